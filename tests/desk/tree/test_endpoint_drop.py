"""An endpoint dragged from the outline and dropped on a leaf."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QDrag

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.outline.outline_view import OutlineView
from scenario_desk.desk.tree.endpoint_drop import EndpointDrop
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.desk.widgets.endpoint_mime import carried_endpoint, carrying
from scenario_desk.model import edits
from tests.desk.tree.desk import Carrier, mark, shown_tree, steps
from tests.model.building import small_scenario


@pytest.fixture
def shown(qtbot: Any) -> tuple[Workbench, TreeView]:
    return shown_tree(qtbot, edits.set_endpoint(small_scenario(), ["leave"], None))


@pytest.mark.parametrize("leaf", ["leave", "stall"])
def test_a_leaf_with_or_without_an_end_takes_it(shown: Any, leaf: str) -> None:
    bench, view = shown
    hand = Carrier(view, carrying("e2"))
    hand.enter(QPoint(20, 20))
    assert hand.drop(mark(view, leaf))
    assert bench.scenario.nodes[leaf].endpoint == "e2"
    assert bench.selection.ids == (leaf,)
    assert steps(bench) == 1


def test_the_name_beside_a_leaf_takes_it_too(shown: Any) -> None:
    bench, view = shown
    hand = Carrier(view, carrying("e2"))
    hand.enter(QPoint(20, 20))
    hand.drop(mark(view, "stall") + QPoint(50, 0))
    assert bench.scenario.nodes["stall"].endpoint == "e2"


def test_where_it_cannot_go_is_grey_and_says_why(shown: Any) -> None:
    bench, view = shown
    hand = Carrier(view, carrying("e2"))
    hand.enter(QPoint(20, 20))
    assert not hand.move(mark(view, "push"))
    assert isinstance(view.gesture, EndpointDrop)
    assert "not a leaf" in view.gesture.refusal
    greyed = view.picture().greyed
    assert greyed is not None
    assert greyed[view.content.position_of("push")]
    assert not greyed[view.content.position_of("leave")]
    view.grab()
    hand.drop(mark(view, "push"))
    assert steps(bench) == 0


def test_a_resting_hand_shows_what_it_would_mean(qtbot: Any, shown: Any) -> None:
    bench, view = shown
    hand = Carrier(view, carrying("e2"))
    hand.enter(QPoint(20, 20))
    place = mark(view, "leave")
    hand.move(place)
    qtbot.waitUntil(lambda: bench.previewing)
    assert view.content.scenario.nodes["leave"].endpoint == "e2"
    assert mark(view, "leave") == place
    hand.leave()
    assert view.gesture is None
    assert bench.scenario.nodes["leave"].endpoint is None
    assert (steps(bench), bench.redo_text) == (0, "")


def test_what_is_there_already_is_no_step(shown: Any) -> None:
    bench, view = shown
    hand = Carrier(view, carrying("e3"))
    hand.enter(QPoint(20, 20))
    hand.drop(mark(view, "stall"))
    assert steps(bench) == 0


def test_other_things_are_left_to_the_window(shown: Any) -> None:
    _bench, view = shown
    text = QMimeData()
    text.setText("e2")
    assert not Carrier(view, text).enter(QPoint(20, 20))
    assert not Carrier(view, carrying("gone")).enter(QPoint(20, 20))
    assert view.gesture is None


def test_the_outline_gives_its_endpoints_and_nothing_else(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, _view = shown_tree(qtbot, small_scenario())
    outline = OutlineView(bench)
    qtbot.addWidget(outline)
    given: list[str] = []
    monkeypatch.setattr(
        QDrag, "exec", lambda drag, *_actions: given.append(carried_endpoint(drag.mimeData()))
    )

    def draggable(index: QModelIndex) -> bool:
        return bool(outline.model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled)

    index = outline.model.index_of("endpoint", "e3")
    assert draggable(index)
    assert not draggable(outline.model.index_of("actor", "us"))
    outline.list.setCurrentIndex(index)
    outline.list.startDrag(Qt.DropAction.CopyAction)
    assert given == ["e3"]


def test_a_gesture_in_hand_is_not_disturbed(shown: Any) -> None:
    _bench, view = shown
    Carrier(view, carrying("e2")).enter(QPoint(20, 20))
    gesture = view.gesture
    assert not Carrier(view, carrying("e3")).enter(QPoint(20, 20))
    assert view.gesture is gesture
    Carrier(view, carrying("e2")).leave()


def test_a_drag_that_ends_elsewhere_leaves_nothing(shown: Any) -> None:
    _bench, view = shown
    hand = Carrier(view, carrying("e2"))
    hand.enter(QPoint(20, 20))
    hand.move(mark(view, "leave"))
    hand.leave()
    assert view.picture().greyed is None
