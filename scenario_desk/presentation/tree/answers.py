"""What an evaluation says of the tree on demand, each worked out when first looked at."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from scenario_desk.analysis.acceptance import UNDECIDED
from scenario_desk.analysis.doubts import Doubt
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.induction import carried_up
from scenario_desk.analysis.uncertainty.robustness import Robustness
from scenario_desk.analysis.zones import Zone
from scenario_desk.presentation.tree.junctures import counts_junctures, foremost, shares

Floats = npt.NDArray[np.float64]


class Answers:
    """The figures behind what is shown on demand; arrays by the frame's N rows."""

    def __init__(
        self,
        evaluation: Evaluation,
        pinned: Evaluation | None = None,
        drawn: Robustness | None = None,
    ) -> None:
        """`pinned`: the state that is kept beside it, for before and now. `drawn`: what draws of this
        evaluation have come to."""
        self.evaluation = evaluation
        self.drawn = drawn
        self.former = None if pinned is None else Answers(pinned)
        self.kept: dict[Hashable, Any] = {}
        """What has been made of them to be drawn, while the same is drawn again and again."""

    def anew(self) -> Answers:
        """The same answers with nothing kept, for another thread."""
        former = self.former
        return Answers(self.evaluation, None if former is None else former.evaluation, self.drawn)

    def before(self, row: int) -> tuple[Answers, int] | None:
        """The answers that are pinned, and the row that the node of this row has there."""
        if self.former is None:
            return None
        node = self.evaluation.frame.node_ids[row]
        old = self.former.evaluation.frame.node_index.get(node)
        return None if old is None else (self.former, old)

    @cached_property
    def shares(self) -> Floats:
        """float64[N]: which part of what is still open each node settles."""
        return shares(self.evaluation)

    @cached_property
    def foremost(self) -> Mapping[int, int]:
        """The rows that settle most, each with its rank from 1 on."""
        return foremost(self.shares)

    @cached_property
    def spans(self) -> tuple[Floats, Floats] | None:
        """float64[N] each: from where to where that part goes, one standard deviation over the draws
        each way; None where draws have not been asked."""
        found = self.drawn
        if found is None or not counts_junctures(found) or found.frame is not self.evaluation.frame:
            return None
        whole = float(found.importance.sum())
        mean, spread = (
            each / whole if whole > 0.0 else each
            for each in (found.importance, found.importance_spread)
        )
        return np.maximum(mean - spread, 0.0), np.minimum(mean + spread, 1.0)

    def span(self, row: int) -> tuple[float, float] | None:
        """The same of one node."""
        if self.spans is None:
            return None
        low, high = self.spans
        return float(low[row]), float(high[row])

    @cached_property
    def most_forecast(self) -> Floats:
        """float64[N]: the forecast of the most probable branch beside each, itself included."""
        figures = self.evaluation
        frame = figures.frame
        most = figures.forecast.copy()
        if len(frame.branching):
            first = frame.first_child[frame.branching].astype(np.int64)
            counts = frame.child_count[frame.branching]
            # Breadth first: what follows the root is the children of one node after the other's.
            most[1:] = np.repeat(np.fmax.reduceat(figures.forecast, first), counts)
        return most

    @cached_property
    def agreement_open(self) -> Floats:
        """float64[N]: what `agreement_reach` may still gain from each node."""
        return self._open(Zone.AGREEMENT)

    @cached_property
    def with_package_open(self) -> Floats:
        """float64[N]: what `with_package_reach` may still gain from each node."""
        return self._open(Zone.WITH_PACKAGE)

    @cached_property
    def tolerated_open(self) -> Floats:
        """float64[N]: what may still be tolerated, from each node."""
        return self._open(Zone.TOLERATED)

    def _open(self, zone: Zone) -> Floats:
        """The probability of ending at an undecided endpoint of a zone, or in an unfinished leaf."""
        figures = self.evaluation
        if not figures.undecided_reach.any():
            return figures.undecided_reach
        frame = figures.frame
        may = (figures.in_overlap == UNDECIDED) & (figures.zone == zone)
        ends = np.append(may, True)[frame.leaf_endpoint].astype(np.float64)[None, :]
        carried_up(frame, ends, figures.probability)
        may_gain: Floats = np.minimum(ends[0], figures.undecided_reach)
        return may_gain

    def doubted(self, row: int) -> Doubt | None:
        """How far a decision's lead can be relied on; None if not known yet: see `doubted_soon`."""
        figures = self.evaluation
        return Doubt(figures.lead_doubt[row]) if figures.doubted_soon else None
