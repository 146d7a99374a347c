"""Work on the interface thread in parts: between two of them the window paints and answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer


def in_turns(parent: QObject, parts: Iterator[object]) -> None:
    """Go through an iterator, a step a turn of the event loop; not past the end of `parent`."""

    def turn() -> None:
        for _part in parts:
            QTimer.singleShot(0, parent, turn)
            return

    QTimer.singleShot(0, parent, turn)


def one_a_turn(parent: QObject, *works: Callable[[], object]) -> None:
    """Do each of these in a turn of its own, in their order."""
    in_turns(parent, (work() for work in works))
