"""Why a file was not read or not written, as a message that `presentation` puts into words."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.messages import Message
from scenario_desk.presentation.messages import words


class FileRefused(Exception):
    """A file that cannot be opened or saved; `str()` of it is the one sentence for people."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code, values)
        self.message = Message(code, values)

    def __str__(self) -> str:
        return words(self.message)

    def about(self, file: str) -> FileRefused:
        """This refusal, naming the file it is about unless it already names one."""
        return FileRefused(self.message.code, **({"file": file} | self.message.values))


class LoadCancelled(Exception):
    """Raised out of a load that its caller cancelled."""
