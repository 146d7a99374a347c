"""Why a file was not read or not written, as a message that `presentation` puts into words."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.messages import words

_MOST = 80


class FileRefused(Exception):
    """A file that cannot be opened or saved; `str()` of it is the one sentence for people."""

    def __init__(self, code: str, **values: Any) -> None:
        shown = {name: _shown(value) for name, value in values.items()}
        super().__init__(code, shown)
        self.message = Message(code, shown)

    def __str__(self) -> str:
        return words(self.message)

    def about(self, file: str) -> FileRefused:
        """This refusal, naming the file it is about unless it already names one."""
        return FileRefused(self.message.code, **({"file": file} | self.message.values))


def _shown(value: Any) -> Any:
    """A value as a sentence can quote it: what a file holds may be long, or many lines."""
    if not isinstance(value, str):
        return value
    line = "".join(letter if letter.isprintable() else " " for letter in value[: _MOST + 1])
    return line if len(line) <= _MOST else line[: _MOST - 1] + "…"


class LoadCancelled(Exception):
    """Raised out of a load that its caller cancelled."""
