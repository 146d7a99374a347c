"""The probabilities of one node edited together, under real keys and clicks, as one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.nodes.probability_row import ProbabilityRow
from scenario_desk.desk.nodes.probability_table import ProbabilityTable
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from tests.desk.nodes.desk import Desk
from tests.desk.showing import CTRL, SHIFT, Key, click, focus, press, undo_names, write
from tests.model.building import small_scenario

GAP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def table(desk: Desk) -> ProbabilityTable:
    """The table of the root's branches, opened from the last of them with a percent sign."""
    desk.select("leave")
    desk.view.setFocus()
    QTest.keyClick(desk.view, "%", SHIFT)
    return desk.nodes.table


def bests(desk: Desk) -> list[float | None]:
    branches = (desk.scenario.nodes[key] for key in desk.scenario.nodes["root"].children)
    return [each.probability.best if each.probability else None for each in branches]


def total(table: ProbabilityTable) -> str:
    return table.panel.sum.text().replace(GAP, " ")


def row(table: ProbabilityTable, branch: str) -> ProbabilityRow:
    return next(each for each in table.rows if each.branch == branch)


def test_a_percent_sign_on_a_leaf_opens_it_in_its_row(desk: Desk, table: ProbabilityTable):
    assert [each.label.text() for each in table.rows] == [
        "Talks open",
        "Washington pushes",
        "Washington leaves",
    ]
    assert focus() is row(table, "leave").field
    assert row(table, "talks").field.text() == "45 50 55 %"
    assert row(table, "leave").field.placeholderText() == f"the rest: 20{GAP}%"
    assert row(table, "leave").likelihood.text() == "unlikely"
    assert total(table) == "The numbers add up to 80 %; the rest is 20 %."
    press(Key.Key_Escape)
    assert not desk.bench.undo_text


def test_on_a_node_with_branches_it_shows_its_own(desk: Desk):
    desk.select("talks")

    desk.nodes.probabilities()

    assert desk.nodes.table.node == "talks"
    assert focus() is row(desk.nodes.table, "deal").field
    press(Key.Key_Escape)
    desk.nodes.probabilities_beside()
    assert desk.nodes.table.node == "root"
    assert focus() is row(desk.nodes.table, "talks").field
    press(Key.Key_Escape)


@pytest.mark.parametrize("host", ["canvas"])
def test_a_double_click_with_ctrl_on_a_probability_opens_it_in_its_row(desk: Desk):
    box = desk.nodes.host.box_of("push", "probability")
    assert box is not None
    at = QPoint(round(box.left()) + 6, round(box.center().y()))
    QTest.mouseDClick(desk.view, Qt.MouseButton.LeftButton, CTRL, at)

    assert focus() is row(desk.nodes.table, "push").field
    press(Key.Key_Escape)


def test_everything_typed_is_shown_at_once_and_is_one_step(desk: Desk, table: ProbabilityTable):
    write("30")
    assert bests(desk) == [0.5, 0.3, 0.3]
    assert total(table) == "⚠ They add up to 110 %: 10 % too much."
    press(Key.Key_Up)
    write("20")
    assert total(table) == "They add up to 100 %."
    press(Key.Key_Up)
    write("10 20 30")
    assert total(table) == "⚠ They add up to 70 %: 30 % is missing."
    press(Key.Key_Return, modifiers=CTRL)

    assert not table.panel.isVisible()
    assert focus() is desk.view
    assert desk.scenario.nodes["talks"].probability == Estimate(0.2, 0.1, 0.3)
    assert undo_names(desk.bench) == ["Change probability of 3 branches"]
    assert desk.scenario == small_scenario()


def test_enter_goes_down_and_takes_the_numbers_after_the_last(desk: Desk, table: ProbabilityTable):
    press(Key.Key_Up, Key.Key_Up)
    write("60\n30\n10\n")

    assert not table.panel.isVisible()
    assert bests(desk) == [0.6, 0.3, 0.1]
    assert desk.steps() == 1


@pytest.mark.parametrize("button", ["", "spread", "normalise", "rest"])
def test_escape_leaves_everything_as_it_was(desk: Desk, table: ProbabilityTable, button: str):
    write("35")
    press(Key.Key_Tab)
    if button:
        click(table.panel.buttons[button])
    press(Key.Key_Escape)

    assert not table.panel.isVisible()
    assert desk.scenario == small_scenario()
    assert desk.bench.selection.ids == ("leave",)
    assert not desk.bench.undo_text
    assert not desk.bench.previewing


def test_a_click_elsewhere_takes_the_numbers(desk: Desk, table: ProbabilityTable):
    write("5")
    port = getattr(desk.view, "viewport", lambda: desk.view)()

    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(3, port.height() - 3))

    assert not table.panel.isVisible()
    assert bests(desk) == [0.5, 0.3, 0.05]
    assert desk.steps() == 1


def test_it_takes_the_numbers_when_its_view_goes(desk: Desk, table: ProbabilityTable):
    write("5")
    desk.view.hide()

    assert table.node == ""
    assert bests(desk) == [0.5, 0.3, 0.05]
    assert desk.steps() == 1


def test_saving_takes_the_numbers_first(desk: Desk, table: ProbabilityTable):
    write("5")
    desk.bench.settle()

    assert not table.panel.isVisible()
    assert desk.bench.committed.nodes["leave"].probability == Estimate(0.05)
    assert focus() is desk.view


def test_a_click_on_the_table_itself_leaves_it_open(desk: Desk, table: ProbabilityTable):
    write("5")

    click(table.panel.sum)
    click(row(table, "talks").label)

    assert table.panel.isVisible()
    press(Key.Key_Escape)


def test_one_click_spreads_them_evenly(desk: Desk, table: ProbabilityTable):
    click(table.panel.buttons["spread"])

    assert bests(desk) == pytest.approx([1 / 3] * 3)
    assert row(table, "talks").field.text() == "33.3 %"
    assert focus() is row(table, "leave").field
    press(Key.Key_Return, modifiers=CTRL)
    assert desk.steps() == 1


def test_one_click_makes_room_for_the_row_that_is_edited(desk: Desk, table: ProbabilityTable):
    write("60")
    click(table.panel.buttons["normalise"])

    assert bests(desk) == pytest.approx([0.25, 0.15, 0.6])
    assert total(table) == "They add up to 100 %."
    press(Key.Key_Escape)


def test_what_is_locked_stays_when_the_others_change(desk: Desk, table: ProbabilityTable):
    write("30")
    row(table, "talks").lock.setFocus()
    press(Key.Key_Space)
    press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    row(table, "leave").field.setFocus()
    click(table.panel.buttons["normalise"])
    assert bests(desk) == pytest.approx([0.5, 0.2, 0.3])
    click(table.panel.buttons["spread"])
    assert bests(desk) == pytest.approx([0.5, 0.25, 0.25])
    press(Key.Key_Escape)


def test_one_click_makes_a_row_the_rest(desk: Desk, table: ProbabilityTable):
    press(Key.Key_Up)
    click(table.panel.buttons["rest"])

    assert bests(desk) == [0.5, None, None]
    assert total(table) == "The numbers add up to 50 %; the rest, 50 %, is shared by 2."
    assert not row(table, "push").lock.isEnabled()
    press(Key.Key_Escape)


def test_what_cannot_be_normalised_is_said(desk: Desk, table: ProbabilityTable):
    press(Key.Key_Up)
    write("100")
    press(Key.Key_Up)
    write("100")
    row(table, "push").lock.setChecked(True)
    click(table.panel.buttons["normalise"])

    assert table.panel.refusal.text().startswith("No scaling makes the branches of")
    press(Key.Key_Escape)


def test_a_number_that_cannot_be_read_keeps_it_open_with_the_reason(
    desk: Desk, table: ProbabilityTable
):
    write("3x")
    press(Key.Key_Return, modifiers=CTRL)
    assert table.panel.isVisible()
    assert table.panel.refusal.text() == "“3x” is not a number."
    press(Key.Key_Up)
    write("25")
    desk.view.setFocus()

    assert desk.refusals == ["“3x” is not a number."]
    assert bests(desk) == [0.5, 0.25, None]
    assert desk.steps() == 1


def test_why_a_number_was_judged_stays_with_it(desk: Desk):
    reasoned = Estimate(0.3, rationale="Cables.", confidence="low")
    desk.bench.apply(edits.set_probability, "push", reasoned)
    desk.select("push")
    desk.nodes.probabilities_beside()
    write("40")
    press(Key.Key_Return, modifiers=CTRL)

    assert desk.scenario.nodes["push"].probability == Estimate(
        0.4, rationale="Cables.", confidence="low"
    )


def test_tab_goes_round_within_the_table(desk: Desk, table: ProbabilityTable):
    for _step in table.panel.stops():
        assert table.panel.holds(focus())
        press(Key.Key_Tab)
    assert focus() is row(table, "leave").field
    press(Key.Key_Tab)
    assert focus() is table.panel.buttons["spread"]
    press(Key.Key_Space)
    assert bests(desk) == pytest.approx([1 / 3] * 3)
    press(Key.Key_Backtab, Key.Key_Escape)


def test_a_rational_choice_is_said_to_stand_in_place_of_the_numbers(desk: Desk):
    desk.bench.apply(edits.amend_node, "push", resolves="rational")
    desk.select("push")
    desk.nodes.probabilities()

    said = desk.nodes.table.panel.in_place.text()
    assert said.startswith("RU chooses rationally here")
    assert row(desk.nodes.table, "yield").field.text() == "15 20 25 %"
    press(Key.Key_Escape)


def test_undo_while_it_is_open_shows_what_is_now(desk: Desk):
    desk.bench.apply(edits.set_probability, "talks", Estimate(0.1))
    desk.select("talks")
    desk.nodes.probabilities_beside()
    write("20")

    desk.bench.undo()

    assert row(desk.nodes.table, "talks").field.text() == "45 50 55 %"
    assert bests(desk) == [0.5, 0.3, None]
    press(Key.Key_Escape)


def test_it_closes_when_its_branches_are_gone(desk: Desk, table: ProbabilityTable):
    desk.bench.apply(edits.delete, "push")

    assert not table.panel.isVisible()
    assert table.node == ""


def test_every_field_has_a_name_and_a_long_label_is_whole_in_its_tooltip(desk: Desk):
    long = "A truce along the whole of the line that is watched by nobody\nand kept by few"
    desk.bench.apply(edits.set_label, "leave", long)
    desk.select("leave")
    desk.nodes.probabilities()
    found = row(desk.nodes.table, "leave")

    assert found.field.accessibleName() == f"Probability of {long}"
    assert found.label.shown().endswith("…")
    assert "kept by few" in found.label.toolTip()
    press(Key.Key_Escape)


@pytest.mark.parametrize("size", [(620, 300), (1200, 800)])
def test_it_is_inside_the_window(desk: Desk, size: tuple[int, int]):
    window = desk.view.window()
    window.resize(*size)
    QApplication.processEvents()
    for node in ("root", "resist"):
        desk.select(node)
        desk.nodes.probabilities()
        assert window.rect().contains(desk.nodes.table.panel.geometry())
        press(Key.Key_Escape)


def test_a_number_typed_back_as_it_stood_is_the_number_before(desk: Desk):
    desk.bench.apply(edits.set_probability, "push", Estimate(0.123456789))
    before = desk.scenario
    desk.select("push")
    desk.nodes.probabilities_beside()
    assert row(desk.nodes.table, "push").field.text() == "12.3 %"
    press(Key.Key_End, Key.Key_1, Key.Key_Backspace, Key.Key_Return)
    assert desk.scenario == before
    assert len(undo_names(desk.bench)) == 1


def test_a_probability_in_its_place_typed_back_is_no_step(desk: Desk):
    desk.bench.apply(edits.set_probability, "push", Estimate(2 / 7, 1 / 7, 1 / 3))
    before = desk.scenario
    desk.select("push")
    desk.nodes.writing.edit_probability()
    text = desk.editor.text()
    desk.editor.setText(text.removesuffix(" %") + "%")
    press(Key.Key_Return)
    assert desk.scenario == before
    assert len(undo_names(desk.bench)) == 1
