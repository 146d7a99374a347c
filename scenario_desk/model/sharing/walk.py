"""Changing fields of one kind wherever a scenario has them, and in the earlier values it holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, is_dataclass, replace
from dataclasses import fields as fields_of
from functools import cache
from typing import Any, get_args, get_type_hints

from scenario_desk.model.estimate import Short, Text
from scenario_desk.model.rosters import HOLDERS, ROSTERS
from scenario_desk.model.scenario import FIELDS, Scenario
from scenario_desk.model.table import Roster, Table

Path = tuple[str, ...]
"""Where a field is, as patches say it, down to the field of an estimate or a red line; what has no
id stands under its number."""
NUMBER = "#"
"""What such a number begins with, and no id."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What becomes of some fields; empty ones are passed by."""

    fields: Callable[[type], Collection[str]]
    """Which fields of an entity of this class."""
    becomes: Callable[[Any, Path], Any]
    """(entity, where the field is) → its new value, or the very same."""
    check: Callable[[], None] = lambda: None
    """Called at every entity; may raise."""


def ruled(scenario: Scenario, rule: Rule) -> Scenario:
    """The scenario after a rule; the values of the past that it holds stay as they are."""
    fields: dict[str, Any] = {}
    nodes: dict[str, Any] = {}
    own = rule.fields(Scenario)
    for name in FIELDS:
        value = getattr(scenario, name)
        if name == "nodes":
            nodes = _changed(value, ("nodes",), rule)
            continue
        new: Any
        if name in ROSTERS:
            new = _roster(value, (name,), rule)
        elif name in own and value:
            new = rule.becomes(scenario, (name,))
        else:
            new = _value(value, (name,), rule)
        if new != value:
            fields[name] = new
    return scenario.with_nodes(nodes, **fields) if nodes or fields else scenario


def everywhere(scenario: Scenario, edit: Callable[[Scenario, str], Scenario]) -> Scenario:
    """An edit done to a scenario, and to each earlier value of it that the result holds.

    `edit` is told the name of what holds the value, "" for the present one.
    """
    present = edit(scenario, "")
    fields: dict[str, Any] = {}
    for name in HOLDERS:
        roster: Roster[Any] = getattr(present, name)
        for entity in roster.values():
            holder = getattr(scenario, name)[entity.id]
            then = edit(entity.scenario, getattr(holder, ROSTERS[name].named_by) or entity.id)
            if then is not entity.scenario:
                fields[name] = roster = roster.put(replace(entity, scenario=then))
    return present.with_nodes({}, **fields) if fields else present


@cache
def texts_of(kind: type) -> frozenset[str]:
    """The fields of an entity that hold texts: no ids, choices or numbers."""
    hints = get_type_hints(kind, include_extras=True)
    return frozenset(each.name for each in fields_of(kind) if _is_text(hints[each.name]))


def _is_text(hint: Any) -> bool:
    return hint in (Short, Text) or any(_is_text(part) for part in get_args(hint))


def _roster(roster: Roster[Any], path: Path, rule: Rule) -> Roster[Any]:
    put = _changed(roster, path, rule)
    return roster.rearranged(put, (), roster.order) if put else roster


def _changed(entities: Mapping[Any, Any], path: Path, rule: Rule) -> dict[Any, Any]:
    """What is another value after the rule, by key."""
    changed = {}
    for key, value in entities.items():
        new = _value(value, (*path, *key) if isinstance(key, tuple) else (*path, key), rule)
        if new is not value:
            changed[key] = new
    return changed


def _value(value: Any, path: Path, rule: Rule) -> Any:
    if isinstance(value, Table):
        changed = _changed(value, path, rule)
        return value.updated(changed) if changed else value
    if is_dataclass(value) and not isinstance(value, Scenario):
        return _entity(value, path, rule)
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        return _in_turn(value, path, rule)
    return value


def _in_turn(entities: tuple[Any, ...], path: Path, rule: Rule) -> tuple[Any, ...]:
    """Entities without ids, each under its number; the very same where none becomes another."""
    new = tuple(
        _entity(each, (*path, f"{NUMBER}{place}"), rule) for place, each in enumerate(entities, 1)
    )
    return (
        new if any(one is not other for one, other in zip(new, entities, strict=True)) else entities
    )


def _entity(entity: Any, path: Path, rule: Rule) -> Any:
    rule.check()
    wanted = rule.fields(type(entity))
    changed: dict[str, Any] = {}
    for name in _names(entity.__class__):
        value = getattr(entity, name)
        if not value:
            continue
        place = (*path, name)
        new = rule.becomes(entity, place) if name in wanted else _value(value, place, rule)
        if new is not value:
            changed[name] = new
    return replace(entity, **changed) if changed else entity


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields_of(kind))
