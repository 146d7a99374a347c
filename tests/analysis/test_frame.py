"""The frame of the next scenario, made from the last, is the frame made from nothing."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.edits.walking import below
from scenario_desk.model.entities import (
    Actor,
    Endpoint,
    Interest,
    Linkage,
    Node,
    Package,
    Profile,
    RedLine,
)
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.room import Inject, Release
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster, Table
from tests.analysis.growing import large_scenario


def start() -> Scenario:
    """Forty nodes with linkages, packages, perceived profiles, red lines, information sets and news."""
    scenario = large_scenario(40, actors=3, endpoints=5, seed=3)
    decisions = [node for node in scenario.nodes.values() if node.kind == "decision"]
    scenario = scenario.with_nodes(
        {
            node.id: dataclasses.replace(node, information_set=f"h{place % 2}")
            for place, node in enumerate(sorted(decisions, key=lambda node: node.id)[:5])
        }
    )
    linkages = [
        Linkage(
            f"l{k}",
            f"Linkage {k}",
            endpoints=(f"e{k}", "e4"),
            effects=Table({"a0i0": Estimate(10, 5, 30), "a1i1": Estimate(-20)}),
            endpoint_effects=Table({"e4": Table({"a2i0": Estimate(50)})}),
        )
        for k in range(3)
    ]
    branches = scenario.nodes["n0"].children
    injects = [
        Inject(
            f"j{k}",
            f"Inject {k}",
            endpoints=(f"e{k}", "e3"),
            effects=Table({"a0i0": Estimate(-30, -40, 5), "a1i0": Estimate(25)}),
            endpoint_effects=Table({"e3": Table({"a1i1": Estimate(60, 30, 90)})}),
            overrides=Table({"n1": Table({scenario.nodes["n1"].children[0]: Estimate(0.2 * k)})}),
        )
        for k in range(3)
    ]
    overrides = Table({"n0": Table({branches[0]: Estimate(0.7), branches[1]: None})})
    profile = scenario.profiles["p1"]
    return replace(
        scenario,
        injects=Roster(injects),
        released=(Release("j1"), Release("j0")),
        linkages=Roster(linkages),
        packages=Roster([Package("k0", "Package", linkages=("l0", "l2"), overrides=overrides)]),
        profiles=scenario.profiles.put(
            Profile(
                "seen",
                "a1",
                "As a0 sees it",
                kind="perceived",
                holder="a0",
                scores=Table({("e1", "a1i0"): Estimate(-50)}),
            )
        ).put(dataclasses.replace(profile, red_lines=Table({"a1i0": RedLine(-70.0)}))),
    )


def assert_same(mine: Any, fresh: Any, where: str) -> None:
    if isinstance(fresh, np.ndarray):
        assert mine.dtype == fresh.dtype, where
        np.testing.assert_array_equal(mine, fresh, where)
        assert not mine.flags.writeable, where
    elif dataclasses.is_dataclass(fresh):
        for field in dataclasses.fields(fresh):
            name = field.name
            assert_same(getattr(mine, name), getattr(fresh, name), f"{where}.{name}")
    elif isinstance(fresh, tuple) and any(map(dataclasses.is_dataclass, fresh)):
        assert len(mine) == len(fresh), where
        for place, (one, other) in enumerate(zip(mine, fresh, strict=True)):
            assert_same(one, other, f"{where}[{place}]")
    elif isinstance(fresh, Mapping):
        assert set(mine) == set(fresh), where
        assert len(mine) == len(fresh), where
        for key in fresh:
            assert_same(mine[key], fresh[key], f"{where}[{key}]")
    elif isinstance(fresh, float):
        assert mine == fresh or (np.isnan(mine) and np.isnan(fresh)), where
    else:
        assert mine == fresh, where


def assert_frame_of(frame: Frame, scenario: Scenario) -> None:
    fresh = lower(scenario)
    assert frame.scenario is scenario
    for field in dataclasses.fields(Frame):
        if field.name != "scenario":
            assert_same(getattr(frame, field.name), getattr(fresh, field.name), field.name)
    assert_same(frame.forecast, fresh.forecast, "forecast")


class Editor:
    """Random edits of a scenario; ids are drawn from what it holds."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.made = 0

    def next(self, scenario: Scenario) -> Scenario:
        name = self.chance.choice(sorted(self.edits))
        try:
            return self.edits[name](self, scenario)
        except EditRefused:
            return scenario

    def new(self) -> str:
        self.made += 1
        return f"new{self.made}"

    def some(self, keys: Any) -> str:
        listed = sorted(keys)
        return self.chance.choice(listed) if listed else "none"

    def number(self, low: float = -100, high: float = 100) -> Estimate | None:
        best = self.chance.uniform(low, high)
        low, high = max(low, best - 5), min(high, best + 5)
        return self.chance.choice([None, Estimate(best), Estimate(best, low, high)])

    def nodes(self, s: Scenario) -> list[str]:
        return [self.some(s.nodes) for _ in range(self.chance.randint(1, 3))]

    def duplicate(self, s: Scenario, node: str) -> Scenario:
        keys = list(below(s, node)) if len(s.nodes) < 100 else []
        return edits.duplicate(s, [node], {key: self.new() for key in keys}) if keys else s

    edits: dict[str, Callable[[Any, Scenario], Scenario]] = {  # noqa: RUF012
        "add_child": lambda e, s: edits.add_child(s, e.some(s.nodes), e.new()),
        "add_sibling": lambda e, s: edits.add_sibling(
            s, e.some(s.nodes), e.new(), above=e.chance.random() < 0.5
        ),
        "add_parent": lambda e, s: edits.add_parent(s, e.some(s.nodes), e.new()),
        "delete": lambda e, s: edits.delete(
            s, [e.some(s.nodes)], keep_children=e.chance.random() < 0.7
        ),
        "move": lambda e, s: edits.move(s, e.nodes(s), e.some(s.nodes), e.chance.choice([None, 0])),
        "reorder": lambda e, s: edits.reorder(s, e.some(s.nodes), e.chance.choice([-1, 1])),
        "duplicate": lambda e, s: e.duplicate(s, e.some(s.nodes)),
        "set_kind": lambda e, s: edits.set_kind(
            s, e.nodes(s), e.chance.choice(["decision", "chance", "leaf"])
        ),
        "set_owner": lambda e, s: edits.set_owner(
            s, e.nodes(s), e.chance.choice([None, e.some(s.actors)])
        ),
        "set_label": lambda e, s: edits.set_label(s, e.some(s.nodes), e.new()),
        "set_probability": lambda e, s: edits.set_probability(s, e.some(s.nodes), e.number(0, 1)),
        "spread_evenly": lambda e, s: edits.spread_evenly(s, e.some(s.nodes)),
        "set_endpoint": lambda e, s: edits.set_endpoint(
            s, e.nodes(s), e.chance.choice([None, e.some(s.endpoints)])
        ),
        "amend_node": lambda e, s: edits.amend_node(
            s,
            e.nodes(s),
            information_set=e.chance.choice(["", "h0", "h1"]),
            resolves=e.chance.choice([None, "judged", "rational"]),
        ),
        "happened": lambda e, s: edits.happened(s, e.some(s.nodes)),
        "take_back": lambda e, s: edits.take_back(s, e.some(move.branch for move in s.moves)),
        "add_endpoint": lambda e, s: edits.add(
            s, "endpoints", Endpoint(e.new(), "New", needs_agreement=e.chance.random() < 0.5), 0
        ),
        "add_interest": lambda e, s: edits.add(
            s, "interests", Interest(e.new(), e.some(s.actors), "New"), 1
        ),
        "add_actor": lambda e, s: edits.add(s, "actors", Actor(e.new(), "New"), 0),
        "remove": lambda e, s: (lambda name: edits.remove(s, name, e.some(getattr(s, name))))(
            e.chance.choice(
                ["actors", "interests", "endpoints", "profiles", "linkages", "packages", "injects"]
            )
        ),
        "rename": lambda e, s: edits.amend(s, "endpoints", e.some(s.endpoints), name=e.new()),
        "promote": lambda e, s: edits.amend(
            s, "actors", e.some(s.actors), principal=e.chance.random() < 0.5, leverage="veto"
        ),
        "needs_agreement": lambda e, s: edits.amend(
            s, "endpoints", e.some(s.endpoints), needs_agreement=e.chance.random() < 0.5
        ),
        "reorder_entity": lambda e, s: (
            lambda name: edits.reorder_entity(s, name, e.some(getattr(s, name)), 0)
        )(e.chance.choice(["actors", "interests", "endpoints"])),
        "set_score": lambda e, s: edits.set_score(
            s, e.some(s.endpoints), e.some(s.interests), e.number()
        ),
        "set_weight": lambda e, s: edits.set_weight(
            s, e.some(s.profiles), e.some(s.interests), e.number(0, 100)
        ),
        "set_profile_score": lambda e, s: edits.set_profile_score(
            s, e.some(s.profiles), e.some(s.endpoints), e.some(s.interests), e.number()
        ),
        "set_reservation": lambda e, s: edits.set_reservation(
            s, e.some(s.profiles), e.chance.choice(["derived", e.number()])
        ),
        "set_margin": lambda e, s: edits.set_margin(s, e.some(s.profiles), e.number(0, 100)),
        "set_feasibility": lambda e, s: edits.amend(
            s, "linkages", e.some(s.linkages), feasibility=e.number(0, 1)
        ),
        "set_effect": lambda e, s: edits.set_effect(
            s,
            e.some(s.linkages),
            e.some(s.interests),
            e.number(),
            e.chance.choice([None, e.some(s.endpoints)]),
        ),
        "release": lambda e, s: replace(s, released=(*s.released, Release(e.some(s.injects)))),
        "withdraw": lambda e, s: replace(s, released=s.released[:-1]),
        "amend_inject": lambda e, s: edits.amend(
            s,
            "injects",
            e.some(s.injects),
            effects=Table({e.some(s.interests): e.number() or Estimate(5)}),
            overrides=(
                lambda node: Table(
                    {node: Table({child: e.number(0, 1) for child in s.nodes[node].children})}
                )
            )(e.some(key for key in s.nodes if s.nodes[key].children)),
        ),
        "reword_inject": lambda e, s: edits.amend(s, "injects", e.some(s.injects), text=e.new()),
        "set_overrides": lambda e, s: (
            lambda node: edits.set_overrides(
                s, "k0", node, {child: e.number(0, 1) for child in s.nodes[node].children}
            )
        )(e.some(s.nodes)),
    }


@given(st.integers(0, 1_000_000), st.integers(1, 30))
def test_updated_is_lowered(seed: int, steps: int) -> None:
    scenario = start()
    frame = lower(scenario)
    editor = Editor(random.Random(seed))
    for _ in range(steps):
        after = editor.next(scenario)
        # What the screen asks of a frame, so that there is something to hand on.
        evaluate(frame)
        list(frame.packages.values())
        frame = frame.updated(changes(scenario, after))
        assert_frame_of(frame, after)
        scenario = after


@given(st.integers(0, 1_000_000))
def test_one_update_over_many_edits_is_lowered_too(seed: int) -> None:
    before = start()
    editor = Editor(random.Random(seed))
    after = before
    for _ in range(15):
        after = editor.next(after)
    frame = lower(before)
    assert_frame_of(frame.updated(changes(before, after)), after)
    # And back, as undo does.
    assert_frame_of(lower(after).updated(changes(after, before)), before)


def test_an_update_leaves_the_last_frame_as_it_was() -> None:
    before = start()
    frame = lower(before)
    after = edits.add_child(before, "n5", "new", label="New")
    frame.updated(changes(before, after))
    assert_frame_of(frame, before)
    assert "new" not in frame.node_index
    with pytest.raises(KeyError):
        frame.node_index["new"]


def shared(first: Frame, second: Frame) -> set[str]:
    """The fields that hold the very same object in both."""
    names = {field.name for field in dataclasses.fields(Frame)}
    return {name for name in names if getattr(first, name) is getattr(second, name)}


ALL = {field.name for field in dataclasses.fields(Frame)} - {"scenario"}


@pytest.mark.parametrize(
    "edit",
    [
        lambda s: edits.set_label(s, "n7", "Another"),
        lambda s: edits.amend(s, "endpoints", "e1", description="More words"),
        lambda s: edits.amend(s, "interests", "a0i0", name="Another"),
        lambda s: edits.amend_scenario(s, title="Another"),
    ],
)
def test_words_touch_no_array(edit: Callable[[Scenario], Scenario]) -> None:
    before = start()
    frame = lower(before)
    after = edit(before)
    assert shared(frame, frame.updated(changes(before, after))) == ALL


def test_a_probability_touches_one_column_and_the_forecast() -> None:
    before = start()
    frame = lower(before)
    forecast = frame.forecast
    after = edits.set_probability(before, "n3", Estimate(0.123, 0.1, 0.2))
    updated = frame.updated(changes(before, after))
    assert ALL - shared(frame, updated) == {"probability"}
    assert updated.probability[:, updated.node_index["n3"]].tolist() == [0.123, 0.1, 0.2]
    assert updated.forecast is not forecast


def test_a_score_touches_the_scores_and_the_forecast_stands() -> None:
    before = start()
    frame = lower(before)
    forecast = frame.forecast
    after = edits.set_score(before, "e1", "a0i0", Estimate(12, 10, 20))
    updated = frame.updated(changes(before, after))
    assert ALL - shared(frame, updated) == {"scores"}
    assert updated.forecast is forecast


def test_every_estimate_is_lowered_with_its_spread() -> None:
    scenario = start()
    scenario = edits.set_weight(scenario, "p1", "a1i0", Estimate(50, 30, 60))
    scenario = edits.set_reservation(scenario, "p1", Estimate(-5, -20, 0))
    scenario = edits.set_margin(scenario, "p1", Estimate(4))
    scenario = edits.amend(scenario, "linkages", "l1", feasibility=Estimate(0.5, 0.2, 0.7))
    frame = lower(scenario)
    profile = frame.profiles["p1"]
    assert profile.weights[:, 0].tolist() == [50, 30, 60]
    assert profile.reservation.tolist() == [-5, -20, 0]
    assert profile.margin.tolist() == [4, 4, 4]
    assert frame.linkages["l1"].feasibility.tolist() == [0.5, 0.2, 0.7]
    assert np.isnan(frame.linkages["l0"].feasibility).all()
    assert frame.linkages["l0"].effects[:, 0].tolist() == [10, 5, 30]


def test_a_profile_keeps_what_was_lowered_of_the_others() -> None:
    before = start()
    frame = lower(before)
    kept = frame.profiles["p0"]
    after = edits.set_weight(before, "p1", "a1i0", Estimate(7))
    updated = frame.updated(changes(before, after))
    assert ALL - shared(frame, updated) == {"profiles"}
    assert updated.profiles["p0"] is kept
    # The perceived profile leaves its weights to the base profile.
    assert updated.profiles["seen"].weights[0, 0] == 7


def test_changes_from_elsewhere_are_lowered_anew() -> None:
    before, after = start(), large_scenario(30)
    frame = lower(before)
    assert_frame_of(frame.updated(changes(large_scenario(20), after)), after)


def test_what_names_nothing_is_none() -> None:
    nodes = [
        Node("r", "decision", children=("x", "gone", "y"), owner="nobody"),
        Node("x", "leaf", endpoint="nowhere"),
        Node("y", "leaf", endpoint="e"),
        Node("apart", "leaf"),
    ]
    scenario = Scenario(
        title="Loose ends",
        root="r",
        nodes=Table({node.id: node for node in nodes}),
        interests=Roster([Interest("i", "nobody", "Stray")]),
        endpoints=Roster([Endpoint("e", "E")]),
        scores=Table({("e", "i"): Estimate(5), ("e", "gone"): Estimate(6)}),
    )
    frame = lower(scenario)
    assert frame.node_ids == ("r", "x", "y")
    assert frame.owner.tolist() == [-1, -1, -1]
    assert frame.leaf_endpoint.tolist() == [-1, -1, 0]
    assert frame.interest_actor.tolist() == [-1]
    evaluation = evaluate(frame)
    assert evaluation.endpoint_reach.tolist() == [0.5]
    # It is found when what was named comes to be, and lost when it goes.
    there = scenario.with_nodes({"gone": Node("gone", "leaf", endpoint="e")})
    updated = frame.updated(changes(scenario, there))
    assert updated.node_ids == ("r", "x", "gone", "y")
    assert_frame_of(updated, there)
    assert_frame_of(updated.updated(changes(there, scenario)), scenario)


def test_nodes_that_are_no_tree_count_where_they_are_met_first() -> None:
    nodes = [
        Node("r", "chance", children=("x", "y", "x")),
        Node("x", "chance", children=("y", "r")),
        Node("y", "leaf"),
    ]
    frame = lower(Scenario(title="Knot", root="r", nodes=Table({n.id: n for n in nodes})))
    assert frame.node_ids == ("r", "x", "y")
    assert frame.parent.tolist() == [-1, 0, 0]
    assert frame.child_count.tolist() == [2, 0, 0]


def test_the_shape_of_a_tree() -> None:
    nodes = [
        Node("r", "chance", children=("a", "b", "c")),
        Node("a"),
        Node("b", "chance", children=("d", "e")),
        Node("c", "decision", children=("f",)),
        Node("d"),
        Node("e"),
        Node("f"),
    ]
    frame = lower(Scenario(title="Shape", root="r", nodes=Table({n.id: n for n in nodes})))
    assert frame.node_ids == ("r", "a", "b", "c", "d", "e", "f")
    assert frame.parent.tolist() == [-1, 0, 0, 0, 2, 2, 3]
    assert frame.first_child.tolist() == [1, -1, 4, 6, -1, -1, -1]
    assert frame.child_count.tolist() == [3, 0, 2, 1, 0, 0, 0]
    assert frame.depth.tolist() == [0, 1, 1, 1, 2, 2, 2]
    assert frame.level_start.tolist() == [0, 1, 4, 7]
    assert frame.branching.tolist() == [0, 2, 3]
    assert frame.kind.tolist() == [1, 2, 1, 0, 2, 2, 2]
    assert [frame.node_index[key] for key in "rabcdef"] == list(range(7))
