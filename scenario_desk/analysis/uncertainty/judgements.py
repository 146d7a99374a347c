"""Judgements: every estimate with a spread that the figures rest on, in one row.

Whatever asks how a figure hangs on what somebody judged speaks of them by their place here: draws,
one at a time from low to high, indices, the value of knowing one, a map of two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.draws import Draws
from scenario_desk.analysis.effects import EffectArrays, added_up
from scenario_desk.analysis.estimates import BEST, Estimates
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.linkages import LinkageArrays
from scenario_desk.analysis.on_the_table import chosen
from scenario_desk.analysis.standards import ActiveProfiles, active_profiles
from scenario_desk.model.entities import Assumptions


class Kind(IntEnum):
    """What is judged; the order in which judgements stand."""

    SCORE = 0
    WEIGHT = 1
    RESERVATION = 2
    MARGIN = 3
    PROBABILITY = 4
    EFFECT = 5
    OVERRIDE = 6
    """A probability under the package on the table, in place of the branch's own."""
    INJECT_EFFECT = 7
    INJECT_OVERRIDE = 8
    """A probability by an inject in force, in place of the branch's own."""


SCALES = {
    Kind.SCORE: (-100.0, 100.0),
    Kind.WEIGHT: (0.0, 100.0),
    Kind.RESERVATION: (-100.0, 100.0),
    Kind.MARGIN: (0.0, 200.0),
    Kind.PROBABILITY: (0.0, 1.0),
    Kind.EFFECT: (-200.0, 200.0),
    Kind.OVERRIDE: (0.0, 1.0),
    Kind.INJECT_EFFECT: (-200.0, 200.0),
    Kind.INJECT_OVERRIDE: (0.0, 1.0),
}
"""What is drawn is clipped to these."""
SHARES = (Kind.PROBABILITY, Kind.OVERRIDE, Kind.INJECT_OVERRIDE)
"""Kinds that are judged as shares of 1."""
_LIGHTEST = 1e-12
"""In place of a weight of 0 that is drawn: nothing beside any other, and where all of an actor's
vanish in one draw they still are weights, alike."""


@dataclass(frozen=True, eq=False)
class Judgements:
    """J estimates whose low, best and high are not all the same, under given assumptions.

    Only what has a bearing: scores and weights of interests that weigh, could weigh anything or have
    a red line, stated reservation values, margins of principals, probabilities, effects and
    overrides of what is on the table and of the injects in force.
    """

    frame: Frame
    assumptions: Assumptions
    active: ActiveProfiles
    kind: Ints
    """int8[J] a `Kind`, in ascending order."""
    estimates: Estimates
    """float64[3, J] best, low and high."""
    place: Ints
    """int64[J] where it stands: a score row E·I + column, a weight the interest, a reservation or a
    margin the actor, a probability the node, an effect its number among those of `cells` or `news`, an
    override its number among the branches of the package or of the news."""
    cells: tuple[EffectCell, ...]
    """The effects on the table."""
    news: tuple[EffectCell, ...] = ()
    """Those of the injects in force."""

    def __len__(self) -> int:
        return len(self.kind)

    @cached_property
    def scale(self) -> Floats:
        """float64[2, J] the ends of each judgement's scale."""
        return np.array([SCALES[Kind(kind)] for kind in self.kind.tolist()]).reshape(-1, 2).T

    def on(self, frame: Frame) -> Judgements:
        """The same in a later frame of the same ground, in which only names may be others."""
        return replace(self, frame=frame)

    def of_kind(self, kind: Kind) -> slice:
        """Where the judgements of this kind stand."""
        first, last = np.searchsorted(self.kind, [kind, kind + 1]).tolist()
        return slice(first, last)

    def without(self, kind: Kind) -> Judgements:
        """The same, but for the judgements of this kind."""
        return self.only(self.kind != kind)

    def only(self, left: Bools) -> Judgements:
        """The same with these judgements alone, bool[J]; the others have their best value."""
        return replace(
            self,
            kind=self.kind[left],
            estimates=self.estimates[:, left],
            place=self.place[left],
        )

    def about(self, number: int) -> tuple[str, ...]:
        """The ids that say what a judgement is of: a score by endpoint and interest, a weight by
        profile and interest, a reservation or margin by profile, a probability by node, an effect by
        linkage, interest and, where it is of that endpoint alone, endpoint; an override by package,
        node and branch; those of injects by inject in place of linkage and package."""
        frame, place = self.frame, int(self.place[number])
        kind = Kind(self.kind[number])
        if kind is Kind.SCORE:
            row, column = divmod(place, len(frame.interest_ids))
            return frame.endpoint_ids[row], frame.interest_ids[column]
        if kind is Kind.WEIGHT:
            actor = int(frame.interest_actor[place])
            return self.active.ids[actor] or "", frame.interest_ids[place]
        if kind is Kind.PROBABILITY:
            return (frame.node_ids[place],)
        if kind in (Kind.EFFECT, Kind.INJECT_EFFECT):
            return self._cells(kind)[place].about
        if kind is Kind.OVERRIDE:
            package, branches, _ = overridden(frame, self.assumptions)
            return package, *self._branch(int(branches[place]))
        if kind is Kind.INJECT_OVERRIDE:
            news = frame.news
            inject = news.ids[int(news.source[place])]
            return inject, *self._branch(int(news.overrides.branches[place]))
        return (self.active.ids[place] or "",)

    def _branch(self, row: int) -> tuple[str, str]:
        """The ids of a branch: of its node, and its own."""
        return self.frame.node_ids[self.frame.parent[row]], self.frame.node_ids[row]

    def _cells(self, kind: Kind) -> tuple[EffectCell, ...]:
        return self.cells if kind is Kind.EFFECT else self.news

    def draws(self, values: Floats) -> Draws:
        """The draws in which the judgements have these values, float64[S, J], and all else its best
        value. What nothing is drawn of has no axis S."""

        def drawn(kind: Kind, best: Floats, least: float | None = None) -> Floats | None:
            mine = self.of_kind(kind)
            if mine.start == mine.stop:
                return None
            found = np.empty((len(values), best.size))
            found[:] = best.ravel()
            some = values[:, mine]
            found[:, self.place[mine]] = some if least is None else np.maximum(some, least)
            return found.reshape(len(values), *best.shape)

        active = self.active
        return Draws(
            scores=drawn(Kind.SCORE, active.scores[BEST]),
            weights=drawn(Kind.WEIGHT, active.weights[BEST], _LIGHTEST),
            reservations=drawn(Kind.RESERVATION, active.reservation[BEST]),
            margins=drawn(Kind.MARGIN, active.margin[BEST]),
            probabilities=drawn(Kind.PROBABILITY, self.frame.probability[BEST]),
            effects=self._effects(Kind.EFFECT, values),
            overrides=drawn(Kind.OVERRIDE, overridden(self.frame, self.assumptions)[2][BEST]),
            news=self._effects(Kind.INJECT_EFFECT, values),
            news_overrides=drawn(Kind.INJECT_OVERRIDE, self.frame.news.overrides.probability[BEST]),
        )

    def _effects(self, kind: Kind, values: Floats) -> Floats | None:
        """What the linkages on the table, or the injects in force, add together, float64[S, E, I]."""
        mine = self.of_kind(kind)
        if mine.start == mine.stop:
            return None
        bearers = self.frame.news.bearings
        if kind is Kind.EFFECT:
            bearers = tuple(on_table(self.frame, self.assumptions))
        total = added_up(bearers, *self.frame.scores.shape[1:]).total
        found = np.empty((len(values), *total.shape))
        found[:] = total
        moved = values[:, mine] - self.estimates[BEST, mine]
        for column, place in enumerate(self.place[mine].tolist()):
            cell = self._cells(kind)[place]
            found[:, cell.endpoints, cell.interest] += moved[:, column, None]
        return found


@dataclass(frozen=True, eq=False)
class EffectCell:
    """One judged effect of a linkage or an inject, on an interest's score at one endpoint or at several
    alike."""

    about: tuple[str, ...]
    endpoints: Ints
    """int64[…] rows."""
    interest: int
    """Row."""
    estimate: Estimates
    """float64[3]"""


def judgements(frame: Frame, assumptions: Assumptions) -> Judgements:
    """Every judgement with a spread that the figures under these assumptions rest on."""
    active = active_profiles(frame, assumptions.profiles)
    table = on_table(frame, assumptions)
    cells = tuple(_effect_cells(frame, ((each.id, each) for each in table)))
    news = tuple(_effect_cells(frame, zip(frame.news.ids, frame.news.bearings, strict=True)))
    counted = (active.weights > 0.0).any(axis=0)
    # Beside others that weigh, what has no weight yet may come to have any.
    weighing = np.isin(frame.interest_actor, frame.interest_actor[counted])
    counted |= weighing & np.isnan(active.weights[BEST])
    used = (counted | ~np.isnan(active.floors)) & (frame.interest_actor >= 0)
    # What has happened, and what then could not, is no longer judged.
    is_open = ~np.isin(frame.parent, frame.parent[frame.moves])
    is_open[0] = False
    by_news = frame.news.overrides
    own = is_open.copy()
    own[by_news.branches] = False
    scores = active.scores.reshape(3, -1)
    _, branches, probability = overridden(frame, assumptions)
    parts: dict[Kind, tuple[Estimates, Bools]] = {
        Kind.SCORE: (scores, np.broadcast_to(used, active.scores.shape[1:]).ravel()),
        Kind.WEIGHT: (active.weights, frame.interest_actor >= 0),
        Kind.RESERVATION: (active.reservation, ~active.derived),
        Kind.MARGIN: (active.margin, frame.principal),
        Kind.PROBABILITY: (frame.probability, own),
        Kind.EFFECT: _every(cells),
        Kind.OVERRIDE: (probability, is_open[branches]),
        Kind.INJECT_EFFECT: _every(news),
        Kind.INJECT_OVERRIDE: (by_news.probability, is_open[by_news.branches]),
    }
    kinds, estimates, places = [], [], []
    for kind, (said, counts) in parts.items():
        spread = ((said[1] < said[BEST]) | (said[2] > said[BEST])) & counts
        rows = np.flatnonzero(spread)
        kinds.append(np.full(len(rows), kind, np.int8))
        estimates.append(said[:, rows])
        places.append(rows)
    return Judgements(
        frame=frame,
        assumptions=assumptions,
        active=active,
        kind=np.concatenate(kinds),
        estimates=np.concatenate(estimates, axis=1),
        place=np.concatenate(places),
        cells=cells,
        news=news,
    )


def _every(cells: tuple[EffectCell, ...]) -> tuple[Estimates, Bools]:
    """The estimates of these, all of which count."""
    return np.array([cell.estimate for cell in cells]).reshape(-1, 3).T, np.ones(len(cells), bool)


def on_table(frame: Frame, assumptions: Assumptions) -> list[LinkageArrays]:
    """The linkages on the table."""
    return [frame.linkages[key] for key in chosen(frame, assumptions)[1]]


def overridden(frame: Frame, assumptions: Assumptions) -> tuple[str, Ints, Estimates]:
    """What the package on the table overrides: its id, int64[M] rows of the branches, and their
    probabilities, float64[3, M]; nothing without a package."""
    package = chosen(frame, assumptions)[0]
    if package is None:
        return "", np.zeros(0, np.int64), np.zeros((3, 0))
    return package.id, package.branches, package.probability


def _effect_cells(
    frame: Frame, bearers: Iterable[tuple[str, EffectArrays]]
) -> Iterator[EffectCell]:
    """The judgements behind the effects of these, by id."""
    for key, arrays in bearers:
        rows: dict[tuple[str, ...], list[int]] = {}
        for cell, column in enumerate(arrays.effect_interest.tolist()):
            about: tuple[str, ...] = (key, frame.interest_ids[column])
            if arrays.of_endpoint[cell]:
                about += (frame.endpoint_ids[arrays.effect_endpoint[cell]],)
            rows.setdefault(about, []).append(cell)
        for about, cells in rows.items():
            yield EffectCell(
                about=about,
                endpoints=arrays.effect_endpoint[cells],
                interest=int(arrays.effect_interest[cells[0]]),
                estimate=arrays.effects[:, cells[0]],
            )
