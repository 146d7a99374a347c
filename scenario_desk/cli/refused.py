"""Why a command was not carried out."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.messages import Message


class CommandRefused(Exception):
    """Arguments that make no sense for this scenario; carries the message that says why."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code, values)
        self.message = Message(code, values)
