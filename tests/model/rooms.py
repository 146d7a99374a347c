"""Scenarios in which a room has answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as with_fields
from itertools import product
from random import Random
from typing import Literal

from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Assessment, Participant, Round, Seed, Session
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster

NAMES = ("Ada", "Ben", "Cyd", "Dov", "Eve", "Fay", "Gil", "Hal")
Answer = Estimate | Literal["abstains", "unknown"]


def participants(count: int = len(NAMES)) -> Roster[Participant]:
    """So many of them, with the ids p0, p1 …"""
    return Roster(Participant(f"p{number}", NAMES[number % len(NAMES)]) for number in range(count))


def told(who: str | None, item: Sequence[str], answer: Answer, **fields: str) -> Assessment:
    """An answer to ("score", endpoint, interest), ("weight", interest), ("branch", node) …"""
    kind, *about = item
    names = {
        "score": ("endpoint", "interest"),
        "weight": ("interest",),
        "branch": ("branch",),
        "red_line": ("interest",),
        "reservation": ("actor",),
        "seed": ("seed",),
    }[kind]
    number = fields.pop("id", f"{who}-{'-'.join(item)}-{fields.get('round', '')}")
    return Assessment(
        number, who, kind=kind, answer=answer, **dict(zip(names, about, strict=True)), **fields
    )


def with_room(scenario: Scenario, *given: Assessment, people: int = len(NAMES)) -> Scenario:
    """The scenario with these answers, and rounds "one" and "two" of which two asks one again."""
    return replace(
        scenario,
        participants=participants(people),
        sessions=Roster([Session("day", "A day")]),
        rounds=Roster(
            [
                Round("one", "day", "First", state="revealed"),
                Round("two", "day", "Second", state="revealed", after="one"),
            ]
        ),
        seeds=Roster(
            [Seed("q1", "How many?", "", 50, 0, 100), Seed("q2", "How far?", "", 20, 0, 99)]
        ),
        assessments=Roster(given),
    )


def camps_of(scenario: Scenario) -> Scenario:
    """Ada, Ben, Cyd, Dov and Gil score alike; Eve and Fay see all of it at −80 for `us1`; Hal abstains
    there, and on `ru1` does not know."""
    given = []
    for person in range(8):
        far = person in (4, 5)
        for number, endpoint in enumerate(("e1", "e2", "e3", "e4")):
            for interest in ("us1", "ru1"):
                best = -80.0 if far and interest == "us1" else 60.0 - 10 * number + person
                answer: Answer = spread(best)
                if person == 7:
                    answer = "abstains" if interest == "us1" else "unknown"
                given.append(told(f"p{person}", ("score", endpoint, interest), answer))
        if person != 7:
            given.append(told(f"p{person}", ("weight", "us1"), spread(50 + person, 10, 0, 100)))
            given.append(
                told(f"p{person}", ("branch", "talks"), spread(0.3 + person / 50, 0.1, 0, 1))
            )
    return with_room(scenario, *given)


def flagship_room(scenario: Scenario) -> Scenario:
    """Eight on the first two interests of each principal at nine endpoints, the last three of a camp
    of their own; teams judge as Russia too, and all answered the seed questions."""
    principals = [actor.id for actor in scenario.principals]
    interests = [each.id for actor in principals for each in scenario.interests_of(actor)[:2]]
    ends, given = tuple(scenario.endpoints)[:9], []
    for person in range(8):
        numbers = Random(person)
        for place, (endpoint, interest) in enumerate(product(ends, interests)):
            score = scenario.scores.get((endpoint, interest))
            best = (score.best if score else 0.0) + numbers.randint(-15, 15)
            best += 60 * (person > 4 and place < 12 and interest == interests[0])
            answer: Answer = spread(min(max(best, -100), 100), 15)
            if (person + place) % 23 == 0:
                answer = "abstains" if person % 2 else "unknown"
            reason = "The front has moved." if place % 11 == person else ""
            given.append(told(f"p{person}", ("score", endpoint, interest), answer, reason=reason))
            if interest == interests[2]:
                seen = spread(min(max(best + 70 * (person % 2) - 35, -100), 100), 15)
                given.append(
                    told(
                        f"p{person}", ("score", endpoint, interest), seen,
                        as_actor=principals[1], id=f"as-{person}-{endpoint}",
                    )
                )  # fmt: skip
        given.append(
            told(f"p{person}", ("weight", interests[0]), spread(40 + 5 * person, 10, 0, 100))
        )
        for seed, truth in (("q1", 50), ("q2", 20)):
            answer = spread(truth + numbers.randint(-18, 18), 12, 0, 99)
            given.append(told(f"p{person}", ("seed", seed), answer))
    room = with_room(scenario, *given)
    seated = [
        with_fields(each, seat=principals[number % 2])
        for number, each in enumerate(room.participants.values())
    ]
    return replace(room, participants=Roster(seated))


def spread(best: float, by: float = 20, least: float = -100, most: float = 100) -> Estimate:
    """An estimate with a range around it."""
    return Estimate(best, max(best - by, least), min(best + by, most))
