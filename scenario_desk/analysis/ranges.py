"""How much of its scale an interest uses: what its weight, judged over the whole of it, bears on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.standards import ActiveProfiles, active_profiles
from scenario_desk.analysis.utilities import BEST as BEST_END
from scenario_desk.analysis.utilities import WORST as WORST_END
from scenario_desk.model.messages import Finding, Message
from scenario_desk.model.naming import name_of

NEAR = 5.0
"""Within so many points of an end, an endpoint stands for that end."""
LITTLE = 0.25
"""Less of the scale than this is little, even where it begins at an end."""
_NAMED = 3
"""So many interests are named in a finding; the rest is counted."""


@dataclass(frozen=True, eq=False)
class Ranges:
    """What the best scores of the endpoints span, by interest; I interests.

    Before any linkage; endpoints without a score do not count. One value each, whatever is drawn:
    a range is that of the endpoints as judged.
    """

    judged: ActiveProfiles
    """The weights and scores that these ranges are of."""
    low: Floats
    """float64[I] the lowest score, −100 … 100; nan where no endpoint has one."""
    high: Floats
    """float64[I] the highest, likewise."""
    scored: Ints
    """int64[I] how many endpoints have a score."""

    @property
    def used(self) -> Floats:
        """float64[I] share of the scale from −100 to +100 that is in use, 0 … 1; nan if unscored."""
        used: Floats = (self.high - self.low) / (BEST_END - WORST_END)
        return used

    @property
    def products(self) -> Floats:
        """float64[I] weight × share of the scale in use, 0 … 100 swing points: how far the interest
        can tell these endpoints apart; nan where it is unscored or unweighed."""
        products: Floats = self.judged.weights[BEST] * self.used
        return products

    @property
    def narrow(self) -> Bools:
        """bool[I] weighted, and judged over a scale that the endpoints do not span: they come near
        neither end, or use little of it. Of a single scored endpoint nobody can say."""
        neither = (self.low > WORST_END + NEAR) & (self.high < BEST_END - NEAR)
        weighted = self.judged.weights[BEST] > 0.0
        narrow: Bools = weighted & (self.scored > 1) & (neither | (self.used < LITTLE))
        return narrow


def ranges(frame: Frame, profiles: Mapping[str, str]) -> Ranges:
    """The ranges under these profiles, by actor; under its base profile for an actor not named."""
    judged = active_profiles(frame, profiles)
    scores = judged.scores[BEST]
    low, high = spans(scores)
    return Ranges(judged=judged, low=low, high=high, scored=(~np.isnan(scores)).sum(axis=0))


def spans(scores: Floats) -> tuple[Floats, Floats]:
    """The lowest and the highest of scores float64[E, I], float64[I] each; nan where there is none."""
    known = ~np.isnan(scores)
    scored = known.any(axis=0)
    low = np.where(known, scores, np.inf).min(axis=0, initial=np.inf)
    high = np.where(known, scores, -np.inf).max(axis=0, initial=-np.inf)
    return np.where(scored, low, np.nan), np.where(scored, high, np.nan)


def range_findings(frame: Frame, base: Ranges) -> Iterator[Finding]:
    """One for each actor whose base profile weighs a range that the endpoints do not span.

    - weights_beyond_range (actor, count, interests: what it is about, first those that lose most of
      their weight): its base profile's ranges, in `base`, are narrow.
    """
    scenario = frame.scenario
    lost = base.judged.weights[BEST] - base.products
    columns = np.flatnonzero(base.narrow)
    columns = columns[np.argsort(-lost[columns], kind="stable")]
    for row, actor in enumerate(frame.actor_ids):
        mine = columns[frame.interest_actor[columns] == row].tolist()
        profile = base.judged.ids[row]
        if not mine or profile is None:
            continue
        named = [
            Message(
                "range_of_interest",
                {
                    "interest": name_of(scenario, "interests", frame.interest_ids[column]),
                    "low": float(base.low[column]),
                    "high": float(base.high[column]),
                },
            )
            for column in mine[:_NAMED]
        ]
        if len(mine) > _NAMED:
            named.append(Message("ranges_further", {"count": len(mine) - _NAMED}))
        yield Finding(
            "info",
            "weights_beyond_range",
            "profiles",
            profile,
            {
                "actor": name_of(scenario, "actors", actor),
                "count": len(mine),
                "interests": tuple(named),
            },
        )
