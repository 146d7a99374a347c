"""Pictures: what teams say of themselves, and of one another, and the agreements that this costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.perception import Perception, perception
from scenario_desk.analysis.room.aggregation import How, aggregated
from scenario_desk.analysis.room.reading import read
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Assessment, Judgement
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table

_JUDGED = ("score", "weight", "red_line", "reservation")


@dataclass(frozen=True)
class Picture:
    """How one team judges as an actor, put together: its own, or as it sees another."""

    actor: str
    """Whose judgements."""
    seat: str
    """Who gave them: the actor itself, or a holder of a picture of it."""
    count: int
    """How many people."""
    values: Mapping[Judgement, Estimate]


def pictures(scenario: Scenario, how: How = "median") -> tuple[Picture, ...]:
    """What was answered as some actor, by team, in the order of actors, then of teams.

    Of each participant the last answer counts; where answers cannot be linked, the seat is that of
    the round, if it asked one alone. Only what a profile of that actor has.
    """
    given: dict[tuple[str, str], list[Assessment]] = {}
    for each in scenario.assessments.values():
        seat = _seat(scenario, each)
        if each.as_actor is not None and seat is not None and _of(scenario, each) == each.as_actor:
            given.setdefault((each.as_actor, seat), []).append(each)
    return tuple(
        _picture(scenario, actor, seat, given[actor, seat], how)
        for actor in scenario.actors
        for seat in scenario.actors
        if (actor, seat) in given
    )


def perception_of_room(scenario: Scenario, assumptions: Assumptions) -> dict[str, Perception]:
    """The perception gap that the room itself produced, by the team that holds a picture.

    Each actor that a team judged as itself goes by that, in place of its active profile; each picture
    stands in place of what the scenario has that team hold of the actor. No other picture is held.
    Raises EditRefused where what a team comes to is off its scale.
    """
    bases = {each.base_profile for each in scenario.actors.values()}
    held = [
        key
        for key, each in scenario.profiles.items()
        if each.kind == "perceived" and key not in bases
    ]
    there = edits.remove_all(scenario, "profiles", held)
    active = {actor: key for actor, key in assumptions.profiles.items() if key in there.profiles}
    for number, each in enumerate(pictures(scenario)):
        own = each.seat == each.actor
        key = _fresh(there, number)
        there = edits.minority_profile(
            there,
            key,
            each.actor,
            key,
            each.values,
            "own" if own else "perceived",
            None if own else each.seat,
        )
        if own:
            active[each.actor] = key
    return perception(lower(there), replace(assumptions, profiles=Table(active)))


def _picture(
    scenario: Scenario, actor: str, seat: str, given: list[Assessment], how: How
) -> Picture:
    reading = read(scenario, given)
    together = aggregated(reading.answers, how)
    values = {
        judgement: estimate
        for place, judgement in enumerate(reading.judgements)
        if (estimate := reading.estimate(together, place)) is not None
    }
    return Picture(actor, seat, len(reading.participants), values)


def _seat(scenario: Scenario, given: Assessment) -> str | None:
    """The team that gave it; None where that is not known."""
    if given.participant is not None:
        person = scenario.participants.get(given.participant)
        return person.seat if person else None
    asked = scenario.rounds.get(given.round) if given.round is not None else None
    return asked.of[0] if asked is not None and len(asked.of) == 1 else None


def _of(scenario: Scenario, given: Assessment) -> str | None:
    """Whose profile what is judged stands in; None where it is none of a profile."""
    if given.kind not in _JUDGED:
        return None
    if given.kind == "reservation":
        return given.actor
    interest = scenario.interests.get(given.interest) if given.interest is not None else None
    return interest.actor if interest else None


def _fresh(scenario: Scenario, number: int) -> str:
    """An id that no profile has."""
    name = f"room{number}"
    while name in scenario.profiles:
        name += "x"
    return name
