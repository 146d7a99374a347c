"""What holds whatever edits are made, in whatever order."""

from __future__ import annotations

import inspect
import re
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.desk.bench.history import History
from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.checks import check
from scenario_desk.model.messages import EditRefused, Message
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import FIELDS, Scenario, levels_of, parents_of
from scenario_desk.presentation.words.messages import templates, words
from scenario_desk.presentation.words.undo_labels import undo_label
from tests.model import random_edits
from tests.model.building import small_scenario
from tests.model.random_edits import STEPS, Step

plans = st.lists(
    st.tuples(st.sampled_from(STEPS), st.integers(0, 2**32 - 1)), min_size=10, max_size=60
)
several = settings(max_examples=150)

NEVER_AFTER_AN_EDIT = {
    "answer_beyond_seed",
    "answered_again",
    "assessment_of_nothing",
    "assumption_of_nothing",
    "branches_under_leaf",
    "estimate_disordered",
    "interest_of_another_actor",
    "lens_of_another",
    "moves_broken",
    "names_nothing",
    "no_base_profile",
    "node_names_nothing",
    "number_off_scale",
    "override_of_nothing",
    "override_of_strange_branch",
    "perceived_by_nobody",
    "red_line_without_floor",
    "released_nothing",
    "released_twice",
    "score_of_nothing",
}


def plain(scenario: Scenario) -> dict[str, Any]:
    """Return what a scenario says, in collections that share nothing with it."""
    said: dict[str, Any] = {"parents": dict(scenario.parents.items())}
    for name in FIELDS:
        value = getattr(scenario, name)
        if name in ROSTERS:
            said[name] = list(value.values())
        elif name in ("nodes", "scores"):
            said[name] = dict(value.items())
        else:
            said[name] = value
    return said


def edited(plan: list[tuple[Step, int]]) -> tuple[list[tuple[str, Scenario]], list[Message]]:
    """Return every scenario on the way, with the edit that led there, and every refusal."""
    scenario = small_scenario()
    # From now on every edit keeps the count up.
    assert scenario.levels_at_most() == 4
    way, refusals = [("", scenario)], []
    for place, (step, seed) in enumerate(plan):
        try:
            scenario = step(scenario, Random(seed), f"new{place}")
        except EditRefused as refused:
            refusals.append(refused.message)
        else:
            way.append((step.__name__, scenario))
    return way, refusals


@several
@given(plans)
def test_undo_gives_the_first_scenario_and_redo_the_last(plan: list[tuple[Step, int]]) -> None:
    way, _ = edited(plan)
    history = History(way[0][1])
    said = [plain(scenario) for _, scenario in way]
    for name, scenario in way[1:]:
        history.take(name, scenario)

    while history.undo():
        assert history.current in [scenario for _, scenario in way]
    assert history.current == small_scenario()
    while history.redo():
        assert history.current in [scenario for _, scenario in way]
    assert history.current == way[-1][1]

    # No edit reached into a scenario that shares its tables.
    assert [plain(scenario) for _, scenario in way] == said
    assert plain(way[0][1]) == plain(small_scenario())


@several
@given(plans)
def test_every_edit_leaves_one_tree_in_which_nothing_dangles(plan: list[tuple[Step, int]]) -> None:
    scenario = edited(plan)[0][-1][1]
    nodes = scenario.nodes
    held = [child for node in nodes.values() for child in node.children]
    assert sorted([scenario.root, *held]) == sorted(nodes)
    assert scenario.parents == parents_of(nodes)
    assert scenario.levels_at_most() >= levels_of(nodes, scenario.root)
    reached = [scenario.root]
    for key in reached:
        reached.extend(nodes[key].children)
    assert sorted(reached) == sorted(nodes)
    assert all(key == node.id for key, node in nodes.items())
    for each in (*scenario.packages.values(), *scenario.injects.values()):
        for node, branches in each.overrides.items():
            assert branches
            assert set(branches) <= set(nodes[node].children)
    codes = {finding.code for finding in check(scenario)}
    assert not codes & NEVER_AFTER_AN_EDIT


@several
@given(plans)
def test_changes_are_empty_exactly_when_nothing_changed(plan: list[tuple[Step, int]]) -> None:
    way = [scenario for _, scenario in edited(plan)[0]]
    for old, new in pairwise(way):
        between = changes(old, new)
        assert bool(between) == (old != new) == (plain(old) != plain(new))
        for name, difference in between.tables.items():
            before, after = plain(old)[name], plain(new)[name]
            if name in ROSTERS:
                before = {entity.id: entity for entity in before}
                after = {entity.id: entity for entity in after}
            assert difference.added == after.keys() - before.keys()
            assert difference.removed == before.keys() - after.keys()
            for key in difference.replaced:
                assert between.replaced_fields(name, key)
        assert not changes(new, new)


@several
@given(plans)
def test_steps_refusals_and_findings_all_have_words(plan: list[tuple[Step, int]]) -> None:
    way, refusals = edited(plan)
    for (_, old), (name, new) in pairwise(way):
        assert (
            undo_label(name, changes(old, new)).count("{")
            == 0
            < len(undo_label(name, changes(old, new)))
        )
    for message in (*refusals, *check(way[-1][1])):
        said = words(message)
        assert message.code in templates()
        assert not said.startswith(message.code.replace("_", " ").capitalize())


def test_random_edits_make_every_edit_there_is() -> None:
    made = inspect.getsource(random_edits)
    missing = {name for name in edits.__all__ if not re.search(rf"\bedits\.{name}\b", made)}
    assert missing == {"EditRefused", "Fragment", "Step"}


def test_random_edits_reach_every_kind_of_edit() -> None:
    done: set[str] = set()
    for seed in range(400):
        chance = Random(seed)
        step = chance.choice(STEPS)
        try:
            step(small_scenario(), chance, "new")
        except EditRefused:
            continue
        done.add(step.__name__)
    assert done == {step.__name__ for step in STEPS}
