"""A room that votes while its server is killed, and what must be there when it starts again."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from random import Random
from typing import Any

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from scenario_desk.workshop.ballots import BallotBox
from scenario_desk.workshop.doors import COOKIE
from scenario_desk.workshop.paper import Item, Paper
from scenario_desk.workshop.room import Room
from scenario_desk.workshop.server import Joining, Server
from tests.workshop.phones import HOST, Phone

PEOPLE, ITEMS, VOTES = 30, 4, 6
MOST = PEOPLE * (1 + VOTES)
"""How often somebody is told that they are in, or that a vote is kept, if nothing is killed."""


@dataclass(slots=True)
class Voter:
    """A phone, and what it was told."""

    alias: str
    cookie: str = ""
    number: int = 0
    kept: dict[str, list[Any]] = field(default_factory=dict)
    """By item: the answer that was acknowledged last, and what was sent after it."""


def killed_vote(seed: int, folder: Path) -> int:
    """Let a room vote, kill its server, start it again and go on; how many votes were acknowledged.

    Raises AssertionError where one that was acknowledged is missing.
    """
    chance = Random(seed)
    paper = _paper(chance.choice(["alias", "unlinkable"]))
    voters = [Voter(f"Person {number}") for number in range(PEOPLE)]
    process, joining = _forked(folder / "votes.db", paper)
    kill = _killer(chance, process)
    try:
        asyncio.run(_all(voters, joining, chance, kill))
    finally:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    count = sum(len(voter.kept) for voter in voters)
    _check(voters, folder / "votes.db", paper, joining)
    return count


def _paper(anonymity: Any) -> Paper:
    items = [
        Item(f"weight/i{number}", "weight", "How much?", least=0, most=100)
        for number in range(ITEMS)
    ]
    return Paper("r1", "First", tuple(items), numbers=1, anonymity=anonymity)


def _forked(path: Path, paper: Paper) -> tuple[int, Joining]:
    """A process that serves the room until it is killed, and how to join it."""
    reads, writes = os.pipe()
    process = os.fork()
    if process:
        os.close(writes)
        with open(reads, encoding="utf-8") as told:
            return process, Joining(*json.loads(told.readline()))
    try:
        room = Room(BallotBox(path), "session-1", "Syria")
        room.ask(paper)
        here = Server(room, HOST).start()
        said = [here.url, here.address, here.code, here.token, here.port, here.advice]
        os.write(writes, f"{json.dumps(said)}\n".encode())
        while True:
            signal.pause()
    finally:
        # Nothing of the tests' own may run in it.
        os.kill(os.getpid(), signal.SIGKILL)


def _killer(chance: Random, process: int) -> Callable[[], None]:
    """What kills it, at a moment chosen at random, when it was told often enough."""
    left = chance.randrange(1, MOST)
    delay = chance.choice((0.0, 0.0, 0.000_1, 0.001, 0.003))

    def told() -> None:
        nonlocal left
        left -= 1
        if not left:
            time.sleep(delay)  # Anywhere in what comes next; whatever is left must hold.
            os.kill(process, signal.SIGKILL)

    return told


async def _all(voters: list[Voter], joining: Joining, chance: Random, kill: Any) -> None:
    await asyncio.gather(*(_votes(voter, joining, chance, kill) for voter in voters))


async def _votes(voter: Voter, joining: Joining, chance: Random, kill: Any) -> None:
    """Join and vote until all is said or the server is gone."""
    with suppress(OSError, HTTPException, WebSocketException):
        phone = Phone(joining.port)
        said = {"token": joining.token, "alias": voter.alias}
        if (await asyncio.to_thread(phone.post, "/join", said)).status != 200:
            return
        voter.cookie = phone.cookie
        kill()
        headers = {"Cookie": f"{COOKIE}={voter.cookie}"}
        address = f"ws://{HOST}:{joining.port}/ws"
        async with connect(address, origin=phone.origin, additional_headers=headers) as line:
            for _ in range(VOTES):
                voter.number += 1
                item, answer = f"weight/i{chance.randrange(ITEMS)}", {"best": float(voter.number)}
                voter.kept.setdefault(item, [None]).append(answer)
                vote = {"round": "r1", "number": voter.number, "answers": {item: answer}}
                await line.send(json.dumps({"say": "vote", **vote}))
                assert json.loads(await line.recv())["say"] == "kept"
                voter.kept[item] = [answer]
                kill()


def _check(voters: list[Voter], path: Path, paper: Paper, before: Joining) -> None:
    """Start again: everybody is known, sees what was kept, and can go on."""
    box = BallotBox(path)
    room = Room(box, "session-1", "Syria")
    room.ask(paper)
    server = Server(room, HOST)
    here = server.start()
    try:
        assert here == before
        voted = 0
        for voter in voters:
            if not voter.cookie:
                continue
            phone = Phone(here.port, voter.cookie)
            yours = phone.state()["yours"]
            for item, answers in voter.kept.items():
                # One more may have been kept than could be told.
                assert yours.get(item) in answers, f"{voter.alias}: {item}"
            last = {
                "round": "r1",
                "number": voter.number + 1,
                "answers": {"weight/i0": {"best": 99}},
            }
            assert phone.post("/vote", last).json["say"] == "kept"
            voted += 1
        # Everybody once, whether they voted before, after, or twice.
        assert room.close().ballots == voted
    finally:
        server.stop()
        box.close()
