"""What the fields of an entity may hold: references that name something, numbers on their scale."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from scenario_desk.model.edits.judging import judged, known
from scenario_desk.model.edits.profiles import is_base, refuse_stranger, refuse_unsound_line
from scenario_desk.model.edits.room.soundness import (
    sound_assessment,
    sound_proposal,
    sound_round,
    sound_seed,
)
from scenario_desk.model.edits.walking import node_of
from scenario_desk.model.edits.whole import refuse_unfounded
from scenario_desk.model.entities import Actor, Lens, Linkage, Package, Profile, Relation, Shift
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import called, name_of
from scenario_desk.model.references import judgements, named
from scenario_desk.model.room import Assessment, Inject, Proposal, Round, Seed
from scenario_desk.model.rosters import ASSUMPTIONS
from scenario_desk.model.scenario import Scenario


def refuse_unsound_fields(
    scenario: Scenario,
    collection: str,
    entity: Any,
    fields: Iterable[str],
) -> None:
    """Raise EditRefused where one of these fields of the entity holds what it may not.

    Where the entity is being changed, the scenario holds it as it was.
    """
    names = set(fields)
    for field in names:
        for target, key in named(entity, field):
            if target == collection and key == entity.id:
                raise EditRefused("names_itself", field=field, name=entity.name)
            if field != "overrides":
                # What is said of the branches of whole nodes has a rule of its own.
                known(scenario, target, key)
    for field, what, estimate in judgements(entity):
        if field in names:
            judged(scenario, estimate, what)
    rule = _RULES.get(type(entity))
    if rule is not None:
        rule(scenario, entity, names)


def _actor(scenario: Scenario, actor: Actor, names: set[str]) -> None:
    if "base_profile" not in names:
        return
    profile = scenario.profiles.get(actor.base_profile)
    if profile is None:
        raise EditRefused("base_profile_needed", actor=actor.name)
    if profile.actor != actor.id or profile.kind != "own":
        raise EditRefused("profile_of_another", profile=profile.name, actor=actor.name)
    for line in profile.red_lines.values():
        if line.floor is None:
            raise EditRefused("red_line_needs_floor", profile=profile.name)


def _profile(scenario: Scenario, profile: Profile, names: set[str]) -> None:
    before = scenario.profiles.get(profile.id)
    if before is not None and before.actor != profile.actor:
        raise EditRefused("profile_stays", profile=before.name)
    if names & {"kind", "holder"}:
        _refuse_wrong_holder(scenario, profile)
    for field in names & {"weights", "red_lines", "scores"}:
        for collection, key in named(profile, field):
            if collection == "interests":
                refuse_stranger(scenario, profile, key)
    if "red_lines" in names:
        for line in profile.red_lines.values():
            refuse_unsound_line(scenario, profile, line)


def _refuse_wrong_holder(scenario: Scenario, profile: Profile) -> None:
    if profile.kind == "perceived":
        if is_base(scenario, profile):
            raise EditRefused(
                "base_profile_needed", actor=name_of(scenario, "actors", profile.actor)
            )
        if profile.holder is None or profile.holder == profile.actor:
            raise EditRefused("holder_needed", profile=profile.name)
    elif profile.holder is not None:
        raise EditRefused("holder_of_own", profile=profile.name)


def _relation(scenario: Scenario, relation: Relation, names: set[str]) -> None:
    if relation.source == relation.target and names & {"source", "target"}:
        name = name_of(scenario, "interests", relation.source)
        raise EditRefused("names_itself", field="target", name=name)


def _effects(scenario: Scenario, cause: Linkage | Inject, names: set[str]) -> None:
    if "endpoint_effects" not in names:
        return
    for endpoint in cause.endpoint_effects:
        if endpoint not in cause.endpoints:
            raise EditRefused(
                "not_attached",
                linkage=cause.name,
                endpoint=name_of(scenario, "endpoints", endpoint),
            )


def _overrides(
    scenario: Scenario, collection: str, cause: Package | Inject, names: set[str]
) -> None:
    if "overrides" not in names:
        return
    before = getattr(scenario, collection).get(cause.id)
    for node, branches in cause.overrides.items():
        if before is not None and before.overrides.get(node) == branches:
            continue
        if set(branches) != set(node_of(scenario, node).children):
            raise EditRefused("override_whole_node", node=called(scenario, node))


def _inject(scenario: Scenario, inject: Inject, names: set[str]) -> None:
    _effects(scenario, inject, names)
    _overrides(scenario, "injects", inject, names)


def _package(scenario: Scenario, package: Package, names: set[str]) -> None:
    _overrides(scenario, "packages", package, names)


def _shift(scenario: Scenario, shift: Shift, names: set[str]) -> None:
    if shift.before is not None and shift.before == shift.after and names & {"before", "after"}:
        name = name_of(scenario, "endpoints", shift.before)
        raise EditRefused("shift_to_itself", shift=shift.name, endpoint=name)


def _lens(scenario: Scenario, lens: Lens, names: set[str]) -> None:
    if not names.isdisjoint(ASSUMPTIONS.names):
        refuse_unfounded(scenario, lens.assumptions)


_RULES: dict[type, Callable[[Scenario, Any, set[str]], None]] = {
    Actor: _actor,
    Profile: _profile,
    Relation: _relation,
    Linkage: _effects,
    Package: _package,
    Shift: _shift,
    Lens: _lens,
    Inject: _inject,
    Seed: sound_seed,
    Proposal: sound_proposal,
    Round: sound_round,
    Assessment: sound_assessment,
}
