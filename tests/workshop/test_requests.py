"""Requests no page of ours makes: refused in a sentence, never read two ways, nothing given away."""

from __future__ import annotations

import socket

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from scenario_desk.workshop.room import Proposed, Room
from scenario_desk.workshop.server import Joining
from tests.conftest import PATIENCE_S
from tests.workshop.conftest import paper
from tests.workshop.phones import HOST, Phone, asked, joined

STRANGE = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"a":' * 40_000,
    b"9" * 100_000,
    b'{"number": ' + b"9" * 5_000 + b"}",
    b'{"token": 1, "alias": {}, "seat": [], "round": {}, "number": [], "answers": 3}',
    b'{"proposal": {}, "side": [], "text": 1e999}',
]


@pytest.mark.parametrize("path", ["/vote", "/join", "/argue"])
def test_what_makes_no_sense_is_refused_in_a_sentence(
    room: Room, joining: Joining, path: str
) -> None:
    phone = joined(joining, "Ann") if path != "/join" else Phone(joining.port)
    room.ask(paper())
    room.propose(Proposed("p1", "Move"))
    for body in STRANGE:
        said = phone.headers() | {"Content-Type": "application/json"}
        answer = asked(joining.port, "POST", path, body, said)
        assert answer.status in (200, 400, 403, 429), body[:40]
        assert answer.json["error"].endswith((".", "."))


@pytest.mark.parametrize(
    "request_line",
    [
        "OPTIONS / HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "TRACE / HTTP/1.1",
        "CONNECT evil.example:80 HTTP/1.1",
        "PUT /app.js HTTP/1.1",
        "DELETE /state HTTP/1.1",
        "GET http://evil.example/state HTTP/1.1",
        "GET /../../etc/passwd HTTP/1.1",
        "GET /..%2f..%2fREADME.md HTTP/1.1",
        "GET /%2e%2e/index.html HTTP/1.1",
        "GET /app.js%00.html HTTP/1.1",
        "GET //app.js HTTP/1.1",
        "GET /\\app.js HTTP/1.1",
        "GET /%ff%fe HTTP/1.1",
        "POST /vote HTTP/1.0",
    ],
)
def test_what_no_page_asks_is_nowhere(joining: Joining, request_line: str) -> None:
    ann = joined(joining, "Ann")
    said = ann.headers() | {"Host": f"{HOST}:{joining.port}", "X-Secret": "echo"}
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    with socket.create_connection((HOST, joining.port), PATIENCE_S) as line:
        line.sendall(f"{request_line}\r\n{head}Connection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(4_096), b""))
    assert answer.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4")), answer
    assert b"echo" not in answer
    assert b"root:" not in answer


@pytest.mark.parametrize(
    "more",
    [
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: +5",
        "Content-Length: 5, 5, 6",
        "Transfer-Encoding : chunked",
        "Host: evil.example",
        "X-A: b\r\n folded\x00",
    ],
)
def test_a_request_that_can_be_read_two_ways_is_not_read(joining: Joining, more: str) -> None:
    ann = joined(joining, "Ann")
    hidden = f"GET /state HTTP/1.1\r\nHost: {HOST}:{joining.port}\r\n\r\n"
    head = "".join(f"{name}: {value}\r\n" for name, value in ann.headers().items())
    with socket.create_connection((HOST, joining.port), PATIENCE_S) as line:
        start = f"POST /vote HTTP/1.1\r\nHost: {HOST}:{joining.port}\r\n"
        line.sendall(f"{start}{head}{more}\r\n\r\n0\r\n\r\n{hidden}".encode())
        answer = b"".join(iter(lambda: line.recv(4_096), b""))
    assert answer.count(b"HTTP/1.1 ") == 1
    assert answer.startswith(b"HTTP/1.1 400")


def test_a_subprotocol_nobody_speaks_is_not_agreed_to(joining: Joining) -> None:
    ann = joined(joining, "Ann")
    cookie = {"Cookie": ann.headers()["Cookie"]}
    with connect(
        f"ws://{HOST}:{joining.port}/ws",
        origin=ann.origin,
        additional_headers=cookie,
        subprotocols=["graphql-ws"],
        compression="deflate",
    ) as line:
        assert line.subprotocol is None
        assert not line.protocol.extensions
    with pytest.raises(InvalidStatus, match="403"), ann.connected("https://evil.example"):
        pass
