"""Every editing key does the same in the canvas and in the outline."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from scenario_desk.model.edits import set_label
from scenario_desk.model.entities import Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from tests.desk.nodes.desk import ALT, PLAIN, Desk, make_desk
from tests.desk.showing import CTRL, SHIFT, Key
from tests.model.building import small_scenario


def test_a_tree_is_typed_from_a_bare_root(qtbot: QtBot, host: str) -> None:
    desk = make_desk(qtbot, Scenario(title="New", root="r", nodes=Table({"r": Node("r")})), host)
    desk.select("r")
    desk.press(Key.Key_Tab)
    desk.type("Talks")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Return)
    desk.type("War")
    desk.press(Key.Key_Tab)
    desk.type("A long one")
    desk.press(Key.Key_Enter)
    assert desk.labels("r") == ["Talks", "War"]
    war = desk.scenario.nodes["r"].children[1]
    assert desk.labels(war) == ["A long one"]
    assert desk.steps() == 3


@pytest.mark.parametrize(
    ("key", "held", "parent", "expected"),
    [
        (Key.Key_Tab, PLAIN, "talks", ["A deal", "They stall", "New"]),
        (Key.Key_Insert, PLAIN, "talks", ["A deal", "They stall", "New"]),
        (Key.Key_Return, PLAIN, "root", ["Talks open", "New", "Washington pushes"]),
        (Key.Key_Enter, PLAIN, "root", ["Talks open", "New", "Washington pushes"]),
        (Key.Key_Return, SHIFT, "root", ["New", "Talks open", "Washington pushes"]),
        (Key.Key_Return, CTRL, "root", ["New", "Washington pushes"]),
    ],
)
def test_a_new_branch_opens_in_its_label(
    desk: Desk, key: Any, held: Any, parent: str, expected: list[str]
) -> None:
    before = desk.scenario
    desk.select("talks")
    desk.press(key, held)
    assert desk.editor.isVisible()
    desk.type("New")
    desk.press(Key.Key_Return)
    assert desk.labels(parent)[: len(expected)] == expected
    assert desk.steps() == 1
    desk.bench.undo()
    assert desk.scenario == before


def test_escape_removes_a_new_branch_without_a_trace(desk: Desk) -> None:
    before = desk.scenario
    desk.select("talks")
    desk.press(Key.Key_Tab)
    assert len(desk.scenario.nodes) == len(before.nodes) + 1
    desk.type("A third way")
    desk.press(Key.Key_Escape)
    assert desk.scenario == before
    assert desk.selected == ("talks",)
    assert desk.steps() == 0
    assert desk.view.hasFocus()


def test_the_editor_stands_over_what_it_edits(desk: Desk) -> None:
    desk.select("deal")
    desk.press(Key.Key_F2)
    box = desk.nodes.host.box_of("deal", "label")
    assert box is not None
    assert desk.editor.geometry().contains(box.center().toPoint())


def test_a_letter_begins_a_label_anew(desk: Desk) -> None:
    desk.select("deal")
    desk.type("peace")
    desk.press(Key.Key_Return)
    assert desk.scenario.nodes["deal"].label == "peace"
    assert desk.steps() == 1


def test_a_composed_letter_begins_a_label(desk: Desk) -> None:
    desk.select("deal")
    composed = QInputMethodEvent()
    composed.setCommitString("é")
    QApplication.sendEvent(desk.view, composed)
    assert desk.editor.text() == "é"
    desk.press(Key.Key_Escape)


@pytest.mark.parametrize(
    ("committed", "opened"),
    [("\uff1d", "quick"), ("\uff05", "table"), ("\uff16", "editor"), ("\uff0e", "editor")],
)
def test_signs_of_full_width_open_what_their_narrow_twins_do(
    desk: Desk, committed: str, opened: str
) -> None:
    desk.select("deal")
    composed = QInputMethodEvent()
    composed.setCommitString(committed)
    QApplication.sendEvent(desk.view, composed)
    fields = {"quick": desk.nodes.quick, "table": desk.nodes.table.panel, "editor": desk.editor}
    assert [name for name, field in fields.items() if field.isVisible()] == [opened]
    if opened == "editor":
        purpose = desk.nodes.writing.purpose
        assert purpose is not None
        assert purpose.part == "probability"
        desk.editor.insert("\uff15\uff05")
        desk.press(Key.Key_Return)
        best = {"\uff16": 0.65, "\uff0e": 0.005}[committed]
        assert desk.scenario.nodes["deal"].probability == Estimate(best)


def test_f2_opens_the_label_whole_and_f2_takes_it(desk: Desk) -> None:
    desk.select("deal")
    desk.press(Key.Key_F2)
    assert desk.editor.text() == "A deal"
    desk.press(Key.Key_End)
    desk.type(" at last")
    desk.press(Key.Key_F2)
    assert desk.scenario.nodes["deal"].label == "A deal at last"
    assert not desk.editor.isVisible()


@pytest.mark.parametrize("leaves", ["by Enter", "by going elsewhere"])
def test_a_label_that_was_only_looked_at_is_edited_no_more(desk: Desk, leaves: str) -> None:
    before = desk.scenario
    desk.select("deal")
    desk.press(Key.Key_F2)
    if leaves == "by Enter":
        desk.press(Key.Key_Return)
    else:
        desk.view.setFocus()
    assert desk.nodes.writing.purpose is None, "its words would stay hidden"
    assert desk.scenario is before


def test_the_question_is_edited_at_the_root_and_anywhere(desk: Desk) -> None:
    desk.select("root")
    desk.type("Who moves")
    desk.press(Key.Key_Return)
    assert desk.scenario.nodes["root"].question == "Who moves"
    desk.select("talks")
    desk.press(Key.Key_F2, SHIFT)
    assert desk.editor.text() == "Do they hold?"
    desk.press(Key.Key_Escape)
    assert desk.steps() == 1


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0.3", Estimate(0.3)),
        (",25", Estimate(0.25)),
        ("30%", Estimate(0.3)),
        (".2 .3 .45", Estimate(0.3, 0.2, 0.45)),
    ],
)
def test_a_digit_or_a_point_edits_the_probability(
    desk: Desk, typed: str, expected: Estimate
) -> None:
    desk.select("deal")
    desk.type(typed)
    desk.press(Key.Key_Return)
    assert desk.scenario.nodes["deal"].probability == expected
    assert desk.selected == ("deal",)
    assert desk.steps() == 1


def test_what_cannot_be_read_is_refused_where_it_was_typed(desk: Desk) -> None:
    before = desk.scenario
    desk.select("deal")
    desk.type("700")
    desk.press(Key.Key_Return)
    assert desk.editor.isVisible()
    assert desk.nodes.writing.editor.refusal
    desk.press(Key.Key_Escape)
    assert desk.scenario == before


def test_branches_are_put_in_order(desk: Desk) -> None:
    desk.select("push")
    desk.press(Key.Key_Up, ALT)
    assert desk.scenario.nodes["root"].children == ("push", "talks", "leave")
    desk.press(Key.Key_Down, ALT)
    assert desk.scenario.nodes["root"].children == ("talks", "push", "leave")
    assert desk.selected == ("push",)


def test_deleting_goes_on_at_the_nearest_sibling(desk: Desk) -> None:
    desk.select("push")
    desk.press(Key.Key_Delete)
    assert desk.scenario.nodes["root"].children == ("talks", "leave")
    assert desk.selected == ("leave",)
    assert desk.steps() == 1


def test_a_node_goes_and_what_is_below_it_stays(desk: Desk) -> None:
    desk.select("talks")
    desk.press(Key.Key_Delete, CTRL)
    assert desk.scenario.nodes["root"].children == ("deal", "stall", "push", "leave")


def test_copies_are_pasted_duplicated_and_cut(desk: Desk) -> None:
    desk.select("talks")
    desk.press(Key.Key_C, CTRL)
    desk.select("push")
    desk.press(Key.Key_V, CTRL)
    assert desk.labels("push")[-1] == "Talks open"
    (copy,) = desk.selected
    assert desk.labels(copy) == ["A deal", "They stall"]
    desk.press(Key.Key_D, CTRL)
    assert desk.labels("push")[-2:] == ["Talks open", "Talks open"]
    desk.press(Key.Key_X, CTRL)
    assert desk.labels("push")[-2:] == ["Moscow resists", "Talks open"]


def test_space_folds_and_unfolds_here_alone(desk: Desk) -> None:
    desk.select("talks")
    desk.press(Key.Key_Space)
    assert desk.nodes.host.is_folded("talks")
    assert "deal" not in desk.nodes.host.shown_nodes()
    desk.press(Key.Key_Slash, CTRL)
    assert not desk.nodes.host.is_folded("talks")
    assert desk.steps() == 0


def test_the_new_branch_of_a_folded_node_is_seen(desk: Desk) -> None:
    desk.select("talks")
    desk.press(Key.Key_Space)
    desk.press(Key.Key_Tab)
    desk.type("New")
    desk.press(Key.Key_Return)
    assert "deal" in desk.nodes.host.shown_nodes()


def test_all_that_is_shown_is_selected(desk: Desk) -> None:
    desk.select("push")
    desk.press(Key.Key_Space)
    desk.press(Key.Key_A, CTRL)
    assert set(desk.selected) == {"root", "talks", "deal", "stall", "push", "leave"}


def test_home_and_end(desk: Desk) -> None:
    desk.select("talks")
    desk.press(Key.Key_End)
    assert desk.selected == ("leave",)
    desk.press(Key.Key_Home)
    assert desk.selected == ("root",)
    desk.press(Key.Key_End, SHIFT)
    assert {"root", "leave"} <= set(desk.selected)
    assert desk.selected[-1] == "leave"


def test_arrows_walk_and_shift_keeps_what_is_selected(desk: Desk) -> None:
    desk.select("deal")
    desk.press(Key.Key_Down)
    assert desk.selected == ("stall",)
    desk.press(Key.Key_Up, SHIFT)
    assert set(desk.selected) == {"deal", "stall"}
    desk.select("stall")
    desk.press(Key.Key_Left)
    assert desk.selected == ("talks",)


def test_escape_deselects_and_the_root_is_where_work_begins_again(desk: Desk) -> None:
    desk.select("deal")
    desk.press(Key.Key_Escape)
    assert desk.selected == ()
    desk.press(Key.Key_Down)
    assert desk.selected == ("root",)


def test_an_edit_elsewhere_keeps_a_new_branch_and_its_name_can_still_be_given(desk: Desk) -> None:
    desk.select("talks")
    desk.press(Key.Key_Tab)
    desk.bench.apply(set_label, "leave", "Gone")
    desk.type("Third")
    desk.press(Key.Key_Return)
    assert desk.labels("talks") == ["A deal", "They stall", "Third"]


def test_undo_closes_the_editor_of_a_branch_that_is_gone(desk: Desk) -> None:
    before = desk.scenario
    desk.select("talks")
    desk.press(Key.Key_Tab)
    desk.bench.undo()
    assert not desk.editor.isVisible()
    assert desk.scenario == before


def test_after_undo_work_goes_on_at_the_branch_above(desk: Desk) -> None:
    desk.select("talks")
    desk.press(Key.Key_Tab)
    desk.type("A third way")
    desk.press(Key.Key_Tab)
    desk.type("And so on")
    desk.press(Key.Key_Return)
    desk.bench.undo()
    assert desk.scenario.nodes[desk.selected[0]].label == "A third way"
    desk.bench.undo()
    assert desk.selected == ("talks",)
    desk.press(Key.Key_Tab)
    desk.type("Another")
    desk.press(Key.Key_Return)
    assert desk.labels("talks")[-1] == "Another"


def test_everything_goes_on_where_it_was_after_many_edits(desk: Desk) -> None:
    """The rows of a host are listed anew by each edit; keys must not lose their place."""
    desk.select("leave")
    for number in range(5):
        desk.press(Key.Key_Tab)
        desk.type(f"Step {number}")
        desk.press(Key.Key_Return)
    for _time in range(5):
        desk.press(Key.Key_Delete)
    assert desk.selected == ("leave",)
    assert set(desk.scenario.nodes) == set(small_scenario().nodes)
