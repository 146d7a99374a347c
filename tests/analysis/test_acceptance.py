"""Who accepts what, where something is missing, and where a signature is asked for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.model.entities import (
    Actor,
    Assumptions,
    Interest,
    Linkage,
    Profile,
    RedLine,
)
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.scenario import replace as replace_fields
from scenario_desk.model.table import Roster, Table
from tests.analysis.games import chance, ending, game

TREE = chance(
    "root", (0.5, ending("l1", "war")), (0.3, ending("l2", "freeze")), (0.2, ending("l3", "deal"))
)
PAYOFFS = {"war": {"us": -40}, "freeze": {"us": 20}, "deal": {"us": -10}}


def scenario(**fields: object) -> Scenario:
    return game(TREE, PAYOFFS, signed=("deal",), **{"margin": 5, **fields})  # type: ignore[arg-type]


def with_profile(scenario: Scenario, actor: str = "us", **fields: object) -> Scenario:
    profile = replace(scenario.profiles[f"{actor}-base"], **fields)
    return replace_fields(scenario, profiles=scenario.profiles.put(profile))


def without_score(scenario: Scenario, *keys: tuple[str, str]) -> Scenario:
    return replace_fields(scenario, scores=scenario.scores.without(*keys))


def accepts(evaluation: Evaluation, endpoint: str, actor: str = "us") -> int:
    frame = evaluation.frame
    return int(evaluation.acceptable[frame.endpoint_index[endpoint], frame.actor_index[actor]])


def test_the_reservation_is_the_mean_of_what_comes_without_agreement() -> None:
    evaluation = evaluate(lower(scenario()))
    assert evaluation.reservation[0] == pytest.approx((0.5 * -40 + 0.3 * 20) / 0.8)
    assert evaluation.derived[0]


def test_the_margin_counts_only_where_a_signature_is_asked_for() -> None:
    evaluation = evaluate(lower(scenario()))
    row = evaluation.frame.endpoint_index
    assert evaluation.threshold[row["deal"], 0] == pytest.approx(-17.5 + 5)
    assert evaluation.threshold[row["freeze"], 0] == pytest.approx(-17.5)
    assert evaluation.shortfall[row["deal"], 0] == pytest.approx(2.5)
    assert [accepts(evaluation, each) for each in PAYOFFS] == [0, 1, 1]
    assert evaluation.ids(evaluation.agreement_zone) == ("deal",)
    assert evaluation.ids(evaluation.tolerated) == ("freeze",)
    # A margin of 8 turns the deal down, and nothing else.
    evaluation = evaluate(lower(with_profile(scenario(), margin=Estimate(8))))
    assert [accepts(evaluation, each) for each in PAYOFFS] == [0, 1, 0]


def test_a_linkage_asks_for_a_signature_and_lifts_scores_within_the_scale() -> None:
    linkage = Linkage(
        "money",
        "Money",
        endpoints=("war", "freeze"),
        effects=Table({"us1": Estimate(15)}),
        endpoint_effects=Table({"freeze": Table({"us1": Estimate(90)})}),
    )
    frame = lower(replace_fields(scenario(), linkages=Roster([linkage])))
    evaluation = evaluate(frame, Assumptions(linkages=("money", "money", "unknown")))
    assert evaluation.linkages == ("money",)
    assert evaluation.utility[:, 0].tolist() == [-25, 100, -10]
    assert evaluation.asked_to_sign.tolist() == [True, True, True]
    # What one can have without a deal is without the linkage too.
    assert evaluation.reservation[0] == pytest.approx(-17.5)
    assert evaluation.threshold[:, 0] == pytest.approx([-12.5] * 3)


def test_an_empty_list_for_an_endpoint_takes_the_general_effects_away() -> None:
    linkage = Linkage(
        "money",
        "Money",
        endpoints=("war", "freeze"),
        effects=Table({"us1": Estimate(15)}),
        endpoint_effects=Table({"freeze": Table()}),
    )
    frame = lower(replace_fields(scenario(), linkages=Roster([linkage])))
    evaluation = evaluate(frame, Assumptions(linkages=("money",)))
    assert evaluation.utility[:, 0].tolist() == [-25, 20, -10]
    assert evaluation.asked_to_sign.tolist() == [True, True, True]


def test_a_score_off_the_scale_counts_as_its_end_with_and_without_linkages() -> None:
    start = scenario()
    scores = start.scores.set(("war", "us1"), Estimate(-150)).set(("freeze", "us1"), Estimate(300))
    linkage = Linkage("money", "Money", endpoints=("deal",), effects=Table({"us1": Estimate(15)}))
    frame = lower(replace_fields(start, scores=scores, linkages=Roster([linkage])))
    assert evaluate(frame).utility[:, 0].tolist() == [-100, 100, -10]
    offered = evaluate(frame, Assumptions(linkages=("money",)))
    assert offered.utility[:, 0].tolist() == [-100, 100, 5]
    assert offered.reservation[0] == pytest.approx((0.5 * -100 + 0.3 * 100) / 0.8)


def test_a_utility_at_its_threshold_is_enough() -> None:
    tree = chance("root", (0.3, ending("l1", "war")), (0.7, ending("l2", "deal")))
    evaluation = evaluate(lower(game(tree, {"war": {"us": -33.3}, "deal": {"us": 0}})))
    # −33.3 · 0.3 / 0.3 need not be −33.3 to the last bit.
    one = game(tree, {"war": {"us": -33.3}, "deal": {"us": -33.3}}, signed=("deal",))
    assert accepts(evaluate(lower(one)), "deal") == 1
    assert accepts(evaluation, "war") == 0


@pytest.mark.parametrize(("under", "verdict"), [(5e-8, 1), (2e-7, 0), (1e-10, 1)])
def test_what_is_at_its_threshold_grows_with_the_utility(under: float, verdict: int) -> None:
    """A billionth of 80 points is rounding, and so is it at a red line of 80."""
    payoffs = {"war": {"us": 0.0}, "freeze": {"us": 0.0}, "deal": {"us": 80 - under}}
    held = game(TREE, payoffs, signed=("deal",), reservation=80.0)
    evaluation = evaluate(lower(held))
    assert accepts(evaluation, "deal") == verdict
    evaluation = evaluate(
        lower(
            with_profile(
                replace_fields(held, scores=held.scores.set(("deal", "us1"), Estimate(80 + under))),
                red_lines=Table({"us1": RedLine(80.0)}),
            )
        )
    )
    assert evaluation.crossed[:, 0].tolist() == [True, True, bool(verdict)]


def test_no_shortfall_is_told_where_only_rounding_is_short() -> None:
    payoffs = {"war": {"us": 0.0}, "freeze": {"us": 0.0}, "deal": {"us": 80 - 5e-8}}
    held = with_profile(
        game(TREE, payoffs, signed=("deal",), reservation=80.0),
        red_lines=Table({"us1": RedLine(90.0)}),
    )
    evaluation = evaluate(lower(held))
    (blocker,) = evaluation.blockers(evaluation.frame.endpoint_index["deal"])
    assert blocker.shortfall == 0.0


def test_a_red_line_is_crossed_at_its_floor() -> None:
    lines = {"us1": RedLine(20.0)}
    evaluation = evaluate(lower(with_profile(scenario(), red_lines=Table(lines))))
    assert evaluation.crossed[:, 0].tolist() == [True, True, True]
    assert accepts(evaluation, "freeze") == 0
    (blocker,) = evaluation.blockers(evaluation.frame.endpoint_index["freeze"])
    assert blocker.shortfall == 0.0
    assert blocker.crossed == (0,)
    lines = {"us1": RedLine(19.9)}
    evaluation = evaluate(lower(with_profile(scenario(), red_lines=Table(lines))))
    assert accepts(evaluation, "freeze") == 1


def test_a_profile_may_leave_a_red_line_undrawn() -> None:
    base = with_profile(scenario(), red_lines=Table({"us1": RedLine(50.0)}))
    other = Profile("bold", "us", "Bold", red_lines=Table({"us1": RedLine(None)}))
    frame = lower(replace_fields(base, profiles=base.profiles.put(other)))
    assert accepts(evaluate(frame), "freeze") == 0
    assert accepts(evaluate(frame, Assumptions(profiles=Table({"us": "bold"}))), "freeze") == 1


def test_what_a_profile_leaves_open_comes_from_the_base() -> None:
    other = Profile("hawk", "us", "Hawk", scores=Table({("war", "us1"): Estimate(60, 50, 70)}))
    start = scenario()
    frame = lower(replace_fields(start, profiles=start.profiles.put(other)))
    evaluation = evaluate(frame, Assumptions(profiles=Table({"us": "hawk"})))
    assert evaluation.active_profiles == ("hawk",)
    assert evaluation.utility[:, 0].tolist() == [60, 20, -10]
    assert evaluation.reservation[0] == pytest.approx((0.5 * 60 + 0.3 * 20) / 0.8)
    assert evaluation.margin[0] == 5
    # A profile that is not this actor's is not used.
    other = replace(other, id="stray", actor="nobody")
    frame = lower(replace_fields(start, profiles=start.profiles.put(other)))
    evaluation = evaluate(frame, Assumptions(profiles=Table({"us": "stray"})))
    assert evaluation.active_profiles == ("us-base",)


def test_a_missing_score_leaves_bounds_and_undecided() -> None:
    frame = lower(without_score(scenario(reservation=0.0), ("deal", "us1")))
    evaluation = evaluate(frame)
    row = frame.endpoint_index["deal"]
    assert np.isnan(evaluation.utility[row, 0])
    assert evaluation.utility_low[row, 0] == -100
    assert evaluation.utility_high[row, 0] == 100
    assert evaluation.missing[row].tolist() == [True]
    assert accepts(evaluation, "deal") == -1
    assert evaluation.in_overlap[row] == -1
    assert np.isnan(evaluation.margin_of[row])
    assert accepts(evaluation, "freeze") == 1


def test_what_may_still_be_in_the_overlap_is_told_apart_from_what_is_not() -> None:
    evaluation = evaluate(lower(without_score(scenario(reservation=-20.0), ("deal", "us1"))))
    assert evaluation.in_overlap.tolist() == [0, 1, -1]
    assert evaluation.overlap_reach[0] == pytest.approx(0.3)
    assert evaluation.undecided_reach[0] == pytest.approx(0.2)


def test_a_small_weight_missing_need_not_undecide() -> None:
    start = scenario(reservation=-50.0)
    small = Interest("us2", "us", "Small")
    profile = start.profiles["us-base"]
    start = replace_fields(
        start,
        interests=start.interests.put(small),
        profiles=start.profiles.put(
            replace(profile, weights=profile.weights.set("us2", Estimate(25)))
        ),
    )
    evaluation = evaluate(lower(start))
    row = evaluation.frame.endpoint_index["freeze"]
    # 0.8 · 20 ± 0.2 · 100
    assert evaluation.utility_low[row, 0] == pytest.approx(-4)
    assert evaluation.utility_high[row, 0] == pytest.approx(36)
    assert accepts(evaluation, "freeze") == 1
    # −32 ± 20 against −50
    assert accepts(evaluation, "war") == -1


def test_a_derived_reservation_that_rests_on_a_missing_score_is_an_interval() -> None:
    evaluation = evaluate(lower(without_score(scenario(), ("freeze", "us1"))))
    assert np.isnan(evaluation.reservation[0])
    assert evaluation.reservation_low[0] == pytest.approx((0.5 * -40 + 0.3 * -100) / 0.8)
    assert evaluation.reservation_high[0] == pytest.approx((0.5 * -40 + 0.3 * 100) / 0.8)
    assert accepts(evaluation, "deal") == -1


def test_one_missing_score_on_both_sides_is_one_unknown() -> None:
    """Where only one ending comes without agreement, it is worth what the reservation is."""
    tree = chance("root", (0.3, ending("l1", "war")), (None, ending("l2", "deal")))
    start = game(tree, {"war": {"us": 0}, "deal": {"us": 90}}, signed=("deal",))
    evaluation = evaluate(lower(without_score(start, ("war", "us1"))))
    assert np.isnan(evaluation.utility[0, 0])
    assert accepts(evaluation, "war") == 1
    assert accepts(evaluation, "deal") == -1


def test_without_any_way_to_end_without_agreement_nothing_is_decided() -> None:
    tree = chance("root", (None, ending("l1", "deal")))
    payoffs = {"deal": {"us": 90}, "war": {"us": -90}}
    evaluation = evaluate(lower(game(tree, payoffs, signed=("deal",))))
    assert np.isnan(evaluation.reservation[0])
    assert accepts(evaluation, "deal") == accepts(evaluation, "war") == -1


@pytest.mark.parametrize("endpoint", ["deal", "freeze"])
def test_nothing_stated_decides_nothing_but_a_red_line_does(endpoint: str) -> None:
    start = scenario(reservation=None)
    assert accepts(evaluate(lower(start)), endpoint) == -1
    start = with_profile(start, red_lines=Table({"us1": RedLine(30.0)}))
    assert accepts(evaluate(lower(start)), endpoint) == 0


def test_an_open_margin_undecides_only_what_could_be_signed() -> None:
    evaluation = evaluate(lower(scenario(margin=None)))
    assert accepts(evaluation, "freeze") == 1
    assert accepts(evaluation, "deal") == -1
    low = evaluate(lower(scenario(margin=None, reservation=0.0)))
    # Below the reservation value no margin helps.
    assert accepts(low, "deal") == 0


def test_a_missing_score_with_a_red_line_undecides_what_is_good_enough() -> None:
    start = scenario(reservation=-100.0)
    profile = replace(start.profiles["us-base"], red_lines=Table({"us2": RedLine(-60.0)}))
    start = replace_fields(
        start,
        interests=start.interests.put(Interest("us2", "us", "Unweighted")),
        profiles=start.profiles.put(profile),
    )
    evaluation = evaluate(lower(start))
    assert evaluation.utility[:, 0].tolist() == [-40, 20, -10]
    assert accepts(evaluation, "freeze") == -1
    assert not evaluation.crossed.any()
    strict = with_profile(start, reservation=Estimate(50))
    assert accepts(evaluate(lower(strict)), "freeze") == 0


def test_secondary_actors_spoil_but_neither_sign_nor_add_a_margin() -> None:
    start = game(
        TREE,
        {
            "war": {"us": 0, "gov": -1, "opp": -50},
            "freeze": {"us": 0, "gov": 5, "opp": -50},
            "deal": {"us": 0, "gov": 3, "opp": -50},
        },
        signed=("deal",),
        reservation=0.0,
        margin=5,
    )
    actors = {
        "gov": Actor("gov", "Government", leverage="veto", base_profile="gov-base"),
        "opp": Actor("opp", "Opposition", leverage="moderate", base_profile="opp-base"),
    }
    for actor in actors.values():
        start = replace_fields(start, actors=start.actors.put(actor))
    evaluation = evaluate(lower(start))
    assert [accepts(evaluation, each, "gov") for each in PAYOFFS] == [0, 1, 1]
    assert evaluation.threshold[:, 1].tolist() == [0, 0, 0]
    assert evaluation.spoilers.tolist() == [
        [False, True, False],
        [False, False, False],
        [False, False, False],
    ]
    # The overlap is the principals' affair.
    assert evaluation.ids(evaluation.tolerated) == ("war", "freeze")


def test_without_principals_nothing_is_in_the_overlap() -> None:
    start = scenario()
    actor = replace(start.actors["us"], principal=False)
    evaluation = evaluate(lower(replace_fields(start, actors=start.actors.put(actor))))
    assert evaluation.in_overlap.tolist() == [0, 0, 0]
    assert not evaluation.pareto.any()
    assert np.isnan(evaluation.margin_of).all()
    assert evaluation.bargaining["nash"] == ()


def test_an_empty_scenario_has_an_evaluation() -> None:
    evaluation = evaluate(lower(Scenario(title="Empty", root="gone", nodes=Table())))
    assert evaluation.reach.tolist() == [1.0]
    assert evaluation.unassigned_reach == 1.0
    assert evaluation.findings == ()
    assert evaluation.ids(evaluation.pareto) == ()
    assert not evaluation.lead_uncertain.any()


def test_the_spread_of_a_utility_adds_as_squares() -> None:
    start = scenario(spread=10)
    second = Interest("us2", "us", "Second")
    profile = start.profiles["us-base"]
    weights = Table({"us1": Estimate(60), "us2": Estimate(40)})
    scores = start.scores.updated({("freeze", "us2"): Estimate(50, 30, 95)})
    start = replace_fields(
        start,
        interests=start.interests.put(second),
        profiles=start.profiles.put(replace(profile, weights=weights)),
        scores=scores,
    )
    evaluation = evaluate(lower(start))
    row = evaluation.frame.endpoint_index["freeze"]
    assert evaluation.utility[row, 0] == pytest.approx(32)
    assert evaluation.spread_low[row, 0] == pytest.approx(32 - np.hypot(0.6 * 10, 0.4 * 20))
    assert evaluation.spread_high[row, 0] == pytest.approx(32 + np.hypot(0.6 * 10, 0.4 * 45))
    assert np.isnan(evaluation.spread_low[0, 0])
