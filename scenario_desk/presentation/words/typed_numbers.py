"""Numbers as people type them: with a point or a comma, as percentages, one or three at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Message

_LONGEST = 200
_QUOTED = 40
"""How much of what was typed a refusal repeats."""

_ADDS_UP = 0.01
"""So near to 1 are probabilities that somebody wrote to add up."""

_WIDE = {0xFF01 + step: 0x21 + step for step in range(0x5E)} | {
    0x3000: " ",
    0xFE50: ",",
    0xFE52: ".",
    0xFE62: "+",
    0xFE6A: "%",
}
"""What keyboards for Chinese, Japanese and Korean write in the width of their own signs."""
_MINUSES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"))
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_PERCENT = re.compile(r"\s*[%\u066a]")
_GROUPING = re.compile("(?<=\\d)[\u00a0\u2007\u2009\u202f'\u2019](?=\\d{3}(?!\\d))")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,\u066b]\d*)?|[.,\u066b]\d+)%?")
_APART = re.compile(
    r"""
      \s* (?: [/;|\u061b\u2026] | \.{2,} ) \s*   # 10/20/45, 10; 20; 45, 10 … 20 … 45
    | ,\s+                                  # 10, 20, 45
    | (?<=[\d%]) - \s*                      # 10-20-45
    | \s+ - \s+                             # 10 - 20 - 45
    | \s+
    """,
    re.VERBOSE,
)


class NumberRefused(Exception):
    """What was typed cannot be taken; carries the message that says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.code, message.values)
        self.message = message


def parse_number(text: str) -> float:
    """Read one number: "0.3", "0,3", ".3", "30 %" (which is 0.3), "−5", "12 000" (thin space).

    A comma is a decimal comma, also in "1,234". Raises NumberRefused.
    """
    typed = _GROUPING.sub("", _tidied(text))
    if not _NUMBER.fullmatch(typed):
        raise _unreadable(text)
    return _value(typed)


def parse_estimate(text: str, low: float, high: float) -> Estimate:
    """Read one number, or three (low, best and high) on a scale from `low` to `high`.

    The three stand apart by spaces, slashes, semicolons, dots or dashes, or by commas where those
    cannot be decimal: "10 20 45", "10/20/45", ".2 .3 .45", "1,5 2,5 3,5", "10, 20, 45". On a scale
    of probabilities, 0 … 1, each may be a percentage, and a percent sign after the last is for
    all. Raises NumberRefused; what is out of range is refused, never clamped.
    """
    parts = _parts(_tidied(text))
    if not all(_NUMBER.fullmatch(part) for part in parts):
        raise _unreadable(text)
    if len(parts) not in (1, 3):
        raise NumberRefused(Message("number_count", {"count": len(parts)}))
    if parts[-1].endswith("%") and not any(part.endswith("%") for part in parts[:-1]):
        parts = [part.removesuffix("%") + "%" for part in parts]
    values = [_on_scale(part, low, high) for part in parts]
    if len(values) == 1:
        return Estimate(best=values[0])
    if not values[0] <= values[1] <= values[2]:
        lowest, best, highest = values
        order = {"low": lowest, "best": best, "high": highest}
        raise NumberRefused(Message("number_order", order))
    return Estimate(low=values[0], best=values[1], high=values[2])


def parse_probability(text: str) -> Estimate:
    """Read a probability as people say it: "0.4" or "40 %", and "40", which can only mean 40 %.

    Of three numbers all, zeros aside, must be hundredths for that: "20 40 60" is, "0.2 40 60" is
    refused. "1" alone is certainty. Raises NumberRefused.
    """
    try:
        return parse_estimate(text, 0, 1)
    except NumberRefused as refused:
        if refused.message.code != "number_percent_meant":
            raise
        values = [_value(part) for part in _parts(_tidied(text)) if not part.endswith("%")]
        if any(0 < value < 1 for value in values):
            raise
        return parse_estimate(f"{text}%", 0, 1)


def parse_probabilities(texts: Sequence[str]) -> list[Estimate | None]:
    """Read how likely branches of one node are, together; None for what is no probability.

    Where one can only be a percentage, all without a sign are: "0.5", "29.5" and "70" are
    hundredths. So they are beside one with a sign, unless they add up as they stand: "0.5", "50 %".
    """
    as_they_stand = [_tried(text) for text in texts]
    signed = [_PERCENT.search(narrow(text)) is not None for text in texts]
    as_hundredths = [
        stands if sign else _tried(f"{text}%")
        for text, stands, sign in zip(texts, as_they_stand, signed, strict=True)
    ]
    if any(
        stands is None and each for stands, each in zip(as_they_stand, as_hundredths, strict=True)
    ):
        return as_hundredths
    if any(sign and each for sign, each in zip(signed, as_they_stand, strict=True)):
        total = sum(each.best for each in as_they_stand if each is not None)
        return as_they_stand if abs(total - 1) <= _ADDS_UP else as_hundredths
    return as_they_stand


def looks_rounded(text: str) -> bool:
    """Whether its longest number has the five or six digits to which programs round."""
    digits = (len(re.sub(r"\D", "", part).lstrip("0")) for part in _APART.split(text))
    return max(digits) in (5, 6)


@lru_cache(maxsize=4_096)
def _tried(text: str) -> Estimate | None:
    try:
        return parse_estimate(text, 0, 1)
    except NumberRefused:
        return None


def narrow(text: str) -> str:
    """The text, as long as it was, with digits and signs of full width as their narrow twins."""
    return text.translate(_WIDE)


def _tidied(text: str) -> str:
    """What was typed with one kind of minus and percent sign, and nothing that cannot be seen."""
    typed = _PERCENT.sub("%", narrow(_UNSEEN.sub("", text)).translate(_MINUSES)).strip()
    if not typed:
        raise NumberRefused(Message("number_empty"))
    if len(typed) > _LONGEST:
        raise _unreadable(text)
    return typed


def _parts(typed: str) -> list[str]:
    parts = _APART.split(typed)
    if len(parts) == 1 and typed.count(",") == 2:
        return typed.split(",")
    return parts


def _on_scale(part: str, low: float, high: float) -> float:
    value = _value(part)
    probability = high <= 1
    if part.endswith("%") and not probability:
        bare = {"value": _value(part.removesuffix("%"))}
        raise NumberRefused(Message("number_percent_refused", bare))
    if probability and not part.endswith("%") and 1 < value <= 100 * high:
        raise NumberRefused(Message("number_percent_meant", {"value": value}))
    if not low <= value <= high:
        scale = {"value": value, "low": low, "high": high}
        raise NumberRefused(Message("number_out_of_range", scale))
    return value


def _value(part: str) -> float:
    number = Decimal(part.removesuffix("%").replace(",", ".").replace("\u066b", "."))
    return float(number / 100 if part.endswith("%") else number)


def _unreadable(text: str) -> NumberRefused:
    shown = text.strip()
    if len(shown) > _QUOTED:
        shown = shown[:_QUOTED] + "\N{HORIZONTAL ELLIPSIS}"
    return NumberRefused(Message("number_unreadable", {"text": shown}))
