"""The benchmark of the canvas runs, and its rows say what the table and its readers expect."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks import COLUMNS, canvas_bench, canvas_edits, canvas_memory
from tests.benchmarks.canvas_edits import BY_STAGE, STAGES

SIZE, ALONE = 60, 150
ZOOMS = ("fit", "middle", "near")


@pytest.fixture(scope="module")
def rows(qapp: QApplication) -> list[dict[str, object]]:
    """The rows of a tree so small that nobody waits for it; what processes grow by is given."""
    assert qapp is QApplication.instance()
    patch = pytest.MonkeyPatch()
    patch.setattr(canvas_bench, "_BUDGET_S", 0.0)
    patch.setattr(canvas_edits, "_BUDGET_S", 0.0)
    patch.setattr(canvas_edits, "_FEWEST", 1)
    patch.setattr(canvas_memory, "grown_by", lambda _way, _size: 0.0)
    try:
        return canvas_bench.rows((SIZE,), ALONE)
    finally:
        patch.undo()


def test_every_row_has_every_column_and_its_peer_a_value(rows: list[dict[str, object]]) -> None:
    for row in rows:
        assert tuple(row) == COLUMNS
        assert isinstance(row["ours"], float)
        assert row["size"] in (SIZE, ALONE)
        assert row["unit"] in ("ms", "MB")
        assert (row["peer"] is None) == (row["peer_value"] is None)


def test_it_says_what_was_asked_of_it(rows: list[dict[str, object]]) -> None:
    said = {(row["what"], row["size"], row["peer"]) for row in rows}
    for zoom in ZOOMS:
        for peer in ("an item per node", "pyqtgraph"):
            assert (f"canvas: frame, {zoom}", SIZE, peer) in said
        assert (f"canvas: frame, {zoom}", ALONE, None) in said
    for edit in BY_STAGE:
        assert (f"canvas: {edit} to pixels", SIZE, None) in said
        assert (f"canvas: undo {edit} to pixels", SIZE, None) in said
        for stage in STAGES:
            assert (f"canvas: {edit}, {stage}", SIZE, None) in said
    for what in ("pan", "zoom", "re-parent"):
        assert (f"canvas: drag, {what}", SIZE, None) in said
    for what in ("fold", "focus"):
        assert (f"canvas: {what} to pixels", SIZE, None) in said
    assert ("canvas: layout", SIZE, "Buchheim in Python") in said
    assert ("canvas: its arrays", ALONE, None) in said
    assert len(said) == len(rows)
