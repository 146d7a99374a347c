"""Connections that have to come to something: not too many, none that only waits or never reads."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

MOST_CONNECTIONS = 400
"""That ask by requests; those of phones that have joined by WebSocket are bounded per person."""
REQUEST_S = 20.0
"""How long a request may take, from the connection or the last answer to its own answer."""
MOST_HEADERS = 16 * 1024
MOST_UNREAD = 1024 * 1024
"""Bytes that wait for somebody who asks for more and reads nothing."""


class Listening(H11Protocol):
    """One connection by HTTP, which is dropped where it takes too long or there are too many."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        waiting = [each for each in self.connections if isinstance(each, Listening)]
        if len(waiting) > MOST_CONNECTIONS:
            # The newest goes: those that were here first are being answered.
            transport.abort()
        self._begin()

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

    def _begin(self) -> None:
        self._end()
        self._deadline = self.loop.call_later(REQUEST_S, self.transport.abort)

    def _end(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class Talking(WebSocketsSansIOProtocol):
    """One connection by WebSocket, which is dropped where it pings and never reads what comes back."""

    def handle_ping(self) -> None:
        super().handle_ping()
        if self.transport.get_write_buffer_size() > MOST_UNREAD:
            self.transport.abort()
