"""Every machine writes in the same letters, which are as wide as on any other."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QFontInfo, QRawFont

from scenario_desk.exchange.pictures.qt_font import program_font
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.presentation.drawing import Type


@pytest.mark.parametrize(("strong", "widths"), [(False, (61.0, 44.3)), (True, (68.5, 49.2))])
def test_words_are_as_wide_as_on_any_machine(
    qapp: Any, strong: bool, widths: tuple[float, ...]
) -> None:
    texts, face = QtTypeSetter(program_font()), Type(13, strong)
    assert QFontInfo(texts.font_of(face)).family() == "DejaVu Sans"
    measured = [texts.laid(text, face, 500).widths[0] for text in ("Ceasefire", "Мирно")]
    assert measured == pytest.approx(widths, abs=0.1)


def test_the_program_is_dressed_in_it(qapp: Any) -> None:
    assert qapp.font().family() == program_font().family()
    assert qapp.font().hintingPreference() == program_font().hintingPreference()


def test_it_has_the_letters_and_signs_that_the_program_writes(qapp: Any) -> None:
    font = QRawFont.fromFont(program_font())
    signs = "AÄçžłΩжІї09−–—…“”‘’„‹›·•×≥≤→←↑↓▸▾◂◐◑●○◌◉√ΣΔρ²\N{NO-BREAK SPACE}"
    assert [sign for sign in signs if not font.supportsCharacter(ord(sign))] == []
