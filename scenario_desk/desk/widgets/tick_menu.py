"""A menu of several ticks: it stays open, so that all of them are set in one visit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

_TICKING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)


class TickMenu(QMenu):
    """Stays open when an entry is ticked that excludes no other; all else closes it as ever."""

    def __init__(self, parent: QWidget, fill: Callable[[], None] | None = None) -> None:
        """`fill` puts in the entries: when the menu opens, and after each tick."""
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self._fill = fill
        self._pressed = False
        if fill is not None:
            self.aboutToShow.connect(fill)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = True
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._pressed or bool(event.buttons())
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The release of the press that opened the menu is not one on an entry."""
        action = self.actionAt(event.position().toPoint())
        pressed, self._pressed = self._pressed, False
        if not (pressed and action is not None and self._tick(action)):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if not (event.key() in _TICKING and action is not None and self._tick(action)):
            super().keyPressEvent(event)

    def _tick(self, action: QAction) -> bool:
        """Tick the entry, if it is one of several; whether it was."""
        if not (action.isEnabled() and action.isCheckable() and action.actionGroup() is None):
            return False
        action.trigger()
        # Not at once: the entry that is being ticked would go.
        QTimer.singleShot(0, self, self._renew)
        return True

    def _renew(self) -> None:
        """Bring the ticks up to date; the keyboard stays at its entry."""
        if self._fill is None or not self.isVisible():
            return
        active = self.activeAction()
        place = self.actions().index(active) if active is not None else -1
        self._fill()
        if 0 <= place < len(self.actions()):
            self.setActiveAction(self.actions()[place])
