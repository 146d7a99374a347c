"""What many joint draws add to a chart: how often each class holds, and where the draws fall."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.uncertainty.measures import Cloud
from scenario_desk.analysis.uncertainty.robustness import Robustness
from scenario_desk.presentation.chart.clouds import Clouds, cloud_bins
from scenario_desk.presentation.chart.overlap_chart import Floats, OverlapChart

_STEPS = 40


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """Of E endpoints, by what was drawn."""

    holds: Floats
    """float64[E] in which share of the draws every principal accepts it; nan where undecided."""
    rims: Floats
    """float64[E] the same as it is drawn around a glyph: in steps, so that of each glyph there are a
    few pictures only; 0 where never or undecided, 1 only where always."""
    clouds: Clouds | None
    """None where they were not counted for these two actors."""


def cloud_of(frame: Frame, actors: tuple[str, ...]) -> Cloud | None:
    """What has to be counted for the clouds between these two actors; None without two."""
    if len(actors) < 2 or any(actor not in frame.actor_index for actor in actors):
        return None
    across, up = (frame.actor_index[actor] for actor in actors[:2])
    return Cloud(across, up, cloud_bins(len(frame.endpoint_ids)))


def with_draws(
    chart: OverlapChart, actors: tuple[str, ...], found: Robustness | None
) -> tuple[OverlapChart, Drawn | None]:
    """The chart with its whiskers as the draws have them, and what else they say.

    The chart alone where nothing was drawn, or all draws are the same.
    """
    if found is None or not found.spread:
        return chart, None
    span = found.utility_span
    across, up = (found.frame.actor_index[actor] for actor in actors)
    chart = replace(
        chart,
        x_low=_or(span[0, :, across], chart.x_low),
        x_high=_or(span[2, :, across], chart.x_high),
        y_low=_or(span[0, :, up], chart.y_low),
        y_high=_or(span[2, :, up], chart.y_high),
    )
    cloud = cloud_of(found.frame, actors)
    name = cloud.name if cloud is not None else ""
    clouds = _clouds(found, name) if name in found.tally.sums else None
    holds = found.overlap_index.value
    return chart, Drawn(holds, _in_steps(np.nan_to_num(holds)), clouds)


def _in_steps(shares: Floats) -> Floats:
    inner = np.rint(shares * _STEPS).clip(1, _STEPS - 1)
    return np.where(shares >= 1, 1.0, np.where(shares > 0, inner / _STEPS, 0.0))


@lru_cache(maxsize=2)
def _clouds(found: Robustness, name: str) -> Clouds:
    """The same ones for the same draws: they keep what they have worked out."""
    return Clouds(found.tally.sums[name])


def _or(drawn: Floats, other: Floats) -> Floats:
    return np.where(np.isfinite(drawn), drawn, other)
