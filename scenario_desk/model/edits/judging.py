"""What may be judged: numbers on their scale, in order, from sources that are listed."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.scales import SCALES
from scenario_desk.model.scenario import Scenario


def judged(scenario: Scenario, estimate: Estimate | None, what: str) -> Estimate | None:
    """The estimate as it is, never clamped; raises EditRefused where it is not on its scale.

    `what` is a key of `SCALES`; None (nothing judged) passes.
    """
    if estimate is None:
        return None
    if not isinstance(estimate, Estimate):
        raise EditRefused("wrong_value", field=what, value=str(estimate)[:60])
    refuse_unsound(estimate, what)
    for source in estimate.sources:
        known(scenario, "sources", source)
    return estimate


def refuse_unsound(estimate: Estimate, what: str) -> None:
    """Raise EditRefused where an estimate is off its scale or out of order."""
    least, most = estimate.spread
    low, high = SCALES[what]
    if low <= least <= estimate.best <= most <= high:
        return
    for value in (estimate.best, least, most):
        refuse_off_scale(value, what)
    if not estimate.ordered:
        raise EditRefused("estimate_order", what=what, low=least, best=estimate.best, high=most)


def refuse_off_scale(value: float, what: str) -> None:
    """Raise EditRefused where a number is outside the scale of what it is."""
    low, high = SCALES[what]
    if not low <= value <= high:
        raise EditRefused("out_of_range", what=what, low=low, high=high, value=value)


def known(scenario: Scenario, collection: str, key: str) -> Any:
    """The entity with this id; raises EditRefused where there is none."""
    entity = getattr(scenario, collection).get(key)
    if entity is None:
        raise EditRefused("unknown_reference", collection=collection, id=key)
    return entity
