"""What became of the nodes between two trees: at themselves, at the folds that hide them, as signs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.layout import Direction, layout
from scenario_desk.presentation.tokens import tokens
from scenario_desk.presentation.tree.change_drawing import change_colour, draw_change
from scenario_desk.presentation.tree.change_marks import (
    CHANGES,
    change_marks,
    changed_nodes,
    codes_of,
)
from scenario_desk.presentation.tree.painting import draw_tree
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.scene import scene
from scenario_desk.presentation.tree.words import beside_words
from scenario_desk.presentation.words.changes import differences
from tests.model.building import big_tree, small_scenario
from tests.presentation.tree.drawn import Record, picture_of

SMALL = small_scenario()


def edited() -> Scenario:
    """A branch more with one below it, one less, one elsewhere, one with another name."""
    scenario = edits.add_child(SMALL, "talks", "more", "More talks")
    scenario = edits.add_child(scenario, "more", "later", "Later")
    scenario = edits.delete(scenario, ("hold",))
    scenario = edits.move(scenario, ("yield",), "talks")
    return edits.set_label(scenario, "leave", "Washington goes home")


def test_each_node_that_differs_is_known_with_what_became_of_it() -> None:
    changed = changed_nodes(differences(SMALL, edited()))
    assert changed == {
        "more": "added",
        "later": "added",
        "hold": "removed",
        "yield": "moved",
        "leave": "changed",
    }


def test_of_several_changes_of_a_node_the_weightiest_is_told() -> None:
    both = edits.set_label(edits.move(SMALL, ("yield",), "talks"), "yield", "Moscow gives in")
    assert changed_nodes(differences(SMALL, both))["yield"] == "moved"


def test_a_branch_that_is_declared_to_have_happened_has_changed() -> None:
    assert changed_nodes(differences(SMALL, edits.happened(SMALL, "talks"))) == {"talks": "changed"}


def test_what_differs_elsewhere_is_at_no_node() -> None:
    other = edits.set_score(SMALL, "e1", "us1", Estimate(0))
    other = edits.amend_scenario(other, assumptions=Assumptions(decisions="rational"))
    assert changed_nodes(differences(SMALL, other)) == {}


def test_many_that_are_told_as_one_are_known_one_by_one() -> None:
    old = big_tree(300)
    new, nodes = old, [node for node in old.nodes if node != old.root][:40]
    for node in nodes:
        new = edits.set_label(new, node, f"Another {node}")
    assert set(changed_nodes(differences(old, new))) == set(nodes)


def test_a_fold_counts_what_differs_inside() -> None:
    new = edited()
    frame = lower(new)
    codes = codes_of(changed_nodes(differences(SMALL, new)), frame)
    folded = np.zeros(len(frame.node_ids), bool)
    folded[frame.node_index["talks"]] = True
    shown = scene(frame, layout(frame, folded))
    marks = change_marks(codes, shown, frame)
    talks, leave = (int(shown.place[frame.node_index[key]]) for key in ("talks", "leave"))
    assert marks.of(talks) is None
    assert marks.inside[talks] == 3
    assert marks.of(leave) == "changed"
    assert marks.inside.sum() == 3


def marked(
    old: Scenario, new: Scenario, zoom: float = 1.0, direction: Direction = "right"
) -> Picture:
    picture = picture_of(new, direction, zoom)
    codes = codes_of(changed_nodes(differences(old, new)), picture.frame)
    return replace(picture, marks=change_marks(codes, picture.scene, picture.frame))


class Signs(Record):
    """A surface that counts what is filled, by colour."""

    def __init__(self) -> None:
        super().__init__()
        self.discs: list[str] = []
        self.signs: list[tuple[str, float]] = []
        """Colour and middle, along the pane."""
        self.ticked: dict[str, int] = {}

    def ellipse(self, x: float, *_where: object, fill: object = None, **_how: object) -> None:
        self.discs.append(getattr(fill, "name", ""))
        self.signs.append((self.discs[-1], x))

    def boxes(self, boxes: np.ndarray, fill: object, stroke: object = None) -> None:
        name = getattr(fill, "name", "")
        self.ticked[name] = self.ticked.get(name, 0) + len(boxes)


def test_signs_stand_at_the_nodes_that_differ_and_at_no_other() -> None:
    new = edited()
    colour = tokens("light")
    drawn, plain = Signs(), Signs()
    draw_tree(drawn, marked(SMALL, new))
    draw_tree(plain, marked(new, new))
    for what, count in (("added", 2), ("moved", 1), ("changed", 1), ("removed", 0)):
        name = change_colour(what, colour).name
        assert drawn.discs.count(name) - plain.discs.count(name) == count, what


@pytest.mark.parametrize("direction", ["right", "left"])
def test_a_sign_stands_beyond_the_mark_and_not_at_the_label_before_it(direction: Direction) -> None:
    picture, drawn = marked(SMALL, edited(), direction=direction), Signs()
    draw_tree(drawn, picture)
    name = change_colour("moved", tokens("light")).name
    ((_name, x),) = [each for each in drawn.signs if each[0] == name]
    place = int(picture.scene.place[picture.frame.node_index["yield"]])
    own = picture.view.to_screen(float(picture.scene.x[place]), float(picture.scene.y[place]))
    beyond = x - picture.orientation.turned(*own)[0]
    assert beyond > 0 if direction == "right" else beyond < 0


def test_where_nodes_have_no_room_what_differs_is_ticked_off() -> None:
    old = big_tree(3_000)
    new = old
    for node in sorted(key for key in old.nodes if key != old.root)[::5]:
        new = edits.set_label(new, node, f"Another {node}")
    drawn, plain = Signs(), Signs()
    draw_tree(drawn, marked(old, new, zoom=0.01))
    draw_tree(plain, marked(old, old, zoom=0.01))
    name = change_colour("changed", tokens("light")).name
    assert drawn.ticked.get(name, 0) > plain.ticked.get(name, 0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_two_signs_have_one_shape_or_one_colour(theme: str) -> None:
    shapes = []
    for what in CHANGES:
        lines: list[object] = []
        record = Record()
        record.path = lambda path, _stroke, lines=lines: lines.append(path)  # type: ignore[attr-defined]
        draw_change(record, what, 0, 0, 8, tokens(theme))  # type: ignore[arg-type]
        shapes.append(str(lines))
    assert len(set(shapes)) == len(CHANGES)
    assert len({change_colour(what, tokens(theme)).name for what in CHANGES}) == len(CHANGES)


def test_a_pill_says_how_many_differ_behind_it() -> None:
    new = edited()
    frame = lower(new)
    codes = codes_of(changed_nodes(differences(SMALL, new)), frame)
    folded = np.zeros(len(frame.node_ids), bool)
    folded[[frame.node_index["talks"], frame.node_index["resist"]]] = True
    shown = scene(frame, layout(frame, folded))
    picture = replace(
        picture_of(new, "right"), scene=shown, marks=change_marks(codes, shown, frame)
    )
    pills = [
        beside_words(picture, int(shown.place[frame.node_index[key]])).pill
        for key in ("talks", "resist")
    ]
    assert pills == ["+5, 3 differ", "+1"]
