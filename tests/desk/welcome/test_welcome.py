"""The welcome page: templates, recent files, any file, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from scenario_desk.desk import settings
from scenario_desk.desk.welcome.welcome_view import WelcomeView
from scenario_desk.desk.widgets.card import Card
from scenario_desk.exchange.templates import templates
from tests.desk.showing import LEFT, Key, click, press, write


class Asked:
    """What the page asked for."""

    def __init__(self) -> None:
        self.templates: list[Path] = []
        self.paths: list[Path] = []
        self.names: tuple[str, ...] = ()
        self.opened = self.resumed = 0

    def template(self, path: Path, names: tuple[str, ...]) -> None:
        self.templates.append(path)
        self.names = names

    def open(self) -> None:
        self.opened += 1

    def resume(self) -> None:
        self.resumed += 1


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def make(qtbot: QtBot, asked: Asked) -> Callable[[], WelcomeView]:
    def page() -> WelcomeView:
        view = WelcomeView(asked.template, asked.paths.append, asked.open, asked.resume)
        qtbot.addWidget(view)
        view.resize(1_000, 700)
        with qtbot.waitExposed(view):
            view.show()
        return view

    return page


def recents(view: WelcomeView) -> list[Card]:
    QApplication.processEvents()
    return [card for card in view.findChildren(Card) if card not in view.cards and card.isVisible()]


def button(view: WelcomeView, words: str) -> QPushButton:
    buttons = view.findChildren(QPushButton)
    return next(each for each in buttons if each.isVisible() and words in each.text())


def test_every_template_has_a_card(make: Callable[[], WelcomeView], asked: Asked) -> None:
    view = make()
    assert [card.title for card in view.cards] == [each.title for each in templates()]
    assert all(card.accessibleName() and card.accessibleDescription() for card in view.cards)
    click(view.cards[0])
    assert asked.templates == [templates()[0].path]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_card_is_chosen_by_key(make: Callable[[], WelcomeView], asked: Asked, key: Key) -> None:
    view = make()
    view.cards[1].setFocus()
    QTest.keyClick(view.cards[1], key)
    assert asked.templates == [templates()[1].path]


def test_a_card_is_pressed_by_a_screen_reader(
    make: Callable[[], WelcomeView], asked: Asked, tmp_path: Path, qtbot: QtBot
) -> None:
    settings.remember_file(tmp_path / "old.scenario")
    view = make()
    for card in (view.cards[1], *recents(view)):
        spoken = QAccessible.queryAccessibleInterface(card)
        assert spoken is not None
        assert spoken.role() == QAccessible.Role.Button
        assert spoken.text(QAccessible.Text.Name) == card.title
        does = spoken.actionInterface()
        does.doAction(next(each for each in does.actionNames() if each == "Press"))
    qtbot.waitUntil(lambda: bool(asked.templates and asked.paths))
    assert asked.templates == [templates()[1].path]
    assert asked.paths == [(tmp_path / "old.scenario").resolve()]


def test_letting_go_beside_a_card_chooses_nothing(
    make: Callable[[], WelcomeView], asked: Asked
) -> None:
    card = make().cards[0]
    plain = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(card, LEFT, plain, card.rect().center())
    QTest.mouseRelease(card, LEFT, plain, card.rect().bottomRight() + QPoint(40, 40))
    QTest.mouseClick(card, Qt.MouseButton.RightButton, plain, card.rect().center())
    assert asked.templates == []


def test_recent_files_newest_first(
    make: Callable[[], WelcomeView], asked: Asked, tmp_path: Path
) -> None:
    for name in ("old", "new"):
        settings.remember_file(tmp_path / f"{name}.scenario")
    view = make()
    assert [card.title for card in recents(view)] == ["new", "old"]
    click(recents(view)[1])
    assert asked.paths == [(tmp_path / "old.scenario").resolve()]
    settings.forget_file((tmp_path / "new.scenario").resolve())
    view.refresh("")
    assert [card.title for card in recents(view)] == ["old"]


def test_without_recent_files_it_says_how_they_come(make: Callable[[], WelcomeView]) -> None:
    view = make()
    assert recents(view) == []
    labels = [label.text() for label in view.findChildren(QLabel)]
    assert "Files you open or save appear here." in labels


def test_any_file_can_be_asked_for(make: Callable[[], WelcomeView], asked: Asked) -> None:
    click(button(make(), "Open a file"))
    assert asked.opened == 1


def test_the_way_back_to_what_is_open(make: Callable[[], WelcomeView], asked: Asked) -> None:
    view = make()
    with pytest.raises(StopIteration):
        button(view, "Back to")
    view.refresh("R&D " + "x" * 900)
    back = button(view, "Back to R&&D")
    assert back.text().endswith("xxx…")
    click(back)
    assert asked.resumed == 1


def test_a_sentence_is_said_on_the_page_as_plain_text(make: Callable[[], WelcomeView]) -> None:
    view = make()
    view.say("<b>no.scenario</b> was not opened.")
    said = next(label for label in view.findChildren(QLabel) if "no.scenario" in label.text())
    assert said.isVisible()
    assert said.textFormat() == Qt.TextFormat.PlainText
    view.refresh("")
    assert not said.isVisible()


def test_names_of_files_stay_plain_text(make: Callable[[], WelcomeView], tmp_path: Path) -> None:
    settings.remember_file(tmp_path / "<b>R&D.scenario")
    card = recents(make())[0]
    assert card.title == "<b>R&D"
    assert "&lt;b&gt;R&amp;D.scenario" in card.toolTip()


def test_the_blank_one_asks_what_the_principals_are_called(
    make: Callable[[], WelcomeView], asked: Asked
) -> None:
    view = make()
    fields = view.findChildren(QLineEdit)
    assert [each.accessibleName() for each in fields] == ["First principal", "Second principal"]
    fields[0].setFocus()
    write(" Armenia ")
    press(Key.Key_Tab)
    assert fields[1].hasFocus()
    write("Georgia")
    press(Key.Key_Return)
    assert [path.stem for path in asked.templates] == ["blank"]
    assert asked.names == ("Armenia", "Georgia")
    assert not fields[0].text(), "the next one is asked anew"
