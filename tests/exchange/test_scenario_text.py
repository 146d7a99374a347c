"""A scenario told in words: the same words for the same scenario, whatever was done to it."""

from __future__ import annotations

from hypothesis import given

from scenario_desk.exchange.scenario_file import dumps, loads
from scenario_desk.exchange.scenario_text import scenario_text
from scenario_desk.model import edits
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import replace
from scenario_desk.presentation.words.messages import templates
from tests.model.building import big_tree, small_scenario
from tests.model.test_edit_properties import edited, plans, several
from tests.presentation.words.test_changes import dangling


@several
@given(plans)
def test_equal_scenarios_are_told_alike_from_memory_and_from_a_file(plan) -> None:
    scenario = edited(plan)[0][-1][1]
    told = scenario_text(scenario)
    assert told == scenario_text(loads(dumps(scenario)))
    fallbacks = tuple(f"{code.replace('_', ' ').capitalize()}:" for code in templates())
    assert not [line for line in told.splitlines() if line.lstrip().startswith(fallbacks)]


def test_what_is_not_there_has_no_heading() -> None:
    bare = big_tree(1)
    for name in ROSTERS:
        for key in list(getattr(bare, name)):
            if key in getattr(bare, name):
                bare = edits.remove(bare, name, key)
    assert scenario_text(replace(bare, baseline="", question="", baseline_date="")).split("\n") == [
        "“title” of the scenario: “A small conflict”",
        "",
        "Tree",
        "the root",
    ]


def test_what_names_nothing_is_told_all_the_same() -> None:
    lines = scenario_text(dangling()).splitlines()
    assert "The score of “Negotiated transition” on “none”: 3" in lines
    assert "The default profile of “nobody”: “none”" in lines


def test_a_text_of_several_lines_is_told_line_by_line() -> None:
    noted = edits.amend_scenario(small_scenario(), notes="First, this\nof all.\n\nThen that." * 5)
    lines = scenario_text(noted).splitlines()
    start = lines.index("“notes” of the scenario: First, this")
    assert lines[start + 1 : start + 3] == ["  of all.", "  Then that.First, this"]
