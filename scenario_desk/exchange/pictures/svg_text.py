"""Texts and numbers as XML holds them, whatever a scenario's texts hold."""

from __future__ import annotations

import re
from math import isfinite

_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
# Everything that XML 1.0 has no way to hold, escaped or not.
_NOT_IN_XML = "\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uD800-\\uDFFF\\uFFFE\\uFFFF"
# Unseen letters that turn a line around: written out, the source reads as what it is.
_UNSEEN = "\\x7F-\\x9F\\u061C\\u200E\\u200F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF"
_SPECIAL = re.compile(f'[&<>"{_NOT_IN_XML}{_UNSEEN}]')
_IMPOSSIBLE = re.compile(f"[{_NOT_IN_XML}]")


def text(content: str) -> str:
    """A text to stand between tags or in double quotation marks.

    What XML cannot hold becomes U+FFFD.
    """
    return _SPECIAL.sub(_escaped, content)


def quoted(content: str) -> str:
    """A text as the value of an attribute, in quotation marks."""
    return f'"{text(content)}"'


def number(value: float) -> str:
    """A length in at most two decimals; raises ValueError for what is none."""
    if not isfinite(value):
        raise ValueError(f"{value} is no length")
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def _escaped(found: re.Match[str]) -> str:
    letter = found.group()
    if letter in _MARKUP:
        return _MARKUP[letter]
    return "\N{REPLACEMENT CHARACTER}" if _IMPOSSIBLE.match(letter) else f"&#x{ord(letter):X};"
