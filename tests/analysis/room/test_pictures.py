"""What teams say as themselves and as others: missed agreements and false hopes of the room."""

from __future__ import annotations

import pytest

from scenario_desk.analysis.room.pictures import perception_of_room, pictures
from scenario_desk.model.entities import Assumptions, Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Assessment, Judgement, Participant, Round, Session
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster
from tests.analysis.games import chance, ending, game

PAYOFFS = {
    "deal": {"us": 30.0, "ru": 20.0},
    "war": {"us": 0.0, "ru": 0.0},
}
SEATS = {"a": "us", "b": "us", "c": "us", "x": "ru", "y": "ru"}


def told(who: str | None, value: float, as_actor: str, interest: str, **fields: str) -> Assessment:
    return Assessment(
        f"{who}-{as_actor}-{interest}-{value}",
        who,
        fields.get("round"),
        "score",
        endpoint="deal",
        interest=interest,
        as_actor=as_actor,
        answer=Estimate(value),
    )


def scenario(*given: Assessment) -> Scenario:
    tree = chance("start", (0.5, ending("d", "deal")), (None, ending("w", "war")))
    return replace(
        game(tree, PAYOFFS, signed=("deal",)),
        participants=Roster(Participant(key, key, seat) for key, seat in SEATS.items()),
        sessions=Roster([Session("day", "A day")]),
        rounds=Roster([Round("of-us", "day", "Of one", of=("us",), as_actor="ru")]),
        assessments=Roster(given),
    )


ROOM = (
    told("a", -30, "ru", "ru1"),
    told("b", -10, "ru", "ru1"),
    told("c", -20, "ru", "ru1"),
    told("x", 40, "ru", "ru1"),
    told("y", 20, "ru", "ru1"),
)


def test_a_picture_is_what_a_team_says_together() -> None:
    judged = Judgement("score", ("deal", "ru1"))
    seen = {(each.actor, each.seat): each for each in pictures(scenario(*ROOM))}
    assert list(seen) == [("ru", "us"), ("ru", "ru")]
    assert seen["ru", "us"].values == {judged: Estimate(-20)}
    assert seen["ru", "ru"].values == {judged: Estimate(30)}
    assert (seen["ru", "us"].count, seen["ru", "ru"].count) == (3, 2)


def test_what_the_room_misses_is_its_own() -> None:
    """The Russian team would sign what the American team takes it to refuse."""
    found = perception_of_room(scenario(*ROOM), Assumptions())
    assert list(found) == ["us"]
    assert found["us"].own_overlap == ("deal", "war")
    assert found["us"].missed_agreements == ("deal",)
    assert found["us"].false_hopes == ()


def test_what_it_hopes_for_is_too() -> None:
    hopeful = (told("a", 60, "ru", "ru1"), told("x", -5, "ru", "ru1"))
    found = perception_of_room(scenario(*hopeful), Assumptions())
    assert found["us"].false_hopes == ("deal",)


def test_what_the_facilitator_has_a_team_hold_gives_way() -> None:
    made = scenario(*ROOM)
    seen = Profile("seen", "ru", "As seen", "perceived", "us")
    also = Profile("also", "us", "As seen", "perceived", "ru")
    made = replace(made, profiles=made.profiles.put(seen).put(also))
    found = perception_of_room(made, Assumptions())
    assert list(found) == ["us"]
    assert found["us"].missed_agreements == ("deal",)


def test_an_unlinkable_answer_is_of_the_team_that_the_round_asked_alone() -> None:
    judged = Judgement("score", ("deal", "ru1"))
    (only,) = pictures(
        scenario(told(None, -40, "ru", "ru1", round="of-us"), told(None, 10, "ru", "ru1"))
    )
    assert (only.actor, only.seat) == ("ru", "us")
    assert only.values == {judged: Estimate(-40)}


@pytest.mark.parametrize("given", [(), (told("a", 10, "ru", "us1"),)], ids=["none", "anothers"])
def test_without_answers_as_an_actor_on_its_interests_there_is_no_picture(
    given: tuple[Assessment, ...],
) -> None:
    assert pictures(scenario(*given)) == ()
    assert perception_of_room(scenario(*given), Assumptions()) == {}
