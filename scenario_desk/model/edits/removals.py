"""Taking things out of a scenario, with all that only made sense together with them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import fields as fields_of
from typing import Any

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.edits.judging import known
from scenario_desk.model.edits.profiles import is_base
from scenario_desk.model.entities import Linkage, Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.scenario import ROSTERS, Scenario, replace
from scenario_desk.model.table import Roster, Table


def remove(scenario: Scenario, collection: str, id: str) -> Scenario:  # noqa: A002
    """Remove an entity from its roster and everything that names it.

    An actor takes its interests, its profiles and those it holds of others along, and leaves its
    decisions without an owner; an interest takes its scores, weights, red lines, relations and
    effects; an endpoint leaves its leaves unfinished. A base profile is refused while its actor
    exists.
    """
    if collection not in _REMOVALS:
        raise EditRefused("unknown_field", field=collection)
    known(scenario, collection, id)
    return _REMOVALS[collection](scenario, id)


def _actor(scenario: Scenario, actor: str) -> Scenario:
    own = [each.id for each in scenario.interests.values() if each.actor == actor]
    scenario = _interests(scenario, own)
    profiles = [
        each.id for each in scenario.profiles.values() if actor in (each.actor, each.holder)
    ]
    scenario = _profiles(scenario, profiles)
    linkages = _each(
        scenario.linkages,
        lambda each: {
            "givers": _tuple_without(each.givers, actor),
            "receivers": _tuple_without(each.receivers, actor),
        },
    )
    assumptions = amended(
        scenario.assumptions, profiles=scenario.assumptions.profiles.without(actor)
    )
    return _nodes(
        replace(
            scenario,
            actors=scenario.actors.without(actor),
            linkages=linkages,
            assumptions=assumptions,
        ),
        "owner",
        actor,
    )


def _interests(scenario: Scenario, interests: Collection[str]) -> Scenario:
    gone = set(interests)

    def of_profile(profile: Profile) -> dict[str, Any]:
        return {
            "weights": profile.weights.without(*gone),
            "red_lines": profile.red_lines.without(*gone),
            "scores": profile.scores.without(*(key for key in profile.scores if key[1] in gone)),
        }

    def of_linkage(linkage: Linkage) -> dict[str, Any]:
        special = linkage.endpoint_effects
        for endpoint, effects in linkage.endpoint_effects.items():
            kept = effects.without(*gone)
            if kept is not effects:
                special = special.set(endpoint, kept) if kept else special.without(endpoint)
        return {"effects": linkage.effects.without(*gone), "endpoint_effects": special}

    relations = [
        each.id for each in scenario.relations.values() if {each.source, each.target} & gone
    ]
    return replace(
        scenario,
        interests=scenario.interests.without(*gone),
        scores=scenario.scores.without(*(key for key in scenario.scores if key[1] in gone)),
        relations=scenario.relations.without(*relations),
        profiles=_each(scenario.profiles, of_profile),
        linkages=_each(scenario.linkages, of_linkage),
    )


def _endpoint(scenario: Scenario, endpoint: str) -> Scenario:
    profiles = _each(
        scenario.profiles,
        lambda each: {
            "scores": each.scores.without(*(key for key in each.scores if key[0] == endpoint))
        },
    )
    linkages = _each(
        scenario.linkages,
        lambda each: {
            "endpoints": _tuple_without(each.endpoints, endpoint),
            "endpoint_effects": each.endpoint_effects.without(endpoint),
        },
    )
    return _nodes(
        replace(
            scenario,
            endpoints=scenario.endpoints.without(endpoint),
            scores=scenario.scores.without(*(key for key in scenario.scores if key[0] == endpoint)),
            profiles=profiles,
            linkages=linkages,
        ),
        "endpoint",
        endpoint,
    )


def _profile(scenario: Scenario, profile: str) -> Scenario:
    found = scenario.profiles[profile]
    if is_base(scenario, found):
        actor = scenario.actors[found.actor]
        raise EditRefused("base_profile_needed", actor=actor.name)
    return _profiles(scenario, [profile])


def _profiles(scenario: Scenario, profiles: Collection[str]) -> Scenario:
    active = scenario.assumptions.profiles
    dropped = [actor for actor, profile in active.items() if profile in profiles]
    return replace(
        scenario,
        profiles=scenario.profiles.without(*profiles),
        assumptions=amended(scenario.assumptions, profiles=active.without(*dropped)),
    )


def _linkage(scenario: Scenario, linkage: str) -> Scenario:
    assumptions = scenario.assumptions
    return replace(
        scenario,
        linkages=_each(
            scenario.linkages.without(linkage),
            lambda each: {
                "requires": _tuple_without(each.requires, linkage),
                "excludes": _tuple_without(each.excludes, linkage),
            },
        ),
        packages=_each(
            scenario.packages, lambda each: {"linkages": _tuple_without(each.linkages, linkage)}
        ),
        assumptions=amended(assumptions, linkages=_tuple_without(assumptions.linkages, linkage)),
    )


def _group(scenario: Scenario, group: str) -> Scenario:
    linkages = _each(
        scenario.linkages, lambda each: {"group": None if each.group == group else each.group}
    )
    return replace(scenario, groups=scenario.groups.without(group), linkages=linkages)


def _package(scenario: Scenario, package: str) -> Scenario:
    assumptions = scenario.assumptions
    if assumptions.package == package:
        assumptions = amended(assumptions, package=None)
    packages = scenario.packages.without(package)
    return replace(scenario, packages=packages, assumptions=assumptions)


def _phase(scenario: Scenario, phase: str) -> Scenario:
    return _nodes(replace(scenario, phases=scenario.phases.without(phase)), "phase", phase)


def _source(scenario: Scenario, source: str) -> Scenario:
    changed: dict[str, Any] = {
        name: _each(getattr(scenario, name), lambda each: _fields_unsourced(each, source))
        for name in ROSTERS
        if name != "sources"
    }
    put = {
        node.id: amended(node, probability=_unsourced(node.probability, source))
        for node in scenario.nodes.values()
        if node.probability is not None and source in node.probability.sources
    }
    changed["scores"] = _unsourced(scenario.scores, source)
    return scenario.with_nodes(put, sources=scenario.sources.without(source), **changed)


def _fields_unsourced(entity: Any, source: str) -> dict[str, Any]:
    fields = {
        field.name: _unsourced(getattr(entity, field.name), source) for field in fields_of(entity)
    }
    if "sources" in fields:
        fields["sources"] = _tuple_without(entity.sources, source)
    return fields


def _unsourced(value: Any, source: str) -> Any:
    """An estimate, or a table of them, that cites the source no more; else the value itself."""
    if isinstance(value, Estimate):
        return amended(value, sources=_tuple_without(value.sources, source))
    if isinstance(value, Table):
        fresh = ((key, _unsourced(each, source)) for key, each in value.items())
        return value.updated({key: each for key, each in fresh if each is not value[key]})
    return value


def _listed_only(collection: str) -> Callable[[Scenario, str], Scenario]:
    """Removal of what nothing else names."""

    def removal(scenario: Scenario, key: str) -> Scenario:
        return replace(scenario, **{collection: getattr(scenario, collection).without(key)})

    return removal


def _nodes(scenario: Scenario, field: str, key: str) -> Scenario:
    """The scenario with the field empty in every node where it held the key."""
    put = {
        node.id: amended(node, **{field: None})
        for node in scenario.nodes.values()
        if getattr(node, field) == key
    }
    return scenario.with_nodes(put) if put else scenario


def _each(roster: Roster[Any], change: Callable[[Any], dict[str, Any]]) -> Roster[Any]:
    for entity in roster.values():
        if (new := amended(entity, **change(entity))) is not entity:
            roster = roster.put(new)
    return roster


def _tuple_without(values: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(value for value in values if value != gone)


_REMOVALS: dict[str, Callable[[Scenario, str], Scenario]] = {
    "actors": _actor,
    "interests": lambda scenario, key: _interests(scenario, [key]),
    "relations": _listed_only("relations"),
    "endpoints": _endpoint,
    "profiles": _profile,
    "linkages": _linkage,
    "groups": _group,
    "packages": _package,
    "phases": _phase,
    "sources": _source,
    "glossary": _listed_only("glossary"),
}
