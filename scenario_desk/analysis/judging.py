"""Judging: the one chain from what everybody judges by to what the tree comes to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from scenario_desk.analysis import forecasting
from scenario_desk.analysis.acceptance import UNDECIDED, Acceptance, acceptance
from scenario_desk.analysis.arrays import Floats, sums_by
from scenario_desk.analysis.draws import NOTHING_DRAWN, Draws, drawn
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.induction import Induction, induction
from scenario_desk.analysis.on_the_table import OnTheTable, on_the_table
from scenario_desk.analysis.overrides import put_over
from scenario_desk.analysis.reservation import Reservation, reservations
from scenario_desk.analysis.standards import (
    ActiveProfiles,
    Standards,
    active_profiles,
    standards,
)
from scenario_desk.analysis.utilities import Utilities, utilities
from scenario_desk.analysis.zones import Zones, zones
from scenario_desk.model.entities import Assumptions


@dataclass(frozen=True, eq=False)
class Standing:
    """The tree as it stands without a deal: N nodes, E endpoints."""

    probability: Floats
    """float64[…, N] branch probability as resolved, with the news, no package and no linkage."""
    reach: Floats
    """float64[…, N] probability of reaching the node."""
    endpoint_reach: Floats
    """float64[…, E] probability of ending there."""


@dataclass(frozen=True, eq=False)
class Judgement:
    """The chain's results, link by link: what is in one rests on those before it alone.

    At best values, or in each of S draws. What is in the tree is worked out when first asked for:
    not everybody who asks for the overlap does.
    """

    frame: Frame
    assumptions: Assumptions
    table: OnTheTable
    standards: Standards
    plain: Utilities
    """With the news and no linkage: what derived reservation values rest on."""
    values: Utilities
    """With what is on the table, too."""
    reservation: Reservation
    acceptance: Acceptance
    zones: Zones
    forecast: Floats
    """float64[…, N] branch probability as judged: the package's, normalised, moves applied."""
    totals: Floats
    """float64[…, B] what the children's probabilities add up to as typed."""
    without_package: Standing
    """On which derived reservation values rest."""

    @cached_property
    def tree(self) -> Induction:
        """The tree resolved; its likelihoods are of ending in the overlap, in the agreement zone,
        with the package, and where it is decided whether it is in the overlap."""
        zones = self.zones
        return induction(
            self.frame,
            self.forecast,
            self.values.utility,
            self.standards.judges,
            (
                zones.overlap,
                zones.agreement_zone,
                zones.with_package,
                zones.in_overlap != UNDECIDED,
            ),
            self.assumptions,
        )

    @cached_property
    def reach(self) -> Floats:
        """float64[…, N] probability of reaching the node in the tree as resolved."""
        resolved = self.tree.probability if self.chooses else self.forecast
        if resolved is self.without_package.probability:
            return self.without_package.reach
        return forecasting.reaches(self.frame, resolved)

    @property
    def chooses(self) -> bool:
        """Whether any decision may resolve by its owner's choice; else all go as forecast."""
        return resolves_by_choice(self.frame, self.assumptions)

    @property
    def endpoint_reach(self) -> Floats:
        """float64[…, E] probability of ending there."""
        return sums_by(self.reach, self.frame.leaf_endpoint, len(self.frame.endpoint_ids))


def judge(
    frame: Frame,
    assumptions: Assumptions,
    draws: Draws = NOTHING_DRAWN,
    active: ActiveProfiles | None = None,
) -> Judgement:
    """Standards, utilities, reservation values, acceptance, zones, forecast and induction.

    At the best value of every estimate; with draws all of it once for each of the S sets, on a
    leading axis of whatever the draws bear on. `active`: what is judged by where it is in no
    profile; else the assumptions say by which.
    """
    if active is None:
        active = active_profiles(frame, assumptions.profiles)
    table = on_the_table(frame, assumptions, draws)
    judged = standards(frame, active, draws)
    news = frame.news.drawn(draws.news)
    added = news if table.effects is None else table.effects.and_(news)
    plain = utilities(judged, news)
    values = plain if added is news else utilities(judged, added)
    typed = drawn(frame.probability, draws.probabilities)
    typed = frame.news.over(typed, draws.news_overrides)
    judged_alone = frame.forecast
    if draws.probabilities is not None or draws.news_overrides is not None:
        judged_alone = forecasting.forecast(frame, typed, len(frame.endpoint_ids))
    without_package = _standing(frame, assumptions, judged_alone, plain, judged)
    own = reservations(frame, judged, plain, without_package.endpoint_reach)
    accepted = acceptance(frame, judged, values, plain, own, table)
    forecast, totals = judged_alone.probability, judged_alone.totals
    if table.package is not None and len(table.package.branches):
        typed = put_over(typed, table.package, draws.overrides)
        forecast, totals = forecasting.judged_probabilities(frame, typed)
    return Judgement(
        frame=frame,
        assumptions=assumptions,
        table=table,
        standards=judged,
        plain=plain,
        values=values,
        reservation=own,
        acceptance=accepted,
        zones=zones(frame, table, accepted),
        forecast=forecast,
        totals=totals,
        without_package=without_package,
    )


def _standing(
    frame: Frame,
    assumptions: Assumptions,
    judged: forecasting.Forecast,
    plain: Utilities,
    standards: Standards,
) -> Standing:
    """How the tree resolves without a deal: as judged, or by what owners choose without one."""
    if not resolves_by_choice(frame, assumptions):
        return Standing(judged.probability, judged.reach, judged.endpoint_reach)
    resolved = induction(
        frame, judged.probability, plain.utility, standards.judges, (), assumptions
    )
    reach = forecasting.reaches(frame, resolved.probability)
    ends = sums_by(reach, frame.leaf_endpoint, len(frame.endpoint_ids))
    return Standing(resolved.probability, reach, ends)


def resolves_by_choice(frame: Frame, assumptions: Assumptions) -> bool:
    """Whether any decision node may resolve by its owner's choice."""
    return assumptions.decisions != "judged" or bool((frame.resolves == 1).any())
