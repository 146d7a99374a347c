"""Letters of every keyboard begin a label: AltGr, Option, dead keys, input methods."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from scenario_desk.desk.widgets.typed_text import is_command, typed_text
from tests.desk.nodes.desk import ALT, PLAIN, Desk
from tests.desk.showing import CTRL, SHIFT, Key, focus

GROUP, META = Qt.KeyboardModifier.GroupSwitchModifier, Qt.KeyboardModifier.MetaModifier
WINDOWS, MAC = CTRL | ALT, ALT


def key(code: Any, text: str, held: Any, kind: Any = QEvent.Type.KeyPress) -> QKeyEvent:
    return QKeyEvent(kind, code, held, text)


def strike(code: Any, text: str, held: Any) -> None:
    """A key as a platform sends it to where the keyboard is: the commands may have it first."""
    first = key(code, text, held, QEvent.Type.ShortcutOverride)
    first.ignore()
    QApplication.sendEvent(focus(), first)
    QApplication.sendEvent(focus(), key(code, text, held))


def compose(widget: QWidget, preedit: str, committed: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(committed)
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(
    ("code", "text", "held"),
    [
        (Key.Key_At, "@", WINDOWS),
        (Key.Key_Q, "@", WINDOWS),
        (Key.Key_L, "ł", WINDOWS),
        (Key.Key_L, "Ł", WINDOWS | SHIFT),
        (Key.Key_E, "€", WINDOWS),
        (Key.Key_BracketLeft, "[", WINDOWS),
        (Key.Key_O, "ø", MAC),
        (Key.Key_Ooblique, "Ø", MAC | SHIFT),
        (Key.Key_L, "@", MAC),
        (Key.Key_At, "@", PLAIN),
        (Key.Key_L, "ł", GROUP),
        (Key.Key_A, "ä", PLAIN),
        (0, "ш", PLAIN),
        (0, "𝔄", PLAIN),
    ],
)
def test_a_letter_of_any_keyboard_begins_a_label(desk: Desk, code, text: str, held) -> None:
    desk.select("deal")
    strike(code, text, held)
    assert desk.editor.text() == text
    strike(code, text, held)
    desk.press(Key.Key_Return)
    assert desk.scenario.nodes["deal"].label == text * 2
    assert desk.steps() == 1


@pytest.mark.parametrize(
    ("code", "text", "held"),
    [
        (Key.Key_A, "a", CTRL),
        (Key.Key_A, "\x01", CTRL),
        (Key.Key_1, "1", CTRL),
        (Key.Key_Plus, "+", CTRL | SHIFT),
        (Key.Key_T, "\x14", WINDOWS),
        (Key.Key_1, "1", WINDOWS),
        (Key.Key_F, "f", ALT),
        (Key.Key_3, "3", ALT),
        (Key.Key_O, "ø", META),
        (Key.Key_O, "ø", ALT | META),
        (Key.Key_Return, "\r", PLAIN),
        (Key.Key_Dead_Acute, "", PLAIN),
        (Key.Key_Space, " ", ALT),
        (Key.Key_nobreakspace, "\N{NO-BREAK SPACE}", MAC),
        (Key.Key_unknown, "\N{ZERO WIDTH JOINER}", PLAIN),
    ],
)
def test_what_is_a_command_or_cannot_be_seen_is_no_text(code, text: str, held) -> None:
    assert not typed_text(key(code, text, held))


def test_ctrl_is_a_command_and_alt_gr_is_not() -> None:
    assert is_command(key(Key.Key_Z, "\x1a", CTRL))
    assert is_command(key(Key.Key_0, "0", WINDOWS))
    assert is_command(key(Key.Key_F6, "", Qt.KeyboardModifier.NoModifier))
    assert not is_command(key(Key.Key_Q, "@", WINDOWS))
    assert not is_command(key(Key.Key_O, "ø", MAC))


def test_shortcuts_with_ctrl_stay_shortcuts(desk: Desk) -> None:
    desk.select("deal")
    desk.press(Key.Key_D, CTRL)
    assert len(desk.labels("talks")) == 3
    desk.press(Key.Key_1, CTRL | ALT)
    assert desk.nodes.host.is_folded("push")
    assert not desk.editor.isVisible()


def test_a_menu_has_its_letter_before_the_label(desk: Desk) -> None:
    desk.select("deal")
    first = key(Key.Key_Odiaeresis, "ö", ALT, QEvent.Type.ShortcutOverride)
    first.ignore()
    QApplication.sendEvent(desk.view, first)
    assert not first.isAccepted()
    taken = key(Key.Key_At, "@", WINDOWS, QEvent.Type.ShortcutOverride)
    taken.ignore()
    QApplication.sendEvent(desk.view, taken)
    assert taken.isAccepted()


@pytest.mark.parametrize(
    "steps",
    [
        [("に", ""), ("", "に")],
        [("k", ""), ("か", ""), ("かん", ""), ("", "漢")],
        [("ㅎ", ""), ("하", ""), ("한", ""), ("ㄱ", "한"), ("", "글")],
        [("´", ""), ("", "é")],
        [("", "é")],
        [("", "😀")],
    ],
)
def test_a_composed_syllable_begins_a_label_whole(desk: Desk, steps) -> None:
    desk.select("deal")
    for preedit, committed in steps:
        compose(focus(), preedit, committed)
        assert desk.editor.isVisible()
        assert focus() is (desk.view if preedit else desk.editor)
    whole = "".join(committed for _preedit, committed in steps)
    assert desk.editor.text() == whole
    compose(focus(), "", "と")
    desk.press(Key.Key_Return)
    assert desk.scenario.nodes["deal"].label == whole + "と"
    assert desk.steps() == 1


def test_the_question_of_the_root_is_begun_so_too(desk: Desk) -> None:
    desk.select("root")
    compose(desk.view, "だ")
    compose(desk.view, "", "誰")
    desk.press(Key.Key_Return)
    assert desk.scenario.nodes["root"].question == "誰"


def test_a_system_that_repeats_its_syllable_when_the_keyboard_goes_on(desk: Desk) -> None:
    """Some commit once more to what has had the keyboard until then."""
    desk.select("deal")
    repeated: list[str] = []

    def repeat(old: QWidget | None, _new: QWidget | None) -> None:
        if old is desk.view and not repeated:
            repeated.append("に")
            compose(desk.view, "", "に")

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.connect(repeat)
    compose(desk.view, "に")
    compose(desk.view, "", "に")
    application.focusChanged.disconnect(repeat)
    assert repeated
    assert desk.editor.text() == "に"
    assert desk.editor.hasFocus()
    desk.press(Key.Key_Escape)


def test_composing_that_is_given_up_changes_nothing(desk: Desk) -> None:
    before = desk.scenario
    desk.select("deal")
    compose(desk.view, "に")
    compose(desk.view, "")
    assert not desk.editor.isVisible()
    assert desk.scenario is before
    assert focus() is desk.view


def test_what_is_composed_is_kept_when_a_key_or_a_click_leads_on(desk: Desk) -> None:
    desk.select("deal")
    compose(desk.view, "に")
    strike(Key.Key_Return, "\r", PLAIN)
    assert desk.scenario.nodes["deal"].label == "に"
    desk.select("stall")
    compose(desk.view, "は")
    desk.view.clearFocus()
    assert not desk.editor.isVisible()
    assert desk.scenario.nodes["stall"].label == "は"
    assert desk.steps() == 2


@pytest.mark.parametrize(
    ("sign", "opened"), [("＝", "quick"), ("％", "table"), ("６", "editor"), ("．", "editor")]
)
def test_signs_that_are_composed_open_what_they_open(desk: Desk, sign: str, opened: str) -> None:
    desk.select("deal")
    compose(desk.view, sign)
    compose(desk.view, "", sign)
    fields = {"quick": desk.nodes.quick, "table": desk.nodes.table.panel, "editor": desk.editor}
    assert [name for name, field in fields.items() if field.isVisible()] == [opened]
    if opened == "editor":
        purpose = desk.nodes.writing.purpose
        assert purpose is not None
        assert purpose.part == "probability"


def test_the_quick_line_keeps_what_is_composed_in_it(desk: Desk) -> None:
    desk.select("deal")
    compose(desk.view, "", "＝")
    for syllable in ("に", "は"):
        compose(focus(), syllable)
        compose(focus(), "", syllable)
    assert desk.nodes.quick.line.text() == "には"
    desk.press(Key.Key_Escape)


def test_the_system_is_told_where_the_letters_stand(desk: Desk) -> None:
    desk.select("deal")
    compose(desk.view, "に")
    asked = Qt.InputMethodQuery.ImCursorRectangle
    query = QInputMethodQueryEvent(asked)
    QApplication.sendEvent(desk.view, query)
    place = QRectF(query.value(asked))
    assert QRectF(QRect(desk.editor.geometry())).contains(place.center())
    compose(desk.view, "", "に")


def test_where_no_node_is_selected_nothing_is_begun(desk: Desk) -> None:
    desk.bench.select("")
    compose(desk.view, "に")
    compose(desk.view, "", "に")
    strike(Key.Key_At, "@", WINDOWS)
    assert not desk.editor.isVisible()
