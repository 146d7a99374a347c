"""Nodes go to their places: from where they were, in a moment, and never in the way."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest

from scenario_desk.desk import settings
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tree import motion
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.model import edits
from tests.desk.tree.desk import LEFT, mark, shown_tree
from tests.model.building import big_tree, small_scenario


@pytest.fixture
def shown(qtbot: Any) -> tuple[Workbench, TreeView]:
    bench, view = shown_tree(qtbot, small_scenario())
    view.motion.watched = True
    return bench, view


def drawn(view: TreeView, node: str) -> tuple[float, float]:
    """Where a node is drawn now, in pixels."""
    scene, at = view.content.scene, view.content.position_of(node)
    dx, dy = (0.0, 0.0)
    if (shift := view.motion.shift(view.content.scene)) is not None:
        dx, dy = float(shift[0][at]), float(shift[1][at])
    return view.view.to_screen(float(scene.x[at]) + dx, float(scene.y[at]) + dy)


def test_nodes_go_from_where_they_were_to_where_they_are(shown: Any) -> None:
    bench, view = shown
    before = drawn(view, "talks")
    bench.apply(edits.move, ["stall"], "push")
    assert drawn(view, "talks") == pytest.approx(before)
    view.motion.pass_time(motion.DURATION_MS // 2)
    on_the_way = drawn(view, "talks")
    view.grab()
    view.motion.pass_time(motion.DURATION_MS)
    after = drawn(view, "talks")
    assert after == view.place(view.content.position_of("talks"))
    assert after != pytest.approx(before)
    assert min(before[1], after[1]) < on_the_way[1] < max(before[1], after[1])
    # It goes fast first and comes to rest.
    assert abs(on_the_way[1] - after[1]) < abs(before[1] - on_the_way[1])


def test_it_is_over_by_itself(qtbot: Any, shown: Any) -> None:
    bench, view = shown
    bench.apply(edits.move, ["stall"], "push")
    qtbot.waitUntil(lambda: view.motion.shift(view.content.scene) is None)


def test_what_is_new_comes_out_of_its_parent(shown: Any) -> None:
    bench, view = shown
    before = drawn(view, "push")
    bench.apply(edits.add_child, "push", "new")
    assert drawn(view, "new") == pytest.approx(before)


def test_what_is_unfolded_comes_out_of_the_fold(shown: Any) -> None:
    _bench, view = shown
    view.nodes.host.fold(["push"])
    view.motion.stop()
    before = drawn(view, "push")
    view.nodes.host.unfold(["push"])
    for node in ("yield", "resist", "hold"):
        assert drawn(view, node) == pytest.approx(before)


def test_a_change_on_the_way_starts_from_where_things_are(shown: Any) -> None:
    bench, view = shown
    bench.apply(edits.move, ["stall"], "push")
    view.motion.pass_time(40)
    on_the_way = drawn(view, "leave")
    bench.undo()
    assert drawn(view, "leave") == pytest.approx(on_the_way)


def test_a_fold_on_the_way_starts_from_where_things_are(shown: Any) -> None:
    bench, view = shown
    bench.apply(edits.move, ["stall"], "push")
    view.motion.pass_time(40)
    on_the_way = drawn(view, "talks")
    view.nodes.host.fold(["push"])
    assert drawn(view, "talks") == pytest.approx(on_the_way)
    view.motion.pass_time(40)
    view.grab()
    view.set_direction("down")
    view.nodes.fold_to_depth(1)
    view.nodes.unfold_all()
    view.grab()


def test_a_click_finds_things_where_they_will_be(shown: Any) -> None:
    bench, view = shown
    bench.apply(edits.move, ["stall"], "push")
    assert view.motion.shift(view.content.scene) is not None
    QTest.mouseClick(view, LEFT, pos=mark(view, "leave"))
    assert bench.selection.ids == ("leave",)


def test_what_is_worked_on_stays(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, big_tree(200))
    view.motion.watched = True
    bench.select("node", "n2")
    view.set_view(view.view.zoomed(1.1, 500, 300))
    before = mark(view, "n2")
    bench.apply(edits.add_child, "n2", "new")
    view.motion.pass_time(50)
    assert drawn(view, "n2") == pytest.approx(before.toTuple(), abs=1)
    assert (mark(view, "n2") - before) == QPoint(0, 0)


def test_showing_one_branch_moves_it_there(shown: Any) -> None:
    _bench, view = shown
    before = drawn(view, "resist")
    view.view_commands.show_branch("push")
    assert drawn(view, "resist") == pytest.approx(before)


def test_words_alone_move_nothing(shown: Any) -> None:
    bench, view = shown
    bench.apply(edits.set_label, "talks", "Talks go on")
    assert view.motion.shift(view.content.scene) is None


def test_reduced_motion_is_no_motion(shown: Any) -> None:
    bench, view = shown
    settings.REDUCED_MOTION.write(True)
    bench.apply(edits.move, ["stall"], "push")
    assert view.motion.shift(view.content.scene) is None


def test_too_many_do_not_move(shown: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    bench, view = shown
    monkeypatch.setattr(motion, "MOST", 9)
    bench.apply(edits.move, ["stall"], "push")
    assert view.motion.shift(view.content.scene) is None


def test_a_scenario_just_opened_is_there_at_once(shown: Any) -> None:
    bench, view = shown
    from scenario_desk.desk.bench.moments import Opened

    bench.apply(edits.move, ["stall"], "push")
    bench.open(Opened.of(big_tree(30)), None)
    assert view.motion.shift(view.content.scene) is None
    assert np.isfinite(view.content.scene.x).all()


def test_the_map_is_of_the_tree_at_rest(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, big_tree(300))
    view.motion.watched = True
    view.nodes.unfold_all()
    view.zoom_100()
    view.grab()
    scenario = bench.scenario
    bench.apply(edits.delete, (scenario.nodes[scenario.root].children[0],))
    moving = view.grab()
    assert view.motion.shift(view.content.scene) is not None
    box = view.minimap.box
    assert box is not None
    map_at = QRect(round(box.left), round(box.top), round(box.width), round(box.height))
    view.motion.stop()
    view.minimap.forget()
    resting = view.grab()
    assert moving.copy(map_at).toImage() == resting.copy(map_at).toImage()
