"""The window paints on whatever a room of 200 does: counted by turns and by events, never by time."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import count, cycle
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from scenario_desk.desk.session.room_page import RoomPage
from scenario_desk.desk.session.serving import Serving
from scenario_desk.model import edits
from scenario_desk.presentation.session import reveal
from scenario_desk.workshop import events
from scenario_desk.workshop.doors import COOKIE
from scenario_desk.workshop.people import Person
from tests.conftest import PATIENCE_S
from tests.desk.session.conftest import Hall
from tests.desk.session.pages import page_on
from tests.workshop.phones import HOST, raw_request

ROOM = 200
FEW = 3
"""Much fewer than there are people: what they did is shown at once, whenever the window looks."""
SCORES = {"scores": (("e1", "us1"), ("e2", "us1"))}
ITEMS = ("score/e1/us1", "score/e2/us1")


@pytest.fixture
def page(hall: Hall, qtbot: QtBot) -> RoomPage:
    return page_on(hall, qtbot, RoomPage)


class Frames(QObject):
    """How often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


class Times:
    """How often something was said."""

    def __init__(self, *signals: Any) -> None:
        self.count = 0
        for signal in signals:
            signal.connect(self._hear)

    def _hear(self, *_what: object) -> None:
        self.count += 1


def people(hall: Hall) -> list[Person]:
    """200 come in while the window does not turn once."""
    assert hall.host.serving is not None
    room = hall.host.serving.room
    came = [room.join(f"Person {number}", "") for number in range(ROOM)]
    return [each.result(PATIENCE_S) for each in came]


def vote(hall: Hall, key: str, room: list[Person]) -> None:
    """All of them answer everything, and know that it is kept, before the window turns."""
    assert hall.host.serving is not None
    kept = []
    for item in ITEMS:
        for number, each in enumerate(room):
            answer = {"low": number - 100, "best": number - 100, "high": 100}
            ballot = {item: answer}
            kept.append(hall.host.serving.room.vote(each, key, ITEMS.index(item) + 1, ballot))
    for each in kept:
        each.result(PATIENCE_S)


def test_a_room_that_comes_in_at_once_is_one_change(hall: Hall, page: RoomPage) -> None:
    hall.start()
    told = Times(hall.host.changed, hall.bench.updated)
    people(hall)
    hall.until(lambda: len(hall.bench.scenario.participants) == ROOM + 1)
    QApplication.processEvents()
    assert told.count <= FEW
    assert len(hall.host.people) == ROOM


def test_a_room_that_votes_at_once_is_shown_at_once(hall: Hall, page: RoomPage) -> None:
    hall.start()
    room = people(hall)
    key = hall.ask(**SCORES)
    hall.until(lambda: page.asking.count.text() == f"0 of {ROOM} are in")
    hall.until(lambda: len(hall.bench.scenario.participants) == ROOM + 1)
    told, edited = Times(hall.host.changed), Times(hall.bench.updated)
    vote(hall, key, room)
    hall.until(lambda: page.asking.count.text() == f"{ROOM} of {ROOM} are in")
    assert told.count <= FEW
    assert edited.count == 0, "a vote is no edit"


@pytest.mark.parametrize(
    ("work", "begins", "ends"),
    [
        ("ask", lambda hall: hall.host.open_round("r-first"), "open"),
        ("seal", lambda hall: hall.host.close_round(), "closed"),
        ("open_ballots", lambda hall: hall.host.reveal_round(), "revealed"),
        ("show", lambda hall: hall.host.reveal_round(), "revealed"),
    ],
)
def test_the_window_paints_while_ballots_are_on_their_way(
    hall: Hall,
    page: RoomPage,
    monkeypatch: pytest.MonkeyPatch,
    work: str,
    begins: Callable[[Hall], object],
    ends: str,
) -> None:
    """However long the disk takes, or the network."""
    hall.start()
    room = people(hall)
    key = hall.prepare(**SCORES)
    before = {"ask": 0, "seal": 1, "open_ballots": 2, "show": 2}[work]
    for step in ("open", "closed")[:before]:
        hall.host.open_round(key) if step == "open" else hall.host.close_round()
        hall.rest()
        if step == "open":
            vote(hall, key, room)
    gate = Event()
    real = getattr(Serving, work)

    def waits(*args: Any) -> Any:
        assert gate.wait(PATIENCE_S)
        return real(*args)

    monkeypatch.setattr(Serving, work, waits)
    frames = Frames(page)
    begins(hall)
    for _frame in range(10):
        seen = frames.count
        page.update()
        hall.until(lambda seen=seen: frames.count > seen)
        assert hall.host.busy
    gate.set()
    hall.rest()
    found = hall.bench.scenario.rounds[key]
    assert found.state == ends
    answers = [each for each in hall.bench.scenario.assessments.values() if each.round == key]
    assert len(answers) == (ROOM * len(ITEMS) if ends == "revealed" else 0)


@pytest.mark.parametrize(
    ("place", "work"), [(edits, "reveal_round"), (reveal, "read_round"), (reveal, "reveal_figure")]
)
def test_what_a_room_said_is_made_ready_apart_and_once(
    hall: Hall, page: RoomPage, monkeypatch: pytest.MonkeyPatch, place: Any, work: str
) -> None:
    hall.start()
    vote(hall, hall.ask(**SCORES), people(hall))
    hall.host.close_round()
    hall.rest()
    real, where = getattr(place, work), []

    def seen(*args: Any, **values: Any) -> Any:
        where.append(current_thread())
        return real(*args, **values)

    monkeypatch.setattr(place, work, seen)
    hall.host.reveal_round()
    hall.rest()
    assert page.panel is page.reveal
    assert page.reveal.said is not None
    assert len(page.reveal.said.given[ITEMS[0]]) == ROOM
    assert len(where) == 1
    assert where[0] is not main_thread()


# A flood.


BIG = 50_000_000
SENDERS = 4
FRAMES = 30
FLOOD = 300
"""So many bad requests are answered or dropped, at least."""


def bad_requests(port: int) -> list[bytes]:
    """Wrong codes, forged cookies and posts without end, as bytes."""
    said = {
        "Host": f"{HOST}:{port}",
        "Origin": f"http://{HOST}:{port}",
        "Content-Type": "application/json",
    }
    forged = said | {"Cookie": f"{COOKIE}={'0' * 64}"}
    body = json.dumps({"code": "WRONG2", "alias": "<b>Eve</b>", "round": "r-first"}).encode()
    long = {"Content-Length": str(len(body))}
    upgrade = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    return [
        raw_request("POST", "/join", said | long) + body,
        raw_request("POST", "/vote", forged | long) + body,
        raw_request("GET", "/state", forged),
        raw_request("GET", "/ws", forged | upgrade),
        raw_request("POST", "/vote", forged | {"Content-Length": str(BIG)}) + b"x" * 100_000,
        b"\x00\xff{{7*7}}\r\n\r\n",
    ]


class Flood:
    """Bad requests from a few sockets at once, one after the other until it is stopped."""

    def __init__(self, port: int) -> None:
        self._requests = bad_requests(port)
        self._port = port
        self._over = Event()
        self._number = count(1)
        self.refused = 0
        """So many came to their end."""
        self.let_in: list[bytes] = []
        """What was answered with anything but a refusal."""

    def stop(self) -> None:
        self._over.set()

    def send(self) -> None:
        for request in cycle(self._requests):
            if self._over.is_set():
                return
            # Dropped is as good as refused.
            with suppress(ConnectionError):
                self._ask(request)
            self.refused = next(self._number)

    def _ask(self, request: bytes) -> None:
        with socket.create_connection((HOST, self._port), PATIENCE_S) as line:
            line.sendall(request)
            answer = line.recv(100)
            if answer and not answer.startswith(b"HTTP/1.1 4"):
                self.let_in.append(answer)


@contextmanager
def flooded(port: int) -> Iterator[Flood]:
    """While strangers ask all the time."""
    flood = Flood(port)
    with ThreadPoolExecutor(SENDERS) as pool:
        sending: list[Future[None]] = [pool.submit(flood.send) for _ in range(SENDERS)]
        try:
            yield flood
        finally:
            flood.stop()
    for each in sending:
        each.result()


def test_the_window_turns_while_strangers_flood_the_server(hall: Hall, page: RoomPage) -> None:
    """It paints and hears of one lock, whatever they send; the room goes on."""
    hall.start()
    ann = hall.come("Ann")
    key = hall.ask(**SCORES)
    assert hall.host.joining is not None
    frames = Frames(page)
    heard: list[object] = []
    hall.host._told.connect(heard.append)
    edited = Times(hall.bench.updated)
    turns: list[int] = []
    with flooded(hall.host.joining.port) as flood:
        while len(turns) < FRAMES or flood.refused < FLOOD:
            seen, before = frames.count, flood.refused
            page.update()
            hall.until(lambda seen=seen: frames.count > seen)
            turns.append(flood.refused - before)
        answer = {"low": 1, "best": 2, "high": 3}
        for number, item in enumerate(ITEMS, 1):
            ballot = {item.replace("/", "__"): answer}
            assert ann.vote(key, number, **ballot)["say"] == "kept"
        hall.until(lambda: page.asking.count.text() == "1 of 1 is in")
    assert not flood.let_in
    assert max(turns) < flood.refused / 3, "it stood still while they were answered"
    kinds = [type(each) for each in heard]
    assert kinds.count(events.Voted) == len(ITEMS)
    assert set(kinds) <= {events.Voted, events.Locked}
    assert kinds.count(events.Locked) <= 1
    assert edited.count == 0
    assert hall.aliases[-1] == "Ann"
