"""How much of its scale an interest uses, and where a weight is judged over more than that."""

from __future__ import annotations

from dataclasses import replace as changed

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.analysis.all_findings import all_findings
from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.ranges import ranges
from scenario_desk.model.entities import Assumptions, Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Finding
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.sentences import range_note
from tests.analysis.games import chance, ending, game
from tests.analysis.test_unweighed import ENDS, SCORES, scenario


def scored(*scores: float | None, weight: float | None = 40) -> Scenario:
    """One interest of one principal, with these scores of the endpoints."""
    rows: dict[str, list[float | None]] = {
        end: [score] for end, score in zip(ENDS, scores, strict=True)
    }
    return scenario([weight], rows)


def found(start: Scenario) -> list[Finding]:
    listed = all_findings(evaluate(lower(start)))
    return [each for each in listed if each.code == "weights_beyond_range"]


def test_the_range_and_its_product_by_value() -> None:
    got = evaluate(lower(scenario([60, 20], SCORES))).base_ranges
    assert (got.low.tolist(), got.high.tolist()) == ([-10, -40], [30, -20])
    assert got.used.tolist() == pytest.approx([0.2, 0.1])
    assert got.products.tolist() == pytest.approx([12, 2])


def test_what_is_missing_is_no_score() -> None:
    got = ranges(lower(scored(None, -45, 15, weight=None)), {})
    assert (got.low[0], got.high[0], got.scored[0]) == (-45, 15, 2)
    assert np.isnan(got.products[0])
    bare = ranges(lower(scored(None, None, None)), {})
    assert np.isnan([bare.low[0], bare.high[0], bare.used[0]]).all()
    assert bare.scored[0] == 0


def test_without_endpoints_and_without_interests() -> None:
    empty = game(chance("root", (None, ending("l"))), {})
    assert evaluate(lower(empty)).base_ranges.used.shape == (0,)
    bare = replace(scored(1, 2, 3), endpoints=(), scores=Table())
    assert ranges(lower(bare), {}).scored.tolist() == [0]
    assert found(bare) == []


def test_each_profile_has_the_ranges_of_its_own_scores() -> None:
    start = scored(-100, 0, 100)
    own = Table({(end, "us1"): Estimate(10) for end in ENDS})
    calm = Profile("calm", "us", "Calm", weights=Table({"us1": Estimate(50)}), scores=own)
    start = replace(start, profiles=start.profiles.put(calm))
    frame = lower(start)
    assert ranges(frame, {"us": "calm"}).used.tolist() == [0]
    assert ranges(frame, {}).used.tolist() == [1]
    # What is said of the scenario is by the base profile, whatever is assumed.
    assumed = evaluate(frame, Assumptions(profiles={"us": "calm"}))
    assert assumed.base_ranges.used.tolist() == [1]


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ((-45, 0, 15), True),
        ((-94, 0, 94), True),
        ((-95, 0, 10), False),
        ((-10, 0, 95), False),
        ((-100, -90, -55), True),
        ((None, None, 3), False),
        ((None, -3, 3), True),
    ],
)
def test_a_weight_judged_over_a_range_that_the_endpoints_do_not_span(
    scores: tuple[float | None, ...], said: bool
) -> None:
    assert bool(found(scored(*scores))) is said


@pytest.mark.parametrize("weight", [0, None])
def test_nothing_is_said_of_an_interest_that_does_not_count(weight: float | None) -> None:
    assert found(scored(-45, 0, 15, weight=weight)) == []


def test_one_finding_for_an_actor_names_what_loses_most() -> None:
    rows: dict[str, list[float | None]] = {
        "war": [-10, -20, -30, -100, -10],
        "freeze": [0, 0, 0, 0, 0],
        "deal": [10, 20, 30, 100, 10],
    }
    (finding,) = found(scenario([10, 50, 90, 100, 40], rows))
    assert (finding.level, finding.place, finding.about) == ("info", "profiles", "us-base")
    text = words(finding)
    assert "“us3” (−30 to +30), “us2” (−20 to +20), “us5” (−10 to +10) and 1 more" in text
    assert "us4" not in text


SCORE = st.one_of(st.none(), st.floats(-100, 100))


@given(st.lists(st.tuples(SCORE, SCORE), min_size=3, max_size=3), st.floats(0, 100))
def test_the_share_is_within_the_whole_and_the_product_within_the_weight(
    scores: list[tuple[float | None, float | None]], weight: float
) -> None:
    rows = {end: list(row) for end, row in zip(ENDS, scores, strict=True)}
    got = ranges(lower(scenario([weight, 30], rows)), {})
    for column in range(2):
        given_ = [row[column] for row in scores if row[column] is not None]
        assert got.scored[column] == len(given_)
        if given_:
            assert got.used[column] == pytest.approx((max(given_) - min(given_)) / 200)
            assert 0 <= got.products[column] <= (weight, 30)[column]


def test_it_is_said_beside_a_weight() -> None:
    def said(start: Scenario) -> tuple[str, str]:
        return range_note(ranges(lower(start), {}), 0)

    short, whole = said(scored(-45, 0, 15, weight=21))
    assert short == "30\N{NO-BREAK SPACE}% used: 6.3"
    assert "span −45 to +15 of the scale" in whole
    assert "Weight × range, 6.3," in whole
    wide = scored(-45, 0, 15)
    profile = wide.profiles["us-base"]
    weights = Table({"us1": Estimate(40, 20, 80)})
    wide = replace(wide, profiles=wide.profiles.put(changed(profile, weights=weights)))
    # Its spread, 18 points, bears no decimal.
    assert said(wide)[0].endswith(": 12")
    assert said(scored(-45, 0, 15, weight=None))[0].endswith("% used")
    assert said(scored(None, None, None))[0] == "no scores yet"
