"""How far answers lie apart, on what people agree, and where they differ most."""

from __future__ import annotations

import numpy as np
import pytest

from scenario_desk.analysis.room.agreement import (
    agreed,
    agreement,
    apart,
    by_disagreement,
    moved,
    share_outside,
)
from scenario_desk.analysis.room.answers import Answers, quantile
from tests.analysis.room.rooms import OPEN, many, room


def test_the_range_is_from_quarter_to_quarter() -> None:
    found = agreement(room([[0.0], [10], [20], [30], [40]]))
    assert found.range.tolist() == [20]
    assert found.median.tolist() == [20]
    assert found.count.tolist() == [5]


def test_quantiles_are_those_of_numpy_with_what_is_missing_left_out() -> None:
    answers = many(9, 7)
    for share in (0.25, 0.5, 0.9):
        expected = np.nanquantile(answers.best, share, axis=0)
        np.testing.assert_allclose(quantile(answers.best, share), expected)


def test_two_of_them_lie_so_far_apart_on_average() -> None:
    values = np.array([[0.0, 1], [10, OPEN], [40, OPEN]])
    found = apart(values)
    assert found[0] == pytest.approx((10 + 40 + 30) / 3)
    assert np.isnan(found[1])


def test_who_lies_outside_the_others_ranges() -> None:
    answers = room([[(0, 10, 20)], [(5, 15, 25)], [(60, 70, 80)], [10.0]])
    out = share_outside(answers.values)[:, 0]
    # The single number has no range of its own, and is judged by those of the three others.
    assert out.tolist() == pytest.approx([1 / 2, 1 / 2, 1, 1 / 3])
    assert agreement(answers).share_outside[0] == pytest.approx((1 / 2 + 1 / 2 + 1 + 1 / 3) / 4)


def test_many_lie_outside_as_each_pair_says() -> None:
    values = many(25, 6).values
    values[::4, :, 1:] = values[::4, :, :1]
    best, low, high = np.moveaxis(values, -1, 0)
    expected = np.full(best.shape, np.nan)
    for place in np.argwhere(~np.isnan(best)).tolist():
        person, judgement = place
        rows = [
            row for row in range(25) if row != person and high[row, judgement] > low[row, judgement]
        ]
        mine = best[person, judgement]
        out = [not low[row, judgement] <= mine <= high[row, judgement] for row in rows]
        expected[person, judgement] = np.mean(out)
    np.testing.assert_allclose(share_outside(values), expected)


def test_nobodys_range_is_not_known() -> None:
    assert np.isnan(agreement(room([[1.0], [2.0]])).share_outside).all()


@pytest.mark.parametrize(("people", "allowed"), [(9, 2), (12, 3), (15, 4)])
def test_panels_agree_as_the_manual_of_rand_ucla_has_it(people: int, allowed: int) -> None:
    """Fitch et al. (2001), The RAND/UCLA Appropriateness Method User's Manual: no more than so many
    outside the three-point region with the median."""
    near = people - allowed
    holds = room([[0.0]] * near + [[80.0]] * allowed)
    fails = room([[0.0]] * (near - 1) + [[80.0]] * (allowed + 1))
    assert agreed(holds).tolist() == [True]
    assert agreed(fails).tolist() == [False]


def test_a_sixth_of_the_scale_is_near() -> None:
    assert agreed(room([[0.0], [0.0], [33.0]])).tolist() == [True]
    assert agreed(room([[0.0], [0.0], [34.0]])).tolist() == [False]
    assert agreed(room([[0.2], [0.2], [0.36]], 0, 1)).tolist() == [True]
    assert agreed(room([[0.2], [0.2], [0.37]], 0, 1)).tolist() == [False]


def test_nobody_agrees_alone() -> None:
    assert agreed(room([[5.0], [OPEN]])).tolist() == [False]
    assert agreed(room([[5.0], [5.0]])).tolist() == [True]


def test_an_open_scale_reaches_as_far_as_the_answers() -> None:
    answers = room([[(0, 3, 6)], [(2, 4, 12)]], -np.inf, np.inf)
    assert answers.width.tolist() == [12]
    assert agreed(answers).tolist() == [True]
    assert agreed(room([[(0, 1, 6)], [(2, 10, 12)]], -np.inf, np.inf)).tolist() == [False]
    assert room([[3.0], [3.0]], -np.inf, np.inf).width.tolist() == [1]


def test_where_the_room_differs_most_comes_first() -> None:
    answers = room([[0.0, 0, 50, OPEN], [0, 90, 60, 100], [0, -90, 40, OPEN]])
    assert by_disagreement(answers).tolist() == [1, 2, 0, 3]


def test_judgements_of_two_scales_are_compared_by_their_lengths() -> None:
    scores, chances = room([[0.0], [40]]), room([[0.0], [0.9]], 0, 1)
    both = Answers(
        np.concatenate([scores.values, chances.values], axis=1),
        *(np.zeros((2, 2), bool),) * 2,
        np.array([-100.0, 0]),
        np.array([100.0, 1]),
    )
    assert by_disagreement(both).tolist() == [1, 0]


def test_what_moved_between_two_rounds() -> None:
    before, after = room([[0.0, 5], [10, OPEN]]), room([[20.0, 5], [OPEN, 3]])
    np.testing.assert_array_equal(moved(before, after), [[20, 0], [OPEN, OPEN]])


def test_many_judgements_are_as_each_alone() -> None:
    answers = many(20, 9)
    found = agreement(answers)
    for judgement in range(9):
        alone = agreement(answers.on(np.array([judgement])))
        for name, values in vars(found).items():
            np.testing.assert_allclose(
                values[..., judgement], getattr(alone, name)[..., 0], err_msg=name
            )


def test_nobody_agrees_where_nobody_is() -> None:
    found = agreement(many(0, 3))
    assert not found.agreed.any()
    assert np.isnan(found.range).all()
    assert by_disagreement(many(0, 3)).tolist() == [0, 1, 2]
