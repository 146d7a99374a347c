"""The page on a phone speaks the language of the program that serves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scenario_desk.presentation.words.language import speak
from scenario_desk.presentation.words.phone_words import phone_words
from tests.presentation.words.catalogues import write_catalogue


@pytest.fixture
def hebrew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    texts = {
        "the code of this language, as in HTML\x04en": "he",
        "how this language is written: ltr or rtl\x04ltr": "rtl",
        "Answered: {done} of {all}": "{done}/{all}",
    }
    # Under a code that no language has: the C library remembers what it said in one.
    write_catalogue(tmp_path, "qaa", texts)
    monkeypatch.setenv("LANGUAGE", "qaa")
    speak(tmp_path)
    yield
    speak()


def test_a_page_in_english_says_so() -> None:
    words = phone_words()

    assert (words["lang"], words["dir"]) == ("en", "ltr")


def test_texts_language_and_direction_come_from_the_catalogue(hebrew: None) -> None:
    words = phone_words()

    assert (words["lang"], words["dir"]) == ("he", "rtl")
    assert words["progress"] == "{done}/{all}"
    assert words["next"] == "Next"
