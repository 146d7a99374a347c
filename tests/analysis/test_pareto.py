"""The Pareto frontier, held against comparing all with all."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from scenario_desk.analysis import pareto as module
from scenario_desk.analysis.pareto import pareto


@given(
    st.integers(1, 3).flatmap(
        lambda principals: arrays(
            float,
            st.tuples(st.integers(0, 12), st.just(principals)),
            elements=st.sampled_from([-20.0, 0.0, 10.0, 30.0, np.nan]),
        )
    )
)
def test_the_frontier_is_what_nothing_known_dominates(utility: np.ndarray) -> None:
    frontier = pareto(utility)
    for row, mine in enumerate(utility):
        dominated = any((other >= mine).all() and (other > mine).any() for other in utility)
        assert frontier[row] == (not np.isnan(mine).any() and not dominated)


def test_rounding_dominates_nothing() -> None:
    noise = 4e-15
    utility = np.array([[50 / 3, 7.0], [50 / 3 + noise, 7.0], [50 / 3 - noise, 3.0], [2.0, 9.0]])
    assert pareto(utility).tolist() == [True, True, False, True]
    # A billionth, of the utility where that is more than a point.
    assert pareto(np.array([[1.0, 1.0], [1.0 + 2e-9, 1.0]])).tolist() == [False, True]
    assert pareto(np.array([[20.0, 1.0], [20.0 + 1.5e-8, 1.0]])).tolist() == [True, True]


@given(
    arrays(
        float,
        st.tuples(st.integers(1, 10), st.integers(1, 3)),
        elements=st.sampled_from([-70 / 3, 0.0, 0.1 + 0.2, 40.0, 200 / 3]),
    ),
    st.randoms(use_true_random=False),
)
def test_the_frontier_is_the_same_with_rounding_in_every_figure(
    utility: np.ndarray, chance: Random
) -> None:
    noisy = utility + [[chance.uniform(-1e-13, 1e-13) for _ in row] for row in utility]
    assert pareto(noisy).tolist() == pareto(utility).tolist()


@settings(max_examples=200)
@given(
    arrays(
        float,
        st.tuples(st.integers(0, 60), st.integers(1, 6)),
        elements=st.sampled_from([-40.0, -3.0, 0.0, 1.0, 12.0, 13.0, 55.0, 90.0]),
    )
)
def test_it_is_the_same_when_work_is_shared_out_to_the_end(utility: np.ndarray) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_PAIRED", 4)
        found = pareto(utility)
    as_good = (utility[:, None] <= utility[None]).all(axis=2)
    better = (utility[:, None] < utility[None]).any(axis=2)
    assert found.tolist() == (~(as_good & better).any(axis=1)).tolist()


def test_where_everything_stands() -> None:
    first = np.linspace(-100.0, 100.0, 2_001)
    assert pareto(np.column_stack([first, -first])).all()
    assert pareto(np.column_stack([first, -first, np.sin(first)])).all()
    assert pareto(np.column_stack([first, first, -first]))[[0, 1, 2_000]].all()
    assert pareto(np.ones((50, 4))).all()
