"""Scores, weights, red lines, reservation values, margins, effects and overrides."""

from __future__ import annotations

import pytest

from scenario_desk.model.edits import (
    clear_scores,
    set_effect,
    set_margin,
    set_overrides,
    set_profile_score,
    set_red_line,
    set_reservation,
    set_score,
    set_scores,
    set_weight,
    shift_margin,
    shift_reservation,
    shift_weights,
)
from scenario_desk.model.entities import RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table
from tests.model.building import chance, small_scenario
from tests.model.refusals import refusal

SMALL = small_scenario()
NUMBER = Estimate(5, 1, 9, "A guess.", "low", ("report",))


def test_a_score_is_given_or_missing() -> None:
    assert set_score(SMALL, "e1", "us1", NUMBER).scores["e1", "us1"] == NUMBER
    assert ("e1", "us1") not in set_score(SMALL, "e1", "us1", None).scores


def test_many_scores_are_one_edit_or_none() -> None:
    changed = set_scores(SMALL, {("e1", "us1"): NUMBER, ("e2", "us1"): None})
    assert changed.scores["e1", "us1"] == NUMBER
    assert ("e2", "us1") not in changed.scores
    bad = {("e1", "us1"): NUMBER, ("e2", "us1"): Estimate(101)}
    assert refusal(set_scores, SMALL, bad) == "out_of_range"


def test_scores_are_set_whosever_they_are() -> None:
    own = {"us-sees-ru": {("e1", "ru1"): NUMBER, ("e2", "ru1"): None}}
    changed = set_scores(SMALL, {("e1", "us1"): NUMBER}, own)
    assert changed.scores["e1", "us1"] == NUMBER
    assert dict(changed.profiles["us-sees-ru"].scores) == {("e1", "ru1"): NUMBER}
    bad = {"us-sees-ru": {("e1", "us1"): NUMBER}}
    assert refusal(set_scores, SMALL, {}, bad) == "interest_of_another"


@pytest.mark.parametrize("endpoints", [["e1"], ["e1", "e3"], list(SMALL.endpoints)])
def test_scores_of_a_block_are_missing_and_no_other(endpoints: list[str]) -> None:
    cells = {"us1": endpoints, "ru2": frozenset(endpoints), "us2": ()}
    keys = {(endpoint, interest) for interest in cells for endpoint in cells[interest]}
    assert clear_scores(SMALL, cells) == set_scores(SMALL, dict.fromkeys(keys))


def test_scores_are_cleared_whosever_they_are() -> None:
    judged = set_scores(SMALL, {}, {"us-sees-ru": {("e1", "ru1"): NUMBER, ("e2", "ru1"): NUMBER}})
    cleared = clear_scores(judged, {"us1": ["e1"]}, {"us-sees-ru": [("e1", "ru1")]})
    assert ("e1", "us1") not in cleared.scores
    assert ("e1", "ru1") in cleared.scores
    assert dict(cleared.profiles["us-sees-ru"].scores) == {("e2", "ru1"): NUMBER}


def test_scores_of_nothing_there_is_are_not_cleared() -> None:
    assert refusal(clear_scores, SMALL, {"us1": ["e1", "gone"]}) == "unknown_reference"
    assert refusal(clear_scores, SMALL, {"gone": []}) == "unknown_reference"
    foreign = {"us-sees-ru": [("e1", "us1")]}
    assert refusal(clear_scores, SMALL, {"us1": ["e1"]}, foreign) == "interest_of_another"


@pytest.mark.parametrize(
    ("estimate", "code"),
    [
        (Estimate(100.1), "out_of_range"),
        (Estimate(-100.1), "out_of_range"),
        (Estimate(0, -101, 0), "out_of_range"),
        (Estimate(0, 10, 20), "estimate_order"),
        (Estimate(0, sources=("nowhere",)), "unknown_reference"),
    ],
)
def test_a_score_is_never_bent_to_fit(estimate: Estimate, code: str) -> None:
    assert refusal(set_score, SMALL, "e1", "us1", estimate) == code
    assert refusal(set_profile_score, SMALL, "us-base", "e1", "us1", estimate) == code


def test_a_score_needs_something_to_score() -> None:
    assert refusal(set_score, SMALL, "e9", "us1", NUMBER) == "unknown_reference"
    assert refusal(set_score, SMALL, "e1", "us9", NUMBER) == "unknown_reference"


def test_the_ends_of_every_scale_are_on_it() -> None:
    assert set_score(SMALL, "e1", "us1", Estimate(0, -100, 100))
    assert set_weight(SMALL, "us-base", "us1", Estimate(0, 0, 100))
    assert set_reservation(SMALL, "us-base", Estimate(0, -100, 100))
    assert set_margin(SMALL, "us-base", Estimate(0, 0, 200))
    assert set_effect(SMALL, "relief", "us1", Estimate(0, -200, 200))
    assert set_red_line(SMALL, "us-base", "us1", RedLine(-100))


def test_a_profile_is_weighed_scored_and_limited() -> None:
    changed = set_weight(SMALL, "us-base", "us1", NUMBER)
    changed = set_profile_score(changed, "us-base", "e1", "us2", NUMBER)
    changed = set_red_line(changed, "us-base", "us1", RedLine(-20, "No retreat."))
    changed = set_reservation(changed, "us-base", NUMBER)
    changed = set_margin(changed, "us-base", NUMBER)
    profile = changed.profiles["us-base"]
    assert profile.weights["us1"] == NUMBER
    assert profile.scores == Table({("e1", "us2"): NUMBER})
    assert profile.red_lines["us1"] == RedLine(-20, "No retreat.")
    assert profile.reservation == profile.margin == NUMBER
    assert profile.weights["us2"] == SMALL.profiles["us-base"].weights["us2"]


def test_a_profile_can_leave_anything_open() -> None:
    changed = set_weight(SMALL, "us-sees-ru", "ru1", None)
    changed = set_profile_score(changed, "us-sees-ru", "e2", "ru1", None)
    changed = set_red_line(changed, "us-sees-ru", "ru1", None)
    changed = set_reservation(set_margin(changed, "us-sees-ru", None), "us-sees-ru", None)
    profile = changed.profiles["us-sees-ru"]
    assert set(profile.weights) == {"ru2"}
    assert not profile.scores
    assert not profile.red_lines
    assert profile.reservation is profile.margin is None
    assert set_reservation(changed, "us-sees-ru", "derived").profiles["us-sees-ru"].reservation == (
        "derived"
    )


def test_a_profile_judges_its_own_actors_interests_on_their_scales() -> None:
    assert refusal(set_weight, SMALL, "us-base", "ru1", NUMBER) == "interest_of_another"
    assert refusal(set_red_line, SMALL, "us-base", "ru1", RedLine(0)) == "interest_of_another"
    assert (
        refusal(set_profile_score, SMALL, "us-base", "e1", "ru1", NUMBER) == "interest_of_another"
    )
    assert refusal(set_weight, SMALL, "us-base", "us1", Estimate(-1)) == "out_of_range"
    assert refusal(set_weight, SMALL, "us-base", "us1", Estimate(101)) == "out_of_range"
    assert refusal(set_reservation, SMALL, "us-base", Estimate(101)) == "out_of_range"
    assert refusal(set_reservation, SMALL, "us-base", "guessed") == "wrong_value"
    assert refusal(set_margin, SMALL, "us-base", Estimate(-1)) == "out_of_range"
    assert refusal(set_margin, SMALL, "us-base", Estimate(201)) == "out_of_range"
    assert refusal(set_red_line, SMALL, "us-base", "us1", RedLine(101)) == "out_of_range"
    assert refusal(set_margin, SMALL, "nobody", NUMBER) == "unknown_reference"


def test_only_other_profiles_can_undraw_the_base_profiles_line() -> None:
    assert set_red_line(SMALL, "us-sees-ru", "ru2", RedLine(None))
    assert refusal(set_red_line, SMALL, "ru-base", "ru2", RedLine(None)) == "red_line_needs_floor"


def test_a_linkage_has_effects_in_general_and_at_endpoints() -> None:
    changed = set_effect(SMALL, "relief", "ir1", NUMBER)
    assert changed.linkages["relief"].effects["ir1"] == NUMBER
    changed = set_effect(changed, "relief", "ir1", NUMBER, "e1")
    assert changed.linkages["relief"].endpoint_effects["e1"] == Table({"ir1": NUMBER})
    assert "ir1" not in set_effect(changed, "relief", "ir1", None).linkages["relief"].effects


def test_the_general_effects_hold_again_when_the_last_special_one_is_gone() -> None:
    changed = set_effect(SMALL, "relief", "ru2", None, "e2")
    assert not changed.linkages["relief"].endpoint_effects


def test_effects_need_something_to_change() -> None:
    assert refusal(set_effect, SMALL, "bases", "ru1", NUMBER, "e2") == "not_attached"
    assert refusal(set_effect, SMALL, "bases", "ru9", NUMBER) == "unknown_reference"
    assert refusal(set_effect, SMALL, "bases", "ru1", NUMBER, "e9") == "unknown_reference"
    assert refusal(set_effect, SMALL, "bases", "ru1", Estimate(-201)) == "out_of_range"


def test_a_package_overrides_whole_nodes() -> None:
    changed = set_overrides(SMALL, "bargain", "push", {"yield": chance(0.5), "resist": None})
    assert changed.packages["bargain"].overrides["push"] == Table(
        {"yield": chance(0.5), "resist": None}
    )
    assert set_overrides(changed, "bargain", "push", None) == SMALL
    assert (
        refusal(set_overrides, SMALL, "bargain", "push", {"yield": None}) == "override_whole_node"
    )
    assert refusal(set_overrides, SMALL, "bargain", "deal", {}) == "no_branches"
    assert refusal(set_overrides, SMALL, "bargain", "zz", {}) == "unknown_node"
    bad = {"yield": Estimate(2), "resist": None}
    assert refusal(set_overrides, SMALL, "bargain", "push", bad) == "out_of_range"


def test_a_margin_moves_with_its_range_cut_off_at_the_scale() -> None:
    assert shift_margin(SMALL, "us-base", 9).profiles["us-base"].margin == Estimate(9, 6, 12)
    assert shift_margin(SMALL, "us-base", 1).profiles["us-base"].margin == Estimate(1, 0, 4)
    assert refusal(shift_margin, SMALL, "us-base", -1) == "out_of_range"
    assert refusal(shift_margin, SMALL, "gone", 1) == "unknown_reference"


def test_what_a_profile_leaves_open_moves_from_where_its_base_has_it() -> None:
    seen = shift_margin(SMALL, "us-sees-ru", 10).profiles
    assert seen["us-sees-ru"].margin == Estimate(10, 8, 12)
    assert seen["ru-base"] == SMALL.profiles["ru-base"]


def test_a_derived_reservation_is_stated_where_it_is_moved_to() -> None:
    stated = shift_reservation(SMALL, "us-base", -20)
    assert stated.profiles["us-base"].reservation == Estimate(-20)
    ranged = set_reservation(SMALL, "us-base", Estimate(90, 80, 95, rationale="Why."))
    moved = shift_reservation(ranged, "us-base", 98).profiles["us-base"].reservation
    assert moved == Estimate(98, 88, 100, rationale="Why.")


def test_weights_move_together_with_their_ranges_and_one_refused_refuses_all() -> None:
    spread = set_weight(SMALL, "us-base", "us1", Estimate(60, 50, 80, rationale="Why."))
    spread = set_weight(spread, "us-base", "us2", NUMBER)
    moved = shift_weights(spread, "us-base", {"us1": 90, "us2": 12}).profiles["us-base"].weights
    assert moved["us1"] == Estimate(90, 80, 100, rationale="Why.")
    assert moved["us2"] == Estimate(12, 8, 16, "A guess.", "low", ("report",))
    refused = {"us1": 90, "us2": 101}
    assert refusal(shift_weights, spread, "us-base", refused) == "out_of_range"
    assert refusal(shift_weights, spread, "us-base", {"ru1": 5}) == "interest_of_another"


def test_a_weight_that_stays_what_it_was_stays_open() -> None:
    base = SMALL.profiles["ru-base"].weights
    left_open = set_weight(SMALL, "us-sees-ru", "ru1", None)
    same = shift_weights(left_open, "us-sees-ru", {"ru1": base["ru1"].best})
    assert "ru1" not in same.profiles["us-sees-ru"].weights
    other = shift_weights(left_open, "us-sees-ru", {"ru1": base["ru1"].best - 1})
    assert other.profiles["us-sees-ru"].weights["ru1"].best == base["ru1"].best - 1
    assert other.profiles["ru-base"].weights == base
