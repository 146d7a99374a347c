"""What the host of a session is told while it runs; never what anybody answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody joined: they are a participant of the scenario from now on."""

    participant: str
    alias: str
    seat: str
    time: str


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody who had no seat took one."""

    participant: str
    seat: str


@dataclass(frozen=True, slots=True)
class Came:
    """A phone is connected."""

    participant: str


@dataclass(frozen=True, slots=True)
class Left:
    """The last phone of somebody is away: asleep, reloading or gone."""

    participant: str


@dataclass(frozen=True, slots=True)
class Voted:
    """A vote was kept."""

    round: str
    count: int
    """How many have answered anything so far."""


@dataclass(frozen=True, slots=True)
class Argued:
    """An argument about the move proposed."""

    participant: str
    proposal: str
    side: Literal["for", "against"]
    text: str


@dataclass(frozen=True, slots=True)
class Locked:
    """The short code takes nobody any more: it was guessed at too often."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Something went wrong that the host should know."""

    sentence: str


Event = Joined | Seated | Came | Left | Voted | Argued | Locked | Failed
