"""The table of scores: the keys of a spreadsheet, and a field that keeps what was refused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QTableView,
    QWidget,
)

from scenario_desk.desk.widgets.keyboards import means
from scenario_desk.desk.widgets.spoken import tell_focus
from scenario_desk.desk.widgets.typed_text import typed_text


class ScoreTable(QTableView):
    """The table with the keys of a spreadsheet."""

    def __init__(
        self,
        copy: Callable[[], None],
        paste: Callable[[], None],
        clear: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._copy, self._paste, self._clear = copy, paste, clear
        self.setCornerWidget(QWidget())
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.DoubleClicked | trigger.EditKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(True)
        self.corner: QWidget | None = None
        """What lies over the crossing of the headers."""

    def updateGeometries(self) -> None:
        super().updateGeometries()
        # Qt's constructor lays out too.
        if (corner := getattr(self, "corner", None)) is not None:
            across, down = self.horizontalHeader(), self.verticalHeader()
            corner.setGeometry(down.x(), across.y(), down.width(), across.height())
            corner.update()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Keep a field whose text was refused, to be mended; Esc gives it up."""
        given_up = hint == QAbstractItemDelegate.EndEditHint.RevertModelCache
        if given_up or not editor.property("refused"):
            super().closeEditor(editor, hint)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        tell_focus(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if means(event, "Ctrl+C"):
            self._copy()
        elif means(event, "Ctrl+V"):
            self._paste()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        elif text := typed_text(event):
            self._begin(text)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters that come whole, without having been composed in sight, begin a score as well."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.commitString() and not event.preeditString() and not editing:
            self._begin(event.commitString())
        else:
            super().inputMethodEvent(event)

    def _begin(self, text: str) -> None:
        """Begin a score with a text, as a key does that is pressed alone."""
        typed, plain = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
        super().keyPressEvent(QKeyEvent(typed, Qt.Key.Key_unknown, plain, text))
