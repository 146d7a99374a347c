"""The sheet of shortcuts, made from the action table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
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

from scenario_desk.desk.actions.build import menu_names
from scenario_desk.desk.actions.table import TREE, Row
from scenario_desk.desk.widgets.plain_text import plain
from scenario_desk.desk.widgets.spoken import as_role
from scenario_desk.presentation.words.language import _

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
        as_role(scroll, QAccessible.Role.Grouping, self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.addWidget(scroll)
        outer.addWidget(buttons)
        hint = page.sizeHint()
        room = parent.size()
        self.resize(
            min(hint.width() + 40, max(room.width() - 40, 480)),
            min(hint.height() + 80, max(room.height() - 60, 360)),
        )


def _blocks(rows: tuple[Row, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    by_menu: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        if row.keys:
            text = plain(row.text) if isinstance(row.text, str) else _COMPUTED[row.id]()
            keys = " · ".join(_native(key) for key in row.keys)
            by_menu.setdefault(": ".join(menu_names(row.menu)), []).append((text, keys))
    by_menu.setdefault(": ".join(menu_names(TREE)), []).extend(
        [
            (_("Name a branch by typing"), _("any letter")),
            (_("Give a probability by typing"), _("a digit or .")),
            (_("Zoom at the pointer"), _("Ctrl+Wheel")),
            (_("Pan"), _("Middle button · Space and drag")),
            (_("Give up a gesture, then deselect"), _("Esc")),
        ]
    )
    by_menu[_("Score matrix")] = [
        (_("Score by typing"), _("a digit, − or .")),
        (_("Write and go down, or right"), _("Return · Tab")),
        (_("Go back to what it was"), _("Esc")),
        (_("Take scores out"), _("Delete")),
        (_("Copy and paste a block"), f"{_native('Ctrl+C')} · {_native('Ctrl+V')}"),
    ]
    by_menu[_("Outline")] = [
        (_("Work on a node of the tree"), _("the keys of the tree")),
        (_("Rename"), _native("F2")),
        (_("Remove"), _("Delete")),
        (_("Put a linkage on the table"), _("Space")),
        (_("Add what stands under a heading"), _native("Ins")),
    ]
    by_menu[_("With a screen reader")] = [
        (_("Read and write the tree"), _("in the outline, under Tree")),
        (_("Hear who could sign an endpoint"), _("in the outline, under Endpoints")),
        (_("Hear the answer again"), _("at the chart: its description")),
        (_("Go from pane to pane"), _native("F6")),
    ]
    return list(by_menu.items())


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


_COMPUTED: dict[str, Callable[[], str]] = {
    "undo": lambda: _("Undo"),
    "redo": lambda: _("Redo"),
    "save_as": lambda: _("Save as…"),
    "see_as": lambda: _("As another sees it"),
    "round_next": lambda: _("Go on with the round"),
}
"""By action whose text goes with what is open: what it is called here."""


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
