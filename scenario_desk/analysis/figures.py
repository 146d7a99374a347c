"""The figures of a scenario under given assumptions, at one moment, as they are spoken of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.frame import Frame
from scenario_desk.model.entities import Assumptions


@dataclass(frozen=True, eq=False)
class Figures:
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
    """bool[N] decision nodes that were resolved by rational choice of their owner."""
    quantal: Bools
    """bool[N] decision nodes that were resolved by quantal response of their owner."""
    reach: Floats
    """float64[N] probability of reaching the node."""
    overlap_reach: Floats
    """float64[N] probability, from the node, of ending in the overlap, whichever zone of it."""
    agreement_reach: Floats
    """float64[N] probability, from the node, of ending in the agreement zone."""
    with_package_reach: Floats
    """float64[N] probability, from the node, of ending where the package alone would be signed."""
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
    totals: Floats
    """float64[B] what the children's probabilities of each node in `Frame.branching` add up to as
    typed, their rest counted; those of the package on the table where it overrides them."""
    lead: Floats
    """float64[N] of a decision node: how far its best branch leads the next best for its owner; 0
    in a tie; nan where there is no choice, or it is unknown."""
    judged_instead: Ints
    """int8[N] why a node that its owner should choose at is judged: 0 it is not so, 1 no owner, 2 its owner
    has no weighted interests, 3 its information set, 4 an expected utility is unknown."""

    # The endpoints
    weights: Floats
    """float64[I] active weights, normalised to add up to 1 per actor; 0 where not weighted."""
    unweighed: Bools
    """bool[I] no weight, though an endpoint has a score on it."""
    effective_scores: Floats
    """float64[E, I] active scores with the linkages' effects, clipped; nan is missing."""
    missing: Bools
    """bool[E, I] no score, though the interest is weighted or red-lined in the active profile."""
    utility: Floats
    """float64[E, A] weighted mean of the effective scores; nan if a weighted one or a weight is
    missing."""
    utility_low: Floats
    """float64[E, A] the least that missing scores and weights could make it; `utility` where none is."""
    utility_high: Floats
    """float64[E, A] the most, likewise."""
    spread_low: Floats
    """float64[E, A] 10th percentile of the utility by the scores' and effects' ranges, weights at
    their best: U − √Σᵢ (wᵢ (sᵢ − lowᵢ))², scores independent; nan where unknown."""
    spread_high: Floats
    """float64[E, A] 90th percentile, likewise with highᵢ − sᵢ."""
    reservation: Floats
    """float64[A] what the actor can have without a deal; nan where unknown."""
    reservation_low: Floats
    """float64[A] the least it can be, given what is missing; nan where nothing is known."""
    reservation_high: Floats
    """float64[A] the most it can be, given what is missing; nan where nothing is known."""
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
    zone: Ints
    """int8[E] the `zones.Zone` an endpoint is in if it is in the overlap at all."""
    agreement_zone: Bools
    """bool[E] in the overlap, and needs agreement: the principals could sign it."""
    with_package: Bools
    """bool[E] in the overlap, and comes about anyway: they would sign the linkages attached to it."""
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

    @property
    def chosen_at(self) -> Bools:
        """bool[N] decision nodes whose probabilities follow what their owner wants."""
        return self.rational | self.quantal

    @property
    def negotiable(self) -> Bools:
        """bool[E] in the overlap, and something would be signed: what the parties bargain over."""
        return self.agreement_zone | self.with_package

    @property
    def bargaining_open(self) -> bool:
        """Whether an endpoint they bargain over has an unknown utility: no solution is given."""
        gains = self.shortfall[:, self.frame.principal]
        return bool(np.isnan(gains[self.negotiable]).any())
