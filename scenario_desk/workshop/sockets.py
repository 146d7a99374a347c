"""The line to a phone: what it says is taken one by one, and what is new goes to it at once."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from scenario_desk.workshop.answers import plain
from scenario_desk.workshop.guard import object_of
from scenario_desk.workshop.people import Person
from scenario_desk.workshop.rates import Rates
from scenario_desk.workshop.refused import WorkshopRefused
from scenario_desk.workshop.room import Room

MOST_PHONES = 3
"""Of one person at once: a new one takes the place of the oldest, which is told and stays away."""
_MESSAGES, _MESSAGES_PER_S = 60, 10
_WAIT_S = 0.1
_TAKEN_OVER, _NOT_TEXT, _TROUBLE = 4000, 1003, 1011
DISK_REFUSED = ("box_full", "box_says", "box_closed")
"""Why a vote may be kept after all if it is sent again."""


class Sockets:
    """Every phone that is connected. Only the server's own thread calls, but for `wake`."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._rates = Rates(_MESSAGES, _MESSAGES_PER_S)
        self._news: dict[WebSocket, asyncio.Event] = {}
        self._of: dict[str, list[WebSocket]] = {}
        self._results: tuple[object, str] = (None, "null")

    def wake(self) -> None:
        """Let every phone have what is new."""
        for news in self._news.values():
            news.set()

    async def serve(self, socket: WebSocket, person: Person) -> None:
        """Talk with one phone until it is gone."""
        await socket.accept()
        phones = self._of.setdefault(person.id, [])
        phones.append(socket)
        news = self._news[socket] = asyncio.Event()
        self._room.came(person)
        telling = asyncio.create_task(self._tell(socket, person, news))
        try:
            if len(phones) > MOST_PHONES:
                await _close(phones.pop(0), _TAKEN_OVER)
            await self._listen(socket, person, news)
        except WebSocketDisconnect:
            # Phones sleep; they come back.
            return
        finally:
            telling.cancel()
            del self._news[socket]
            if socket in phones:
                phones.remove(socket)
            self._room.went(person)

    async def _tell(self, socket: WebSocket, person: Person, news: asyncio.Event) -> None:
        """Send the state whenever there is a new one; only the last counts."""
        while True:
            await news.wait()
            news.clear()
            try:
                await _send_text(socket, self._state(person))
            except WebSocketDisconnect:
                return

    def _state(self, person: Person) -> str:
        """The state as this phone sees it; of the results, which all see, the text is made once."""
        number, state = self._room.view(person)
        results = state.pop("results")
        if results is not self._results[0]:
            self._results = (results, _written(results))
        own = _written(state).removesuffix("}")
        return f'{{"say":"state","number":{number},"state":{own},"results":{self._results[1]}}}}}'

    async def _listen(self, socket: WebSocket, person: Person, news: asyncio.Event) -> None:
        while True:
            text = (await socket.receive()).get("text")
            if text is None:
                # It is gone, or sends what no page of ours does.
                await _close(socket, _NOT_TEXT)
                return
            while not self._rates.take(person.id):
                # Meanwhile nothing more is read from it.
                await asyncio.sleep(_WAIT_S)
            try:
                said = object_of(text)
            except WorkshopRefused as refused:
                await _send(socket, {"say": "refused", "error": str(refused)})
                continue
            if not await self._heard(socket, person, said, news):
                return

    async def _heard(
        self, socket: WebSocket, person: Person, said: dict[str, Any], news: asyncio.Event
    ) -> bool:
        """Do what a phone said; whether it is listened to any further."""
        match said.get("say"):
            case "hello":
                news.set()
            case "vote":
                return await self._vote(socket, person, said)
            case "argue":
                await _send(socket, argued(self._room, person, said))
            case _:
                await _send(socket, {"say": "refused", "error": str(_nonsense())})
        return True

    async def _vote(self, socket: WebSocket, person: Person, said: dict[str, Any]) -> bool:
        try:
            answer = await voted(self._room, person, said)
        except WorkshopRefused as refused:
            self._room.trouble(refused)
            # The phone keeps it, and sends it again when it is back.
            await _close(socket, _TROUBLE)
            return False
        await _send(socket, answer)
        return True


async def voted(room: Room, person: Person, said: dict[str, Any]) -> dict[str, Any]:
    """Keep a vote; what is answered once it is with the disk, or why it never will be.

    Raises WorkshopRefused where the disk refused it, and it should be sent again.
    """
    named = {"round": plain(said.get("round"), 80), "number": _count(said.get("number"))}
    try:
        kept = room.vote(person, said.get("round"), said.get("number"), said.get("answers"))
        await asyncio.wrap_future(kept)
    except WorkshopRefused as refused:
        if refused.message.code in DISK_REFUSED:
            raise
        return {"say": "refused", **named, "error": str(refused)}
    return {"say": "kept", **named}


def argued(room: Room, person: Person, said: dict[str, Any]) -> dict[str, Any]:
    """Take an argument; what is answered."""
    named = {"proposal": plain(said.get("proposal"), 80)}
    try:
        room.argue(person, said.get("proposal"), said.get("side"), said.get("text"))
    except WorkshopRefused as refused:
        return {"say": "refused", **named, "error": str(refused)}
    return {"say": "heard", **named}


def _count(given: Any) -> int | None:
    return given if isinstance(given, int) else None


def _nonsense() -> WorkshopRefused:
    return WorkshopRefused("request_is_none")


async def _send(socket: WebSocket, said: dict[str, Any]) -> None:
    await _send_text(socket, _written(said))


async def _send_text(socket: WebSocket, text: str) -> None:
    """Raises WebSocketDisconnect also where it was we who closed."""
    if socket.application_state is not WebSocketState.CONNECTED:
        raise WebSocketDisconnect(_TAKEN_OVER)
    await socket.send_text(text)


async def _close(socket: WebSocket, code: int) -> None:
    """Close it, unless it is closed already."""
    states = (socket.application_state, socket.client_state)
    if all(state is WebSocketState.CONNECTED for state in states):
        with suppress(WebSocketDisconnect):
            await socket.close(code)


def _written(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
