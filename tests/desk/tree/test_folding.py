"""What is folded, at first and later, and that folding is never an edit."""

from __future__ import annotations

from typing import Any

import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.desk.tree.folding import Folding, first_depth
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.presentation.tree.branches import branches_of
from scenario_desk.presentation.tree.hits import label_box
from scenario_desk.presentation.tree.picture import on_screen
from scenario_desk.presentation.tree.word_places import word_places
from scenario_desk.presentation.tree.words import beside_words
from tests.desk.tree.desk import ALT, CTRL, Key, press, shown_tree, steps
from tests.desk.tree.test_painting import FLAGSHIP
from tests.model.building import big_tree, small_scenario


def test_a_small_tree_is_shown_whole_at_first(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    assert view.content.scene.count == 10


def test_in_a_narrow_pane_a_small_tree_is_folded_to_columns_with_words(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, small_scenario(), 480, 700)
    assert 1 < view.content.scene.count < 10
    labels = [view.content.scenario.nodes[view.content.id_of(at)].label for at in (1, 2)]
    picture = view.picture()
    assert all(label_box(picture, at).width > 60 for at in (1, 2)), labels


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


def test_one_key_folds_to_a_depth_and_one_unfolds_everything(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    for key, shown in ((Key.Key_1, 4), (Key.Key_2, 8), (Key.Key_3, 10), (Key.Key_0, 10)):
        press(view, key, CTRL | ALT)
        assert view.content.scene.count == shown


def test_the_ways_to_the_leaves_of_an_endpoint_are_unfolded(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    view.nodes.fold_to_depth(1)
    bench.select("endpoint", "e3")
    view.view_commands.unfold_to_selection()
    shown = {view.content.id_of(at) for at in range(view.content.scene.count)}
    assert {"stall", "hold"} <= shown
    assert lit_ids(view) == {"root", "talks", "stall", "push", "resist", "hold"}


def test_everything_but_the_way_to_the_selection_is_folded(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "hold")
    view.view_commands.fold_around_selection()
    shown = [view.content.id_of(at) for at in range(view.content.scene.count)]
    assert shown == ["root", "talks", "push", "leave", "yield", "resist", "hold", "rout"]
    bench.select("")
    view.view_commands.fold_around_selection()
    assert view.content.scene.count == 4


def test_several_selected_nodes_keep_their_ways(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "deal", "yield")
    view.view_commands.fold_around_selection()
    assert view.content.position_of("deal") >= 0
    assert view.content.position_of("yield") >= 0
    assert view.content.position_of("hold") < 0


def test_a_selected_node_lights_its_path(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "resist")
    assert lit_ids(view) == {"root", "push", "resist"}
    bench.select("node", "resist", "deal")
    assert lit_ids(view) == {"root", "push", "resist", "talks", "deal"}
    view.nodes.host.fold(["talks"])
    assert lit_ids(view) == {"root", "push", "resist", "talks"}


def test_an_endpoint_selected_anywhere_lights_all_its_leaves(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("endpoint", "e4")
    assert lit_ids(view) == {"root", "push", "resist", "rout", "leave"}
    bench.select("score", "e1/us1")
    assert lit_ids(view) == {"root", "talks", "deal"}


def lit_ids(view: Any) -> set[str]:
    lit = view.content.lit
    assert lit is not None
    return {view.content.id_of(at) for at in lit.nonzero()[0]}


def test_a_fold_says_how_many_nodes_and_how_much_probability_it_hides(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, small_scenario())
    view.nodes.host.fold(["push"])
    words = beside_words(view.picture(), view.content.position_of("push"))
    assert words.pill == "+4 · 30\N{NO-BREAK SPACE}%"


def test_writing_at_a_folded_node_unfolds_it_and_marks_the_right_one(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario())
    bench.select("node", "hold")
    view.nodes.fold_to_depth(1)
    press(view, Key.Key_3)
    press(view, Key.Key_Escape)
    assert {view.content.id_of(at) for at in view.content.selected} == {"hold"}
    assert lit_ids(view) == {"root", "push", "resist", "hold"}


def test_what_is_unfolded_of_a_large_tree_stays_in_sight_while_it_is_edited(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, big_tree(200))
    view.nodes.host.fold_to_depth(2)
    view.fit()
    before = view.view
    bench.select("node", "n2")
    view.nodes.delete()
    assert view.look.fitted
    bench.undo()
    assert view.look.fitted
    assert view.view == before


@pytest.mark.parametrize("direction", ["right", "left", "down"])
@pytest.mark.parametrize("size", [(600, 420), (900, 700), (1500, 900)])
def test_a_fold_tells_the_zones_apart_inside_the_pane(
    qtbot: Any, direction: Any, size: tuple[int, int]
) -> None:
    """With little room in digits, each after the sign of its zone; nothing is said of a sum."""
    _bench, view = shown_tree(qtbot, load(FLAGSHIP), *size)
    view.set_direction(direction)
    view.nodes.fold_to_depth(1)
    view.fit()
    drawn = []
    for part in view.painted.near if view.grab() else ():
        for branch in branches_of(view.picture(), on_screen(view.picture(), part)):
            words = word_places(direction).branch_words(view.picture(), branch)
            drawn += words.zones
            assert words.name is None
    assert {note.sign for note in drawn} == {"agreement", "tolerated"}
    for note in drawn:
        assert note.box.left >= 0
        assert note.box.right <= view.width()
        assert note.box.bottom <= view.height()
