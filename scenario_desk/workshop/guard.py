"""What stands before every request: whom it meant, where it is from, how often, how much."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as Sent

from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.messages import words
from scenario_desk.workshop.doors import MOST_BODY, Doors
from scenario_desk.workshop.events import Event, Failed
from scenario_desk.workshop.refused import WorkshopRefused


class Guard:
    """Lets through what may come in, and adds to every answer what protects the page."""

    def __init__(
        self,
        app: ASGIApp,
        doors: Doors,
        headers: list[tuple[bytes, bytes]],
        told: Callable[[Event], None],
    ) -> None:
        self._app, self._doors, self._headers, self._told = app, doors, headers, told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def answer(message: Sent) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message = {**message, "headers": [*message["headers"], *self._headers]}
            await send(message)

        app = self._app if (refusal := self._refusal(scope)) is None else refusal
        try:
            await app(scope, receive, answer)
        except ClientDisconnect:
            # Phones fall asleep in the middle of a sentence.
            return
        except Exception as error:
            # One phone's trouble must not end the session; the host is told of it.
            what = f"{type(error).__name__}: {error}"
            self._told(Failed(words(Message("session_unforeseen", {"error": what}))))
            if scope["type"] == "http" and not started:
                await error_response(500, "session_trouble")(scope, receive, answer)

    def _refusal(self, scope: Scope) -> Callable[[Scope, Receive, Send], Awaitable[None]] | None:
        """What answers in place of the page, where nothing may come in."""
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        if not self._doors.requests.take(scope["client"][0]):
            return _closed(scope, 429, "request_too_often")
        if not self._doors.is_ours(headers.get(b"host", "")):
            return _closed(scope, 421, "request_not_ours")
        is_writing = scope["type"] == "websocket" or scope["method"] not in ("GET", "HEAD")
        if is_writing and not self._doors.is_own_page(headers.get(b"origin", "")):
            return _closed(scope, 403, "request_elsewhere")
        length = headers.get(b"content-length", "0")
        if not length.isdecimal() or len(length) > 9 or int(length) > MOST_BODY:
            return _closed(scope, 413, "request_too_large")
        return None


def _closed(
    scope: Scope, status: int, code: str
) -> Callable[[Scope, Receive, Send], Awaitable[None]]:
    if scope["type"] == "websocket":
        return _no_socket
    return error_response(status, code)


async def _no_socket(_scope: Scope, _receive: Receive, send: Send) -> None:
    """Answer the handshake with 403."""
    await send({"type": "websocket.close", "code": 1008})


def error_response(status: int, code: str) -> JSONResponse:
    """A refusal as a sentence, after which the connection closes: nothing more of it is read."""
    return JSONResponse({"error": words(Message(code, {}))}, status, {"connection": "close"})


async def body_of(request: Request) -> dict[str, Any]:
    """The JSON object of a request; raises WorkshopRefused where it is none or too large."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise WorkshopRefused("request_is_none")
    given = bytearray()
    async for chunk in request.stream():
        given += chunk
        if len(given) > MOST_BODY:
            raise WorkshopRefused("request_too_large")
    return object_of(bytes(given))


def object_of(text: str | bytes) -> dict[str, Any]:
    """A JSON object; raises WorkshopRefused where it is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise WorkshopRefused("request_is_none")
    return found
