"""Looking around, selecting, folding and moving with the mouse."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.presentation.tree.hits import question_box
from tests.desk.tree.desk import (
    CTRL,
    LEFT,
    MIDDLE,
    SHIFT,
    Key,
    drag,
    mark,
    press,
    shown_tree,
    steps,
)
from tests.model.building import big_tree, small_scenario

NONE = Qt.KeyboardModifier.NoModifier


def turn_wheel(view: TreeView, at: QPointF, turn: int, modifiers: Any = NONE) -> None:
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


@pytest.mark.parametrize("turn", [120, -240, 15])
def test_zoom_keeps_what_is_under_the_pointer(qtbot: Any, turn: int) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    at = QPointF(mark(view, "push"))
    before, zoom = view.view.to_layout(at.x(), at.y()), view.view.zoom
    turn_wheel(view, at, turn, CTRL)
    assert view.view.to_layout(at.x(), at.y()) == pytest.approx(before)
    assert (view.view.zoom > zoom) == (turn > 0)


def test_the_wheel_scrolls_down_and_with_shift_sideways(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    before = mark(view, "talks")
    turn_wheel(view, QPointF(300, 300), -120)
    assert (mark(view, "talks") - before).toTuple() == (0, -60)
    turn_wheel(view, QPointF(300, 300), -120, SHIFT)
    assert (mark(view, "talks") - before).toTuple() == (-60, -60)


def test_the_middle_button_and_space_drag_the_canvas(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    before = mark(view, "talks")
    drag(view, QPoint(500, 20), QPoint(540, 50), MIDDLE)
    assert (mark(view, "talks") - before).toTuple() == (40, 30)
    QTest.keyPress(view, Key.Key_Space)
    drag(view, QPoint(540, 50), QPoint(500, 20))
    QTest.keyRelease(view, Key.Key_Space)
    assert mark(view, "talks") == before
    assert not view.content.scene.hidden.any()


def test_the_tree_is_never_lost_from_sight(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    for _turn in range(30):
        turn_wheel(view, QPointF(300, 300), -1200)
    bounds = view.content.scene.bounds
    assert view.view.to_screen(bounds.right, bounds.bottom)[1] > 50


def test_click_selects_and_modifiers_add(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    QTest.mouseClick(view, LEFT, pos=mark(view, "talks"))
    assert bench.selection.ids == ("talks",)
    QTest.mouseClick(view, LEFT, CTRL, mark(view, "deal"))
    assert bench.selection.ids == ("talks", "deal")
    QTest.mouseClick(view, LEFT, CTRL, mark(view, "talks"))
    assert bench.selection.ids == ("deal",)
    QTest.mouseClick(view, LEFT, SHIFT, mark(view, "push"))
    assert bench.selection.ids == ("deal", "push")
    QTest.mouseClick(view, LEFT, pos=mark(view, "push"))
    assert bench.selection.ids == ("push",)
    QTest.mouseClick(view, LEFT, pos=QPoint(view.width() - 20, 20))
    assert bench.selection.kind == ""


def test_a_rubber_band_selects_what_it_touches(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    first, last = mark(view, "deal"), mark(view, "yield")
    drag(view, first - QPoint(0, 40) + QPoint(30, 0), last + QPoint(-20, 15))
    assert set(bench.selection.ids) == {"deal", "stall", "yield"}


def test_escape_gives_a_rubber_band_up(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "leave")
    start = mark(view, "deal") - QPoint(-30, 40)
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, start + QPoint(-60, 200))
    assert view.gesture is not None
    press(view, Key.Key_Escape)
    assert view.gesture is None
    assert bench.selection.ids == ("leave",)
    QTest.mouseRelease(view, LEFT, pos=start + QPoint(-60, 200))
    assert bench.selection.ids == ("leave",)


def test_a_branch_is_dragged_to_another_parent_in_one_step(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    drag(view, mark(view, "stall"), mark(view, "push"))
    assert bench.scenario.nodes["push"].children == ("yield", "resist", "stall")
    assert bench.scenario.nodes["talks"].children == ("deal",)
    assert bench.selection.ids == ("stall",)
    assert steps(bench) == 1


def test_a_branch_is_dragged_above_its_sibling(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    above_talks = mark(view, "talks") - QPoint(60, 12)
    drag(view, mark(view, "push"), above_talks)
    assert bench.scenario.nodes["root"].children == ("push", "talks", "leave")


def test_a_drag_into_itself_does_nothing_and_says_so(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    before = bench.scenario
    QTest.mousePress(view, LEFT, pos=mark(view, "push"))
    QTest.mouseMove(view, mark(view, "push") + QPoint(20, 20))
    QTest.mouseMove(view, mark(view, "resist"))
    greyed = view.picture().greyed
    assert greyed is not None
    assert greyed[view.content.position_of("hold")]
    assert not greyed[view.content.position_of("talks")]
    view.grab()
    QTest.mouseRelease(view, LEFT, pos=mark(view, "resist"))
    assert bench.scenario == before
    assert steps(bench) == 0


def test_escape_gives_a_drag_up(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    before = bench.scenario
    QTest.mousePress(view, LEFT, pos=mark(view, "stall"))
    QTest.mouseMove(view, mark(view, "stall") + QPoint(20, 20))
    QTest.mouseMove(view, mark(view, "push"))
    press(view, Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, pos=mark(view, "push"))
    assert bench.scenario == before


def test_the_pill_of_a_fold_unfolds(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "talks")
    press(view, Key.Key_Space)
    assert view.content.position_of("deal") < 0
    pill = mark(view, "talks") + QPoint(28, 0)
    hit = view.hit(QPointF(pill))
    assert hit is not None
    assert hit.part == "pill"
    QTest.mouseClick(view, LEFT, pos=pill)
    assert view.content.position_of("deal") >= 0


def test_a_double_click_edits_what_it_is_on(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    branch_label = mark(view, "talks") - QPoint(70, 12)
    QTest.mouseDClick(view, LEFT, pos=branch_label)
    assert view.nodes.writing.editor.text() == "Talks open"
    press(view, Key.Key_Escape)
    below = mark(view, "talks") - QPoint(70, -14)
    QTest.mouseDClick(view, LEFT, pos=below)
    assert view.nodes.writing.editor.text() == "45 50 55 %"
    press(view, Key.Key_Escape)
    question = question_box(view.picture(), 0)
    middle = QPoint(round(question.right - 20), round((question.top + question.bottom) / 2))
    QTest.mouseDClick(view, LEFT, pos=middle)
    assert view.nodes.writing.editor.text() == "What does Washington do?"
    press(view, Key.Key_Escape)


def test_a_double_click_on_an_endpoint_asks_which(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    QTest.mouseDClick(view, LEFT, pos=mark(view, "stall") + QPoint(50, 0))
    assert view.nodes.quick.line.text() == "e "
    QTest.keyClicks(QApplication.focusWidget(), "impo")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert bench.scenario.nodes["stall"].endpoint == "e2"
    assert steps(bench) == 1


def test_targets_are_24_pixels_wide_at_any_zoom(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, big_tree(40))
    view.nodes.unfold_all()
    view.fit()
    for zoom in (0.05, 0.3, 1.0, 2.5):
        view.set_view(view.view.zoomed_to(zoom, 500, 350))
        node = view.content.scene.count // 2
        view.bring_into_sight(node)
        x, y = view.place(node)
        hit = view.hit(QPointF(x + 11, y))
        assert hit is not None
        assert hit.part == "mark"


def test_the_minimap_leads_to_where_it_is_clicked(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, big_tree(400))
    view.nodes.unfold_all()
    view.zoom_100()
    view.grab()
    box = view.minimap.box
    assert box is not None
    before = view.view
    QTest.mouseClick(view, LEFT, pos=QPoint(round(box.left + 90), round(box.bottom - 10)))
    assert view.view != before
    bounds = view.content.scene.bounds
    middle = view.view.to_layout(view.width() / 2, view.height() / 2)
    assert middle[1] > bounds.top + 0.8 * bounds.height


def test_what_is_brought_into_sight_is_not_below_the_minimap(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, big_tree(400))
    view.nodes.unfold_all()
    view.zoom_100()
    node = view.content.scene.count // 2
    x, y = view.place(node)
    view.pan(960 - x, 650 - y)
    view.bring_into_sight(node)
    view.grab()
    x, y = view.place(node)
    box = view.minimap.box
    assert box is not None
    assert not box.grown(8).holds(x, y)
    assert 0 < x < view.width()
    assert 0 < y < view.height()


def test_the_name_behind_a_leaf_is_brought_into_sight_with_it(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    view.zoom_100()
    leaf = view.content.position_of("deal")
    x, _y = view.place(leaf)
    view.pan(view.width() - 40 - x, 0)
    view.bring_into_sight(leaf)
    assert view.place(leaf)[0] < view.width() - 100
