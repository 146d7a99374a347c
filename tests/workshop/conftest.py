"""A room with a box, and a server on loopback that is stopped again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scenario_desk.workshop import events
from scenario_desk.workshop.ballots import BallotBox
from scenario_desk.workshop.paper import Item, Option, Paper
from scenario_desk.workshop.room import Room, Seat
from scenario_desk.workshop.server import Joining, Server
from tests.workshop.phones import HOST

SEATS = (Seat("us", "United States"), Seat("ru", "Russia"))
SCORE = Item("score/e01/us1", "score", "Peace: stability", least=-100, most=100)
POLL = Item("poll", "poll", "Which?", options=(Option("e01", "Peace"), Option("e02", "War")))
PACKAGE = Item("package/pk-a", "package", "The grand bargain")
SEED = Item("seed/s1", "seed", "How many?")


def paper(name: str = "r1", **more: Any) -> Paper:
    return Paper(**{"round": name, "name": "First", "items": (SCORE, POLL, PACKAGE, SEED)} | more)


@pytest.fixture
def told() -> list[events.Event]:
    return []


@pytest.fixture
def box(tmp_path: Path) -> Iterator[BallotBox]:
    made = BallotBox(tmp_path / "votes.db")
    yield made
    made.close()


@pytest.fixture
def room(box: BallotBox, told: list[events.Event]) -> Room:
    return Room(box, "session-1", "Syria", SEATS, "Exercise", told.append)


@pytest.fixture
def serve(told: list[events.Event]) -> Iterator[Callable[..., Joining]]:
    """Serve a room; nothing unforeseen may have happened by the end."""
    servers: list[Server] = []

    def started(room: Room, **more: Any) -> Joining:
        servers.append(Server(room, HOST, **more))
        return servers[-1].start()

    yield started
    for server in servers:
        server.stop()
    assert not [event for event in told if isinstance(event, events.Failed)]


@pytest.fixture
def joining(room: Room, serve: Callable[..., Joining]) -> Joining:
    return serve(room)
