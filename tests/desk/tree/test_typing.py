"""Building a tree with the keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest

from scenario_desk.model.edits import set_label
from scenario_desk.model.entities import Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from tests.desk.tree.desk import (
    ALT,
    CTRL,
    SHIFT,
    Key,
    children,
    mark,
    press,
    shown_tree,
    steps,
    type_text,
)
from tests.model.building import small_scenario


def bare() -> Scenario:
    return Scenario(title="New", root="r", nodes=Table({"r": Node("r")}))


def test_a_tree_is_typed_from_a_bare_root(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, bare())
    bench.select("node", "r")
    press(view, Key.Key_Tab)
    type_text(view, "Talks")
    press(view, Key.Key_Return)
    press(view, Key.Key_Return)
    type_text(view, "War")
    press(view, Key.Key_Tab)
    type_text(view, "A long one")
    press(view, Key.Key_Enter)
    assert children(bench, "r") == ["Talks", "War"]
    war = bench.scenario.nodes["r"].children[1]
    assert children(bench, war) == ["A long one"]
    assert steps(bench) == 3


def test_escape_removes_a_new_branch_without_a_trace(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "talks")
    before = bench.scenario
    press(view, Key.Key_Tab)
    assert len(bench.scenario.nodes) == len(before.nodes) + 1
    type_text(view, "A third way")
    press(view, Key.Key_Escape)
    assert bench.scenario == before
    assert bench.selection.ids == ("talks",)
    assert steps(bench) == 0
    assert view.hasFocus()


def test_adding_and_naming_are_one_step(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    before = bench.scenario
    bench.select("node", "talks")
    press(view, Key.Key_Tab)
    type_text(view, "A third way")
    press(view, Key.Key_Return)
    assert children(bench, "talks") == ["A deal", "They stall", "A third way"]
    bench.undo()
    assert bench.scenario == before


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (Key.Key_Return, None, ["Talks open", "New", "Washington pushes", "Washington leaves"]),
        (Key.Key_Return, SHIFT, ["New", "Talks open", "Washington pushes", "Washington leaves"]),
        (Key.Key_Return, CTRL, ["New", "Washington pushes", "Washington leaves"]),
    ],
)
def test_siblings_and_parents(qtbot: Any, key: Any, modifiers: Any, expected: list[str]) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "talks")
    press(view, key, *([modifiers] if modifiers else []))
    type_text(view, "New")
    press(view, Key.Key_Return)
    assert children(bench, "root") == expected


def test_a_letter_begins_a_label_anew(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "deal")
    type_text(view, "peace")
    press(view, Key.Key_Return)
    assert bench.scenario.nodes["deal"].label == "peace"
    assert steps(bench) == 1


def test_f2_opens_the_label_whole_and_f2_takes_it(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "deal")
    press(view, Key.Key_F2)
    assert view.nodes.writing.editor.text() == "A deal"
    press(view, Key.Key_End)
    type_text(view, " at last")
    press(view, Key.Key_F2)
    assert bench.scenario.nodes["deal"].label == "A deal at last"
    assert not view.nodes.writing.editor.isVisible()


def test_escape_leaves_a_label_as_it_was(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "deal")
    type_text(view, "x")
    press(view, Key.Key_Escape)
    assert bench.scenario.nodes["deal"].label == "A deal"
    assert bench.selection.ids == ("deal",)
    assert steps(bench) == 0


def test_at_the_root_a_letter_edits_the_question(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "root")
    type_text(view, "Who moves")
    press(view, Key.Key_Return)
    assert bench.scenario.nodes["root"].question == "Who moves"


def test_shift_f2_edits_the_question_anywhere(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "talks")
    press(view, Key.Key_F2, SHIFT)
    assert view.nodes.writing.editor.text() == "Do they hold?"
    press(view, Key.Key_Escape)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0.3", Estimate(0.3)),
        (",25", Estimate(0.25)),
        ("30%", Estimate(0.3)),
        ("30", Estimate(0.3)),
        (".2 .3 .45", Estimate(0.3, 0.2, 0.45)),
    ],
)
def test_a_digit_or_a_point_edits_the_probability(
    qtbot: Any, typed: str, expected: Estimate
) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "deal")
    type_text(view, typed)
    press(view, Key.Key_Return)
    assert bench.scenario.nodes["deal"].probability == expected
    assert steps(bench) == 1


def test_an_emptied_probability_is_the_rest(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "deal")
    view.nodes.writing.edit_probability()
    view.nodes.writing.editor.clear()
    press(view, Key.Key_Return)
    assert bench.scenario.nodes["deal"].probability is None


def test_what_cannot_be_read_is_refused_where_it_was_typed(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    before = bench.scenario
    bench.select("node", "deal")
    type_text(view, "7")
    type_text(view, "00")
    press(view, Key.Key_Return)
    assert view.nodes.writing.editor.isVisible()
    assert view.nodes.writing.editor.refusal
    assert bench.scenario == before
    press(view, Key.Key_Escape)
    assert not view.nodes.writing.editor.isVisible()


def test_a_probability_keeps_why_it_was_judged(qtbot: Any) -> None:
    scenario = small_scenario()
    reasoned = Estimate(0.6, 0.5, 0.7, rationale="Both are tired.", confidence="low")
    deal = scenario.nodes["deal"]
    node = Node(deal.id, deal.kind, deal.label, reasoned, endpoint=deal.endpoint)
    bench, view = shown_tree(qtbot, scenario.with_nodes({"deal": node}))
    bench.select("node", "deal")
    type_text(view, ".7")
    press(view, Key.Key_Return)
    changed = bench.scenario.nodes["deal"].probability
    assert (changed.best, changed.rationale, changed.confidence) == (0.7, "Both are tired.", "low")


def test_going_elsewhere_takes_what_was_typed(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "deal")
    type_text(view, "peace")
    view.setFocus()
    assert bench.scenario.nodes["deal"].label == "peace"


def test_an_edit_elsewhere_keeps_a_new_branch_and_its_name_can_still_be_given(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "talks")
    press(view, Key.Key_Tab)
    bench.apply(set_label, "leave", "Gone")
    type_text(view, "Third")
    press(view, Key.Key_Return)
    assert children(bench, "talks") == ["A deal", "They stall", "Third"]


def test_undo_closes_the_editor_of_a_branch_that_is_gone(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    before = bench.scenario
    bench.select("node", "talks")
    press(view, Key.Key_Tab)
    bench.undo()
    assert not view.nodes.writing.editor.isVisible()
    assert bench.scenario == before


def test_branches_are_put_in_order_by_keys(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "push")
    press(view, Key.Key_Up, ALT)
    assert bench.scenario.nodes["root"].children == ("push", "talks", "leave")
    press(view, Key.Key_Down, ALT)
    assert bench.scenario.nodes["root"].children == ("talks", "push", "leave")


def test_deleting_goes_on_at_the_nearest_sibling(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "push")
    press(view, Key.Key_Delete)
    assert bench.scenario.nodes["root"].children == ("talks", "leave")
    assert bench.selection.ids == ("leave",)
    assert steps(bench) == 1


def test_copies_are_pasted_and_duplicated(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "talks")
    press(view, Key.Key_C, CTRL)
    bench.select("node", "push")
    press(view, Key.Key_V, CTRL)
    assert children(bench, "push")[-1] == "Talks open"
    (copy,) = bench.selection.ids
    assert children(bench, copy) == ["A deal", "They stall"]
    press(view, Key.Key_D, CTRL)
    assert children(bench, "push")[-2:] == ["Talks open", "Talks open"]
    press(view, Key.Key_X, CTRL)
    assert children(bench, "push")[-2:] == ["Moscow resists", "Talks open"]


def test_the_new_branch_of_a_folded_node_is_seen(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "talks")
    press(view, Key.Key_Space)
    assert view.content.position_of("deal") < 0
    press(view, Key.Key_Tab)
    type_text(view, "New")
    press(view, Key.Key_Return)
    assert view.content.position_of("deal") >= 0


def test_before_anything_is_selected_the_root_is_meant(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, bare())
    press(view, Key.Key_F2)
    type_text(view, "How does it open?")
    press(view, Key.Key_Return)
    assert bench.scenario.nodes["r"].question == "How does it open?"
    bench.select("")
    type_text(view, "Who")
    press(view, Key.Key_Return)
    assert bench.scenario.nodes["r"].question == "Who"


def test_a_small_tree_stays_whole_in_sight_while_it_grows(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, bare(), width=530)
    for label in ("Talks", "Round one", "Round two"):
        press(view, Key.Key_Tab)
        type_text(view, label)
        press(view, Key.Key_Return)
    deepest = mark(view, view.content.id_of(view.content.scene.count - 1))
    assert deepest.x() < view.width() - 100
    assert mark(view, "r").x() > 0


def test_who_looks_elsewhere_keeps_that_view_while_the_tree_grows(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "talks")
    view.set_view(view.view.zoomed_to(1.0, 500, 350))
    before = mark(view, "talks")
    press(view, Key.Key_Tab)
    assert mark(view, "talks") == before
