"""Tells a log without holding up the window: at once where it is short work, else apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.model.room import Entry
from scenario_desk.presentation.session.told import Teller, Told
from scenario_desk.presentation.words.language import _

_AT_ONCE = 4_000
"""Nodes of all moments together that are worked out within a frame or two."""


class LogTeller(QObject):
    """What was told last stays until the rest is."""

    changed = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._teller = tasks, Teller()
        self._asked: tuple[Entry, ...] = ()
        self.told: tuple[Told, ...] = ()

    def tell(self, entries: Sequence[Entry]) -> None:
        """Tell these entries; `changed` when it is done, at once if it is done now."""
        asked = tuple(entries)
        if self._asked and _same(asked, self._asked):
            if _same(asked, tuple(each.entry for each in self.told)):
                self.changed.emit()
            return
        self._asked = asked
        fresh = asked[len(self.told) :]
        if sum(len(each.scenario.nodes) for each in fresh or asked) <= _AT_ONCE:
            self._tasks.cancel("log")
            self._take(self._teller.tell(asked), self._teller)
            return
        teller = self._teller.aside()

        def work(_progress: Progress) -> tuple[Told, ...]:
            return teller.tell(asked)

        title = _("Working out the moments of the session")
        self._tasks.run("log", title, work, lambda told: self._take(told, teller))

    def _take(self, told: tuple[Told, ...], teller: Teller) -> None:
        self.told, self._teller = told, teller
        self.changed.emit()


def _same(some: Sequence[Entry], others: Sequence[Entry]) -> bool:
    return len(some) == len(others) and all(map(_is, some, others))


def _is(one: Entry, other: Entry) -> bool:
    return one is other
