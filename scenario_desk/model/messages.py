"""What the program has to say, before it is put into words.

A message is a code with parameters; `presentation.messages` is the one place that words it, so
that a finding, a refusal and a sentence can be shown in any language and tested by their code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Message:
    """A code and the values that its wording needs."""

    code: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem in a scenario: how bad, what, and where to click.

    `place` names the collection of the thing ("nodes", "actors", "interests", "endpoints",
    "profiles", "linkages", "packages", "scores", "scenario"); `about` is its id (for a score
    "endpoint/interest"); `values` fill the wording.
    """

    level: Level
    code: str
    place: str
    about: str
    values: dict[str, Any] = field(default_factory=dict)


class EditRefused(Exception):
    """An edit that the rules do not allow; carries the message that says why."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code, values)
        self.message = Message(code, values)
