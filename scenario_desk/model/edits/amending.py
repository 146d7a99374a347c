"""Making and changing one entity, with the model's own validation turned into a refusal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import fields as fields_of
from dataclasses import make_dataclass, replace
from operator import attrgetter
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from scenario_desk.model.entities import Node
from scenario_desk.model.messages import EditRefused

T = TypeVar("T")
Entry = str | tuple[str, str]
_LISTS = frozenset({"attributes", "authors", "indicators"})
"""Fields that are lists of texts, or of names with values, each listed once."""


def made(kind: Callable[..., T], /, **fields: Any) -> T:
    """A new entity; raises EditRefused where a field cannot hold its value."""
    try:
        return kind(**fields)
    except ValidationError as error:
        raise _refusal(error) from error


def amended(entity: T, /, **fields: Any) -> T:
    """The entity with some fields replaced, itself where nothing changes; raises EditRefused."""
    if all(getattr(entity, name, entity) == value for name, value in fields.items()):
        return entity
    try:
        new = replace(entity, **fields)  # type: ignore[type-var]
    except ValidationError as error:
        raise _refusal(error) from error
    for name in _LISTS & fields.keys():
        refuse_repeated(getattr(entity, name), getattr(new, name))
    return new


def refuse_repeated(before: Sequence[Entry], after: Sequence[Entry]) -> None:
    """Refuse a list of texts, or of (name, value), with a name in it twice, or a value without one.

    What is so already may stay: a fault in a file must not stop other changes.
    """
    had = Counter(map(_name_of, before))
    for name, number in Counter(map(_name_of, after)).items():
        if name and number > max(had[name], 1):
            raise EditRefused("listed_twice", name=name)
    there = set(before)
    for entry in after:
        if isinstance(entry, tuple) and entry[1] and not entry[0] and entry not in there:
            raise EditRefused("value_without_name", value=entry[1])


def _name_of(entry: Entry) -> str:
    return entry if isinstance(entry, str) else entry[0]


def twin(node: Node, /, **fields: Any) -> Node:
    """A node like this one with some fields replaced by values known to be sound.

    Nothing is validated again, for thousands are made when a big branch is copied.
    """
    made_like = _Draft(*_values(node))
    for name, value in fields.items():
        setattr(made_like, name, value)
    made_like.__class__ = Node
    return cast(Node, made_like)


_FIELDS = tuple(field.name for field in fields_of(Node))
_values = attrgetter(*_FIELDS)
_Draft: Any = make_dataclass("_Draft", _FIELDS, slots=True)
"""A node that may still be written to: to put what is frozen field by field costs twice as much."""


def _refusal(error: ValidationError) -> EditRefused:
    first = error.errors()[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    if first["type"] == "string_too_long":
        return EditRefused("text_too_long", field=field, limit=first["ctx"]["max_length"])
    if first["type"] == "string_pattern_mismatch":
        return EditRefused("not_an_id", field=field, value=str(first["input"])[:60])
    if first["type"] == "unexpected_keyword_argument":
        return EditRefused("unknown_field", field=field)
    return EditRefused("wrong_value", field=field, value=str(first["input"])[:60])
