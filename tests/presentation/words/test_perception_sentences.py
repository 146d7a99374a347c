"""Who sees it wrongly, in sentences: every kind of misreading, and what follows when it is put right."""

from __future__ import annotations

import pytest

from scenario_desk.analysis.perception import (
    DERIVED,
    Correction,
    Corrections,
    Misreading,
    Perception,
)
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.pictures import as_seen, pictures_held
from scenario_desk.presentation.words.sentences import (
    as_seen_by,
    assumptions_sentence,
    correction_effects,
    correction_sentences,
    gap_sentences,
    misread_sentence,
    misread_value,
    misreading_sentence,
    view_sentence,
)
from tests.model.building import small_scenario

NAN = float("nan")


def gap(
    missed: tuple[str, ...] = (), hopes: tuple[str, ...] = (), undecided: tuple[str, ...] = ()
) -> Perception:
    return Perception((), (), (), missed, hopes, undecided, {})


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            Misreading("ru", "weight", 0.14, 0.06, "ru1"),
            "to put 6 % of its weight on “Bases”; by its own profile it is 14 %.",
        ),
        (
            Misreading("ru", "score", 5.0, -30.5, "ru1", "e1"),
            "to score “Negotiated transition” −30.5 on “Bases”; by its own profile it is 5.",
        ),
        (Misreading("ru", "score", 5.0, NAN, "ru1", "e1"), "“Negotiated transition” unknown on"),
        (Misreading("ru", "red_line", -20.0, NAN, "ru1"), "does not see the red line of"),
        (Misreading("ru", "red_line", NAN, -20.0, "ru1"), "at −20; there is none."),
        (Misreading("ru", "red_line", -40.0, -20.0, "ru1"), "at −20; it is at −40."),
        (
            Misreading("ru", "reservation", DERIVED, 4.0),
            "to have 4 without a deal; by its own profile that follows from the tree.",
        ),
        (Misreading("ru", "reservation", 4.0, DERIVED), "to follow from the tree; by its own"),
        (Misreading("ru", "reservation", 4.0, 9.5), "to have 9.5 without a deal; by its own"),
        (Misreading("ru", "margin", 5.0, 0.0), "to be 0; it is 5."),
    ],
)
def test_every_kind_of_misreading(wrong: Misreading, said: str) -> None:
    sentence = misreading_sentence(small_scenario(), "us", wrong).replace("\N{NO-BREAK SPACE}", " ")
    named = {each.id: each.name for each in small_scenario().interests.values()}
    assert said.replace("Bases", named["ru1"]) in sentence
    assert sentence.endswith(".")


def test_what_a_value_is_called() -> None:
    assert misread_value(Misreading("ru", "reservation", DERIVED, 1.0), DERIVED) == "derived"
    assert misread_value(Misreading("ru", "red_line", NAN, 1.0), NAN) == "none"


def test_what_is_missed_and_hoped_for_is_named() -> None:
    small = small_scenario()
    first, second, third, fourth = (each.name for each in small.endpoints.values())
    us = small.actors["us"].label
    assert gap_sentences(small, "us", gap(("e1",), ("e2", "e3"), ("e4",))) == [
        f"{us} misses 1 agreement: “{first}”.",
        f"{us} has 2 false hopes: “{second}” and “{third}”.",
        f"Of 1 endpoint nobody can say yet whether {us} sees it rightly.",
    ]
    assert gap_sentences(small, "us", gap()) == [
        f"{us} takes the same endpoints to be in the overlap that are."
    ]
    assert fourth not in " ".join(gap_sentences(small, "us", gap(("e1",))))


def test_the_correction_that_opens_most_is_told_with_its_price() -> None:
    small = small_scenario()
    wrong = Misreading("ru", "margin", 5.0, 20.0)
    good = Correction(wrong, ("e1", "e2"), ("e3",), ("e4",), ())
    found = Corrections((good, good), untried=7)
    said = correction_sentences(small, "us", gap(("e1", "e2"), ("e3",)), found)
    assert said[0].endswith("this opens most when it is put right:")
    assert said[1] == misreading_sentence(small, "us", wrong)
    assert [each.split(" ")[0] for each in correction_effects(small, good)] == [
        "That",
        "That",
        "But",
    ]
    assert said[-2:] == ["1 other would open as many.", "7 more misread scores were not tried."]


def test_none_that_opens_anything_is_said_and_none_that_is_needed_is_not() -> None:
    small = small_scenario()
    idle = Corrections((Correction(Misreading("ru", "margin", 5.0, 6.0), (), (), (), ()),))
    us = small.actors["us"].label
    assert correction_sentences(small, "us", gap(("e1",)), idle) == [
        f"No misreading of {us}, put right by itself, opens anything."
    ]
    assert correction_sentences(small, "us", gap(), idle) == []


def test_whose_view_it_is_and_what_edits_do() -> None:
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    assert as_seen_by(scenario, "ru") == "As Russia sees it"
    said = view_sentence(scenario, "ru")
    assert "what Russia takes them to be" in said
    assert "pictures of them: US, “United States as Moscow sees it”." in said
    assumed = as_seen(scenario, Assumptions(), pictures_held(scenario)["ru"])
    assert assumptions_sentence(scenario, assumed).count("As Russia sees it: the others by") == 1
    assert "sees it:" not in assumptions_sentence(scenario, Assumptions())


def test_what_is_wrong_about_an_endpoint_is_one_sentence() -> None:
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    assert misread_sentence(scenario, "us", hoped=False) == (
        "US misses this agreement: by their own profiles all would accept it, but not as US sees"
        " them."
    )
    assert misread_sentence(scenario, "ru", hoped=True).startswith("Russia hopes for it in vain:")
