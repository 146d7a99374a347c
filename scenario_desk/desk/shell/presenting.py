"""One picture on the whole screen for everybody in a room, and back to where all was before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from scenario_desk.desk.theme import BODY_PX

if TYPE_CHECKING:
    from scenario_desk.desk.shell.work_area import WorkArea

_LINES = 44
"""So many lines of text would fill the screen: one is read from as many heights of it away as a
slide's smallest."""
_MOST = 4.0


class Presenting:
    """Shows the tree or the chart of a window alone, in type for the last row of a room."""

    def __init__(
        self, window: QMainWindow, work: Callable[[], WorkArea], dress: Callable[[], None]
    ) -> None:
        """`dress` gives the window its type anew, of the size that `scale` says."""
        self._window, self._work, self._dress = window, work, dress
        self._focus: QWidget | None = None
        self._state, self._place = Qt.WindowState.WindowNoState, (QPoint(), QSize())
        self.on = False

    def scale(self, usual: float) -> float:
        """How large the type is now, where it would be `usual` at work."""
        return presented_scale(self._window.screen().size().height(), usual) if self.on else usual

    def begin(self) -> None:
        """Show the picture in use alone; where that is done already, the other one."""
        work = self._work()
        if self.on:
            work.present_other()
            return
        work.workbench.settle()
        self.on = True
        self._focus = QApplication.focusWidget()
        self._place = self._window.pos(), self._window.size()
        self._state = self._window.windowState()
        work.tree.aside.put()
        self._window.menuBar().hide()
        self._window.statusBar().hide()
        work.present(work.picture_in_use())
        self._dress()
        self._window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        work.tree.fit_again()

    def leave(self) -> None:
        """Show everything as it was."""
        if not self.on:
            return
        work = self._work()
        work.workbench.settle()
        self.on = False
        self._window.menuBar().show()
        self._window.statusBar().show()
        work.present("")
        self._dress()
        self._window.setWindowState(self._state)
        if self._state == Qt.WindowState.WindowNoState:
            # Not every system keeps the place and the size from before.
            place, size = self._place
            self._window.move(place)
            self._window.resize(size)
        work.tree.aside.take()
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus()
        self._focus = None


def presented_scale(height: float, usual: float) -> float:
    """How large type is on a whole screen so high, in points; never smaller than `usual`."""
    return max(usual, min(height / _LINES / BODY_PX, _MOST))
