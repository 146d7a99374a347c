"""Whoever turns out to sit at the table: maximin and minimax regret over the principals' profiles."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.regret import MOST, regrets
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Node, Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from tests.analysis.games import chance, ending, game


def savage() -> Scenario:
    """The least of what one side gains: a 10 or 10, b 40 or −20, c 0 or 5, by its profile."""
    tree = chance("n", *((None, ending(f"leaf-{key}", key)) for key in "abc"))
    scenario = game(
        tree,
        {key: {"us": value, "ru": 90} for key, value in {"a": 10, "b": 40, "c": 0}.items()},
        reservation=0.0,
    )
    other = Profile(
        "us-other",
        "us",
        "Another president",
        scores=Table({("b", "us1"): Estimate(-20), ("c", "us1"): Estimate(5)}),
    )
    return edits.add(scenario, "profiles", other)


def test_the_safest_and_the_least_regretted_need_not_be_the_same() -> None:
    found = regrets(lower(savage()), Assumptions())
    assert found.combinations == (("us-base", "ru-base"), ("us-other", "ru-base"))
    np.testing.assert_allclose(found.gain, [[10, 40, 0], [10, -20, 5]])
    np.testing.assert_allclose(found.worst, [10, -20, 0])
    assert found.worst_in.tolist() == [0, 1, 0]
    np.testing.assert_allclose(found.regret, [30, 30, 40])
    assert found.regret_in.tolist() == [0, 1, 0]


def test_what_is_unknown_somewhere_has_no_worst() -> None:
    scenario = edits.set_score(savage(), "a", "us1", None)
    found = regrets(lower(scenario), Assumptions())
    assert np.isnan(found.worst[0])
    assert np.isnan(found.regret[0])
    assert found.worst_in[0] == -1
    # The others are regretted as if it were not there.
    np.testing.assert_allclose(found.regret[1:], [25, 40])


def test_views_of_others_are_nobody_who_could_sit_there() -> None:
    seen = Profile("us-seen", "us", "As Moscow sees it", kind="perceived", holder="ru")
    found = regrets(lower(edits.add(savage(), "profiles", seen)), Assumptions())
    assert len(found.combinations) == 2


def test_too_many_combinations_are_counted() -> None:
    scenario = savage()
    for actor in ("us", "ru"):
        for number in range(25):
            profile = Profile(f"{actor}-{number}", actor, f"{actor} {number}")
            scenario = edits.add(scenario, "profiles", profile)
    found = regrets(lower(scenario), Assumptions())
    assert len(found.combinations) == MOST
    assert found.left_out == 27 * 26 - MOST


def test_without_principals_nothing_is_known() -> None:
    found = regrets(
        lower(Scenario(title="Empty", root="n", nodes=Table({"n": Node("n")}))), Assumptions()
    )
    assert found.combinations == ((),)
    assert found.worst.shape == found.regret.shape == (0,)
