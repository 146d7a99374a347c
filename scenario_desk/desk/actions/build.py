"""QActions, menus and context menus made from the action table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from scenario_desk.desk.actions.table import Row
from scenario_desk.desk.icons import icon
from scenario_desk.desk.widgets.keyboards import sequences
from scenario_desk.desk.widgets.plain_text import plain
from scenario_desk.desk.widgets.tick_menu import TickMenu
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.desk.shell.commands import Commands


class Actions(QObject):
    """The live actions of one window, by id."""

    starting = Signal()
    """One of them is about to be done."""

    def __init__(self, window: QWidget, commands: Commands, rows: tuple[Row, ...]) -> None:
        super().__init__(window)
        self._window, self._commands, self.rows = window, commands, rows
        self.by_id = {row.id: self._make(row) for row in rows}

    def __getitem__(self, name: str) -> QAction:
        return self.by_id[name]

    def bind(self, scope: str, view: QWidget) -> None:
        """Let the keys of a scope work while `view` has the focus (never its child editors)."""
        for row in self.rows:
            if row.scope == scope:
                action = self.by_id[row.id]
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                view.addAction(action)

    def refresh(self) -> None:
        """Bring texts, ticks and what can be used up to date."""
        for row in self.rows:
            action = self.by_id[row.id]
            enabled = row.enabled is None or row.enabled(self._commands)
            action.setEnabled(enabled)
            if callable(row.text):
                action.setText(row.text(self._commands))
            if row.checked is not None:
                action.setChecked(enabled and row.checked(self._commands))

    def recolour(self, colour: str) -> None:
        """Draw the icons in another colour."""
        for row in self.rows:
            if row.icon:
                self.by_id[row.id].setIcon(icon(row.icon, colour))

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Put the menus into the menu bar; by path, without the mnemonic's ampersands."""
        menus: dict[str, QMenu] = {}
        for row in self.rows:
            if row.menu:
                menu = _menu(bar, menus, row.menu, TickMenu if row.several else QMenu)
                if row.before:
                    menu.addSeparator()
                menu.addAction(self.by_id[row.id])
        return menus

    def context_menu(self, where: str, parent: QWidget) -> QMenu:
        """A fresh context menu; it deletes itself when it closes."""
        self.refresh()
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        groups: dict[str, QMenu] = {}
        for row in self.rows:
            for place in row.context:
                whole, _slash, group = place.partition("/")
                if whole != where:
                    continue
                within = menu
                if row.before and not group and not menu.isEmpty():
                    menu.addSeparator()
                if group:
                    if group not in groups:
                        groups[group] = menu.addMenu(_(group))
                    within = groups[group]
                within.addAction(self.by_id[row.id])
        return menu

    def _make(self, row: Row) -> QAction:
        text = row.text(self._commands) if callable(row.text) else row.text
        action = QAction(text, self)
        action.setShortcuts([each for key in row.keys for each in sequences(key)])
        action.setCheckable(row.checked is not None)
        action.triggered.connect(lambda _checked=False: self._run(row))
        if row.scope == "window":
            self._window.addAction(action)
        return action

    def _run(self, row: Row) -> None:
        self.starting.emit()
        row.run(self._commands)
        self.refresh()


def _menu(
    holder: QMenuBar | QMenu, menus: dict[str, QMenu], path: str, kind: type[QMenu] = QMenu
) -> QMenu:
    if path not in menus:
        above, _slash, name = path.rpartition("/")
        within = _menu(holder, menus, above) if above else holder
        menu = menus[path] = kind(holder)
        menu.setTitle(_(name))
        within.addMenu(menu)
    return menus[path]


def menu_names(path: str) -> list[str]:
    """What a menu is called, after those that it is in."""
    return [plain(_(name)) for name in path.split("/")]
