"""A name finds what is spelled most like it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.model.spelling import Names, spellings

ALIKE = ["Café accord", "CAFÉ ACCORD", "Cafe accord", "Cafe-accord!"]
NAMES = st.text(min_size=1) | st.sampled_from(
    [*ALIKE, "a", "A", "á", "1", "+", "-", "—", "\U0001f525", "\U0001f9ca", "❤", "❤\ufe0f"]
)


def listed(*names: str) -> Names[int]:
    return Names((place, (name,)) for place, name in enumerate(names))


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Cafe\u0301 accord", 0),
        (" Café  accord ", 0),
        ("CAFE\u0301 ACCORD", 1),
        ("café accord", 0),
        ("cafe accord", 2),
        ("cafe-accord!", 3),
        ("Café—accord", 0),
        ("caf accord", None),
        ("", None),
    ],
)
def test_spelling_comes_before_case_then_accents_then_punctuation(
    typed: str, place: int | None
) -> None:
    assert listed(*ALIKE).get(typed) == place


@given(st.lists(NAMES, min_size=1, unique=True))
def test_every_name_finds_itself(names: list[str]) -> None:
    found = listed(*names)
    assert [found.nearest(name, exactly=True) for name in names] == [
        (place,) for place in range(len(names))
    ]


@given(NAMES)
def test_however_it_is_composed_it_is_the_same_name(name: str) -> None:
    found = listed(unicodedata.normalize("NFC", name))
    assert found.get(unicodedata.normalize("NFD", name), exactly=bool(name.strip())) == (
        0 if name.strip() else found.get(name)
    )


@given(NAMES, NAMES)
def test_what_is_alike_stays_alike_when_looked_at_less_closely(one: str, other: str) -> None:
    same = [a == b for a, b in zip(spellings(one), spellings(other), strict=True)]
    assert same == sorted(same)


def test_what_is_called_so_first_comes_before_what_is_also_called_so() -> None:
    found = Names([("e1", ("Deal", "Frozen")), ("e2", ("frozen", "")), ("e3", ("Frozen", "e2"))])
    assert found.nearest("Frozen") == ("e3",)
    assert found.nearest("frozen") == ("e2",)
    assert found.nearest("FROZEN") == ("e2", "e3")
    assert found.nearest("") == ()
