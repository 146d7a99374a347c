"""Scores on the clipboard: a block of text for everybody, and for us which of its cells were copied."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from scenario_desk.desk.matrix.block import Place, write_block
from scenario_desk.model.estimate import Estimate

_GAPS = "application/x-scenario-desk-score-gaps"
_GAP = "."


def put(block: list[list[Estimate | None]], gaps: set[Place]) -> None:
    """Put a block of scores on the clipboard; of its `gaps` nothing was copied."""
    data = QMimeData()
    if gaps:
        places = [[(r, c) for c in range(len(line))] for r, line in enumerate(block)]
        block = [[None if at in gaps else block[at[0]][at[1]] for at in line] for line in places]
        mask = ["".join(_GAP if at in gaps else "x" for at in line) for line in places]
        data.setData(_GAPS, "\n".join(mask).encode())
    data.setText(write_block(block))
    QGuiApplication.clipboard().setMimeData(data)


def taken() -> tuple[str, set[Place]]:
    """The block on the clipboard as text, and which of its cells nobody copied."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None:
        return "", set()
    mask = bytes(data.data(_GAPS).data()).decode("ascii", "replace").split("\n")
    gaps = {(r, c) for r, line in enumerate(mask) for c, sign in enumerate(line) if sign == _GAP}
    return data.text(), gaps
