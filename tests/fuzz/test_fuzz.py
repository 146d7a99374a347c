"""A few of the cases that `python -m tests.fuzz` tries by the thousand; always the same ones."""

from __future__ import annotations

import pytest

from tests.fuzz.cases import KINDS, case
from tests.fuzz.trying import READ

SEED, CASES, AT_ONCE = 1, 600, 50


@pytest.mark.parametrize("first", range(0, CASES, AT_ONCE))
@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_scenario_works_or_is_refused(kind, first):
    outcomes = set()
    for number in range(first, first + AT_ONCE):
        damaged = case(kind, SEED, number)
        try:
            outcomes.add(damaged.run())
        except Exception as error:
            error.add_note(f"python -m tests.fuzz --kind {kind} --seed {SEED} --first {number}")
            raise
    assert READ in outcomes
    assert len(outcomes) > 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_is_the_same_wherever_it_is_made(kind):
    alone = case(kind, 7, 33)
    assert [case(kind, 7, number) for number in range(30, 35)][3] == alone
    assert case(kind, 8, 33) != alone
