"""Whether phones can still reach this computer: a network may go while a session runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.messages import words
from scenario_desk.workshop.addresses import is_here
from scenario_desk.workshop.events import Event, Failed

LOOK_S = 5.0


async def watch(host: str, told: Callable[[Event], None]) -> None:
    """Tell when this computer loses the address a session is served at, and when it is back."""
    was_here = True
    while True:
        now_here = is_here(host)
        if now_here != was_here:
            code = "address_back" if now_here else "address_lost"
            told(Failed(words(Message(code, {"host": host}))))
        was_here = now_here
        await asyncio.sleep(LOOK_S)
