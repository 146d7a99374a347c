"""Acceptance: what each actor could live with, in three values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.on_the_table import OnTheTable
from scenario_desk.analysis.reservation import Reservation
from scenario_desk.analysis.standards import Standards
from scenario_desk.analysis.ties import slack
from scenario_desk.analysis.unweighed import least, most
from scenario_desk.analysis.utilities import BEST, WORST, Utilities

YES, NO, UNDECIDED = 1, 0, -1


@dataclass(frozen=True, eq=False)
class Acceptance:
    """E endpoints, A actors, I interests. With draws, one table for each of S."""

    asked_to_sign: Bools
    """bool[E]"""
    threshold: Floats
    """float64[…, E, A]"""
    crossed: Bools
    """bool[…, E, I] certainly crossed."""
    acceptable: Ints
    """int8[…, E, A]"""
    below: Bools
    """bool[…, E, A] certainly below the reservation value, margin aside."""
    shortfall: Floats
    """float64[…, E, A] utility − threshold."""


def acceptance(
    frame: Frame,
    standards: Standards,
    values: Utilities,
    plain: Utilities,
    reservation: Reservation,
    table: OnTheTable,
) -> Acceptance:
    """Whether each actor accepts each endpoint.

    Accepted: U ≥ R, with the margin where the principals are asked to sign (it is their signature,
    so their margin only), and no red line crossed. Where judgements are missing the bounds of
    U − R decide; what they leave open is undecided, and a definite no of one rule settles it. What
    ties with a threshold or a red line is at it. `plain` are the utilities that a derived R rests on.
    """
    asked = frame.needs_agreement | table.attached
    signs = asked[:, None] & frame.principal
    typed = standards.margin[..., None, :]
    margin = np.where(signs, typed, 0.0)
    least = np.where(signs & np.isnan(typed), 0.0, margin)
    low, high = _gains(standards, values, plain, reservation)
    enough = low - margin >= -slack(values.low)
    rounding = slack(values.high)
    short = high - least < -rounding

    lines = np.flatnonzero(~np.isnan(standards.active.floors))
    floors = standards.floors.take(lines, axis=-1)[..., None, :]
    floors = floors + slack(floors)
    owner = frame.interest_actor[lines, None] == np.arange(len(frame.actor_ids))
    at_line = values.scores_high.take(lines, axis=-1) <= floors
    certain = possible = at_line.astype(float) @ owner > 0.0
    if values.scores_low is not values.scores_high:
        maybe = values.scores_low.take(lines, axis=-1) <= floors
        possible = maybe.astype(float) @ owner > 0.0
    crossed = np.zeros((*at_line.shape[:-1], len(frame.interest_ids)), bool)
    crossed[..., lines] = at_line

    threshold = reservation.value[..., None, :] + margin
    return Acceptance(
        asked_to_sign=asked,
        threshold=threshold,
        crossed=crossed,
        acceptable=three_valued(yes=enough & ~possible, no=short | certain),
        below=high < -rounding,
        shortfall=values.utility - threshold,
    )


def three_valued(*, yes: Bools, no: Bools) -> Ints:
    """int8 YES, NO or UNDECIDED, in the shape the two come to together; a no settles it."""
    found: Ints = (yes & ~no).astype(np.int8) - ~(yes | no)
    return found


def _gains(
    standards: Standards,
    values: Utilities,
    plain: Utilities,
    reservation: Reservation,
) -> tuple[Floats, Floats]:
    """The least and the most that U − R can be, float64[…, E, A] each; nan where R is unknown.

    A score that is missing both in U(e) and, with e's share ρ, in a derived R is one unknown, not
    two: it moves U − R by w · (clip(s + l) − ρ clip(s + n)) with what is added, l in all and n by news
    alone. The extremes lie at the ends of the scale or where one of the clippings sets in. A weight
    that is missing is one unknown for U and R alike, too.
    """
    low = values.low - reservation.high[..., None, :]
    high = values.high - reservation.low[..., None, :]
    if not values.gaps or not standards.active.derived.any():
        return low, high
    absent, by_actor = standards.absent, standards.by_actor
    share = reservation.share[..., None]
    nothing = np.zeros(absent.shape)
    effects, news = (each.added.total if each.added else nothing for each in (values, plain))
    moved = [
        (end + effects).clip(WORST, BEST) - share * (end + news).clip(WORST, BEST)
        for end in _turning(effects, *(() if plain.added is None else (news,)))
    ]
    # The missing scores of e leave U's bounds and R's, and come back as one.
    least_moved, most_moved = np.minimum.reduce(moved), np.maximum.reduce(moved)
    back_low, back_high = share * plain.scores_high, share * plain.scores_low
    own_low = np.where(absent, least_moved - values.scores_low + back_low, 0.0) @ by_actor
    own_high = np.where(absent, most_moved - values.scores_high + back_high, 0.0) @ by_actor
    joint = standards.active.derived & standards.judges[..., None, :]
    joint_low, joint_high = low + own_low, high + own_high
    if standards.unweighed.any():
        gain_low = np.where(absent, least_moved + back_low, values.scores_low)
        gain_high = np.where(absent, most_moved + back_high, values.scores_high)
        gain_low = gain_low - reservation.scores_high[..., None, :]
        gain_high = gain_high - reservation.scores_low[..., None, :]
        joint_low = least(standards, gain_low, joint_low)
        joint_high = most(standards, gain_high, joint_high)
    return np.where(joint, joint_low, low), np.where(joint, joint_high, high)


def _turning(*effects: Floats) -> Iterator[Floats | float]:
    """The missing scores at which U − R can turn: the ends of the scale, and where one with these
    effects is clipped."""
    yield from (WORST, BEST)
    for added in effects:
        yield (WORST - added).clip(WORST, BEST)
        yield (BEST - added).clip(WORST, BEST)
