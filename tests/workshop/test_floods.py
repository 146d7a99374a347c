"""Too much of anything: too long, too slow, too often, too many; the room goes on meanwhile."""

from __future__ import annotations

import socket
from contextlib import ExitStack

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from scenario_desk.workshop import listening
from scenario_desk.workshop.ballots import BallotBox
from scenario_desk.workshop.doors import MOST_BODY
from scenario_desk.workshop.rates import Rates
from scenario_desk.workshop.room import Room
from scenario_desk.workshop.server import Joining, Server
from tests.conftest import PATIENCE_S
from tests.workshop.conftest import paper
from tests.workshop.phones import HOST, joined, raw_request, was_dropped

VOTE = {"poll": {"choice": ["e02"]}}
BIG = 50_000_000


def test_50_megabytes_are_not_read(joining: Joining) -> None:
    ann = joined(joining, "Ann")
    for path in ("/vote", "/join", "/argue", "/nothing"):
        with socket.create_connection((HOST, joining.port), PATIENCE_S) as line:
            said = ann.headers() | {"Host": f"{HOST}:{joining.port}", "Content-Length": str(BIG)}
            said["Content-Type"] = "application/json"
            line.sendall(raw_request("POST", path, said))
            # The answer is there although nothing of it was sent.
            assert line.recv(100).startswith(b"HTTP/1.1 413")


def test_50_megabytes_of_unsaid_length_end_at_the_bound(joining: Joining) -> None:
    ann = joined(joining, "Ann")
    said = ann.headers() | {"Host": f"{HOST}:{joining.port}", "Transfer-Encoding": "chunked"}
    said["Content-Type"] = "application/json"
    with socket.create_connection((HOST, joining.port), PATIENCE_S) as line:
        line.sendall(raw_request("POST", "/vote", said))
        sent = 0
        try:
            while sent < BIG:
                line.sendall(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
                sent += 0x10000
        except OSError:
            # It closed the door in the middle.
            pass
        assert sent < BIG
    assert ann.get("/state").status == 200


def test_a_large_message_ends_its_connection_alone(room: Room, joining: Joining) -> None:
    ann, eve = joined(joining, "Ann"), joined(joining, "Eve")
    with ann.line() as line:
        for sent, code in (("x" * (MOST_BODY + 1), 1009), (b"\x00\xff", 4000)):
            with eve.connected() as other:
                other.send(sent)
                with pytest.raises(ConnectionClosed, match=str(code)):
                    other.recv(PATIENCE_S)
        line.say("hello")
        assert line.state()["phase"] == "waiting"


def test_who_sends_slowly_is_dropped(
    monkeypatch: pytest.MonkeyPatch, room: Room, joining: Joining
) -> None:
    """Slow loris: connections that never come to an end of their request."""
    ann = joined(joining, "Ann")
    monkeypatch.setattr(listening, "REQUEST_S", 0.3)
    starts = [
        b"",
        b"GET / HT",
        b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ",
        raw_request("POST", "/join", ann.headers() | {"Content-Length": "10"}),
        raw_request("GET", "/ws", ann.headers())[:-2],
    ]
    with ExitStack() as lines, ann.line() as line:
        slow = [
            lines.enter_context(socket.create_connection((HOST, joining.port), PATIENCE_S))
            for _ in starts
        ]
        for each, start in zip(slow, starts, strict=True):
            each.sendall(start)
        assert ann.get("/").status == 200
        for each in slow:
            assert was_dropped(each)
        # Who has joined may be silent as long as it likes.
        line.say("hello")
        assert line.state()["phase"] == "waiting"


def test_too_many_connections_leave_those_who_joined_alone(
    monkeypatch: pytest.MonkeyPatch, joining: Joining
) -> None:
    ann = joined(joining, "Ann")
    monkeypatch.setattr(listening, "MOST_CONNECTIONS", 10)
    with ExitStack() as lines, ann.line() as line:
        for _ in range(10):
            lines.enter_context(socket.create_connection((HOST, joining.port), PATIENCE_S))
        for _ in range(5):
            late = socket.create_connection((HOST, joining.port), PATIENCE_S)
            with late:
                assert was_dropped(late)
        line.say("hello")
        assert line.state()["phase"] == "waiting"
    assert ann.get("/").status == 200


def test_too_many_requests_of_one_address_are_refused(room: Room) -> None:
    server = Server(room, HOST)
    joining = server.start()
    try:
        ann = joined(joining, "Ann")
        assert server.doors is not None
        server.doors.requests = Rates(3, 0)
        assert [ann.get("/").status for _ in range(5)] == [200] * 3 + [429] * 2
        with pytest.raises(InvalidStatus, match="403"), ann.connected():
            pass
    finally:
        server.stop()


def test_tries_come_back_with_time_and_old_ones_are_forgotten() -> None:
    now = [0.0]
    rates = Rates(2, 0.5, lambda: now[0])
    assert [rates.take("a") for _ in range(3)] == [True, True, False]
    assert rates.take("b")
    now[0] = 2.0
    assert [rates.take("a") for _ in range(2)] == [True, False]
    for number in range(5_000):
        rates.take(f"address {number}")
    assert len(rates._left) == 2_000


def test_a_phone_that_floods_waits_and_loses_nothing(
    room: Room, box: BallotBox, joining: Joining
) -> None:
    ann = joined(joining, "Ann")
    room.ask(paper())
    with ann.line() as line:
        for number in range(1, 71):
            line.say("vote", round="r1", number=number, answers=VOTE)
        assert [line.heard("kept")["number"] for _ in range(70)] == list(range(1, 71))


def test_who_pings_and_never_reads_is_dropped(
    monkeypatch: pytest.MonkeyPatch, joining: Joining
) -> None:
    ann = joined(joining, "Ann")
    monkeypatch.setattr(listening, "MOST_UNREAD", 10_000)
    said = ann.headers() | {
        "Host": f"{HOST}:{joining.port}",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    # Masked with noughts, as a client's frames are.
    pings = (b"\x89\xfd" + b"\0" * 4 + b"x" * 125) * 1_000
    with socket.create_connection((HOST, joining.port), PATIENCE_S) as line:
        line.sendall(raw_request("GET", "/ws", said))
        assert line.recv(20).startswith(b"HTTP/1.1 101")
        with pytest.raises(ConnectionError):
            line.sendall(pings * (BIG // len(pings)))


def test_only_the_address_that_was_chosen_is_open(joining: Joining) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", joining.port), PATIENCE_S)


def test_a_handshake_that_cannot_be_read_is_dropped(joining: Joining) -> None:
    ann = joined(joining, "Ann")
    said = ann.headers() | {"Host": f"{HOST}:{joining.port}", "Upgrade": "websocket"}
    said |= {"Connection": "Upgrade"} | {f"X-{number}": "x" for number in range(200)}
    with socket.create_connection((HOST, joining.port), PATIENCE_S) as line:
        line.sendall(raw_request("GET", "/ws", said))
        assert was_dropped(line)
