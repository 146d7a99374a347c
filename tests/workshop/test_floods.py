"""Too much of anything: too long, too slow, too often, too many; the room goes on meanwhile."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from scenario_desk.workshop import events, listening
from scenario_desk.workshop.ballots import BallotBox
from scenario_desk.workshop.doors import MOST_BODY
from scenario_desk.workshop.people import MOST_PEOPLE
from scenario_desk.workshop.rates import Rates
from scenario_desk.workshop.room import Room
from scenario_desk.workshop.server import Joining, Server
from scenario_desk.workshop.sockets import MOST_PHONES
from tests.conftest import PATIENCE_S
from tests.workshop.conftest import paper
from tests.workshop.phones import HOST, Phone, joined, raw_request, was_dropped

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


def test_what_comes_in_pieces_without_end_is_not_put_together(
    joining: Joining, told: list[events.Event]
) -> None:
    """Pieces of one byte cost whoever reads them a thousand times what they cost the sender."""
    ann = joined(joining, "Ann")
    said = ann.headers() | {"Host": f"{HOST}:{joining.port}", "Transfer-Encoding": "chunked"}
    said["Content-Type"] = "application/json"
    with socket.create_connection((HOST, joining.port), PATIENCE_S) as line:
        line.sendall(raw_request("POST", "/vote", said))
        assert line.recv(100).startswith(b"HTTP/1.1 400")
        with suppress(OSError):
            line.sendall(b"1\r\nx\r\n" * 20_000)
        assert was_dropped(line)
    assert ann.get("/state").status == 200


def test_a_phone_that_falls_asleep_in_the_middle_is_no_trouble(
    joining: Joining, told: list[events.Event]
) -> None:
    """The fixture sees that the host was told of none."""
    ann = joined(joining, "Ann")
    said = ann.headers() | {"Host": f"{HOST}:{joining.port}", "Content-Length": "10"}
    said["Content-Type"] = "application/json"
    for _ in range(3):
        with socket.create_connection((HOST, joining.port), PATIENCE_S) as line:
            line.sendall(raw_request("POST", "/vote", said) + b"{")
    assert ann.get("/state").status == 200


def test_a_large_message_ends_its_connection_alone(room: Room, joining: Joining) -> None:
    ann, eve = joined(joining, "Ann"), joined(joining, "Eve")
    with ann.line() as line:
        for sent, code in (("x" * (MOST_BODY + 1), 1009), (b"\x00\xff", 1003)):
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


def test_too_many_connections_leave_the_others_alone(
    monkeypatch: pytest.MonkeyPatch, joining: Joining
) -> None:
    """Whoever has most connections loses those that wait the longest, and nobody else any."""
    ann = joined(joining, "Ann")
    monkeypatch.setattr(listening, "MOST_CONNECTIONS", 10)
    elsewhere = ("127.0.0.2", 0)
    with ExitStack() as lines, ann.line() as line:
        greedy = [
            lines.enter_context(
                socket.create_connection((HOST, joining.port), PATIENCE_S, elsewhere)
            )
            for _ in range(15)
        ]
        for each in greedy[:5]:
            assert was_dropped(each)
        assert ann.get("/").status == 200
        assert was_dropped(greedy[5])
        line.say("hello")
        assert line.state()["phase"] == "waiting"


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
    monkeypatch.setattr(listening, "_BYTES", 10**9)
    # Masked with noughts, as a client's frames are.
    pings = (b"\x89\xfd" + b"\0" * 4 + b"x" * 125) * 1_000
    with upgraded(joining, ann) as line, pytest.raises(ConnectionError):
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


def upgraded(joining: Joining, phone: Phone) -> socket.socket:
    """A phone's WebSocket, to be written to byte by byte."""
    said = phone.headers() | {
        "Host": f"{HOST}:{joining.port}",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    line = socket.create_connection((HOST, joining.port), PATIENCE_S)
    line.sendall(raw_request("GET", "/ws", said))
    assert line.recv(20).startswith(b"HTTP/1.1 101")
    return line


# A frame without content, masked with noughts as a client's are: more of a text, a ping, a pong.
@pytest.mark.parametrize("frame", [b"\x00\x80", b"\x89\x80", b"\x8a\x80"])
def test_small_frames_without_end_end_their_connection(
    monkeypatch: pytest.MonkeyPatch, joining: Joining, frame: bytes
) -> None:
    ann = joined(joining, "Ann")
    monkeypatch.setattr(listening, "_BYTES", 50_000)
    with upgraded(joining, ann) as line:
        with suppress(OSError):
            # A text begins, and does not end.
            line.sendall(b"\x01\x81" + b"\0" * 4 + b"x" if frame[0] == 0 else b"")
            line.sendall((frame + b"\0" * 4) * 50_000)
        assert was_dropped(line)
    with ann.line() as other:
        assert other.first["phase"] == "waiting"


def test_handshakes_of_tls_that_come_to_nothing_are_dropped_and_bounded(
    monkeypatch: pytest.MonkeyPatch, room: Room, serve: Callable[..., Joining]
) -> None:
    monkeypatch.setattr(listening, "REQUEST_S", 0.5)
    monkeypatch.setattr(listening, "MOST_CONNECTIONS", 5)
    # What would be waited for without us.
    monkeypatch.setattr("asyncio.constants.SSL_HANDSHAKE_TIMEOUT", 100 * PATIENCE_S)
    folder = Path(__file__).parents[1] / "data" / "certificate"
    joining = serve(room, cert=folder / "cert.pem", key=folder / "key.pem")
    with ExitStack() as lines:
        stalled = [
            lines.enter_context(socket.create_connection((HOST, joining.port), PATIENCE_S))
            for _ in range(8)
        ]
        stalled[-1].sendall(b"GET / HTTP/1.1\r\n\r\n")
        for each in stalled:
            assert was_dropped(each)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds no open files")
def test_a_full_room_leaves_files_to_be_opened(room: Room, serve: Callable[..., Joining]) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (300, before[1]))
    try:
        serve(room)
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    full = listening.MOST_CONNECTIONS + MOST_PEOPLE * MOST_PHONES
    assert soft > full or soft == hard
