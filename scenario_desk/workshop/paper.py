"""What is asked in a round, as a phone is given it: the questions, and no more of the scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from scenario_desk.workshop.ballots import Answer

Anonymity = Literal["name", "alias", "unlinkable"]


@dataclass(frozen=True, slots=True)
class Option:
    """One of what a poll lets choose."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class RoomSaid:
    """What the room said of an item: its median, the ends of its middle half, and of how many."""

    low: float
    median: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Item:
    """One judgement that is asked for. `least` and `most` are the ends of its scale, in `unit`."""

    item: str
    kind: str
    """`score`, `weight`, …: what `Judgement` calls it. A `poll` has options, a `package` a yes or no."""
    title: str
    group: str = ""
    help: str = ""
    low_words: str = ""
    high_words: str = ""
    least: float | None = None
    most: float | None = None
    step: float = 1
    unit: str = ""
    options: tuple[Option, ...] = ()
    room: RoomSaid | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """All that is asked in one round, and of whom; all its texts are said already."""

    round: str
    name: str
    items: tuple[Item, ...]
    text: str = ""
    role: str = ""
    """As whom everybody answers (role play), or ""."""
    numbers: Literal[1, 3] = 3
    anonymity: Anonymity = "alias"
    anonymity_words: str = ""
    second: bool = False
    warning: str = ""
    """What everybody must know before they answer, or ""."""
    seats: tuple[str, ...] = ()
    """Which seats are asked; empty: everybody."""
    before: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    """By voter and item, what each answered in the round before: for that voter's eyes only."""

    def asks(self, seat: str) -> bool:
        return not self.seats or seat in self.seats

    @property
    def unlinkable(self) -> bool:
        return self.anonymity == "unlinkable"


def paper_json(paper: Paper, voter: str) -> dict[str, Any]:
    """The paper as this voter's phone is given it."""
    before = paper.before.get(voter, {})
    return {
        "round": paper.round,
        "name": paper.name,
        "text": paper.text,
        "as": paper.role or None,
        "numbers": paper.numbers,
        "anonymity": paper.anonymity_words,
        "second": paper.second,
        "warning": paper.warning,
        "items": [_item_json(item, before.get(item.item)) for item in paper.items],
    }


def _item_json(item: Item, before: Answer | None) -> dict[str, Any]:
    room = item.room
    return {
        "item": item.item,
        "kind": item.kind,
        "group": item.group,
        "title": item.title,
        "help": item.help,
        "low_words": item.low_words,
        "high_words": item.high_words,
        "least": item.least,
        "most": item.most,
        "step": item.step,
        "unit": item.unit,
        "options": [{"id": option.id, "name": option.name} for option in item.options],
        "room": room
        and {"median": room.median, "low": room.low, "high": room.high, "count": room.count},
        "before": before,
    }
