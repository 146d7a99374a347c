"""What is folded, at first and later, and that folding is never an edit."""

from __future__ import annotations

from typing import Any

from scenario_desk.analysis.frame import lower
from scenario_desk.desk.tree.folding import Folding, first_depth
from scenario_desk.model import edits
from tests.desk.tree.desk import CTRL, Key, press, shown_tree, steps
from tests.model.building import big_tree, small_scenario


def test_a_small_tree_is_shown_whole_at_first(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    assert view.content.scene.count == 10


def test_a_big_tree_is_folded_so_that_it_can_be_read_at_first(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, big_tree(3_000))
    scene = view.content.scene
    assert scene.count < 60
    assert scene.hidden.sum() + scene.count == 3_000
    sizes = view.metrics()
    assert sizes.row >= sizes.line + sizes.lift + 1.5


def test_the_first_fold_leaves_as_many_rows_as_there_is_room_for() -> None:
    frame = lower(big_tree(400))
    assert first_depth(frame, rows=9, columns=9) == 2
    assert first_depth(frame, rows=8, columns=9) == 1
    assert first_depth(frame, rows=1_000, columns=3) == 3
    assert first_depth(frame, rows=1_000, columns=9) is None


def test_space_and_ctrl_slash_fold_and_unfold(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "push")
    press(view, Key.Key_Space)
    assert int(view.content.scene.hidden[view.content.position_of("push")]) == 4
    press(view, Key.Key_Slash, CTRL)
    assert not view.content.scene.hidden.any()
    assert steps(bench) == 0


def test_the_folded_node_stays_where_it_was(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "push")
    before = view.place(view.content.position_of("push"))
    press(view, Key.Key_Space)
    assert view.place(view.content.position_of("push")) == before


def test_folds_outlive_edits_elsewhere(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "push")
    press(view, Key.Key_Space)
    bench.apply(edits.add_child, "talks", "new")
    assert view.content.position_of("yield") < 0
    assert view.content.position_of("new") >= 0


def test_selecting_what_a_fold_hides_unfolds_it(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    view.nodes.fold_to_depth(1)
    assert view.content.position_of("rout") < 0
    bench.select("node", "rout")
    assert view.content.position_of("rout") == view.content.current


def test_an_endpoint_lights_the_fold_that_hides_its_leaf(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    view.nodes.fold_to_depth(1)
    bench.select("endpoint", "e2")
    lit = view.content.lit
    assert lit is not None
    assert [view.content.id_of(at) for at in lit.nonzero()[0]] == ["root", "push"]


def test_single_folds_are_kept_apart_from_the_depth() -> None:
    frame = lower(big_tree(40))
    folding = Folding(depth=1)
    folding.unfold("n1")
    folding.fold("n0")
    folded = {frame.node_ids[row] for row in folding.mask(frame).nonzero()[0]}
    assert "n1" not in folded
    assert {"n0", "n2", "n3", "n4"} <= folded
    assert not folded & {"n39", "n30"}
