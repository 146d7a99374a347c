"""What there is can be kept under a name, and gone back to; what is kept stays as it was."""

from __future__ import annotations

from dataclasses import replace

from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.checks import check
from scenario_desk.model.entities import Snapshot
from scenario_desk.model.patches import applied, inverse, patch, patch_of
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario
from tests.model.refusals import refusal
from tests.model.test_patches import assert_laws

SMALL = small_scenario()
TIME = "2017-06-01T12:00:00Z"


def taken(scenario: Scenario, key: str) -> Scenario:
    return edits.take_snapshot(scenario, key, f"Round {key}", "A. Nalyst", TIME, "Agreed.")


def test_a_snapshot_holds_what_there_is_without_snapshots_of_its_own() -> None:
    kept = taken(taken(SMALL, "one"), "two")
    assert kept.snapshots.order == ("start", "one", "two")
    snapshot = kept.snapshots["two"]
    assert snapshot == Snapshot("two", "Round two", "A. Nalyst", TIME, "Agreed.", SMALL.moment)
    assert not snapshot.scenario.snapshots
    assert kept.moment == SMALL.moment
    assert snapshot.scenario.moment is snapshot.scenario


def test_one_that_is_added_comes_with_what_it_holds_or_takes_what_there_is() -> None:
    of_now = edits.add_new(SMALL, "snapshots", "now", name="Now")
    assert of_now.snapshots["now"].scenario == SMALL.moment
    other = edits.set_label(SMALL, "talks", "They talk")
    brought = edits.add(SMALL, "snapshots", Snapshot("other", "Another", scenario=other))
    assert brought.snapshots["other"].scenario == other.moment


def test_what_a_snapshot_holds_outlives_every_edit() -> None:
    kept = taken(SMALL, "one")
    scenario = edits.remove(kept, "actors", "us")
    scenario = edits.remove(scenario, "sources", "report")
    scenario = edits.delete(scenario, "talks")
    assert scenario.snapshots["one"].scenario == SMALL.moment
    assert not [each for each in check(scenario) if each.place == "snapshots"]


def test_going_back_brings_all_back_but_the_snapshots() -> None:
    kept = taken(SMALL, "one")
    later = edits.amend_scenario(edits.remove(kept, "actors", "us"), title="Another")
    later = taken(edits.delete(later, "push"), "two")
    back = edits.go_back(later, "one")
    assert back.moment == SMALL.moment
    assert back.snapshots == later.snapshots
    assert edits.go_back(back, "two") == later
    assert refusal(edits.go_back, later, "three") == "unknown_reference"


def test_it_is_renamed_removed_and_reordered() -> None:
    kept = taken(SMALL, "one")
    named = edits.amend(kept, "snapshots", "one", name="After round 1", note="")
    assert named.snapshots["one"].name == "After round 1"
    assert edits.reorder_entity(kept, "snapshots", "one", 0).snapshots.order == ("one", "start")
    assert edits.remove(kept, "snapshots", "one") == SMALL


def test_a_patch_holds_a_snapshot_whole() -> None:
    kept = taken(SMALL, "one")
    change = patch(SMALL, kept)
    assert change.new["snapshots", "one"] == kept.snapshots["one"]
    assert_laws(SMALL, kept)
    assert_laws(edits.set_label(kept, "talks", "They talk"), edits.go_back(kept, "start"))


def test_two_of_one_id_may_hold_something_else() -> None:
    kept = taken(SMALL, "one")
    other = replace(
        kept.snapshots["one"], name="Another", scenario=edits.delete(SMALL, "push").moment
    )
    changed = replace(kept, snapshots=kept.snapshots.put(other))
    change = patch(kept, changed)
    assert list(change.paths) == [("snapshots", "one", "name"), ("snapshots", "one", "scenario")]
    assert_laws(kept, changed)
    assert applied(changed, inverse(change)) == kept


def test_a_patch_counts_what_a_snapshot_holds() -> None:
    between = changes(SMALL, taken(SMALL, "one"))
    held = len(SMALL.nodes) + len(SMALL.scores)
    assert patch_of(between, held) is None
    assert patch_of(between, held + 1) == patch(between.old, between.new)
    back = changes(taken(SMALL, "one"), edits.go_back(taken(SMALL, "one"), "one"))
    assert not back
