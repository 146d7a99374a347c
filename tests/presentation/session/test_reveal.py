"""What a round is said to have come to, by value."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scenario_desk.analysis.arrays import Floats
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Assessment, Entry, Judgement, Participant, Round
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.session.dots import Dots
from scenario_desk.presentation.session.reveal import (
    Said,
    moved_words,
    reveal_figure,
    signable_sentence,
    why_words,
)
from scenario_desk.presentation.session.round_words import again_name, asked_sentence, left_words
from tests.model.building import small_scenario
from tests.presentation.robustness.test_layout import STYLE
from tests.presentation.tree.drawn import Record

ONE, TWO = ("e1", "us1"), ("e2", "us1")


def scenario(
    scores: dict[tuple[str, str], list[float]], asked: str = "now", **more: Any
) -> Scenario:
    """The small scenario with one round, answered by as many people as there are numbers."""
    start = small_scenario()
    people = [Participant(f"p{n}", f"Person {n}") for n in range(max(map(len, scores.values())))]
    told = [
        Assessment(
            f"{asked}-{endpoint}-{n}", f"p{n}", asked, "score", endpoint, interest,
            answer=Estimate(best), reason=f"{asked} {best:.0f}",
        )
        for (endpoint, interest), given in scores.items()
        for n, best in enumerate(given)
    ]  # fmt: skip
    found = Round(asked, "day", "Now", scores=tuple(scores), state="revealed", ballots=len(people))
    return replace(
        start,
        participants=Roster(people),
        rounds=Roster([replace(found, **more)]),
        assessments=Roster(told),
    )


def said(given: Scenario, key: str = "now") -> Said:
    return Said(given, given.rounds[key])


def test_the_judgement_on_which_the_room_differs_most_comes_first() -> None:
    figure = reveal_figure(said(scenario({ONE: [10, 12, 14], TWO: [-90, 0, 90]})))
    assert [row.key for row in figure.rows] == ["score/e2/us1", "score/e1/us1"]
    dots = figure.rows[0].cells[1]
    assert isinstance(dots, Dots)
    assert dots.places == pytest.approx((0.05, 0.5, 0.95))
    assert dots.half == pytest.approx((0.275, 0.725))
    assert [row.cells[4].text for row in figure.rows] == ["differs most", "agreed"]
    assert figure.says == ("3 answered. The room agrees on 1 of 2 judgements.",)


def test_abstaining_and_not_knowing_are_counted_beside_the_numbers() -> None:
    given = scenario({ONE: [10, 20, 30, 40]})
    told = list(given.assessments.values())
    told[1] = replace(told[1], answer="abstains")
    told[2] = replace(told[2], answer="unknown")
    figure = reveal_figure(said(replace(given, assessments=Roster(told))))
    assert figure.rows[0].cells[1].text == "2 numbers, 1 abstained, 1 does not know"


def test_nobody_is_named_but_where_the_round_was_asked_by_name() -> None:
    given = scenario({ONE: [10, 20]})
    assert said(given).reasons("score/e1/us1") == ("now 10", "now 20")
    by_name = scenario({ONE: [10, 20]}, anonymity="name")
    assert said(by_name).reasons("score/e1/us1") == ("Person 0: now 10", "Person 1: now 20")


def test_a_reason_that_is_hidden_is_not_told() -> None:
    given = scenario({ONE: [10, 20]})
    found = Said(given, given.rounds["now"], frozenset({"now-e1-0"}))
    assert found.reasons("score/e1/us1") == ("now 20",)


def test_what_moved_stands_beside_the_median_before() -> None:
    first = scenario({ONE: [0, 10, 20], TWO: [5, 5, 5]}, "first")
    second = scenario({ONE: [30, 40, 50]}, after="first")
    told = [replace(each, why="went_along") for each in second.assessments.values()]
    both = replace(
        first,
        rounds=Roster([*first.rounds.values(), *second.rounds.values()]),
        assessments=Roster([*first.assessments.values(), *told]),
    )
    found = said(both)
    assert moved_words(found, 0) == "median 10 → 40; 3 went along"
    dots = reveal_figure(found).rows[0].cells[1]
    assert isinstance(dots, Dots)
    assert (dots.before, dots.median) == pytest.approx((0.55, 0.7))


def test_it_is_to_be_read_again_where_what_it_is_read_from_is_another() -> None:
    given = scenario({ONE: [10, 12, 14]})
    found = said(given)
    again = edits.amend(given, "actors", "us", notes="Later.")
    logged = replace(given, log=Roster([Entry("x", "day")]))
    assert found.rests_on_same(said(given))
    assert found.rests_on_same(said(logged))
    assert not found.rests_on_same(said(again))
    assert not found.rests_on_same(said(edits.amend(given, "endpoints", "e1", name="Other")))
    assert not found.rests_on_same(said(edits.remove(given, "assessments", "now-e1-0")))
    assert not found.rests_on_same(Said(given, found.round, frozenset({"now-e1-0"})))


def test_a_poll_says_how_many_chose_what_most_first() -> None:
    given = scenario({ONE: [1, 2, 3]}, poll=("e1", "e2"))
    told = [
        Assessment(f"poll-{n}", f"p{n}", "now", "poll", choice=choice)
        for n, choice in enumerate([("e2",), ("e2",), ("e1", "e2")])
    ]
    figure = reveal_figure(
        said(replace(given, assessments=Roster([*given.assessments.values(), *told])))
    )
    polled = [(row.cells[0].text, row.cells[4].text) for row in figure.rows if row.key == "poll"]
    names = {key: given.endpoints[key].name for key in ("e1", "e2")}
    assert polled == [
        (f"Poll · {names['e2']}", "3 chose it"),
        (f"Poll · {names['e1']}", "1 chose it"),
    ]


class Downright(Record):
    """Notes the lines that run straight down, from where to where, and the dots."""

    def __init__(self) -> None:
        super().__init__()
        self.down: list[tuple[float, float]] = []
        self.dots: list[tuple[float, float]] = []

    def lines(self, ends: Floats, *_how: Any, **_more: Any) -> None:
        self.down += [(top, end) for x, top, at, end in ends.tolist() if x == at and top < end]

    def ellipse(self, x: float, y: float, *_how: Any, **_more: Any) -> None:
        self.dots.append((x, y))


@pytest.mark.parametrize("size", [(700.0, 300.0), (1_600.0, 900.0)])
def test_no_line_of_a_scale_runs_through_votes_which_begin_where_it_does(
    size: tuple[float, float],
) -> None:
    given = scenario({ONE: [-100, 2, 3], TWO: [4, 5, 6]}, poll=("e1",), signable=("bargain",))
    vote = Assessment("poll", "p0", "now", "poll", choice=("e1",))
    given = replace(given, assessments=Roster([*given.assessments.values(), vote]))
    placed = reveal_figure(said(given)).placed(*size, STYLE)
    drawn = Downright()
    placed.draw(drawn, Box(0.0, 0.0, *size))  # type: ignore[arg-type]
    first = next(spot.box for spot in placed.spots if spot.key == "poll")
    assert len(placed.spots) == 4
    assert drawn.down
    assert max(bottom for _top, bottom in drawn.down) <= first.top
    (x,) = [x for x, y in drawn.dots if y > first.top]
    assert x > min(at for at, _y in drawn.dots)


def test_only_packages_that_all_could_sign_are_told() -> None:
    given = scenario({ONE: [1, 2]}, packages=("bargain",))
    assert "no package" in " ".join(reveal_figure(said(given)).says)
    given = scenario({ONE: [1, 2]}, packages=("bargain",), signable=("bargain",))
    assert reveal_figure(said(given)).rows[-1].cells[4].text == "all could sign it"
    assert signable_sentence(1, 2) == "All could sign 1 of 2 packages."


def test_what_is_agreed_can_be_left_out() -> None:
    found = said(scenario({ONE: [10, 12, 14], TWO: [-90, 0, 90]}))
    assert found.agreed_items() == (Judgement("score", ONE),)


def test_reasons_for_a_change_are_counted() -> None:
    assert why_words(["persuaded", "", "new_fact", "persuaded"]) == (
        "2 were persuaded, 1 learned a new fact"
    )
    assert why_words([""]) == ""


@pytest.mark.parametrize(
    ("seconds", "words"), [(125, "2:05"), (59, "0:59"), (0, "Time is up"), (-3, "Time is up")]
)
def test_a_countdown_reads_in_minutes_and_seconds(seconds: int, words: str) -> None:
    assert left_words(seconds) == words


def test_what_asks_again_is_numbered_under_the_name_of_the_first() -> None:
    first = Round("a", "day", "How well does it end?")
    second = Round("b", "day", "How well does it end? (round 2)", after="a")
    given = replace(small_scenario(), rounds=Roster([first, second]))
    assert again_name(given, first) == "How well does it end? (round 2)"
    assert again_name(given, second) == "How well does it end? (round 3)"


def test_what_is_asked_is_counted_by_kind() -> None:
    asked = Round("r", "day", "R", scores=(ONE, TWO), weights=("us1",), poll=("e1", "e2"))
    assert asked_sentence(asked) == "Asked: 2 scores, 1 weight and a poll of endpoints."
