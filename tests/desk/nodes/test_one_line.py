"""A field of one line holds one line, and nothing pasted into it goes without a word."""

from __future__ import annotations

import pytest

from scenario_desk.desk.widgets.one_line import one_line
from tests.desk.nodes.desk import Desk
from tests.desk.showing import CTRL, Key, clipboard, press


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb", "a b"),
        ("a \r\n\t b", "a b"),
        ("cell\tcell\r\n", "cell cell"),
        ("\x1b[31mred\x07", "[31mred"),
        ("un\u2029deux\u2028trois\x85", "un deux trois"),
        ("Prix\u00a0: 5\u202f%  ", "Prix\u00a0: 5\u202f%  "),
    ],
)
def test_what_no_line_can_hold_becomes_a_blank(text: str, line: str) -> None:
    assert one_line(text) == line


def paste(text: str) -> None:
    clipboard(text)
    press(Key.Key_A, Key.Key_V, modifiers=CTRL)


def test_a_label_takes_pasted_lines_as_one_and_says_so(desk: Desk) -> None:
    desk.select("talks")
    desk.nodes.writing.edit_label()
    paste("They meet,\r\n\tand\ntalk")
    assert desk.editor.text() == "They meet, and talk"
    assert "line breaks" in desk.nodes.writing.editor.refusal
    press(Key.Key_Return)
    assert desk.scenario.nodes["talks"].label == "They meet, and talk"


def test_the_cursor_stays_behind_what_was_pasted(desk: Desk) -> None:
    desk.select("talks")
    desk.nodes.writing.edit_label()
    desk.editor.setText("beginend")
    desk.editor.setCursorPosition(5)
    clipboard("\nmid\n\nmid\n")
    press(Key.Key_V, modifiers=CTRL)
    press(Key.Key_X)
    assert desk.editor.text() == "begin mid mid xend"


@pytest.mark.parametrize("length", [1_001, 40_000, 150_000])
def test_too_long_a_label_is_refused_and_not_cut(desk: Desk, length: int) -> None:
    before = desk.scenario
    desk.select("talks")
    desk.nodes.writing.edit_label()
    paste("y" * length)
    press(Key.Key_Return)
    assert desk.scenario is before
    assert "longer than 1" in desk.nodes.writing.editor.refusal
    assert len(desk.editor.text()) > 1_000
    paste("y" * 1_000)
    press(Key.Key_Return)
    assert desk.scenario.nodes["talks"].label == "y" * 1_000


def test_the_quick_line_says_what_it_left_out(desk: Desk) -> None:
    desk.select("leave")
    quick = desk.nodes.quick
    quick.open()
    paste("30\n")
    assert quick.line.text() == "30"
    assert "line breaks" in quick.refusal
    paste("z" * 1_001)
    assert len(quick.line.text()) == 1_000
    assert "1000 characters" in quick.refusal.replace("\u202f", "").replace(",", "")
    press(Key.Key_Backspace)
    assert not quick.refusal
