"""Menus, palette and shortcut sheet all come from the one action table."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from scenario_desk.desk.actions.build import Actions
from scenario_desk.desk.actions.table import Row, rows
from scenario_desk.desk.shell.command_palette import Palette
from scenario_desk.desk.shell.shortcut_sheet import ShortcutSheet
from scenario_desk.desk.widgets.plain_text import plain
from tests.desk.conftest import Heard
from tests.desk.showing import Key


class Desk(QMainWindow):
    """As much of a window as a table of its own needs."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.on = False
        self.usable = True

    def did(self, name: str) -> None:
        self.done.append(name)

    def turn(self) -> None:
        self.on = not self.on


def table() -> tuple[Row, ...]:
    return (
        Row("open", "&Open…", "&File", lambda w: w.did("open"), ("Ctrl+O",)),
        Row("undo", lambda w: f"&Undo {len(w.done)}", "&Edit", lambda w: w.did("undo"), ("Ctrl+Z",)),
        Row("lamp", "&Lamp", "&View/&Light", lambda w: w.turn(), checked=lambda w: w.on),
        Row("save", "&Save", "&File", lambda w: w.did("save"), enabled=lambda w: w.usable),
        Row("fold", "R&&D: F&old", "&Tree", lambda w: w.did("fold"), ("Space",), "tree",
            context=("node",), before=True),
        Row("palette", "&Commands", "&Help", lambda w: w.did("palette"), ("Ctrl+Shift+P",)),
    )  # fmt: skip


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    window = Desk()
    qtbot.addWidget(window)
    window.resize(900, 600)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


@pytest.fixture
def actions(desk: Desk) -> Actions:
    made = Actions(desk, desk, table())  # type: ignore[arg-type]
    made.fill(desk.menuBar())
    return made


@pytest.fixture
def palette(desk: Desk, actions: Actions) -> Iterator[Palette]:
    opened = Palette(actions, desk)
    opened.show_over()
    opened.activateWindow()
    QApplication.processEvents()
    yield opened
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def listed(palette: Palette) -> list[str]:
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def test_menus_nest_by_path_and_keys_work(desk: Desk, actions: Actions) -> None:
    tops = [plain(each.text()) for each in desk.menuBar().actions()]
    assert tops == ["File", "Edit", "View", "Tree", "Help"]
    QTest.keyClick(desk, Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert desk.done == ["open"]
    actions["lamp"].trigger()
    assert actions["lamp"].isChecked()


def test_computed_words_ticks_and_use_are_brought_up_to_date(desk: Desk, actions: Actions) -> None:
    assert plain(actions["undo"].text()) == "Undo 0"
    actions["open"].trigger()
    assert plain(actions["undo"].text()) == "Undo 1"
    desk.usable = False
    actions.refresh()
    assert not actions["save"].isEnabled()


def test_a_context_menu_holds_its_rows(desk: Desk, actions: Actions) -> None:
    menu = actions.context_menu("node", desk)
    assert [plain(each.text()) for each in menu.actions()] == ["R&D: Fold"]
    menu.deleteLater()


def test_the_palette_lists_what_can_be_used(desk: Desk, palette: Palette) -> None:
    assert listed(palette) == [
        "File: Open…",
        "Edit: Undo 0",
        "View Light: Lamp",
        "File: Save",
        "Tree: R&D: Fold",
    ]
    assert palette.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "File: Open… Ctrl+O"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("open", ["File: Open…"]),
        ("file", ["File: Open…", "File: Save"]),
        ("LAMP view", ["View Light: Lamp"]),
        ("r&d", ["Tree: R&D: Fold"]),
        ("s", ["File: Save"]),
        ("nothing of the kind", []),
    ],
)
def test_the_palette_filters_by_every_word(palette: Palette, typed: str, found: list[str]) -> None:
    QTest.keyClicks(palette.line, typed)
    assert listed(palette) == found
    assert palette.empty.isVisible() == (not found)


def test_what_begins_with_what_was_typed_stands_first(palette: Palette) -> None:
    QTest.keyClicks(palette.line, "l")
    assert listed(palette)[0] == "View Light: Lamp"
    assert "File: Open…" in listed(palette)


def test_return_runs_the_chosen_command_and_closes(desk: Desk, palette: Palette) -> None:
    QTest.keyClicks(palette.line, "file")
    QTest.keyClick(palette.line, Key.Key_Down)
    QTest.keyClick(palette.line, Key.Key_Return)
    assert not palette.isVisible()
    QApplication.processEvents()
    assert desk.done == ["save"]


def test_a_click_runs_too(desk: Desk, palette: Palette) -> None:
    place = palette.list.visualItemRect(palette.list.item(1)).center()
    QTest.mouseClick(
        palette.list.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        place,
    )
    QApplication.processEvents()
    assert desk.done == ["undo"]


@pytest.mark.parametrize("by", ["click", "key"])
def test_a_command_runs_after_the_click_or_key_that_chose_it(
    desk: Desk, palette: Palette, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    gone: list[bool] = []

    def opens_a_dialog(_name: str) -> None:
        # As the loop of a dialog does, for what was due to go before it was opened.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gone.append(not isValid(palette))

    monkeypatch.setattr(desk, "did", opens_a_dialog)
    if by == "key":
        QTest.keyClick(palette.line, Key.Key_Return)
    else:
        place = palette.list.visualItemRect(palette.list.item(0)).center()
        QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert gone == []
    QApplication.processEvents()
    assert gone == [True]


def test_the_arrows_stop_at_the_ends(palette: Palette) -> None:
    for key, row in (
        (Key.Key_Up, 0),
        (Key.Key_PageDown, 4),
        (Key.Key_Down, 4),
        (Key.Key_PageUp, 0),
    ):
        QTest.keyClick(palette.line, key)
        assert palette.list.currentRow() == row


def test_esc_closes_the_palette_and_return_on_nothing_does_nothing(
    desk: Desk, palette: Palette
) -> None:
    QTest.keyClicks(palette.line, "nothing of the kind")
    QTest.keyClick(palette.line, Key.Key_Return)
    assert palette.isVisible()
    QTest.keyClick(palette, Key.Key_Escape)
    assert not palette.isVisible()
    assert desk.done == []


def test_the_sheet_names_every_key_of_the_table(desk: Desk) -> None:
    sheet = ShortcutSheet(rows(), desk)
    said = [label.text() for label in sheet.findChildren(QLabel)]
    keys = "\n".join(said).split("\n")
    shown = {part for line in keys for part in line.split(" · ")}
    for row in rows():
        for key in row.keys:
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in shown, key
        if row.keys and isinstance(row.text, str):
            assert plain(row.text) in said
    assert {"Undo", "Redo"} <= set(said)
    sheet.close()
    sheet.deleteLater()


def test_every_row_of_the_table_can_be_told_apart() -> None:
    names = [row.id for row in rows()]
    assert len(set(names)) == len(names)
    by_scope: dict[tuple[str, str], str] = {}
    for row in rows():
        for key in row.keys:
            place = (row.scope, QKeySequence(key).toString())
            assert by_scope.setdefault(place, row.id) == row.id, f"{key} does two things"


def letters_of_menus(*, reads_only: bool) -> dict[str, list[str]]:
    """The letters that are underlined in each menu of the program, where nothing was done yet."""
    found: dict[str, list[str]] = {}
    submenus: set[str] = set()
    nothing_done = SimpleNamespace(
        undo_text="",
        redo_text="",
        next_view="",
        next_of_round="&Open the round",
        reads_only=reads_only,
    )
    for row in rows():
        if not row.menu:
            continue
        text = row.text(nothing_done) if callable(row.text) else row.text  # type: ignore[arg-type]
        words = [(row.menu, text)]
        steps = row.menu.split("/")
        for depth in range(1, len(steps)):
            path = "/".join(steps[: depth + 1])
            if path not in submenus:
                submenus.add(path)
                words.append(("/".join(steps[:depth]), steps[depth]))
        for menu, said in words:
            letter = said.replace("&&", "").partition("&")[2][:1].lower()
            found.setdefault(menu, []).extend(letter)
    return found


@pytest.mark.parametrize("reads_only", [False, True])
def test_no_letter_is_underlined_twice_in_a_menu(reads_only: bool) -> None:
    for menu, letters in letters_of_menus(reads_only=reads_only).items():
        assert sorted(letters) == sorted(set(letters)), menu


def test_the_palette_says_the_command_that_is_marked(palette: Palette, heard: Heard) -> None:
    QTest.keyClick(palette.line, Key.Key_Down)
    assert heard.said == ["Edit: Undo 0 Ctrl+Z"]
    palette.line.setText("lamp")
    assert heard.said[1:] == ["View Light: Lamp"]
    palette.line.setText("lamps")
    assert heard.said[2:] == [palette.empty.text()]
