"""A scenario file as it can be damaged: objects that may name a key twice, and text that is no JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_encoded = json.JSONEncoder(ensure_ascii=False).encode


class Members(list[list[Any]]):
    """The members of an object: [key, value] each, in order, a key as often as it is named."""

    def get(self, key: str) -> Any:
        """The value of a key, None where there is none."""
        return next((value for name, value in self if name == key), None)

    def put(self, key: str, value: Any) -> None:
        """Give a key a value, where it stands or at the end."""
        for member in self:
            if member[0] == key:
                member[1] = value
                return
        self.append([key, value])


class Raw(str):
    """What is written as it stands, whether it is JSON or not."""


def read_document(text: str) -> Members:
    return json.loads(text, object_pairs_hook=lambda pairs: Members(map(list, pairs)))


def written(value: Any) -> str:
    """The document as text, a line for each element of a section."""
    if isinstance(value, Members):
        return "{\n" + ",\n".join(f"{_key(key)}: {_section(part)}" for key, part in value) + "\n}\n"
    return _text(value)


def _section(value: Any) -> str:
    if isinstance(value, list) and not isinstance(value, Members):
        return "[\n" + ",\n".join(map(_text, value)) + "\n]"
    return _text(value)


def _text(value: Any) -> str:
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, Members):
        return "{" + ", ".join(f"{_key(key)}: {_text(part)}" for key, part in value) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_text, value)) + "]"
    return _encoded(value)


def _key(key: Any) -> str:
    return str(key) if isinstance(key, Raw) else _encoded(str(key))


Holder = tuple[list[Any], int]
"""A list and a place in it, by which a value can be replaced."""


def holders(value: Any) -> Iterator[Holder]:
    """Where the parts of a value stand, those of a member's key left out."""
    if isinstance(value, Members):
        for member in value:
            yield member, 1
    elif isinstance(value, list):
        for at in range(len(value)):
            yield value, at


def ids_in(document: Members) -> list[str]:
    """Every id that something in the document has."""
    return [
        element.get("id")
        for _key, section in document
        if isinstance(section, list)
        for element in section
        if isinstance(element, Members) and isinstance(element.get("id"), str)
    ]
