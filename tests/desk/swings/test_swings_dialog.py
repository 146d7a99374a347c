"""Weights are judged by swings with keys or the mouse; taking them is one step, leaving is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.analysis.swings import Tradeoff, worth
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.swings.swings_dialog import SwingsDialog
from scenario_desk.model import edits
from scenario_desk.model.entities import Interest
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from tests.desk.showing import LEFT, Key, focus, press, undo_names, workbench, write
from tests.model.building import small_scenario

ALT = Qt.KeyboardModifier.AltModifier
WEIGHTS = {
    "us1": Estimate(60, 50, 80),
    "us2": Estimate(100),
    "x1": Estimate(45),
    "x2": Estimate(10),
}


def four_interests() -> Scenario:
    """The United States with four interests, one of them judged with a range."""
    scenario = small_scenario()
    for key, name in (("x1", "Trade"), ("x2", "Prestige")):
        interest = Interest(id=key, actor="us", name=name, worst=f"no {name}", best=f"all {name}")
        scenario = edits.add(scenario, "interests", interest)
    for key, weight in WEIGHTS.items():
        scenario = edits.set_weight(scenario, "us-base", key, weight)
    return scenario


@pytest.fixture
def bench() -> Workbench:
    return workbench(four_interests())


@pytest.fixture
def dialog(qtbot: QtBot, bench: Workbench) -> Iterator[SwingsDialog]:
    yield from opened(qtbot, bench)


def opened(qtbot: QtBot, bench: Workbench) -> Iterator[SwingsDialog]:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    window.resize(1_200, 900)
    qtbot.addWidget(window)
    asking = SwingsDialog(bench, "us-base", window)
    with qtbot.waitExposed(asking):
        asking.open()
    asking.activateWindow()
    QApplication.processEvents()
    yield asking
    asking.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def ranked(dialog: SwingsDialog) -> list[tuple[str, int | None]]:
    return list(dialog.ratings.items())


def seen(dialog: SwingsDialog) -> list[str]:
    """The rows from top to bottom, as they stand on the screen."""
    QApplication.processEvents()
    return sorted(dialog.rows, key=lambda key: dialog.rows[key].y())


def weights(bench: Workbench) -> dict[str, Estimate]:
    return dict(bench.scenario.profiles["us-base"].weights)


def test_it_opens_ranked_by_the_weights_there_are(dialog: SwingsDialog) -> None:
    assert ranked(dialog) == [("us2", 100), ("us1", 60), ("x1", 45), ("x2", 10)]
    assert seen(dialog) == ["us2", "us1", "x1", "x2"]
    assert not dialog.rows["us2"].number.isEnabled()
    assert dialog.rows["x1"].ends.text() == "From: no Trade\nTo: all Trade"
    assert dialog.rows["x1"].number.accessibleName() == "Rating of Trade"
    number = dialog.rows["us1"].number
    assert focus() is number
    assert number.lineEdit().width() > number.fontMetrics().horizontalAdvance("100")


def test_it_is_ranked_and_rated_by_keys_and_taken_in_one_step(
    dialog: SwingsDialog, bench: Workbench
) -> None:
    before = bench.scenario
    press(Key.Key_Up, modifiers=ALT)
    assert ranked(dialog) == [("us1", 100), ("us2", 100), ("x1", 45), ("x2", 10)]
    assert seen(dialog)[0] == "us1"
    dialog.rows["us2"].number.setFocus()
    dialog.rows["us2"].number.selectAll()
    write("90\n")
    assert focus() is dialog.rows["x1"].number
    press(Key.Key_Tab)
    assert focus() is dialog.rows["x2"].number
    press(Key.Key_Up)
    press(Key.Key_Up, modifiers=ALT)
    assert ranked(dialog) == [("us1", 100), ("us2", 90), ("x2", 45), ("x1", 45)]
    assert bench.scenario is before
    dialog.go.setFocus()
    press(Key.Key_Space)
    assert not dialog.isVisible()
    # The range moves along and is cut off at the end of the scale.
    assert weights(bench) == {
        "us1": Estimate(100, 90, 100),
        "us2": Estimate(90),
        "x1": Estimate(45),
        "x2": Estimate(45),
    }
    assert len(undo_names(bench)) == 1
    assert bench.scenario == before


def test_none_is_rated_above_one_before_it_and_what_is_lowered_takes_others_along(
    dialog: SwingsDialog,
) -> None:
    number = dialog.rows["x1"].number
    number.setFocus()
    number.selectAll()
    write("70\n")
    assert dict(ranked(dialog))["x1"] == 45
    assert number.value() == 45
    told = "Not 70: none is rated above the one ranked before it, which has 60."
    assert dialog.rows["x1"].told.text() == told
    slider = dialog.rows["us1"].slider
    slider.setFocus()
    press(Key.Key_Home)
    assert ranked(dialog) == [("us2", 100), ("us1", 0), ("x1", 0), ("x2", 0)]
    assert dialog.rows["x1"].told.text() == ""


def test_a_row_is_dragged_to_its_place(dialog: SwingsDialog) -> None:
    row, over = dialog.rows["x2"], dialog.rows["us1"]
    start = row.name.geometry().center()
    QTest.mousePress(row, LEFT, pos=start)
    target = row.mapFromGlobal(over.mapToGlobal(QPoint(start.x(), 3)))
    QTest.mouseMove(row, target)
    QTest.mouseRelease(row, LEFT, pos=target)
    assert seen(dialog) == ["us2", "x2", "us1", "x1"]
    assert ranked(dialog)[:3] == [("us2", 100), ("x2", 60), ("us1", 60)]


def test_answers_against_the_ratings_are_shown_with_the_nearest_that_agree(
    dialog: SwingsDialog, bench: Workbench
) -> None:
    check = dialog.check
    assert check.asked[0] == Tradeoff(("us2",), ("us1", "x1"))
    check.first.setFocus()
    press(Key.Key_Return)
    assert "But the ratings come to 100 against 105." in check.verdict.text()
    assert "The nearest ratings that agree with every answer" in check.verdict.text()
    # Rated otherwise, the answer stands and is contradicted no more.
    number = dialog.rows["us1"].number
    number.setFocus()
    number.selectAll()
    write("50\n")
    assert "nearest" not in check.verdict.text()
    number.setFocus()
    number.selectAll()
    write("60\n")
    check.take.setFocus()
    press(Key.Key_Space)
    ratings = dict(ranked(dialog))
    assert ratings["us1"] + ratings["x1"] == 99
    assert "nearest" not in check.verdict.text()
    assert bench.undo_text == ""


def test_when_all_is_answered_it_says_so_and_can_be_asked_again(dialog: SwingsDialog) -> None:
    check = dialog.check
    for asked in check.asked:
        assert check.question.text().startswith("Which of these improvements")
        ahead = sum(dialog.ratings[key] for key in asked.first) - sum(
            dialog.ratings[key] for key in asked.second
        )
        (check.first if ahead > 0 else check.second if ahead < 0 else check.alike).click()
    assert check.verdict.text().startswith("The ratings agree with every answer.")
    assert check.first.isHidden()
    assert focus() is check.again
    press(Key.Key_Space)
    assert not check.answers
    assert focus() is check.first


def test_esc_leaves_no_trace(dialog: SwingsDialog, bench: Workbench) -> None:
    before = bench.scenario
    press(Key.Key_Up, modifiers=ALT)
    press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert bench.scenario is before
    assert bench.undo_text == ""


def test_all_are_rated_before_they_are_taken(qtbot: QtBot, bench: Workbench) -> None:
    for key in ("us1", "x2"):
        bench.apply(edits.set_weight, "us-base", key, None)
    for dialog in opened(qtbot, bench):
        assert ranked(dialog)[2:] == [("us1", None), ("x2", None)]
        assert not dialog.go.isEnabled()
        assert dialog.check.question.text().startswith("Once all are rated")
        for key, typed in (("us1", "30"), ("x2", "0")):
            number = dialog.rows[key].number
            number.setFocus()
            number.selectAll()
            write(f"{typed}\n")
        assert dialog.go.isEnabled()
        assert ranked(dialog)[2:] == [("us1", 30), ("x2", 0)]


def test_they_are_rated_in_words_and_follow_once_all_is_said(
    dialog: SwingsDialog, bench: Workbench
) -> None:
    dialog.in_words.setFocus()
    press(Key.Key_Space)
    rows = dialog.rows
    assert not any(row.slider.isVisible() for row in rows.values())
    assert all(row.ahead.isVisible() for row in rows.values())
    assert not dialog.go.isEnabled()
    for key, presses in (("us2", 3), ("us1", 1), ("x1", 5)):
        press(Key.Key_Tab)
        assert focus() is rows[key].ahead
        for _press in range(presses + 1):
            press(Key.Key_Down)
    assert ranked(dialog) == [("us2", 100), ("us1", 60), ("x1", 45), ("x2", 10)]
    press(Key.Key_Tab)
    press(Key.Key_Down)
    press(Key.Key_Down)
    assert rows["x2"].ahead.currentText() == "very weakly"
    assert rows["x2"].ahead.accessibleName() == "How far Prestige is ahead of no change"
    assert ranked(dialog) == [("us2", 100), ("us1", 70), ("x1", 60), ("x2", 10)]
    # Ranked otherwise, what was said of each goes along with it.
    press(Key.Key_Up, modifiers=ALT)
    assert ranked(dialog) == [("us2", 100), ("us1", 70), ("x2", 60), ("x1", 50)]
    dialog.go.setFocus()
    press(Key.Key_Space)
    assert weights(bench)["x2"] == Estimate(60)


def test_the_nearest_that_agree_are_numbers_again(dialog: SwingsDialog) -> None:
    dialog.in_words.setChecked(True)
    for row in dialog.rows.values():
        row.said.emit(1)
    assert list(dict(ranked(dialog)).values()) == [100, 75, 50, 25]
    check = dialog.check
    asked = check.asked[0]
    ratings = dialog.ratings
    ahead = worth(ratings, asked.first) > worth(ratings, asked.second)
    (check.second if ahead else check.first).click()
    assert check.take.isVisible()
    check.take.click()
    assert not dialog.in_words.isChecked()
    assert "nearest" not in check.verdict.text()
