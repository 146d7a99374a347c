"""Backward induction on trees from the textbooks, and what it refuses or splits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.model.entities import Assumptions, Move, Package
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.scenario import replace as replace_fields
from scenario_desk.model.table import Roster, Table
from tests.analysis.games import chance, decision, ending, game

RATIONAL = Assumptions(decisions="rational")
CENTS = {
    "take1": {"red": 40, "blue": 10},
    "take2": {"red": 20, "blue": 80},
    "take3": {"red": 160, "blue": 40},
    "take4": {"red": 80, "blue": 320},
    "pass": {"red": 640, "blue": 160},
}
"""The four-move centipede of McKelvey and Palfrey (1992), in cents."""


def centipede() -> Scenario:
    tree = ending("end", "pass")
    for move, owner in ((4, "blue"), (3, "red"), (2, "blue"), (1, "red")):
        tree = decision(
            f"move{move}", owner, (0.5, ending(f"t{move}", f"take{move}")), (None, tree)
        )
    return game(tree, CENTS, worst=0, best=640, unit="cents")


def entry(fight: float = -1, accommodate: float = 1) -> Scenario:
    """The chain store's first town (Selten 1978): payoffs to the entrant and to the incumbent."""
    tree = decision(
        "enter",
        "entrant",
        (None, ending("stays-out", "out")),
        (
            0.5,
            decision(
                "fight",
                "incumbent",
                (0.7, ending("fights", "war")),
                (None, ending("shares", "duopoly")),
            ),
        ),
    )
    payoffs = {
        "out": {"entrant": 0, "incumbent": 2},
        "war": {"entrant": -1, "incumbent": fight},
        "duopoly": {"entrant": 1, "incumbent": accommodate},
    }
    return game(tree, payoffs, worst=-2, best=2)


def at(evaluation: Evaluation, values: np.ndarray, node: str) -> float:
    return float(values[evaluation.frame.node_index[node]])


def codes(evaluation: Evaluation) -> list[tuple[str, str]]:
    return [(finding.code, finding.about) for finding in evaluation.findings]


def dollars(evaluation: Evaluation, node: str, actor: str) -> float:
    row = evaluation.frame.actor_index[actor]
    expected = evaluation.expected_utility[evaluation.frame.node_index[node], row]
    return float(evaluation.scale(row).natural(expected))


def test_in_the_centipede_the_first_takes_at_once() -> None:
    evaluation = evaluate(lower(centipede()), RATIONAL)
    assert at(evaluation, evaluation.reach, "t1") == 1.0
    for move in (1, 2, 3, 4):
        assert at(evaluation, evaluation.chosen, f"t{move}")
        assert at(evaluation, evaluation.probability, f"t{move}") == 1.0
    assert dollars(evaluation, "move1", "red") == pytest.approx(40)
    assert dollars(evaluation, "move1", "blue") == pytest.approx(10)
    assert dollars(evaluation, "move3", "red") == pytest.approx(160)
    # 320 cents to take against 160 to pass, of 640 on a scale of 200.
    assert at(evaluation, evaluation.lead, "move4") == pytest.approx(160 / 640 * 200)
    assert evaluation.scale(0).unit == "cents"
    assert codes(evaluation) == []


def test_in_the_centipede_as_judged_even_odds_pass_on() -> None:
    evaluation = evaluate(lower(centipede()))
    assert at(evaluation, evaluation.reach, "end") == 0.5**4
    assert dollars(evaluation, "move4", "blue") == pytest.approx((320 + 160) / 2)
    assert dollars(evaluation, "move1", "red") == pytest.approx(
        40 / 2 + 20 / 4 + 160 / 8 + 80 / 16 + 640 / 16
    )
    # Judged, the owner's choice is still shown: by what would follow as judged, passing pays.
    assert not at(evaluation, evaluation.chosen, "t1")
    assert at(evaluation, evaluation.chosen, "move2")


def test_the_threat_to_fight_an_entrant_is_not_credible() -> None:
    evaluation = evaluate(lower(entry()), RATIONAL)
    assert at(evaluation, evaluation.reach, "shares") == 1.0
    assert dollars(evaluation, "enter", "entrant") == pytest.approx(1)
    assert dollars(evaluation, "enter", "incumbent") == pytest.approx(1)
    assert at(evaluation, evaluation.forecast, "fights") == 0.7
    assert at(evaluation, evaluation.probability, "fights") == 0.0


def test_ties_split_evenly_and_are_reported() -> None:
    evaluation = evaluate(lower(entry(fight=1, accommodate=1)), RATIONAL)
    # Either answer is as good to the incumbent, so entering is worth 0, like staying out.
    assert at(evaluation, evaluation.probability, "fights") == 0.5
    assert at(evaluation, evaluation.probability, "stays-out") == 0.5
    assert at(evaluation, evaluation.reach, "shares") == 0.25
    assert at(evaluation, evaluation.lead, "fight") == 0.0
    assert codes(evaluation) == [("rational_tie", "enter"), ("rational_tie", "fight")]
    assert evaluation.findings[1].values["branches"] == ("fights", "shares")


def test_a_difference_of_rounding_is_a_tie_and_more_is_not() -> None:
    assert len(evaluate(lower(entry(1, 1 + 1e-12)), RATIONAL).findings) == 2
    assert evaluate(lower(entry(1, 1 + 1e-6)), RATIONAL).findings == ()


def test_a_node_that_says_how_it_resolves_beats_the_assumption() -> None:
    scenario = entry()
    fight = scenario.nodes["fight"]
    judged = scenario.with_nodes({"fight": replace(fight, resolves="judged")})
    evaluation = evaluate(lower(judged), RATIONAL)
    assert at(evaluation, evaluation.probability, "fights") == 0.7
    assert at(evaluation, evaluation.probability, "stays-out") == 1.0
    rational = scenario.with_nodes({"fight": replace(fight, resolves="rational")})
    evaluation = evaluate(lower(rational))
    assert at(evaluation, evaluation.probability, "fights") == 0.0
    assert at(evaluation, evaluation.probability, "enter") == 1.0
    assert at(evaluation, evaluation.probability, "stays-out") == 0.5


def test_an_information_set_of_two_refuses_and_of_one_does_not() -> None:
    scenario = entry()
    fight, enter = scenario.nodes["fight"], scenario.nodes["enter"]
    alone = scenario.with_nodes({"fight": replace(fight, information_set="h")})
    assert evaluate(lower(alone), RATIONAL).findings == ()
    shared = alone.with_nodes({"enter": replace(enter, information_set="h")})
    evaluation = evaluate(lower(shared), RATIONAL)
    assert at(evaluation, evaluation.probability, "fights") == 0.7
    assert not evaluation.rational.any()
    assert codes(evaluation) == [
        ("rational_information_set", "enter"),
        ("rational_information_set", "fight"),
    ]
    # Nor is a best branch named where nobody asked for a choice.
    for assumptions in (RATIONAL, Assumptions()):
        evaluation = evaluate(lower(shared), assumptions)
        assert not evaluation.chosen.any()
        assert np.isnan(evaluation.lead).all()
        assert not evaluation.lead_uncertain.any()
    assert evaluate(lower(alone)).chosen.any()


def test_an_owner_that_wants_nothing_is_judged() -> None:
    scenario = entry()
    profile = scenario.profiles["incumbent-base"]
    scenario = replace_fields(
        scenario, profiles=scenario.profiles.put(replace(profile, weights=Table()))
    )
    evaluation = evaluate(lower(scenario), RATIONAL)
    assert at(evaluation, evaluation.probability, "fights") == 0.7
    assert codes(evaluation) == [("rational_without_interests", "fight")]
    assert np.isnan(at(evaluation, evaluation.lead, "fight"))
    nobody = entry()
    nobody = nobody.with_nodes({"fight": replace(nobody.nodes["fight"], owner=None)})
    assert codes(evaluate(lower(nobody), RATIONAL)) == [("rational_without_owner", "fight")]


def test_what_is_unfinished_is_unknown_unless_it_cannot_be_reached() -> None:
    scenario = entry()
    scenario = scenario.with_nodes({"fights": replace(scenario.nodes["fights"], endpoint=None)})
    evaluation = evaluate(lower(scenario), RATIONAL)
    assert codes(evaluation) == [("rational_unknown", "enter"), ("rational_unknown", "fight")]
    assert np.isnan(evaluation.expected_utility[0]).all()
    assert evaluation.unassigned_reach == pytest.approx(0.35)
    happened = replace_fields(scenario, moves=(Move("shares"),))
    evaluation = evaluate(lower(happened))
    assert dollars(evaluation, "enter", "entrant") == pytest.approx(1)
    assert evaluation.unassigned_reach == 0.0


def test_what_has_happened_is_not_chosen_again() -> None:
    scenario = replace_fields(entry(), moves=(Move("fights"),))
    for assumptions in (Assumptions(), RATIONAL):
        evaluation = evaluate(lower(scenario), assumptions)
        assert at(evaluation, evaluation.reach, "fights") == 1.0
        assert at(evaluation, evaluation.probability, "stays-out") == 0.0
        assert not evaluation.rational.any()
    # The best answer is still shown.
    assert at(evaluation, evaluation.chosen, "shares")


def test_a_package_overrides_forecasts_but_neither_choices_nor_moves() -> None:
    package = Package(
        "p",
        "Promise",
        overrides=Table({"fight": Table({"fights": Estimate(0.1), "shares": None})}),
    )
    scenario = replace_fields(entry(), packages=Roster([package]))
    evaluation = evaluate(lower(scenario), Assumptions(package="p"))
    assert at(evaluation, evaluation.probability, "fights") == 0.1
    evaluation = evaluate(lower(scenario), Assumptions(package="p", decisions="rational"))
    assert at(evaluation, evaluation.forecast, "fights") == 0.1
    assert at(evaluation, evaluation.probability, "fights") == 0.0
    scenario = replace_fields(scenario, moves=(Move("fights"),))
    evaluation = evaluate(lower(scenario), Assumptions(package="p"))
    assert at(evaluation, evaluation.probability, "fights") == 1.0


def test_a_lead_within_the_scores_uncertainty_is_flagged() -> None:
    def doubted(lead: float, spread: float) -> bool:
        tree = decision("d", "us", (None, ending("l1", "e1")), (None, ending("l2", "e2")))
        payoffs = {"e1": {"us": lead}, "e2": {"us": 0}}
        evaluation = evaluate(lower(game(tree, payoffs, spread=spread)))
        assert evaluation.lead[0] == pytest.approx(lead)
        return bool(evaluation.lead_uncertain[0])

    # Two scores ± 10 make a difference ± √200 = 14.1.
    assert doubted(lead=14.0, spread=10)
    assert not doubted(lead=14.3, spread=10)
    assert not doubted(lead=0.1, spread=0)


def test_what_both_branches_lead_to_alike_does_not_doubt_a_lead() -> None:
    tree = decision(
        "d",
        "us",
        (None, chance("c1", (0.9, ending("l1", "e1")), (0.1, ending("l2", "e2")))),
        (None, ending("l3", "e1")),
    )
    scenario = game(tree, {"e1": {"us": 0}, "e2": {"us": 50}}, spread=20)
    evaluation = evaluate(lower(scenario))
    # 0.1 (U2 − U1) = 5 ± 0.1 √800 = 2.8, though either branch alone is ± 18 or more.
    assert evaluation.lead[0] == pytest.approx(5)
    assert not evaluation.lead_uncertain[0]
