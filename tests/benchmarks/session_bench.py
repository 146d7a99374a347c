"""How long a room of 200 waits: until a vote is acknowledged, and until all phones see the reveal.

And what it costs the window that paints meanwhile.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from time import perf_counter
from typing import Any

from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect
from websockets.asyncio.client import ClientConnection

from scenario_desk.workshop.addresses import listen
from scenario_desk.workshop.ballots import BallotBox
from scenario_desk.workshop.doors import COOKIE
from scenario_desk.workshop.paper import Item, Paper
from scenario_desk.workshop.room import Room
from scenario_desk.workshop.server import Running, Server
from tests.benchmarks.figures import figure
from tests.benchmarks.session_frames import connected, frame_rows
from tests.workshop.phones import HOST

SIZES = (12, 200)
ACKNOWLEDGED_MS = 100.0
SYNCS = 4
"""On a disk that is slower than that: what a vote may wait for beside an echo. One is under way when
it comes, one is its own, and each may take twice as long while others write."""
ITEMS, ROUNDS = 20, 5
GAP_S = 0.5
"""Over which the room's votes fall: a moment in which everybody taps."""
Talk = Callable[[ClientConnection, int], Awaitable[None]]


def rows(sizes: Sequence[int] = SIZES) -> list[dict[str, Any]]:
    """A row for each figure and size; of votes the 99th percentile, beside an echo that keeps none."""
    return [row for size in sizes for row in (*_rows(size), *frame_rows(size))]


def _rows(size: int) -> list[dict[str, Any]]:
    echo = _echo(size)
    with tempfile.TemporaryDirectory() as folder:
        box = BallotBox(Path(folder) / "votes.db")
        limit = max(ACKNOWLEDGED_MS, echo + SYNCS * _synced(box))
        room = Room(box, "session", "Syria")
        server = Server(room, HOST)
        port = server.start().port
        room.ask(_paper())
        cookies = [room.join(f"Person {number}", "").result().secret for number in range(size)]
        try:
            votes, reveal = asyncio.run(_room(room, port, cookies))
        finally:
            server.stop()
            box.close()
    peer = {"peer": "bare Starlette echo", "peer_value": echo}
    return [
        figure("vote acknowledged, slowest of a hundred", size, votes, limit, **peer),
        figure("reveal, until the last phone has it", size, reveal),
    ]


def _synced(box: BallotBox) -> float:
    """What the slowest of a hundred votes alone takes until it is with the disk, in ms."""
    box.begin("session", "alone", unlinkable=False)
    taken = []
    for number in range(200):
        start = perf_counter()
        box.cast("session", "alone", "voter", number, {"poll": {"choice": []}})
        taken.append((perf_counter() - start) * 1_000)
    return sorted(taken)[-2]


def _paper() -> Paper:
    items = [
        Item(f"score/e{number}/i1", "score", f"Endpoint {number}", least=-100, most=100)
        for number in range(ITEMS)
    ]
    return Paper("r1", "First", tuple(items))


async def _room(room: Room, port: int, cookies: Sequence[str]) -> tuple[float, float]:
    """The 99th percentile of the votes of a room, and how long a reveal to all of it takes, in ms."""

    async def vote(line: ClientConnection, number: int) -> None:
        answer = {"low": -10, "best": number, "high": 60}
        said = {"round": "r1", "number": number, "answers": {f"score/e{number}/i1": answer}}
        await line.send(json.dumps({"say": "vote", **said}))
        while json.loads(await line.recv())["say"] != "kept":
            pass

    async with AsyncExitStack() as stack:
        lines = [
            await connected(stack, port, {"Cookie": f"{COOKIE}={cookie}"}) for cookie in cookies
        ]
        votes = await _slowest(lines, vote)
        room.close()
        await asyncio.gather(*(_in_phase(line, "closed") for line in lines))
        results = {f"score/e{number}/i1": _said(len(cookies)) for number in range(ITEMS)}
        start = perf_counter()
        room.show(results)
        await asyncio.gather(*(_in_phase(line, "revealed") for line in lines))
        return votes, (perf_counter() - start) * 1_000


def _said(count: int) -> dict[str, Any]:
    said = {"low": -10.0, "median": 3.0, "high": 60.0}
    return said | {"count": count, "dots": list(range(count)), "reasons": []}


async def _in_phase(line: ClientConnection, phase: str) -> None:
    while f'"phase":"{phase}"' not in str(await line.recv()):
        pass


def _echo(size: int) -> float:
    """What the same messages cost where nothing is done with them, in ms."""

    async def endpoint(socket: WebSocket) -> None:
        await socket.accept()
        try:
            while True:
                await socket.send_text(await socket.receive_text())
        except WebSocketDisconnect:
            return

    async def talk(line: ClientConnection, number: int) -> None:
        await line.send(json.dumps({"say": "vote", "number": number, "answers": "x" * 60}))
        await line.recv()

    async def room() -> float:
        async with AsyncExitStack() as stack:
            lines = [await connected(stack, running.port, {}) for _ in range(size)]
            return await _slowest(lines, talk)

    app = Starlette(routes=[WebSocketRoute("/ws", endpoint)])
    running = Running(app, None, None, listen(HOST, 0))
    running.begin(lambda: asyncio.sleep(0))
    try:
        return asyncio.run(room())
    finally:
        running.end()


async def _slowest(lines: Sequence[ClientConnection], talk: Talk) -> float:
    """What the slowest of a hundred takes when the whole room talks, in ms."""
    taken: list[float] = []

    async def one(line: ClientConnection, at: int) -> None:
        for number in range(1, ROUNDS + 1):
            await asyncio.sleep(GAP_S * at / len(lines) if number == 1 else GAP_S)
            start = perf_counter()
            await talk(line, number)
            taken.append((perf_counter() - start) * 1_000)

    await asyncio.gather(*(one(line, at) for at, line in enumerate(lines)))
    return sorted(taken)[-1 - len(taken) // 100]
