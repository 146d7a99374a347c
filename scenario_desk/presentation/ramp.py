"""Colours for numbers: how far from the overlap, and how good or bad a score."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scenario_desk.presentation.colour import (
    coded,
    from_oklab,
    hexadecimal,
    ink_on,
    linear,
    oklab,
    rgb,
)
from scenario_desk.presentation.tokens import Tokens

Bytes = NDArray[np.uint8]

_STEPS = 256
_LARGEST_SCORE = 100.0


def overlap_ramp(values: ArrayLike, tokens: Tokens) -> Bytes:
    """The colour of a chance to end in the overlap: grey at 0, the overlap's own green at 1.

    values: probabilities in any shape [...]; nan takes the colour of the unknown.
    Returns uint8[..., 3], sRGB. Lightness changes with the value too, for eyes without green.
    """
    table = _table((tokens.branch_far, tokens.overlap), tokens.unknown)
    return _looked_up(np.asarray(values, dtype=np.float64), table)


def score_ramp(values: ArrayLike, tokens: Tokens) -> Bytes:
    """The fill behind a score −100 … +100: ochre to the panel's own colour at 0 to violet.

    The two arms differ for every kind of eye and are kept clear of the principals' colours; the
    ink of the theme is legible on all of it (`score_ink`). nan, a missing score, gets the panel's
    colour: what marks it as missing is not a colour. Returns uint8[..., 3], sRGB.
    """
    arms = (tokens.score_low, tokens.panel, tokens.score_high)
    scores = np.asarray(values, dtype=np.float64)
    return _looked_up((scores + _LARGEST_SCORE) / (2 * _LARGEST_SCORE), _table(arms, tokens.panel))


def score_ink(score: float, tokens: Tokens) -> str:
    """The text colour to write a score in on its own fill."""
    red, green, blue = (int(part) for part in score_ramp(score, tokens))
    return ink_on(hexadecimal(red, green, blue), tokens.ink, tokens.on_accent)


def mixed(one: str, other: str, share: float) -> str:
    """The colour a `share` 0 … 1 of the way from one "#RRGGBB" to another, as the eye sees it."""
    ends = oklab(linear([rgb(one), rgb(other)]))
    red, green, blue = (int(v) for v in coded(from_oklab(ends[0] + (ends[1] - ends[0]) * share)))
    return hexadecimal(red, green, blue)


def _looked_up(shares: NDArray[np.float64], table: Bytes) -> Bytes:
    known = np.isfinite(shares)
    steps = np.rint(np.clip(np.where(known, shares, 0), 0, 1) * (_STEPS - 1)).astype(np.intp)
    return np.asarray(table[np.where(known, steps, _STEPS)])


@cache
def _table(stops: tuple[str, ...], unknown: str) -> Bytes:
    """uint8[257, 3]: colours evenly spaced between the stops in OKLab, and that of the unknown."""
    lab = oklab(linear([rgb(stop) for stop in stops]))
    at = np.linspace(0, len(stops) - 1, _STEPS)
    curve = np.column_stack([np.interp(at, np.arange(len(stops)), axis) for axis in lab.T])
    table = np.vstack([coded(from_oklab(curve)), np.array([rgb(unknown)], dtype=np.uint8)])
    table.setflags(write=False)
    return table
