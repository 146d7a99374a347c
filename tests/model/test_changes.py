"""What separates two scenarios."""

from __future__ import annotations

from scenario_desk.model.changes import changes
from scenario_desk.model.edits import (
    add,
    amend,
    amend_scenario,
    delete,
    happened,
    remove,
    reorder_entity,
    set_label,
    set_score,
)
from scenario_desk.model.entities import Endpoint
from scenario_desk.model.estimate import Estimate
from tests.model.building import big_tree, small_scenario

SMALL = small_scenario()


def test_equal_scenarios_differ_in_nothing() -> None:
    assert not changes(SMALL, SMALL)
    assert not changes(SMALL, small_scenario())
    there_and_back = set_label(set_label(SMALL, "deal", "Another"), "deal", "A deal")
    assert not changes(SMALL, there_and_back)


def test_a_node_that_differs_is_named_with_the_fields_that_differ() -> None:
    between = changes(SMALL, set_label(SMALL, "deal", "Another"))
    assert set(between.tables) == {"nodes"}
    assert between.replaced("nodes") == {"deal"}
    assert between.replaced_fields("nodes", "deal") == {"label"}
    assert between.replaced_fields("nodes", "stall") == frozenset()
    assert between.replaced_fields("nodes", "gone") == frozenset()
    assert between.fields == frozenset()


def test_what_came_and_went_is_named() -> None:
    between = changes(SMALL, delete(SMALL, "push"))
    assert between.removed("nodes") == {"push", "yield", "resist", "hold", "rout"}
    assert between.replaced("nodes") == {"root"}
    assert between.added("nodes") == frozenset()
    back = changes(between.new, between.old)
    assert back.added("nodes") == between.removed("nodes")


def test_scores_are_named_by_endpoint_and_interest() -> None:
    between = changes(SMALL, set_score(SMALL, "e1", "us1", Estimate(60, 55, 70)))
    assert between.replaced("scores") == {("e1", "us1")}
    assert between.replaced_fields("scores", ("e1", "us1")) == {"low"}
    assert between.touches("scores")
    assert not between.touches("nodes", "actors", "title")


def test_a_roster_says_whether_its_order_changed() -> None:
    moved = changes(SMALL, reorder_entity(SMALL, "endpoints", "e4", 0))
    assert (moved.tables, moved.fields) == ({}, {"endpoints"})
    assert moved
    added = changes(SMALL, add(SMALL, "endpoints", Endpoint("e5", "Partition"), 1))
    assert added.added("endpoints") == {"e5"}
    assert added.fields == frozenset()
    renamed = changes(SMALL, amend(SMALL, "endpoints", "e1", name="?"))
    assert renamed.replaced("endpoints") == {"e1"}
    assert renamed.fields == frozenset()


def test_fields_of_the_scenario_are_named() -> None:
    assert changes(SMALL, amend_scenario(SMALL, title="?", marking="?")).fields == {
        "title",
        "marking",
    }
    assert changes(SMALL, happened(SMALL, "deal")).fields == {"moves"}
    assert changes(SMALL, remove(SMALL, "phases", "first")).touches("phases", "nothing")


def test_whole_scenarios_can_be_compared() -> None:
    between = changes(SMALL, big_tree(500))
    assert len(between.added("nodes")) == 500
    assert between.removed("nodes") == set(SMALL.nodes)
    assert between.fields == {"root"}
    assert between.removed("packages") == {"bargain"}
