"""The die and the estimates that it is thrown at, by value."""

from __future__ import annotations

from hashlib import sha256

import numpy as np
import pytest

from scenario_desk.analysis.room.adjudication import FACES, success, thrown
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Assessment, Round
from tests.model.building import small_scenario


@pytest.mark.parametrize("seed", [0, 7, 482_913, 10**15])
def test_what_the_die_shows_can_be_checked_with_any_tool(seed: int) -> None:
    digest = sha256(f"{seed}".encode()).hexdigest()
    assert thrown(seed) == int(digest, 16) % 1000 / 1000


def test_all_faces_come_alike_often() -> None:
    shown = np.array([thrown(seed) for seed in range(100_000)])
    count = np.bincount(np.round(shown * FACES).astype(int), minlength=FACES)
    assert len(count) == FACES
    # Chi squared with 999 degrees of freedom: beyond 1143 once in a thousand times.
    assert ((count - 100) ** 2 / 100).sum() < 1143


def test_who_gave_a_number_counts_and_half_odds_are_neither() -> None:
    told = [Estimate(0.9), Estimate(0.5), "unknown", Estimate(0.2), Estimate(0.6), "abstains"]
    scenario = edits.add(small_scenario(), "rounds", Round("asked", "day", "?", proposal="cross"))
    for number, answer in enumerate(told):
        about = {"kind": "success", "proposal": "cross", "round": "asked", "answer": answer}
        scenario = edits.add(scenario, "assessments", Assessment(f"a{number}", **about))
    found = success(scenario, "asked", "cross")
    assert found is not None
    assert found.chances.tolist() == [0.2, 0.5, 0.6, 0.9]
    assert found.median == pytest.approx(0.55)
    assert found.half == pytest.approx((0.425, 0.675))
    assert (found.likely, found.unlikely) == (2, 1)


def test_where_nobody_gave_a_number_nothing_is_said() -> None:
    scenario = edits.add(small_scenario(), "rounds", Round("asked", "day", "?", proposal="cross"))
    assert success(scenario, "asked", "cross") is None
