"""A scenario: one immutable value that holds everything a file holds."""

from __future__ import annotations

from typing import Any

from pydantic import Field
from pydantic.dataclasses import dataclass

from scenario_desk.model.entities import (
    Actor,
    Assumptions,
    Interest,
    Limits,
    Move,
    Node,
    Profile,
    ScoreKey,
)
from scenario_desk.model.estimate import ENTITY, Estimate, Short, Text
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.room import Release
from scenario_desk.model.rosters import HOLDERS, ROSTERS, Rosters
from scenario_desk.model.sizes import beyond
from scenario_desk.model.table import Roster, Table


@dataclass(frozen=True, slots=True, config=ENTITY)
class Scenario(Rosters):
    """One shared file. See `model.edits` for every way to change it.

    Beside what stands here it holds the collections of `Rosters`. `parents` and `levels` are
    derived from the children of the nodes, kept up by the edits, and neither compared nor saved.
    """

    title: Short
    root: str
    nodes: Table[str, Node]
    question: Text = ""
    baseline_date: Short = ""
    baseline: Text = ""
    """What 0 stands for: the situation at the baseline date carried forward."""
    horizon_date: Short = ""
    authors: tuple[Short, ...] = ()
    marking: Short = ""
    notes: Text = ""
    limits: Limits = "percentiles"
    assumptions: Assumptions = Field(default_factory=Assumptions)
    scores: Table[ScoreKey, Estimate] = Field(default_factory=Table)
    moves: tuple[Move, ...] = ()
    """The branches declared to have happened: one path from the root, in order."""
    released: tuple[Release, ...] = ()
    """The injects in force, in the order of their release."""
    parents: Table[str, str] = Field(default=None, repr=False, exclude=True)  # type: ignore[arg-type]
    levels: int = Field(default=0, repr=False, exclude=True)
    """At most how many levels the tree has; 0 until they are counted."""

    def __post_init__(self) -> None:
        if self.parents is None:
            object.__setattr__(self, "parents", parents_of(self.nodes))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scenario):
            return NotImplemented
        return self is other or all(getattr(self, name) == getattr(other, name) for name in FIELDS)

    def __hash__(self) -> int:
        return hash((self.title, self.root, len(self.nodes), len(self.scores)))

    def with_nodes(
        self,
        put: dict[str, Node],
        removed: tuple[str, ...] = (),
        *,
        levels: int | None = None,
        **fields: Any,
    ) -> Scenario:
        """This scenario with nodes put in or taken out, and `parents` and `levels` kept up.

        Every edit of the tree ends here. `levels` is how deep what comes or moves ends, counted
        from the root; where it is not said, the levels are counted again when next asked for.
        `fields` are further fields of the scenario.
        """
        links: dict[str, str] = {}
        orphans: set[str] = set(removed)
        for (key, node), before in zip(put.items(), self.nodes.get_all(put), strict=True):
            children = () if before is None else before.children
            if children != node.children:
                links.update(dict.fromkeys(set(node.children).difference(children), key))
                left = set(children).difference(node.children)
                orphans.update(child for child in left if self.parents.get(child) == key)
        if levels is None:
            settled = all(self.parents.get(child) == above for child, above in links.items())
            levels = self.levels if settled and "root" not in fields else 0
        elif self.levels:
            levels = max(self.levels, levels)
        else:
            levels = 0
        orphans.difference_update(links)
        if "root" in fields:
            orphans.add(fields["root"])
        for key in removed:
            links.pop(key, None)
        return replace(
            self,
            nodes=self.nodes.updated(put, removed),
            parents=self.parents.updated(links, orphans),
            levels=levels,
            **fields,
        )

    def levels_at_most(self) -> int:
        """At most how many levels the tree has, counted now if they never were."""
        if not self.levels:
            object.__setattr__(self, "levels", levels_of(self.nodes, self.root))
        return self.levels

    def interests_of(self, actor: str) -> tuple[Interest, ...]:
        """The actor's interests in their order."""
        return tuple(each for each in self.interests.values() if each.actor == actor)

    def profiles_of(self, actor: str) -> tuple[Profile, ...]:
        """The profiles of one actor, own and perceived, in their order."""
        return tuple(each for each in self.profiles.values() if each.actor == actor)

    @property
    def moment(self) -> Scenario:
        """What a snapshot or an entry of the log holds: all that figures rest on, without `RECORD`."""
        left = [name for name in RECORD if getattr(self, name)]
        return replace(self, **{name: Roster() for name in left}) if left else self

    @property
    def principals(self) -> tuple[Actor, ...]:
        return tuple(actor for actor in self.actors.values() if actor.principal)


def parents_of(nodes: Table[str, Node]) -> Table[str, str]:
    """Who each node's parent is, read off the children; the root has none."""
    return Table({child: node.id for node in nodes.values() for child in node.children})


def levels_of(nodes: Table[str, Node], root: str) -> int:
    """How many levels the tree below a node has: 1 for a leaf."""
    children = {key: node.children for key, node in nodes.items() if node.children}
    level, count = [root], 0
    while level:
        count += 1
        level = [child for key in level if key in children for child in children[key]]
    return count


def replace(scenario: Scenario, **fields: Any) -> Scenario:
    """A scenario with some fields replaced, validated; `nodes` go through `with_nodes`.

    Raises EditRefused where it would be too large to be computed.
    """
    values = {name: getattr(scenario, name) for name in (*FIELDS, *DERIVED)}
    replaced = Scenario(**(values | fields))
    if not _SIZED.isdisjoint(fields) and (message := beyond(replaced, replaced.nodes)):
        raise EditRefused(message.code, **message.values)
    return replaced


RECORD = ("participants", "sessions", "proposals", "rounds", "assessments", *HOLDERS)
"""The collections that say what was done and said: no figure rests on them, and no moment has them."""
DERIVED = ("parents", "levels")
"""The fields that only say again what the others do."""
_SIZED = {*ROSTERS, "nodes"}
FIELDS: tuple[str, ...] = tuple(
    name for name in Scenario.__dataclass_fields__ if name not in DERIVED
)
