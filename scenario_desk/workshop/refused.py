"""Why a session, a vote or a ballot box was refused."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.messages import words


class WorkshopRefused(Exception):
    """What cannot be done in a session; `str()` of it is the one sentence for people."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code, values)
        self.message = Message(code, values)

    def __str__(self) -> str:
        return words(self.message)
