"""Maps of two judgements: by hand, by an evaluation each, and their boundary on the line."""

from __future__ import annotations

import numpy as np
import pytest

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.uncertainty.judgements import Judgements, Kind, judgements
from scenario_desk.analysis.uncertainty.sensitivity.targets import Likelihood, Margin
from scenario_desk.analysis.uncertainty.sensitivity.two_way import boundary, two_way
from scenario_desk.model import edits
from scenario_desk.model.entities import RedLine
from scenario_desk.model.estimate import Estimate
from tests.analysis.uncertainty.sensitivity.examples import NOBODY, deal, flagship


def place(judged: Judgements, kind: Kind, *about: str) -> int:
    return next(
        number
        for number in range(len(judged))
        if judged.kind[number] == kind and judged.about(number) == about
    )


def test_two_scores_of_one_actor_trade_off_on_a_straight_line() -> None:
    judged = judgements(lower(deal()), NOBODY)
    one, two = place(judged, Kind.SCORE, "deal", "us1"), place(judged, Kind.SCORE, "deal", "us2")
    found = two_way(judged, Margin(0), one, two, steps=9)
    assert (found.first[0], found.first[-1]) == (-20, 30)
    assert (found.second[0], found.second[-1]) == (-20, 60)
    # Russia gains 40.
    across, up = np.meshgrid(found.first, found.second)
    np.testing.assert_allclose(found.value, np.minimum(0.6 * across + 0.4 * up, 40.0), atol=1e-12)
    assert found.inside is not None
    np.testing.assert_array_equal(found.inside, 0.6 * across + 0.4 * up >= -1e-9)
    assert len(found.boundary) > 8
    np.testing.assert_allclose(found.boundary @ [0.6, 0.4], 0, atol=1e-7)
    whole = two_way(judged, Margin(0), one, two, over="scale", steps=5)
    assert (whole.first[0], whole.second[-1]) == (-100, 100)


def test_a_weight_against_a_score_by_an_evaluation_each() -> None:
    frame = flagship()
    judged = judgements(frame, NOBODY)
    weight = place(judged, Kind.WEIGHT, "ru-base", "ru8")
    score = place(judged, Kind.SCORE, "e05", "ru4")
    found = two_way(judged, Margin(4), weight, score, steps=4)
    for column, row in ((0, 0), (3, 1), (2, 3)):
        scenario = edits.set_score(frame.scenario, "e05", "ru4", Estimate(float(found.second[row])))
        scenario = edits.set_weight(
            scenario, "ru-base", "ru8", Estimate(float(found.first[column]))
        )
        once = evaluate(lower(scenario))
        assert found.value[row, column] == pytest.approx(
            once.shortfall[4, frame.principal].min(), abs=1e-9
        )
        assert found.inside is not None
        assert bool(found.inside[row, column]) == (once.in_overlap[4] == 1)


def test_a_red_line_bounds_a_map_too() -> None:
    scenario = edits.set_red_line(deal(), "us-base", "us1", RedLine(20.0))
    judged = judgements(lower(scenario), NOBODY)
    one, two = place(judged, Kind.SCORE, "deal", "us1"), place(judged, Kind.SCORE, "deal", "us2")
    found = two_way(judged, Margin(0), one, two, steps=21)
    high = found.boundary[(found.boundary[..., 1] > 0).all(axis=1)]
    np.testing.assert_allclose(high[..., 0], 20.0, atol=1e-6)


def test_a_likelihood_has_a_map_and_no_boundary() -> None:
    judged = judgements(flagship(), NOBODY)
    found = two_way(
        judged,
        Likelihood("overlap"),
        place(judged, Kind.PROBABILITY, "n03"),
        place(judged, Kind.MARGIN, "ru-base"),
        steps=5,
    )
    assert found.value.shape == (5, 5)
    assert ((found.value >= 0) & (found.value <= 1)).all()
    assert np.ptp(found.value) > 0.01
    assert found.inside is None
    assert not len(found.boundary)


def test_one_judgement_is_no_pair() -> None:
    judged = judgements(lower(deal()), NOBODY)
    with pytest.raises(ValueError, match="two judgements"):
        two_way(judged, Margin(0), 1, 1)


def test_a_boundary_follows_a_circle_all_the_way_round() -> None:
    axis = np.linspace(-2, 2, 81)
    across, up = np.meshgrid(axis, axis)
    found = boundary(axis, axis, 1.0 - across**2 - up**2)
    radius = np.hypot(found[..., 0], found[..., 1])
    np.testing.assert_allclose(radius, 1.0, atol=0.002)
    length = np.hypot(*(found[:, 1] - found[:, 0]).T).sum()
    assert length == pytest.approx(2 * np.pi, rel=0.005)
    ends = [tuple(point) for piece in found.round(9).tolist() for point in piece]
    assert all(ends.count(end) >= 2 for end in set(ends))
    assert not len(boundary(axis, axis, np.ones((81, 81))))
