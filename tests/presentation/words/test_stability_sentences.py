"""Whether an endpoint would hold, in words: Syria 2017, and small games that say the rest."""

from __future__ import annotations

import numpy as np
import pytest

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.packages.payments import SidePayments
from scenario_desk.analysis.packages.search import Offer
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.entities import Shift
from scenario_desk.presentation.words.sentences import (
    jump_sentences,
    keeping_sentences,
    payment_sentences,
    ratification_sentences,
    stability_reasons,
    stability_verdict,
)
from tests.analysis.games import chance, ending, game
from tests.model.building import small_scenario


@pytest.fixture(scope="module")
def syria() -> Evaluation:
    return evaluate(lower(load(locate("scenarios", "syria-2017.scenario"))))


def plain(said: list[str]) -> list[str]:
    return [each.replace("\N{NO-BREAK SPACE}", " ") for each in said]


def shifted(*shifts: tuple[str, str, str], **pays: dict[str, float]) -> Evaluation:
    scenario = game(chance("root", (None, ending("leaf", "here"))), pays)
    for number, (actor, before, after) in enumerate(shifts):
        shift = Shift(f"s{number}", actor, "?", before, after, irreversible=True)
        scenario = edits.add(scenario, "shifts", shift)
    return evaluate(lower(scenario))


def test_what_nobody_can_punish(syria: Evaluation) -> None:
    assert stability_verdict(syria, "e02") == "It does not hold."
    assert plain(stability_reasons(syria, "e02")) == [
        (
            "Israel would slide from “Iranian-led victory” to “Israel-Iran war” (29 points better), and"
            " nobody can punish it."
        )
    ]


def test_an_answer_that_serves_who_gives_it(syria: Evaluation) -> None:
    assert stability_verdict(syria, "e04").endswith("(SEQ).")
    assert plain(stability_reasons(syria, "e04")) == [
        (
            "Assad government would gain by sliding from “Power-sharing with Assad” to “Government"
            " victory” (82 points better), but others would take the gain away, each with a step it gains by:"
            " Iran to “Iranian-led victory”, then Israel to “Israel-Iran war”."
        )
    ]
    (_damascus, turkey) = plain(stability_reasons(syria, "e06"))
    assert turkey.endswith("US to “Partition, protectorates”, which barely serves it.")


def test_where_nobody_gains_or_nobody_can_go(syria: Evaluation) -> None:
    assert stability_verdict(syria, "e05").endswith("(Nash).")
    assert stability_reasons(syria, "e05") == []
    assert stability_verdict(syria, "e12") == (
        "No shift is described that leads away from it: whether it holds is not tested."
    )


def test_an_answer_that_costs_who_gives_it() -> None:
    pays = {
        "here": {"a": 0, "b": 0},
        "there": {"a": 50, "b": 10},
        "ruin": {"a": -50, "b": -50},
        "away": {"a": 60, "b": -60},
    }
    found = shifted(("a", "here", "there"), ("b", "there", "ruin"), **pays)
    assert stability_verdict(found, "here").endswith("(SMR).")
    assert plain(stability_reasons(found, "here")) == [
        (
            "a would gain by sliding from “here” to “there” (50 points better); others can take the gain"
            " away (b to “ruin”), though not each with a step it gains by."
        )
    ]
    escaped = shifted(("a", "here", "there"), ("b", "there", "ruin"), ("a", "ruin", "away"), **pays)
    assert stability_verdict(escaped, "here").endswith("(GMR).")
    assert plain(stability_reasons(escaped, "here")) == [
        (
            "a would slide from “here” to “there” (50 points better); others can answer (b to “ruin”),"
            " but it would get away again."
        )
    ]


def test_a_gain_too_small_to_be_sure_of() -> None:
    found = shifted(("a", "here", "there"), here={"a": 0.0}, there={"a": 1.0})
    assert stability_verdict(found, "here").startswith("It barely fails to hold")
    assert plain(stability_reasons(found, "here")) == [
        (
            "a would slide from “here” to “there” (1.0 points better, too close to call), and nobody"
            " can punish it."
        )
    ]


def test_what_is_not_known() -> None:
    found = shifted(("a", "here", "there"), here={"a": 0, "b": 0}, there={"b": 0})
    assert stability_verdict(found, "here") == (
        "Whether it holds is not known, because a utility is missing."
    )
    assert stability_reasons(found, "here") == [
        "Whether a would gain by turning it into “there” is not known."
    ]
    nothing = shifted(here={"a": 0})
    assert stability_verdict(nothing, "here").startswith("No shifts are described")
    assert jump_sentences(nothing, None, "here") == []


def test_who_would_leave_together() -> None:
    pays = {
        "here": {"a": 0, "b": 0},
        "half": {"a": -5, "b": 20},
        "there": {"a": 30, "b": 30},
    }
    found = shifted(("a", "here", "half"), ("b", "half", "there"), **pays)
    assert found.holding is not None
    jumps = found.holding.jumps()
    assert jump_sentences(found, jumps, "here") == [
        "Together some would go further, each of them to its own gain: a and b to “there”."
    ]
    assert jump_sentences(found, jumps, "there") == []


def test_whose_acceptance_there_is(syria: Evaluation) -> None:
    assert ratification_sentences(syria, "e06") == [
        (
            "US could carry it out, for which it needs 3 of 4 (accepted by EU, Gulf states and Israel;"
            " refused by Turkey)."
        ),
        (
            "Russia could hardly carry it out: it needs 2 of 2 (accepted by Iran; refused by Assad"
            " government)."
        ),
    ]
    assert ratification_sentences(syria, "e12") == ["Nobody signs it, so nobody has to ratify it."]
    asked = edits.amend(small_scenario(), "actors", "us", ratifiers=("ir",))
    assert ratification_sentences(evaluate(lower(asked)), "e1") == [
        "US could hardly carry it out: the acceptance it needs is missing (refused by IR)."
    ]


def test_where_nobody_ratifies_or_nobody_signs() -> None:
    evaluation = evaluate(lower(small_scenario()))
    assert ratification_sentences(evaluation, "e1") == [
        "Nobody is named whose acceptance those who sign would need at home."
    ]
    assert keeping_sentences(evaluation, "e1")
    nobody = small_scenario()
    for key in ("us", "ru"):
        nobody = edits.amend(nobody, "actors", key, principal=False)
    evaluation = evaluate(lower(nobody))
    assert ratification_sentences(evaluation, "e1") == [
        "Nobody signs it, so nobody has to ratify it."
    ]
    assert keeping_sentences(evaluation, "e1") == []


def test_who_would_leave_on_the_way(syria: Evaluation) -> None:
    assert plain(keeping_sentences(syria, "e06")) == [
        (
            "Russia would do better by leaving at “Stay” than by going on: leaving would have to cost it"
            " at least 6.6 points."
        ),
        "There is also a way there on which nobody who signs would do better by leaving.",
    ]
    assert keeping_sentences(syria, "e07") == [
        "On the way there nobody who signs would do better by leaving."
    ]
    assert keeping_sentences(syria, "e01") == []
    assert " at 5 steps of the way there " in keeping_sentences(syria, "e03")[1]


def held(in_overlap: int = 1, **said: object) -> list[str]:
    """What is said of side payments to one spoiler of the flagship."""
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    told = {"offers": (), "count": 0, "moved": True, "missing": 4.2, "most_items": None} | said
    found = SidePayments("e06", "tur", in_overlap, **({"proven": True} | told))
    return plain(payment_sentences(scenario, found))


def test_why_no_side_payment_would_do() -> None:
    (said,) = held(moved=False)
    assert said == (
        "No linkage would hold Turkey, which lacks 4.2 points: none that can be attached here bears on"
        " what it wants."
    )
    (said,) = held(in_overlap=1)
    assert said == (
        "No side payment would hold Turkey and keep the endpoint in the overlap: even with the best it"
        " lacks 4.2 points."
    )
    assert held(in_overlap=0) == [
        "No side payment would hold Turkey: even with the best it lacks 4.2 points."
    ]
    assert held(in_overlap=0, missing=float("nan")) == [
        "No side payment would certainly hold Turkey: judgements are missing."
    ]
    (said,) = held(proven=False, most_items=3)
    assert said.endswith("was found; not all larger ones were looked at.")


def test_a_side_payment_and_its_price() -> None:
    nobody = np.zeros(11)
    lost = np.where(np.arange(11) == 0, 3.0, 0.0)
    first = Offer(("l6",), 0.3, nobody, lost, 3.0, (), ("e05",), 1)
    second = Offer(("l1", "l2"), 0.1, nobody, lost, 3.0, (), (), 1)
    assert held(offers=(first, second), count=2, missing=0.0) == [
        "Turkey would be held by “Reconstruction money”, deliverable with a chance of 30 %.",
        "Given up here: US 3.0 points.",
        "It closes “Managed succession”: no longer in the overlap with it.",
        "1 other side payment would do as well.",
    ]
