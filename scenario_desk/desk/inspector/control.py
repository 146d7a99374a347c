"""What all controls of an inspector form share: the row shown, and the sentence under the field."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scenario_desk.desk.inspector.row import Row
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import announce, explain


class Control(QWidget):
    """Shows a row's value and writes what is typed.

    A refused value stays in its field, marked, with the reason under it: nothing typed is lost.
    """

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.row = row
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.field: QWidget | None = None
        """What takes the keyboard first in it; no focus proxy, to which Tab would go out of turn."""
        self.marked: QWidget | None = None
        """What is marked while a value is refused."""
        self._told: PlainLabel | None = None
        self._retired = False
        self.build()
        explain(self, row.explained)
        self.show_value(row.value)

    def build(self) -> None:
        """Make the widgets; each control has its own."""

    def show_value(self, value: Any) -> None:
        """Show a value without writing it; each control in its own way."""

    def dress(self) -> None:
        """Fit the type of now, where a size depends on it."""

    def lead_to(self, field: QWidget) -> None:
        """Say which field takes the keyboard; the control itself is no place to stop at."""
        self.field = self.marked = field

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [] if self.field is None else [self.field]

    def busy(self) -> bool:
        """Whether something typed here has not been written yet."""
        return False

    def settle(self) -> None:
        """Write what was typed, and let go of what is dragged: something else is shown here next."""

    def show_row(self, row: Row, anew: bool = False) -> None:
        """Show a row of the same shape.

        What is being typed stays, and so does what was refused, unless the row is `anew` about
        something else.
        """
        before, self.row = self.row, row
        if anew or not (_shown(row) == _shown(before) or self.busy()):
            self.tell("")
            self.show_value(row.value)

    def retire(self) -> None:
        """Write nothing any more: the control is about to go."""
        self._retired = True
        self.hide()
        self.deleteLater()

    def write(self, value: Any, **how: Any) -> bool:
        """Put a value into the scenario; False, with the reason under the field, if refused."""
        if self._retired:
            return True
        same = value == self.row.value and not how and not self.row.mixed
        if self.row.write is None or same:
            self.tell("")
            return True
        sentence = self.row.write(value, **how)
        self.tell(sentence or "")
        return sentence is None

    @property
    def refusal(self) -> str:
        """The sentence under the field; empty where nothing was refused."""
        return self._told.text() if self._told is not None else ""

    def tell(self, sentence: str) -> None:
        """Say under the field what is wrong; an empty sentence takes it back."""
        announce(self, sentence)
        if sentence == self.refusal:
            return
        if self.marked is not None:
            self.marked.setProperty("refused", bool(sentence))
            self.marked.style().polish(self.marked)
        if self._told is None:
            self._told = PlainLabel()
            self._told.setObjectName("fieldError")
            self._told.setWordWrap(True)
            self.column.addWidget(self._told)
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))


def _shown(row: Row) -> tuple[object, ...]:
    """What of a row can be seen."""
    return row.value, row.options, row.placeholder, row.note
