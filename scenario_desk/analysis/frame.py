"""The frame: a scenario lowered to arrays, on which every figure is computed."""

from __future__ import annotations

import pickle
from collections.abc import Collection
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from scenario_desk.analysis.arrays import Ints
from scenario_desk.analysis.estimates import BEST, Estimates
from scenario_desk.analysis.forecasting import Forecast, forecast
from scenario_desk.analysis.linkages import (
    LinkageArrays,
    PackageArrays,
    linkages_after,
    lowered_linkages,
    lowered_packages,
    packages_after,
)
from scenario_desk.analysis.news import News, lowered_news, news_after
from scenario_desk.analysis.nodes import CHANCE, DECISION, LEAF, Nodes, lowered_nodes
from scenario_desk.analysis.on_demand import OnDemand
from scenario_desk.analysis.profiles import ProfileArrays, lowered_profiles, profiles_after
from scenario_desk.analysis.roster_arrays import RosterArrays, lowered_rosters, rosters_after
from scenario_desk.analysis.row_index import RowIndex
from scenario_desk.analysis.scores import lowered_scores, scores_after
from scenario_desk.analysis.updating import nodes_after
from scenario_desk.model.changes import Changes
from scenario_desk.model.scenario import Scenario

__all__ = ["CHANCE", "DECISION", "LEAF", "Frame", "lower"]

Part = TypeVar("Part", RosterArrays, Nodes)
_NAMES = {kind: tuple(field.name for field in fields(kind)) for kind in (RosterArrays, Nodes)}


@dataclass(frozen=True, eq=False)
class Frame(RosterArrays, Nodes):
    """A scenario as arrays: N nodes, A actors, I interests, E endpoints.

    Nodes stand in breadth-first order: the root is row 0, the nodes of one depth are one slice,
    the children of one node are one slice, and what follows the root is the children of `branching`
    one after the other. Actors, interests and endpoints stand in their scenario's order. Every
    array is read-only. A reference that names nothing is −1, a child that names nothing is left
    out, and nodes that the root does not reach have no row.
    """

    scenario: Scenario
    """What was lowered."""
    scores: Estimates
    """float64[3, E, I] −100 … 100; nan is missing."""
    profiles: OnDemand[ProfileArrays]
    """Profiles by id, lowered when first asked for; likewise below."""
    linkages: OnDemand[LinkageArrays]
    packages: OnDemand[PackageArrays]
    news: News
    """The injects in force."""

    @cached_property
    def forecast(self) -> Forecast:
        """The branches' best values made to add up, the news counted and no package, and what they
        reach.

        Computed when first asked for, and handed on while nothing that it rests on changes.
        """
        return forecast(self, self.news.over(self.probability[BEST]), len(self.endpoint_ids))

    def updated(self, changes: Changes) -> Frame:
        """The frame of `changes.new`, sharing every array that the changes do not touch.

        Equal, field by field, to `lower(changes.new)`. Where the changes do not start from this
        frame's scenario it is lowered anew.
        """
        if changes.old is not self.scenario:
            return lower(changes.new)
        old, tree = _part(RosterArrays, self), _part(Nodes, self)
        rosters = rosters_after(old, changes)
        nodes = nodes_after(tree, old, rosters, changes)
        news = news_after(self.news, (old, tree), (rosters, nodes), changes)
        after = Frame(
            **vars(rosters),
            **vars(nodes),
            scenario=changes.new,
            scores=scores_after(self.scores, old, rosters, changes),
            profiles=profiles_after(self.profiles, old, rosters, changes),
            linkages=linkages_after(self.linkages, old, rosters, changes),
            packages=packages_after(self.packages, (tree, self.news), (nodes, news), changes),
            news=news,
        )
        if "forecast" in vars(self) and after._forecast_stands(self):
            vars(after)["forecast"] = self.forecast
        return after

    def _forecast_stands(self, before: Frame) -> bool:
        """Whether all that the forecast rests on is shared with the frame before."""
        return (
            self.probability is before.probability
            and self.news is before.news
            and self.parent is before.parent
            and self.moves is before.moves
            and self.leaf_endpoint is before.leaf_endpoint
            and len(self.endpoint_ids) == len(before.endpoint_ids)
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process gets the scenario and lowers it anew, once for all that it is sent."""
        return _lowered_elsewhere, (self._packed,)

    @cached_property
    def _packed(self) -> bytes:
        return pickle.dumps(self.scenario)

    def rows_of(self, nodes: Collection[str]) -> Ints:
        """int64[len(nodes)] the rows of many nodes at once; −1 where there is none.

        Of all nodes of a frame that was updated from this one, or this from it, in no time.
        """
        assert isinstance(self.node_index, RowIndex)
        return self.node_index.rows_of(nodes)


def lower(scenario: Scenario) -> Frame:
    """The frame of a scenario, from nothing (some 70 ms for 100,000 nodes)."""
    rosters = lowered_rosters(scenario)
    nodes = lowered_nodes(scenario, rosters)
    news = lowered_news(scenario, rosters, nodes)
    return Frame(
        **vars(rosters),
        **vars(nodes),
        scenario=scenario,
        scores=lowered_scores(scenario, rosters),
        profiles=lowered_profiles(scenario, rosters),
        linkages=lowered_linkages(scenario, rosters),
        packages=lowered_packages(scenario, nodes, news),
        news=news,
    )


@lru_cache(maxsize=2)
def _lowered_elsewhere(packed: bytes) -> Frame:
    """The frame of a scenario that was packed in another process."""
    return lower(pickle.loads(packed))


def _part(kind: type[Part], frame: Frame) -> Part:
    """The rosters or the nodes of a frame by themselves, so that nothing holds on to the frame."""
    return kind(**{name: getattr(frame, name) for name in _NAMES[kind]})
