"""The evaluation: every figure of a scenario under given assumptions, at one moment."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np

from scenario_desk.analysis import bargaining, induction, leads, zones
from scenario_desk.analysis import findings as tree_findings
from scenario_desk.analysis.arrays import Bools, Floats, Ints, sums_by
from scenario_desk.analysis.divide import Divide, divide
from scenario_desk.analysis.doubts import CLOSE_CALLS, Doubt, doubts
from scenario_desk.analysis.figures import Figures
from scenario_desk.analysis.forecasting import reaches
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import judge
from scenario_desk.analysis.lotteries import Lottery, lotteries
from scenario_desk.analysis.natural_scale import Scale, scale_of
from scenario_desk.analysis.pareto import pareto
from scenario_desk.analysis.ranges import Ranges, ranges
from scenario_desk.analysis.seen_elsewhere import SeenElsewhere, seen_elsewhere
from scenario_desk.analysis.stability.shifts import Holding, holding
from scenario_desk.analysis.standards import active_profile
from scenario_desk.analysis.utilities import spreads
from scenario_desk.analysis.zones import Blocker
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.messages import Finding


@dataclass(frozen=True, eq=False)
class Evaluation(Figures):
    """All figures, with those that are worked out when first asked for."""

    @cached_property
    def judged_reach(self) -> Floats:
        """float64[N] probability of reaching the node were every decision to go as forecast."""
        if self.probability is self.forecast:
            return self.reach
        return reaches(self.frame, self.forecast)

    @property
    def judged_endpoint_reach(self) -> Floats:
        """float64[E] probability of ending there were every decision to go as forecast."""
        frame = self.frame
        return sums_by(self.judged_reach, frame.leaf_endpoint, len(frame.endpoint_ids))

    @cached_property
    def importance(self) -> Floats:
        """float64[N] share of what is still open that is settled here; adds up to q(1 − q)."""
        return induction.importance(self.frame, self.probability, self.reach, self.overlap_reach)

    @cached_property
    def tolerated_reach(self) -> Floats:
        """float64[N] probability, from the node, of ending where nobody signs and all tolerate it."""
        rest = self.overlap_reach - self.agreement_reach - self.with_package_reach
        return np.maximum(rest, 0.0)

    @cached_property
    def doubt(self) -> Ints:
        """int8[E, A] how far `shortfall` can be relied on: see `doubts.Doubt`."""
        below, above = self.utility - self.spread_low, self.spread_high - self.utility
        return doubts(self.shortfall, below, above)

    @cached_property
    def lead_doubt(self) -> Ints:
        """int8[N] how far the `lead` of a decision node can be relied on: see `doubts.Doubt`."""
        return leads.lead_doubts(self)

    @cached_property
    def lead_uncertain(self) -> Bools:
        """bool[N] of a decision node: its lead is within the scores' uncertainty."""
        within: Bools = self.lead_doubt == Doubt.WITHIN_RANGE
        return within

    @property
    def doubted_soon(self) -> bool:
        """Whether `lead_doubt` is known, or takes no noticeable time: in a huge tree it takes longer
        than a frame."""
        return len(self.reach) <= _SMALL or "lead_doubt" in self.__dict__

    @cached_property
    def open_probability(self) -> Floats:
        """float64[N] branch probability were every choice to go as forecast that could as well be
        another by its lead."""
        unsure = np.isin(self.lead_doubt, CLOSE_CALLS) & self.chosen_at
        return np.where(unsure[self.frame.parent], self.forecast, self.probability)

    @cached_property
    def open_reach(self) -> Floats:
        """float64[N] probability of reaching the node with these: what has a reach of 0 and more
        than that here hangs on a choice that is open."""
        return reaches(self.frame, self.open_probability)

    @cached_property
    def pareto(self) -> Bools:
        """bool[E] no endpoint is better for one principal and as good for the others."""
        return pareto(self.utility[:, self.frame.principal])

    @cached_property
    def bargaining(self) -> dict[str, tuple[str, ...]]:
        """Endpoint ids of each bargaining solution over what would be signed; ties as sets.

        Keys: nash, kalai_smorodinsky, egalitarian, utilitarian.
        """
        gains = self.shortfall[:, self.frame.principal]
        chosen = bargaining.solutions(gains, self.negotiable)
        return {rule: self.ids(members) for rule, members in chosen.items()}

    @cached_property
    def lotteries(self) -> dict[str, Lottery]:
        """The same over all lotteries of what would be signed; {} where there is no solution."""
        return lotteries(self.shortfall[:, self.frame.principal], self.negotiable)

    @cached_property
    def seen_elsewhere(self) -> tuple[SeenElsewhere, ...]:
        """Where holders of pictures see the endpoints: see `seen_elsewhere`."""
        return seen_elsewhere(self.frame, self.assumptions)

    @cached_property
    def divide(self) -> Divide:
        """What stands between the principals: see `divide`."""
        return divide(self)

    @cached_property
    def holding(self) -> Holding | None:
        """Which endpoints hold against shifts: see `stability.shifts`."""
        return holding(self)

    @cached_property
    def base_ranges(self) -> Ranges:
        """What the endpoints span of each interest's scale, by the base profiles: see `ranges`."""
        return ranges(self.frame, {})

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the tree's figures rest on that nobody judged: see `analysis.findings`."""
        return tree_findings.findings(self)

    def blockers(self, endpoint: int) -> tuple[Blocker, ...]:
        """The principals that reject the endpoint of this row, and why."""
        return zones.blockers(self, endpoint)

    def scale(self, actor: int) -> Scale:
        """The scale the utilities of the actor of this row can be read on."""
        return scale_of(self.frame, actor)

    def ids(self, endpoints: Bools) -> tuple[str, ...]:
        """The ids of the endpoints where `endpoints` bool[E] holds, in their order."""
        names = self.frame.endpoint_ids
        return tuple(names[row] for row in np.flatnonzero(endpoints))


def evaluate(frame: Frame, assumptions: Assumptions | None = None) -> Evaluation:
    """Every figure of a frame under the assumptions, or under the scenario's own.

    Deterministic; everything is computed anew but what the frame already holds.
    """
    judged = judge(frame, assumptions or frame.scenario.assumptions)
    values, own, accepted, tree = judged.values, judged.reservation, judged.acceptance, judged.tree
    hard = frame.scenario.limits == "hard"
    spread_low, spread_high = spreads(judged.standards, values, hard=hard)
    unfinished = (frame.child_count == 0) & (frame.leaf_endpoint < 0)
    return Evaluation(
        frame=frame,
        assumptions=judged.assumptions,
        active_profiles=judged.standards.active.ids,
        linkages=judged.table.linkages,
        forecast=judged.forecast,
        totals=judged.totals,
        probability=tree.probability,
        rational=tree.rational,
        quantal=tree.quantal,
        reach=judged.reach,
        overlap_reach=tree.likelihoods[0],
        agreement_reach=tree.likelihoods[1],
        with_package_reach=tree.likelihoods[2],
        undecided_reach=_rest(tree.likelihoods[3]),
        expected_utility=tree.expected.T,
        chosen=tree.chosen,
        lead=tree.lead,
        judged_instead=tree.judged_instead,
        weights=judged.standards.weights,
        unweighed=judged.standards.unweighed,
        effective_scores=values.scores,
        missing=values.missing,
        utility=values.utility,
        utility_low=values.low,
        utility_high=values.high,
        spread_low=spread_low,
        spread_high=spread_high,
        reservation=own.value,
        reservation_low=own.low,
        reservation_high=own.high,
        derived=judged.standards.active.derived,
        margin=judged.standards.margin,
        threshold=accepted.threshold,
        asked_to_sign=accepted.asked_to_sign,
        acceptable=accepted.acceptable,
        crossed=accepted.crossed,
        shortfall=accepted.shortfall,
        in_overlap=judged.zones.in_overlap,
        zone=judged.zones.zone,
        agreement_zone=judged.zones.agreement_zone,
        with_package=judged.zones.with_package,
        tolerated=judged.zones.tolerated,
        margin_of=zones.margin_of(accepted.shortfall[:, frame.principal]),
        spoilers=zones.spoilers(frame, accepted.below),
        endpoint_reach=judged.endpoint_reach,
        unassigned_reach=float(judged.reach[unfinished].sum()),
    )


def evaluate_anew(before: Evaluation, frame: Frame, assumptions: Assumptions) -> Evaluation:
    """`evaluate`, where `before` is what was last evaluated.

    Its figures stand where the frame shares every array with that one's: where only words differ.
    """
    old = before.frame
    if (
        assumptions is before.assumptions
        and frame.scenario.limits == old.scenario.limits
        and all(getattr(frame, name) is getattr(old, name) for name in _FIGURES)
    ):
        return replace(before, frame=frame)
    return evaluate(frame, assumptions)


def base_utility(evaluation: Evaluation) -> Floats | None:
    """float64[E, A]: the utilities under base profiles and with nothing on the table.

    None where they are those of the evaluation itself.
    """
    frame, assumed = evaluation.frame, evaluation.assumptions
    bases = all(
        active_profile(frame, row, assumed.profiles) is active_profile(frame, row, {})
        for row in range(len(frame.actor_ids))
    )
    if bases and assumed.package is None and not assumed.linkages:
        return None
    return judge(frame, Assumptions()).values.utility


_SMALL = 20_000
"""Nodes."""
_FIGURES = tuple(field.name for field in fields(Frame) if field.name != "scenario")


def _rest(decided: Floats) -> Floats:
    """What a probability leaves to 1, with no trace of rounding."""
    rest = 1.0 - decided
    rest[rest < _ROUNDING] = 0.0
    return rest


_ROUNDING = 1e-12
