"""Every key of the shortcut sheet works on the keyboards of five countries, and does one thing."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from scenario_desk.desk.actions.table import rows
from scenario_desk.desk.shell.window import Window
from scenario_desk.desk.widgets.keyboards import sequences
from tests.desk.showing import CTRL, PLAIN, SHIFT, Key, focus

KEYS = [(row.id, key) for row in rows() for key in row.keys]
_ROWS = ("`1234567890-=", "qwertyuiop[]", "asdfghjkl;'\\", "zxcvbnm,./")
_SHIFTED = ("~!@#$%^&*()_+", "QWERTYUIOP{}", 'ASDFGHJKL:"|', "ZXCVBNM<>?")
_US = "".join(_ROWS) + "".join(_SHIFTED)


@dataclass(frozen=True)
class Layout:
    """What the keys of a keyboard write, in the order of the places of the American one."""

    plain: tuple[str, str, str, str]
    shifted: tuple[str, str, str, str]

    def stroke(self, sign: str) -> tuple[str, bool]:
        """What the key writes by which a sign is struck, and whether with Shift.

        A letter or sign that is on no key is struck where the American keyboard has it.
        """
        for signs, shift in ((self.plain, False), (self.shifted, True)):
            if sign.lower() in "".join(signs):
                return sign.lower(), shift
        place = _US.index(sign.lower())
        shift = place >= len(_US) // 2
        signs = "".join(self.shifted if shift else self.plain)
        return signs[place - len(_US) // 2 if shift else place], shift

    def below(self, sign: str) -> str:
        """What a key writes without Shift."""
        return "".join(self.plain)["".join(self.shifted).index(sign)]


LAYOUTS = {
    "us": Layout(_ROWS, _SHIFTED),
    "de": Layout(
        ("^1234567890ß´", "qwertzuiopü+", "asdfghjklöä#", "yxcvbnm,.-"),
        ('°!"§$%&/()=?`', "QWERTZUIOPÜ*", "ASDFGHJKLÖÄ'", "YXCVBNM;:_"),
    ),
    "fr": Layout(
        ("²&é\"'(-è_çà)=", "azertyuiop^$", "qsdfghjklmù*", "wxcvbn,;:!"),
        ("~1234567890°+", "AZERTYUIOP¨£", "QSDFGHJKLM%µ", "WXCVBN?./§"),
    ),
    "ru": Layout(
        ("ё1234567890-=", "йцукенгшщзхъ", "фывапролджэ\\", "ячсмитьбю."),
        ('Ё!"№;%:?*()_+', "ЙЦУКЕНГШЩЗХЪ", "ФЫВАПРОЛДЖЭ/", "ЯЧСМИТЬБЮ,"),
    ),
    "ara": Layout(
        ("ذ1234567890-=", "ضصثقفغعهخحجد", "شسيبلاتنمكط\\", "ئءؤر\ufefbىةوزظ"),
        ("ّ!@#$%^&*)(_+", "ًٌَُ\ufef9إ`÷×؛<>", 'ٍِ][\ufef7أـ،/:"|', "~ْ}{\ufef5آ’,.؟"),
    ),
}
HELD = {"Ctrl": CTRL, "Shift": SHIFT, "Alt": Qt.KeyboardModifier.AltModifier}


Combination = tuple[int, Qt.KeyboardModifier]


def struck(layout: Layout, keys: str) -> list[Combination]:
    """What a stroke of a shortcut on a keyboard may be taken for, as X11 tells Qt of it.

    A sign that takes Shift is itself with and without it, and Shift with what is below.
    """
    held, _plus, sign = (keys[:-2], "", "+") if keys.endswith("++") else keys.rpartition("+")
    modifiers = PLAIN
    for name in filter(None, held.split("+")):
        modifiers |= HELD[name]
    if len(sign) > 1:
        return [(int(QKeySequence(sign)[0].key()), modifiers)]
    written, shift = layout.stroke(sign)
    if not shift:
        return [(_code(written), modifiers)]
    below = layout.below(written)
    return [
        (ord(written), modifiers | SHIFT),
        (ord(written), modifiers),
        (_code(below), modifiers | SHIFT),
    ]


def _code(sign: str) -> int:
    """The key of a letter: that of its capital, where it has one."""
    return ord(sign.upper()) if len(sign.upper()) == 1 else ord(sign)


def strike(widget: QWidget, code: int, modifiers: Qt.KeyboardModifier) -> None:
    """Send a key through the shortcuts to a widget; Qt's own hands know no Cyrillic ones."""
    QTest.sendKeyEvent(QTest.KeyAction.Click, widget, Qt.Key(code), "", modifiers)


@pytest.fixture
def done(window: Window) -> list[str]:
    """The ids of the actions that keys run; nothing else is done."""
    ran: list[str] = []
    for name, action in window.actions_by_id.by_id.items():
        action.setEnabled(True)
        action.triggered.disconnect()
        action.triggered.connect(lambda _on=False, name=name: ran.append(name))
    window.tree.setFocus()
    return ran


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_key_of_the_sheet_does_its_one_thing(
    window: Window, done: list[str], layout: str
) -> None:
    wrong = {}
    for name, keys in KEYS:
        if keys == "Space":
            continue  # the tree's own: held, it pans
        done.clear()
        for code, modifiers in struck(LAYOUTS[layout], keys):
            window.tree.setFocus()
            strike(window.tree, code, modifiers)
        if set(done) != {name}:
            wrong[keys] = (name, set(done))
    assert not wrong


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Б", "settings"), (".", "fold"), ("و", "settings"), ("ظ", "fold")],
)
def test_a_sign_is_struck_in_its_place_too(
    window: Window, done: list[str], written: str, meant: str
) -> None:
    """Ctrl+, and Ctrl+/ by their places, where Russian and Arabic keyboards write these."""
    strike(window.tree, ord(written), CTRL)
    assert done == [meant]


def test_no_key_is_what_another_is_elsewhere() -> None:
    """A shortcut that a layout makes of one row is none of another's."""
    meant: dict[tuple[str, str], str] = {}
    for row in rows():
        for key in row.keys:
            for sequence in sequences(key):
                place = (row.scope, sequence.toString())
                assert meant.setdefault(place, row.id) == row.id, place


def test_keys_alone_are_text_and_stay_what_they_are() -> None:
    for key in ("=", "%", "Space", "Tab", "F3", "Shift+F3", "Alt+Left", "Ctrl++", "Ctrl+-"):
        assert sequences(key) == [QKeySequence(key)]


@pytest.mark.parametrize(("letter", "layout"), [("С", "ru"), ("ؤ", "ara"), ("C", "fr")])
def test_scores_are_copied_by_the_key_in_the_place_of_c(
    window: Window, letter: str, layout: str
) -> None:
    window.work.show_workspace("score")
    matrix = window.work.matrix
    matrix.table.setCurrentIndex(matrix.model.index(0, 0))
    QApplication.clipboard().clear()
    strike(matrix.table, ord(letter), CTRL)
    assert QApplication.clipboard().text(), layout


@pytest.mark.parametrize("pane", ["tree", "outline"])
def test_shift_f10_opens_the_menu_of_the_node(window: Window, pane: str) -> None:
    window.work.outline.nodes.host.show_node("talks")
    window.workbench.select("node", "talks")
    window.work.panes.views[pane].enter()
    QApplication.processEvents()
    QTest.keyClick(focus(), Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert window.actions_by_id["add_child"] in [
        each for group in menu.actions() if group.menu() for each in group.menu().actions()
    ]
    assert window.geometry().contains(menu.pos() + QPoint(1, 1))
    menu.close()
