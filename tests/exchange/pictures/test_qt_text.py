"""Lines end between words, or say with an ellipsis that a word goes on."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QGuiApplication

from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.presentation.drawing import Type

FACE = Type(13)


@pytest.fixture
def texts(qapp: QGuiApplication) -> QtTypeSetter:
    return QtTypeSetter(qapp.font())


def width_of(texts: QtTypeSetter, text: str) -> float:
    return QFontMetricsF(texts.font_of(FACE)).horizontalAdvance(text)


@pytest.mark.parametrize("word", ["Ceasefire", "Gegenoffensive", "Прекращение", "Démilitarisation"])
def test_a_word_wider_than_its_box_is_elided_and_never_broken(
    texts: QtTypeSetter, word: str
) -> None:
    text = f"{word} and so on"
    laid = texts.laid(text, FACE, width_of(texts, word) - 5, 4)
    assert laid.lines[0].endswith("…")
    assert word.startswith(laid.lines[0][:-1])
    assert " ".join(laid.lines[1:]) == "and so on"
    assert not laid.whole
    wider = texts.laid(text, FACE, width_of(texts, word) + 5, 4)
    assert wider.lines[0] == word
    assert wider.whole


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text("abcdefgäшß", min_size=1, max_size=16), min_size=1, max_size=8),
    st.floats(20, 300),
    st.integers(1, 5),
    st.floats(0, 15),
)
def test_every_line_is_of_whole_words_or_says_that_it_is_not(
    texts: QtTypeSetter, words: list[str], width: float, lines: int, spared: float
) -> None:
    text = " ".join(words)
    laid = texts.laid(text, FACE, width, lines, spared)
    assert len(laid.lines) <= lines
    assert max(laid.widths) <= width + 1
    for line in laid.lines:
        assert line.endswith("…") or set(line.split()) <= set(words)
    assert laid.whole == (" ".join(laid.lines) == text)


def test_a_number_and_its_sign_stay_on_one_line(texts: QtTypeSetter) -> None:
    number = "21\N{NO-BREAK SPACE}%"
    text = f"chance  40\N{NO-BREAK SPACE}% \N{RIGHTWARDS ARROW} {number}"
    for width in range(int(width_of(texts, "chance")) + 2, int(width_of(texts, text))):
        laid = texts.laid(text, FACE, width, 6)
        assert any(number in line for line in laid.lines), laid.lines
        assert not any(line.startswith("%") for line in laid.lines)
