"""What is drawn takes the place of every best value, and many draws are judged as each alone."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.draws import Draws
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.analysis.induction import importance
from scenario_desk.analysis.judging import Judgement, judge
from scenario_desk.analysis.standards import active_profiles
from scenario_desk.analysis.uncertainty.judgements import overridden
from scenario_desk.analysis.zones import margin_of, overlap
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.scenario import replace as replace_fields
from scenario_desk.model.table import Table
from tests.analysis.games import chance, ending, game
from tests.analysis.growing import large_scenario
from tests.analysis.test_frame import Editor, start

NOTHING_ASSUMED = Assumptions()
DRAWN = [field.name for field in dataclasses.fields(Draws)]


def drawn(frame: Frame, samples: int, seed: int, assumed: Assumptions = NOTHING_ASSUMED) -> Draws:
    """Values anywhere on their scales, some weights 0."""
    numbers = np.random.default_rng(seed)
    interests, actors = len(frame.interest_ids), len(frame.actor_ids)
    weights = numbers.uniform(0, 100, (samples, interests))
    return Draws(
        scores=numbers.uniform(-100, 100, (samples, len(frame.endpoint_ids), interests)),
        weights=np.where(numbers.random(weights.shape) < 0.3, 0.0, weights),
        reservations=numbers.uniform(-100, 100, (samples, actors)),
        margins=numbers.uniform(0, 20, (samples, actors)),
        floors=numbers.uniform(-100, 100, (samples, interests)),
        probabilities=numbers.random((samples, len(frame.node_ids))),
        effects=numbers.uniform(-50, 50, (samples, len(frame.endpoint_ids), interests)),
        overrides=numbers.random((samples, len(overridden(frame, assumed)[1]))),
        news=numbers.uniform(-50, 50, (samples, len(frame.endpoint_ids), interests)),
        news_overrides=numbers.random((samples, len(frame.news.overrides.branches))),
    )


def figures(found: Judgement) -> Iterator[tuple[str, np.ndarray]]:
    """Every array along the chain, by where it stands."""
    links = {
        "standards": found.standards,
        "utilities": found.values,
        "reservation": found.reservation,
        "acceptance": found.acceptance,
        "zones": found.zones,
        "tree": found.tree,
    }
    for link, values in links.items():
        for name, value in vars(values).items():
            if isinstance(value, np.ndarray):
                yield f"{link}.{name}", value
    yield "forecast", found.forecast
    yield "totals", found.totals
    yield "reach", found.reach
    yield "endpoint_reach", found.endpoint_reach
    overlap_reach = found.tree.likelihoods[..., 0, :]
    settled = importance(found.frame, found.tree.probability, found.reach, overlap_reach)
    yield "importance", settled
    yield "margin_of", margin_of(found.acceptance.shortfall[..., found.frame.principal])


def assert_alike(many: Judgement, one: Judgement, draw: int) -> None:
    for (name, stacked), (_, alone) in zip(figures(many), figures(one), strict=True):
        # What nothing drawn bears on is the same in every draw, and has no axis for them.
        mine = stacked if stacked.ndim == alone.ndim else stacked[draw]
        np.testing.assert_allclose(mine, alone, rtol=1e-9, atol=1e-9, err_msg=name)


@given(
    st.integers(0, 1_000_000),
    st.sets(st.sampled_from(DRAWN)),
    st.sampled_from(["judged", "rational", "quantal"]),
    st.booleans(),
)
def test_many_draws_are_judged_as_each_alone(
    seed: int, kept: set[str], decisions: str, packaged: bool
) -> None:
    scenario = start()
    editor = Editor(random.Random(seed))
    for _ in range(seed % 12):
        scenario = editor.next(scenario)
    frame = lower(scenario)
    assumptions = Assumptions(
        decisions=decisions,  # type: ignore[arg-type]
        package="k0" if packaged else None,
        linkages=tuple(scenario.linkages)[:1],
    )
    draws = replace(drawn(frame, 3, seed, assumptions), **dict.fromkeys(set(DRAWN) - kept))
    many = judge(frame, assumptions, draws)
    for draw in range(3):
        values = {name: getattr(draws, name)[draw] for name in kept}
        assert_alike(many, judge(frame, assumptions, Draws(**values)), draw)


@given(st.integers(0, 1_000_000), st.sampled_from(["judged", "rational", "quantal"]))
def test_one_draw_of_the_best_values_is_the_evaluation(seed: int, decisions: str) -> None:
    scenario = start()
    editor = Editor(random.Random(seed))
    for _ in range(seed % 12):
        scenario = editor.next(scenario)
    frame = lower(scenario)
    assumptions = Assumptions(decisions=decisions)  # type: ignore[arg-type]
    active = active_profiles(frame, assumptions.profiles)
    draws = Draws(
        scores=active.scores[None, BEST],
        weights=active.weights[None, BEST],
        reservations=active.reservation[None, BEST],
        margins=active.margin[None, BEST],
        probabilities=frame.probability[None, BEST],
    )
    once, found = judge(frame, assumptions, draws), evaluate(frame, assumptions)
    for mine, figure in [
        (once.values.utility, found.utility),
        (once.reservation.value, found.reservation),
        (once.acceptance.acceptable, found.acceptable),
        (once.acceptance.crossed, found.crossed),
        (once.zones.in_overlap, found.in_overlap),
        (once.zones.agreement_zone, found.agreement_zone),
        (once.zones.tolerated, found.tolerated),
        (once.reach, found.reach),
        (once.endpoint_reach, found.endpoint_reach),
        (once.tree.likelihoods[:, 0], found.overlap_reach),
        (once.tree.expected.swapaxes(1, 2), found.expected_utility),
        (once.tree.chosen, found.chosen),
    ]:
        np.testing.assert_allclose(mine, figure[None], rtol=1e-9, atol=1e-9)


def as_typed(scenario: Scenario, frame: Frame, draws: Draws, draw: int) -> Scenario:
    """The scenario in which somebody typed what was drawn."""
    assert draws.scores is not None
    assert draws.weights is not None
    assert draws.margins is not None
    assert draws.probabilities is not None
    scores, weights, margins = draws.scores[draw], draws.weights[draw], draws.margins[draw]
    probabilities = draws.probabilities[draw]
    profiles = scenario.profiles
    for row, actor in enumerate(frame.actor_ids):
        profile = profiles[f"p{actor[1:]}"]
        mine = {key: Estimate(float(weights[frame.interest_index[key]])) for key in profile.weights}
        margin = Estimate(float(margins[row]))
        profiles = profiles.put(replace(profile, weights=Table(mine), margin=margin))
    ends, interests = frame.endpoint_index, frame.interest_index
    return replace_fields(
        scenario,
        profiles=profiles,
        scores=Table({(e, i): Estimate(float(scores[ends[e], interests[i]])) for e, i in scenario.scores}),
        nodes=Table(
            {
                key: replace(node, probability=Estimate(float(probabilities[frame.node_index[key]])))
                if node.probability
                else node
                for key, node in scenario.nodes.items()
            }
        ),
    )  # fmt: skip


@given(st.integers(0, 1_000_000), st.sampled_from(["judged", "rational", "quantal"]))
def test_a_draw_is_the_scenario_with_these_values(seed: int, decisions: str) -> None:
    scenario = large_scenario(30, actors=3, endpoints=4, seed=seed)
    frame = lower(scenario)
    assumptions = Assumptions(decisions=decisions)  # type: ignore[arg-type]
    draws = drawn(frame, 2, seed)
    many = judge(frame, assumptions, draws)
    for draw in range(2):
        typed = lower(as_typed(scenario, frame, draws, draw))
        assert_alike(many, judge(typed, assumptions), draw)


GAME = game(
    chance("root", (0.5, ending("l1", "war")), (None, ending("l2", "deal"))),
    {"war": {"us": -40, "ru": 0}, "deal": {"us": 10}},
    signed=("deal",),
    margin=5,
)


def test_what_is_missing_stays_missing_whatever_is_drawn() -> None:
    frame = lower(GAME)
    draws = Draws(scores=np.array([np.full((2, 2), 7.0), np.full((2, 2), -7.0)]))
    found = judge(frame, GAME.assumptions, draws)
    deal, ru = frame.endpoint_index["deal"], frame.actor_index["ru"]
    assert np.isnan(found.values.utility[:, deal, ru]).all()
    assert found.values.utility[:, deal, 0].tolist() == [7.0, -7.0]
    assert found.acceptance.acceptable[:, deal, ru].tolist() == [UNDECIDED, UNDECIDED]


def test_the_rest_of_a_drawn_probability_is_the_rest() -> None:
    frame = lower(GAME)
    draws = Draws(probabilities=np.array([[0.0, 0.2, 0.9], [0.0, 0.7, 0.9]]))
    found = judge(frame, GAME.assumptions, draws)
    np.testing.assert_allclose(found.endpoint_reach, [[0.2, 0.8], [0.7, 0.3]])


def test_a_derived_reservation_follows_its_own_draw() -> None:
    frame = lower(GAME)
    draws = Draws(
        scores=np.array([[[-10.0, 5.0], [0.0, 0.0]], [[20.0, -5.0], [0.0, 0.0]]]),
        reservations=np.full((2, 2), 99.0),
    )
    found = judge(frame, GAME.assumptions, draws)
    # War is all there is without a deal.
    assert found.reservation.value.tolist() == [[-10.0, 5.0], [20.0, -5.0]]
    assert found.acceptance.acceptable[:, 1, 0].tolist() == [YES, NO]


def test_a_package_overrides_what_is_drawn_but_not_what_is_had_without_it() -> None:
    scenario = start()
    frame = lower(scenario)
    first = scenario.nodes["n0"].children[0]
    draws = replace(drawn(frame, 2, 1), overrides=None)
    off = judge(frame, Assumptions(), draws)
    assert (off.forecast[:, frame.node_index[first]] != 0.7).all()
    for overrides, expected in ((None, [0.7, 0.7]), (np.array([[0.2, 0], [0.9, 0]]), [0.2, 0.9])):
        on = judge(frame, Assumptions(package="k0"), replace(draws, overrides=overrides))
        assert on.forecast[:, frame.node_index[first]].tolist() == pytest.approx(expected)
        np.testing.assert_array_equal(on.reservation.value, off.reservation.value)


@pytest.mark.parametrize("leading", [(), (1,), (4,), (3, 2)])
@pytest.mark.parametrize("principals", [0, 1, 3])
def test_overlap_and_margin_are_taken_over_the_principals(
    leading: tuple[int, ...], principals: int
) -> None:
    numbers = np.random.default_rng(5)
    acceptable = numbers.choice([YES, NO, UNDECIDED], (*leading, 6, principals)).astype(np.int8)
    shortfall = numbers.normal(size=(*leading, 6, principals))
    found, margin = overlap(acceptable), margin_of(shortfall)
    assert found.shape == margin.shape == (*leading, 6)
    for place in np.ndindex(*leading, 6):
        says = acceptable[place].tolist()
        expected = NO if NO in says or not says else UNDECIDED if UNDECIDED in says else YES
        assert found[place] == expected
        if principals:
            assert margin[place] == shortfall[place].min()
        else:
            assert np.isnan(margin[place])
