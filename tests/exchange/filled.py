"""A scenario in which every text that the format knows is filled in, each with words of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from scenario_desk.exchange.scenario_file import dumps, loads
from scenario_desk.exchange.schema import schema
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario

Plain = dict[str, Any]


def filled() -> Scenario:
    """Make the small scenario with a text wherever the schema of the file has room for one.

    A text says its field and a number. Every estimate and whatever can cite the source cites it;
    `seen` is active, "talks" has happened.
    """
    whole = json.loads(dumps(small_scenario()))
    whole["moves"] = [{"branch": "talks"}]
    whole["assumptions"] = {"profiles": {"ru": "us-sees-ru"}}
    _Filling(schema()).fill(whole, {"properties": schema()["properties"]})
    return loads(json.dumps(whole).encode())


def texts_in(content: bytes) -> Iterator[tuple[str, str]]:
    """Every text of a file with the name of its field."""
    return _texts(json.loads(content), "")


def _texts(value: Any, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, held in value.items():
            yield from _texts(held, name)
    elif isinstance(value, list):
        for held in value:
            yield from _texts(held, field)
    elif isinstance(value, str):
        yield field, value


class _Filling:
    def __init__(self, whole: Plain) -> None:
        self._kinds = whole["$defs"]
        self._count = 0

    def fill(self, thing: Plain, kind: Plain) -> None:
        for name, hint in kind["properties"].items():
            self._fill_field(thing, name, hint)

    def _fill_field(self, thing: Plain, name: str, hint: Plain) -> None:
        items = hint.get("items", {})
        if "maxLength" in hint:
            thing[name] = self._text(name)
        elif "maxLength" in items:
            thing[name] = [self._text(name), self._text(name)]
        elif any("maxLength" in each for each in items.get("prefixItems", ())):
            thing[name] = [[self._text(name), self._text(name)]]
        elif name == "confidence":
            thing[name] = "low"
        elif name == "sources" and "$ref" not in items:
            thing[name] = ["report"]
        elif name in thing:
            self._fill_value(thing[name], hint)

    def _fill_value(self, value: Any, hint: Plain) -> None:
        choices = (hint, *hint.get("anyOf", ()))
        kind = next((each["$ref"] for each in choices if "$ref" in each), None)
        if isinstance(value, list) and "$ref" in hint.get("items", {}):
            for each in value:
                self._fill_value(each, hint["items"])
        elif isinstance(value, dict) and kind is not None:
            self.fill(value, self._kinds[kind.rpartition("/")[2]])
        elif isinstance(value, dict) and isinstance(hint.get("additionalProperties"), dict):
            for each in value.values():
                self._fill_value(each, hint["additionalProperties"])

    def _text(self, field: str) -> str:
        self._count += 1
        return f"{field.replace('_', ' ')} number {self._count}."
