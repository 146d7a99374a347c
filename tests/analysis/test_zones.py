"""The three zones of the overlap, and what each expects without a deal as the tree resolves."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.analysis.doubts import CLOSE, Doubt, doubts
from scenario_desk.analysis.draws import Draws
from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.judging import judge
from scenario_desk.analysis.pareto import pareto
from scenario_desk.model.entities import Assumptions, Linkage, Package
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster, Table
from tests.analysis.games import chance, decision, ending, game

PAYOFFS = {
    "deal": {"us": 30, "ru": 20},
    "drift": {"us": 5, "ru": 10},
    "quiet": {"us": 4, "ru": 8},
    "war": {"us": -40, "ru": -30},
}


def scenario(*endpoints: str) -> Scenario:
    """A deal that must be signed, and three ways it goes on without one; money for `endpoints`."""
    tree = chance(
        "start",
        (0.1, ending("d", "deal")),
        (0.2, ending("f", "drift")),
        (0.3, ending("q", "quiet")),
        (None, ending("w", "war")),
    )
    money = Linkage("money", "Money", endpoints=endpoints, effects=Table({"us1": Estimate(1)}))
    package = Package("aid", "Aid", linkages=("money",))
    return replace(
        game(tree, PAYOFFS, signed=("deal",)), linkages=Roster([money]), packages=Roster([package])
    )


def zones(evaluation: Evaluation) -> tuple[tuple[str, ...], ...]:
    masks = evaluation.agreement_zone, evaluation.with_package, evaluation.tolerated
    return tuple(evaluation.ids(mask) for mask in masks)


@pytest.mark.parametrize(
    "table",
    [Assumptions(package="aid"), Assumptions(linkages=("money",))],
    ids=["package", "ticked"],
)
def test_what_comes_about_anyway_is_not_signed_because_something_is_attached(
    table: Assumptions,
) -> None:
    plain = evaluate(lower(scenario("drift")))
    assert zones(plain) == (("deal",), (), ("drift", "quiet"))
    assert plain.with_package_reach[0] == 0
    offered = evaluate(lower(scenario("drift")), table)
    assert zones(offered) == (("deal",), ("drift",), ("quiet",))
    assert offered.asked_to_sign.tolist() == [True, True, False, False]
    figures = (offered.agreement_reach, offered.with_package_reach, offered.overlap_reach)
    assert [figure[0] for figure in figures] == pytest.approx([0.1, 0.2, 0.6])
    # With everything else attached nothing is tolerated, and only the deal needs a signature.
    everywhere = evaluate(lower(scenario("deal", "drift", "quiet")), table)
    assert zones(everywhere) == (("deal",), ("drift", "quiet"), ())
    assert everywhere.agreement_reach[0] == pytest.approx(0.1)


def test_the_zones_divide_the_overlap() -> None:
    for endpoints in product(*[(False, True)] * 4):
        chosen = [name for name, taken in zip(PAYOFFS, endpoints, strict=True) if taken]
        found = evaluate(lower(scenario(*chosen)), Assumptions(linkages=("money",)))
        masks = np.stack([found.agreement_zone, found.with_package, found.tolerated])
        assert (masks.sum(0) == (found.in_overlap == 1)).all()


def test_they_bargain_over_what_would_be_signed() -> None:
    """The tolerated stay out, whatever they are worth; what is attached to counts."""
    offered = evaluate(lower(scenario("drift")), Assumptions(package="aid"))
    signed = set().union(*offered.bargaining.values())
    assert signed == {"deal"}
    rich = scenario("drift")
    for actor in ("us1", "ru1"):
        rich = replace(rich, scores=rich.scores.set(("drift", actor), Estimate(90)))
    assert evaluate(lower(rich), Assumptions(package="aid")).bargaining["nash"] == ("drift",)
    assert evaluate(lower(rich)).bargaining["nash"] == ("deal",)


def standoff(**fields: object) -> Scenario:
    """Moscow fights on or freezes the war, whatever is forecast; a deal lies beyond the freeze."""
    tree = decision(
        "moscow",
        "ru",
        (0.9, ending("on", "war")),
        (
            None,
            chance("after", (0.25, ending("signed", "deal")), (None, ending("still", "drift"))),
        ),
        **fields,
    )
    return game(tree, {name: PAYOFFS[name] for name in ("deal", "drift", "war")}, signed=("deal",))


def expected(evaluation: Evaluation) -> Mapping[str, float]:
    return dict(zip(evaluation.frame.actor_ids, evaluation.reservation.tolist(), strict=True))


def test_the_value_without_a_deal_follows_the_resolution_in_force() -> None:
    frame = lower(standoff())
    judged = 0.9 + 0.1 * 0.75
    assert expected(evaluate(frame)) == pytest.approx(
        {
            "us": (0.9 * -40 + 0.075 * 5) / judged,
            "ru": (0.9 * -30 + 0.075 * 10) / judged,
        }
    )
    # Moscow would freeze it, so without a deal it is frozen for certain.
    assert expected(evaluate(frame, Assumptions(decisions="rational"))) == {"us": 5, "ru": 10}
    alone = lower(standoff(resolves="rational"))
    assert expected(evaluate(alone)) == {"us": 5, "ru": 10}
    kept = lower(standoff(resolves="judged"))
    assert expected(evaluate(kept, Assumptions(decisions="rational"))) == pytest.approx(
        expected(evaluate(frame))
    )


def test_the_choice_without_a_deal_is_made_without_the_package() -> None:
    """A package that turns the choice leaves what each has without one as it is."""
    base = standoff()
    bribe = Linkage("bribe", "Bribe", endpoints=("war",), effects=Table({"ru1": Estimate(80)}))
    package = Package(
        "deal-breaker",
        "Deal-breaker",
        linkages=("bribe",),
        overrides=Table({"after": Table({"signed": Estimate(0.9), "still": Estimate(0.1)})}),
    )
    frame = lower(replace(base, linkages=Roster([bribe]), packages=Roster([package])))
    offered = evaluate(frame, Assumptions(package="deal-breaker", decisions="rational"))
    assert offered.reach[frame.node_index["on"]] == 1
    assert expected(offered) == {"us": 5, "ru": 10}


def test_each_draw_has_its_own_value_without_a_deal() -> None:
    frame = lower(standoff())
    scores = np.stack([frame.scores[0]] * 2)
    scores[1, frame.endpoint_index["war"], frame.interest_index["ru1"]] = 95
    found = judge(frame, Assumptions(decisions="rational"), Draws(scores=scores))
    assert found.reservation.value.tolist() == [[5, 10], [-40, 95]]


def test_pareto_on_a_negotiation_of_2880_deals() -> None:
    """Five issues, weights in thirds: floats put dominated deals a rounding beside the best."""
    issues = [4, 5, 6, 4, 6]
    weights = {"a": [3, 2, 1, 2, 1], "b": [1, 1, 3, 1, 3]}
    deals = list(product(*map(range, issues)))
    exact, floats = [], []
    for actor, turn in (("a", False), ("b", True)):
        total = sum(weights[actor])
        exact.append(
            [
                sum(
                    Fraction(weight, total) * Fraction(n - 1 - option if turn else option, n - 1)
                    for option, n, weight in zip(deal, issues, weights[actor], strict=True)
                )
                for deal in deals
            ]
        )
        floats.append(
            [
                sum(
                    weight / total * (100.0 * (n - 1 - option if turn else option) / (n - 1))
                    for option, n, weight in zip(deal, issues, weights[actor], strict=True)
                )
                for deal in deals
            ]
        )
    best: dict[Fraction, Fraction] = {}
    for x, y in zip(*exact, strict=True):
        best[x] = max(y, best.get(x, y))
    frontier, highest = set(), Fraction(-1)
    for x in sorted(best, reverse=True):
        if best[x] > highest:
            frontier.add((x, best[x]))
            highest = best[x]
    truth = [pair in frontier for pair in zip(*exact, strict=True)]
    assert len(deals) == 2880
    assert pareto(np.array(floats).T).tolist() == truth
    bare = np.array(floats).T
    naive = [not ((bare >= row).all(1) & (bare > row).any(1)).any() for row in bare]
    assert sum(naive) != sum(truth), "without a tolerance it is another set"


distances = st.floats(-200, 200)
sides = st.floats(0, 200)


@given(distances, sides, sides)
def test_doubt_is_where_the_spread_reaches_over(
    distance: float, below: float, above: float
) -> None:
    (found,) = doubts(np.array([distance]), np.array([below]), np.array([above]))
    turning = below if distance >= 0 else above
    if below == above == 0:
        assert found == (Doubt.TOO_CLOSE if abs(distance) < CLOSE else Doubt.NO_SPREAD)
    else:
        assert found == (Doubt.WITHIN_RANGE if abs(distance) < turning else Doubt.NONE)


def test_what_is_unknown_is_not_doubted() -> None:
    nothing = np.array([np.nan])
    assert doubts(nothing, nothing, nothing).tolist() == [Doubt.NONE]
