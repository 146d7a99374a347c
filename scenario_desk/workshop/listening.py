"""Connections that have to come to something: not too many, none that only waits or never reads."""

from __future__ import annotations

import asyncio
import ssl
from collections import Counter
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from scenario_desk.workshop.doors import MOST_BODY
from scenario_desk.workshop.rates import Rates

MOST_CONNECTIONS = 400
"""That ask by requests; those of phones that have joined by WebSocket are bounded per person."""
REQUEST_S = 20.0
"""How long a request may take, from the connection or the last answer to its own answer."""
MOST_HEADERS = 16 * 1024
MOST_UNREAD = 1024 * 1024
"""Bytes that wait for somebody who asks for more and reads nothing."""
_BYTES, _BYTES_PER_S = 4 * MOST_BODY, 64 * 1024
"""What a phone may send by WebSocket: small pieces cost us far more than whoever sends them."""
_MOST_PIECES = 1_000
"""Of one message."""
_CLOSING_S = 1.0
"""How long a WebSocket that was closed is waited for."""


class Bounded(uvicorn.Config):
    """With the context that encrypts, for what uvicorn would do unbounded we do ourselves."""

    encrypting: ssl.SSLContext | None = None


class _Whole(h11.Connection):
    """Takes requests that say how long they are, as every page sends them: pieces without end take
    long to put together, and whoever sends them needs no time."""

    def next_event(self) -> Any:
        event = super().next_event()
        if isinstance(event, h11.Request) and any(
            name == b"transfer-encoding" for name, _value in event.headers
        ):
            raise h11.RemoteProtocolError("transfer-encoding", 411)
        return event


class Listening(H11Protocol):
    """One connection by HTTP, which is dropped where it takes too long or there are too many."""

    _deadline: asyncio.TimerHandle | None = None
    _handshake: asyncio.Task[None] | None = None
    _early: bytes | None = None
    """What came before the end of the handshake was noticed; None where nobody shakes hands."""
    _address = ""
    _began = 0.0

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.conn = _Whole(h11.SERVER, MOST_HEADERS)

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self.connections.add(self)
        self._address = (transport.get_extra_info("peername") or ("",))[0]
        self._begin()
        self._make_room()
        context = self.config.encrypting if isinstance(self.config, Bounded) else None
        if context is None:
            super().connection_made(transport)
        else:
            transport.pause_reading()
            self._early = b""
            self._handshake = self.loop.create_task(self._encrypt(transport, context))

    async def _encrypt(self, plain: asyncio.Transport, context: ssl.SSLContext) -> None:
        """Shake hands here, where connections that do not get there are counted and timed, too."""
        try:
            made = await self.loop.start_tls(
                plain, self, context, server_side=True, ssl_handshake_timeout=REQUEST_S
            )
        except OSError:
            # It spoke no TLS, or gave up; SSLError is one, too.
            made = None
        if made is None:
            plain.abort()
            return
        early, self._early = self._early, None
        super().connection_made(made)
        if early:
            self.data_received(early)

    def data_received(self, data: bytes) -> None:
        if self._early is None:
            super().data_received(data)
        else:
            self._early += data

    def connection_lost(self, exc: Exception | None) -> None:
        self._end()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._begin()

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        self._end()
        super().handle_websocket_upgrade(event)
        if not getattr(self.transport.get_protocol(), "handshake_initiated", False):
            # It could not be read, and nothing would ever come of it.
            self.transport.abort()

    @property
    def _is_busy(self) -> bool:
        """Whether it waits for us, and not we for it."""
        return self.cycle is not None and not self.cycle.response_complete

    def _make_room(self) -> None:
        """Where there are too many, drop one of whoever has most: the one that waits the longest."""
        waiting = [each for each in self.connections if isinstance(each, Listening)]
        if len(waiting) <= MOST_CONNECTIONS:
            return
        [(greediest, _count)] = Counter(each._address for each in waiting).most_common(1)
        theirs = [each for each in waiting if each._address == greediest]
        dropped = min(theirs, key=lambda each: (each._is_busy, each._began))
        self.connections.discard(dropped)
        dropped.transport.abort()

    def _begin(self) -> None:
        self._end()
        self._began = self.loop.time()
        self._deadline = self.loop.call_later(REQUEST_S, self.transport.abort)

    def _end(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class Talking(WebSocketsSansIOProtocol):
    """One connection by WebSocket, which is dropped where it sends no end of small pieces, or pings
    and never reads what comes back."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.close_timeout = _CLOSING_S
        self._bytes = Rates(_BYTES, _BYTES_PER_S)

    def data_received(self, data: bytes) -> None:
        if self._bytes.take("", len(data)):
            super().data_received(data)
        else:
            self.transport.abort()

    def handle_cont(self, event: Any) -> None:
        super().handle_cont(event)
        if len(self.frames) > _MOST_PIECES:
            self.transport.abort()

    def handle_ping(self) -> None:
        super().handle_ping()
        if self.transport.get_write_buffer_size() > MOST_UNREAD:
            self.transport.abort()
