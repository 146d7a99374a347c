"""One branch alone: how one gets there, how one comes back, and what keeps it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tree import branch_focus
from scenario_desk.desk.tree.tree_pane import TreePane
from scenario_desk.model import edits
from tests.desk.tree.desk import ALT, Key, mark, press, shown_tree, steps
from tests.model.building import big_tree, small_scenario


def shown_ids(view: Any) -> list[str]:
    return [view.content.id_of(position) for position in range(view.content.scene.count)]


def test_alt_right_shows_only_this_branch_and_alt_left_comes_back(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "resist")
    press(view, Key.Key_Right, ALT)
    assert shown_ids(view) == ["resist", "hold", "rout"]
    assert view.place(0)[0] > 0
    press(view, Key.Key_Left, ALT)
    assert shown_ids(view) == ["push", "yield", "resist", "hold", "rout"]
    press(view, Key.Key_Left, ALT)
    assert len(shown_ids(view)) == 10
    assert steps(bench) == 0


def test_walking_and_home_stay_inside(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "push")
    press(view, Key.Key_Right, ALT)
    press(view, Key.Key_Left)
    assert bench.selection.ids == ("push",)
    press(view, Key.Key_End)
    press(view, Key.Key_Home)
    assert bench.selection.ids == ("push",)


def test_escape_deselects_and_does_not_leave_the_branch(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "push")
    press(view, Key.Key_Right, ALT)
    press(view, Key.Key_Escape)
    press(view, Key.Key_Escape)
    assert bench.selection.kind == ""
    assert view.content.focus == "push"


def test_selecting_elsewhere_leaves_only_as_far_as_needed(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    view.view_commands.show_branch("resist")
    bench.select("node", "yield")
    assert view.content.focus == "push"
    bench.select("node", "rout")
    assert view.content.focus == "push"
    bench.select("node", "deal")
    assert view.content.focus == ""


def test_an_undo_that_takes_the_branch_away_goes_up(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.apply(edits.add_child, "resist", "new", label="New")
    bench.apply(edits.add_child, "new", "newer")
    view.view_commands.show_branch("newer")
    bench.undo()
    assert view.content.focus == "new"
    bench.undo()
    assert view.content.focus == "resist"
    bench.redo()
    assert shown_ids(view) == ["resist", "hold", "rout", "new"]


def test_folds_and_the_branch_outlive_edits_and_undo(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    view.nodes.host.fold(["resist"])
    view.view_commands.show_branch("push")
    bench.apply(edits.set_label, "yield", "Moscow gives way")
    bench.apply(edits.add_child, "talks", "elsewhere")
    bench.undo()
    assert shown_ids(view) == ["push", "yield", "resist"]
    view.view_commands.show_whole_tree()
    assert view.content.position_of("hold") < 0


def test_another_scenario_is_shown_whole(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    view.view_commands.show_branch("push")
    bench.open(Opened.of(big_tree(13)), None)
    assert view.content.focus == ""
    assert view.content.scene.count == 13


def test_a_new_branch_of_a_lonely_leaf_is_shown(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, edits.set_endpoint(small_scenario(), ["leave"], None))
    bench.select("node", "leave")
    press(view, Key.Key_Right, ALT)
    assert shown_ids(view) == ["leave"]
    press(view, Key.Key_Tab)
    press(view, Key.Key_Return)
    assert len(shown_ids(view)) == 2


def test_folding_to_a_depth_counts_from_the_branch(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    view.view_commands.show_branch("push")
    view.nodes.fold_to_depth(1)
    assert shown_ids(view) == ["push", "yield", "resist"]


# the row above the canvas


@pytest.fixture
def pane(qtbot: Any) -> TreePane:
    bench = Workbench(Opened.of(small_scenario()))
    made = TreePane(bench)
    bench.setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.enter()
    return made


def words(pane: TreePane) -> list[str]:
    return [step.text() for step in pane.breadcrumb.steps]


def test_the_row_says_the_way_and_how_likely_it_is(pane: TreePane) -> None:
    assert pane.breadcrumb.isHidden()
    pane.tree.view_commands.show_branch("resist")
    assert pane.breadcrumb.isVisible()
    assert words(pane) == ["What does Washington do?", "Washington pushes"]
    assert pane.breadcrumb.here.text() == "Moscow resists"
    assert pane.breadcrumb.reached.text() == "reached in 24\N{NO-BREAK SPACE}%"
    pane.tree.view_commands.show_whole_tree()
    assert pane.breadcrumb.isHidden()


def test_its_steps_are_buttons_that_lead_back(pane: TreePane) -> None:
    pane.tree.view_commands.show_branch("resist")
    QTest.mouseClick(pane.breadcrumb.steps[1], Qt.MouseButton.LeftButton)
    assert pane.tree.content.focus == "push"
    pane.breadcrumb.steps[0].setFocus()
    QTest.keyClick(pane.breadcrumb.steps[0], Qt.Key.Key_Space)
    assert pane.tree.content.focus == ""
    assert pane.tree.hasFocus()


def test_its_steps_have_names(pane: TreePane) -> None:
    pane.tree.view_commands.show_branch("push")
    step = pane.breadcrumb.steps[0]
    assert step.accessibleName() == "Show the whole tree: What does Washington do?"
    assert step.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_it_follows_edits(pane: TreePane) -> None:
    bench = pane.tree.workbench
    pane.tree.view_commands.show_branch("resist")
    bench.apply(edits.set_label, "push", "R&D")
    assert words(pane)[1] == "R&&D"
    bench.apply(edits.set_probability, "yield", None)
    assert pane.breadcrumb.reached.text() == "reached in 15\N{NO-BREAK SPACE}%"
    bench.apply(edits.delete, ["resist"])
    assert pane.breadcrumb.here.text() == "R&D"


def test_a_deep_way_is_short_and_nothing_of_it_is_lost(qtbot: Any, pane: TreePane) -> None:
    bench = pane.tree.workbench
    node = "hold"
    bench.apply(edits.set_endpoint, ["hold"], None)
    for number in range(9):
        bench.apply(edits.add_child, node, f"d{number}", label=f"Step {number}")
        node = f"d{number}"
    pane.tree.view_commands.show_branch(node)
    assert len(pane.breadcrumb.steps) <= 6
    between = next(step for step in pane.breadcrumb.steps if step.menu() is not None)
    assert isinstance(between, QToolButton)
    entries = [action.text() for action in between.menu().actions()]
    assert entries[0] == "Washington pushes"
    assert (
        len(entries) + len(pane.breadcrumb.steps) - 1
        == len(branch_focus.trail(node, bench.scenario)) - 1
    )
    between.menu().actions()[0].trigger()
    assert pane.tree.content.focus == "push"


def test_the_canvas_is_what_the_keys_go_to(pane: TreePane) -> None:
    assert QApplication.focusWidget() is pane.tree


def test_what_stays_keeps_its_place(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, big_tree(400))
    view.nodes.unfold_all()
    view.zoom_100()
    view.workbench.select("node", "n3")
    view.view_commands.show_branch("n3")
    before = mark(view, "n3")
    view.view_commands.show_whole_tree()
    assert (mark(view, "n3") - before) == QPoint(0, 0)


def test_what_is_selected_elsewhere_lights_nothing_here(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    view.view_commands.show_branch("resist")
    bench.select("endpoint", "e1")
    assert view.content.lit is None
    bench.select("endpoint", "e3")
    lit = view.content.lit
    assert lit is not None
    assert [view.content.id_of(at) for at in lit.nonzero()[0]] == ["resist", "hold"]
    assert view.content.focus == "resist"


def test_where_all_was_in_sight_all_of_the_branch_is_and_then_all_again(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, big_tree(400))
    view.nodes.unfold_all()
    view.fit()
    before = view.view
    view.view_commands.show_branch("n3")
    bounds = view.content.scene.bounds
    top, bottom = (view.view.to_screen(0, y)[1] for y in (bounds.top, bounds.bottom))
    assert bottom - top > 0.7 * view.height()
    view.view_commands.show_whole_tree()
    assert view.view == before
