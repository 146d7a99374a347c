"""Scores are typed as in a spreadsheet; what is no score is refused at the field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QToolTip

from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from tests.desk.conftest import Heard
from tests.desk.matrix.conftest import Matrix
from tests.desk.showing import CTRL, PLAIN, SHIFT, Key, clipboard, focus, press, undo_names, write

ALT, GROUP = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.GroupSwitchModifier


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        ("45", Estimate(45)),
        ("-30", Estimate(-30)),
        ("2,5", Estimate(2.5)),
        ("2.5", Estimate(2.5)),
        ("10 20 45", Estimate(20, 10, 45)),
        ("1,5 2,5 3,5", Estimate(2.5, 1.5, 3.5)),
    ],
)
def test_one_number_or_three_with_comma_or_point(
    matrix: Matrix, typed: str, score: Estimate
) -> None:
    matrix.go("e2", "ru1")
    write(typed)
    press(Key.Key_Return)
    assert matrix.scenario.scores["e2", "ru1"] == score
    assert matrix.here() == "e3/ru1"
    assert undo_names(matrix.bench) == ["Score “Imposed transition” on “A friendly government”"]


def test_tab_goes_right_and_at_the_end_of_a_row_to_the_next(matrix: Matrix) -> None:
    matrix.go("e1", "ru1")
    write("1")
    press(Key.Key_Tab)
    write("2")
    press(Key.Key_Tab)
    assert matrix.here() == "e2/us1"
    assert (matrix.best("e1", "ru1"), matrix.best("e1", "ru2")) == (1, 2)


def test_return_at_the_foot_of_a_column_goes_to_the_head_of_the_next(matrix: Matrix) -> None:
    matrix.go("e4", "us1")
    write("9")
    press(Key.Key_Return)
    assert matrix.here() == "e1/us2"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("101", "outside the scale"),
        ("abc", "not a number"),
        ("30 20 10", "must not fall"),
        ("1 2", "three"),
    ],
)
def test_what_is_no_score_stays_in_its_field_with_the_reason(
    matrix: Matrix, typed: str, reason: str
) -> None:
    matrix.go("e1", "us1")
    press(Key.Key_F2)
    write(typed)
    press(Key.Key_Return)
    editor = matrix.editor()
    assert editor is not None
    assert editor.text() == typed
    assert editor.property("refused")
    assert matrix.best("e1", "us1") == 60
    assert [reason in sentence for sentence in matrix.refusals] == [True]
    assert QToolTip.isVisible()

    press(Key.Key_A, modifiers=CTRL)
    write("55")
    assert not editor.property("refused")
    press(Key.Key_Return)
    assert matrix.best("e1", "us1") == 55
    assert matrix.editor() is None


def test_refused_text_outlives_a_click_elsewhere(matrix: Matrix) -> None:
    matrix.go("e1", "us1")
    write("500")
    matrix.go("e3", "ru1")
    editor = matrix.editor()
    assert editor is not None
    assert editor.text() == "500"
    assert matrix.best("e1", "us1") == 60

    editor.setFocus()
    press(Key.Key_Escape)
    assert matrix.editor() is None
    assert not matrix.bench.undo_text


def test_esc_gives_up(matrix: Matrix) -> None:
    matrix.go("e1", "us1")
    write("7")
    press(Key.Key_Escape)
    assert matrix.best("e1", "us1") == 60
    assert not matrix.bench.undo_text


def test_a_click_elsewhere_writes_what_was_typed(matrix: Matrix) -> None:
    matrix.go("e1", "us1")
    write("7")
    matrix.go("e3", "ru1")
    assert matrix.best("e1", "us1") == 7
    assert matrix.here() == "e3/ru1"


def test_typing_the_same_number_again_is_no_step(matrix: Matrix) -> None:
    matrix.go("e1", "us1")
    press(Key.Key_F2, Key.Key_Return)
    assert not matrix.bench.undo_text
    matrix.go("e1", "us1")
    write("50 60 70")
    press(Key.Key_Return)
    assert not matrix.bench.undo_text


def test_opening_and_leaving_a_score_that_shows_fewer_digits_is_no_step(matrix: Matrix) -> None:
    scores = [Estimate(100 / 3), Estimate(-200 / 7), Estimate(0.1 + 0.2, -100 / 3, 200 / 3)]
    for score in scores:
        matrix.bench.apply(edits.set_score, "e2", "ru1", score)
        before = matrix.scenario
        matrix.go("e2", "ru1")
        press(Key.Key_F2, Key.Key_Return)
        matrix.go("e2", "ru1")
        press(Key.Key_F2, Key.Key_End, Key.Key_1, Key.Key_Backspace, Key.Key_Tab)
        assert matrix.scenario is before

    matrix.go("e2", "ru1")
    press(Key.Key_F2)
    write("-33.3333333333 0.3 70\n")
    assert matrix.scenario.scores["e2", "ru1"] == Estimate(0.1 + 0.2, -100 / 3, 70)


def test_delete_makes_the_selected_scores_missing_in_one_step(matrix: Matrix) -> None:
    matrix.go("e1", "us1")
    press(Key.Key_Down, modifiers=SHIFT)
    press(Key.Key_Delete)
    assert ("e1", "us1") not in matrix.scenario.scores
    assert ("e2", "us1") not in matrix.scenario.scores
    assert matrix.cell("e1", "us1").estimate is None
    press(Key.Key_Delete)
    assert undo_names(matrix.bench) == ["Change 2 scores"]


def test_a_new_number_keeps_its_rationale(matrix: Matrix) -> None:
    why = Estimate(60, 50, 70, rationale="Seen twice.", confidence="high", sources=("report",))
    matrix.bench.apply(edits.set_score, "e1", "us1", why)
    matrix.go("e1", "us1")
    write("20")
    press(Key.Key_Return)
    kept = matrix.scenario.scores["e1", "us1"]
    assert (kept.best, kept.low) == (20, None)
    assert (kept.rationale, kept.confidence, kept.sources) == ("Seen twice.", "high", ("report",))


def test_a_field_that_was_left_empty_takes_the_score_out(matrix: Matrix) -> None:
    matrix.go("e1", "us1")
    press(Key.Key_F2, Key.Key_Backspace, Key.Key_Return)
    assert ("e1", "us1") not in matrix.scenario.scores


def test_a_block_is_pasted_as_one_step(matrix: Matrix) -> None:
    matrix.go("e2", "us2")
    clipboard("1\t2,5\n-3\t\n")
    press(Key.Key_V, modifiers=CTRL)
    scores = matrix.scenario.scores
    assert scores["e2", "us2"] == Estimate(1)
    assert scores["e2", "ru1"] == Estimate(2.5)
    assert scores["e3", "us2"] == Estimate(-3)
    assert ("e3", "ru1") not in scores
    assert undo_names(matrix.bench) == ["Change 4 scores"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1\t2\n3\t4\n5\t6\n7\t8", "4 × 2 cells do not fit"),
        ("1\n2\tviel", "In line 2, cell 2"),
        ("1\t2\n3\t400", "In line 2, cell 2"),
    ],
)
def test_a_block_too_large_or_with_a_wrong_cell_changes_nothing(
    matrix: Matrix, text: str, sentence: str
) -> None:
    before = matrix.scenario
    matrix.go("e2", "us2")
    clipboard(text)
    press(Key.Key_V, modifiers=CTRL)
    assert matrix.scenario is before
    assert not matrix.bench.undo_text
    assert len(matrix.refusals) == 1
    assert matrix.refusals[0].startswith("Nothing was pasted")
    assert sentence in matrix.refusals[0]


def test_a_copied_block_is_what_a_spreadsheet_takes(matrix: Matrix) -> None:
    matrix.go("e1", "ru1")
    press(Key.Key_Right, modifiers=SHIFT)
    press(Key.Key_Down, modifiers=SHIFT)
    press(Key.Key_C, modifiers=CTRL)
    assert QApplication.clipboard().text() == "30 40 50\t20 30 40\n-100 -100 -90\t-100 -100 -90"


def test_pasting_with_nothing_on_the_clipboard_or_no_cell_does_nothing(matrix: Matrix) -> None:
    matrix.view.paste()
    clipboard("5")
    matrix.view.table.clearSelection()
    matrix.view.table.setCurrentIndex(matrix.view.model.index(-1, -1))
    matrix.view.paste()
    assert not matrix.bench.undo_text


def test_pasting_where_the_cell_is_current_but_not_selected(matrix: Matrix) -> None:
    matrix.go("e1", "us1")
    matrix.view.table.clearSelection()
    clipboard("5")
    press(Key.Key_V, modifiers=CTRL)
    assert matrix.best("e1", "us1") == 5


@pytest.mark.parametrize(
    ("code", "text", "held"),
    [
        (Key.Key_BracketLeft, "[", CTRL | ALT),
        (Key.Key_Minus, "–", ALT),
        (Key.Key_2, "２", GROUP),
        (0, "३", PLAIN),
    ],
)
def test_a_sign_of_any_keyboard_begins_a_score(
    matrix: Matrix, code: Key, text: str, held: Qt.KeyboardModifier
) -> None:
    matrix.go("e2", "ru1")
    QApplication.sendEvent(focus(), QKeyEvent(QEvent.Type.KeyPress, code, held, text))
    field = matrix.editor()
    assert field is not None
    assert field.text() == text
    press(Key.Key_Escape)


@pytest.mark.parametrize(("text", "held"), [("1", CTRL), ("1", CTRL | ALT), ("s", ALT)])
def test_a_command_begins_no_score(matrix: Matrix, text: str, held: Qt.KeyboardModifier) -> None:
    matrix.go("e2", "ru1")
    key = QKeySequence(text.upper())[0].key()
    QApplication.sendEvent(focus(), QKeyEvent(QEvent.Type.KeyPress, key, held, text))
    assert matrix.editor() is None


@pytest.mark.parametrize(
    ("steps", "score"),
    [
        ([("４", ""), ("４５", ""), ("", "４５")], 45),
        ([("", "４"), ("５", ""), ("", "５")], 45),
        ([("－", ""), ("", "－"), ("", "３０")], -30),
    ],
)
def test_a_score_is_composed_whole(
    matrix: Matrix, steps: list[tuple[str, str]], score: float
) -> None:
    matrix.go("e2", "ru1")
    for preedit, committed in steps:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(committed)
        QApplication.sendEvent(focus(), event)
        QApplication.processEvents()
    press(Key.Key_Return)
    assert matrix.best("e2", "ru1") == score


def test_a_cell_that_was_typed_in_says_its_new_score_to_a_screen_reader(
    matrix: Matrix, heard: Heard
) -> None:
    matrix.go("e2", "ru1")
    del heard.told[:]
    matrix.bench.apply(edits.set_scores, {("e2", "ru1"): Estimate(31)}, {})
    assert [kind for kind, name in heard.told if "31" in name] == ["NameChanged"]
    del heard.told[:]
    matrix.bench.apply(edits.set_scores, {("e1", "us1"): Estimate(32)}, {})
    assert heard.told == []
