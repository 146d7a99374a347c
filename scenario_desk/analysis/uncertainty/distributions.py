"""Distributions: what an estimate's best, low and high say of the values it may have."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from scenario_desk.analysis.arrays import Floats, read_only
from scenario_desk.analysis.estimates import Estimates
from scenario_desk.analysis.uncertainty.sampling import Shape

TENTH = 1.2815515655446004
"""Standard deviations from the median of a normal distribution to its 90th percentile."""
_STEPS = 1 << 16
_PEAK = 4.0
"""How much a PERT distribution trusts its best value."""
_FEW_MODES, _TABLED, _FAR = 256, 1025, 6.5


def normal(uniforms: Floats) -> Floats:
    """Standard normal numbers, float64[…], of uniform ones inside 0 … 1.

    In 65,536 steps of equal probability, each its middle: a share of draws is off by 1e-5 at most,
    which only the standard error of a thousand million draws is below, at a fraction of the time.
    """
    places = (uniforms * _STEPS).astype(np.int32)
    return np.asarray(_quantiles().take(places))


@lru_cache(maxsize=1)
def _quantiles() -> Floats:
    from scipy.special import ndtri

    return read_only(np.asarray(ndtri((np.arange(_STEPS) + 0.5) / _STEPS)))


def percentile_values(normals: Floats, estimates: Estimates) -> Floats:
    """Values of estimates whose low and high are the 10th and 90th percentile, best the median.

    Two half-normals joined at the median; `normals` float64[…, M] standard normal, estimates
    float64[3, M]. Not yet clipped to a scale. Where low and high are out of order that side has no
    spread.
    """
    best, low, high = estimates
    below = np.maximum(best - low, 0.0) / TENTH
    above = np.maximum(high - best, 0.0) / TENTH
    found = np.where(normals < 0.0, below, above)
    found *= normals
    found += best
    return np.asarray(found)


def shares_below(values: Floats, estimates: Estimates) -> Floats:
    """The share of each estimate's distribution at or below a value, before it is clipped to a scale.

    The other way round from `percentile_values`: values float64[…, M], estimates float64[3, …, M];
    what has no spread steps from 0 to 1 at its best value. An estimate that is missing has 0.
    """
    from scipy.special import ndtr

    best, low, high = estimates
    away = values - best
    side = np.where(away < 0.0, best - low, high - best)
    steps = side <= 0.0
    if steps.any():
        side = np.where(steps, 1.0, side)
        away = np.where(steps, np.where(away < 0.0, -np.inf, np.inf), away)
    found: Floats = ndtr(away * (TENTH / side))
    return np.where(np.isnan(found), 0.0, found)


def hard_values(normals: Floats, estimates: Estimates, shape: Shape) -> Floats:
    """Values of estimates whose low and high are the ends; normals float64[…, M] standard normal."""
    best, low, high = estimates
    low, high = np.minimum(low, best), np.maximum(high, best)
    width = high - low
    at = np.where(width > 0.0, (best - low) / np.where(width > 0.0, width, 1.0), 0.5)
    if shape == "pert":
        return np.asarray(low + width * _pert(normals, at))
    from scipy.special import ndtr

    uniforms = ndtr(normals)
    if shape == "uniform":
        return np.asarray(low + uniforms * width)
    rising = low + width * np.sqrt(uniforms * at)
    falling = high - width * np.sqrt((1.0 - uniforms) * (1.0 - at))
    return np.asarray(np.where(uniforms < at, rising, falling))


def values_at(normals: Floats, estimates: Estimates, shape: Shape | None) -> Floats:
    """Values of estimates float64[3, M] at standard normal numbers float64[…, M]; see the two above.

    `shape` is that of hard ends, None where low and high are percentiles.
    """
    if shape is None:
        return percentile_values(normals, estimates)
    return hard_values(normals, estimates, shape)


def _pert(normals: Floats, at: Floats) -> Floats:
    """PERT values on 0 … 1 with their modes at float64[M], float64[…, M].

    People's judgements share few modes; then values are read between those of a table, off by a few
    millionths of the range, at a small part of the time.
    """
    modes, which = np.unique(at.round(9), return_inverse=True)
    if len(modes) > _FEW_MODES:
        from scipy.special import ndtr

        return _pert_quantiles(ndtr(normals), at)
    place = (normals.clip(-_FAR, _FAR) + _FAR) * ((_TABLED - 1) / (2.0 * _FAR))
    left = np.minimum(place.astype(np.int64), _TABLED - 2)
    place -= left
    left += which * _TABLED
    table = _pert_table(modes.tobytes())
    found = table.take(left)
    found += place * (table.take(left + 1) - found)
    return found


@lru_cache(maxsize=4)
def _pert_table(modes: bytes) -> Floats:
    """float64[modes · _TABLED] PERT values from −_FAR to _FAR standard deviations, mode by mode."""
    from scipy.special import ndtr

    steps = ndtr(np.linspace(-_FAR, _FAR, _TABLED))
    return read_only(_pert_quantiles(steps, np.frombuffer(modes)[:, None]).ravel())


def _pert_quantiles(uniforms: Floats, at: Floats) -> Floats:
    from scipy.special import betaincinv

    return np.asarray(betaincinv(1.0 + _PEAK * at, 1.0 + _PEAK * (1.0 - at), uniforms))
