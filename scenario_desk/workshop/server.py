"""The server of a session: started on one address, in a thread of its own, and stopped."""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from scenario_desk.locate import locate
from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.messages import words
from scenario_desk.workshop.addresses import in_url, listen
from scenario_desk.workshop.ballots import Door
from scenario_desk.workshop.doors import MOST_BODY, Doors, new_code, new_token, page_headers
from scenario_desk.workshop.encryption import names_of
from scenario_desk.workshop.guard import Guard
from scenario_desk.workshop.listening import (
    MOST_CONNECTIONS,
    MOST_HEADERS,
    Bounded,
    Listening,
    Talking,
)
from scenario_desk.workshop.people import MOST_PEOPLE
from scenario_desk.workshop.refused import WorkshopRefused
from scenario_desk.workshop.room import Room
from scenario_desk.workshop.routes import Phones
from scenario_desk.workshop.sockets import MOST_PHONES
from scenario_desk.workshop.watching import watch

_PING_S = 20.0
_GRACE_S = 1
_FILES = 256
"""That the rest of the program may have open beside its connections."""


@dataclass(frozen=True, slots=True)
class Joining:
    """How a room joins."""

    url: str
    """What the QR code says: the address with the token, which no browser sends on."""
    address: str
    """What is read from the projector and typed, before the short code."""
    code: str
    token: str
    port: int
    advice: str
    """What everybody must know of this connection, as a sentence; "" where it is encrypted."""


class Server:
    """Serves one room. A session that was served before from this box has the same door again."""

    def __init__(
        self,
        room: Room,
        host: str,
        port: int = 0,
        cert: Path | None = None,
        key: Path | None = None,
        page: Path | None = None,
    ) -> None:
        """`port` 0 is the one it had before, or any; `cert` and `key` encrypt, in PEM."""
        self._room, self._host, self._port = room, host, port
        self._cert, self._key = cert, key
        self._page = page
        self._running: Running | None = None
        self.doors: Doors | None = None

    def start(self) -> Joining:
        """Take connections from now on; raises WorkshopRefused, which says what to do."""
        names = names_of(self._cert, self._key) if self._cert else ()
        before = self._room.box.door(self._room.session)
        _allow_files(MOST_CONNECTIONS + MOST_PEOPLE * MOST_PHONES + _FILES)
        listening = self._listen(before)
        door = self._keep_door(before, listening.getsockname()[1])
        # As the system writes it, which is how browsers do; there are other spellings.
        host = listening.getsockname()[0]
        # A certificate is trusted for what it was issued for alone.
        name = in_url(host if not names or host in names else names[0])
        doors = self.doors = Doors(door.token, door.code, self._room.told)
        doors.answer_to(map(in_url, (host, *names)), door.port, encrypted=bool(self._cert))
        page = locate("resources", "phone") if self._page is None else self._page
        phones = Phones(self._room, doors, page, encrypted=bool(self._cert))
        # Of IPv6 no policy can say the address; to newer browsers, 'self' means WebSockets, too.
        socket_address = f"{'wss' if self._cert else 'ws'}://{name}:{door.port}"
        headers = page_headers("" if name.startswith("[") else socket_address)
        app = Guard(phones.app(), doors, headers, self._room.told)
        self._running = Running(app, self._cert, self._key, listening)
        self._running.begin(lambda: watch(host, self._room.told))
        self._room.changed = lambda: self._call(phones.sockets.wake)
        return self._joining(door, name)

    def _keep_door(self, before: Door | None, port: int) -> Door:
        """The door of this session, the same as before but for its port; the box remembers it."""
        token, code = (before.token, before.code) if before else (new_token(), new_code())
        door = Door(token, code, port)
        self._room.box.keep_door(self._room.session, door)
        return door

    def _joining(self, door: Door, name: str) -> Joining:
        advice = "" if self._cert else words(Message("session_unencrypted", {}))
        address = f"{'https' if self._cert else 'http'}://{name}:{door.port}/"
        return Joining(f"{address}#{door.token}", address, door.code, door.token, door.port, advice)

    def stop(self) -> None:
        """Let go of every phone and of the port; what was acknowledged is in the box."""
        running, self._running = self._running, None
        if running is not None:
            self._room.changed = lambda: None
            running.end()

    def renew_code(self) -> str:
        """Another short code, where the old one is locked or became known."""
        if self.doors is None or self._running is None:
            raise WorkshopRefused("session_not_running")
        code = new_code()
        self._room.box.keep_door(
            self._room.session, Door(self.doors.token, code, self._running.port)
        )
        doors = self.doors
        self._call(lambda: doors.renew(code))
        return code

    def _listen(self, before: Door | None) -> socket.socket:
        if self._port or before is None:
            return listen(self._host, self._port)
        try:
            return listen(self._host, before.port)
        except WorkshopRefused as refused:
            if refused.message.code not in ("port_taken", "port_forbidden"):
                raise
            return listen(self._host, 0)

    def _call(self, do: Callable[[], None]) -> None:
        running = self._running
        if running is not None:
            running.call(do)


def _allow_files(count: int) -> None:
    """Let so many be open at once, where the system allows fewer unless it is asked: where a full
    room has taken all, nothing else could be saved."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = count if hard == resource.RLIM_INFINITY else min(count, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        # Some systems allow less than they say; then it stays as it was.
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


class _Noting(uvicorn.Server):
    """Notes when it takes connections, and in which loop."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self.loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.loop = asyncio.get_running_loop()
        self.ready.set()


class Running:
    """A server in its thread."""

    def __init__(
        self, app: ASGIApp, cert: Path | None, key: Path | None, at: socket.socket
    ) -> None:
        self._server = _Noting(_config(app, cert, key))
        self._socket = at
        self.port: int = at.getsockname()[1]
        self._beside: asyncio.Task[None] | None = None
        self._thread = threading.Thread(target=self._run, name="session")

    def begin(self, beside: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Start it, and what runs beside it until it ends."""
        self._thread.start()
        self._server.ready.wait()
        self.call(lambda: self._keep(beside()))

    def _keep(self, beside: Coroutine[Any, Any, None]) -> None:
        self._beside = asyncio.get_running_loop().create_task(beside)

    def end(self) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def call(self, do: Callable[[], None]) -> None:
        """Do it in the server's thread, unless that is about to end."""
        with suppress(RuntimeError):
            if self._server.loop is not None:
                self._server.loop.call_soon_threadsafe(do)

    def _run(self) -> None:
        try:
            self._server.run([self._socket])
        finally:
            self._server.ready.set()


def _config(app: ASGIApp, cert: Path | None, key: Path | None) -> uvicorn.Config:
    """Uvicorn, which says nothing, asks nobody and bounds what it takes."""
    for name in ("uvicorn", "uvicorn.error"):
        # What goes wrong is told to the host, and every request to nobody.
        logger = logging.getLogger(name)
        logger.propagate = False
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    config = Bounded(
        app,
        loop="asyncio",
        http=Listening,
        ws=Talking,
        ws_max_size=MOST_BODY,
        ws_ping_interval=_PING_S,
        ws_ping_timeout=_PING_S,
        # What is compressed may unfold to any size.
        ws_per_message_deflate=False,
        lifespan="off",
        # What strangers send is no news to whoever started the program from a terminal.
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        h11_max_incomplete_event_size=MOST_HEADERS,
        timeout_graceful_shutdown=_GRACE_S,
    )
    if cert is not None:
        config.encrypting = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        config.encrypting.load_cert_chain(cert, key)
    return config
