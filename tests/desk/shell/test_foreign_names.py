"""What a scenario is called is shown by the window and never obeyed."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.selection import ROSTER_OF
from scenario_desk.desk.shell.recent_menu import RecentMenu
from scenario_desk.desk.shell.window import Window
from scenario_desk.desk.telling import Telling
from scenario_desk.desk.widgets.plain_table import PlainTable
from scenario_desk.desk.widgets.plain_text import tip, unmarked
from scenario_desk.exchange.pictures.qt_font import program_font
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.exchange.scenario_file import dumps, loads
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.presentation.drawing import Type
from tests.model.building import small_scenario

POISON = "\u202eP&O\x1b]0;x\x07\u2066\n"
WRITTEN = (
    *("title", "question", "baseline", "marking", "name", "short", "label", "note", "text"),
    *("worst", "best", "override_note", "publisher", "term", "meaning", "notes", "description"),
)
"""What people write in a file, by the keys it has there."""
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def obeyed(text: str) -> bool:
    return any(unicodedata.category(letter) in ("Cc", "Cf") for letter in text)


def test_the_title_of_the_window(window: Window) -> None:
    window.workbench.apply(edits.amend_scenario, title=f"{POISON}Talks [*] & more")
    assert window.windowTitle() == (
        "P&O ]0;x  Talks [*][*] & more (not saved yet)[*] — Scenario Desk"
    )


def poisoned(scenario: Scenario) -> Scenario:
    """The scenario with the poison before every text that a person wrote in it."""
    content = json.loads(dumps(scenario))
    for key, row in list(_texts(content)):
        row[key] = f"{POISON}{row[key]}"
    return loads(json.dumps(content).encode())


def _texts(content: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every text of some words in a file, as its key and what holds it."""
    if isinstance(content, list):
        for each in content:
            yield from _texts(each)
    elif isinstance(content, dict):
        for key, each in content.items():
            if isinstance(each, dict | list):
                yield from _texts(each)
            elif isinstance(each, str) and key in WRITTEN:
                yield key, content


def surfaces(window: Window) -> Iterator[tuple[str, str]]:
    """Everything the window says that is not a field to be edited: (where, text)."""
    for thing in window.findChildren(QAction):
        yield "an action", thing.text().partition("\t")[0]
        yield "the tooltip of an action", thing.toolTip().partition("\t")[0]
    for widget in (window, *window.findChildren(QWidget)):
        where = f"{type(widget).__name__} {widget.objectName()}"
        yield f"the name of {where}", widget.accessibleName()
        yield f"the description of {where}", widget.accessibleDescription()
        for text in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
            yield f"a tip of {where}", text
        yield f"the title of {where}", widget.windowTitle()
        if isinstance(widget, QLabel | QAbstractButton):
            yield where, widget.text()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield where, widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from ((where, widget.itemText(each)) for each in range(widget.count()))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from cells(where, widget.model(), QModelIndex())


def cells(where: str, model: QAbstractItemModel, parent: QModelIndex) -> Iterator[tuple[str, str]]:
    """What a model shows in its rows, and where it is a table in its headers."""
    table = isinstance(model, QAbstractTableModel)
    for down in range(model.rowCount(parent)):
        for across in range(model.columnCount(parent) if table else 1):
            index = model.index(down, across, parent)
            yield from ((f"{where}, {role}", str(index.data(role) or "")) for role in ROLES)
            yield from () if table else cells(where, model, index)
    if not table:
        return
    for way, count in (
        (Qt.Orientation.Horizontal, model.columnCount(parent)),
        (Qt.Orientation.Vertical, model.rowCount(parent)),
    ):
        for section in range(count):
            for role in ROLES:
                yield f"{where}, header", str(model.headerData(section, way, role) or "")


def test_no_surface_obeys_what_a_file_says(qtbot: QtBot, window: Window) -> None:
    scenario = poisoned(replace(small_scenario(), marking="Restricted"))
    window.workbench.open(Opened.of(scenario), None)
    window.actions_by_id.refresh()
    window.work.show_divide()
    qtbot.waitUntil(lambda: bool(window.findChildren(PlainTable)))
    kinds = [
        ("scenario", "scenario"),
        ("score", "e1/us1"),
        ("node", "push"),
        ("profile", "ir-base"),
    ]
    for kind, roster in ROSTER_OF.items():
        kinds += [(kind, key) for key in list(getattr(scenario, roster))[:1]]
    found = 0
    for kind, key in kinds:
        window.workbench.select(kind, key)
        QApplication.processEvents()
        for menu in window.findChildren(QMenu):
            menu.aboutToShow.emit()
        for where, text in surfaces(window):
            found += "O ]0" in text
            assert not obeyed(text.replace("\n", "")), f"{kind} {key}: {where}: {text!r}"
        for button in (*window.findChildren(QAbstractButton), *window.findChildren(QAction)):
            assert "P&O" not in button.text() or "P&&O" in button.text(), repr(button.text())
        for label in window.findChildren(QLabel):
            plain = label.textFormat() == Qt.TextFormat.PlainText
            assert plain or "O ]0" not in label.text(), repr(label.text())
    assert found > 100


def test_a_box_shows_no_markup(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, Qt.TextFormat]] = []

    def look(box: QMessageBox) -> int:
        shown.extend((each.text(), each.textFormat()) for each in box.findChildren(QLabel))
        return QMessageBox.StandardButton.Ok

    monkeypatch.setattr(QMessageBox, "exec", look)
    telling = Telling(window, lambda _sentence, _warns, _passes: None)
    telling.refuse(f"{POISON}<b>a</b>", f"{POISON}<b>b</b>\n<i>c</i>")
    told = [each for each in shown if "<" in each[0]]
    assert len(told) == 2
    assert all(way == Qt.TextFormat.PlainText for _text, way in told)
    assert not any(obeyed(text.replace("\n", "")) for text, _way in told)


def test_a_picture_obeys_no_name() -> None:
    texts = QtTypeSetter(program_font())
    laid = texts.laid(f"{POISON}deal", Type(12), 1000, 1)
    assert laid.lines == ("P&O ]0;x deal",)


def test_a_recent_file(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(
        "scenario_desk.desk.settings.recent_files", lambda: [tmp_path / f"a{POISON}b"]
    )
    menu = RecentMenu(lambda _path: None, window)
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == ["aP&&O ]0;x b"]
    menu.deleteLater()


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Q&A", "Q&&A"), ("a\x9bb\u200fc", "a bc"), ("\u200d\u0645", "\u200d\u0645")],
)
def test_text_for_a_button(text: str, shown: str) -> None:
    assert unmarked(text) == shown


def test_a_tooltip_keeps_its_lines() -> None:
    assert "one\ntwo \u00b7" in tip("one\n\u202dtwo\x1b\u00b7")
