"""Makes the work area without the window ever standing still.

What it is made of is imported in a thread, while nothing else in the program works: two threads
that both run code would each wait for the other. Then its views are made, a slice a turn.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.turns import in_turns

if TYPE_CHECKING:
    from scenario_desk.desk.shell.work_area import WorkArea

_HEAVY = (
    "scenario_desk.desk.shell.work_area",
    "scenario_desk.desk.chart.plot",
    "scenario_desk.exchange.scenario_file",
    "numpy.ma",
)
"""What is imported in the thread, with all that it imports itself; numpy asks for its masked arrays
only when it first looks for what is unique."""
_NAME = "ready"


class GettingReady(QObject):
    """The work area of a window, from nothing to made."""

    def __init__(
        self, make: Callable[[], Generator[None, None, WorkArea]], tasks: Tasks, parent: QObject
    ) -> None:
        """`make` makes it in slices, each well under 100 ms."""
        super().__init__(parent)
        self._tasks = tasks
        self._make, self._slices = make, make()
        self._made: WorkArea | None = None
        self._waiting: list[Callable[[], object]] = []

    def then(self, do: Callable[[], object]) -> None:
        """Do this when the work area is ready: now, or once it has been made."""
        if self._made is not None and not self._waiting:
            do()
            return
        self._waiting.append(do)
        if len(self._waiting) == 1:
            self._tasks.run(_NAME, "", _import, lambda _: in_turns(self, self._rest()))

    def now(self) -> WorkArea:
        """The work area, whatever time it takes."""
        while self._made is None:
            self._go_on()
        return self._made

    def _rest(self) -> Iterator[None]:
        """What is still to be made; then those who waited have their turn."""
        while self._made is None and not self._tasks.closed:
            self._go_on()
            yield
        self._serve()

    def _serve(self) -> None:
        """Do what the first waits for; the next has its turn whatever becomes of this one."""
        if self._tasks.closed or not self._waiting:
            return
        try:
            self._waiting[0]()
        finally:
            del self._waiting[0]
            if self._waiting:
                QTimer.singleShot(0, self, self._serve)

    def _go_on(self) -> None:
        try:
            next(self._slices)
        except StopIteration as end:
            self._made = end.value
        except BaseException:
            # Whoever asks next begins anew.
            self._slices = self._make()
            self._waiting.clear()
            raise


def _import(_progress: Progress) -> None:
    """Import what is heavy; it stays for good, so the collector need never walk it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        for name in _HEAVY:
            import_module(name)
    finally:
        if was_on:
            gc.enable()
    gc.freeze()
