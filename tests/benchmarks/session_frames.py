"""What a room of 200 costs the window: its frames while they vote, and while a round is revealed.

The phones are in a process of their own, as they are on machines of their own; the server shares the
window's.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from websockets.asyncio.client import ClientConnection, connect

from scenario_desk.workshop.doors import COOKIE
from tests.benchmarks.figures import figure
from tests.workshop.phones import HOST

if TYPE_CHECKING:
    from scenario_desk.desk.session.host import Host
    from scenario_desk.desk.session.room_page import RoomPage

FLAGSHIP = Path(__file__).resolve().parents[2] / "scenarios" / "syria-2017.scenario"
ENDINGS, INTERESTS = ("e01", "e05", "e07", "e09", "e12"), ("us1", "ru1")
KEY = "asked"
FRAMES = 200
"""At rest."""
TIMES = 4.0
"""So many times the slowest frame at rest one may take while the room votes; or one of 16 ms."""
FRAME_MS = 16.0
PATIENCE_S = 60.0
SIZE = (1920, 1080)


def frame_rows(size: int) -> list[dict[str, Any]]:
    """The slowest of a hundred frames while so many vote, beside those of a room that thinks."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with _served() as stage, ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as apart:
        host, page = stage.host, stage.page
        assert host.serving is not None
        cookies = [host.serving.room.join(f"Person {n}", "").result().secret for n in range(size)]
        room = apart.submit(_take_part, host.serving.joining.port, cookies)
        _turn_until(lambda: len(host.here) == size)
        resting = _painted(page, _times(FRAMES))
        host.open_round(KEY)
        voting = _painted(page, lambda: not room.done() and _votes(host) < size * len(stage.items))
        _turn_until(lambda: not host.busy)
        host.close_round()
        _turn_until(lambda: not host.busy)
        host.reveal_round()
        revealing = _painted(page, lambda: host.busy or page.panel is not page.reveal)
        room.result()
    rest = _slowest(resting)
    beside = {"peer": "while nobody votes", "peer_value": rest}
    limit = max(FRAME_MS, TIMES * rest)
    return [
        figure("frame while a room votes, slowest of a hundred", size, _slowest(voting), limit, **beside),
        figure("frame in which a round is revealed", size, max(revealing), **beside),
    ]  # fmt: skip


@dataclass(frozen=True)
class Stage:
    """A session whose phones can join, and its page on the projector."""

    host: Host
    page: RoomPage
    items: Sequence[str]


@contextmanager
def _served() -> Iterator[Stage]:
    from scenario_desk.desk.app import application
    from scenario_desk.desk.bench.moments import Opened
    from scenario_desk.desk.bench.workbench import Workbench
    from scenario_desk.desk.session.host import Host
    from scenario_desk.desk.session.room_page import RoomPage
    from scenario_desk.desk.tasks import Tasks
    from scenario_desk.exchange.scenario_file import load
    from scenario_desk.model import edits
    from scenario_desk.model.room import Round, items

    application()
    bench = Workbench(Opened.of(load(FLAGSHIP)))
    host, tasks = Host(bench), Tasks()
    with tempfile.TemporaryDirectory() as folder:
        bench.path = Path(folder) / "a.scenario"
        host.open_session("A day")
        assert host.session is not None
        scores = tuple((ending, interest) for ending in ENDINGS for interest in INTERESTS)
        asked = Round(KEY, host.session.id, "First", scores=scores)
        bench.apply(edits.add, "rounds", asked)
        page = RoomPage(bench, tasks, host)
        for signal in (host.changed, bench.updated):
            signal.connect(lambda *_what: page.refresh())
        page.resize(*SIZE)
        page.show()
        page.refresh()
        host.start(HOST)
        _turn_until(lambda: not host.busy)
        try:
            yield Stage(host, page, [each.item for each in items(asked)])
        finally:
            host.close()
            tasks.close()
            page.close()


def _votes(host: Host) -> int:
    progress = host.progress
    return 0 if progress is None or progress.answers is None else sum(progress.answers.values())


def _painted(page: RoomPage, goes_on: Callable[[], bool]) -> list[float]:
    """What each turn of the window takes, with a frame in it, as long as it goes on; in ms."""
    from PySide6.QtWidgets import QApplication

    taken = []
    while goes_on():
        start = perf_counter()
        QApplication.processEvents()
        page.repaint()
        taken.append((perf_counter() - start) * 1_000)
    return taken


def _times(count: int) -> Callable[[], bool]:
    left = iter([True] * count)
    return lambda: next(left, False)


def _turn_until(holds: Callable[[], bool]) -> None:
    from PySide6.QtWidgets import QApplication

    end = perf_counter() + PATIENCE_S
    while not holds():
        assert perf_counter() < end, "never came about"
        QApplication.processEvents()


def _slowest(taken: Sequence[float]) -> float:
    """The slowest of a hundred."""
    return sorted(taken)[-1 - len(taken) // 100]


# The phones, in a process of their own.


def _take_part(port: int, cookies: Sequence[str]) -> None:
    """Answer everything that is asked, one by one, and see what the room said."""
    asyncio.run(_room(port, cookies))


async def _room(port: int, cookies: Sequence[str]) -> None:
    async with AsyncExitStack() as stack:
        lines = [await connected(stack, port, {"Cookie": f"{COOKIE}={key}"}) for key in cookies]
        await asyncio.gather(*(_answer(line) for line in lines))


async def _answer(line: ClientConnection) -> None:
    state = await _in_phase(line, "open")
    for number, item in enumerate(state["paper"]["items"], 1):
        answer = {"low": -10, "best": number, "high": 60}
        vote = {"round": KEY, "number": number, "answers": {item["item"]: answer}}
        await line.send(json.dumps({"say": "vote", **vote}))
        while json.loads(await line.recv())["say"] != "kept":
            pass
    await _in_phase(line, "revealed")


async def _in_phase(line: ClientConnection, phase: str) -> dict[str, Any]:
    while True:
        heard = json.loads(await line.recv())
        if heard["say"] == "state" and heard["state"]["phase"] == phase:
            state: dict[str, Any] = heard["state"]
            return state


async def connected(stack: AsyncExitStack, port: int, headers: dict[str, str]) -> ClientConnection:
    """A phone's connection, as long as the stack is there."""
    return await stack.enter_async_context(
        connect(
            f"ws://{HOST}:{port}/ws",
            origin=f"http://{HOST}:{port}",
            additional_headers=headers,
            compression=None,
            # Browsers send none; one whose queue is full would miss the answer.
            ping_interval=None,
        )
    )
