"""Whether endpoints would hold: what takes longer to work out than an evaluation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.packages.payments import SidePayments, side_payments
from scenario_desk.analysis.packages.search import By, Search
from scenario_desk.analysis.stability.coalitions import Jumps


@dataclass(frozen=True, eq=False)
class Prospects:
    """Of an evaluation."""

    jumps: Jumps | None
    """Where coalitions would go; None where that is not known."""
    payments: Mapping[str, tuple[SidePayments, ...]]
    """By id, of the endpoints that were asked for: what would hold each of their spoilers."""


def prospects(
    evaluation: Evaluation,
    endpoints: Iterable[str],
    by: By = "items",
    go_on: Callable[[], None] = lambda: None,
) -> Prospects:
    """Those of an evaluation; `go_on` is asked again and again, and stops the work by raising.

    What shifts alone do is then known to the evaluation.
    """
    holding = evaluation.holding
    search = Search(evaluation.frame, evaluation.assumptions, go_on=go_on)
    return Prospects(
        None if holding is None else holding.jumps(go_on),
        {key: side_payments(search, evaluation, key, by) for key in endpoints},
    )
