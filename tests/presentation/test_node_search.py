"""Nodes are found by what is written at them, in the order in which the tree is read."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.edits.walking import below
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.node_search import NodeSearch, reading_order
from tests.model.building import big_tree, small_scenario
from tests.model.random_edits import STEPS


def found(text: str, scenario: Scenario | None = None) -> list[str]:
    frame = lower(scenario or small_scenario())
    return ids(NodeSearch(), text, frame)


def ids(search: NodeSearch, text: str, frame: Frame) -> list[str]:
    return [frame.node_ids[row] for row in search.find(text, frame).rows.tolist()]


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("washington", ["root", "push", "leave"]),
        ("MOSCOW yields", ["yield"]),
        ("moscow  yields", ["yield"]),
        ("does", ["root", "push"]),
        ("frozen", ["stall", "hold"]),
        ("Russia", ["push"]),
        ("nothing of it", []),
        ("", []),
        ("  ", []),
    ],
)
def test_labels_questions_endpoints_and_owners_are_searched_in_reading_order(
    text: str, nodes: list[str]
):
    assert found(text) == nodes


def test_notes_accents_and_other_scripts_are_searched():
    scenario = edits.amend_node(small_scenario(), "deal", notes="See the annex\nof Zürich.")
    scenario = edits.set_label(scenario, "stall", "Переговоры ещё идут")

    assert found("annex of zurich", scenario) == ["deal"]
    assert found("еще", scenario) == ["stall"]


def test_a_name_that_changes_is_found_by_the_new_one():
    search, frame = NodeSearch(), lower(small_scenario())
    assert ids(search, "Reconquest", frame) == ["rout", "leave"]

    renamed = edits.amend(small_scenario(), "endpoints", "e4", name="A march on Idlib")
    frame = frame.updated(changes(frame.scenario, renamed))

    assert ids(search, "reconquest", frame) == []
    assert ids(search, "idlib", frame) == ["rout", "leave"]


@given(st.integers(0, 2**32), st.sampled_from(["a", "the", "branch 1", "washington", "frozen"]))
def test_what_is_kept_up_finds_what_is_prepared_anew(seed: int, text: str):
    chance = Random(seed)
    frame, search = lower(small_scenario()), NodeSearch()
    for number in range(8):
        try:
            edited = chance.choice(STEPS)(frame.scenario, chance, f"new-{number}")
        except edits.EditRefused:
            continue
        frame = frame.updated(changes(frame.scenario, edited))
        assert ids(search, text, frame) == ids(NodeSearch(), text, frame)


def test_reading_order_is_that_of_walking_down():
    scenario = big_tree(200)
    frame = lower(scenario)
    order = reading_order(frame)

    walked = list(below(scenario, scenario.root))
    assert sorted(frame.node_ids, key=lambda key: order[frame.node_index[key]]) == walked


def test_onwards_goes_round_in_both_directions():
    search, frame = NodeSearch(), lower(small_scenario())
    hits = search.find("washington", frame)
    first, last = int(hits.ranks[0]), int(hits.ranks[-1])

    assert [hits.onwards(first, step) for step in (0, 1, -1)] == [0, 1, 2]
    assert [hits.onwards(last, step) for step in (0, 1, -1)] == [2, 0, 1]
    assert hits.onwards(first + 1, 0) == 1
    assert hits.place_of(last) == 2
    assert hits.place_of(first + 1) == -1
    assert search.find("nobody", frame).onwards(0, 1) == -1
