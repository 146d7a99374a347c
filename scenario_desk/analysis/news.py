"""News: the injects in force, as arrays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints, read_only
from scenario_desk.analysis.effects import EffectArrays, Effects, added_up, lowered_effects
from scenario_desk.analysis.estimates import Estimates
from scenario_desk.analysis.nodes import Nodes
from scenario_desk.analysis.overrides import OverrideArrays, lowered_overrides, put_over
from scenario_desk.analysis.roster_arrays import RosterArrays
from scenario_desk.model.changes import Changes
from scenario_desk.model.room import Inject
from scenario_desk.model.scenario import Scenario


@dataclass(frozen=True, eq=False)
class News:
    """The injects in force, in the order of their release: E endpoints, I interests.

    They add to scores beside linkages, and replace what is forecast at a node: on one node the latest
    wins over those before it, and any over a package. Unlike a package they count for what is
    expected without a deal, and nobody is asked to sign them.
    """

    ids: tuple[str, ...]
    bearings: tuple[EffectArrays, ...]
    """What each adds to scores."""
    effects: Effects | None
    """Of all of them; None where there is none."""
    overrides: OverrideArrays
    """M branches."""
    source: Ints
    """int64[M] the place among `ids` of the inject that each is overridden by."""

    def drawn(self, effects: Floats | None) -> Effects | None:
        """What they add, with the totals float64[S, E, I] that were drawn; None: the best."""
        if self.effects is None or effects is None:
            return self.effects
        return replace(self.effects, total=effects)

    def over(self, typed: Floats, drawn: Floats | None = None) -> Floats:
        """Branch probabilities float64[…, N] as typed, with those overridden in place of the nodes'
        own: at their best, or as drawn float64[S, M]."""
        return put_over(typed, self.overrides, drawn)


def lowered_news(scenario: Scenario, rosters: RosterArrays, nodes: Nodes) -> News:
    """The news of a scenario."""
    injects = list(_in_force(scenario))
    bearings = tuple(lowered_effects(each, rosters) for each in injects)
    branches, sources, probability = [], [], [np.zeros((3, 0))]
    taken: set[int] = set()
    for place in reversed(range(len(injects))):
        found = lowered_overrides(injects[place].overrides, nodes, taken)
        taken |= set(nodes.parent[found.branches].tolist())
        branches += found.branches.tolist()
        probability.append(found.probability)
        sources += [place] * len(found.branches)
    order = np.argsort(np.array(branches, np.int64), kind="stable")
    said: Estimates = np.concatenate(probability, axis=1)[:, order]
    some = any(len(each.effect_endpoint) for each in bearings)
    sizes = len(rosters.endpoint_ids), len(rosters.interest_ids)
    return News(
        ids=tuple(each.id for each in injects),
        bearings=bearings,
        effects=added_up(bearings, *sizes) if some else None,
        overrides=OverrideArrays(read_only(np.array(branches, np.int64)[order]), read_only(said)),
        source=read_only(np.array(sources, np.int64)[order]),
    )


def news_after(
    before: News, old: tuple[RosterArrays, Nodes], new: tuple[RosterArrays, Nodes], changes: Changes
) -> News:
    """The news of the next scenario; `before` itself where nothing of it changed.

    old, new: the rosters and the tree before and after.
    """
    if not before.ids and not changes.new.released:
        return before
    same = old[0].same_rows(new[0]) and old[1].node_index is new[1].node_index
    if same and _all_that_counts(changes.old) == _all_that_counts(changes.new):
        return before
    return lowered_news(changes.new, *new)


def _all_that_counts(scenario: Scenario) -> list[tuple[object, ...]]:
    """Of the injects in force what they come to; their words bear on nothing."""
    return [
        (each.id, each.endpoints, each.effects, each.endpoint_effects, each.overrides)
        for each in _in_force(scenario)
    ]


def _in_force(scenario: Scenario) -> Iterator[Inject]:
    """Those that were released and are there, each once, at its latest release."""
    latest = dict.fromkeys(each.inject for each in reversed(scenario.released))
    for key in reversed(latest):
        inject = scenario.injects.get(key)
        if inject is not None:
            yield inject
