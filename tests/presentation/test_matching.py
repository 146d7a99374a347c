"""Names are matched as people type them: without case, accents, vowel signs."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scenario_desk.model.spelling import folded
from scenario_desk.presentation.matching import BEGINS, ID_BEGINS, WORD_BEGINS, fit, words_of


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zurich", "Zürich"),
        ("łódź", "Lodz"),
        ("STRASSE", "Straße"),
        ("россия", "РОССИЯ"),
        ("ещё", "еще"),
        ("الاردن", "الأُردن"),
        ("سوريه", "سورية"),
    ],
)
def test_case_accents_and_vowel_signs_make_no_difference(typed: str, name: str):
    assert folded(typed) == folded(name)


@pytest.mark.parametrize(
    ("typed", "rank"),
    [
        ("Frozen lines", BEGINS),
        ("e03", ID_BEGINS),
        ("froz", BEGINS),
        ("frozen li", BEGINS),
        ("lin", WORD_BEGINS),
        ("fr li", WORD_BEGINS),
        ("e0", ID_BEGINS),
        ("li fr", None),
        ("rozen", None),
        ("", None),
        ("—", None),
    ],
)
def test_a_name_is_found_by_how_it_or_its_words_begin(typed: str, rank: int | None):
    assert fit(typed, "e03", "Frozen lines", "") == rank


def test_signs_alone_find_the_names_that_begin_with_them():
    assert fit("\U0001f525", "e1", "\U0001f525\U0001f525 now", "") == BEGINS
    assert fit("\U0001f525", "e1", "\U0001f9ca", "") is None


@given(st.text())
@example("\ufe77")  # A stretched vowel sign, which comes apart into the line and the sign.
def test_folding_a_folded_text_changes_nothing(text: str):
    assert folded(folded(text)) == folded(text)
    assert all(words_of(word) == (word,) for word in words_of(text))
