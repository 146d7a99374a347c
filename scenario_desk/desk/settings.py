"""What the program remembers between runs: each setting's key, type and default, once."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

ORGANISATION = "Scenario Desk"
APPLICATION = "Scenario Desk"
RECENT_LIMIT = 10
_SCORED_LIMIT = 400

T = TypeVar("T", bool, int, str, list[str], QByteArray)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One remembered value."""

    key: str
    default: T

    def read(self) -> T:
        """The stored value; the default where nothing usable is stored."""
        stored = _store().value(self.key)
        if isinstance(self.default, bool):
            return stored in (True, "true") if stored is not None else self.default
        if isinstance(self.default, int):
            # What is kept in a text file is text.
            return int(stored) if str(stored).isdecimal() else self.default
        if isinstance(self.default, list):
            if isinstance(stored, str):
                return [stored] if stored else []
            return [str(item) for item in stored] if isinstance(stored, list) else self.default
        return stored if isinstance(stored, type(self.default)) else self.default

    def write(self, value: T) -> None:
        _store().setValue(self.key, value)


def _store() -> QSettings:
    return QSettings(
        QSettings.defaultFormat(), QSettings.Scope.UserScope, ORGANISATION, APPLICATION
    )


AUTHOR = Setting("user/name", "")
"""Who works here, as journals, snapshots and sessions name them; empty: by their account."""
THEME = Setting("view/theme", "system")
"""system, light or dark."""
LARGE_TYPE = Setting("view/large_type", False)
TREE_GROWS = Setting("view/tree_grows", "")
"""right, left or down; empty: as the language is read."""
TREE_SHOWS: Setting[list[str]] = Setting("view/tree_shows", [])
"""What the tree shows on demand, by name."""
SCORED_ACTORS: Setting[list[str]] = Setting("view/scored_actors", [])
"""Whose interests the matrix shows or leaves out, by id with + or − before it, chosen last first."""
MATRIX_ROOM = Setting("view/matrix_room", True)
"""Whether the matrix shows what participants judge beside the facilitator's scores."""
REDUCED_MOTION = Setting("view/reduced_motion", False)
WORKSPACE = Setting("view/workspace", "overlap")
PAPER = Setting("print/paper", "a4")
"""a4, a3 or letter: what was last printed on, or exported for."""
SHARED_WITHOUT: Setting[list[str]] = Setting("share/without", [])
"""What a copy to share was last made without, or with, by part with − or + before it."""
GEOMETRY = Setting("window/geometry", QByteArray())
SCORES_NOTE_SEEN = Setting("notes/scores_seen", False)
VERSIONS = Setting("files/versions", 3)
"""How many earlier versions of each file are kept, 0 … 20."""
BESIDE = "beside"
VERSIONS_PLACE = Setting("files/versions_place", "")
"""Where: `BESIDE` each file, or below this folder; empty: in the program's own."""
RECENT: Setting[list[str]] = Setting("files/recent", [])


def scored_actors() -> dict[str, bool]:
    """Whether the matrix shows an actor, of each that was chosen or left out."""
    return {text[1:]: text[0] == "+" for text in SCORED_ACTORS.read() if text}


def remember_scored(actor: str, shown: bool) -> None:
    """Put an actor that is shown, or left out, at the head of those remembered."""
    others = [each for each in SCORED_ACTORS.read() if each[1:] != actor]
    SCORED_ACTORS.write([("+" if shown else "-") + actor, *others][:_SCORED_LIMIT])


def shared_without() -> dict[str, bool]:
    """Whether a part is left out of a copy to share, of each that was ever decided on."""
    return {text[1:]: text[0] == "-" for text in SHARED_WITHOUT.read() if text}


def remember_shared_without(parts: dict[str, bool]) -> None:
    """Remember it of these parts beside the others."""
    decided = shared_without() | parts
    SHARED_WITHOUT.write([("-" if gone else "+") + part for part, gone in decided.items()])


def recent_files() -> list[Path]:
    """The files opened last, newest first."""
    return [Path(text) for text in RECENT.read()]


def remember_file(path: Path) -> None:
    """Put a file at the head of the recent ones."""
    text = str(path.resolve())
    others = [known for known in RECENT.read() if known != text]
    RECENT.write([text, *others][:RECENT_LIMIT])


def forget_file(path: Path) -> None:
    """Take a file off the recent ones (it is gone, say)."""
    RECENT.write([known for known in RECENT.read() if known != str(path)])


def author() -> str:
    """Who works here: the name that was set, else that of the account."""
    return AUTHOR.read() or account()


def account() -> str:
    """Whose account this is; "" where that cannot be told."""
    try:
        # The environment may hold bytes that are no text.
        return getpass.getuser().encode("utf-8", "replace").decode()
    except (ImportError, KeyError, OSError):
        return ""
