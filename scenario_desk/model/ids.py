"""Ids: short, random, never reused."""

from __future__ import annotations

import re
import secrets
from typing import Annotated

from pydantic import StringConstraints

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH = 10
_EVEN = 256 // len(_LETTERS) * len(_LETTERS)
"""Bytes below this stand for every letter equally often; the others are thrown away."""
_OF_BYTE = bytes(ord(_LETTERS[byte % len(_LETTERS)]) for byte in range(256))
_THROWN_AWAY = bytes(range(_EVEN, 256))

_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$"
Id = Annotated[str, StringConstraints(pattern=_PATTERN)]


def is_id(text: str) -> bool:
    """Whether this can be an id."""
    return re.fullmatch(_PATTERN, text) is not None and not text.endswith("\n")


def new_id() -> str:
    """A fresh random id of ten characters that are hard to mistake for one another."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[str]:
    """So many fresh ids: a big branch that is pasted needs thousands at once."""
    wanted = count * _LENGTH
    letters = ""
    while len(letters) < wanted:
        drawn = secrets.token_bytes(wanted - len(letters) + _LENGTH)
        letters += drawn.translate(_OF_BYTE, _THROWN_AWAY).decode("ascii")
    return [letters[start : start + _LENGTH] for start in range(0, wanted, _LENGTH)]
