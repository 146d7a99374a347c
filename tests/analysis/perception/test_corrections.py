"""What each misreading, put right by itself, opens: by value, and against profiles written so."""

from __future__ import annotations

from dataclasses import replace as replace_fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.judging import judge
from scenario_desk.analysis.perception import (
    Correction,
    Corrections,
    Misreading,
    corrections,
    perception,
    righting,
)
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Interest, Profile, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table
from tests.analysis.games import chance, ending, game

ENDS = ("war", "zones", "transition", "partition")


def two_interests(seen: Profile) -> Scenario:
    """Moscow has two interests of equal weight; Washington, which gains from all but the war, has a
    picture of them. The war is worth 0 to both."""
    tree = chance("root", (None, ending("leaf", "war")))
    payoffs = {
        "war": {"us": 0, "ru": 0},
        "zones": {"us": 20, "ru": 40},
        "transition": {"us": 50, "ru": -40},
        "partition": {"us": 30, "ru": 0},
    }
    scenario = game(tree, payoffs, signed=ENDS[1:], margin=5)
    second = {"war": 0, "zones": -20, "transition": 10, "partition": 20}
    scores = scenario.scores
    for endpoint, score in second.items():
        scores = scores.set((endpoint, "ru2"), Estimate(score))
    base = scenario.profiles["ru-base"]
    both = Table({"ru1": Estimate(50), "ru2": Estimate(50)})
    profiles = scenario.profiles.put(replace_fields(base, weights=both)).put(seen)
    return replace(
        scenario,
        interests=scenario.interests.put(Interest("ru2", "ru", "Other")),
        scores=scores,
        profiles=profiles,
    )


def picture(**fields: object) -> Profile:
    return Profile("seen", "ru", "Seen", kind="perceived", holder="us", **fields)


def found(scenario: Scenario) -> Corrections:
    return corrections(lower(scenario), Assumptions())["us"]


def test_who_holds_no_picture_has_nothing_to_correct() -> None:
    scenario = two_interests(picture())
    plain = replace(scenario, profiles=scenario.profiles.without("seen"))
    assert corrections(lower(plain), Assumptions()) == {}


def test_a_picture_that_is_right_has_nothing_to_correct() -> None:
    # Swing points in the same proportion are the same weights.
    right = picture(weights=Table({"ru1": Estimate(10), "ru2": Estimate(10)}))
    assert found(two_interests(right)) == Corrections(())


def test_weights_are_put_right_as_shares() -> None:
    """By its own weights Moscow gains 10 from `zones` and from `partition`; as Washington sees it,
    −8 and 16. Nothing is signed below 5."""
    scenario = two_interests(picture(weights=Table({"ru1": Estimate(2), "ru2": Estimate(8)})))
    (seen,) = perception(lower(scenario), Assumptions()).values()
    assert (seen.missed_agreements, seen.false_hopes) == (("zones",), ())
    both = found(scenario).each
    assert [each.misreading for each in both] == [
        Misreading("ru", "weight", 0.5, pytest.approx(0.2), "ru1"),
        Misreading("ru", "weight", 0.5, pytest.approx(0.8), "ru2"),
    ]
    # With two interests the share of one is that of the other.
    assert {(each.recovered, each.opens) for each in both} == {(("zones",), 1)}


def test_each_kind_of_misreading_has_its_effect() -> None:
    wrong = picture(
        scores=Table({("zones", "ru1"): Estimate(0), ("transition", "ru1"): Estimate(5)}),
        red_lines=Table({"ru2": RedLine(15)}),
    )
    by = {
        (each.misreading.kind, each.misreading.endpoint): each
        for each in found(two_interests(wrong)).each
    }
    # The line at 15 shuts all but `partition`, which is worth 10; without it the war is tolerated,
    # `transition`, seen at 7.5, becomes a false hope, and `zones` still is short.
    assert set(by) == {("red_line", ""), ("score", "zones"), ("score", "transition")}
    assert by["red_line", ""].recovered == ("war",)
    assert by["red_line", ""].hoped == ("transition",)
    assert by["score", "zones"].opens == 0
    for fields, kind, opens in (
        ({"reservation": Estimate(6)}, "reservation", ("zones", "partition")),
        ({"margin": Estimate(11)}, "margin", ("zones", "partition")),
    ):
        best = found(two_interests(picture(**fields))).best
        assert best is not None
        assert best.misreading.kind == kind
        assert set(opens) <= set(best.recovered)


def test_a_correction_may_take_back_what_another_error_made_up_for() -> None:
    """`zones` is taken for 30 on one interest and −10 on the other: right in sum, by two errors."""
    two = picture(scores=Table({("zones", "ru1"): Estimate(10), ("zones", "ru2"): Estimate(10)}))
    by = {each.misreading.interest: each for each in found(two_interests(two)).each}
    assert by["ru2"].missed == ("zones",)
    assert by["ru2"].opens == -1
    assert found(two_interests(two)).best is None


def test_what_is_missing_in_an_own_profile_is_no_misreading_and_one_in_a_picture_is() -> None:
    seen = picture(scores=Table({("zones", "ru1"): Estimate(0)}))
    scenario = two_interests(seen)
    blind = replace(scenario, scores=scenario.scores.without(("zones", "ru1")))
    assert found(blind) == Corrections(())
    # An own profile in force that scores what the base profile leaves open, and so does the picture.
    own = Profile("own", "ru", "Own", scores=Table({("zones", "ru1"): Estimate(40)}))
    both = replace(
        blind, profiles=blind.profiles.put(own).put(replace_fields(seen, scores=Table()))
    )
    active = Assumptions(profiles=Table({"ru": "own"}))
    (only,) = corrections(lower(both), active)["us"].each
    assert (only.misreading.kind, only.misreading.own) == ("score", 40)
    # It was undecided before, so that nothing counts as recovered.
    assert only.recovered == ()


def test_of_too_many_the_scores_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = picture(
        weights=Table({"ru1": Estimate(20), "ru2": Estimate(80)}),
        scores=Table({(end, "ru1"): Estimate(1) for end in ENDS}),
    )
    monkeypatch.setattr("scenario_desk.analysis.perception.correcting.MOST", 3)
    some = found(two_interests(wrong))
    assert [each.misreading.kind for each in some.each].count("weight") == 2
    assert some.untried == 3
    # Of the scores that is tried which is farthest apart: −40 read as 1.
    assert "transition" in {each.misreading.endpoint for each in some.each}


def test_it_can_be_stopped() -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    wrong = picture(scores=Table({("zones", "ru1"): Estimate(0)}))
    with pytest.raises(Stopped):
        corrections(lower(two_interests(wrong)), Assumptions(), stop)


SCORES = st.one_of(st.none(), st.sampled_from([-60.0, -10.0, 0.0, 12.0, 35.0, 90.0]))
RESERVATIONS = st.sampled_from([None, "derived", Estimate(-20), Estimate(15)])


@st.composite
def pictures(draw: st.DrawFn) -> Profile:
    weights = {f"ru{n}": Estimate(draw(st.sampled_from([0, 20, 50, 90]))) for n in (1, 2)}
    kept = draw(st.sets(st.sampled_from(sorted(weights))))
    cells = {(end, f"ru{n}"): draw(SCORES) for end in ENDS for n in (1, 2)}
    floors = {f"ru{n}": draw(st.sampled_from([None, RedLine(-15), RedLine(10)])) for n in (1, 2)}
    margin = draw(st.sampled_from([None, 0, 20]))
    return picture(
        weights=Table({key: weights[key] for key in kept}),
        scores=Table({key: Estimate(score) for key, score in cells.items() if score is not None}),
        red_lines=Table({key: line for key, line in floors.items() if line is not None}),
        reservation=draw(RESERVATIONS),
        margin=None if margin is None else Estimate(margin),
    )


def written(scenario: Scenario, each: Correction) -> Scenario:
    """The scenario with the misreading put right in the picture itself."""
    wrong, seen, own = each.misreading, scenario.profiles["seen"], scenario.profiles["ru-base"]
    if wrong.kind == "score":
        key = (wrong.endpoint, wrong.interest)
        seen = replace_fields(seen, scores=seen.scores.set(key, scenario.scores[key]))
    elif wrong.kind == "weight":
        # Of two interests the other has the rest.
        other = "ru1" if wrong.interest == "ru2" else "ru2"
        shares = {wrong.interest: 100 * wrong.own, other: 100 * (1 - wrong.own)}
        seen = replace_fields(seen, weights=Table({k: Estimate(v) for k, v in shares.items()}))
    elif wrong.kind == "red_line":
        # Moscow itself draws none.
        seen = replace_fields(seen, red_lines=seen.red_lines.without(wrong.interest))
    elif wrong.kind == "reservation":
        seen = replace_fields(seen, reservation=own.reservation)
    else:
        seen = replace_fields(seen, margin=own.margin)
    return replace(scenario, profiles=scenario.profiles.put(seen))


@settings(deadline=None, max_examples=60)
@given(pictures(), st.sampled_from(["judged", "rational"]))
def test_it_is_what_a_picture_written_so_would_show(seen: Profile, decisions: str) -> None:
    scenario = two_interests(seen)
    assumed = Assumptions(decisions=decisions)
    frame = lower(scenario)
    now = perception(frame, assumed)["us"]
    for each in corrections(frame, assumed)["us"].each:
        righted = edits.together(scenario, *righting(scenario, assumed, "us", each.misreading))
        after = perception(lower(righted), assumed)["us"]
        assert after == perception(lower(written(scenario, each)), assumed)["us"]
        assert each.recovered == tuple(
            key for key in now.missed_agreements if key in after.overlap
        ), each.misreading
        gone = set(after.overlap) | set(after.undecided)
        assert each.removed == tuple(key for key in now.false_hopes if key not in gone)
        assert set(each.missed) == set(after.missed_agreements) - set(now.missed_agreements)
        assert set(each.hoped) == set(after.false_hopes) - set(now.false_hopes)


def test_what_is_judged_by_may_be_in_no_profile() -> None:
    frame = lower(two_interests(picture()))
    plain = judge(frame, Assumptions())
    active = plain.standards.active
    floors = active.floors.copy()
    floors[frame.interest_index["ru1"]] = 90
    shut = judge(frame, Assumptions(), active=replace_fields(active, floors=floors))
    assert np.array_equal(
        judge(frame, Assumptions(), active=active).zones.overlap, plain.zones.overlap
    )
    assert not shut.zones.overlap.any()
