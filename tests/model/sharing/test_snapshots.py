"""What a copy goes without is in none of its snapshots either."""

from __future__ import annotations

from scenario_desk.exchange.scenario_file import dumps, loads
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.sharing import shared_copy
from scenario_desk.presentation.words.messages import words
from tests.model.building import small_scenario

TIME = "2026-03-01T09:00:00Z"


def with_a_past() -> Scenario:
    """The note "Ask Ann Lee." on "talks" is there in a snapshot of hers alone."""
    scenario = edits.amend_scenario(small_scenario(), authors=("Ann Lee", "Bo"))
    scenario = edits.amend_node(scenario, "talks", notes="Ask Ann Lee.")
    scenario = edits.take_snapshot(
        scenario, "first", "As Ann Lee left it", "Ann Lee", TIME, "Hers."
    )
    return edits.amend_scenario(edits.amend_node(scenario, "talks", notes=""), authors=("Bo",))


def test_a_name_goes_from_what_was_as_from_what_is() -> None:
    scenario = with_a_past()
    copy, left_out = shared_copy(scenario, person="ann lee")
    first = copy.snapshots["first"]
    assert (first.name, first.author, first.time) == ("As — left it", "—", TIME)
    assert first.scenario.authors == ("Bo",)
    assert first.scenario.nodes["talks"].notes == "Ask —."
    assert b"Lee" not in dumps(copy)
    assert loads(dumps(copy)) == copy
    said = {each.what: each.count for each in left_out}
    assert said == {"named_authors": 2, "mentions": 2}
    places = [words(each.where) for each in left_out[1].mentions]
    assert "As Ann Lee left it" in places[0]
    assert places[1] == "The notes of “Talks open”, in “As Ann Lee left it”"
    assert with_a_past().snapshots["first"] == scenario.snapshots["first"]


def test_notes_authors_and_sources_go_from_what_was_too() -> None:
    copy, _left_out = shared_copy(with_a_past(), {"notes", "authors", "sources", "lenses"})
    for snapshot in copy.snapshots.values():
        then = snapshot.scenario
        assert (snapshot.author, snapshot.note) == ("", "")
        assert (then.authors, then.notes) == ((), "")
        assert not then.sources
        assert not then.lenses
        assert not any(node.notes for node in then.nodes.values())
    assert b"Ask Ann Lee" not in dumps(copy)


def test_a_name_stays_in_what_was_where_it_is_to_stay() -> None:
    kept = ("nodes", "talks", "notes")
    copy, _left_out = shared_copy(with_a_past(), person="Ann Lee", keeping={kept})
    assert copy.snapshots["first"].scenario.nodes["talks"].notes == "Ask Ann Lee."


def test_snapshots_go_with_all_that_they_hold() -> None:
    copy, left_out = shared_copy(with_a_past(), {"snapshots"})
    assert not copy.snapshots
    assert b"Ann Lee" not in dumps(copy)
    assert left_out[0].count == len(with_a_past().snapshots)


def test_an_id_that_only_a_snapshot_holds_is_said() -> None:
    scenario = edits.add_child(small_scenario(), "talks", "ann-lee", "Somebody", None)
    scenario = edits.delete(edits.take_snapshot(scenario, "s", "S", "", TIME), "ann-lee")
    copy, left_out = shared_copy(scenario, person="Ann Lee")
    assert {each.what: each.count for each in left_out} == {"kept_ids": 1}
    assert b"ann-lee" in dumps(copy)
