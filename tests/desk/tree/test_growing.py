"""Which way the tree grows, and that all that is done on it follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication

from scenario_desk.desk import settings
from scenario_desk.presentation.layout import Direction
from scenario_desk.presentation.tree.hits import label_box
from tests.desk.tree.desk import CTRL, MIDDLE, Key, drag, mark, press, shown_tree
from tests.desk.tree.test_mouse import turn_wheel
from tests.model.building import big_tree, small_scenario

DIRECTIONS: tuple[Direction, ...] = ("right", "left", "down")


@pytest.fixture
def read_from_right(qapp: Any) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_it_grows_to_the_right_at_first(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    assert view.direction == "right"
    assert mark(view, "deal").x() > mark(view, "talks").x() > mark(view, "root").x()


@pytest.mark.usefixtures("read_from_right")
def test_it_grows_to_the_left_where_one_reads_from_the_right(qtbot: Any) -> None:
    assert QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    _bench, view = shown_tree(qtbot, small_scenario())
    assert view.direction == "left"
    assert mark(view, "deal").x() < mark(view, "talks").x() < mark(view, "root").x()


def test_what_was_chosen_is_remembered(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    view.view_commands.grow("down")
    assert settings.TREE_GROWS.read() == "down"
    _bench, again = shown_tree(qtbot, small_scenario())
    assert again.direction == "down"
    assert mark(again, "deal").y() > mark(again, "talks").y() > mark(again, "root").y()


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_arrow_keys_lead_to_what_is_seen_there(qtbot: Any, direction: Direction) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    view.set_direction(direction)
    on, back, before, after = {
        "right": (Key.Key_Right, Key.Key_Left, Key.Key_Up, Key.Key_Down),
        "left": (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down),
        "down": (Key.Key_Down, Key.Key_Up, Key.Key_Left, Key.Key_Right),
    }[direction]
    bench.select("node", "root")
    for key, node in ((on, "push"), (before, "talks"), (after, "push"), (back, "root")):
        press(view, key)
        assert bench.selection.ids == (node,)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_fold_opens_where_its_branches_will_be(qtbot: Any, direction: Direction) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    view.set_direction(direction)
    bench.select("node", "push")
    press(view, Key.Key_Space)
    assert view.content.position_of("yield") < 0
    ways = {"right": Key.Key_Right, "left": Key.Key_Left, "down": Key.Key_Down}
    press(view, ways[direction])
    assert view.content.position_of("yield") >= 0


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_zoom_keeps_what_is_under_the_pointer(qtbot: Any, direction: Direction) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    view.set_direction(direction)
    at = mark(view, "push")
    turn_wheel(view, QPointF(at), 120, CTRL)
    assert (mark(view, "push") - at).manhattanLength() <= 1
    assert (mark(view, "root") - at).manhattanLength() > 20


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_canvas_goes_where_it_is_dragged_or_scrolled(qtbot: Any, direction: Direction) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    view.set_direction(direction)
    before = mark(view, "talks")
    drag(view, QPoint(500, 350), QPoint(540, 380), MIDDLE)
    assert (mark(view, "talks") - before - QPoint(40, 30)).manhattanLength() <= 1
    turn_wheel(view, QPointF(300, 300), -120)
    assert (mark(view, "talks") - before - QPoint(40, -30)).manhattanLength() <= 1


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_rubber_band_selects_what_it_touches(qtbot: Any, direction: Direction) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    view.set_direction(direction)
    first, last = mark(view, "deal"), mark(view, "stall")
    if direction == "down":
        drag(view, first - QPoint(60, 10), last + QPoint(15, 4))
    else:
        out = 15 if direction == "right" else -15
        drag(view, first - QPoint(-out, 30), last + QPoint(-out, 4))
    assert set(bench.selection.ids) == {"deal", "stall"}


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_branch_is_dragged_to_another_parent(qtbot: Any, direction: Direction) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    view.set_direction(direction)
    drag(view, mark(view, "stall"), mark(view, "push"))
    assert bench.scenario.nodes["push"].children == ("yield", "resist", "stall")


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_branch_is_dragged_before_its_sibling(qtbot: Any, direction: Direction) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    view.set_direction(direction)
    box = label_box(view.picture(), view.content.position_of("talks"))
    if direction == "down":
        aim = QPoint(round(box.left + 6), round((box.top + box.bottom) / 2))
    else:
        aim = QPoint(round((box.left + box.right) / 2), round((box.top + box.bottom) / 2))
    drag(view, mark(view, "push"), aim)
    assert bench.scenario.nodes["root"].children == ("push", "talks", "leave")


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_editor_stands_on_the_words_it_edits(qtbot: Any, direction: Direction) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    view.set_direction(direction)
    bench.select("node", "talks")
    view.nodes.writing.edit_label()
    box = label_box(view.picture(), view.content.position_of("talks"))
    middle = QPoint(round((box.left + box.right) / 2), round((box.top + box.bottom) / 2))
    assert view.nodes.writing.editor.geometry().contains(middle)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_everything_is_in_sight_when_it_fits(qtbot: Any, direction: Direction) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    view.set_direction(direction)
    view.fit()
    for position in range(view.content.scene.count):
        x, y = view.place(position)
        assert 0 < x < view.width()
        assert 0 < y < view.height()


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_the_map_leads_where_it_is_clicked(qtbot: Any, direction: Direction) -> None:
    _bench, view = shown_tree(qtbot, big_tree(3_000))
    view.nodes.unfold_all()
    view.set_direction(direction)
    view.zoom_100()
    view.grab()
    box = view.minimap.box
    assert box is not None
    scene = view.content.scene
    last = scene.count - 1
    corner = {
        "right": (box.right - 9, box.bottom - 7),
        "left": (box.left + 9, box.bottom - 7),
        "down": (box.right - 7, box.bottom - 9),
    }[direction]
    along, across = view.minimap.target(*corner)
    assert across == pytest.approx(scene.bounds.bottom, rel=0.05)
    assert along == pytest.approx(scene.bounds.right, rel=0.05)
    assert scene.x[last] == pytest.approx(scene.bounds.right)
