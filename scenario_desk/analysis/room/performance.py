"""Performance on seed questions, whose truth is known: what may weigh a participant's answers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints

BINS = (0.1, 0.4, 0.4, 0.1)
"""How often the truth should be at or below low, then best, then high, and above."""
OVERSHOOT = 0.1
"""How far beyond all answers and the truth a question's range reaches, on either side."""
_GUESSING = 0.25
"""The Brier score of who always says one half."""


@dataclass(frozen=True, eq=False)
class Performance:
    """Of P participants; nan where one answered no seed question that counts."""

    seeds: Ints
    """int64[P] how many of the questions count."""
    calibration: Floats
    """float64[P] 0 … 1: how likely the truths would fall so were their ranges right."""
    information: Floats
    """float64[P] how narrow their ranges are: 0 says nothing."""
    weights: Floats
    """float64[P] calibration × information, adding up to 1; all 0 where nobody has any."""


def cooke(values: Floats, truth: Floats, bins: tuple[float, ...] = BINS) -> Performance:
    """Cooke's classical model: calibration × information on S seed questions.

    values float64[P, S, 3] best, low, high; truth float64[S], nan where it is not known. A question
    counts for who gave low < best < high there: a single number says no distribution, and the
    information of one without width is without bound. Who answered more is not punished for it:
    everybody's calibration is read as though from as few questions as the one with the fewest had.
    """
    best, low, high = np.moveaxis(values, -1, 0)
    counts = (low < best) & (best < high) & ~np.isnan(truth)
    seeds = np.count_nonzero(counts, axis=1)
    places = (truth > low).astype(np.int64) + (truth > best) + (truth > high)
    hits = np.stack([((places == each) & counts).sum(axis=1) for each in range(len(bins))], -1)
    scored = seeds > 0
    shares = hits / np.maximum(seeds, 1)[:, None]
    fewest = int(seeds[scored].min()) if scored.any() else 0
    calibrated = np.where(scored, calibration(shares, fewest, bins), np.nan)
    informed = information(np.where(counts[..., None], values, np.nan), truth, bins)
    product = np.where(scored, calibrated * informed, 0.0)
    return Performance(seeds, calibrated, informed, _shares(product))


def calibration(shares: Floats, count: int, bins: tuple[float, ...] = BINS) -> Floats:
    """The chance that truths fall no better than so, were the ranges right, float64[…].

    shares float64[…, B] of `count` questions whose truth fell into each of B bins of these
    probabilities. 2 · count · I(shares; bins) has, about, a chi-squared distribution with B − 1
    degrees of freedom.
    """
    from scipy.special import chdtrc, rel_entr

    away = rel_entr(shares, np.array(bins)).sum(axis=-1)
    found: Floats = chdtrc(len(bins) - 1, 2.0 * count * np.maximum(away, 0.0))
    return found


def information(
    values: Floats, truth: Floats, bins: tuple[float, ...] = BINS, overshoot: float = OVERSHOOT
) -> Floats:
    """How much narrower each participant's ranges are than the room's, float64[P].

    The mean over the questions of the information of its distribution, even between its quantiles,
    relative to an even one from the least to the greatest of all quantiles and the truth, lengthened
    by `overshoot` of that on either side. values float64[P, S, 3] best, low, high; a question is left
    out for whom it is nan.
    """
    truths = np.broadcast_to(truth[:, None], (*truth.shape, 1))
    said = np.concatenate([np.moveaxis(values, 0, 1).reshape(len(truth), -1), truths], axis=1)
    least = np.fmin.reduce(said, axis=1, initial=np.inf)
    most = np.fmax.reduce(said, axis=1, initial=-np.inf)
    beyond = overshoot * (most - least)
    best, low, high = np.moveaxis(values, -1, 0)
    start = np.broadcast_to(least - beyond, best.shape)
    end = np.broadcast_to(most + beyond, best.shape)
    widths = np.diff(np.stack([start, low, best, high, end], axis=-1), axis=-1)
    known = ~np.isnan(best)
    even = np.where(known, end - start, 1.0)[..., None]
    parts = np.array(bins)
    ratio = np.where(known[..., None], widths / even, parts)
    each = (parts * np.log(parts / ratio)).sum(axis=-1)
    count = np.count_nonzero(known, axis=1)
    found: Floats = np.where(count > 0, each.sum(axis=1), np.nan) / np.maximum(count, 1)
    return found


def brier(probabilities: Floats, happened: Floats) -> Floats:
    """The mean squared distance of probabilities from what happened, float64[P]; 0 is best.

    probabilities float64[P, S], nan where none was given; happened float64[S] 0 or 1, nan where it
    is not known. nan for who gave none that counts.
    """
    squares = (probabilities - happened) ** 2
    count = np.count_nonzero(~np.isnan(squares), axis=1)
    total = np.nansum(squares, axis=1)
    found: Floats = np.where(count > 0, total, np.nan) / np.maximum(count, 1)
    return found


def brier_weights(scores: Floats) -> Floats:
    """Weights float64[P] that add up to 1, of Brier scores: by how far each is better than 0.25, that
    of who always says one half; all 0 where nobody is."""
    return _shares(np.maximum(_GUESSING - np.nan_to_num(scores, nan=_GUESSING), 0.0))


def _shares(parts: Floats) -> Floats:
    total = parts.sum()
    return parts / total if total > 0.0 else np.zeros(parts.shape)
