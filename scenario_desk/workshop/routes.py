"""What the server answers: the page and its files, and what phones ask for by requests."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.phone_words import phone_words
from scenario_desk.workshop.doors import COOKIE, Doors, cookie_header
from scenario_desk.workshop.guard import body_of, error_response
from scenario_desk.workshop.people import Person
from scenario_desk.workshop.refused import WorkshopRefused
from scenario_desk.workshop.room import Room
from scenario_desk.workshop.sockets import DISK_REFUSED, Sockets, argued, voted

_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
_START = "index.html"
_STATUS = {
    "request_not_joined": 401,
    **dict.fromkeys(("join_wrong_code", "join_locked"), 403),
    "request_too_large": 413,
    "join_too_often": 429,
    **dict.fromkeys(DISK_REFUSED, 503),
}
"""Whatever else is refused is a 400."""
Handler = Callable[[Request], Awaitable[Response]]


class Phones:
    """The routes of one session, by request and by WebSocket."""

    def __init__(self, room: Room, doors: Doors, page: Path, *, encrypted: bool) -> None:
        self._room, self._doors, self._encrypted = room, doors, encrypted
        self.sockets = Sockets(room)
        self._page = page

    def app(self) -> Starlette:
        routes: list[BaseRoute] = [
            Route("/words.json", self._words),
            Route("/state", self._state),
            Route("/join", self._refusing(self._join), methods=["POST"]),
            Route("/vote", self._refusing(self._vote), methods=["POST"]),
            Route("/argue", self._refusing(self._argue), methods=["POST"]),
            WebSocketRoute("/ws", self._socket),
        ]
        for path in sorted(self._page.iterdir()):
            if kind := _TYPES.get(path.suffix):
                name = "" if path.name == _START else path.name
                routes.append(Route(f"/{name}", _file(path.read_bytes(), kind)))
        return Starlette(routes=routes, exception_handlers={404: _not_here, 405: _not_here})

    def _person(self, asked: HTTPConnection) -> Person | None:
        secret = asked.cookies.get(COOKIE, "")
        return self._room.known(secret) if secret else None

    def _joined(self, request: Request) -> Person:
        person = self._person(request)
        if person is None:
            raise WorkshopRefused("request_not_joined")
        return person

    def _refusing(self, handle: Handler) -> Handler:
        """Answer what was refused with its sentence; what the disk refused is the host's to mend."""

        async def handled(request: Request) -> Response:
            try:
                return await handle(request)
            except WorkshopRefused as refused:
                status = _STATUS.get(refused.message.code, 400)
                if status == 503:
                    self._room.trouble(refused)
                    return error_response(status, "box_of_host")
                # Of what is too large the rest is not waited for.
                headers = {"connection": "close"} if status == 413 else {}
                return JSONResponse({"error": str(refused)}, status, headers)

        return handled

    async def _words(self, _request: Request) -> Response:
        return JSONResponse(phone_words())

    async def _state(self, request: Request) -> Response:
        person = self._person(request)
        if person is None:
            return JSONResponse({"error": words(Message("request_not_joined", {}))}, 401)
        number, state = self._room.view(person)
        if request.query_params.get("seen") == str(number):
            return JSONResponse({"say": "same", "number": number})
        return JSONResponse({"say": "state", "number": number, "state": state})

    async def _join(self, request: Request) -> Response:
        given = await body_of(request)
        seat = given.get("seat") or ""
        person = self._person(request)
        if person is not None:
            if seat:
                await asyncio.wrap_future(self._room.sit(person, seat))
            return JSONResponse({"ok": True})
        address = request.client.host if request.client else ""
        self._doors.check(address, given.get("token"), given.get("code"))
        person = await asyncio.wrap_future(self._room.join(given.get("alias") or "", seat))
        cookie = cookie_header(person.secret, encrypted=self._encrypted)
        return JSONResponse({"ok": True}, headers={"set-cookie": cookie})

    async def _vote(self, request: Request) -> Response:
        person = self._joined(request)
        return JSONResponse(await voted(self._room, person, await body_of(request)))

    async def _argue(self, request: Request) -> Response:
        person = self._joined(request)
        return JSONResponse(argued(self._room, person, await body_of(request)))

    async def _socket(self, socket: WebSocket) -> None:
        person = self._person(socket)
        if person is None:
            await socket.close()
        else:
            await self.sockets.serve(socket, person)


def _file(content: bytes, kind: str) -> Handler:
    async def handled(_request: Request) -> Response:
        return Response(content, media_type=kind)

    return handled


async def _not_here(_request: Request, _error: Exception) -> Response:
    return error_response(404, "request_not_here")
