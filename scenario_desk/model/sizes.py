"""How large a scenario may be in all: figures take every pair of some things, or more.

A list of each kind has its own limit where a file is read; this bounds what they come to together.
What is within it is computed in about two seconds and 500 MB.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import starmap
from math import prod
from typing import TYPE_CHECKING

from scenario_desk.model.entities import Linkage, Node, Package
from scenario_desk.model.messages import Message
from scenario_desk.model.room import Inject
from scenario_desk.model.rosters import HOLDERS, OVERRIDING, ROSTERS, Rosters
from scenario_desk.model.table import Table

if TYPE_CHECKING:
    from scenario_desk.model.scenario import Scenario

PRODUCTS: Mapping[str, tuple[tuple[str, ...], int]] = {
    "endpoints": (("endpoints",), 5_000),
    "scores": (("endpoints", "interests"), 500_000),
    "utilities": (("endpoints", "actors"), 500_000),
    "owners": (("actors", "interests"), 1_000_000),
    "standards": (("actors", "profiles"), 1_000_000),
    "weights": (("profiles", "interests"), 1_000_000),
    "expectations": (("nodes", "actors"), 5_000_000),
    "endings": (("nodes", "endpoints"), 200_000_000),
    "pictures": (("holders", "endpoints", "interests"), 5_000_000),
    "effects": (("effects",), 500_000),
    "overrides": (("overrides",), 1_000_000),
    "assumed": (("assumed",), 20_000),
    "snapshots": (("snapshots",), 500),
    "log": (("log",), 2_000),
    "assessments": (("assessments",), 200_000),
    "kept": (("kept",), 5_000_000),
    "listed": (("listed",), 1_000_000),
}
"""What is computed: of which things every combination, and how many combinations at most.

Endpoints are compared with one another, so that theirs alone has a limit. `holders` are the actors
that hold a picture of another, `effects` those of every linkage and inject on every endpoint it can
be attached to, `overrides` the branches of every node that a package or an inject speaks of, `assumed` what all lenses name,
themselves among it: whatever is assumed is compared with each. `kept` are the nodes and scores of
all snapshots and all entries of the log, `listed` all else that they hold: a table or a list that is
the very one that the one before holds takes no room of its own.
"""


def beyond(rosters: Rosters, nodes: Table[str, Node]) -> Message | None:
    """What a scenario of these things has more of than can be computed; None where nothing."""
    counts = {
        "nodes": len(nodes),
        "actors": len(rosters.actors),
        "interests": len(rosters.interests),
        "endpoints": len(rosters.endpoints),
        "profiles": len(rosters.profiles),
        "holders": len({each.holder for each in rosters.profiles.values()} - {None}),
        "effects": sum(map(_effects_of, rosters.linkages.values()))
        + sum(map(_effects_of, rosters.injects.values())),
        "assumed": sum(
            1 + len(each.profiles) + len(each.linkages) for each in rosters.lenses.values()
        ),
        "overrides": sum(
            _overrides_of(each, nodes)
            for name in OVERRIDING
            for each in getattr(rosters, name).values()
        ),
        "assessments": len(rosters.assessments),
        "snapshots": len(rosters.snapshots),
        "log": len(rosters.log),
        "kept": kept_in(rosters),
        "listed": sum(starmap(listed_by, _moments(rosters))),
    }
    return beyond_any(counts)


def beyond_any(counts: Mapping[str, int]) -> Message | None:
    """The same of so many of some things, by which alone it is known."""
    for what, (things, limit) in PRODUCTS.items():
        if counts.keys() >= set(things) and prod(counts[thing] for thing in things) > limit:
            shown = {thing: counts[thing] for thing in things}
            return Message("too_large", {"what": what, "limit": limit} | shown)
    return None


def _effects_of(cause: Linkage | Inject) -> int:
    own = cause.endpoint_effects
    return sum(len(own.get(each, cause.effects)) for each in dict.fromkeys(cause.endpoints))


def _overrides_of(cause: Package | Inject, nodes: Table[str, Node]) -> int:
    spoken_of = (nodes.get(key) for key in cause.overrides)
    return sum(len(node.children) for node in spoken_of if node is not None)


def kept_in(rosters: Rosters) -> int:
    """How many nodes and scores the earlier values keep that these collections hold."""
    return sum(starmap(kept_by, _moments(rosters)))


def kept_by(moment: Scenario, before: Scenario | None = None) -> int:
    """How many nodes and scores a moment keeps that do not stand in the one before it already."""
    return _own(moment, before, ("nodes", "scores"))


def listed_by(moment: Scenario, before: Scenario | None = None) -> int:
    """How much else it keeps: whatever is listed in an order, where that is one of its own."""
    return _own(moment, before, ROSTERS)


def _own(moment: Scenario, before: Scenario | None, names: Iterable[str]) -> int:
    return sum(
        len(getattr(moment, name))
        for name in names
        if before is None or getattr(moment, name) is not getattr(before, name)
    )


def _moments(rosters: Rosters) -> Iterator[tuple[Scenario, Scenario | None]]:
    """Every earlier value that is held, with the one before it."""
    for name in HOLDERS:
        before = None
        for holder in getattr(rosters, name).values():
            yield holder.scenario, before
            before = holder.scenario
