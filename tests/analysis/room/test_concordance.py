"""Kendall's W and Krippendorff's alpha, by published examples and by what they are made of."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import friedmanchisquare, rankdata

from scenario_desk.analysis.room.concordance import kendall_w, krippendorff_alpha

OPEN = float("nan")
ANXIETY = np.array(
    [
        [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
        [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
        [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
    ],
    np.float64,
)
BIRDS = np.array(
    [
        [10.4, 10.8, 11.1, 10.2, 10.3, 10.2, 10.7, 10.5, 10.8, 11.2, 10.6, 11.4],
        [7.4, 7.6, 7.9, 7.2, 7.4, 7.1, 7.4, 7.2, 7.8, 7.7, 7.8, 8.3],
        [17, 17, 20, 14.5, 15.5, 13, 19.5, 16, 21, 20, 18, 22],
    ]
)
KRIPPENDORFF = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, OPEN, OPEN, OPEN],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, OPEN, 3],
        [OPEN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, OPEN],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, OPEN],
    ]
)


def test_kendalls_w_of_twenty_subjects_rated_by_three_with_many_ties() -> None:
    """The data `anxiety` of the R packages irr and DescTools, example of `kendall(…, TRUE)`: W is
    0.54, chi-squared with 19 degrees of freedom 30.8."""
    found = kendall_w(ANXIETY)
    assert found == pytest.approx(0.540, abs=5e-4)
    assert 3 * 19 * found == pytest.approx(30.8, abs=0.05)


def test_kendalls_w_of_twelve_birds() -> None:
    """Zar (2010), Biostatistical Analysis, example 20.5, whose rank sums the manual of UNISTAT
    prints too; the coefficient corrected for ties by its formula from them."""
    sums = rankdata(BIRDS, axis=1).sum(axis=0)
    assert sums.tolist() == [14.5, 21, 30.5, 6, 11, 3.5, 20, 11.5, 29, 28.5, 22.5, 36]
    tied = (2 * 6) + (24 + 2 * 6) + (2 * 6)
    expected = (12 * (sums @ sums) - 3 * 9 * 12 * 13**2) / (9 * 12 * 143 - 3 * tied)
    assert kendall_w(BIRDS) == pytest.approx(expected)


def test_kendalls_w_is_friedmans_statistic_on_its_own_scale() -> None:
    for data in (ANXIETY, BIRDS):
        people, things = data.shape
        friedman = friedmanchisquare(*data.T).statistic
        assert kendall_w(data) == pytest.approx(friedman / (people * (things - 1)))


def test_kendalls_w_at_its_ends() -> None:
    assert kendall_w(np.array([[1.0, 2, 3], [10, 20, 30], [-3, -2, 5]])) == pytest.approx(1)
    assert kendall_w(np.array([[1.0, 2, 3], [3, 2, 1]])) == pytest.approx(0)
    assert np.isnan(kendall_w(np.array([[1.0, 1, 1], [2, 2, 2]])))
    assert np.isnan(kendall_w(np.array([[1.0, 2, 3]])))


def test_who_left_one_open_ranks_none() -> None:
    whole = np.array([[1.0, 2, 3], [1, 3, 2]])
    assert kendall_w(np.vstack([whole, [[3, OPEN, 1]]])) == pytest.approx(kendall_w(whole))


def test_krippendorffs_alpha_of_four_observers_and_twelve_units() -> None:
    """Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, example D: interval 0.849."""
    assert krippendorff_alpha(KRIPPENDORFF) == pytest.approx(0.849, abs=5e-4)


def test_krippendorffs_alpha_is_one_minus_what_pairs_say() -> None:
    values = np.array([[10.0, -20, 30], [15, OPEN, 10], [0, -40, OPEN]])
    within, total = 0.0, 0
    for unit in values.T:
        known = unit[~np.isnan(unit)]
        total += len(known)
        pairs = ((known[:, None] - known[None]) ** 2).sum()
        within += pairs / (len(known) - 1)
    known = values[~np.isnan(values)]
    between = ((known[:, None] - known[None]) ** 2).sum() / (total * (total - 1))
    assert krippendorff_alpha(values) == pytest.approx(1 - within / total / between)


def test_krippendorffs_alpha_at_its_ends() -> None:
    assert krippendorff_alpha(np.array([[1.0, 2, 3], [1, 2, 3]])) == pytest.approx(1)
    assert krippendorff_alpha(np.array([[0.0, 10], [10, 0]])) < 0
    assert np.isnan(krippendorff_alpha(np.array([[5.0, 5], [5, 5]])))
    assert np.isnan(krippendorff_alpha(np.array([[1.0, OPEN], [OPEN, 2]])))
    assert np.isnan(krippendorff_alpha(np.zeros((0, 3))))
