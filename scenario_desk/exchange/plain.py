"""Puts what a scenario holds into plain values, as JSON has them: stable keys, defaults left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from pydantic.fields import FieldInfo

from scenario_desk.exchange.shape import HEADER
from scenario_desk.model.entities import Node, Profile, ScoreKey
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.rosters import HOLDERS, MOMENT, ROSTERS, ROWS
from scenario_desk.model.scenario import DERIVED, FIELDS, Scenario
from scenario_desk.model.table import Table

Plain = dict[str, Any]


def fields_said(entity: Any) -> Iterator[tuple[str, Any]]:
    """The fields of an entity, in order, but for those with their default value."""
    names, values, defaults = _fields(entity.__class__)
    for name, value, default in zip(names, values(entity), defaults, strict=True):
        if value is not default and value != default:
            yield name, value


def plain_value(value: Any) -> Any:
    """What a scenario holds anywhere, as JSON has it; tables are by id, for want of the order.

    Of a profile, all but its scores.
    """
    return _BY_ID.plain_value(value)


def plain_scores(scores: Table[ScoreKey, Estimate]) -> list[Plain]:
    """Scores each with its endpoint and interest, by id."""
    return list(_BY_ID.scores(scores))


class Order:
    """The order of the scenario's rosters and tree, in which tables are written; else by id."""

    def __init__(self, ranks: Mapping[str, Mapping[str, int]]) -> None:
        self._ranks = {name: ranks.get(name, {}) for name in (*ROSTERS, "nodes")}

    @classmethod
    def of(cls, scenario: Scenario, nodes: list[Node]) -> Order:
        ranks = {name: _ranked(getattr(scenario, name)) for name in ROSTERS}
        return cls(ranks | {"nodes": _ranked(node.id for node in nodes)})

    def plain(self, entity: Any) -> Plain:
        """An entity as JSON has it: its fields in order, but for those with their default value."""
        kind = entity.__class__
        plain: Plain = {}
        for name, value in fields_said(entity):
            if type(value) is Table:
                plain[name] = self._plain_table(value, ROWS[kind].names[name])
            else:
                plain[name] = value if type(value) is str else self.plain_value(value)
        return plain

    def scores(self, scores: Table[ScoreKey, Estimate]) -> Iterator[Plain]:
        """A score a line, endpoint by endpoint, in the order of endpoints and interests."""
        endpoints, interests = self._ranks["endpoints"], self._ranks["interests"]
        last = (len(endpoints), len(interests))
        ordered = sorted(
            scores,
            key=lambda key: (
                endpoints.get(key[0], last[0]),
                interests.get(key[1], last[1]),
                key,
            ),
        )
        for key in ordered:
            yield {"endpoint": key[0], "interest": key[1]} | _plain_estimate(scores[key])

    def plain_value(self, value: Any) -> Any:
        kind = type(value)
        if kind is Estimate:
            return _plain_estimate(value)
        if kind is float:
            return _plain_number(value)
        if kind is tuple and value and is_dataclass(value[0]):
            return [self.plain(each) for each in value]
        return self.plain(value) if is_dataclass(kind) else value

    def _plain_table(self, table: Table[str, Any], path: str) -> Plain:
        """A table by its keys, in the order of the first collection of the path, those in it too."""
        first, _slash, rest = path.partition("/")
        ranks = self._ranks[first]
        plain = {}
        for key in sorted(table, key=lambda key: (ranks.get(key, len(ranks)), key)):
            value = table[key]
            inner = type(value) is Table
            plain[key] = self._plain_table(value, rest) if inner else self.plain_value(value)
        return plain


_BY_ID = Order({})


def _plain_estimate(estimate: Estimate) -> Plain:
    """An estimate: as `plain` has it, but most of a file is estimates."""
    plain: Plain = {"best": _plain_number(estimate.best)}
    if estimate.low is not None and estimate.high is not None:
        plain["low"] = _plain_number(estimate.low)
        plain["high"] = _plain_number(estimate.high)
    if estimate.rationale:
        plain["rationale"] = estimate.rationale
    if estimate.confidence is not None:
        plain["confidence"] = estimate.confidence
    if estimate.sources:
        plain["sources"] = estimate.sources
    return plain


def _plain_number(value: float) -> float:
    """45 for 45.0: it reads better, and is the same number."""
    return int(value) if value.is_integer() and abs(value) < _EXACT else value


_EXACT = 1e15
"""Whole numbers below this are the same as integers and as floats."""


def _ranked(ids: Iterable[str]) -> Mapping[str, int]:
    return {key: rank for rank, key in enumerate(ids)}


_MISSING = object()
"""What a required field is never equal to."""
_ELSEWHERE: dict[type, tuple[str, ...]] = {
    Profile: ("scores",),
    **{ROSTERS[name].entity: (MOMENT,) for name in HOLDERS},
    Scenario: (*(name for name in FIELDS if name not in HEADER), *DERIVED),
}
"""Fields that are written in sections of their own, or not at all."""


@cache
def _fields(kind: Any) -> tuple[tuple[str, ...], Any, tuple[Any, ...]]:
    """The names of an entity's fields, what gets all their values, and their defaults."""
    known = [field for field in fields(kind) if field.name not in _ELSEWHERE.get(kind, ())]
    names = tuple(field.name for field in known)
    defaults = tuple(_default(field) for field in known)
    return names, attrgetter(*names), defaults


def _default(field: Any) -> Any:
    """The default of a dataclass field, where pydantic's `Field` may hold it."""
    held = field.default
    if isinstance(held, FieldInfo):
        return _MISSING if held.is_required() else held.get_default(call_default_factory=True)
    if held is not MISSING:
        return held
    return _MISSING if field.default_factory is MISSING else field.default_factory()
