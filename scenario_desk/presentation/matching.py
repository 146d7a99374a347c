"""What people mean by a few letters: names that begin with them, whatever the case and accents."""

from __future__ import annotations

import re
from functools import lru_cache

from scenario_desk.model.spelling import folded

_WORD = re.compile(r"\w+")

BEGINS, WORD_BEGINS, ID_BEGINS = range(3)
"""How well a name fits, best first."""


@lru_cache(maxsize=16_384)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded; what is neither letter nor digit parts them."""
    return tuple(_WORD.findall(folded(text)))


def fit(query: str, key: str, *names: str) -> int | None:
    """How well what was typed fits a thing with this id and these names; None where it does not.

    It fits a name that begins with it (`BEGINS`), one where each typed word begins a word, in order
    (`WORD_BEGINS`), and an id that begins with it (`ID_BEGINS`).
    """
    found = [rank for name in names if (rank := _fit(query, name)) is not None]
    if _fit(query, key) is not None:
        found.append(ID_BEGINS)
    return min(found, default=None)


def _fit(query: str, name: str) -> int | None:
    typed, words = words_of(query), words_of(name)
    if not typed:
        # Signs alone are compared as they stand.
        signs = folded(query).strip()
        return BEGINS if signs and folded(name).startswith(signs) else None
    if " ".join(words).startswith(" ".join(typed)):
        return BEGINS
    left = iter(words)
    begins = all(any(word.startswith(part) for word in left) for part in typed)
    return WORD_BEGINS if begins else None
