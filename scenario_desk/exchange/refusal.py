"""Why a file was not read or not written, as a message that `presentation` puts into words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.system_errors import system_error

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


def refused_by_system(code: str, path: Path, error: OSError) -> FileRefused:
    """The refusal of a file that the system refused to read or to write, with its reason."""
    return FileRefused(code, file=path.name, reason=system_error(error))


def sentence(error: BaseException) -> str:
    """The one sentence for people about an error that a file, or the system, can cause."""
    if not isinstance(error, OSError):
        return str(error)
    if isinstance(error.filename, str | Path):
        return str(refused_by_system("system_refused_file", Path(error.filename), error))
    return words(Message("system_refused", {"reason": system_error(error)}))


def _shown(value: Any) -> Any:
    """A value as a sentence can quote it: what a file holds may be long, or many lines."""
    if isinstance(value, Message):
        return Message(value.code, {name: _shown(part) for name, part in value.values.items()})
    if not isinstance(value, str):
        return value
    line = "".join(letter if letter.isprintable() else " " for letter in value[: _MOST + 1])
    return line if len(line) <= _MOST else line[: _MOST - 1] + "…"


class LoadCancelled(Exception):
    """Raised out of a load that its caller cancelled."""
