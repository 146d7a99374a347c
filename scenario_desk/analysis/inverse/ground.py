"""The ground: what every search in one scenario rests on, read off the chain once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from scenario_desk.analysis.acceptance import UNDECIDED
from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.judging import Judgement
from scenario_desk.analysis.ties import slack
from scenario_desk.analysis.utilities import Utilities


@dataclass(frozen=True, eq=False)
class Ground:
    """A actors, I interests, E endpoints, all at best values."""

    judged: Judgement

    @cached_property
    def principals(self) -> list[int]:
        """Rows."""
        return np.flatnonzero(self.judged.frame.principal).tolist()

    @cached_property
    def interests(self) -> dict[int, list[int]]:
        """The rows of each principal's interests."""
        owner = self.judged.frame.interest_actor
        return {actor: np.flatnonzero(owner == actor).tolist() for actor in self.principals}

    @cached_property
    def swings(self) -> Floats:
        """float64[I] swing points as judged; nan where there are none."""
        swings: Floats = self.judged.standards.active.weights[BEST]
        return swings

    @cached_property
    def effects(self) -> Floats:
        """float64[E, I] what is added to each score, by linkages on the table and by news."""
        return self._added(self.judged.values)

    @cached_property
    def news(self) -> Floats:
        """float64[E, I] what news add to each score: so it stands in no-agreement values, too."""
        return self._added(self.judged.plain)

    def _added(self, values: Utilities) -> Floats:
        return values.added.total if values.added else np.zeros(values.scores.shape)

    @cached_property
    def known(self) -> Bools:
        """bool[E] whether nothing is missing on which the acceptance of a principal rests."""
        judged, mine = self.judged, self.judged.frame.principal
        # One more, for the interests whose actor is not there (row −1).
        used = np.append(mine, False)[judged.frame.interest_actor]
        unknown = np.isnan(judged.acceptance.shortfall[:, mine])
        missing = np.concatenate([unknown, judged.values.missing & used], axis=1)
        found: Bools = ~np.logical_or.reduce(missing, axis=1)
        found &= judged.zones.in_overlap != UNDECIDED
        return found

    @cached_property
    def spare(self) -> Floats:
        """float64[E, A] U − threshold; 0 where the two tie."""
        found = self.judged.acceptance.shortfall
        ties = np.abs(found) <= slack(self.judged.values.utility)
        return np.where(ties, 0.0, found)

    @cached_property
    def derived(self) -> Bools:
        """bool[A] whether the no-agreement value follows from the tree, and does."""
        total = self.judged.reservation.share.sum() > 0.0
        return self.judged.standards.active.derived & bool(total)

    def crossed(self, endpoint: int, actor: int) -> bool:
        """Whether the endpoint crosses a red line of the actor."""
        return bool(self.judged.acceptance.crossed[endpoint, self.interests[actor]].any())
