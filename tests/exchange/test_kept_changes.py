"""Snapshots stand in a file as what they changed: it grows by that, and is read or refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from scenario_desk.exchange import kept_changes, patch_json
from scenario_desk.exchange.journal.lines import line, read_line
from scenario_desk.exchange.scenario_file import FileRefused, dumps, load, loads
from scenario_desk.locate import locate
from scenario_desk.model import edits, sizes
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.patches import inverse, patch
from scenario_desk.model.patches.entry import Entry
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.scenario import replace as with_fields
from scenario_desk.model.starting import NOTHING
from tests.exchange.test_hostile_files import assert_one_sentence
from tests.model.building import small_scenario

SMALL = small_scenario()
TIME = "2017-06-01T12:00:00Z"


def taken(scenario: Scenario, key: str) -> Scenario:
    return edits.take_snapshot(scenario, key, f"Round {key}", "A. Nalyst", TIME)


def rounds(scenario: Scenario) -> Scenario:
    """Two snapshots, and an edit before and after the second."""
    scenario = edits.set_label(taken(scenario, "one"), "talks", "They talk")
    return edits.delete(taken(scenario, "two"), "push")


def test_one_more_snapshot_adds_lines_and_alters_none() -> None:
    once = dumps(taken(SMALL, "one")).decode()
    scenario = edits.set_label(taken(SMALL, "one"), "talks", "They talk")
    before, after = dumps(scenario).decode(), dumps(taken(scenario, "two")).decode()
    stripped = [{each.rstrip(",") for each in text.splitlines()} for text in (before, after)]
    assert stripped[0] <= stripped[1]
    snapshot, change = map(json.loads, sorted(stripped[1] - stripped[0]))
    assert snapshot == {"id": "two", "name": "Round two", "author": "A. Nalyst", "time": TIME}
    assert change == {
        "snapshot": "two",
        "at": ["nodes", "talks", "label"],
        "old": "Talks open",
        "new": "They talk",
    }
    assert before.count('"snapshot": "one"') == once.count('"snapshot": "one"') > 50


def test_a_file_without_snapshots_says_nothing_of_them() -> None:
    assert b"snapshot" not in dumps(SMALL.moment)


def test_ten_snapshots_of_a_real_scenario_take_twice_its_room_at_most() -> None:
    """And half as much again for what was changed between them."""
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    alone, chance = len(dumps(scenario)), Random(1)
    for number in range(10):
        for key in chance.sample(sorted(scenario.scores), 20):
            scenario = edits.set_score(scenario, *key, Estimate(chance.randrange(-90, 90)))
        scenario = taken(scenario, f"round-{number}")
    content = dumps(scenario)
    assert len(content) < 3 * alone
    assert loads(content) == scenario


def test_what_is_read_shares_what_is_equal() -> None:
    read = loads(dumps(rounds(SMALL)))
    one, two = read.snapshots["one"].scenario, read.snapshots["two"].scenario
    assert one.nodes["deal"] is two.nodes["deal"]
    assert one.scores is two.scores


def test_what_there_is_shares_what_is_equal_with_the_last_snapshot() -> None:
    scenario = edits.set_label(taken(SMALL, "one"), "talks", "They talk")
    read = loads(dumps(scenario))
    held = read.snapshots["one"].scenario
    assert read == scenario
    assert read.scores is held.scores
    assert read.nodes["deal"] is held.nodes["deal"]
    assert read.parents == scenario.parents
    other = edits.delete(scenario, ("talks", "push"))
    assert loads(dumps(other)) == other


def test_a_snapshot_of_nothing_has_no_line() -> None:
    empty = edits.go_back(edits.add_new(NOTHING, "snapshots", "s", name="Nothing"), "s")
    assert b"snapshot_changes" not in dumps(empty)
    assert loads(dumps(empty)) == empty


def test_a_patch_says_the_snapshots_of_both_sides() -> None:
    """Those that come and those that go, each from the one before it by id."""
    old, new = rounds(SMALL), edits.remove(rounds(SMALL), "snapshots", "one")
    new = taken(new, "three")
    text = patch_json.dumps(patch(old, new)).decode()
    assert '{"at": ["snapshots", "one"], "old": {"id": "one", "name": "Round one"' in text
    assert (
        '\n{"old_snapshot": "one", "at": ["title"], "old": "", "new": "A small conflict"}' in text
    )
    assert '\n{"snapshot": "three", "at": ["title"]' in text
    for change in (patch(old, new), patch(new, old), patch(SMALL.moment, old)):
        assert patch_json.loads(patch_json.dumps(change)) == change


def test_a_patch_says_what_a_snapshot_held_and_holds() -> None:
    old = taken(SMALL, "one")
    held = edits.delete(SMALL, "push").moment
    for scenario in (held, NOTHING):
        other = replace(old.snapshots["one"], scenario=scenario)
        change = patch(old, with_fields(old, snapshots=old.snapshots.put(other)))
        text = patch_json.dumps(change).decode()
        assert '{"at": ["snapshots", "one", "scenario"], "old": {}, "new": {}}' in text
        assert patch_json.loads(text.encode()) == change
        assert patch_json.loads(patch_json.dumps(inverse(change))) == inverse(change)


def test_a_line_of_a_journal_holds_a_snapshot() -> None:
    entry = Entry(1, "done", "take_snapshot", patch(SMALL, taken(SMALL, "one")), "Ann", TIME)
    assert read_line(line(entry)) == entry


# What was damaged, or comes from a stranger.


def plain() -> dict[str, Any]:
    return json.loads(dumps(rounds(SMALL)))


def refused(document: dict[str, Any], *named: str) -> str:
    with pytest.raises(FileRefused) as caught:
        loads(json.dumps(document).encode())
    sentence = str(caught.value)
    assert_one_sentence(sentence)
    for name in named:
        assert name in sentence
    return caught.value.message.code


def test_a_snapshot_that_does_not_follow_from_the_one_before() -> None:
    document = plain()
    del document["snapshot_changes"][-1]["old"]
    assert refused(document, "old") == "file_missing_field"
    document["snapshot_changes"][-1]["old"] = "Other talks"
    assert refused(document, "two") == "file_holder_unfit"
    document = plain()
    document["snapshots"].reverse()
    assert refused(document, "two") == "file_holder_unfit"
    document = plain()
    places = [each for each in document["snapshot_changes"] if each["at"][-1] == "place"]
    document["snapshot_changes"].remove(places[-1])
    assert refused(document, "one") == "file_holder_unfit"


def test_changes_of_a_snapshot_that_is_not_there() -> None:
    document = plain()
    del document["snapshots"][1]
    assert refused(document, "one") == "file_holder_missing"
    document["snapshot_changes"] = [{"snapshot": "gone", "at": ["title"], "old": "", "new": "x"}]
    assert refused(document, "gone") == "file_holder_missing"


@pytest.mark.parametrize(
    ("change", "code", "named"),
    [
        (3, "file_entry_not_an_object", "snapshot_changes"),
        ({"at": ["title"], "old": "", "new": "x"}, "file_not_text_field", "snapshot"),
        ({"snapshot": 3, "at": ["title"], "old": "", "new": "x"}, "file_not_text_field", "snap"),
        ({"snapshot": "one", "at": ["notes"], "old": "", "new": 3}, "file_not_text_field", "new"),
        ({"snapshot": "one", "at": "title"}, "file_not_a_list", "at"),
        (
            {"snapshot": "one", "at": ["snapshots", "x"], "new": {"id": "x", "name": "X"}},
            "patch_of_nothing",
            "snapshots",
        ),
        (
            {"snapshot": "one", "at": ["phases", "x"], "new": {"id": "x", "name": "X"}, "by": "me"},
            "file_unknown_field",
            "by",
        ),
        (
            {"snapshot": "one", "at": ["scores", "e1", "us1"], "new": {"best": 3}},
            "patch_says_twice",
            "e1",
        ),
        (
            {"snapshot": "one", "at": ["nodes", "hold", "label"], "old": "a", "new": "b"},
            "patch_says_twice",
            "hold",
        ),
    ],
)
def test_a_change_that_is_wrong(change: Any, code: str, named: str) -> None:
    document = plain()
    document["snapshot_changes"].append(change)
    assert refused(document, named) == code


def test_what_a_snapshot_holds_stands_in_its_changes_alone(tmp_path: Path) -> None:
    document = plain()
    document["snapshots"][0]["scenario"] = {"title": "x"}
    path = tmp_path / "talks.scenario"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(FileRefused, match=r"line 1, “start” in “snapshots”: .*“scenario”"):
        load(path)
    change = {"at": ["snapshots", "x"], "new": {"id": "x", "name": "X", "scenario": None}}
    head = {"format": "scenario-desk-patch", "version": 1}
    for changes, code in (
        ([change], "file_unknown_field"),
        ([{"at": ["snapshots", "x", "scenario"], "old": {}, "new": 2}], "file_not_an_object"),
        ([{"at": ["snapshots", "x", "scenario"], "old": {}}], "file_missing_field"),
        (
            [{"at": ["snapshots", "x", "scenario"], "old": {}, "new": {"title": "X"}}],
            "file_unknown_field",
        ),
        ([{"snapshot": "x", "at": ["title"], "old": "", "new": "X"}], "file_holder_missing"),
        (["snapshot"], "file_not_an_object"),
    ):
        with pytest.raises(FileRefused) as caught:
            patch_json.loads(json.dumps(head | {"changes": changes}).encode())
        assert_one_sentence(str(caught.value))
        assert caught.value.message.code == code


@pytest.mark.parametrize(("what", "limit"), [("snapshots", 3), ("kept", 20), ("listed", 20)])
def test_snapshots_that_are_too_large_in_all_are_refused_before_all_are_made(
    what: str, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small file could else fill the memory with wide trees, a little different each."""
    scenario = SMALL
    for number in range(9):
        scenario = taken(edits.set_label(scenario, "talks", f"Talks {number}"), f"s{number}")
    content, made = dumps(scenario), []
    monkeypatch.setitem(sizes.PRODUCTS, what, ((what,), limit))
    put = kept_changes.applied
    monkeypatch.setattr(kept_changes, "applied", lambda *given: made.append(given) or put(*given))
    with pytest.raises(FileRefused) as caught:
        loads(content)
    assert caught.value.message.code == "file_too_large_in_all"
    assert_one_sentence(str(caught.value))
    assert len(made) < 4
