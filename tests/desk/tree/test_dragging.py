"""Dragging branches: to another parent, to another place, as copies; shown before it is done."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tree.dragging import Drag
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.model import edits
from tests.desk.tree.desk import (
    CTRL,
    LEFT,
    SHIFT,
    Key,
    children,
    drag,
    mark,
    press,
    pull,
    shown_tree,
    steps,
)
from tests.model.building import big_tree, small_scenario

NONE = Qt.KeyboardModifier.NoModifier


def take(view: TreeView, node: str, modifiers: Any = NONE) -> Drag:
    """Press on a node's mark and begin to drag it."""
    start = mark(view, node)
    QTest.mousePress(view, LEFT, modifiers, start)
    pull(view, start + QPoint(15, 0), modifiers)
    gesture = view.gesture
    assert isinstance(gesture, Drag)
    return gesture


def let_go(view: TreeView, place: QPoint, modifiers: Any = NONE) -> None:
    QTest.mouseRelease(view, LEFT, modifiers, place)


@pytest.fixture
def shown(qtbot: Any) -> tuple[Workbench, TreeView]:
    return shown_tree(qtbot, small_scenario())


# copies


def test_with_ctrl_a_copy_is_dragged_and_the_branch_stays(shown: Any) -> None:
    bench, view = shown
    gesture = take(view, "stall", CTRL)
    pull(view, mark(view, "push"), CTRL)
    assert gesture.cursor == Qt.CursorShape.DragCopyCursor
    let_go(view, mark(view, "push"), CTRL)
    assert bench.scenario.nodes["talks"].children == ("deal", "stall")
    assert children(bench, "push") == ["Moscow yields", "Moscow resists", "They stall"]
    copy = bench.scenario.nodes["push"].children[2]
    assert copy not in small_scenario().nodes
    assert bench.selection.ids == (copy,)
    assert steps(bench) == 1


def test_ctrl_may_be_pressed_and_let_go_on_the_way(shown: Any) -> None:
    bench, view = shown
    gesture = take(view, "stall")
    pull(view, mark(view, "push"))
    assert gesture.cursor == Qt.CursorShape.ClosedHandCursor
    QTest.keyPress(view, Key.Key_Control)
    assert gesture.cursor == Qt.CursorShape.DragCopyCursor
    QTest.keyRelease(view, Key.Key_Control)
    assert gesture.cursor == Qt.CursorShape.ClosedHandCursor
    let_go(view, mark(view, "push"))
    assert bench.scenario.nodes["talks"].children == ("deal",)
    assert steps(bench) == 1


def test_with_ctrl_only_what_is_under_the_pointer_is_copied(shown: Any) -> None:
    bench, view = shown
    bench.select("node", "talks")
    take(view, "stall", CTRL)
    let_go(view, mark(view, "push"), CTRL)
    assert len(bench.scenario.nodes["push"].children) == 3


def test_a_copy_goes_under_what_it_is_copied_from(shown: Any) -> None:
    bench, view = shown
    take(view, "push", CTRL)
    let_go(view, mark(view, "resist"), CTRL)
    assert len(bench.scenario.nodes["resist"].children) == 3
    assert len(bench.scenario.nodes) == 15


def test_several_selected_branches_are_dragged_together(shown: Any) -> None:
    bench, view = shown
    bench.select("node", "deal", "stall")
    drag(view, mark(view, "stall"), mark(view, "push"))
    assert bench.scenario.nodes["push"].children == ("yield", "resist", "deal", "stall")
    assert set(bench.selection.ids) == {"deal", "stall"}
    assert steps(bench) == 1


# what is shown meanwhile


def test_a_resting_pointer_shows_everywhere_else_what_the_move_would_mean(
    qtbot: Any, shown: Any
) -> None:
    bench, view = shown
    take(view, "stall")
    place = mark(view, "push")
    pull(view, place)
    assert not bench.previewing
    qtbot.waitUntil(lambda: bench.previewing)
    assert bench.scenario.nodes["push"].children == ("yield", "resist", "stall")
    # The canvas keeps its places: the target must not run away from the pointer.
    assert mark(view, "push") == place
    assert view.content.scenario is bench.committed
    let_go(view, place)
    assert view.content.scenario is bench.scenario
    assert not bench.previewing
    assert steps(bench) == 1


def test_leaving_the_place_takes_the_preview_back(qtbot: Any, shown: Any) -> None:
    bench, view = shown
    take(view, "stall")
    pull(view, mark(view, "push"))
    qtbot.waitUntil(lambda: bench.previewing)
    pull(view, QPoint(view.width() - 60, 60))
    assert not bench.previewing
    assert bench.scenario is bench.committed
    let_go(view, QPoint(view.width() - 60, 60))
    assert steps(bench) == 0


def test_escape_takes_back_what_was_shown_selected_and_scrolled(qtbot: Any, shown: Any) -> None:
    bench, view = shown
    bench.select("node", "leave")
    look, before = view.look, bench.scenario
    gesture = take(view, "stall")
    pull(view, QPoint(300, 2))
    gesture._scroll.tick()
    assert view.look != look
    pull(view, mark(view, "push"))
    qtbot.waitUntil(lambda: bench.previewing)
    press(view, Key.Key_Escape)
    assert bench.scenario == before
    assert bench.selection.ids == ("leave",)
    assert view.look == look
    assert (steps(bench), bench.redo_text) == (0, "")
    let_go(view, mark(view, "push"))
    assert bench.selection.ids == ("leave",)


def test_escape_before_the_drag_begins_selects_what_was_selected(shown: Any) -> None:
    bench, view = shown
    bench.select("node", "leave")
    QTest.mousePress(view, LEFT, pos=mark(view, "stall"))
    press(view, Key.Key_Escape)
    let_go(view, mark(view, "stall"))
    assert bench.selection.ids == ("leave",)


def test_no_other_key_does_anything_during_a_drag(qtbot: Any, shown: Any) -> None:
    bench, view = shown
    take(view, "stall")
    pull(view, mark(view, "push"))
    qtbot.waitUntil(lambda: bench.previewing)
    for key in (Key.Key_Delete, Key.Key_Tab, Key.Key_X):
        press(view, key)
    assert not view.nodes.writing.editor.isVisible()
    assert bench.previewing
    press(view, Key.Key_Escape)
    assert bench.scenario == small_scenario()


def test_an_edit_from_elsewhere_ends_the_drag(shown: Any) -> None:
    bench, view = shown
    take(view, "stall")
    pull(view, mark(view, "push"))
    bench.apply(edits.delete, ["stall"])
    assert view.gesture is None
    assert view.content.position_of("stall") < 0


def test_where_nothing_would_change_there_is_no_step(shown: Any) -> None:
    bench, view = shown
    bench.apply(edits.set_label, "leave", "Leave at once")
    bench.undo()
    above_itself = mark(view, "talks") - QPoint(60, 12)
    drag(view, mark(view, "talks"), above_itself)
    drag(view, mark(view, "leave"), mark(view, "root"))
    assert steps(bench) == 0
    assert bench.redo_text


# where it can go


def test_the_reason_stands_beside_the_pointer(shown: Any) -> None:
    _bench, view = shown
    gesture = take(view, "push")
    pull(view, mark(view, "resist"))
    assert "which is part of it" in gesture.refusal
    assert gesture.cursor == Qt.CursorShape.ForbiddenCursor
    pull(view, mark(view, "deal"))
    assert "ends in" in gesture.refusal
    pull(view, mark(view, "talks"))
    assert gesture.refusal == ""
    view.grab()
    press(view, Key.Key_Escape)


def test_between_two_branches_means_there_even_away_from_their_words(shown: Any) -> None:
    bench, view = shown
    take(view, "leave")
    between = (mark(view, "talks") + mark(view, "push")) / 2
    place = between - QPoint(60, 0)
    assert view.hit(place.toPointF()) is None
    let_go(view, place)
    assert bench.scenario.nodes["root"].children == ("talks", "leave", "push")


def test_near_an_edge_the_canvas_scrolls(shown: Any) -> None:
    _bench, view = shown
    gesture = take(view, "stall")
    before = view.view
    pull(view, QPoint(500, view.height() - 2))
    gesture._scroll.tick()
    assert view.view.top < before.top
    pull(view, QPoint(500, 350))
    assert not gesture._scroll._timer.isActive()
    press(view, Key.Key_Escape)


def test_what_takes_a_branch_in_is_unfolded(shown: Any) -> None:
    bench, view = shown
    view.nodes.host.fold(["push"])
    drag(view, mark(view, "stall"), mark(view, "push"))
    assert view.content.position_of("stall") >= 0
    assert bench.scenario.nodes["push"].children == ("yield", "resist", "stall")


def test_the_new_parent_stays_where_it_is(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, big_tree(200))
    view.nodes.unfold_all()
    bench.select("node", "n1")
    view.set_view(view.view.zoomed(1.2, 400, 300))
    target = mark(view, "n2")
    drag(view, mark(view, "n1"), target)
    assert bench.scenario.parents["n1"] == "n2"
    assert (mark(view, "n2") - target).manhattanLength() <= 1


def test_a_small_tree_stays_in_sight_whether_or_not_the_pointer_rested(
    qtbot: Any, shown: Any
) -> None:
    bench, view = shown
    view.fit()
    before = view.view
    take(view, "stall")
    pull(view, mark(view, "push"))
    qtbot.waitUntil(lambda: bench.previewing)
    let_go(view, mark(view, "push"))
    assert view.look.fitted
    bench.undo()
    assert view.look.fitted
    assert view.view == before


def test_shift_selects_up_to_a_node_of_the_same_depth(shown: Any) -> None:
    bench, view = shown
    QTest.mouseClick(view, LEFT, pos=mark(view, "deal"))
    QTest.mouseClick(view, LEFT, SHIFT, mark(view, "resist"))
    assert bench.selection.ids == ("deal", "stall", "yield", "resist")


def test_another_button_on_the_way_changes_nothing(shown: Any) -> None:
    bench, view = shown
    take(view, "stall")
    pull(view, mark(view, "push"))
    asked: list[object] = []
    view.menu_requested.connect(asked.append)
    right = Qt.MouseButton.RightButton
    place = QPointF(mark(view, "push"))
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        held = LEFT | right if kind == QEvent.Type.MouseButtonPress else LEFT
        event = QMouseEvent(kind, place, view.mapToGlobal(place), right, held, NONE)
        QApplication.sendEvent(view, event)
    reason = QContextMenuEvent.Reason.Mouse
    menu = QContextMenuEvent(reason, place.toPoint(), view.mapToGlobal(place).toPoint())
    QApplication.sendEvent(view, menu)
    assert isinstance(view.gesture, Drag)
    assert not asked
    let_go(view, mark(view, "push"))
    assert steps(bench) == 1


def test_a_drag_whose_end_was_missed_ends_without_a_trace(shown: Any) -> None:
    bench, view = shown
    take(view, "stall")
    pull(view, mark(view, "push"))
    QTest.mousePress(view, LEFT, pos=mark(view, "leave"))
    let_go(view, mark(view, "leave"))
    assert steps(bench) == 0
    assert bench.selection.ids == ("leave",)


def test_all_of_a_huge_tree_can_be_taken_at_once(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, big_tree(3_000))
    view.nodes.unfold_all()
    view.nodes.select_all()
    gesture = take(view, view.content.id_of(1))
    assert gesture.greyed is not None
    assert gesture.greyed[1:].all()
    press(view, Key.Key_Escape)
    assert len(bench.selection.ids) == 3_000
