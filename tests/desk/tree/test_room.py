"""What a pane has room for: text keeps its size, then folds, then is moved into sight."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.theme import LARGE_TYPE, dress
from scenario_desk.desk.tree import fitting
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.edits import set_label
from scenario_desk.presentation.tree.branches import branches_of
from scenario_desk.presentation.tree.detail import detail
from scenario_desk.presentation.tree.hits import label_box
from scenario_desk.presentation.tree.picture import on_screen
from scenario_desk.presentation.tree.scene import Slice
from scenario_desk.presentation.tree.word_places import word_places
from tests.analysis.growing import large_scenario
from tests.desk.tree.desk import shown_tree
from tests.model.building import big_tree, small_scenario

FLAGSHIP = Path(__file__).parents[3] / "scenarios" / "syria-2017.scenario"
SCENARIOS = {
    "flagship": lambda: load(FLAGSHIP),
    "small": small_scenario,
    "twenty": lambda: big_tree(21),
}
SIZES = [(1_500, 950), (900, 700), (520, 500), (380, 420)]


def in_sight(view: TreeView) -> bool:
    return fitting.all_in_sight(view.content, view.view, view.orientation, view._unit())


@pytest.mark.parametrize("name", list(SCENARIOS))
def test_in_a_smaller_pane_what_cannot_be_read_is_folded(qtbot: Any, name: str) -> None:
    """And unfolded again in a larger one; only where somebody has folded, folds stay."""
    _bench, view = shown_tree(qtbot, SCENARIOS[name](), *SIZES[0])
    view.fit()
    first = view.content.scene.count
    for size in SIZES:
        view.resize(*size)
        QApplication.processEvents()
        picture = view.picture()
        for at in range(1, view.content.scene.count):
            assert label_box(picture, at).width >= 45
    assert view.content.scene.count < first
    view.resize(*SIZES[0])
    QApplication.processEvents()
    assert view.content.scene.count == first
    view.nodes.fold_to_depth(1)
    view.fit()
    folded = view.content.scene.count
    view.resize(*SIZES[1])
    view.resize(*SIZES[0])
    QApplication.processEvents()
    assert view.content.scene.count == folded


def test_what_is_selected_stays_unfolded_in_a_smaller_pane(qtbot: Any) -> None:
    bench, view = shown_tree(qtbot, small_scenario(), *SIZES[0])
    view.fit()
    bench.select("node", "rout")
    view.resize(380, 420)
    QApplication.processEvents()
    assert view.content.position_of("rout") >= 0


@pytest.mark.parametrize("name", list(SCENARIOS))
@pytest.mark.parametrize("size", SIZES)
def test_large_type_makes_the_words_of_the_tree_larger(
    qtbot: Any, name: str, size: tuple[int, int]
) -> None:
    bench, view = shown_tree(qtbot, SCENARIOS[name](), *size)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    view.fit()
    before = view.metrics().label.pixels
    bench.dress(dress(app, "light", LARGE_TYPE), LARGE_TYPE)
    QApplication.processEvents()
    larger = view.metrics().label.pixels
    bench.dress(dress(app, "light", 1.0), 1.0)
    assert larger > before


@pytest.mark.parametrize("direction", ["right", "left", "down"])
def test_what_is_unfolded_comes_into_sight(qtbot: Any, direction: Any) -> None:
    _bench, view = shown_tree(qtbot, load(FLAGSHIP), 620, 500)
    view.set_direction(direction)
    for node in ("n02", "n03", "n04"):
        view.nodes.fold_to_depth(1)
        view.zoom_100()
        view.pan(-60, -40)
        view.nodes.host.unfold([node])
        children = view.content.scenario.nodes[node].children
        assert len(children) > 1
        for child in children:
            x, y = view.place(view.content.position_of(child))
            assert 0 < x < view.width()
            assert 0 < y < view.height()


def test_a_larger_pane_shows_more_of_the_tree_and_not_an_empty_side(qtbot: Any) -> None:
    _bench, view = shown_tree(qtbot, load(FLAGSHIP), 520, 500)
    view.nodes.unfold_all()
    view.zoom_100()
    view.pan(-5_000, -200)
    view.resize(1_500, 900)
    QApplication.processEvents()
    seen = fitting.around(view.content, view.view, view.orientation, view._unit())
    assert seen.right >= view.width() - 1 or seen.left >= -1


def test_all_that_was_in_sight_still_is_when_the_pane_grows(qtbot: Any) -> None:
    """Also after something was unfolded that had room anyway."""
    _bench, view = shown_tree(qtbot, small_scenario(), 1_200, 700)
    view.nodes.fold_to_depth(1)
    view.fit()
    view.nodes.unfold_all()
    view.fit()
    assert in_sight(view)
    zoom = view.view.scale_y
    view.resize(1_500, 1_000)
    QApplication.processEvents()
    assert in_sight(view)
    assert view.view.scale_y > zoom


@pytest.mark.parametrize("scale", [1.0, LARGE_TYPE, 2.0])
@pytest.mark.parametrize("size", SIZES)
def test_long_labels_stay_inside_the_pane(qtbot: Any, scale: float, size: tuple[int, int]) -> None:
    """As many lines as have room: above the first branch there is only the margin."""
    scenario = small_scenario()
    for node in [key for key in scenario.nodes if key != scenario.root]:
        scenario = set_label(scenario, node, "Many words about what happens " * 6)
    bench, view = shown_tree(qtbot, scenario, *size)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    bench.dress(dress(app, "light", scale), scale)
    view.fit_again()
    picture = view.picture()
    for part in draws(view):
        for branch in branches_of(picture, on_screen(picture, part)):
            label = word_places("right").branch_words(picture, branch).label
            assert label is None or label.box.top >= 0
    bench.dress(dress(app, "light", 1.0), 1.0)


@pytest.mark.parametrize("size", [*SIZES, (470, 600), (1_000, 620)])
def test_the_words_above_and_below_the_outermost_branches_are_seen_whole(
    qtbot: Any, size: tuple[int, int]
) -> None:
    """Also in a pane so narrow that some of the tree is moved to; a question may stand below all."""
    _bench, view = shown_tree(qtbot, load(FLAGSHIP), *size)
    view.fit_again()
    picture, seen = view.picture(), []
    for part in draws(view):
        for branch in branches_of(picture, on_screen(picture, part)):
            label = word_places("right").branch_words(picture, branch).label
            question = word_places("right").question_at(picture, branch)
            seen += [words.box for words in (label, question) if words is not None]
    assert seen
    assert min(box.top for box in seen) >= 0
    assert max(box.bottom for box in seen) <= size[1]


@pytest.mark.parametrize("size", [(980, 700), (700, 700), (530, 700)])
@pytest.mark.parametrize("nodes", [300, 3_000])
def test_what_is_said_behind_folds_ends_within_the_pane(
    qtbot: Any, nodes: int, size: tuple[int, int]
) -> None:
    """Of those that never end in the overlap, too."""
    _bench, view = shown_tree(qtbot, large_scenario(nodes, endpoints=40), *size)
    view.fit()
    picture, said = view.picture(), []
    for part in draws(view):
        for branch in branches_of(picture, on_screen(picture, part)):
            words = word_places("right").branch_words(picture, branch)
            if words.name is not None and words.pill is not None:
                said.append(words.name)
    assert said
    for words in said:
        assert words.box.right <= size[0]


def draws(view: TreeView) -> tuple[Slice, ...]:
    """What is drawn in full at the next paint."""
    return detail(view.picture()).near
