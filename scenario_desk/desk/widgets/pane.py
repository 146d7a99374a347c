"""A part of the window that takes the keyboard as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class Pane(QWidget):
    """What F6 goes to. Tab goes through all that is in it, from its head on.

    A focus proxy would not do: Tab would go past what stands before it.
    """

    entrances: tuple[QWidget, ...] = ()
    """What takes the keyboard first in it: the first of these that can be seen."""

    def enter(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> bool:
        """Give it the keyboard; False where nothing in it takes any now."""
        stops = (*self.entrances, *self.findChildren(QWidget))
        stop = next((each for each in stops if _takes(each)), None)
        if stop is not None:
            stop.setFocus(reason)
        return stop is not None


def _takes(widget: QWidget) -> bool:
    stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return stops and widget.isVisible() and widget.isEnabled()
