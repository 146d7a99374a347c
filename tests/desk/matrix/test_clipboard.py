"""What is copied out of the matrix is pasted as it was, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.matrix import clipboard, matrix_model
from scenario_desk.desk.matrix.block import Place, read_block, spread
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from tests.desk.matrix.conftest import Matrix
from tests.desk.showing import CTRL, Key, press

NUMBERS = st.floats(-100, 100).map(lambda number: number if abs(number) > 1e-40 else 0.0)
SCORES = NUMBERS.map(Estimate) | st.lists(NUMBERS, min_size=3, max_size=3).map(sorted).map(
    lambda three: Estimate(three[1], three[0], three[2])
)
PLACES = st.tuples(st.integers(0, 5), st.integers(0, 4))


@given(st.dictionaries(PLACES, st.none() | SCORES, min_size=1), st.integers(0, 3), PLACES)
def test_any_selection_pasted_anywhere_equals(
    qapp: QApplication, cells: dict[Place, Estimate | None], more: int, at: Place
) -> None:
    top, left = min(row for row, _ in cells), min(column for _, column in cells)
    rows = range(top, max(row for row, _ in cells) + 1)
    columns = range(left, max(column for _, column in cells) + 1)
    block = [[cells.get((r, c), Estimate(7)) for c in columns] for r in rows]
    clipboard.put(
        block,
        {(r - top, c - left) for r in rows for c in columns}
        - {(r - top, c - left) for r, c in cells},
    )
    text, gaps = clipboard.taken()
    pasted = spread(read_block(text), {at}, 12 + more, 12 + more, gaps)
    assert pasted == {(r - top + at[0], c - left + at[1]): each for (r, c), each in cells.items()}


def choose(matrix: Matrix, *cells: tuple[str, str]) -> None:
    """Select cells far apart, the last of them current."""
    chooser = matrix.view.table.selectionModel()
    chooser.clearSelection()
    for cell in cells:
        index = matrix.view.model.index_of(*cell)
        chooser.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)


def test_between_scattered_cells_nothing_is_emptied(matrix: Matrix) -> None:
    before = dict(matrix.scenario.scores)
    choose(matrix, ("e1", "us1"), ("e3", "ru1"))
    press(Key.Key_C, modifiers=CTRL)
    choose(matrix, ("e2", "us2"))
    press(Key.Key_V, modifiers=CTRL)
    after = dict(matrix.scenario.scores)
    assert {key for key in before | after if before.get(key) != after.get(key)} == {
        ("e2", "us2"),
        ("e4", "ru2"),
    }
    assert after["e2", "us2"].best == before["e1", "us1"].best
    assert after["e4", "ru2"].best == before["e3", "ru1"].best


def test_what_somebody_else_copies_afterwards_has_no_gaps(matrix: Matrix) -> None:
    choose(matrix, ("e1", "us1"), ("e2", "us2"))
    press(Key.Key_C, modifiers=CTRL)
    QApplication.clipboard().setText("1\t2\n3\t4")
    choose(matrix, ("e1", "us1"))
    press(Key.Key_V, modifiers=CTRL)
    assert [matrix.best(e, i) for e in ("e1", "e2") for i in ("us1", "us2")] == [1, 2, 3, 4]


def test_lines_with_semicolons_go_into_columns_and_one_line_into_a_cell(matrix: Matrix) -> None:
    QApplication.clipboard().setText("5.0;35.0\n-4.0;9,5\n")
    choose(matrix, ("e1", "us1"))
    press(Key.Key_V, modifiers=CTRL)
    assert [matrix.best(e, i) for e in ("e1", "e2") for i in ("us1", "us2")] == [5, 35, -4, 9.5]
    QApplication.clipboard().setText("5.0;35.0;40.0\n")
    press(Key.Key_V, modifiers=CTRL)
    assert matrix.scenario.scores["e1", "us1"] == Estimate(35, 5, 40)
    assert matrix.best("e1", "us2") == 35


def test_an_empty_cell_and_an_empty_last_row_are_pasted_too(matrix: Matrix) -> None:
    matrix.bench.apply(edits.set_score, "e2", "us1", None)
    choose(matrix, ("e2", "us1"))
    press(Key.Key_C, modifiers=CTRL)
    choose(matrix, ("e4", "ru2"))
    press(Key.Key_V, modifiers=CTRL)
    assert ("e4", "ru2") not in matrix.scenario.scores

    choose(matrix, ("e1", "us1"), ("e2", "us1"))
    press(Key.Key_C, modifiers=CTRL)
    choose(matrix, ("e3", "us2"))
    press(Key.Key_V, modifiers=CTRL)
    assert matrix.best("e3", "us2") == matrix.best("e1", "us1")
    assert ("e4", "us2") not in matrix.scenario.scores


def test_what_a_profile_says_itself_is_taken_out_there(matrix: Matrix) -> None:
    own = {("e1", "us1"): Estimate(5), ("e3", "us1"): Estimate(7)}
    matrix.bench.apply(edits.set_profile_scores, "us-base", own)
    before = matrix.scenario
    choose(matrix, ("e1", "us1"), ("e2", "us1"), ("e1", "us2"))
    press(Key.Key_Delete)
    after = matrix.scenario
    assert dict(after.profiles["us-base"].scores) == {("e3", "us1"): Estimate(7)}
    assert before.scores.keys() - after.scores.keys() == {("e2", "us1"), ("e1", "us2")}
    assert matrix.bench.undo() is not None
    assert matrix.scenario == before


def test_many_scores_taken_out_are_told_to_the_table_at_once(
    matrix: Matrix, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    model = matrix.view.model
    monkeypatch.setattr(matrix_model, "_MANY", 1)
    matrix.view.table.selectAll()
    model.dataChanged.connect(lambda *_: told.append(1))
    matrix.view.clear_cells()
    assert len(told) == 1
    assert not any(model.cell(r, c).estimate for r in range(model.rowCount()) for c in range(4))
    assert matrix.bench.undo() is not None
    assert matrix.bench.undo() is None, "it was one step"
