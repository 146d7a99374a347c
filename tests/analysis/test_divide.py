"""What stands between the principals, by value and beside numpy's own covariance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from scenario_desk.analysis import divide as dividing
from scenario_desk.analysis.divide import Collision, Stance, covariances
from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.model.entities import Actor, Interest, Profile, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.starting import empty_scenario
from scenario_desk.model.table import Roster, Table
from tests.analysis.games import chance, ending, game
from tests.model.building import small_scenario

points = st.floats(-100, 100, allow_nan=False)


def two_minds(**scores: tuple[float, float, float, float]) -> Evaluation:
    """Washington's `a1` (three quarters of its weight) and `a2`, Moscow's `b1` and `b2` (half each)."""
    weights = {"a1": 75.0, "a2": 25.0, "b1": 40.0, "b2": 40.0}
    owner = {"a": "us", "b": "ru"}
    tree = chance("root", *((None, ending(f"l-{key}", key)) for key in scores))
    scenario = game(tree, {key: {"us": 0, "ru": 0} for key in scores})
    interests = [Interest(key, owner[key[0]], key.upper()) for key in weights]
    profiles = [
        Profile(
            f"{actor}-base",
            actor,
            actor,
            weights=Table(
                {key: Estimate(weights[key]) for key in weights if owner[key[0]] == actor}
            ),
            reservation=Estimate(0),
            margin=Estimate(0),
            red_lines=Table({"a2": RedLine(-50)} if actor == "us" else {}),
        )
        for actor in ("us", "ru")
    ]
    actors = [
        Actor(actor, actor, principal=True, base_profile=f"{actor}-base") for actor in ("us", "ru")
    ]
    judged = replace(
        scenario,
        actors=Roster(actors),
        interests=Roster(interests),
        profiles=Roster(profiles),
        scores=Table(
            {
                (endpoint, key): Estimate(value)
                for endpoint, row in scores.items()
                for key, value in zip(weights, row, strict=True)
            }
        ),
    )
    return evaluate(lower(judged))


def test_the_interests_that_pull_apart_most_collide_first() -> None:
    found = two_minds(war=(40, 0, -80, 40), peace=(-40, -60, 80, 0), drift=(0, 60, 0, -40)).divide
    # a1 · b1: mean of (30 · −40, −30 · 40, 0); a2 · b2: of (0, −15 · 0, 15 · −20), means 0.
    assert found.collisions == (
        Collision(("a1", "b1"), pytest.approx(-800)),
        Collision(("a2", "b1"), pytest.approx(-200)),
        Collision(("a2", "b2"), pytest.approx(-100)),
    )
    assert found.compared


def test_what_each_fears_and_goes_by() -> None:
    found = two_minds(war=(40, 0, -80, 40), peace=(-40, -60, 80, 0), drift=(0, 60, 0, -40)).divide
    assert found.stances == (
        Stance("us", "peace", "a2", pytest.approx(1 / 3), "a1"),
        Stance("ru", "war", None, 0.0, "b1"),
    )


def test_those_who_want_the_same_do_not_collide() -> None:
    found = two_minds(war=(-40, 0, -80, 0), peace=(40, 0, 80, 0)).divide
    assert found.collisions == ()
    assert found.compared


def test_a_weight_of_nothing_collides_with_nothing() -> None:
    flat = two_minds(war=(10, 20, 10, 20), peace=(10, 20, 10, 20)).divide
    assert flat.collisions == ()
    assert [each.goes_by for each in flat.stances] == [None, None]


@pytest.mark.parametrize(
    "scenario",
    [
        empty_scenario(),
        replace(small_scenario(), scores=Table()),
        replace(small_scenario(), interests=Roster(), relations=Roster()),
        replace(small_scenario(), endpoints=Roster()),
    ],
    ids=["empty", "unscored", "without interests", "without endpoints"],
)
def test_where_nothing_is_judged_nothing_collides_and_nobody_fears(scenario: Scenario) -> None:
    found = evaluate(lower(scenario)).divide
    assert found.collisions == ()
    assert not found.compared
    assert all(
        (each.endpoint, each.red_line, each.goes_by) == (None,) * 3 for each in found.stances
    )


def test_secondary_actors_do_not_stand_between_the_principals() -> None:
    small = small_scenario()
    named = {key for each in evaluate(lower(small)).divide.collisions for key in each.interests}
    assert named
    assert not named & {"ir1", "ir2"}
    alone = [replace_principal(actor, actor.id == "ru") for actor in small.actors.values()]
    single = evaluate(lower(replace(small, actors=Roster(alone)))).divide
    assert single.collisions == ()
    assert [each.actor for each in single.stances] == ["ru"]
    three = [replace_principal(actor, True) for actor in small.actors.values()]
    third = evaluate(lower(replace(small, actors=Roster(three)))).divide
    assert any(each.interests[1].startswith("ir") for each in third.collisions)


def replace_principal(actor: Actor, principal: bool) -> Actor:
    return Actor(actor.id, actor.name, actor.short, principal, actor.leverage, actor.base_profile)


def test_of_too_many_interests_the_widest_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    scores = {"war": (40.0, 0.0, -80.0, 40.0), "peace": (-40.0, -60.0, 80.0, 0.0)}
    whole = two_minds(**scores).divide
    monkeypatch.setattr(dividing, "MOST_COMPARED", 2)
    assert two_minds(**scores).divide.collisions == whole.collisions[:1]


@settings(max_examples=60)
@given(
    scores=arrays.arrays(np.float64, (7, 4), elements=points),
    weights=arrays.arrays(np.float64, 4, elements=st.floats(0, 1)),
)
def test_they_are_the_covariances_of_weighted_scores(
    scores: np.ndarray, weights: np.ndarray
) -> None:
    found = covariances(scores, weights)
    assert found == pytest.approx(np.cov((scores * weights).T, ddof=0), abs=1e-8)


@settings(max_examples=60)
@given(
    scores=arrays.arrays(np.float64, (3, 6, 4), elements=points | st.just(float("nan"))),
    weights=arrays.arrays(np.float64, (3, 4), elements=st.floats(0, 1)),
)
def test_what_is_missing_leaves_out_its_endpoint_and_draws_stand_alone(
    scores: np.ndarray, weights: np.ndarray
) -> None:
    together = covariances(scores, weights)
    for draw in range(3):
        worth = scores[draw] * weights[draw]
        for one in range(4):
            for other in range(4):
                both = ~np.isnan(worth[:, one]) & ~np.isnan(worth[:, other])
                got = together[draw, one, other]
                if both.sum() < 2:
                    assert np.isnan(got)
                else:
                    pair = np.cov(worth[both][:, [one, other]].T, ddof=0)
                    assert got == pytest.approx(pair[0, 1], abs=1e-8)


def test_adding_up_to_how_the_utilities_vary_together() -> None:
    evaluation = evaluate(lower(small_scenario()))
    found = covariances(evaluation.effective_scores, evaluation.weights)
    owner = evaluation.frame.interest_actor
    across = found[np.ix_(owner == 0, owner == 1)].sum()
    assert across == pytest.approx(np.cov(evaluation.utility[:, :2].T, ddof=0)[0, 1])
