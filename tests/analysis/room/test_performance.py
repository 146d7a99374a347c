"""Cooke's calibration and information, by a published example; the Brier score by hand."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from scenario_desk.analysis.room.performance import (
    BINS,
    brier,
    brier_weights,
    calibration,
    cooke,
    information,
)

OPEN = float("nan")
TWENTIETHS = (0.05, 0.45, 0.45, 0.05)


def said(*rows: list[tuple[float, float, float]]) -> np.ndarray:
    """Low, best and high as best, low and high."""
    return np.array(rows, np.float64)[:, :, [1, 0, 2]]


def test_three_experts_and_five_questions_as_taught_at_delft() -> None:
    """TU Delft, Decision Making Under Uncertainty: Introduction to Structured Expert Judgment, 3.7.3
    "The calibration score of the DM (2)": scores and weights of three experts at 5, 50, 95 %."""
    values = said(
        [(2, 5, 7), (12, 13, 15), (87, 89, 92), (2, 5, 8), (48, 50, 52)],
        [(20, 23, 34), (8, 10, 11), (60, 70, 90), (20, 35, 45), (30, 35, 40)],
        [(20, 25, 28), (10, 13, 15), (65, 67, 70), (42, 44, 46), (32, 33, 35)],
    )
    found = cooke(values, np.array([24.0, 11, 68, 47, 31]), TWENTIETHS)
    assert found.calibration == pytest.approx([3.621e-5, 0.608, 0.327], rel=1e-3)
    assert found.information == pytest.approx([1.418, 0.558, 1.354], abs=5e-4)
    assert found.weights == pytest.approx([0.0000657, 0.4338, 0.5661], abs=2e-4)
    assert found.seeds.tolist() == [5, 5, 5]


def test_ten_questions_as_taught_at_delft() -> None:
    """The same course, 2.3.4 "Computing calibration scores": 0.19."""
    shares = np.array([0.1, 0.2, 0.5, 0.2])
    assert calibration(shares, 10, TWENTIETHS) == pytest.approx(0.19, abs=5e-3)


def test_the_bins_are_of_tenths() -> None:
    """Ten truths that fall as they should are calibrated as well as can be; all above are not."""
    assert calibration(np.array(BINS), 10) == pytest.approx(1)
    assert calibration(np.array([0.0, 0, 0, 1]), 10) < 1e-8


def test_a_truth_at_an_end_is_at_or_below_it() -> None:
    values = said([(0, 10, 20)] * 4)
    hits = [cooke(values, np.full(4, truth)).calibration[0] for truth in (0.0, 10, 20, 21)]
    expected = [calibration(np.eye(4)[place], 4) for place in range(4)]
    assert hits == pytest.approx(expected)


def test_information_by_hand() -> None:
    """One says 0 to 10 with 5 between; the truth is 20: the range is −2 to 22."""
    values = said([(0, 5, 10)])
    expected = (
        0.1 * log(0.1 / (2 / 24))
        + 0.4 * log(0.4 / (5 / 24))
        + 0.4 * log(0.4 / (5 / 24))
        + 0.1 * log(0.1 / (12 / 24))
    )
    assert information(values, np.array([20.0])) == pytest.approx([expected])


def test_a_single_number_does_not_count_and_who_answered_fewer_is_not_favoured() -> None:
    good = [(0.0, 5.0, 10.0)] * 4
    values = said(good, [*good[:2], (5, 5, 5), (OPEN, OPEN, OPEN)], [(1, 1, 1)] * 4)
    found = cooke(values, np.array([3.0, 7, 3, 7]))
    assert found.seeds.tolist() == [4, 2, 0]
    assert found.calibration[0] == pytest.approx(found.calibration[1])
    assert np.isnan(found.calibration[2])
    assert found.weights[2] == 0
    assert found.weights.sum() == pytest.approx(1)


def test_a_question_whose_truth_is_not_known_counts_for_nobody() -> None:
    values = said([(0, 5, 10), (0, 5, 10)])
    assert cooke(values, np.array([OPEN, OPEN])).weights.tolist() == [0]
    assert cooke(values, np.array([3.0, OPEN])).seeds.tolist() == [1]


def test_the_brier_score_by_hand() -> None:
    probabilities = np.array([[0.8, 0.3], [1.0, OPEN], [OPEN, OPEN], [0.5, 0.5]])
    found = brier(probabilities, np.array([1.0, 0.0]))
    assert found[[0, 1, 3]] == pytest.approx([(0.04 + 0.09) / 2, 0, 0.25])
    assert np.isnan(found[2])


def test_weights_by_brier_are_how_much_better_than_one_half() -> None:
    weights = brier_weights(np.array([0.15, 0.2, 0.25, 0.4, OPEN]))
    assert weights == pytest.approx([2 / 3, 1 / 3, 0, 0, 0])
    assert brier_weights(np.array([0.3, 0.25])).tolist() == [0, 0]
