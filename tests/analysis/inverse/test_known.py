"""The smallest change by hand, and what it is as an edit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.inverse.smallest import Change, Inverse, inverse
from scenario_desk.analysis.inverse.steps import steps
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Interest, Linkage, Profile, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from tests.analysis.games import chance, ending, game

NOBODY = Assumptions()


def deal(payoff: float = -10.0, reservation: float | str = 0.0, **fields: Any) -> Scenario:
    """A deal to be signed, a war and a truce that come about: one actor with two interests, of
    weights 60 and 40."""
    tree = chance(
        "n", (0.2, ending("a", "deal")), (0.6, ending("b", "war")), (None, ending("c", "truce"))
    )
    payoffs = {"deal": {"us": payoff}, "war": {"us": -50.0}, "truce": {"us": 70.0}}
    scenario = game(tree, payoffs, signed=("deal",), reservation=reservation, **fields)
    scenario = edits.add(scenario, "interests", Interest("us2", "us", "Second"))
    for endpoint in payoffs:
        scenario = edits.set_score(scenario, endpoint, "us2", Estimate(0.0))
    scenario = edits.set_weight(scenario, "us-base", "us1", Estimate(60, 40, 80))
    return edits.set_weight(scenario, "us-base", "us2", Estimate(40))


def search(scenario: Scenario, assumptions: Assumptions = NOBODY) -> Inverse:
    return inverse(lower(scenario), assumptions)


def changes(
    scenario: Scenario, kind: Kind, endpoint: str = "deal", assumptions: Assumptions = NOBODY
) -> tuple[Change, ...]:
    found = search(scenario, assumptions)
    row = found.judged.frame.endpoint_index[endpoint]
    return found.answer(row, (kind,)).changes


def spelled(change: Change) -> dict[tuple[str, ...], float]:
    values = change.values.tolist()
    return {change.what.about(number): value for number, value in enumerate(values)}


def applied(scenario: Scenario, change: Change) -> Scenario:
    return edits.together(scenario, *steps(change))


def close(**values: float) -> dict[tuple[str, ...], Any]:
    return {tuple(key.split("__")): pytest.approx(value, abs=2e-5) for key, value in values.items()}


def test_scores_rise_on_the_weightiest_interest_first() -> None:
    # U = −6: on the first interest 10 points are lacking, on the second 15.
    first, second = changes(deal(), Kind.SCORE)
    assert spelled(first) == close(deal__us1=0.0)
    assert first.distance == pytest.approx(10 / 200)
    assert spelled(second) == close(deal__us2=15.0)
    assert second.distance == pytest.approx(15 / 200)


def test_where_it_is_derived_the_no_agreement_value_may_fall() -> None:
    # R = 0.6 (−50 · 0.6 + 70 · 0.2) / 0.8 = −12; U = −18.
    found = [spelled(each) for each in changes(deal(-30.0, "derived"), Kind.SCORE)]
    assert found[0] == close(deal__us1=-20.0)
    assert found[1] == close(war__us1=-50.0 - 10.0 / 0.75)
    assert found[2] == close(deal__us2=15.0)


def test_a_score_of_what_comes_about_moves_both() -> None:
    # War: U = −30, R = −12; of what its score gains R takes back 3/4.
    found = changes(deal(-30.0, "derived"), Kind.SCORE, "war")[:2]
    assert {about: value for each in found for about, value in spelled(each).items()} == close(
        truce__us1=-50.0, war__us1=70.0
    )
    assert {round(each.distance, 9) for each in found} == {120 / 200}


def test_weights_shift_to_what_gains() -> None:
    # They have to be equal.
    scenario = edits.set_score(deal(), "deal", "us2", Estimate(10.0))
    found = changes(scenario, Kind.WEIGHT)
    assert {about: value for each in found for about, value in spelled(each).items()} == close(
        **{"us-base__us1": 40.0, "us-base__us2": 60.0}
    )
    assert [each.distance for each in found] == pytest.approx([0.2, 0.2])


def test_no_weights_help_where_nothing_gains() -> None:
    scenario = edits.set_score(deal(), "deal", "us2", Estimate(-1.0))
    assert changes(scenario, Kind.WEIGHT) == ()


def test_what_is_asked_for() -> None:
    (one,) = changes(deal(margin=3.0), Kind.RESERVATION)
    assert spelled(one) == {("us-base",): pytest.approx(-9.0)}
    assert one.distance == pytest.approx(9 / 200)
    assert changes(deal(margin=3.0), Kind.MARGIN) == ()
    (one,) = changes(deal(margin=8.0, payoff=10.0), Kind.MARGIN)
    assert spelled(one) == {("us-base",): pytest.approx(6.0)}
    assert changes(deal(reservation="derived"), Kind.RESERVATION) == ()


def test_branches_against_the_rest() -> None:
    # U = −18, R = −12. War takes from the truce, or the deal, which does not count, does so.
    first, second = changes(deal(-30.0, "derived"), Kind.PROBABILITY)
    assert spelled(first) == close(b=0.6 + 1 / 15)
    assert first.distance == pytest.approx(1 / 15)
    assert spelled(second) == close(a=0.28)


def test_a_red_line_is_crossed_at_the_line_and_left_just_beyond() -> None:
    scenario = edits.set_red_line(deal(20.0), "us-base", "us1", RedLine(5.0))
    crossing = changes(scenario, Kind.SCORE)[0]
    assert spelled(crossing) == {("deal", "us1"): 5.0}
    scenario = edits.set_score(scenario, "deal", "us1", Estimate(5.0))
    leaving = changes(scenario, Kind.SCORE)[0]
    value = spelled(leaving)["deal", "us1"]
    assert 5.0 < value < 5.00001
    assert leaving.distance == pytest.approx(0.0, abs=1e-7)
    assert changes(scenario, Kind.MARGIN) == changes(scenario, Kind.WEIGHT) == ()


def test_a_score_beyond_the_scale_first_comes_back_to_it() -> None:
    linkage = Linkage("l", "L", endpoints=("deal",), effects=Table({"us1": Estimate(80)}))
    scenario = edits.add(deal(60.0), "linkages", linkage)
    found = changes(scenario, Kind.SCORE, assumptions=Assumptions(linkages=("l",)))
    # U = 60, for 60 + 80 counts as 100: 40 points change nothing, then 100 more lose 60.
    assert spelled(found[0]) == close(deal__us1=-80.0)
    assert found[0].distance == pytest.approx(140 / 200)


def test_missing_judgements_leave_it_open() -> None:
    answer = search(edits.set_score(deal(), "deal", "us1", None)).answer(0)
    assert (answer.in_overlap, answer.undecided, answer.changes) == (UNDECIDED, True, ())
    # What rests on it elsewhere is open, too, also where it is decided already.
    scenario = edits.set_score(deal(90.0, "derived"), "truce", "us2", None)
    answer = search(scenario).answer(0)
    assert (answer.in_overlap, answer.undecided, answer.changes) == (YES, True, ())


def test_nobody_to_be_asked() -> None:
    answer = search(Scenario(title="", root="n", nodes=Table({"n": ending("n").nodes[0]})))
    assert list(answer.answers()) == []
    scenario = edits.amend(deal(), "actors", "us", principal=False)
    answer = search(scenario).answer(0)
    assert (answer.in_overlap, answer.changes) == (NO, ())


def test_a_tree_of_one_ending() -> None:
    scenario = game(
        ending("n", "war"), {"war": {"us": -50.0}, "deal": {"us": -60.0}}, signed=("deal",)
    )
    found = search(scenario)
    assert [answer.in_overlap for answer in found.answers()] == [YES, NO]
    kinds = {change.kind for answer in found.answers() for change in answer.changes}
    assert kinds == {Kind.SCORE}


def test_an_edit_keeps_reasons_and_stretches_ranges_no_more_than_needed() -> None:
    scenario = edits.set_score(deal(), "deal", "us1", Estimate(-10, -20, -5, rationale="Because"))
    held = applied(scenario, changes(scenario, Kind.SCORE)[0]).scores["deal", "us1"]
    assert (held.best, held.low, held.high) == pytest.approx((0.0, -20.0, 0.0), abs=1e-9)
    assert held.rationale == "Because"
    scenario = edits.set_score(scenario, "deal", "us1", Estimate(-10, -20, 5))
    held = applied(scenario, changes(scenario, Kind.SCORE)[0]).scores["deal", "us1"]
    assert held.spread == (-20.0, 5.0)


def test_a_profile_that_judges_for_itself_is_changed_itself() -> None:
    scenario = edits.add(deal(), "profiles", Profile("us-new", "us", "New"))
    scenario = edits.set_profile_score(scenario, "us-base", "deal", "us1", Estimate(-20))
    assumptions = Assumptions(profiles=Table({"us": "us-new"}))
    for kind in (Kind.SCORE, Kind.RESERVATION):
        change = changes(scenario, kind, assumptions=assumptions)[0]
        after = applied(scenario, change)
        assert after.profiles["us-base"] is scenario.profiles["us-base"]
        assert after.scores == scenario.scores
        assert evaluate(lower(after), assumptions).in_overlap[0] == YES
    reservation = after.profiles["us-new"].reservation
    assert isinstance(reservation, Estimate)
    assert reservation.best == pytest.approx(-12.0)


def test_choices_that_turn_are_not_answers() -> None:
    scenario = deal(-30.0, "derived")
    scenario = edits.set_owner(edits.set_kind(scenario, ("n",), "decision"), ("n",), "us")
    found = search(scenario, Assumptions(decisions="rational"))
    assert found.held
    for answer in found.answers():
        for change in answer.changes:
            after = evaluate(lower(applied(scenario, change)), found.judged.assumptions)
            assert after.in_overlap[answer.endpoint] == (NO if answer.in_overlap == YES else YES)
    assert not search(scenario).held
    assert np.isfinite(found.judged.reservation.value).all()
