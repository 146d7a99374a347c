"""What every benchmark shares: how a row is made and how work is timed."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any


def figure(
    what: str,
    size: int,
    ours: float,
    limit: float | None = None,
    *,
    peer: str | None = None,
    peer_value: float | None = None,
    unit: str = "ms",
) -> dict[str, Any]:
    """A row of the table; the ratio says how many times longer, or larger, the peer is.

    There is none beside a figure that is not above 0: what a process grows by can be nothing, or less.
    """
    return {
        "what": what,
        "size": size,
        "ours": ours,
        "peer": peer,
        "peer_value": peer_value,
        "unit": unit,
        "ratio": None if peer_value is None or ours <= 0 else peer_value / ours,
        "limit": limit,
    }


def milliseconds(work: Callable[[], object], times: int = 1) -> float:
    """The median time of some runs."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append((perf_counter() - start) * 1_000)
    return median(taken)
