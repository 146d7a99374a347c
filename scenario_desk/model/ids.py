"""Ids: short, random, never reused."""

from __future__ import annotations

import secrets
from typing import Annotated

from pydantic import StringConstraints

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH = 10

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]


def new_id() -> str:
    """A fresh random id of ten characters that are hard to mistake for one another."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
