"""The overlap chart as data, on the flagship and by hand."""

from __future__ import annotations

from dataclasses import replace as changed

import numpy as np
import pytest

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.edits import amend, set_margin, set_reservation, set_score
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.presentation.chart.overlap_chart import (
    OverlapChart,
    overlap_chart,
    radii,
    span,
    step_of,
    ticks,
)
from tests.model.building import small_scenario


def charted(scenario: Scenario, across: str = "us", up: str = "ru") -> OverlapChart:
    return overlap_chart(evaluate(lower(scenario), scenario.assumptions), across, up)


@pytest.fixture(scope="module")
def flagship() -> OverlapChart:
    return charted(load(locate("scenarios", "syria-2017.scenario")))


def test_the_flagship_lies_where_its_figures_say(flagship: OverlapChart) -> None:
    place = flagship.ids.index("e07")
    assert flagship.x[place] == pytest.approx(13.411, abs=5e-4)
    assert flagship.y[place] == pytest.approx(22.611, abs=5e-4)
    assert flagship.across.reservation == pytest.approx(-9.276, abs=5e-4)
    assert flagship.across.signing == pytest.approx(-4.276, abs=5e-4)
    assert flagship.up.bar == pytest.approx(19.9369, abs=5e-5)
    assert not flagship.up.stated
    assert flagship.missing == ()


def test_the_frontier_runs_from_left_to_right_and_down(flagship: OverlapChart) -> None:
    names = [flagship.ids[row] for row in flagship.frontier]
    assert names == ["e01", "e04", "e07", "e05", "e06", "e16", "e03"]
    assert (np.diff(flagship.y[flagship.frontier]) < 0).all()


def test_endpoints_of_one_class_share_a_number(flagship: OverlapChart) -> None:
    number = dict(zip(flagship.ids, flagship.classes.tolist(), strict=True))
    assert number["e04"] == number["e07"]
    assert number["e01"] == number["e08"]
    assert len({number["e04"], number["e01"], number["e09"], number["e12"]}) == 4


def test_a_stated_value_says_so() -> None:
    chart = charted(set_reservation(small_scenario(), "ru-base", Estimate(10)))
    assert chart.up.stated
    assert chart.up.reservation == 10
    assert chart.up.signing == 14
    assert not chart.across.stated


def test_an_open_margin_draws_no_signing_line() -> None:
    chart = charted(set_margin(small_scenario(), "ru-base", None))
    assert chart.up.known
    assert not chart.up.signs
    assert chart.up.bar == chart.up.reservation


@pytest.mark.parametrize("margin", [0, 7.5])
def test_who_signs_nothing_has_no_signing_line_whatever_its_margin(margin: float) -> None:
    scenario = set_margin(small_scenario(), "ru-base", Estimate(margin))
    bystander = changed(scenario.actors["ru"], principal=False)
    chart = charted(replace(scenario, actors=scenario.actors.put(bystander)))
    assert not chart.up.signs
    assert chart.up.bar == chart.up.reservation
    assert chart.across.signs


def test_a_missing_score_takes_the_place_away_and_leaves_bounds() -> None:
    chart = charted(set_score(small_scenario(), "e1", "us1", None))
    assert chart.missing == (0,)
    # Weights 80 and 50; us2 is 20.
    assert chart.x_low[0] == pytest.approx((-100 * 80 + 20 * 50) / 130)
    assert chart.x_high[0] == pytest.approx((100 * 80 + 20 * 50) / 130)


def test_the_region_is_the_whole_answer_only_for_all_principals() -> None:
    scenario = small_scenario()
    assert charted(scenario).whole
    assert charted(scenario, "ru", "us").whole
    assert not charted(scenario, "us", "ir").whole
    third = charted(amend(scenario, "actors", "ir", principal=True))
    assert not third.whole
    assert third.acceptable.shape == (4, 3)


def test_areas_are_as_likelihoods_down_to_what_can_be_seen() -> None:
    assert radii(np.array([1.0, 0.25, 0.0, np.nan]), 32, 4).tolist() == [32, 16, 4, 4]


def test_a_span_holds_every_known_value() -> None:
    assert span(np.array([-40.0, np.nan, 60.0]), padding=0.1) == pytest.approx((-50, 70))
    assert span(np.array([5.0]), padding=0.0) == pytest.approx((-5, 15))
    assert span(np.array([np.nan])) == (-100, 100)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected", "decimals"),
    [
        (-63, 45, 8, [-60, -40, -20, 0, 20, 40], 0),
        (0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1.0], 1),
        (19.5, 20.5, 4, [19.5, 20.0, 20.5], 1),
        (-5, 5, 2, [-5, 0, 5], 0),
        (3, 3, 4, [], 0),
    ],
)
def test_ticks_are_round(
    low: float, high: float, most: int, expected: list[float], decimals: int
) -> None:
    assert ticks(low, high, most) == (expected, decimals)


def test_handles_move_by_round_steps() -> None:
    assert step_of(0.23) == 0.1
    assert step_of(1.7) == 1.0
    assert step_of(0.004) == 0.1
    assert step_of(0) == 0.1


def test_lots_reach_along_the_corners_of_what_would_be_signed() -> None:
    evaluation = evaluate(lower(load(locate("scenarios", "syria-2017.scenario"))))
    assert not len(overlap_chart(evaluation, "us", "ru").lotteries.corners)
    found = overlap_chart(evaluation, "us", "ru", lotteries=True)
    assert [found.ids[row] for row in found.lotteries.corners] == ["e04", "e05", "e06"]
    # Only the solution of Kalai and Smorodinsky needs a lot, between the first two.
    ((letters, x, y),) = found.lotteries.solutions
    assert letters == "K"
    chances = evaluation.lotteries["kalai_smorodinsky"].chances
    assert (x, y) == pytest.approx((chances @ found.x, chances @ found.y), abs=1e-5)
    # Of two who are not all the principals there is no such line.
    assert not len(overlap_chart(evaluation, "us", "irn", lotteries=True).lotteries.corners)
