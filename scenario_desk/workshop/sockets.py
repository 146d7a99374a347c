"""The line to a phone: what it says is taken one by one, and what is new goes to it at once."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from scenario_desk.workshop.answers import plain
from scenario_desk.workshop.guard import object_of
from scenario_desk.workshop.people import Person
from scenario_desk.workshop.rates import Rates
from scenario_desk.workshop.refused import WorkshopRefused
from scenario_desk.workshop.room import Room

MOST_PHONES = 3
"""Of one person at once: a new one takes the place of the oldest."""
_MESSAGES, _MESSAGES_PER_S = 60, 10
_WAIT_S = 0.1
_TAKEN_OVER, _TROUBLE = 4000, 1011
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
        await self._make_room(person)
        self._of.setdefault(person.id, []).append(socket)
        news = self._news[socket] = asyncio.Event()
        self._room.came(person)
        telling = asyncio.create_task(self._tell(socket, person, news))
        try:
            await self._listen(socket, person, news)
        except WebSocketDisconnect:
            # Phones sleep; they come back.
            return
        finally:
            telling.cancel()
            del self._news[socket]
            self._of[person.id].remove(socket)
            self._room.went(person)

    async def _make_room(self, person: Person) -> None:
        phones = self._of.get(person.id, [])
        if len(phones) >= MOST_PHONES:
            await phones[0].close(_TAKEN_OVER)

    async def _tell(self, socket: WebSocket, person: Person, news: asyncio.Event) -> None:
        """Send the state whenever there is a new one; only the last counts."""
        while True:
            await news.wait()
            news.clear()
            try:
                await socket.send_text(self._state(person))
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
                if socket.client_state.name == "CONNECTED":
                    await socket.close(_TAKEN_OVER)
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
        except WorkshopRefused:
            # The phone keeps it, and sends it again when it is back.
            await socket.close(_TROUBLE)
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
            room.trouble(refused)
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
    await socket.send_text(_written(said))


def _written(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
