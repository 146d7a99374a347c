"""Phones as a real browser would be one: requests and WebSockets over loopback."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from websockets.sync.client import ClientConnection, connect

from scenario_desk.workshop.doors import COOKIE
from scenario_desk.workshop.server import Joining
from tests.conftest import PATIENCE_S

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back of a request."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


def asked(
    port: int,
    method: str,
    path: str,
    body: str | bytes | None = None,
    headers: dict[str, str] | None = None,
) -> Answered:
    """Ask once, as given; nothing is added but what HTTP needs."""
    line = http.client.HTTPConnection(HOST, port, timeout=PATIENCE_S)
    try:
        line.request(method, path, body, headers or {})
        answer = line.getresponse()
        return Answered(answer.status, dict(answer.getheaders()), answer.read().decode())
    finally:
        line.close()


class Phone:
    """One participant's phone, which keeps its cookie."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.port, self.cookie = port, cookie
        self.origin = f"http://{HOST}:{port}"

    def headers(self) -> dict[str, str]:
        return {"Origin": self.origin, "Cookie": f"{COOKIE}={self.cookie}"}

    def post(self, path: str, what: Any, **headers: str) -> Answered:
        said = {**self.headers(), "Content-Type": "application/json", **headers}
        answer = asked(self.port, "POST", path, json.dumps(what), said)
        if given := answer.headers.get("set-cookie"):
            self.cookie = given.partition(";")[0].partition("=")[2]
        return answer

    def get(self, path: str) -> Answered:
        return asked(self.port, "GET", path, headers=self.headers())

    def state(self) -> dict[str, Any]:
        return self.get("/state").json["state"]

    @contextmanager
    def line(self) -> Iterator[Line]:
        """Connected by WebSocket, after the greeting and the first state."""
        with self.connected() as socket:
            line = Line(socket)
            line.say("hello", seen=0)
            line.first = line.state()
            yield line

    def connected(self, origin: str | None = None) -> ClientConnection:
        return connect(
            f"ws://{HOST}:{self.port}/ws",
            origin=origin or self.origin,
            additional_headers={"Cookie": f"{COOKIE}={self.cookie}"},
            compression=None,
            open_timeout=PATIENCE_S,
            max_size=None,
        )


class Line:
    """A phone's WebSocket."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.first: dict[str, Any] = {}

    def say(self, what: str, **more: Any) -> None:
        self.socket.send(json.dumps({"say": what, **more}))

    def heard(self, *kinds: str) -> dict[str, Any]:
        """The next message of one of these kinds; others are passed over."""
        while True:
            message = json.loads(self.socket.recv(PATIENCE_S))
            if message["say"] in kinds:
                return message

    def state(self) -> dict[str, Any]:
        return self.heard("state")["state"]

    def until(self, phase: str) -> dict[str, Any]:
        """The first state in this phase."""
        while (state := self.state())["phase"] != phase:
            pass
        return state

    def vote(self, round: str, number: int, **answers: Any) -> dict[str, Any]:  # noqa: A002
        """What is answered to a vote; items are named with _ for /."""
        named = {item.replace("__", "/"): answer for item, answer in answers.items()}
        self.say("vote", round=round, number=number, answers=named)
        return self.heard("kept", "refused")


def joined(joining: Joining, alias: str, seat: str | None = None) -> Phone:
    """A phone that came in by the QR code."""
    phone = Phone(joining.port)
    answer = phone.post("/join", {"token": joining.token, "alias": alias, "seat": seat})
    assert answer.json == {"ok": True}, answer.text
    return phone


def raw_request(method: str, path: str, headers: dict[str, str]) -> bytes:
    """A request without its body, as it goes over the wire."""
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def was_dropped(line: socket.socket) -> bool:
    """Wait for the other end to close; what it says before that does not matter."""
    try:
        while line.recv(4_096):
            pass
    except ConnectionResetError:
        return True
    return True
