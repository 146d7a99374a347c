"""The command palette: every action by a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from scenario_desk.desk.actions.build import Actions, plain
from scenario_desk.presentation.language import _

_WIDTH, _HEIGHT = 560, 380


class Palette(QDialog):
    """Type, choose with the arrows, Return runs; Esc closes."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setWindowTitle(_("Command palette"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Type what you want to do"))
        self.line.setAccessibleName(_("Command"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Commands"))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._run)
        actions.refresh()
        self._filter("")

    def show_over(self) -> None:
        """Open over the upper part of the window."""
        parent = self.parentWidget()
        scale = max(self.fontMetrics().height() / 16, 1)
        self.resize(round(_WIDTH * scale), round(_HEIGHT * scale))
        top = parent.mapToGlobal(parent.rect().topLeft())
        self.move(top.x() + (parent.width() - self.width()) // 2, top.y() + 90)
        self.open()
        self.line.setFocus()

    def _filter(self, typed: str) -> None:
        self.list.clear()
        letters = typed.casefold().split()
        for row in self._actions.rows:
            action = self._actions[row.id]
            text = plain(action.text())
            where = plain(row.menu).replace("/", " ")
            if not action.isEnabled() or row.id == "palette":
                continue
            if all(part in f"{where} {text}".casefold() for part in letters):
                item = QListWidgetItem(_line(where, text, action))
                item.setIcon(action.icon())
                item.setData(Qt.ItemDataRole.UserRole, row.id)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent):
            if event.type() != QEvent.Type.KeyPress:
                return False
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                last = self.list.count() - 1
                self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._run(item)
                return True
        return False

    def _run(self, item: QListWidgetItem) -> None:
        action = self._actions[item.data(Qt.ItemDataRole.UserRole)]
        self.accept()
        action.trigger()


def _line(where: str, text: str, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    shown = f"{where}: {text}" if where else text
    return f"{shown}    ({keys})" if keys else shown
