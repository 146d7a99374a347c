"""The table of colour tokens: every colour of every view, by what it means."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Literal

from scenario_desk.locate import locate

Theme = Literal["light", "dark"]

_PRINCIPALS = 2


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours, each "#RRGGBB"; `resources/theme.json` holds the values."""

    background: str
    """The canvas."""
    panel: str
    """Docks and cards."""
    line: str
    """Hairlines, which part what stands apart without them."""
    border: str
    """Around what can be typed in, pressed or dragged."""
    selection: str
    """The selected row."""
    hover: str
    """The row under the pointer."""
    grid: str
    """The chart's grid, on the background."""
    ink: str
    """Text."""
    muted: str
    """Secondary text."""
    accent: str
    """Focus, and what is active."""
    on_accent: str
    """Text on the accent, and on every other text token used as a fill."""
    principal_1: str
    principal_2: str
    overlap: str
    """Acceptable to all."""
    neither: str
    """Acceptable to none."""
    warning: str
    error: str
    region: str
    """The fill of the region where all could sign."""
    hatch: str
    """The hatching over that region."""
    tolerated: str
    """The pale fill of what all accept and nobody signs."""
    unknown: str
    """A graphic whose value is missing."""
    branch_far: str
    """A branch that cannot end in the overlap any more."""
    score_low: str
    """The fill behind a score of −100."""
    score_high: str
    """The fill behind a score of +100."""
    actors: tuple[str, ...]
    """The actors after the first two: `actor_3` to `actor_12`."""

    def colour(self, token: str) -> str:
        """The colour of a token by name, `actor_7` included; KeyError for an unknown name."""
        if token in _NAMES:
            return str(getattr(self, token))
        head, _, number = token.rpartition("_")
        if head != "actor" or not number.isdecimal():
            raise KeyError(token)
        return self.actors[(int(number) - 1 - _PRINCIPALS) % len(self.actors)]


_NAMES = frozenset(field.name for field in fields(Tokens)) - {"actors"}


@cache
def tokens(theme: Theme | str) -> Tokens:
    """The tokens of a theme, "light" or "dark"; KeyError for another."""
    table = json.loads(locate("resources", "theme.json").read_text(encoding="utf-8"))
    values = dict(table[theme])
    return Tokens(**(values | {"actors": tuple(values["actors"])}))


def actor_token(index: int) -> str:
    """The name of the index-th actor's colour, counted from 0 with the principals first."""
    return f"principal_{index + 1}" if index < _PRINCIPALS else f"actor_{index + 1}"


def actor_tokens(principal: Sequence[bool]) -> tuple[str, ...]:
    """The colour names of actors in roster order, the principals taking the first ones.

    `principal[a]` says whether actor a is one. An actor who becomes a principal changes colour,
    because the first two colours are those that the room reads most easily.
    """
    order = sorted(range(len(principal)), key=lambda actor: not principal[actor])
    rank = {actor: place for place, actor in enumerate(order)}
    return tuple(actor_token(rank[actor]) for actor in range(len(principal)))
