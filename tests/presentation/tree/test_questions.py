"""The questions of nodes within the tree: written where there is room, and on nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.edits import set_question
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.starting import empty_scenario
from scenario_desk.presentation.layout import Direction
from scenario_desk.presentation.tree.hits import hit, question_box
from scenario_desk.presentation.tree.painting import draw_tree
from tests.model.building import small_scenario
from tests.presentation.tree.drawn import Record, picture_of
from tests.presentation.tree.test_directions import DIRECTIONS, apart, drawn, named
from tests.presentation.tree.test_scene import grown, trees
from tests.screenshots import FLAGSHIP

ASKED = "Who goes first?"


def asking(scenario: Scenario, **questions: str) -> Scenario:
    """With these questions, by node, and at other nodes within the tree none."""
    nodes = scenario.nodes
    for key, node in list(nodes.items()):
        if key != scenario.root:
            nodes = nodes.set(key, replace(node, question=""))
    for key, text in questions.items():
        nodes = nodes.set(key, replace(nodes[key], question=text))
    return replace(scenario, nodes=nodes)


def written(record: Record) -> list[str]:
    return [text for text, _box in record.words]


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_bare_root_says_how_to_go_on_to_whoever_may(direction: Direction) -> None:
    bare = empty_scenario()
    asked = set_question(bare, bare.root, ASKED)
    for scenario, invitation in (
        (bare, "first branch, F2 to write the question"),
        (asked, "first branch"),
    ):
        picture = picture_of(scenario, direction)
        for invites in (True, False):
            record = Record()
            draw_tree(record, replace(picture, invites=invites))
            said = [text for text in written(record) if text.startswith("Press Tab")]
            assert said == ([f"Press Tab to add the {invitation}"] if invites else [])


def test_a_tree_of_branches_invites_to_nothing() -> None:
    record = Record()
    draw_tree(record, replace(picture_of(small_scenario(), "right"), invites=True))
    assert not [text for text in written(record) if text.startswith("Press Tab")]


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("node", ["talks", "push"])
def test_a_question_within_the_tree_is_written_at_its_branch(
    direction: Direction, node: str
) -> None:
    bare = drawn(picture_of(asking(small_scenario()), direction, height=1_400))
    picture = picture_of(asking(small_scenario(), **{node: ASKED}), direction, height=1_400)
    record = drawn(picture)
    assert ASKED in written(record)
    assert sorted(written(record)) == sorted([*written(bare), ASKED])
    apart(record.written)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_long_question_wraps_and_is_pointed_at_where_it_stands(direction: Direction) -> None:
    long = "Which of the two sides gives way first, and what does it ask for in return?"
    picture = picture_of(asking(small_scenario(), push=long), direction, 1.4, 1_600, 1_600)
    picture = replace(picture, view=replace(picture.view, widen=1.5))
    record = drawn(picture)
    (box,) = [box for text, box in record.words if text.startswith("Which of")]
    assert sum(line in long for line, _box in record.written) >= 2
    position = int(picture.scene.place[picture.frame.node_index["push"]])
    found = hit(picture, *box.middle)
    assert found is not None
    assert (found.position, found.part) == (position, "question")
    assert question_box(picture, position).edges == pytest.approx(box.edges)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_where_there_is_no_room_the_question_goes_and_the_labels_stay(
    direction: Direction,
) -> None:
    seen = {ASKED: 0, "none": 0}
    for zoom in (0.3, 0.4, 0.5, 0.6, 0.8, 1.0):
        bare = drawn(picture_of(asking(small_scenario()), direction, zoom, height=1_400))
        record = drawn(
            picture_of(
                asking(small_scenario(), talks=ASKED, push=ASKED, resist=ASKED),
                direction,
                zoom,
                height=1_400,
            )
        )
        # Whatever is written without questions is written with them, word for word.
        left = written(record)
        for text in written(bare):
            left.remove(text)
        assert set(left) <= {ASKED} or all(each.endswith("…") for each in left if each != ASKED)
        seen[ASKED if left else "none"] += 1
    assert all(seen.values())


def test_what_is_being_written_is_not_drawn_below_its_editor() -> None:
    picture = picture_of(asking(small_scenario(), push=ASKED), "right", height=1_400)
    position = int(picture.scene.place[picture.frame.node_index["push"]])
    assert ASKED not in written(drawn(replace(picture, edited=position, edited_part="question")))


def test_the_flagship_says_what_is_asked() -> None:
    scenario = load(FLAGSHIP)
    record = Record()
    draw_tree(record, picture_of(scenario, "right", 1.0, 3_000, 8_000, (200, 100)))
    asked = {node.question for node in scenario.nodes.values() if node.question}
    assert len(asked.intersection(written(record))) > 0.7 * len(asked)


@settings(max_examples=60)
@given(
    trees,
    st.sampled_from(DIRECTIONS),
    st.sampled_from([0.4, 0.7, 1.0, 1.5]),
    st.floats(1.0, 2.6),
    st.lists(st.integers(0, 40), min_size=1, max_size=8),
    st.lists(st.integers(0, 60), min_size=1, max_size=8),
)
def test_no_question_of_any_tree_lies_on_other_words(
    parents: list[int],
    direction: Direction,
    zoom: float,
    stretch: float,
    labels: list[int],
    questions: list[int],
) -> None:
    scenario = named(grown(parents), labels)
    asked = {
        key: ("asks " * 12)[: questions[number % len(questions)]]
        for number, key in enumerate(scenario.nodes)
    }
    picture = picture_of(asking(scenario, **asked), direction, zoom, 2_000, 1_500)
    view = replace(picture.view, stretch=stretch)
    apart(drawn(replace(picture, view=view)).written)
