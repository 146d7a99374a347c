"""Numbers as people write and read them: no more digits than they bear, a true minus, in words."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from decimal import Decimal
from math import floor, isfinite, log10

from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.words.language import _, decimal_separator, mark
from scenario_desk.presentation.words.typed_numbers import (
    NumberRefused,
    looks_rounded,
    parse_estimate,
    parse_number,
    parse_probabilities,
    parse_probability,
)

__all__ = [
    "NumberRefused",
    "as_before",
    "editable",
    "error_percent",
    "estimate",
    "grouped",
    "likelihood",
    "looks_rounded",
    "parse_estimate",
    "parse_number",
    "parse_probabilities",
    "parse_probability",
    "passage",
    "percent",
    "percent_span",
    "percent_with_error",
    "percentages",
    "plain",
    "signed",
    "utility",
]

MINUS = "\N{MINUS SIGN}"
UNKNOWN = "\N{EN DASH}"
"""What stands for a number that is not known: never nan, never 0."""
_GAP = "\N{NO-BREAK SPACE}"
_NOTHING = 1e-12
"""Probabilities this near to 0 or 1 are 0 or 1: sums and products of floats miss them by less."""
_WIDE = 10.0
"""From this distance of low and high on, in utility points, a decimal says nothing."""

_BANDS = (5, 20, 45, 55, 80, 95)
_BAND_WORDS = (
    mark("almost no chance"),
    mark("very unlikely"),
    mark("unlikely"),
    mark("roughly even chance"),
    mark("likely"),
    mark("very likely"),
    mark("almost certain"),
)


def percent(probability: float | None) -> str:
    """A probability 0 … 1 as a whole percentage: "27 %".

    "<1 %" and ">99 %" near the ends, so that only the impossible reads 0 and the certain 100. A sum
    of several may be more than 1 and then never reads 100: "135 %", ">100 %".
    """
    if probability is None or not isfinite(probability):
        return UNKNOWN
    if probability <= _NOTHING:
        return f"0{_GAP}%"
    if probability >= 1.005:
        return f"{_whole(probability)}{_GAP}%"
    if probability > 1 + 1e-9:
        return f">100{_GAP}%"
    if probability >= 1 - _NOTHING:
        return f"100{_GAP}%"
    if probability < 0.01 - _NOTHING:
        return f"<1{_GAP}%"
    if probability > 0.99 + _NOTHING:
        return f">99{_GAP}%"
    return f"{_whole(probability)}{_GAP}%"


def percent_span(low: float, high: float) -> str:
    """Two probabilities, one to the other, as `percent` has them: "2 to 12 %"; "5 %" if they look
    the same."""
    first, last = percent(low), percent(high)
    if first == last:
        return last
    # No break within it: "<1" at the end of a line is no number yet.
    text = _("{low} to {high}").replace(" ", _GAP)
    return text.format(low=first.removesuffix(f"{_GAP}%"), high=last)


def out_of(some: int, count: int) -> str:
    """How many of all: "5 of 12"."""
    return _("{some} of {count}").format(some=grouped(some), count=grouped(count))


def passage(old: str, new: str) -> str:
    """Two numbers, from one to the other, with no break within it: "5 → 7.7"."""
    return _("{old} → {new}").replace(" ", _GAP).format(old=old, new=new)


def percent_with_error(share: float, error: float) -> str:
    """A share of draws with its standard error, both to the first digit of the error: "75.9 ± 0.3 %".

    Without an error, or where all draws agree, as `percent` has it.
    """
    if not (isfinite(share) and isfinite(error)) or error <= 0.0:
        return percent(share)
    text = _("{share} ± {error} %").replace(" ", _GAP)
    return text.format(
        share=_fixed(share * 100, _digits(error), None),
        error=_fixed(error * 100, _digits(error), None),
    )


def error_percent(error: float) -> str:
    """A standard error of a share, to its first digit: "0.3 %"."""
    if not isfinite(error) or error <= 0.0:
        return percent(error)
    return f"{_fixed(error * 100, _digits(error), None)}{_GAP}%"


def _digits(error: float) -> int:
    """Decimals of a percentage up to the first digit of its standard error."""
    return max(0, -floor(log10(error * 100)))


def _whole(probability: float) -> int:
    """The nearest whole percentage, a half upwards: 7.5 % must not read 7 here and 8 there."""
    return floor(probability * 100 + 0.5 + _NOTHING)


def likelihood(probability: float | None) -> str:
    """A probability in the words of ICD 203 (Analytic Standards, 2015, D.6.e.(2)(a)).

    The band is that of the figure `percent` shows, so that "5 %" is in one band only; on the edge
    of two it is in the upper one. What cannot or must happen is outside the standard's bands and
    has words of its own.
    """
    if probability is None or not isfinite(probability):
        return _("unknown")
    if probability <= _NOTHING:
        return _("ruled out")
    if probability >= 1 - _NOTHING:
        return _("certain")
    shown = max(_whole(probability), 0) if probability >= 0.01 - _NOTHING else 0
    if probability > 0.99 + _NOTHING:
        shown = 100
    return _(_BAND_WORDS[bisect_right(_BANDS, shown)])


def utility(
    points: float | None,
    digits: int | None = None,
    *,
    spread: float | None = None,
    decimal: str | None = None,
) -> str:
    """Utility points with a true minus: "14.9", or "15" where they are known less well.

    spread: the distance of its low and high, in points; from 10 on it bears no decimal. `digits`
    decides instead where given. decimal: the separator, here and below; by default that of
    `language.write_decimals_with`.
    """
    if digits is None:
        digits = 0 if spread is not None and spread >= _WIDE else 1
    return _fixed(points, digits, decimal)


def signed(points: float | None, digits: int | None = None, *, decimal: str | None = None) -> str:
    """Points with their sign, "+20", "−3.5", "0"; without `digits` one decimal if they need it."""
    if points is None or not isfinite(points):
        return UNKNOWN
    if digits is None:
        digits = 0 if round(points, 1) == round(points) else 1
    text = _fixed(points, digits, decimal)
    positive = text[0] != MINUS and any(digit in text for digit in "123456789")
    return f"+{text}" if positive else text


def plain(value: float | None, *, decimal: str | None = None) -> str:
    """A number in full, as it was typed: "0.3", "−12.5", "1000"."""
    return UNKNOWN if value is None or not isfinite(value) else _in_full(_exact(value), decimal)


def grouped(count: int) -> str:
    """A count in groups of three: "12 000"."""
    return f"{count:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def estimate(
    value: Estimate | None, *, decimal: str | None = None, percentage: bool = False
) -> str:
    """An estimate to read: "20", or "20 (10 to 45)" with its spread; "20 %" with `percentage`."""
    if value is None:
        return UNKNOWN

    def shown(number: float) -> str:
        if percentage:
            return f"{_in_full(_noiseless(number) * 100, decimal)}{_GAP}%"
        return plain(number, decimal=decimal)

    if value.low is None or value.high is None:
        return shown(value.best)
    return _("{best} ({low} to {high})").format(
        best=shown(value.best), low=shown(value.low), high=shown(value.high)
    )


def editable(
    value: Estimate | None, *, decimal: str | None = None, percentage: bool = False
) -> str:
    """An estimate to edit: "10 20 45", with `percentage` "10 20 45 %", "" for none.

    `parse_estimate` reads back the same numbers to twelve digits: what arithmetic leaves beyond
    them nobody judged, and `as_before` gives it back.
    """
    if value is None:
        return ""
    numbers = [value.best]
    if value.low is not None and value.high is not None:
        numbers = [value.low, value.best, value.high]
    scale = 100 if percentage else 1
    text = " ".join(_in_full(_judged(number) * scale, decimal) for number in numbers)
    return f"{text} %" if percentage else text


def percentages(value: Estimate) -> str:
    """A probability as text for anybody: "30 %", "20 30 45 %".

    The same numbers are read back, but for what arithmetic leaves in the last digit of a short one;
    none of them looks rounded.
    """
    numbers = [value.best]
    if value.low is not None and value.high is not None:
        numbers = [value.low, value.best, value.high]
    texts = [_in_full(_noiseless(number) * 100, ".") for number in numbers]
    return " ".join(f"{text}00" if looks_rounded(text) else text for text in texts) + " %"


def as_before(typed: Estimate, before: Estimate | None) -> Estimate:
    """What was typed over `editable(before)`: each number that reads as it did is the one before."""
    if before is None or (typed.low is None) != (before.low is None):
        return typed
    low, best, high = (
        old if new is not None and old is not None and _judged(new) == _judged(old) else new
        for new, old in zip(
            (typed.low, typed.best, typed.high),
            (before.low, before.best, before.high),
            strict=True,
        )
    )
    assert best is not None, "an estimate has a best value"
    if low is not None and high is not None and not low <= best <= high:
        return typed  # one of them was moved by less than can be seen
    return replace(typed, low=low, best=best, high=high)


def _fixed(value: float | None, digits: int, decimal: str | None) -> str:
    if value is None or not isfinite(value):
        return UNKNOWN
    text = f"{abs(value):.{digits}f}"
    below = value < 0 and float(text) != 0
    return (MINUS if below else "") + text.replace(".", decimal or decimal_separator())


def _exact(value: float) -> Decimal:
    """The shortest decimal number that stands for this float."""
    return Decimal(repr(float(value)))


def _judged(value: float) -> Decimal:
    """The number without what arithmetic left beyond the twelfth digit."""
    return Decimal(f"{value:.12g}")


def _noiseless(value: float) -> Decimal:
    """The number in full; where it is one of twelve digits but for the last bits, that one."""
    judged = _judged(value)
    return judged if Decimal(f"{value:.15g}") == judged else _exact(value)


def _in_full(value: Decimal, decimal: str | None) -> str:
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("-", MINUS).replace(".", decimal or decimal_separator())
