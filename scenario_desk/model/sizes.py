"""How large a scenario may be in all: figures take every pair of some things, or more.

A list of each kind has its own limit where a file is read; this bounds what they come to together.
What is within it is computed in about two seconds and 500 MB.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import TYPE_CHECKING

from scenario_desk.model.entities import Linkage, Node, Package
from scenario_desk.model.messages import Message
from scenario_desk.model.rosters import ROSTERS, Rosters
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
    "kept": (("kept",), 5_000_000),
    "listed": (("listed",), 1_000_000),
}
"""What is computed: of which things every combination, and how many combinations at most.

Endpoints are compared with one another, so that theirs alone has a limit. `holders` are the actors
that hold a picture of another, `effects` those of every linkage on every endpoint it can be attached
to, `overrides` the branches of every node that a package speaks of, `assumed` what all lenses name,
themselves among it: whatever is assumed is compared with each. `kept` are the nodes and scores of
all snapshots, `listed` all else that they hold, each counted in full.
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
        "effects": sum(map(_effects_of, rosters.linkages.values())),
        "assumed": sum(
            1 + len(each.profiles) + len(each.linkages) for each in rosters.lenses.values()
        ),
        "overrides": sum(_overrides_of(each, nodes) for each in rosters.packages.values()),
        "snapshots": len(rosters.snapshots),
        "kept": sum(kept_by(each.scenario) for each in rosters.snapshots.values()),
        "listed": sum(listed_by(each.scenario) for each in rosters.snapshots.values()),
    }
    return beyond_any(counts)


def beyond_any(counts: Mapping[str, int]) -> Message | None:
    """The same of so many of some things, by which alone it is known."""
    for what, (things, limit) in PRODUCTS.items():
        if counts.keys() >= set(things) and prod(counts[thing] for thing in things) > limit:
            shown = {thing: counts[thing] for thing in things}
            return Message("too_large", {"what": what, "limit": limit} | shown)
    return None


def _effects_of(linkage: Linkage) -> int:
    own = linkage.endpoint_effects
    return sum(len(own.get(each, linkage.effects)) for each in dict.fromkeys(linkage.endpoints))


def _overrides_of(package: Package, nodes: Table[str, Node]) -> int:
    spoken_of = (nodes.get(key) for key in package.overrides)
    return sum(len(node.children) for node in spoken_of if node is not None)


def kept_by(moment: Scenario) -> int:
    """How many nodes and scores a snapshot of this keeps."""
    return len(moment.nodes) + len(moment.scores)


def listed_by(moment: Rosters) -> int:
    """How much else it keeps: whatever is listed in an order, of which each has one of its own."""
    return sum(len(getattr(moment, name)) for name in ROSTERS)
