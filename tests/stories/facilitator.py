"""A person at the desk, who sees what is on the screen and works with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QMenu,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from scenario_desk.desk.settings import SCORES_NOTE_SEEN
from scenario_desk.desk.shell.window import Window
from scenario_desk.exchange.scenario_file import load
from scenario_desk.exchange.templates import templates
from tests.stories import hands
from tests.stories.screen import Screen


class Facilitator(Screen):
    """Verbs are what the person does, nouns what the person sees."""

    def __init__(
        self, window: Window, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        super().__init__(window)
        self.folder = folder
        self._bot, self._patch = qtbot, monkeypatch

    def waits_until(self, seen: Callable[[], object]) -> None:
        """Look at the screen until something is so."""
        self._bot.waitUntil(lambda: bool(seen()))

    # the keyboard

    def presses(self, *keys: str) -> None:
        hands.press(*keys)

    def writes(self, text: str, *then: str) -> None:
        """Type a text, and perhaps a key after it."""
        hands.write(text)
        hands.press(*then)

    def tabs_to(self, what: str | QWidget) -> None:
        """Press Tab until the focus is on this, or on what goes by this name."""
        for _step in range(60):
            focus = QApplication.focusWidget()
            if focus is not None and what in (focus, focus.accessibleName()):
                return
            hands.press("Tab")
        raise AssertionError(f"Tab never comes to “{what}”")

    def goes_to_pane(self, view: QWidget) -> None:
        """Press F6 until the focus is in a pane."""
        for _step in range(7):
            if self.is_in(view):
                return
            hands.press("F6")
        raise AssertionError(f"F6 never comes to {view.accessibleName()}")

    def chooses(self, words: str) -> None:
        """Choose an entry of the list that has the focus, by keys alone."""
        box = QApplication.focusWidget()
        assert isinstance(box, QComboBox), "the focus is on no list"
        place = box.findText(words)
        assert place >= 0, f"“{words}” is not among those offered"
        hands.press("Space")
        self.waits_until(box.view().isVisible)
        hands.press("Home", *["Down"] * place, "Return")
        self.waits_until(lambda: not box.view().isVisible())

    def commands(self, words: str) -> None:
        """Run a command from the palette."""
        hands.press("Ctrl+Shift+P")
        self.waits_until(lambda: self._has_keyboard("Command"))
        self.writes(words, "Return")
        self.waits_until(lambda: QApplication.activeModalWidget() is None)

    def _has_keyboard(self, name: str) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and focus.accessibleName() == name

    # menus and buttons

    def clicks_menu(self, *path: str) -> None:
        """Choose from the menu bar by mouse."""
        bar = self.window.menuBar()
        titles = {entry.text().replace("&", ""): entry for entry in bar.actions()}
        with self._choosing(*path[1:]):
            hands.click(bar, bar.actionGeometry(titles[path[0]]).center())

    @contextmanager
    def _choosing(self, *path: str) -> Iterator[None]:
        """Choose from the menu that comes up meanwhile, and from the menus in it."""

        def choose(menu: QWidget) -> None:
            for words in path:
                assert isinstance(menu, QMenu)
                hands.pick(menu, words)
                if words is not path[-1]:
                    self.waits_until(lambda above=menu: popup() not in (None, above))
                    menu = popup()  # type: ignore[assignment]
            while (open_still := popup()) is not None:
                # A menu of several ticks stays until it is left.
                QTest.keyClick(open_still, Qt.Key.Key_Escape)

        popup = QApplication.activePopupWidget
        with hands.answering(choose, popup) as asked:
            yield
            self.waits_until(lambda: asked and popup() is None)

    def clicks_button(self, words: str, within: QWidget | None = None) -> None:
        """Click a button that can be seen, by its words or its name."""
        hands.click(self.button(words, within))

    def picks_assumption(self, button: str, entry: str) -> None:
        """Choose from a menu in the header, named by the start of its button's words."""
        self.picks_from(self.assumption_button(button), entry)

    def picks_from(self, button: QWidget, *entry: str) -> None:
        """Click a button, and choose from the menu that opens."""
        with self._choosing(*entry):
            hands.click(button)

    def has_never_seen_scores(self) -> None:
        """Start as on a new machine."""
        SCORES_NOTE_SEEN.write(False)

    # files

    def opens_template(self, title: str) -> None:
        """Click a template's card on the welcome page, and wait for what it holds."""
        held = load(next(each.path for each in templates() if each.title == title))
        self.clicks_card(title)
        self.waits_until(lambda: self.window.working and self.scenario == held)
        self.is_seated()

    def clicks_card(self, title: str) -> None:
        """Click a card on the welcome page."""
        hands.click(next(card for card in self.cards() if card.title == title))

    def opens_recent(self, name: str) -> None:
        """Click a recent file's card on the welcome page, and wait for what it holds."""
        self.clicks_card(name)
        self.waits_until(lambda: self.window.work.isVisible())
        self.is_seated()

    def is_seated(self) -> None:
        """Look until the work area, with its chart where one is shown, is painted."""
        self.waits_until(lambda: self.window.work.isVisible())
        if self.work.chart.isVisible():
            self.waits_until(lambda: self.work.chart.plot is not None)

    def opens_file(self, path: Path) -> None:
        """Ctrl+O and a file dialog in which this file is chosen."""
        self._patch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
        hands.press("Ctrl+O")

    def will_choose(self, *paths: Path) -> None:
        """Decide on the files that the next dialogs asking for one are given, in turn."""
        names = iter(map(str, paths))
        self._patch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (next(names), ""))

    def will_save_as(self, name: str) -> Path:
        """Decide on the name that the next file dialog is given."""
        path = self.folder / name
        self._patch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
        return path

    def gives_up_the_file_dialog(self) -> None:
        """Decide to cancel the next file dialog."""
        self._patch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))

    # dialogs

    @contextmanager
    def told(self, title: str, *more: str) -> Iterator[list[str]]:
        """Read a message box that comes up meanwhile, and close it with Escape."""
        read: list[str] = []

        def answer(box: QWidget) -> None:
            assert isinstance(box, QMessageBox)
            read.extend((box.text(), box.informativeText()))
            assert title in box.text()
            for words in more:
                assert words in box.informativeText()
            hands.press("Escape")

        with hands.answering(answer):
            yield read
            self.waits_until(lambda: read and QApplication.activeModalWidget() is None)

    @contextmanager
    def answers(self, words: str) -> Iterator[None]:
        """Click a button of the dialog that comes up meanwhile."""

        def answer(box: QWidget) -> None:
            self.clicks_button(words, box)

        with hands.answering(answer) as asked:
            yield
            self.waits_until(lambda: asked and QApplication.activeModalWidget() is None)

    @contextmanager
    def answers_with(self, key: str) -> Iterator[None]:
        """Press a key in the dialog that comes up meanwhile."""
        with hands.answering(lambda _box: hands.press(key)) as asked:
            yield
            self.waits_until(lambda: asked and QApplication.activeModalWidget() is None)

    # the tree

    def clicks(self, node: str) -> None:
        """Click the mark of the node with this id."""
        hands.click(self.window.tree, self.mark_of(node))

    def picks_in_tree(self, node: str, *entry: str) -> None:
        """Ask a node for its menu with the right button, and choose from it."""
        self.asks(self.window.tree, self.mark_of(node), *entry)

    def asks(self, widget: QWidget, at: QPoint, *entry: str) -> None:
        """Right click, and choose from the menu that opens."""
        with self._choosing(*entry):
            hands.ask_for_menu(widget, at)

    def drags(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press, move, release."""
        hands.grab(widget, start)
        hands.pull(widget, start, end - start)
        hands.drop(widget, end)

    # the outline

    def clicks_row(self, *path: str) -> None:
        """Click a row of the outline; the rows above it must be open."""
        rows, index = self.work.outline.list, self.row(*path)
        rows.scrollTo(index)
        hands.click(rows.viewport(), rows.visualRect(index).center())

    def unfolds_row(self, *path: str) -> None:
        """Select a row and unfold it with the right arrow."""
        self.clicks_row(*path)
        hands.press("Right")
        assert self.work.outline.list.isExpanded(self.row(*path))

    def picks_in_outline(self, path: tuple[str, ...], entry: str) -> None:
        """Ask a row of the outline for its menu with the right button, and choose from it."""
        rows, index = self.work.outline.list, self.row(*path)
        rows.scrollTo(index)
        self.asks(rows.viewport(), rows.visualRect(index).center(), entry)

    # the inspector

    def fills_in(self, key: str, text: str) -> None:
        """Click into a field of the inspector, replace what stands there, press Return."""
        self.types_into(key, text)
        hands.press("Return")

    def types_into(self, key: str, text: str) -> None:
        """Click into a field of the inspector and replace what stands there."""
        hands.click(self.field(key))
        hands.press("Ctrl+A")
        hands.write(text)

    def ticks(self, key: str) -> None:
        box = self.field(key)
        hands.click(box, QPoint(8, box.height() // 2))

    # the matrix

    def clicks_cell(self, endpoint: str, interest: str) -> None:
        matrix = self.work.matrix
        index = matrix.model.index_of(
            self.id_of("endpoints", endpoint), self.id_of("interests", interest)
        )
        assert index.isValid()
        matrix.table.scrollTo(index)
        hands.click(matrix.table.viewport(), matrix.table.visualRect(index).center())

    def clipboard(self, text: str) -> None:
        """Copy something in another program."""
        QGuiApplication.clipboard().setText(text)
