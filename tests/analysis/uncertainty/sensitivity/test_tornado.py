"""One judgement at a time: known by hand, the same as the evaluation, and exact where it turns."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.judging import judge
from scenario_desk.analysis.uncertainty.judgements import Kind, judgements
from scenario_desk.analysis.uncertainty.sensitivity.crossings import crossings
from scenario_desk.analysis.uncertainty.sensitivity.targets import (
    Likelihood,
    Margin,
    Target,
    read_at,
)
from scenario_desk.analysis.uncertainty.sensitivity.tornado import Tornado, tornado
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, RedLine
from scenario_desk.model.estimate import Estimate
from tests.analysis.games import chance, ending, game
from tests.analysis.newsworthy import with_news
from tests.analysis.uncertainty.by_hand import spread_overrides
from tests.analysis.uncertainty.sensitivity.examples import NOBODY, RATIONAL, deal, flagship


def row(found: Tornado, kind: Kind, *about: str) -> int:
    places = [
        place
        for place in range(len(found.judged))
        if found.judged.kind[place] == kind and found.judged.about(place) == about
    ]
    (place,) = places
    return place


def test_each_bar_and_its_crossing_are_known_by_hand() -> None:
    found = tornado(lower(deal()), NOBODY, Margin(0))
    assert found.best == pytest.approx(2.0)  # 0.6 · 10 − 0.4 · 10
    first = row(found, Kind.SCORE, "deal", "us1")
    assert (found.at_low[first], found.at_high[first]) == pytest.approx((-16.0, 14.0))
    assert found.crossing[first] == pytest.approx(10 - 2 / 0.6, abs=1e-7)
    second = row(found, Kind.SCORE, "deal", "us2")
    assert found.crossing[second] == pytest.approx(-15.0, abs=1e-7)
    weight = row(found, Kind.WEIGHT, "us-base", "us1")
    assert found.at_low[weight] == pytest.approx(0.0)
    assert found.crossing[weight] == pytest.approx(40.0, abs=1e-6)
    assert found.order.tolist()[:2] == [second, first]
    np.testing.assert_allclose(found.swing[[first, second]], [30.0, 32.0])


def test_a_crossing_beyond_the_range_is_said_to_be() -> None:
    scenario = edits.set_score(deal(), "deal", "us1", Estimate(10, 9, 12))
    found = tornado(lower(scenario), NOBODY, Margin(0))
    place = row(found, Kind.SCORE, "deal", "us1")
    assert found.crossing[place] == pytest.approx(10 - 2 / 0.6, abs=1e-7)
    assert not found.within_range[place]
    low = edits.set_score(deal(), "deal", "us2", Estimate(100, 90, 100))
    found = tornado(lower(low), NOBODY, Margin(0))
    # 0.6 s + 0.4 · 100 is above 0 down to a score of −66.7.
    assert found.crossing[row(found, Kind.SCORE, "deal", "us1")] == pytest.approx(-200 / 3)


def test_a_red_line_turns_acceptance_before_the_margin_does() -> None:
    scenario = edits.set_red_line(deal(), "us-base", "us1", RedLine(8.0))
    found = tornado(lower(scenario), NOBODY, Margin(0))
    place = row(found, Kind.SCORE, "deal", "us1")
    assert found.crossing[place] == pytest.approx(8.0, abs=1e-7)
    assert found.at_low[place] == pytest.approx(-16.0)


def test_of_two_crossings_on_a_line_the_one_within_the_range_stands() -> None:
    """What each expects without a deal pulls in two ways as a war gets likelier."""
    tree = chance(
        "n", (0.0, ending("a", "deal")), (0.5, ending("b", "war")), (None, ending("c", "calm"))
    )
    payoffs = {
        "deal": {"us": 0, "ru": 0},
        "war": {"us": -50, "ru": 30},
        "calm": {"us": 40, "ru": -60},
    }
    scenario = edits.set_probability(
        game(tree, payoffs, signed=("deal",)), "b", Estimate(0.2, 0.1, 0.9)
    )
    found = tornado(lower(scenario), NOBODY, Margin(0))
    place = row(found, Kind.PROBABILITY, "b")
    # The US accepts from 4/9 up (40 = 90 p), Russia up to 2/3 (60 = 90 p).
    assert found.crossing[place] == pytest.approx(4 / 9, abs=1e-9)
    assert found.within_range[place]


TARGETS: list[Target] = [Margin(4), Margin(11), Likelihood("overlap"), Likelihood("agreement")]


PACKED = Assumptions(package="pk-b")


@pytest.mark.parametrize(
    "assumptions", [NOBODY, RATIONAL, PACKED], ids=["judged", "rational", "package"]
)
@pytest.mark.parametrize("target", TARGETS, ids=str)
@pytest.mark.parametrize("news", [False, True], ids=["no-news", "news"])
def test_what_cannot_bear_moves_nothing(
    target: Target, assumptions: Assumptions, news: bool
) -> None:
    scenario = spread_overrides(flagship().scenario, "pk-b")
    frame = lower(with_news(scenario, 5) if news else scenario)
    judged = judgements(frame, assumptions)
    idle = np.flatnonzero(~target.bears(judged))
    random = np.random.default_rng(3)
    low, high = judged.scale
    values = low + random.random((12, len(judged))) * (high - low)
    values[6:] = judged.estimates[0]

    def read() -> np.ndarray:
        figures = judge(frame, assumptions, judged.draws(values))
        return target.read(figures, len(values)).copy()

    before = read()
    values[:, idle] = (low + random.random((12, len(judged))) * (high - low))[:, idle]
    np.testing.assert_allclose(read(), before, atol=1e-9)


def test_the_flagships_bars_are_those_of_an_evaluation_each() -> None:
    frame = flagship()
    found = tornado(frame, NOBODY, Margin(4))
    once = evaluate(frame)
    assert found.best == pytest.approx(once.shortfall[4, frame.principal].min(), abs=1e-9)
    judged = found.judged
    crossed = np.flatnonzero(~np.isnan(found.crossing))
    assert len(crossed) > 3
    spans = judged.scale[1] - judged.scale[0]

    def inside(step: float) -> np.ndarray:
        at = found.crossing[crossed] + step * spans[crossed]
        return read_at(judged, crossed, at, Margin(4).inside)

    below, above = inside(-1e-7), inside(1e-7)
    assert (below != above).all()
    scores = [each for each in found.order.tolist() if judged.kind[each] == Kind.SCORE]
    for place in scores[:5]:
        endpoint, interest = judged.about(place)
        _best, low, high = judged.estimates[:, place].tolist()
        for value, bar in ((low, found.at_low), (high, found.at_high)):
            scenario = edits.set_score(frame.scenario, endpoint, interest, Estimate(value))
            again = evaluate(lower(scenario))
            margin = again.shortfall[4, frame.principal].min()
            assert bar[place] == pytest.approx(margin, abs=1e-9)


@pytest.mark.parametrize("package", [None, "pk-a"])
def test_no_crossing_is_missed(package: str | None) -> None:
    """Beside 81 places on the line of every seventh judgement, and of all probabilities."""
    frame, assumptions, target = flagship(), Assumptions(package=package), Margin(4)
    found = tornado(frame, assumptions, target)
    judged = found.judged
    often = (np.arange(len(judged)) % 7 == 0) | (judged.kind == Kind.PROBABILITY)
    lines = np.flatnonzero(often & target.bears(judged))
    places = np.linspace(*judged.scale[:, lines], 81)
    inside = read_at(judged, np.tile(lines, 81), places.ravel(), target.inside).reshape(81, -1)
    crossed = ~np.isnan(found.crossing[lines])
    assert crossed.any()
    turns = (inside != inside[0]).any(axis=0)
    np.testing.assert_array_equal(turns & ~crossed, False)
    _best, low, high = judged.estimates[:, lines]
    between = (low <= places) & (places <= high)
    both = (inside & between).any(axis=0) & (~inside & between).any(axis=0)
    np.testing.assert_array_equal(both & ~found.within_range[lines], False)


def test_nothing_is_judged_with_a_spread() -> None:
    tree = chance("n", (0.4, ending("a", "deal")), (None, ending("b", "war")))
    scenario = game(tree, {"deal": {"us": 1, "ru": 2}, "war": {"us": 0, "ru": 0}})
    for target in (Margin(0), Likelihood("overlap")):
        found = tornado(lower(scenario), NOBODY, target)
        assert len(found.order) == len(found.crossing) == 0


def test_a_missing_score_leaves_bars_unknown() -> None:
    scenario = edits.set_score(deal(), "deal", "ru1", None)
    found = tornado(lower(scenario), NOBODY, Margin(0))
    assert np.isnan(found.best)
    assert np.isnan(found.swing).all()
    assert np.isnan(tornado(lower(scenario), NOBODY, replace(Likelihood("overlap"))).best)


def test_crossings_are_found_on_curves_and_jumps() -> None:
    roots = np.array([0.3, 0.1, 2**0.5 / 2, 0.77])

    def along(lines: np.ndarray, at: np.ndarray) -> np.ndarray:
        curves = np.array([at - 0.3, at**9 - 0.1**9, 0.5 - at**2, np.where(at < 0.77, -1.0, 1.0)])
        return curves[lines, np.arange(len(at))]

    ends = np.array([np.zeros(4), np.ones(4)])
    every = np.arange(4)
    found = crossings(along, ends, np.array([along(every, each) for each in ends]))
    np.testing.assert_allclose(found[[0, 2, 3]], roots[[0, 2, 3]], atol=1e-9)
    # So flat that within the tolerance it is 0 around its root.
    assert abs(along(np.array([1]), found[1:2])[0]) <= 1e-9
