"""Controls of several lines: texts, and lists with a row for each entry."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from scenario_desk.desk.inspector.control import Control
from scenario_desk.desk.inspector.line_controls import is_escape, leaves_undo
from scenario_desk.desk.widgets.paragraphs import Paragraphs
from scenario_desk.desk.widgets.rows_editor import RowsEditor
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class TextControl(Control):
    """Several lines of plain text; written when the focus leaves, given up with Esc."""

    def build(self) -> None:
        self.text = Paragraphs()
        self.text.setAccessibleName(harmless(self.row.label))
        self.text.setTabChangesFocus(True)
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self.text.fit)
        self.lead_to(self.text)
        self.column.addWidget(self.text)

    def show_value(self, value: Any) -> None:
        self.text.setPlaceholderText(self.row.placeholder)
        text = self.worded(value)
        if text != self.text.words():
            self.text.setPlainText(text)
        self.text.document().setModified(False)

    def worded(self, value: Any) -> str:
        return str(value or "")

    def read(self) -> Any:
        return self.text.words()

    def busy(self) -> bool:
        return self.text.document().isModified()

    def settle(self) -> None:
        document = self.text.document()
        if document.isModified():
            document.setModified(False)
            if self.write(self.read()):
                self.show_value(self.row.value)
            else:
                document.setModified(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.text:
            return False
        if leaves_undo(event, self.busy()):
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
        elif is_escape(event) and self.busy():
            self.tell("")
            self.show_value(self.row.value)
            return True
        return False


class RowsControl(Control):
    """A list with a row for each entry; a row has a cell for each of the row's `columns`.

    Written when the focus leaves all of them, or when rows are pasted or removed. `value` is a
    tuple of texts where there is one column, else of tuples of texts.
    """

    def build(self) -> None:
        names = [_(column) for column in self.row.columns]
        self.editor = RowsEditor(names, watcher=self)
        self.editor.setAccessibleName(self.row.label)
        self.editor.finished.connect(self.settle)
        self.lead_to(self.editor.cells[0])
        self.marked = self.editor
        self.column.addWidget(self.editor)

    def stops(self) -> list[QWidget]:
        return list(self.editor.stops())

    def show_value(self, value: Any) -> None:
        rows = tuple(value or ())
        self.editor.show_rows(
            rows if len(self.row.columns) > 1 else tuple((text,) for text in rows)
        )

    def read(self) -> Any:
        rows = self.editor.rows()
        return rows if len(self.row.columns) > 1 else tuple(text for (text,) in rows)

    def busy(self) -> bool:
        return self.editor.changed()

    def settle(self) -> None:
        if self.editor.changed() and not self.write(self.read()):
            return
        self.tell("")
        self.show_value(self.row.value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            if not self.editor.holds_focus():
                self.settle()
        elif event.type() in _KEYS:
            if leaves_undo(event, self.busy()):
                return True
            if is_escape(event) and self.busy():
                self.tell("")
                self.show_value(self.row.value)
                return True
        return False
