"""What people mean by a few letters: names matched without case, accents and signs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\w+")
_ALONE = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
        "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ٱ": "ا",
        "\u0640": None,
    }
)  # fmt: skip
"""Letters that people leave the sign off and that Unicode does not take apart; the stretching line
of Arabic, and letters that Arabic and Persian keyboards write differently."""

EXACT, BEGINS, WORD_BEGINS, ID_BEGINS = range(4)
"""How well a name fits, best first."""


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
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded; what is neither letter nor digit parts them."""
    return tuple(_WORD.findall(folded(text)))


def fit(query: str, key: str, *names: str) -> int | None:
    """How well what was typed fits a thing with this id and these names; None where it does not.

    It fits a name that is it (`EXACT`) or begins with it (`BEGINS`), one where each typed word
    begins a word, in order (`WORD_BEGINS`), and an id that begins with it (`ID_BEGINS`).
    """
    typed = words_of(query)
    if not typed:
        return None
    found = [rank for name in names if (rank := _fit(typed, words_of(name))) is not None]
    own = _fit(typed, words_of(key))
    if own is not None:
        found.append(own if own == EXACT else ID_BEGINS)
    return min(found, default=None)


def _fit(typed: tuple[str, ...], words: tuple[str, ...]) -> int | None:
    if typed == words:
        return EXACT
    if " ".join(words).startswith(" ".join(typed)):
        return BEGINS
    left = iter(words)
    begins = all(any(word.startswith(part) for word in left) for part in typed)
    return WORD_BEGINS if begins else None
