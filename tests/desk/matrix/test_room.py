"""What participants judge stands beside the scores, can be hidden, and is taken over in one step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from scenario_desk.desk.matrix.matrix_model import Cell
from scenario_desk.desk.matrix.matrix_view import MatrixView
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table
from tests.desk.matrix.conftest import Matrix, make_matrix
from tests.desk.showing import undo_names
from tests.model.building import small_scenario
from tests.model.rooms import camps_of, spread, told, with_room

TOLD = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def matrix(qtbot: QtBot) -> Matrix:
    return make_matrix(qtbot, camps_of(small_scenario()))


def entries(view: MatrixView) -> dict[str, QAction]:
    """What the menu of the room offers now."""
    view.room.menu().aboutToShow.emit()
    return {each.text(): each for each in view.room.menu().actions() if each.text()}


def beside(matrix: Matrix, endpoint: str, interest: str) -> object:
    cell: Cell = matrix.cell(endpoint, interest)
    return cell.room


def test_the_room_stands_beside_the_score(matrix: Matrix) -> None:
    room = matrix.cell("e1", "us1").room
    assert room is not None
    assert (room.median, room.count, room.farthest, room.agreed) == (61, 7, "Eve −80", True)
    assert room.middle == "−10 … 62"
    assert beside(matrix, "e1", "us2") is None
    told = matrix.view.model.index_of("e1", "us1").data(TOLD)
    assert "7 gave a number and 1 abstained." in told
    assert "Eve differs most: −80." in told


def test_who_does_not_know_is_told_and_counts_in_no_median(matrix: Matrix) -> None:
    assert "1 does not know" in matrix.view.model.index_of("e1", "ru1").data(TOLD)


def test_headings_say_how_far_a_row_and_a_column_agree(matrix: Matrix) -> None:
    model = matrix.view.model
    down = model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    across = model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "The room agrees on 2 of 2 judgements here" in down
    assert "The room agrees on 4 of 4 judgements here" in across


def test_cells_are_wider_while_the_room_is_shown_and_it_is_remembered(
    matrix: Matrix, qtbot: QtBot
) -> None:
    wide = matrix.view.table.columnWidth(0)
    entries(matrix.view)["Show beside the scores"].trigger()
    assert beside(matrix, "e1", "us1") is None
    assert matrix.view.table.columnWidth(0) < wide
    assert "low best high" in matrix.view.hint.text()
    again = make_matrix(qtbot, matrix.scenario)
    assert beside(again, "e1", "us1") is None


def test_nothing_of_the_room_is_shown_while_results_are_held(matrix: Matrix) -> None:
    matrix.bench.hold(True)
    assert beside(matrix, "e1", "us1") is None
    assert list(entries(matrix.view)) == ["Show beside the scores"]
    matrix.bench.hold(False)
    assert beside(matrix, "e1", "us1") is not None


def test_there_is_no_menu_where_nobody_answered(qtbot: QtBot) -> None:
    matrix = make_matrix(qtbot, small_scenario())
    assert matrix.view.room.isHidden()
    scored = told("p0", ("score", "e1", "us1"), Estimate(7))
    matrix.bench.apply(lambda _old: with_room(small_scenario(), scored))
    assert not matrix.view.room.isHidden()
    assert beside(matrix, "e1", "us1") is not None


def test_the_median_of_the_selected_cell_is_taken(matrix: Matrix) -> None:
    matrix.go("e1", "us1")
    entries(matrix.view)["Take the median of the selected cell"].trigger()
    assert matrix.scenario.scores["e1", "us1"] == Estimate(61, 41, 81)
    assert undo_names(matrix.bench) == ["Take over what the room judges"]
    assert matrix.best("e1", "us1") != 61


def test_all_medians_are_one_step(matrix: Matrix) -> None:
    before = matrix.scenario.scores
    entries(matrix.view)["Take all medians"].trigger()
    changed = {key for key, score in matrix.scenario.scores.items() if before.get(key) != score}
    assert changed == {(e, i) for e in ("e1", "e2", "e3", "e4") for i in ("us1", "ru1")}
    assert len(undo_names(matrix.bench)) == 1


def test_a_median_goes_where_the_profile_has_its_own_score(matrix: Matrix) -> None:
    """What is shown in the cell is what is replaced."""
    edited = edits.add_new(matrix.scenario, "profiles", "hawk", actor="us", name="Hawk", kind="own")
    edited = edits.set_profile_score(edited, "hawk", "e1", "us1", spread(-5))
    matrix.bench.apply(lambda _old: edited)
    matrix.bench.assume(replace(matrix.bench.assumptions, profiles=Table({"us": "hawk"})))
    before = matrix.scenario.scores["e1", "us1"]
    matrix.go("e1", "us1")
    entries(matrix.view)["Take the median of the selected cell"].trigger()
    assert matrix.scenario.profiles["hawk"].scores["e1", "us1"].best == 61
    assert matrix.scenario.scores["e1", "us1"] == before


def test_take_with_asks_for_the_selection_or_for_all(matrix: Matrix) -> None:
    asked: list[tuple[object, ...]] = []
    matrix.bench.taking_wanted.connect(asked.append)
    entries(matrix.view)["Take with…"].trigger()
    assert len(asked[0]) == 8


def test_a_cell_without_numbers_says_so(qtbot: QtBot) -> None:
    matrix = make_matrix(
        qtbot, with_room(small_scenario(), told("p0", ("score", "e1", "us1"), "unknown"))
    )
    room = matrix.cell("e1", "us1").room
    assert room is not None
    assert room.median is None
    matrix.view.grab()


def test_a_room_that_does_not_agree_is_marked(qtbot: QtBot) -> None:
    scored = [
        told(f"p{place}", ("score", "e1", "us1"), Estimate(best))
        for place, best in enumerate((0, 90))
    ]
    matrix = make_matrix(qtbot, with_room(small_scenario(), *scored))
    room = matrix.cell("e1", "us1").room
    assert room is not None
    assert not room.agreed
