"""The lists of who sees it wrongly: what stands in them, and in which order."""

from __future__ import annotations

from dataclasses import replace as replace_fields

import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.perception import Corrections, corrections, hypergame, perception
from scenario_desk.model.entities import Assumptions, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table
from scenario_desk.presentation.robustness import perception_lists
from scenario_desk.presentation.robustness.perception_lists import (
    key_of,
    nothing_to_put_right,
    overlap_as_seen,
    side_by_side,
    what_to_put_right,
)
from tests.analysis.perception.test_corrections import picture, two_interests

PLAIN = Assumptions()


def mistaken() -> Scenario:
    wrong = {("zones", "ru1"): Estimate(0), ("transition", "ru1"): Estimate(40)}
    return two_interests(picture(scores=Table(wrong)))


def test_what_is_missed_hoped_for_and_undecided_is_said_with_why() -> None:
    scenario = mistaken()
    scenario = replace(scenario, scores=scenario.scores.without(("partition", "ru1")))
    frame = lower(scenario)
    figure = overlap_as_seen(hypergame(frame, PLAIN), "us", perception(frame, PLAIN)["us"])
    assert figure is not None
    said = {row.key: [cell.text for cell in row.cells] for row in figure.rows}
    assert said["war"][1] == "✓ as it is"
    assert said["zones"][1:3] == ["⊘ missed agreement", "could be signed"]
    assert said["zones"][3].startswith("As us sees it: ru rejects it")
    assert said["transition"][1:3] == ["☆ false hope", "not in the overlap"]
    assert said["transition"][3].startswith("ru rejects it")
    assert said["partition"][1:3] == ["? undecided", "undecided"]


def test_where_nothing_is_in_the_overlap_there_is_no_list() -> None:
    scenario = two_interests(picture())
    lines = {f"{who}-base": Table({f"{who}1": RedLine(100)}) for who in ("us", "ru")}
    for key, red_lines in lines.items():
        shut = replace_fields(scenario.profiles[key], red_lines=red_lines)
        scenario = replace(scenario, profiles=scenario.profiles.put(shut))
    frame = lower(scenario)
    gap = perception(frame, PLAIN)["us"]
    assert overlap_as_seen(hypergame(frame, PLAIN), "us", gap) is None


def test_the_most_telling_stands_first_and_what_changes_nothing_is_counted() -> None:
    wrong = {("zones", "ru1"): Estimate(0), ("war", "ru2"): Estimate(1)}
    scenario = two_interests(picture(scores=Table(wrong)))
    frame = lower(scenario)
    gap, found = perception(frame, PLAIN)["us"], corrections(frame, PLAIN)["us"]
    figure = what_to_put_right(scenario, "us", gap, found)
    assert figure is not None
    assert figure.rows[0].key == key_of(found.each[0].misreading)
    assert figure.rows[0].cells[1].text == "+1"
    assert "That recovers “zones”." in figure.rows[0].cells[2].text
    telling = len(figure.rows)
    assert telling < len(found.each)
    assert f"{len(found.each) - telling} other misreading" in figure.foot[0]
    only_silent = replace_fields(found, each=found.each[telling:])
    assert what_to_put_right(scenario, "us", gap, only_silent) is None
    said = nothing_to_put_right(scenario, "us", gap, only_silent)
    assert "No misreading of us, put right by itself, opens anything." in said
    assert "No misreading" not in nothing_to_put_right(scenario, "us", gap, Corrections(()))


def test_side_by_side_is_cut_with_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = lower(mistaken())
    games, gap = hypergame(frame, PLAIN), perception(frame, PLAIN)["us"]
    found = corrections(frame, PLAIN)["us"]
    whole = side_by_side(games, "us", gap, found)
    assert len(side_by_side(games, "us", gap, None).rows) == len(whole.rows) - 2
    assert {row.key for row in whole.rows} == {"profile:seen"}
    assert "not listed" not in whole.foot[0]
    monkeypatch.setattr(perception_lists, "MOST_LISTED", 3)
    cut = side_by_side(games, "us", gap, found)
    assert len(cut.rows) == 3
    assert f"{len(whole.rows) - 3} more are not listed." in cut.foot[0]
