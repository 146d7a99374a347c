"""The command palette: every action by a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QMetaObject,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.actions.build import Actions, menu_names
from scenario_desk.desk.widgets.hinted_line import HintedLine
from scenario_desk.desk.widgets.plain_text import plain
from scenario_desk.desk.widgets.spoken import announce
from scenario_desk.presentation.words.language import _

_WIDTH, _HEIGHT = 560, 380
_ID, _KEYS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_ITEM = QStyle.ControlElement.CE_ItemViewItem
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class Palette(QDialog):
    """Type, choose with the arrows, Return runs; Esc closes."""

    def __init__(self, actions: Actions, parent: QWidget, typed: str = "") -> None:
        super().__init__(parent)
        self._actions, self._over = actions, parent
        self.setWindowTitle(_("Command palette"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.line = HintedLine()
        self.line.hint(_("Type what you want to do"))
        self.line.setAccessibleName(_("Command"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Commands"))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.empty = QLabel(_("No command that can be used now is called so."))
        self.empty.setObjectName("muted")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(6, 6, 6, 6)
        self.list.setItemDelegate(_Lines(self.empty, self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        for part in (self.line, self.empty, self.list):
            column.addWidget(part)
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._run)
        actions.refresh()
        self.line.setText(typed)
        self._filter(typed)

    def show_over(self) -> None:
        """Open over the upper part of the window."""
        over = self._over
        scale = max(self.fontMetrics().height() / 16, 1)
        self.resize(
            min(round(_WIDTH * scale), over.width() - 40),
            min(round(_HEIGHT * scale), over.height() - 120),
        )
        top = over.mapToGlobal(over.rect().topLeft())
        self.move(top.x() + (over.width() - self.width()) // 2, top.y() + 90)
        self.open()
        self.line.setFocus()

    def _filter(self, typed: str) -> None:
        """List what can be used and has every typed word; first what begins with what was typed."""
        self.list.clear()
        words = typed.casefold().split()
        found: list[tuple[bool, str, str]] = []
        for row in self._actions.rows:
            action = self._actions[row.id]
            if not action.isEnabled() or row.id == "palette":
                continue
            text, where = plain(action.text()), " ".join(menu_names(row.menu))
            line = f"{where}: {text}" if where else text
            if all(word in line.casefold() for word in words):
                begins = bool(words) and text.casefold().startswith(typed.casefold().strip())
                found.append((not begins, row.id, line))
        for _later, name, line in sorted(found, key=lambda each: each[0]):
            action = self._actions[name]
            item = QListWidgetItem(_with_room(action.icon()), line)
            item.setData(_ID, name)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item.setData(_KEYS, keys)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line} {keys}".strip())
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is not self.line
            or not isinstance(event, QKeyEvent)
            or event.type() != QEvent.Type.KeyPress
        ):
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            last = self.list.count() - 1
            self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
            self._say()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.list.currentItem()
            if item is not None:
                self._run(item)
            return True
        return False

    def _say(self) -> None:
        """Say the command that is marked, or that there is none: the keyboard stays in the line."""
        item = self.list.currentItem()
        said = self.empty.text() if item is None else item.data(Qt.ItemDataRole.AccessibleTextRole)
        announce(self.line, str(said))

    def _run(self, item: QListWidgetItem) -> None:
        action = self._actions[item.data(_ID)]
        self.accept()
        # After the click or key that chose it: what it opens may outlive this list.
        QMetaObject.invokeMethod(action, "trigger", Qt.ConnectionType.QueuedConnection)


def _with_room(icon: QIcon) -> QIcon:
    """The icon, or nothing as wide as one: the words stand below each other."""
    if not icon.isNull():
        return icon
    nothing = QPixmap(16, 16)
    nothing.fill(Qt.GlobalColor.transparent)
    return QIcon(nothing)


class _Lines(QStyledItemDelegate):
    """A command with its keys at the right."""

    def __init__(self, muted: QWidget, parent: QWidget) -> None:
        """`muted`: a widget written in the colour for the keys."""
        super().__init__(parent)
        self._muted = muted

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        keys = str(index.data(_KEYS) or "")
        room = option.fontMetrics.horizontalAdvance(keys) + 20 if keys else 0
        line = QStyleOptionViewItem(option)
        self.initStyleOption(line, index)
        left = line.rect.width() - room - line.decorationSize.width() - 24
        line.text = line.fontMetrics.elidedText(line.text, Qt.TextElideMode.ElideRight, left)
        line.widget.style().drawControl(_ITEM, line, painter, line.widget)
        if keys:
            place = QRect(option.rect).adjusted(option.rect.width() - room, 0, -10, 0)
            painter.save()
            painter.setPen(self._muted.palette().color(self._muted.foregroundRole()))
            painter.setFont(option.font)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, align, keys)
            painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(40, round(option.fontMetrics.height() * 1.7))
