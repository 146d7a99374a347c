"""Assessments of a scenario as arrays: whose they are, on which scale, and what nobody said."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.judging import judge
from scenario_desk.analysis.room.aggregation import aggregated
from scenario_desk.analysis.room.overlaps import overlaps
from scenario_desk.analysis.room.own import own_numbers
from scenario_desk.analysis.room.reading import concordances, read, read_round, track, votes
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Assessment, Judgement, Participant, Round, Seed, Session
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster
from tests.model.building import small_scenario

PEOPLE = ("ann", "bob", "cleo")


def told(number: int, who: str | None, kind: str, answer: Any = None, **fields: Any) -> Assessment:
    said = Estimate(answer) if isinstance(answer, float | int) else answer
    fields = {"round": "r1"} | fields
    return Assessment(f"a{number}", who, kind=kind, answer=said, **fields)  # type: ignore[arg-type]


def scenario(*given: Assessment, seeds: tuple[Seed, ...] = (), **asked: Any) -> Scenario:
    round_ = Round("r1", "day", "First", **asked)
    return replace(
        small_scenario(),
        participants=Roster(Participant(key, key.title()) for key in PEOPLE),
        sessions=Roster([Session("day", "A day")]),
        seeds=Roster(seeds),
        rounds=Roster([round_]),
        assessments=Roster(given),
    )


def test_a_round_is_read_in_the_order_of_what_it_asks_and_of_the_people() -> None:
    found = read_round(
        scenario(
            told(1, "bob", "score", Estimate(10, -5, 30), endpoint="e1", interest="us1"),
            told(2, "ann", "score", 20, endpoint="e1", interest="us1"),
            told(3, "bob", "weight", "abstains", interest="us2"),
            told(4, "ann", "weight", "unknown", interest="us2"),
            told(5, "bob", "branch", 0.4, branch="deal"),
            told(6, "cleo", "score", 7, endpoint="e1", interest="us1", round=None),
            scores=(("e1", "us1"),),
            weights=("us2",),
            branches=("deal",),
        ),
        "r1",
    )
    assert [each.item for each in found.judgements] == ["score/e1/us1", "weight/us2", "branch/deal"]
    assert found.about == (("score", "e1", "us1"), ("weight", "us2"), ("branch", "deal"))
    assert found.participants == ("ann", "bob")
    answers = found.answers
    assert answers.values[:, 0].tolist() == [[20, 20, 20], [10, -5, 30]]
    assert np.isnan(answers.values[:, 1]).all()
    assert answers.abstains[:, 1].tolist() == [False, True]
    assert answers.unknown[:, 1].tolist() == [True, False]
    assert answers.least.tolist() == [-100, 0, 0]
    assert answers.most.tolist() == [100, 100, 1]
    assert answers.count.tolist() == [2, 0, 1]


def test_the_last_of_several_answers_counts() -> None:
    about = {"endpoint": "e1", "interest": "us1"}
    given = [told(1, "ann", "score", 5, **about), told(2, "ann", "score", 9, **about)]
    found = read(scenario(*given), given)
    assert found.answers.best.tolist() == [[9]]


def test_what_cannot_be_linked_is_counted_and_is_nobody() -> None:
    given = [
        told(1, None, "weight", 10, interest="us1"),
        told(2, None, "weight", 30, interest="us1"),
        told(3, None, "weight", 50, interest="us2"),
        told(4, "ann", "weight", 90, interest="us1"),
    ]
    found = read(scenario(*given), given)
    assert found.participants == ("ann", None, None)
    assert aggregated(found.answers)[:, 0].tolist() == [30, 50]
    assert found.people.participants == ("ann",)
    assert found.people.answers.count.tolist() == [1, 0]


def test_a_seed_has_the_scale_it_says_or_none() -> None:
    seeds = (Seed("towns", "Towns?", least=0, most=200), Seed("men", "Men?"))
    made = scenario(seeds=seeds)
    asked = [Judgement("seed", ("towns",)), Judgement("seed", ("men",)), Judgement("poll")]
    found = read(made, (), asked).answers
    assert found.least.tolist() == [0, -np.inf, -np.inf]
    assert found.most.tolist() == [200, np.inf, np.inf]


def test_an_aggregate_is_an_estimate_again() -> None:
    given = [
        told(1, "ann", "weight", Estimate(40, 20, 60), interest="us1"),
        told(2, "ann", "weight", 7, interest="us2"),
        told(3, "ann", "weight", "unknown", interest="ru1"),
    ]
    found = read(scenario(*given), given)
    values = aggregated(found.answers)
    assert [found.estimate(values, place) for place in range(3)] == [
        Estimate(40, 20, 60),
        Estimate(7),
        None,
    ]


def test_rankings_are_compared_interest_by_interest() -> None:
    scores = {"ann": (10, 20, 30), "bob": (-5, 0, 60), "cleo": (30, 20, 10)}
    given = [
        told(10 * row + place, who, "score", value, endpoint=f"e{place + 1}", interest="us1")
        for row, (who, values) in enumerate(scores.items())
        for place, value in enumerate(values)
    ]
    made = scenario(*given)
    found = concordances(read(made, given))["us1"]
    # Two rank them one way and the third the other.
    assert found.w == pytest.approx(1 / 9)
    assert found.alpha < 1
    alike = [each for each in given if each.participant != "cleo"]
    assert concordances(read(made, alike))["us1"].w == pytest.approx(1)


def test_a_poll_is_counted_by_endpoint() -> None:
    made = scenario(
        told(1, "ann", "poll", choice=("e2", "e1")),
        told(2, "bob", "poll", choice=("e2",)),
        told(3, "cleo", "poll", "abstains"),
        poll=("e1", "e2", "e3"),
    )
    assert votes(made, "r1") == {"e1": 1, "e2": 2, "e3": 0}


def test_how_people_did_on_seed_questions_weighs_them() -> None:
    seeds = (
        Seed("towns", "How many towns?", truth=40),
        Seed("truce", "Did the truce hold?", truth=0, least=0, most=1),
        Seed("open", "Who knows?"),
    )
    made = scenario(
        told(1, "ann", "seed", Estimate(42, 30, 55), seed="towns"),
        told(2, "bob", "seed", Estimate(90, 80, 99), seed="towns"),
        told(3, "ann", "seed", 0.1, seed="truce"),
        told(4, "bob", "seed", 0.6, seed="truce"),
        told(5, "bob", "seed", 3, seed="open"),
        seeds=seeds,
    )
    found = track(made, ("bob", "cleo", "ann"))
    assert found.quantities.seeds.tolist() == [1, 0, 1]
    weights = found.weights("cooke")
    assert weights is not None
    assert weights[2] > weights[0] > weights[1] == 0
    assert found.brier[[0, 2]] == pytest.approx([0.36, 0.01])
    assert np.isnan(found.brier[1])
    assert found.weights("brier") == pytest.approx([0, 0, 1])
    assert found.weights("equal") is None
    assert track(made, ("cleo",)).weights("cooke") is None


def test_what_a_round_says_is_judged_by_the_chain() -> None:
    made = scenario(
        told(1, "ann", "score", 100, endpoint="e1", interest="us1"),
        told(2, "bob", "score", -100, endpoint="e1", interest="us1"),
        scores=(("e1", "us1"),),
    )
    found, frame = read_round(made, "r1"), lower(made)
    seen = overlaps(frame, Assumptions(), own_numbers(frame, found.answers, found.about))
    for row, value in enumerate((100, -100)):
        alone = edits.set_score(made, "e1", "us1", Estimate(value))
        expected = judge(lower(alone), Assumptions()).zones.in_overlap
        assert seen.in_overlap[row].tolist() == expected.tolist()
