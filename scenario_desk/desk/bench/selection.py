"""The one selection that all views share."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.model.changes import Changes
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.roster_words import ROSTER_WORDS

_MOST_CAME = 200
"""More branches that come back at once are not selected: nobody looks at them one by one."""
ROSTER_OF = {said.kind: name for name, said in ROSTER_WORDS.items() if said.kind}
"""By kind of selection: the roster that holds it."""
COLLECTION_OF = ROSTER_OF | {"node": "nodes", "score": "scores"}


@dataclass(frozen=True, slots=True)
class Selection:
    """What is selected: a kind of thing, and which ones; the last id is the primary one.

    Kinds: those of `ROSTER_OF`, "node", "score" (ids are "endpoint/interest"), "scenario", or ""
    for nothing.
    """

    kind: str = ""
    ids: tuple[str, ...] = ()

    @property
    def primary(self) -> str:
        return self.ids[-1] if self.ids else ""

    def within(self, scenario: Scenario) -> Selection:
        """This selection without what the scenario does not hold (any more)."""
        kept = tuple(key for key in self.ids if _holds(scenario, self.kind, key))
        if kept == self.ids:
            return self
        return Selection(self.kind, kept) if kept else Selection()

    def after(self, before: Scenario, scenario: Scenario) -> Selection:
        """This selection once a scenario has followed another, without what is gone.

        Where all its nodes are, the nearest above that stays is selected: work goes on there.
        """
        kept = self.within(scenario)
        if kept.ids or self.kind != "node":
            return kept
        above = before.parents.get(self.primary)
        while above is not None and above not in scenario.nodes:
            above = before.parents.get(above)
        return kept if above is None else Selection("node", (above,))

    def endpoints(self, scenario: Scenario) -> frozenset[str]:
        """The endpoints that are meant: themselves, those of selected leaves, of a score."""
        if self.kind == "endpoint":
            return frozenset(self.ids)
        if self.kind == "score":
            return frozenset(key.partition("/")[0] for key in self.ids)
        if self.kind == "node":
            named = (scenario.nodes[key].endpoint for key in self.ids if key in scenario.nodes)
            return frozenset(endpoint for endpoint in named if endpoint)
        return frozenset()


def came_back(between: Changes) -> Selection:
    """The branches that came, each by its first node.

    Those beside each other in their order; nothing where there are too many.
    """
    added, after = between.added("nodes"), between.new
    above = {after.parents.get(key) for key in added} - added
    tops = [
        key
        for node in sorted(above, key=str)
        for key in (after.nodes[node].children if node is not None else (after.root,))
        if key in added
    ]
    return Selection("node", tuple(tops)) if 0 < len(tops) <= _MOST_CAME else Selection()


def _holds(scenario: Scenario, kind: str, key: str) -> bool:
    if kind == "score":
        endpoint, _, interest = key.partition("/")
        return endpoint in scenario.endpoints and interest in scenario.interests
    collection = COLLECTION_OF.get(kind)
    if collection is None:
        return kind == "scenario"
    return key in getattr(scenario, collection)
