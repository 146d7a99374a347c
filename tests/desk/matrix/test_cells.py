"""What a cell shows: whose score, what a linkage makes of it, and that it is missing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from scenario_desk.desk.matrix.cell_delegate import _number, _range
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table
from tests.desk.matrix.conftest import Matrix
from tests.desk.showing import CTRL, SHIFT, Key, clipboard, press, undo_names, write

PERCEIVED = Assumptions(profiles=Table({"ru": "us-sees-ru"}))


def tooltip(matrix: Matrix, endpoint: str, interest: str) -> str:
    index = matrix.view.model.index_of(endpoint, interest)
    return str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_a_missing_score_is_missing_and_says_what_to_do(matrix: Matrix) -> None:
    matrix.bench.apply(edits.set_score, "e1", "us1", None)
    assert matrix.cell("e1", "us1").estimate is None
    assert "No score yet" in tooltip(matrix, "e1", "us1")


def test_the_active_profiles_own_score_takes_the_place_of_the_scenarios(matrix: Matrix) -> None:
    assert not matrix.cell("e2", "ru1").overridden
    matrix.bench.assume(PERCEIVED)
    cell = matrix.cell("e2", "ru1")
    assert cell.overridden
    assert cell.estimate is not None
    assert cell.estimate.best == -30
    assert "Russia, as Washington sees it" in tooltip(matrix, "e2", "ru1")


def test_typing_changes_the_score_that_is_shown(matrix: Matrix) -> None:
    matrix.bench.assume(PERCEIVED)
    matrix.go("e2", "ru1")
    write("-20")
    press(Key.Key_Return)
    assert matrix.scenario.profiles["us-sees-ru"].scores["e2", "ru1"].best == -20
    assert matrix.best("e2", "ru1") == -100
    assert undo_names(matrix.bench) == ["Change score in “Russia, as Washington sees it”"]


def test_a_block_over_own_and_shared_scores_is_one_step(matrix: Matrix) -> None:
    matrix.bench.assume(PERCEIVED)
    matrix.go("e1", "ru1")
    clipboard("11\n22\n33")
    press(Key.Key_V, modifiers=CTRL)
    assert matrix.best("e1", "ru1") == 11
    assert matrix.best("e2", "ru1") == -100
    assert matrix.scenario.profiles["us-sees-ru"].scores["e2", "ru1"].best == 22
    assert matrix.best("e3", "ru1") == 33
    assert len(undo_names(matrix.bench)) == 1


def test_deleting_an_own_score_gives_the_scenarios_back(matrix: Matrix) -> None:
    matrix.bench.assume(PERCEIVED)
    matrix.go("e2", "ru1")
    press(Key.Key_Delete)
    assert ("e2", "ru1") not in matrix.scenario.profiles["us-sees-ru"].scores
    assert matrix.cell("e2", "ru1").estimate == matrix.scenario.scores["e2", "ru1"]


def test_a_base_profiles_own_score_shows_under_every_profile(matrix: Matrix) -> None:
    matrix.bench.apply(edits.set_profile_score, "ru-base", "e1", "ru2", Estimate(77))
    assert matrix.cell("e1", "ru2").profile == "ru-base"
    matrix.bench.assume(PERCEIVED)
    cell = matrix.cell("e1", "ru2")
    assert cell.profile == "ru-base"
    assert cell.estimate == Estimate(77)
    assert cell.changed is None


def test_a_linkage_on_the_table_shows_what_it_makes_of_a_score(matrix: Matrix) -> None:
    matrix.bench.toggle_linkage("relief")
    cell = matrix.cell("e1", "ru2")
    assert cell.estimate is not None
    assert (cell.estimate.best, cell.changed) == (30, 70)
    assert "With the linkages on the table: 70" in tooltip(matrix, "e1", "ru2")
    assert matrix.cell("e3", "ru2").changed is None


def test_a_crossed_red_line_is_marked_but_not_while_results_are_held(matrix: Matrix) -> None:
    assert matrix.cell("e2", "ru1").crossed
    assert not matrix.cell("e1", "ru1").crossed
    matrix.bench.hold(True)
    assert not matrix.cell("e2", "ru1").crossed


def test_a_change_elsewhere_shows_at_once(matrix: Matrix) -> None:
    matrix.bench.preview(edits.set_score, "e1", "us1", Estimate(-5))
    assert matrix.cell("e1", "us1").estimate == Estimate(-5)
    matrix.bench.cancel()
    cell = matrix.cell("e1", "us1")
    assert cell.estimate is not None
    assert cell.estimate.best == 60


def test_selecting_many_cells_selects_their_scores(matrix: Matrix) -> None:
    matrix.go("e1", "us1")
    press(Key.Key_Right, modifiers=SHIFT)
    selection = matrix.bench.selection
    assert selection.kind == "score"
    assert set(selection.ids) == {"e1/us1", "e1/us2"}
    assert selection.primary == "e1/us2"


def test_long_and_foreign_names_stay_plain_text(matrix: Matrix) -> None:
    scenario = matrix.scenario
    name = "<b>Мир & الأمن</b> " + "x" * 300
    named = replace(scenario.endpoints["e1"], name=name, title="<img src=x>")
    matrix.bench.apply(edits.amend, "endpoints", "e1", name=named.name, title=named.title)
    assert "&lt;b&gt;Мир &amp; الأمن&lt;/b&gt;" in tooltip(matrix, "e1", "us1")
    header = matrix.view.model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src=x&gt;" in str(header)
    assert not matrix.view.grab().isNull()


def test_it_is_a_sound_model_through_every_change(matrix: Matrix) -> None:
    model = matrix.view.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    bench = matrix.bench
    bench.apply(edits.set_score, "e1", "us1", None)
    bench.apply(edits.remove, "interests", "us2")
    bench.apply(edits.remove, "endpoints", "e1")
    model.show_actors(("ir",))
    model.show_actors(())
    bench.apply(edits.remove, "actors", "ir")
    while bench.undo_text:
        bench.undo()
    assert tester.model() is model


def test_a_range_has_no_more_decimals_than_a_score() -> None:
    assert _number(12.25) == "12.2"
    assert _range(-46.123456, -36.987654) == "−46.1 … −37"
    assert _range(-15, 40) == "−15 … 40"
