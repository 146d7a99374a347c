"""Every figure of Syria 2017, against a table computed apart from this program.

The table is tests/data/syria_2017_figures.json. Its numbers were computed by two independent
scripts and rounded; a figure agrees when it is within half of the table's last digit. What linkages
ticked one by one reach, and either zone with a package, is added up from the table's own reaches.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.analysis.perception import perception
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.entities import Assumptions

ROOT = Path(__file__).parents[2]
TABLE = json.loads((ROOT / "tests/data/syria_2017_figures.json").read_text())
CASES: dict[str, Any] = TABLE["cases"]
REACH, UTILITY = 5.01e-7, {"us": 5.01e-4, "ru": 5.01e-4}
SECONDARY_UTILITY = 5.01e-3
SCORED = [name for name, case in CASES.items() if case["endpoints"]]


@pytest.fixture(scope="module")
def frame() -> Frame:
    return lower(load(ROOT / "scenarios" / "syria-2017.scenario"))


@pytest.fixture(scope="module")
def evaluations(frame: Frame) -> dict[str, Evaluation]:
    return {
        name: evaluate(
            frame, Assumptions(package=case["package"], linkages=tuple(case["linkages"]))
        )
        for name, case in CASES.items()
    }


@pytest.fixture(scope="module")
def plain(evaluations: dict[str, Evaluation]) -> Evaluation:
    return evaluations["no package"]


@pytest.mark.parametrize("case", SCORED)
def test_utilities(case: str, evaluations: dict[str, Evaluation]) -> None:
    evaluation = evaluations[case]
    for endpoint, expected in CASES[case]["endpoints"].items():
        row = evaluation.frame.endpoint_index[endpoint]
        for actor, utility in zip(TABLE["actors"], expected["utility"], strict=False):
            mine = evaluation.utility[row, evaluation.frame.actor_index[actor]]
            tolerance = UTILITY.get(actor, SECONDARY_UTILITY)
            assert mine == pytest.approx(utility, abs=tolerance), (endpoint, actor)


@pytest.mark.parametrize("case", SCORED)
def test_who_accepts_what(case: str, evaluations: dict[str, Evaluation]) -> None:
    evaluation = evaluations[case]
    for endpoint, expected in CASES[case]["endpoints"].items():
        row = evaluation.frame.endpoint_index[endpoint]
        for actor in ("us", "ru"):
            mine = evaluation.acceptable[row, evaluation.frame.actor_index[actor]]
            assert mine == int(actor in expected["accepts"]), (endpoint, actor)
        assert evaluation.in_overlap[row] == int(len(expected["accepts"]) == 2), endpoint
        assert evaluation.asked_to_sign[row] == expected["signs"], endpoint


@pytest.mark.parametrize("case", SCORED)
def test_red_lines(case: str, evaluations: dict[str, Evaluation]) -> None:
    evaluation = evaluations[case]
    names = evaluation.frame.interest_ids
    for endpoint, expected in CASES[case]["endpoints"].items():
        row = evaluation.frame.endpoint_index[endpoint]
        crossed = [names[interest] for interest in np.flatnonzero(evaluation.crossed[row])]
        assert crossed == expected["crossed"], endpoint


@pytest.mark.parametrize("case", SCORED)
def test_reach_of_endpoints(case: str, evaluations: dict[str, Evaluation]) -> None:
    evaluation = evaluations[case]
    for endpoint, expected in CASES[case]["endpoints"].items():
        row = evaluation.frame.endpoint_index[endpoint]
        assert evaluation.endpoint_reach[row] == pytest.approx(expected["reach"], abs=REACH), (
            endpoint
        )
    assert evaluation.unassigned_reach == 0.0


@pytest.mark.parametrize("case", CASES)
def test_zones(case: str, evaluations: dict[str, Evaluation]) -> None:
    evaluation, expected = evaluations[case], CASES[case]
    assert list(evaluation.ids(evaluation.agreement_zone)) == expected["agreement"]
    assert list(evaluation.ids(evaluation.with_package)) == expected["with_package"]
    assert list(evaluation.ids(evaluation.tolerated)) == expected["tolerated"]
    assert evaluation.overlap_reach[0] == pytest.approx(expected["overlap_reach"], abs=REACH)
    # With something on the table they are sums of rounded reaches.
    for zone in ("agreement", "with_package"):
        rounding = REACH * max(len(expected[zone]), 1)
        mine = getattr(evaluation, f"{zone}_reach")[0]
        assert mine == pytest.approx(expected[f"{zone}_reach"], abs=rounding), zone


def test_spoilers(plain: Evaluation) -> None:
    names = plain.frame.actor_ids
    for endpoint, expected in CASES["no package"]["endpoints"].items():
        row = plain.frame.endpoint_index[endpoint]
        mine = [names[actor] for actor in np.flatnonzero(plain.spoilers[row])]
        assert mine == expected["spoilers"], endpoint


@pytest.mark.parametrize("case", CASES)
def test_reservations_rest_on_the_plain_forecast(
    case: str, evaluations: dict[str, Evaluation]
) -> None:
    evaluation = evaluations[case]
    for actor, expected in TABLE["reservation"].items():
        row = evaluation.frame.actor_index[actor]
        assert evaluation.reservation[row] == pytest.approx(expected, abs=5.01e-5)
        assert evaluation.margin[row] == TABLE["margin"][actor]


def test_expected_utility_at_the_root(plain: Evaluation) -> None:
    for actor, expected in TABLE["expected_utility"].items():
        mine = plain.expected_utility[0, plain.frame.actor_index[actor]]
        assert mine == pytest.approx(expected, abs=5.01e-5)


def test_critical_junctures(plain: Evaluation) -> None:
    expected = TABLE["importance"]
    most = np.argsort(-plain.importance)[: len(expected)]
    assert [plain.frame.node_ids[row] for row in most] == list(expected)
    for row in most:
        assert plain.importance[row] == pytest.approx(
            expected[plain.frame.node_ids[row]], abs=REACH
        )


def test_the_blocker_of_the_transition_is_russia_by_its_threshold(plain: Evaluation) -> None:
    row = plain.frame.endpoint_index["e03"]
    (blocker,) = plain.blockers(row)
    assert plain.frame.actor_ids[blocker.actor] == "ru"
    assert blocker.shortfall == pytest.approx(14.9369 + 5 + 7.257, abs=1e-3)
    assert blocker.crossed == ()
    assert plain.margin_of[row] == pytest.approx(-blocker.shortfall)


def test_the_overlap_as_each_side_sees_it(frame: Frame) -> None:
    """Worked out apart from this program, from the perceived weights and scores."""
    found = {
        holder: (seen.overlap, seen.missed_agreements, seen.false_hopes, seen.undecided)
        for holder, seen in perception(frame, Assumptions()).items()
    }
    assert found == {
        "us": (("e01", "e04", "e07", "e08"), ("e05", "e06"), (), ()),
        "ru": (("e04", "e05", "e06", "e07"), ("e01", "e08"), (), ()),
    }


def test_what_each_side_misreads_most(frame: Frame) -> None:
    """Of swing points as typed: 80 of 565 and 35 of 560; 60 of 535 and 100 of 440."""
    seen = perception(frame, Assumptions())
    assert {each.own_overlap for each in seen.values()} == {
        ("e01", "e04", "e05", "e06", "e07", "e08")
    }
    for holder, actor, interest, own, shown in (
        ("us", "ru", "ru5", 80 / 565, 35 / 560),
        ("ru", "us", "us4", 60 / 535, 100 / 440),
    ):
        worst = max(seen[holder].readings[actor], key=lambda each: each.apart)
        assert worst.interest == interest
        assert worst.own == pytest.approx(own)
        assert worst.seen == pytest.approx(shown)
        picture = frame.scenario.profiles[f"perc-{actor}-by-{holder}"]
        scores = {
            key: (score.best, picture.scores.get(key, score).best)
            for key, score in frame.scenario.scores.items()
            if key[1] == interest
        }
        apart = [abs(theirs * shown - its * own) for its, theirs in scores.values()]
        assert worst.apart == pytest.approx(sum(apart) / 16)
