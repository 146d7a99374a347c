"""From a round to the paper, and from ballots to assessments and what phones are shown."""

from __future__ import annotations

import json
from dataclasses import replace as amended
from typing import Any

import pytest

from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Assessment, Participant, Proposal, Round, Seed, Session
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster
from scenario_desk.presentation.session.reveal import Said, reveal_figure
from scenario_desk.presentation.words import numbers
from scenario_desk.workshop.asking import asking, seats_of
from scenario_desk.workshop.ballots import Ballot
from scenario_desk.workshop.paper import Option, RoomSaid, paper_json
from scenario_desk.workshop.refused import WorkshopRefused
from scenario_desk.workshop.revealing import answer_json, assessments_of, signable
from scenario_desk.workshop.room import Seat
from scenario_desk.workshop.showing import results_of
from tests.model.building import small_scenario

EVERYTHING: dict[str, Any] = {
    "scores": (("e1", "us1"), ("e2", "ru1")),
    "weights": ("us1",),
    "branches": ("talks",),
    "red_lines": ("ru1",),
    "reservations": ("us",),
    "poll": ("e1", "e2"),
    "seeds": ("ships",),
    "packages": ("deal",),
    "proposal": "aid",
}


def scenario(**more: Any) -> Scenario:
    """The small one with one round that asks everything, changed by `more`."""
    base = small_scenario()
    asked = Round("r1", "day", "Scores", **(EVERYTHING | more))
    again = Round("r2", "day", "Again", scores=(("e1", "us1"),), branches=("talks",), after="r1")
    package = amended(next(iter(base.packages.values())), id="deal", name="The deal")
    return replace(
        base,
        participants=Roster(
            [
                Participant("ann", "Ann", "us"),
                Participant("bob", "Bob", "ru"),
                Participant("cy", "Cy"),
            ]
        ),
        sessions=Roster([Session("day", "A day", seats=("us", "ru"))]),
        seeds=Roster([Seed("ships", "How many ships?", "ships", 30, 0, 250)]),
        proposals=Roster([Proposal("aid", "day", "Send aid")]),
        packages=Roster([*base.packages.values(), package]),
        rounds=Roster([asked, again]),
        assessments=Roster([]),
    )


def told(who: str | None, item: str, **answer: Any) -> Ballot:
    return Ballot(who, item, answer, "2026-01-01T10:00:00Z" if who else "")


def with_assessments(base: Scenario, *ballots: Ballot) -> tuple[Scenario, tuple[Assessment, ...]]:
    made = assessments_of(base, base.rounds["r1"], ballots)
    return replace(base, assessments=Roster(made)), made


def test_everything_can_be_asked() -> None:
    paper = asking(scenario(as_actor="ru", numbers=1, of=("us",), text="Think."), "r1")
    assert (paper.round, paper.name, paper.text, paper.role) == ("r1", "Scores", "Think.", "Russia")
    assert (paper.numbers, paper.seats, paper.second) == (1, ("us",), False)
    kinds = [item.item for item in paper.items]
    assert kinds == [
        *("score/e1/us1", "score/e2/ru1", "weight/us1", "branch/talks", "red_line/ru1"),
        *("reservation/us", "poll", "seed/ships", "package/deal", "success/aid"),
    ]
    shown = {item.item: (item.least, item.most, item.step, item.unit) for item in paper.items}
    assert shown["score/e1/us1"] == (-100, 100, 1, "")
    assert shown["weight/us1"] == (0, 100, 1, "")
    assert shown["branch/talks"] == shown["success/aid"] == (0, 100, 1, "%")
    assert shown["seed/ships"] == (0, 250, 5, "ships")
    assert shown["poll"] == shown["package/deal"] == (None, None, 1, "")
    poll = next(item for item in paper.items if item.kind == "poll")
    assert [option.id for option in poll.options] == ["e1", "e2"]
    assert all(isinstance(option, Option) and option.name for option in poll.options)
    assert all(item.title for item in paper.items)
    json.dumps(paper_json(paper, "ann"))


def test_a_phone_is_told_the_question_and_no_more_of_the_scenario() -> None:
    base = scenario()
    interest = base.interests["us1"]
    score = Round("r1", "day", "Scores", scores=(("e1", "us1"),), notes="Watch Bob.")
    text = json.dumps(paper_json(asking(replace(base, rounds=Roster([score])), "r1"), "ann"))
    assert interest.name in text
    assert "Watch Bob" not in text
    others = [each.name for each in base.interests.values() if each.actor != interest.actor]
    others += [node.label for node in base.nodes.values() if node.label]
    others += [each.name for key, each in base.endpoints.items() if key != "e1"]
    assert others
    assert not [each for each in others if each in text]
    assert str(base.seeds["ships"].truth) not in json.dumps(
        paper_json(
            asking(replace(base, rounds=Roster([Round("r1", "day", "S", seeds=("ships",))])), "r1"),
            "ann",
        )
    )


def test_what_is_not_there_or_asks_nothing_is_said() -> None:
    with pytest.raises(WorkshopRefused, match="no round “r9”"):
        asking(scenario(), "r9")
    empty = replace(scenario(), rounds=Roster([Round("r1", "day", "Empty")]))
    with pytest.raises(WorkshopRefused, match="asks nothing yet"):
        asking(empty, "r1")


@pytest.mark.parametrize(
    ("anonymity", "sentence"),
    [
        ("name", "with your name"),
        ("alias", "Whoever leads can see what you answered by the name you chose"),
        ("unlinkable", "Nobody learns"),
    ],
)
def test_what_becomes_known_is_said_before(anonymity: str, sentence: str) -> None:
    assert sentence in asking(scenario(anonymity=anonymity), "r1").anonymity_words


def test_with_two_who_must_sign_it_is_said_what_each_can_work_out() -> None:
    base = scenario()
    principals = [key for key, actor in base.actors.items() if actor.principal]
    kept = [actor for key, actor in base.actors.items() if key in principals[:2]]
    others = [amended(actor, principal=False) for actor in kept[1:]]
    warnings = []
    for actors in (kept, [kept[0], *others]):
        rest = [each for each in base.actors.values() if each.id not in {a.id for a in kept}]
        rest = [amended(each, principal=False) for each in rest]
        warnings.append(asking(replace(base, actors=Roster([*actors, *rest])), "r1").warning)
    assert "each can work out" in warnings[0]
    assert warnings[1]
    assert "work out" not in warnings[1]
    assert asking(scenario(packages=()), "r1").warning == ""


def test_seats_are_those_of_the_session() -> None:
    assert seats_of(scenario(), "day") == (Seat("us", "United States"), Seat("ru", "Russia"))
    assert seats_of(scenario(), "other") == ()


def test_ballots_become_assessments() -> None:
    base = scenario(as_actor="ru")
    _, made = with_assessments(
        base,
        told("ann", "score/e1/us1", low=-5.0, best=10.0, high=20.5, reason="So.", why="new_fact"),
        told("ann", "branch/talks", low=7.0, best=29.0, high=33.3),
        told("ann", "poll", choice=["e2", "e1"]),
        told("bob", "seed/ships", unknown=True),
        told("bob", "success/aid", abstains=True, reason="Not mine."),
        told("bob", "poll", choice=[]),
        told("gone", "poll", choice=["e1"]),
        told("ann", "package/deal", yes=True),
    )
    score, branch, poll, seed, success = made
    when = "2026-01-01T10:00:00Z"
    assert score == Assessment(
        score.id,
        *("ann", "r1", "score", "e1", "us1"),
        as_actor="ru",
        answer=Estimate(10, -5, 20.5),
        reason="So.",
        why="new_fact",
        time=when,
    )
    assert (branch.branch, branch.answer) == ("talks", Estimate(0.29, 0.07, 0.333))
    assert (poll.choice, poll.answer) == (("e2", "e1"), None)
    assert (seed.seed, seed.answer) == ("ships", "unknown")
    assert (success.proposal, success.answer, success.reason) == ("aid", "abstains", "Not mine.")
    assert len({each.id for each in made}) == 5


def test_a_second_round_shows_what_was_said_before() -> None:
    base, _ = with_assessments(
        scenario(),
        told("ann", "score/e1/us1", low=0.0, best=10.0, high=20.0, reason="So."),
        told("bob", "score/e1/us1", best=30.0),
        told("cy", "score/e1/us1", abstains=True),
        told("ann", "branch/talks", low=10.0, best=29.0, high=40.0),
    )
    paper = asking(base, "r2")
    assert paper.second
    assert [item.room for item in paper.items] == [
        RoomSaid(15.0, 20.0, 25.0, 2),
        RoomSaid(29.0, 29.0, 29.0, 1),
    ]
    assert paper.before == {
        "ann": {
            "score/e1/us1": {"low": 0.0, "best": 10.0, "high": 20.0, "reason": "So."},
            "branch/talks": {"low": 10.0, "best": 29.0, "high": 40.0},
        },
        "bob": {"score/e1/us1": {"best": 30.0}},
        "cy": {"score/e1/us1": {"abstains": True}},
    }


def test_an_unlinkable_first_round_leaves_nobodys_own() -> None:
    base, _ = with_assessments(
        scenario(anonymity="unlinkable"), told(None, "score/e1/us1", best=10.0)
    )
    paper = asking(base, "r2")
    assert paper.before == {}
    assert paper.items[0].room == RoomSaid(10.0, 10.0, 10.0, 1)


def test_an_answer_goes_to_the_scenario_and_back() -> None:
    answers = [
        told("ann", "branch/talks", low=0.0, best=float(percent), high=100.0)
        for percent in range(101)
    ]
    base = scenario()
    for ballot, made in zip(answers, assessments_of(base, base.rounds["r1"], answers), strict=True):
        assert made.answer == Estimate(ballot.answer["best"] / 100, 0, 1)
        assert answer_json(made) == ballot.answer


def test_phones_are_shown_medians_dots_and_reasons() -> None:
    base, made = with_assessments(
        scenario(),
        told("ann", "score/e1/us1", low=-5.0, best=40.0, high=50.0, reason="Z <b>"),
        told("bob", "score/e1/us1", low=0.0, best=30.0, high=60.0, reason="A"),
        told("cy", "score/e1/us1", low=10.0, best=20.0, high=70.0),
        told("ann", "score/e2/ru1", best=-90.0),
        told("bob", "score/e2/ru1", best=90.0),
        told("cy", "score/e2/ru1", unknown=True),
        told("ann", "branch/talks", best=29.0),
        told("ann", "poll", choice=["e2", "e1"]),
        told("bob", "poll", choice=["e2"]),
        told("bob", "weight/us1", abstains=True),
    )
    shown = results_of(base, base.rounds["r1"], made, ["deal"])
    assert shown["score/e1/us1"] == {
        "count": 3,
        "dots": [20.0, 30.0, 40.0],
        "reasons": ["A", "Z <b>"],
        "agreed": True,
        "low": 25.0,
        "median": 30.0,
        "high": 35.0,
    }
    assert shown["score/e2/ru1"]["agreed"] is False
    assert shown["score/e2/ru1"]["count"] == 2
    assert shown["branch/talks"]["median"] == 29.0
    assert shown["poll"]["chosen"] == {"e2": 2, "e1": 1}
    assert shown["poll"]["count"] == 2
    assert "median" not in shown["weight/us1"]
    assert shown["package/deal"] == {"agreed": True}
    assert "seed/ships" not in shown
    text = json.dumps(shown)
    assert not [who for who in ("ann", "Ann", "bob", "Bob") if who in text]


@pytest.mark.parametrize("given", [(-13, 4, 5), (-90.5, 0, 12, 70), (7,)])
def test_phones_and_the_projector_say_the_same(given: tuple[float, ...]) -> None:
    ballots = [
        told(who, "score/e1/us1", low=-100, best=best, high=100)
        for who, best in zip(("ann", "bob", "cy", "dov"), given, strict=False)
    ]
    start = scenario(scores=(("e1", "us1"),))
    people = Roster([*start.participants.values(), Participant("dov", "Dov")])
    base, made = with_assessments(replace(start, participants=people), *ballots)
    said = results_of(base, base.rounds["r1"], made)["score/e1/us1"]
    row = reveal_figure(Said(base, base.rounds["r1"])).rows[0]
    words = [numbers.plain(said[name]) for name in ("median", "low", "high")]
    assert [row.cells[2].text, row.cells[3].text] == [words[0], f"{words[1]} to {words[2]}"]


@pytest.mark.parametrize(
    ("votes", "could"),
    [
        ([("ann", True), ("bob", True)], True),
        ([("ann", True), ("bob", False)], False),
        ([("ann", True)], False),
        ([], False),
        # Who sits for nobody signs nothing, and stops nobody.
        ([("ann", True), ("bob", True), ("cy", False)], True),
        ([("ann", True), ("bob", None)], False),
    ],
)
def test_a_package_is_signed_by_every_team_or_not_at_all(
    votes: list[tuple[str, bool | None]], could: bool
) -> None:
    base = scenario()
    ballots = [
        told(who, "package/deal", **({"abstains": True} if yes is None else {"yes": yes}))
        for who, yes in votes
    ]
    assert signable(base, base.rounds["r1"], ballots) == (("deal",) if could else ())


def test_without_seats_everybody_who_answered_has_to_sign() -> None:
    base = replace(scenario(), sessions=Roster([Session("day", "A day")]))
    both = [told("ann", "package/deal", yes=True), told("cy", "package/deal", yes=True)]
    assert signable(base, base.rounds["r1"], both) == ("deal",)
    both[1] = told("cy", "package/deal", yes=False)
    assert signable(base, base.rounds["r1"], both) == ()
