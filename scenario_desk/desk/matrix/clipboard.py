"""Scores on the clipboard: a block of text for everybody, and for us which of its cells were copied."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from scenario_desk.desk.matrix.block import Place, write_block
from scenario_desk.model.estimate import Estimate

_GAPS = "application/x-scenario-desk-score-gaps"
_GAP = "."


def put(cells: dict[Place, Estimate | None]) -> None:
    """Put scores on the clipboard where they stand to one another; between them nothing."""
    rows = range(min(row for row, _ in cells), max(row for row, _ in cells) + 1)
    columns = range(min(column for _, column in cells), max(column for _, column in cells) + 1)
    data = QMimeData()
    data.setText(write_block([[cells.get((r, c)) for c in columns] for r in rows]))
    mask = ["".join("x" if (r, c) in cells else _GAP for c in columns) for r in rows]
    if any(_GAP in line for line in mask):
        data.setData(_GAPS, "\n".join(mask).encode())
    QGuiApplication.clipboard().setMimeData(data)


def taken() -> tuple[str, set[Place]]:
    """The block on the clipboard as text, and which of its cells nobody copied."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None:
        return "", set()
    mask = bytes(data.data(_GAPS).data()).decode("ascii", "replace").split("\n")
    gaps = {(r, c) for r, line in enumerate(mask) for c, sign in enumerate(line) if sign == _GAP}
    return data.text(), gaps
