"""What a room is asked, answers and does goes into files, tables and patches, and comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scenario_desk.exchange import patch_json
from scenario_desk.exchange.csv_tables import read_tables, write_tables
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.scenario_file import dumps, loads
from scenario_desk.exchange.scenario_text import scenario_text
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.merging import merge
from scenario_desk.model.patches import applied, inverse, patch
from scenario_desk.model.room import Argument, Assessment
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from scenario_desk.presentation.words.changes import differences
from tests.model.building import small_scenario

SMALL = small_scenario()


def busy() -> Scenario:
    """The small scenario after a day: every field of a room that is a list or a table is filled."""
    scenario = edits.set_overrides(
        SMALL, "shelling", "talks", {"deal": Estimate(0.5), "stall": None}, "injects"
    )
    scenario = edits.set_effect(scenario, "shelling", "us1", Estimate(-3), "e2", "injects")
    scenario = edits.release(scenario, "shelling", "2018", "It was read out.")
    scenario = edits.argue(scenario, "cross", "against", "=No; it is deep.", "owl")
    scenario = edits.add_new(
        scenario,
        "rounds",
        "second",
        session="day",
        name="Second",
        scores=(("e1", "us1"), ("e3", "ru2")),
        poll=("e1", "e3"),
        branches=("talks",),
        numbers=1,
        anonymity="name",
        as_actor="ru",
    )
    scenario = edits.open_round(scenario, "second", "2018")
    scenario = edits.close_round(scenario, "second", "2018", "3f", "a7", 3)
    told = [
        Assessment(f"a{place}", "owl", "second", as_actor="ru", **fields)
        for place, fields in enumerate(
            (
                {"kind": "score", "endpoint": "e1", "interest": "us1", "answer": Estimate(5)},
                {"kind": "branch", "branch": "talks", "answer": "unknown", "why": "new_fact"},
                {"kind": "poll", "choice": ("e3", "e1")},
            )
        )
    ]
    scenario = edits.reveal_round(scenario, "second", "2018", told)
    assumed = Assumptions(Table({"ru": "us-sees-ru"}), "bargain", decisions="rational")
    return edits.logged(
        scenario, "later", "day", kind="round_revealed", about="Second", assumptions=assumed
    )


BUSY = busy()


def test_all_of_it_comes_back_from_a_file_and_from_tables(tmp_path: Path) -> None:
    assert loads(dumps(BUSY)) == BUSY
    write_tables(BUSY, tmp_path / "tables")
    back = read_tables(tmp_path / "tables")
    assert back == BUSY
    assert back.proposals["cross"].arguments[-1] == Argument("against", "=No; it is deep.", "owl")
    assert back.log["later"].assumptions.profiles == Table({"ru": "us-sees-ru"})


def test_a_patch_of_it_is_text_and_back_and_leads_both_ways() -> None:
    change = patch(SMALL, BUSY)
    read = patch_json.loads(patch_json.dumps(change))
    assert read == change
    assert applied(SMALL, read) == BUSY
    assert applied(BUSY, inverse(read)) == SMALL
    assert patch_json.loads(patch_json.dumps(inverse(change))) == inverse(change)


def test_what_two_did_in_the_room_and_in_the_tree_is_merged() -> None:
    elsewhere = edits.set_label(SMALL, "push", "Washington attacks")
    merged = merge(SMALL, BUSY, elsewhere)
    assert not merged.conflicts
    assert merged.scenario.assessments == BUSY.assessments
    assert merged.scenario.nodes["push"].label == "Washington attacks"


def test_an_inject_released_here_and_removed_there_is_a_conflict_and_nothing_dangles() -> None:
    here = edits.release(SMALL, "shelling")
    there = edits.remove(SMALL, "injects", "shelling")
    merged = merge(SMALL, here, there)
    assert merged.conflicts
    known = merged.scenario.injects
    assert all(each.inject in known for each in merged.scenario.released)


def test_an_entry_of_the_log_costs_what_was_changed_since_the_one_before() -> None:
    long = BUSY
    for place in range(100):
        long = edits.logged(long, f"e{place}", "day", kind="remark", about=f"Word {place}")
    assert len(dumps(long)) < len(dumps(BUSY)) + 100 * 120
    moved = edits.logged(edits.set_label(long, "push", "Pushed"), "last", "day", about="Push")
    after, before = (
        {line.rstrip(",") for line in dumps(each).decode().splitlines()} for each in (moved, long)
    )
    kept = [line for line in after - before if line.startswith('{"entry"')]
    assert [json.loads(line) for line in kept] == [
        {
            "entry": "last",
            "at": ["nodes", "push", "label"],
            "old": "Washington pushes",
            "new": "Pushed",
        }
    ]
    assert loads(dumps(moved)) == moved


def test_the_moments_of_a_log_share_what_did_not_change_after_a_load() -> None:
    two = edits.logged(BUSY, "again", "day", about="Nothing new")
    read = loads(dumps(two))
    assert read.log["again"].scenario is read.log["later"].scenario


@pytest.mark.parametrize(
    ("section", "fields", "named"),
    [
        ("rounds", {"ballots": "3"}, "“ballots” has to be a number"),
        ("rounds", {"ballots": -1}, "ballots"),
        ("rounds", {"numbers": 2}, "numbers"),
        ("rounds", {"state": "ajar"}, "state"),
        ("assessments", {"answer": "maybe"}, "answer"),
        ("log", {"scenario": {}}, "scenario"),
    ],
)
def test_what_no_room_can_say_is_refused_by_its_field(
    section: str, fields: dict[str, Any], named: str
) -> None:
    document = json.loads(dumps(SMALL))
    document[section][0] |= fields
    with pytest.raises(FileRefused) as caught:
        loads(json.dumps(document).encode())
    assert named.split("”")[0].strip("“") in str(caught.value)


def test_it_is_described_and_told_apart_in_words() -> None:
    described = scenario_text(BUSY)
    for said in ("Cross the river", "by name", "does not know", "Shelling resumes"):
        assert said in described
    sentences = [each.sentence for each in differences(SMALL, BUSY)]
    assert "New round “Second”, with 3 assessments" in sentences
    assert any("Shelling resumes" in each for each in sentences)
    assert not any("Estimate(" in each or "Argument(" in each for each in sentences)
