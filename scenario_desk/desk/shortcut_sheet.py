"""The sheet of shortcuts, made from the action table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.actions.build import plain
from scenario_desk.desk.actions.row import Row
from scenario_desk.presentation.language import _

_COLUMNS = 2


class ShortcutSheet(QDialog):
    """All keys by menu, in two columns."""

    def __init__(self, rows: tuple[Row, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(22, 14, 22, 14)
        across.setSpacing(40)
        columns = [QVBoxLayout() for _column in range(_COLUMNS)]
        for column in columns:
            column.setSpacing(14)
            across.addLayout(column)
        blocks = sorted(_blocks(rows), key=lambda block: -len(block[1]))
        lengths = [0] * _COLUMNS
        for title, lines in blocks:
            place = lengths.index(min(lengths))
            lengths[place] += len(lines) + 2
            columns[place].addLayout(_block(title, lines))
        for column in columns:
            column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.addWidget(scroll)
        outer.addWidget(buttons)
        hint = page.sizeHint()
        self.resize(hint.width() + 40, min(hint.height() + 80, 760))


def _blocks(rows: tuple[Row, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    by_menu: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        if row.keys:
            text = {"undo": _("Undo"), "redo": _("Redo")}.get(row.id) or plain(str(row.text))
            keys = " · ".join(
                QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                for key in row.keys
            )
            by_menu.setdefault(plain(row.menu), []).append((text, keys))
    by_menu.setdefault(_("Tree"), []).extend(
        [
            (_("Walk the tree"), _("Arrows · Home · End")),
            (_("Name a branch by typing"), _("any letter")),
            (_("Give a probability by typing"), _("a digit or .")),
            (_("Zoom at the pointer"), _("Ctrl+Wheel")),
            (_("Pan"), _("Middle button · Space and drag")),
            (_("Give up a gesture, then deselect"), _("Esc")),
        ]
    )
    return list(by_menu.items())


def _block(title: str, lines: list[tuple[str, str]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    heading = QLabel(title.upper())
    heading.setObjectName("heading")
    column.addWidget(heading)
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(3)
    for place, (text, keys) in enumerate(lines):
        grid.addWidget(QLabel(text), place, 0)
        shown = QLabel(keys)
        shown.setObjectName("muted")
        grid.addWidget(shown, place, 1, Qt.AlignmentFlag.AlignRight)
    column.addLayout(grid)
    return column
