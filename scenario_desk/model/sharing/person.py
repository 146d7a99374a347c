"""A person's name, wherever it is written in a scenario, and what stands there without it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from scenario_desk.model.messages import Message
from scenario_desk.model.spelling import folded

NAMELESS = "—"
"""What stands where a name was."""

_UNSPACED = ("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "KHMER", "LAO", "MYANMAR", "THAI", "TIBETAN")
"""Scripts in which a word need not end where its letters do."""
_BETWEEN = r"[\W_]{1,3}"
"""What may part the words of a name: a blank, a line break, a point and a blank, a hyphen."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A text in which the name is written, in the scenario or in earlier values of it alike."""

    at: tuple[str, ...]
    """Where it is, as patches say it."""
    where: Message
    text: str
    """What stands there, the name included."""
    start: int
    """At which letter of the text the name begins."""
    kept: bool
    """Whether the name stays there."""


class Written:
    """Finds a name as it is written: in whole words, whatever case and accents they have."""

    def __init__(self, name: str) -> None:
        spelled = folded(name).strip()
        words = re.findall(r"[^\W_]+", spelled)
        pattern = _BETWEEN.join(map(re.escape, words)) if words else re.escape(spelled)
        self._words = words
        self._first = words[0] if words else spelled
        if words and not _is_unspaced(words[0][0]):
            pattern = r"(?<![^\W_])" + pattern
        if words and not _is_unspaced(words[-1][-1]):
            pattern += r"(?![^\W_])"
        self._pattern = re.compile(pattern)

    def is_all_of(self, text: str) -> bool:
        """Whether a text says this name and nothing else."""
        return bool(self._words) and re.findall(r"[^\W_]+", folded(text)) == self._words

    def starts(self, text: str) -> int:
        """At which letter it begins for the first time; −1 where it is not written there."""
        return next((start for start, _end in self._found(text)), -1)

    def taken_out(self, text: str) -> str:
        """The text with `NAMELESS` for the name; the very same where it is not written there."""
        parts, end = [], 0
        for start, after in self._found(text):
            parts.append(text[end:start])
            end = after
        return NAMELESS.join((*parts, text[end:])) if parts else text

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        """From where to where it is written."""
        if not self._first or self._first not in folded(text):
            return
        letters, places = _letters(text)
        for match in self._pattern.finditer(letters):
            start, end = match.span()
            inside = start > 0 and places[start] == places[start - 1]
            if not inside and places[end] != places[end - 1]:
                yield places[start], places[end]


def _letters(text: str) -> tuple[str, list[int]]:
    """The text folded, and of each letter, and of its end, at which place of the text it stands."""
    if text.isascii():
        return text.lower(), [*range(len(text) + 1)]
    letters, places = [], []
    for place, letter in enumerate(text):
        alike = _folded_letter(letter)
        letters.append(alike)
        places += [place] * len(alike)
    return "".join(letters), [*places, len(text)]


@lru_cache(maxsize=4_096)
def _folded_letter(letter: str) -> str:
    return folded(letter)


def _is_unspaced(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(_UNSPACED)
