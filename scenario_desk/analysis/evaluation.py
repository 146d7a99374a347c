"""The evaluation: every figure of a scenario under given assumptions, at one moment."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np

from scenario_desk.analysis import acceptance, bargaining, choices, induction, reservation, zones
from scenario_desk.analysis import findings as tree_findings
from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.forecasting import endpoint_reaches, normalised, reaches, with_moves
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.linkages import PackageArrays, on_the_table
from scenario_desk.analysis.natural_scale import Scale, scale_of
from scenario_desk.analysis.standards import standards
from scenario_desk.analysis.utilities import spreads, utilities
from scenario_desk.analysis.zones import Blocker
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.messages import Finding


@dataclass(frozen=True, eq=False)
class Evaluation:
    """All figures of one frame under one set of assumptions: N nodes, A actors, I interests, E ends.

    Rows are the frame's. Probabilities are 0 … 1; scores, utilities and everything in their unit
    are −100 … 100. nan is unknown (a missing judgement), never zero. Three-valued figures are 1
    yes, 0 no, −1 undecided.
    """

    frame: Frame
    assumptions: Assumptions
    active_profiles: tuple[str | None, ...]
    """[A] id of the profile each actor is judged by; None where it has none."""
    linkages: tuple[str, ...]
    """Ids of the linkages on the table, from the package or ticked."""

    # The tree
    forecast: Floats
    """float64[N] branch probability as judged: normalised, package overrides and moves applied."""
    probability: Floats
    """float64[N] branch probability as resolved; `forecast` where judged. The root has 1."""
    rational: Bools
    """bool[N] decision nodes that were resolved by their owner's choice."""
    reach: Floats
    """float64[N] probability of reaching the node."""
    overlap_reach: Floats
    """float64[N] probability, from the node, of ending in the overlap (agreement or tolerated)."""
    agreement_reach: Floats
    """float64[N] probability, from the node, of ending in the agreement zone."""
    undecided_reach: Floats
    """float64[N] probability, from the node, of ending where nobody can say yet whether it is in
    the overlap: at an undecided endpoint, or in an unfinished leaf. What `overlap_reach` may still
    gain."""
    expected_utility: Floats
    """float64[N, A] expected utility from the node; nan while a leaf it can reach is unfinished or
    unscored."""
    chosen: Bools
    """bool[N] this branch is among the best for its parent's owner, whatever the parent resolves
    by; False everywhere under a decision whose owner does not judge or whose branches are not all
    known."""
    lead: Floats
    """float64[N] of a decision node: how far its best branch leads the next best for its owner; 0
    in a tie; nan where there is no choice, or it is unknown."""
    judged_instead: Ints
    """int8[N] why a node that should be rational is judged: 0 it is not so, 1 no owner, 2 its owner
    has no weighted interests, 3 its information set, 4 an expected utility is unknown."""

    # The endpoints
    weights: Floats
    """float64[I] active weights, normalised to add up to 1 per actor; 0 where not weighted."""
    effective_scores: Floats
    """float64[E, I] active scores with the linkages' effects, clipped; nan is missing."""
    missing: Bools
    """bool[E, I] no score, though the interest is weighted or red-lined in the active profile."""
    utility: Floats
    """float64[E, A] weighted mean of the effective scores; nan if a weighted one is missing."""
    utility_low: Floats
    """float64[E, A] what −100 for every missing score would give; `utility` where none is."""
    utility_high: Floats
    """float64[E, A] what +100 for every missing score would give; `utility` where none is."""
    spread_low: Floats
    """float64[E, A] 10th percentile of the utility by the scores' and effects' ranges, weights at
    their best: U − √Σᵢ (wᵢ (sᵢ − lowᵢ))², scores independent; nan where unknown."""
    spread_high: Floats
    """float64[E, A] 90th percentile, likewise with highᵢ − sᵢ."""
    reservation: Floats
    """float64[A] what the actor can have without a deal; nan where unknown."""
    reservation_low: Floats
    """float64[A] the least it can be, given missing scores; nan where nothing is known."""
    reservation_high: Floats
    """float64[A] the most it can be, given missing scores; nan where nothing is known."""
    derived: Bools
    """bool[A] whether the reservation value is derived from the tree."""
    margin: Floats
    """float64[A] what a principal adds where its signature is asked for; nan where open."""
    threshold: Floats
    """float64[E, A] reservation, with the margin for principals where they are asked to sign."""
    asked_to_sign: Bools
    """bool[E] needs agreement, or carries a linkage that is on the table."""
    acceptable: Ints
    """int8[E, A] three-valued."""
    crossed: Bools
    """bool[E, I] the red line on this interest is certainly crossed."""
    shortfall: Floats
    """float64[E, A] utility − threshold: negative is what is missing, positive what is over; nan
    where unknown."""

    # The overlap
    in_overlap: Ints
    """int8[E] acceptable to every principal, three-valued; 0 everywhere without principals."""
    agreement_zone: Bools
    """bool[E] in the overlap, and the principals could sign it."""
    tolerated: Bools
    """bool[E] in the overlap, and nobody signs."""
    margin_of: Floats
    """float64[E] smallest `shortfall` over the principals; nan if one is unknown."""
    spoilers: Bools
    """bool[E, A] secondary actors with veto or strong leverage certainly below their own
    reservation value there."""
    endpoint_reach: Floats
    """float64[E] probability of ending there."""
    unassigned_reach: float
    """Probability of ending in an unfinished leaf."""

    @cached_property
    def importance(self) -> Floats:
        """float64[N] share of what is still open that is settled here; adds up to q(1 − q)."""
        return induction.importance(self.frame, self.probability, self.reach, self.overlap_reach)

    @cached_property
    def lead_uncertain(self) -> Bools:
        """bool[N] of a decision node: its lead is within the scores' uncertainty.

        So it is when the lead's 10th percentile is below 0. See `choices.uncertain_leads`.
        """
        return choices.uncertain_leads(self)

    @cached_property
    def pareto(self) -> Bools:
        """bool[E] no endpoint is better for one principal and as good for the others."""
        return bargaining.pareto(self.utility[:, self.frame.principal])

    @cached_property
    def bargaining_open(self) -> bool:
        """Whether an endpoint that could be signed has an unknown utility: no solution is given."""
        gains = self.shortfall[:, self.frame.principal]
        return bool(np.isnan(gains[self.agreement_zone]).any())

    @cached_property
    def bargaining(self) -> dict[str, tuple[str, ...]]:
        """Endpoint ids of each bargaining solution over the agreement zone; ties as sets.

        Keys: nash, kalai_smorodinsky, egalitarian, utilitarian.
        """
        return self._solutions(self.agreement_zone)

    @cached_property
    def bargaining_with_tolerated(self) -> dict[str, tuple[str, ...]]:
        """The same over the whole overlap, tolerated endpoints included."""
        return self._solutions(self.agreement_zone | self.tolerated)

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

    def _solutions(self, candidates: Bools) -> dict[str, tuple[str, ...]]:
        gains = self.shortfall[:, self.frame.principal]
        chosen = bargaining.solutions(gains, candidates)
        return {rule: self.ids(members) for rule, members in chosen.items()}


def evaluate(frame: Frame, assumptions: Assumptions | None = None) -> Evaluation:
    """Every figure of a frame under the assumptions, or under the scenario's own.

    Deterministic; everything is computed anew but what the frame already holds.
    """
    assumptions = assumptions or frame.scenario.assumptions
    table = on_the_table(frame, assumptions)
    judged = standards(frame, assumptions.profiles)
    plain = utilities(judged, None)
    values = plain if table.effects is None else utilities(judged, table)
    hard = frame.scenario.limits == "hard"
    spread_low, spread_high = spreads(judged, table, values, hard=hard)
    own = reservation.reservations(frame, judged, plain)
    accepted = acceptance.acceptance(frame, judged, values, own, table)

    shortfall = values.utility - accepted.threshold
    in_overlap = zones.overlap(accepted.acceptable[:, frame.principal])
    both = in_overlap == acceptance.YES
    agreement_zone = both & accepted.asked_to_sign

    forecast = _forecast(frame, table.package)
    tree = induction.induction(
        frame,
        forecast,
        values.utility,
        judged.judges,
        np.stack([both, agreement_zone, in_overlap != acceptance.UNDECIDED]),
        rational=assumptions.decisions == "rational",
    )
    reach = frame.forecast_reach
    if tree.probability is not frame.forecast:
        reach = reaches(tree.probability, frame.parent, frame.level_start)
    unfinished = (frame.child_count == 0) & (frame.leaf_endpoint < 0)
    return Evaluation(
        frame=frame,
        assumptions=assumptions,
        active_profiles=judged.profiles,
        linkages=table.linkages,
        forecast=forecast,
        probability=tree.probability,
        rational=tree.rational,
        reach=reach,
        overlap_reach=tree.likelihoods[0],
        agreement_reach=tree.likelihoods[1],
        undecided_reach=_rest(tree.likelihoods[2]),
        expected_utility=tree.expected.T,
        chosen=tree.chosen,
        lead=tree.lead,
        judged_instead=tree.judged_instead,
        weights=judged.weights,
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
        derived=judged.derived,
        margin=judged.margin,
        threshold=accepted.threshold,
        asked_to_sign=accepted.asked_to_sign,
        acceptable=accepted.acceptable,
        crossed=accepted.crossed,
        shortfall=shortfall,
        in_overlap=in_overlap,
        agreement_zone=agreement_zone,
        tolerated=both & ~accepted.asked_to_sign,
        margin_of=zones.margin_of(shortfall[:, frame.principal]),
        spoilers=zones.spoilers(frame, accepted.below),
        endpoint_reach=endpoint_reaches(reach, frame.leaf_endpoint, len(frame.endpoint_ids)),
        unassigned_reach=float(reach[unfinished].sum()),
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
    scenario, assumed = evaluation.frame.scenario, evaluation.assumptions
    bases = all(
        profile == scenario.actors[actor].base_profile
        for actor, profile in assumed.profiles.items()
    )
    if bases and assumed.package is None and not assumed.linkages:
        return None
    return evaluate(evaluation.frame, Assumptions(decisions=assumed.decisions)).utility


_FIGURES = tuple(field.name for field in fields(Frame) if field.name != "scenario")


def _rest(decided: Floats) -> Floats:
    """What a probability leaves to 1, with no trace of rounding."""
    rest = 1.0 - decided
    rest[rest < _ROUNDING] = 0.0
    return rest


_ROUNDING = 1e-12


def _forecast(frame: Frame, package: PackageArrays | None) -> Floats:
    """The forecast with the package's overrides, float64[N]; what has happened wins over them."""
    if package is None or not len(package.branches):
        return frame.forecast
    typed = frame.probability.copy()
    typed[package.branches] = package.probability
    judged, _ = normalised(typed, frame.child_count[frame.branching])
    return with_moves(judged, frame.moves, frame.parent, frame.first_child, frame.child_count)
