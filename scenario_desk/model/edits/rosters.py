"""Adding, changing and ordering the things that stand in lists: actors, interests, endpoints …"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields as fields_of
from typing import Any

from scenario_desk.model.edits.amending import amended, made
from scenario_desk.model.edits.judging import known
from scenario_desk.model.edits.soundness import refuse_unsound_fields
from scenario_desk.model.entities import Actor, Interest, Profile
from scenario_desk.model.estimate import SHORT
from scenario_desk.model.ids import new_id
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.references import left
from scenario_desk.model.rosters import HOLDERS, ROSTERS
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster

_LONGEST_ID = 64


def add(scenario: Scenario, collection: str, entity: Any, index: int | None = None) -> Scenario:
    """Add an entity to a roster, at `index` or last.

    An actor comes with an empty base profile, under the id it names or else a fresh one. A snapshot
    or an entry of the log holds what there is, unless it comes with what it holds.
    """
    _refuse_wrong_kind(scenario, collection, entity)
    if isinstance(entity, Actor):
        wanted = f"{entity.id}-base"
        taken = wanted in scenario.profiles or len(wanted) > _LONGEST_ID
        base = entity.base_profile or (new_id() if taken else wanted)
        profile = made(Profile, id=base, actor=entity.id, name=entity.name)
        return add_actor(scenario, amended(entity, base_profile=base), profile, index)
    if collection in HOLDERS:
        entity = amended(entity, scenario=(entity.scenario or scenario).moment)
    refuse_unsound_fields(scenario, collection, entity, _names(entity))
    return replace(scenario, **{collection: getattr(scenario, collection).put(entity, index)})


def add_new(scenario: Scenario, collection: str, id: str, **fields: Any) -> Scenario:  # noqa: A002
    """Add an entity that is made of these fields, last in its roster."""
    return add(scenario, collection, made(ROSTERS[_roster(collection)].entity, id=id, **fields))


def add_actor(
    scenario: Scenario, actor: Actor, profile: Profile, index: int | None = None
) -> Scenario:
    """Add an actor together with its base profile."""
    _refuse_wrong_kind(scenario, "actors", actor)
    _refuse_wrong_kind(scenario, "profiles", profile)
    if profile.actor != actor.id:
        raise EditRefused("profile_of_another", profile=profile.name, actor=actor.name)
    grown = replace(
        scenario,
        actors=scenario.actors.put(amended(actor, base_profile=profile.id), index),
        profiles=scenario.profiles.put(profile),
    )
    refuse_unsound_fields(grown, "actors", grown.actors[actor.id], _names(actor))
    refuse_unsound_fields(grown, "profiles", profile, _names(profile))
    return grown


def amend(scenario: Scenario, collection: str, id: str, **fields: Any) -> Scenario:  # noqa: A002
    """Change fields of an entity of a roster; its id stays.

    An interest that goes to another actor leaves the weights, red lines and scores behind that the
    former actor's profiles gave it. A profile stays its actor's, and where its name says that of an
    actor who is renamed, it says the new one.
    """
    entity = known(scenario, _roster(collection), id)
    new = amended(entity, **fields)
    if new is entity:
        return scenario
    # Only what is changed: a fault elsewhere in a loaded entity must not stop a rename.
    changed = [name for name in fields if getattr(new, name) != getattr(entity, name)]
    refuse_unsound_fields(scenario, collection, new, changed)
    roster: Roster[Any] = getattr(scenario, collection)
    edited = replace(scenario, **{collection: roster.put(new)})
    if collection == "interests" and "actor" in changed:
        return _handed_over(edited, new)
    if collection == "actors" and "name" in changed:
        return _called_anew(edited, entity, new)
    return edited


def reorder_entity(scenario: Scenario, collection: str, id: str, index: int) -> Scenario:  # noqa: A002
    """Move an entity to another place in its roster; `index` is counted without it."""
    known(scenario, _roster(collection), id)
    roster: Roster[Any] = getattr(scenario, collection)
    moved = roster.moved(id, max(0, min(index, len(roster) - 1)))
    return scenario if moved.order == roster.order else replace(scenario, **{collection: moved})


def _handed_over(scenario: Scenario, interest: Interest) -> Scenario:
    profiles = scenario.profiles
    for profile in scenario.profiles.values():
        if profile.actor != interest.actor:
            without = amended(profile, **left(profile, {"interests": (interest.id,)}))
            if without is not profile:
                profiles = profiles.put(without)
    return replace(scenario, profiles=profiles)


def _called_anew(scenario: Scenario, before: Actor, actor: Actor) -> Scenario:
    """The actor's name anew in those of its profiles, its own and those by which it sees others.

    Its short name goes where it is made of the first letters of the former name alone.
    """
    if not (before.name.strip() and actor.name.strip()):
        return scenario
    short = before.short.casefold()
    if actor.short == before.short and short == _initials(before.name) != _initials(actor.name):
        scenario = replace(scenario, actors=scenario.actors.put(amended(actor, short="")))
    old = re.compile(rf"(?<!\w){re.escape(before.name)}(?!\w)")
    profiles = scenario.profiles
    for profile in scenario.profiles.values():
        if actor.id in (profile.actor, profile.holder):
            name = old.sub(lambda _found: actor.name, profile.name)
            if name != profile.name and len(name) <= SHORT:
                profiles = profiles.put(amended(profile, name=name))
    return replace(scenario, profiles=profiles)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).casefold()


def _roster(collection: str) -> str:
    if collection not in ROSTERS:
        raise EditRefused("unknown_field", field=collection)
    return collection


def _names(entity: Any) -> Iterable[str]:
    return [field.name for field in fields_of(entity)]


def _refuse_wrong_kind(scenario: Scenario, collection: str, entity: Any) -> None:
    if not isinstance(entity, ROSTERS[_roster(collection)].entity):
        raise EditRefused("wrong_value", field=collection, value=type(entity).__name__)
    if entity.id in getattr(scenario, collection):
        raise EditRefused("id_taken", collection=collection, id=entity.id)
