"""A list edited as rows: a cell for each part of an entry, and a blank row to go on with."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.widgets.paragraphs import Paragraphs
from scenario_desk.desk.widgets.tab_order import in_order
from scenario_desk.exchange.table_text import read_table
from scenario_desk.presentation.words.language import _, ngettext

Texts = tuple[str, ...]
"""The texts of one row, a cell each."""
_MOST_ROWS = 50
"""So many are shown at first, each of them being fields; a button shows as many more."""
_AT_ONCE, _A_TURN = 12, 4
"""So many are made at once, and so many in each turn that follows: fields take their time."""
_NO_END = sys.maxsize
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ERASING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class RowsEditor(QFrame):
    """Rows of texts. Enter begins a row, Backspace or Delete in an empty one removes it.

    Tab goes from cell to cell, the arrows from row to row. Pasted lines become rows, their tabs
    cells. A cell that is not edited keeps its text letter for letter.
    """

    finished = Signal()
    """Rows were pasted or removed: the list can be taken as it is."""

    def __init__(self, columns: Sequence[str], watcher: QObject) -> None:
        """`columns` says what each cell of a row is; `watcher` filters the events of the cells."""
        super().__init__()
        self.setObjectName("rows")
        self._columns, self._watcher = tuple(columns), watcher
        self._given: tuple[Texts, ...] = ()
        self._blanks_stay = False
        self._hidden: tuple[Texts, ...] = ()
        self._shown = 0
        """How many rows there are fields for, without the blank one at the end."""
        self._most = _MOST_ROWS
        self._lines: list[QFrame] = []
        self.cells: list[Cell] = []
        """The cells of all rows, one row after the other; the first of them stays."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self.more = QPushButton()
        self.more.setObjectName("link")
        self.more.clicked.connect(self._show_more)
        self._column.addWidget(self.more)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(lambda: self._show_some(self._all()))
        self._show(())

    def show_rows(self, rows: Sequence[Texts]) -> None:
        """Show these rows, and none of what was typed."""
        self._given = tuple(rows)
        self._blanks_stay = not all(map(any, rows))
        self._show_some(self._given)

    def rows(self) -> tuple[Texts, ...]:
        """The rows as they stand here; what was left blank is not among them."""
        return tuple(row for row in self._all() if any(row) or self._blanks_stay)

    def changed(self) -> bool:
        """Whether the rows are others than those that were shown."""
        return self.rows() != self._given

    def holds_focus(self) -> bool:
        """Whether the keyboard is in one of the rows."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def stops(self) -> Iterator[QWidget]:
        """What Tab stops at, in order."""
        yield from self.cells
        yield self.more

    # what is shown

    def _all(self) -> list[Texts]:
        width = len(self._columns)
        texts = [cell.value() for cell in self.cells]
        rows = [tuple(texts[at : at + width]) for at in range(0, len(texts), width)]
        if len(rows) > self._shown and not any(rows[-1]):
            rows.pop()
        return [*rows, *self._hidden]

    def _show_some(self, rows: Sequence[Texts]) -> None:
        """Show the first of these rows, and a few more in each of the turns that follow."""
        made = max(_AT_ONCE, len(self._lines) + _A_TURN)
        self._show(rows, made)
        if made < min(len(rows), self._most):
            self.more.hide()
            self._later.start()

    def _show(self, rows: Sequence[Texts], most: int = _NO_END) -> None:
        """Give each row its cells, `most` of them at most, and a blank one after the last."""
        self._shown = min(len(rows), self._most, most)
        self._hidden = tuple(rows[self._shown :])
        lines = self._shown if self._hidden else self._shown + 1
        self._fit_lines(lines)
        width = len(self._columns)
        blank = ("",) * width
        for place in range(lines):
            row = rows[place] if place < self._shown else blank
            for at, text in enumerate(row):
                cell = self.cells[place * width + at]
                cell.show_text(text)
                self._name(cell, self._columns[at], place if place < self._shown else None)
        self.more.setVisible(bool(self._hidden))
        left = len(self._hidden)
        self.more.setText(ngettext("Show {n} more row", "Show {n} more rows", left).format(n=left))

    def _name(self, cell: Cell, column: str, place: int | None) -> None:
        if place is None:
            cell.setAccessibleName(_("{column}, new row").format(column=column))
            cell.setPlaceholderText(column)
        else:
            cell.setAccessibleName(_("{column}, row {n}").format(column=column, n=place + 1))
            cell.setPlaceholderText("")

    def _fit_lines(self, wanted: int) -> None:
        """Rows come and go at the end alone; texts move between those that stay."""
        before = self.cells[-1:]
        came: list[Cell] = []
        while len(self._lines) < wanted:
            came += self._new_line()
        if came:
            in_order([*before, *came, self.more])
        while len(self._lines) > wanted:
            line = self._lines.pop()
            del self.cells[-len(self._columns) :]
            if any(cell.hasFocus() for cell in line.findChildren(Cell)):
                self.cells[-1].setFocus()
            line.hide()
            self._column.removeWidget(line)
            line.deleteLater()

    def _new_line(self) -> list[Cell]:
        line = QFrame()
        line.setObjectName("entry")
        line.setProperty("first", not self._lines)
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        cells = [Cell(self) for _column in self._columns]
        for place, cell in enumerate(cells):
            cell.installEventFilter(self._watcher)
            across.addWidget(cell, 2 if place == 0 else 3, Qt.AlignmentFlag.AlignTop)
        self._column.insertWidget(len(self._lines), line)
        if self.isVisible():
            line.show()  # else it cannot have the keyboard before the next turn
        self._lines.append(line)
        self.cells += cells
        return cells

    def _show_more(self) -> None:
        first = len(self._lines) * len(self._columns)
        rows = self._all()
        self._most += _MOST_ROWS
        self._show(rows)
        self._go_to(first)

    # what the cells ask for

    def add_below(self, cell: Cell) -> None:
        """Begin a row below that of a cell; a blank one that is there already is as good."""
        place, rows = self._place(cell), self._all()
        width = len(self._columns)
        if place < len(rows) and any(rows[place]):
            if place + 1 < len(rows) and any(rows[place + 1]):
                rows.insert(place + 1, ("",) * width)
            self._most = max(self._most, place + 2)
            self._show(rows)
            self._go_to((place + 1) * width)

    def remove(self, cell: Cell, back: bool) -> bool:
        """Remove the row of a cell if it is empty, and go `back` or stay; False if it is not."""
        place, rows = self._place(cell), self._all()
        width = len(self._columns)
        if any(self.cells[place * width + at].words() for at in range(width)):
            return False
        listed = place < self._shown
        if listed:
            del rows[place]
            self._show(rows)
        here = place * width - 1 if back and place else place * width
        self._go_to(min(here, len(self.cells) - 1), end=back)
        if listed:
            self.finished.emit()
        return True

    def paste(self, cell: Cell, text: str) -> None:
        """Put in the text of one cell where the cursor is, but lines and cells of a table as rows."""
        width = len(self._columns)
        read = [row for row in read_table(text) if any(each.strip() for each in row)]
        if len(read) == 1 and len(read[0]) == 1:
            cell.insertPlainText(read[0][0])
        if sum(map(len, read)) < 2:
            return
        pasted = [_fitted(row, width) for row in _parted(read, width)]
        place, rows = self._place(cell), self._all()
        after = place + 1 if place < len(rows) and any(rows[place]) else place
        rows[after : place + 1] = pasted
        self._most = max(self._most, min(after + len(pasted), self._most + _MOST_ROWS))
        self._show(rows)
        self._go_to(min((after + len(pasted)) * width - 1, len(self.cells) - 1), end=True)
        self.finished.emit()

    def step(self, cell: Cell, by: int) -> None:
        """Go to the cell in the row above (−1) or below (1), if there is one."""
        place = self.cells.index(cell) + by * len(self._columns)
        if 0 <= place < len(self.cells):
            self._go_to(place, end=by < 0)

    def _place(self, cell: Cell) -> int:
        return self.cells.index(cell) // len(self._columns)

    def _go_to(self, place: int, end: bool = False) -> None:
        cell = self.cells[place]
        cell.setFocus(Qt.FocusReason.OtherFocusReason)
        way = QTextCursor.MoveOperation.End if end else QTextCursor.MoveOperation.Start
        cell.moveCursor(way)
        around: QWidget | None = self
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        content = around.widget() if around is not None else None
        if around is not None and content is not None:
            layout = content.layout()
            if layout is not None:
                layout.activate()  # a new row has no place yet
            around.ensureWidgetVisible(cell)


class Cell(Paragraphs):
    """One text of a row; Shift+Enter breaks its line."""

    least_lines = 1

    def __init__(self, editor: RowsEditor) -> None:
        super().__init__()
        self._editor = editor
        self._given = self._before = ""
        self.setTabChangesFocus(True)
        self.setAccessibleDescription(
            _("Enter begins a row, Backspace in an empty one removes it.")
        )
        self.textChanged.connect(self.fit)

    def show_text(self, text: str) -> None:
        """Show a text without having edited it."""
        if text != self.value():
            self.setPlainText(text)
        self._given, self._before = text, self.words()

    def value(self) -> str:
        """What it holds: what was shown if nothing was typed, else that without blanks around."""
        text = self.words()
        return self._given if text == self._before else text.strip()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self._editor.paste(self, source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and not held:
            self._editor.add_below(self)
        elif key in _ERASING and not held and not self.words():
            if not self._editor.remove(self, back=key == Qt.Key.Key_Backspace):
                super().keyPressEvent(event)
        elif key == Qt.Key.Key_Up and not held and self._at_edge(QTextCursor.MoveOperation.Up):
            self._editor.step(self, -1)
        elif key == Qt.Key.Key_Down and not held and self._at_edge(QTextCursor.MoveOperation.Down):
            self._editor.step(self, 1)
        else:
            super().keyPressEvent(event)

    def _at_edge(self, way: QTextCursor.MoveOperation) -> bool:
        """Whether the cursor can go no further up or down in here."""
        return not self.textCursor().movePosition(way)


def _parted(rows: list[list[str]], width: int) -> list[list[str]]:
    """The rows of a table; in lines without tabs a name ends at a colon with a blank after it."""
    if width > 1 and all(len(row) == 1 for row in rows):
        return [list(row[0].partition(": ")[::2]) for row in rows]
    return rows


def _fitted(row: Sequence[str], width: int) -> Texts:
    """So many cells; what is beyond them goes into the last."""
    cells = [cell.strip() for cell in row]
    last = " ".join(cell for cell in cells[width - 1 :] if cell)
    texts = (*cells[: width - 1], last)
    return texts + ("",) * (width - len(texts))
