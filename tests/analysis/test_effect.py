"""What became of the overlap between two evaluations, of one scenario or of two."""

from __future__ import annotations

from dataclasses import replace as changed

import numpy as np
import pytest

from scenario_desk.analysis.effect import effect, utility_before
from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.zones import Zone
from scenario_desk.model.entities import Assumptions, Endpoint, Linkage, Package
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster, Table
from tests.analysis.games import chance, ending, game

PAYOFFS = {
    "deal": {"us": 30.0, "ru": 20.0},
    "pact": {"us": 30.0, "ru": 1.0},
    "drift": {"us": 10.0, "ru": 10.0},
    "war": {"us": -40.0, "ru": -30.0},
}


def scenario(deal: float = 0.25, **fields) -> Scenario:
    tree = chance(
        "start",
        (deal, ending("d", "deal")),
        (0.125, ending("p", "pact")),
        (0.25, ending("f", "drift")),
        (None, ending("w", "war")),
    )
    money = Linkage("money", "Money", endpoints=("drift",), effects=Table({"us1": Estimate(1)}))
    package = Package("aid", "Aid", linkages=("money",))
    return replace(
        game(tree, PAYOFFS, signed=("deal", "pact"), reservation=5.0, **fields),
        linkages=Roster([money]),
        packages=Roster([package]),
    )


def scored(given: Scenario, *scores: tuple[str, str, float | None]) -> Evaluation:
    for endpoint, interest, score in scores:
        cell = endpoint, interest
        table = given.scores
        given = replace(
            given,
            scores=table.without(cell) if score is None else table.set(cell, Estimate(score)),
        )
    return evaluate(lower(given))


def without(given: Scenario, endpoint: str) -> Scenario:
    """The scenario without an endpoint, its leaves unfinished."""
    nodes = {
        key: changed(node, endpoint=None) if node.endpoint == endpoint else node
        for key, node in given.nodes.items()
    }
    endpoints = [each for key, each in given.endpoints.items() if key != endpoint]
    return replace(given, nodes=Table(nodes), endpoints=Roster(endpoints))


def test_an_endpoint_enters_the_zone_it_now_is_in_and_the_overlap() -> None:
    before = evaluate(lower(scenario()))
    found = effect(before, scored(scenario(), ("pact", "ru1", 12.0)))

    agreement = found.zones[Zone.AGREEMENT]
    assert agreement.entered == ("pact",)
    assert agreement.left == ()
    assert agreement.counts == (1, 2)
    assert found.overlap.entered == ("pact",)
    assert found.agreement_reach == pytest.approx((0.25, 0.375))
    assert found.overlap_reach == pytest.approx((0.5, 0.625))
    assert found.tolerated_reach == pytest.approx((0.25, 0.25))
    assert not found.zones[Zone.TOLERATED]


def test_backwards_what_entered_has_left() -> None:
    before, after = evaluate(lower(scenario())), scored(scenario(), ("pact", "ru1", 12.0))
    there, back = effect(before, after), effect(after, before)

    for zone in Zone:
        assert back.zones[zone].left == there.zones[zone].entered
        assert back.zones[zone].reach == there.zones[zone].reach[::-1]
    assert back.zones[Zone.AGREEMENT].left == ("pact",)


def test_from_zone_to_zone_an_endpoint_stays_in_the_overlap() -> None:
    frame = lower(scenario())
    found = effect(evaluate(frame), evaluate(frame, Assumptions(package="aid")))

    assert found.zones[Zone.TOLERATED].left == ("drift",)
    assert found.zones[Zone.WITH_PACKAGE].entered == ("drift",)
    assert not found.overlap
    assert found.with_package_reach == pytest.approx((0.0, 0.25))


def test_a_probability_changes_the_chances_and_nobody_moves() -> None:
    found = effect(evaluate(lower(scenario())), evaluate(lower(scenario(deal=0.5))))

    assert not any(found.zones.values())
    assert found.agreement_reach == pytest.approx((0.25, 0.5))


def test_an_endpoint_that_is_gone_has_left_and_a_new_one_enters() -> None:
    before = evaluate(lower(scenario()))
    after = evaluate(lower(without(scenario(), "deal")))

    found = effect(before, after)
    assert (found.added, found.removed) == ((), ("deal",))
    assert found.zones[Zone.AGREEMENT].left == ("deal",)
    assert found.agreement_reach == pytest.approx((0.25, 0.0))
    back = effect(after, before)
    assert (back.added, back.removed) == (("deal",), ())
    assert back.overlap.entered == ("deal",)


def test_what_nobody_can_say_any_more_has_left_and_is_undecided() -> None:
    found = effect(evaluate(lower(scenario())), scored(scenario(), ("deal", "us1", None)))

    assert found.undecided.entered == ("deal",)
    assert found.overlap.left == ("deal",)


def test_the_sides_may_have_nothing_in_common() -> None:
    nothing = evaluate(lower(replace(scenario(), endpoints=Roster([Endpoint("x", "X")]))))
    found = effect(evaluate(lower(scenario())), nothing)

    assert found.added == ("x",)
    assert found.removed == ("deal", "pact", "drift", "war")
    assert found.overlap.left == ("deal", "drift")


def test_utilities_before_stand_in_the_rows_of_now() -> None:
    whole, less = evaluate(lower(scenario())), evaluate(lower(without(scenario(), "deal")))

    assert utility_before(whole, less).tolist() == whole.utility[1:].tolist()
    gained = utility_before(less, whole)
    assert np.isnan(gained[0]).all()
    assert gained[1:].tolist() == less.utility.tolist()


def test_utilities_before_follow_their_actors() -> None:
    given = scenario()
    turned = replace(given, actors=Roster([given.actors["ru"], given.actors["us"]]))
    before = utility_before(evaluate(lower(given)), evaluate(lower(turned)))

    assert before[0].tolist() == [20.0, 30.0]
