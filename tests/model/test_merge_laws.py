"""What holds of every merge, whatever both sides did."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.exchange.scenario_file import dumps, loads
from scenario_desk.model import edits
from scenario_desk.model.checks import check
from scenario_desk.model.edits.children import left_with
from scenario_desk.model.edits.walking import below
from scenario_desk.model.entities import Endpoint, Node
from scenario_desk.model.merging import Conflict, Merged, merge, two_way
from scenario_desk.model.merging.apart import take_apart
from scenario_desk.model.merging.groups import Groups
from scenario_desk.model.merging.joining import joined, rest
from scenario_desk.model.merging.sides import Side
from scenario_desk.model.merging.ties import ties
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.patches import Patch, Path, applied, fitted, outdated, patch
from scenario_desk.model.patches.applying import put
from scenario_desk.model.patches.comparing import patch_of_thing
from scenario_desk.model.patches.standing import is_place, standing
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import Scenario, levels_of
from scenario_desk.model.table import Roster, Table
from tests.model.building import small_scenario
from tests.model.random_edits import STEPS, Step
from tests.model.test_edit_properties import NEVER_AFTER_AN_EDIT

Plan = list[tuple[Step, int]]
short = st.lists(
    st.tuples(st.sampled_from(STEPS), st.integers(0, 2**32 - 1)), min_size=1, max_size=12
)
several = settings(max_examples=200)
preferred = st.sampled_from(["ours", "theirs"])


def gone_on(scenario: Scenario, plan: Plan, new: str) -> Scenario:
    for place, (step, seed) in enumerate(plan):
        try:
            scenario = step(scenario, Random(seed), f"{new}{place}")
        except EditRefused:
            continue
    return scenario


def forks(before: Plan, mine: Plan, other: Plan, same: bool) -> tuple[Scenario, ...]:
    """Return a base and what two made of it; with the `same` new ids both add the same things."""
    base = gone_on(small_scenario(), before, "base")
    return base, gone_on(base, mine, "mine"), gone_on(base, other, "mine" if same else "other")


def strangers(*plans: Plan) -> tuple[Scenario, ...]:
    """Return three that only go back to one scenario, so that the base has what neither side had."""
    return tuple(gone_on(small_scenario(), plan, "new") for plan in plans)


forked = st.builds(forks, short, short, short, st.booleans()) | st.builds(
    strangers, short, short, short
)


def assert_valid(merged: Scenario, *known: Scenario) -> None:
    assert loads(dumps(merged)) == merged
    assert merged.parents == loads(dumps(merged)).parents
    assert merged.levels_at_most() >= levels_of(merged.nodes, merged.root)
    assert len(below(merged, merged.root)) == len(merged.nodes)
    codes = {finding.code for finding in check(merged)}
    allowed = {finding.code for scenario in known for finding in check(scenario)}
    assert not (codes & NEVER_AFTER_AN_EDIT) - allowed


@several
@given(forked)
def test_a_merge_is_a_valid_scenario(sides) -> None:
    base, ours, theirs = sides
    for prefer in ("ours", "theirs"):
        assert_valid(merge(base, ours, theirs, prefer=prefer).scenario, *sides)


@several
@given(forked)
def test_one_comes_from_ours_to_where_one_comes_from_the_base(sides) -> None:
    base, ours, theirs = sides
    one = Side("ours", base, ours, patch(base, ours))
    other = Side("theirs", base, theirs, patch(base, theirs))
    take_apart(one, other)
    change, rings = joined(one, other, Groups(one, other, ties(one, other)).dropped({}, "ours"))
    if not rings:
        assert put(ours, rest(change, one)) == put(base, change)


@several
@given(forked)
def test_a_side_that_did_nothing_takes_the_other(sides) -> None:
    base, ours, theirs = sides
    assert merge(base, ours, base) == Merged(ours, ())
    assert merge(base, base, theirs) == Merged(theirs, ())
    assert merge(base, ours, ours) == Merged(ours, ())


@several
@given(forked, preferred)
def test_nothing_is_lost_that_no_conflict_names(sides, prefer) -> None:
    base, ours, theirs = sides
    merged = merge(base, ours, theirs, prefer=prefer)
    named = {
        path for each in merged.conflicts for path in (each.path, each.against, *each.together)
    }
    named |= {(*path, "place") for path in named if path and len(path) == 2}
    for side in (ours, theirs):
        change = patch(base, side)
        for path in change.paths:
            if path not in named and not (
                stands(merged.scenario, side, path) or gave_way(merged.scenario, change, path)
            ):
                assert len(path) == 2, path
                differing = patch_of_thing(
                    path,
                    getattr(merged.scenario, path[0])[path[1]],
                    getattr(side, path[0])[path[1]],
                ).new
                assert set(differing) <= named, path


def stands(merged: Scenario, side: Scenario, path: Path) -> bool:
    if not is_place(path):
        return standing(merged, path) == standing(side, path)
    if path[0] == "nodes":
        return merged.parents.get(path[1]) == side.parents.get(path[1])
    return (path[1] in getattr(merged, path[0])) == (path[1] in getattr(side, path[0]))


def gave_way(merged: Scenario, change: Patch, path: Path) -> bool:
    """Whether a thing was put elsewhere among those beside it, and is not among them any more."""
    old, new = change.old.get(path), change.new.get(path)
    if not is_place(path) or old is None or new is None or old.parent != new.parent:
        return False
    if path[0] == "nodes":
        return merged.parents.get(path[1]) != new.parent
    return path[1] not in getattr(merged, path[0])


@several
@given(forked, preferred)
def test_the_sides_are_alike(sides, prefer) -> None:
    """Turned round, a merge prefers the other and is the same but for the order of what both put in one place."""
    base, ours, theirs = sides
    merged = merge(base, ours, theirs, prefer=prefer)
    turned = merge(base, theirs, ours, prefer="theirs" if prefer == "ours" else "ours")
    assert turned.conflicts == tuple(map(mirrored, merged.conflicts))
    moved = {path for side in (ours, theirs) for path in patch(base, side).paths if is_place(path)}
    assert alike(turned.scenario, moved) == alike(merged.scenario, moved)


@several
@given(forked)
def test_conflicts_are_the_same_whoever_is_preferred(sides) -> None:
    base, ours, theirs = sides
    merged = merge(base, ours, theirs)
    turned = merge(base, ours, theirs, prefer="theirs")
    assert turned.conflicts == merged.conflicts


def mirrored(conflict: Conflict) -> Conflict:
    return replace(conflict, ours=conflict.theirs, theirs=conflict.ours)


def alike(scenario: Scenario, moved: set[Path]) -> Scenario:
    """Return the scenario with all that was put between two that stayed in the order of their ids."""
    nodes = {
        key: replace(node, children=in_runs("nodes", node.children, moved))
        for key, node in scenario.nodes.items()
    }
    rosters = {}
    for name in ROSTERS:
        roster = getattr(scenario, name)
        rosters[name] = Roster([roster[key] for key in in_runs(name, roster.order, moved)])
    return replace(scenario.with_nodes(nodes), **rosters)


def in_runs(name: str, order: tuple[str, ...], moved: set[Path]) -> tuple[str, ...]:
    runs = groupby(order, key=lambda key: (name, key, "place") in moved)
    return tuple(key for _moved, run in runs for key in (sorted(run) if _moved else run))


@several
@given(forked, st.randoms(use_true_random=False))
def test_every_choice_makes_a_valid_scenario(sides, chance: Random) -> None:
    base, ours, theirs = sides
    keys = sorted({each.key for each in merge(base, ours, theirs).conflicts})
    chosen = {key: chance.choice(["ours", "theirs"]) for key in keys}
    merged = merge(base, ours, theirs, chosen)
    assert_valid(merged.scenario, *sides)
    every = merge(base, ours, theirs, dict.fromkeys(keys, "theirs"))
    assert every.scenario == merge(base, ours, theirs, prefer="theirs").scenario


@several
@given(forked)
def test_without_conflicts_it_is_both_changes_in_a_row(sides) -> None:
    """But that a node whose last branches went with both is closed, as an edit would close it.

    What both added in another form each is merged field by field, which no change in a row says.
    """
    base, ours, theirs = sides
    merged = merge(base, ours, theirs)
    mine, its = patch(base, ours), patch(base, theirs)
    added = (mine.new.keys() & its.new.keys()) - mine.old.keys()
    stays = [path for path in mine.paths if not gave_way(merged.scenario, mine, path)]
    rest = fitted(ours, its, stays)
    if merged.conflicts or outdated(ours, rest):
        return
    if any(mine.new[path] != its.new[path] for path in added if path[-1] != "place"):
        return
    in_a_row = applied(ours, rest)
    places = {
        (name, key, "place") for name in ("nodes", *ROSTERS) for key in getattr(in_a_row, name)
    }
    assert alike(closed(in_a_row), places) == alike(closed(merged.scenario), places)


def closed(scenario: Scenario) -> Scenario:
    ended = [each for each in scenario.nodes.values() if not each.children]
    return scenario.with_nodes(
        {each.id: left_with(each, ()) for each in ended if each.kind == "chance"}
    )


LETTERS = "abcdef"


def in_order(*keys: str) -> Scenario:
    """A root with these branches, and endpoints of these ids."""
    scenario = Scenario("Orders", "root", Table({"root": Node("root", "decision")}))
    for key in keys:
        scenario = edits.add_child(scenario, "root", key, key)
        scenario = edits.add(scenario, "endpoints", Endpoint(key, key))
    return scenario


@several
@given(
    st.permutations(LETTERS),
    st.lists(st.sampled_from(LETTERS), unique=True, max_size=len(LETTERS) - 1),
    st.sampled_from(LETTERS),
)
def test_an_order_and_what_leaves_it_never_conflict(order, gone, moved) -> None:
    """Of two neighbours that changed places either may be the one that the other side took away."""
    base = in_order(*LETTERS)
    ours = base
    for place, key in enumerate(order):
        ours = edits.reorder(ours, key, place - ours.nodes["root"].children.index(key))
        ours = edits.reorder_entity(ours, "endpoints", key, place)
    assert ours.nodes["root"].children == ours.endpoints.order == tuple(order)
    theirs = edits.delete(base, gone) if gone else base
    for key in gone:
        theirs = edits.remove(theirs, "endpoints", key)
    stays = [key for key in LETTERS if key not in gone]
    below = stays[-1]
    if moved in stays[:-1]:
        theirs = edits.move(theirs, moved, below)
    left = tuple(key for key in order if key not in gone)
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merge(base, one, other)
        assert merged.conflicts == ()
        assert merged.scenario.endpoints.order == left
        root = merged.scenario.nodes["root"].children
        assert root == tuple(key for key in left if key in theirs.nodes["root"].children)
        assert merged.scenario.parents == theirs.parents


@several
@given(forked, st.randoms(use_true_random=False))
def test_without_a_base_nothing_is_lost_either(sides, chance: Random) -> None:
    _base, ours, theirs = sides
    merged = two_way(ours, theirs)
    assert merged.scenario == ours
    assert two_way(ours, theirs, prefer="theirs").scenario == theirs
    named = {each.path for each in merged.conflicts}
    assert all({path, path[:2]} & named for path in patch(ours, theirs).paths)
    keys = sorted({each.key for each in merged.conflicts})
    chosen = {key: chance.choice(["ours", "theirs"]) for key in keys}
    assert_valid(two_way(ours, theirs, chosen).scenario, ours, theirs)
