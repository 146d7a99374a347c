"""Names as people spell them, and finding by a name: the nearest spelling is meant.

As it is written comes first, then whatever its composition and spaces, its case, its accents, its
punctuation. What is neither, an emoji or a plus sign, always tells names apart.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

_ALONE = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
        "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ٱ": "ا",
        "\u0640": None,
    }
    | dict.fromkeys(map(chr, range(0xFE00, 0xFE10)))
)  # fmt: skip
"""Letters that people leave the sign off and that Unicode does not take apart; the stretching line
of Arabic, and letters that Arabic and Persian keyboards write differently; the invisible signs that
choose how an emoji is drawn."""

_AS_SPELLED = 2
"""So many of the spellings differ in nothing that can be seen."""


def folded(text: str) -> str:
    """The text as it is compared: without case, accents, vowel signs and invisible marks."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(
        letter
        for letter in apart.translate(_ALONE)
        if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf"
    )


@lru_cache(maxsize=16_384)
def spellings(name: str) -> tuple[str, ...]:
    """What a name is compared by, one after the other, each looser than the one before.

    Where nothing is left to compare, "". The last is what names share that are told apart by case,
    accents, spaces or punctuation alone.
    """
    spaced = " ".join(unicodedata.normalize("NFC", name).split())
    cased = unicodedata.normalize("NFC", unicodedata.normalize("NFD", spaced).casefold())
    bare = " ".join(folded(cased).split())
    words = "".join(" " if unicodedata.category(each)[0] == "P" else each for each in bare)
    return (name, spaced, cased, bare, " ".join(words.split()))


class Names(Generic[T]):
    """Things by what they are called: each comes with its names, what it is called first before."""

    def __init__(self, called: Iterable[tuple[T, Iterable[str]]]) -> None:
        self._found: dict[tuple[int, str], list[tuple[int, T]]] = {}
        for thing, names in called:
            for place, name in enumerate(names):
                for key in enumerate(spellings(name)):
                    if key[1]:
                        self._found.setdefault(key, []).append((place, thing))

    def nearest(self, name: str, exactly: bool = False) -> tuple[T, ...]:
        """The things whose name is spelled most like this one, in their order; () where none is.

        Several where the same spelling is the same kind of name of several. `exactly`: none that
        differs in what can be seen.
        """
        levels = spellings(name)[: _AS_SPELLED if exactly else None]
        for key in enumerate(levels):
            if key[1] and (found := self._found.get(key)):
                first = min(place for place, _thing in found)
                return tuple(dict.fromkeys(thing for place, thing in found if place == first))
        return ()

    def get(self, name: str, exactly: bool = False) -> T | None:
        """The first of the nearest; None where there is none."""
        return next(iter(self.nearest(name, exactly)), None)
