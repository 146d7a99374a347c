"""How deep a tree goes once nodes have come to other places in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scenario_desk.model.messages import EditRefused
from scenario_desk.model.patches.patch import Place
from scenario_desk.model.scales import TREE_LEVELS
from scenario_desk.model.scenario import Scenario


def levels_with(scenario: Scenario, root: str, places: Mapping[str, Place | None]) -> int | None:
    """At most how deep what comes or moves ends, counted from the new root.

    None where that may be more than a tree may have and only counting tells. Raises EditRefused
    where something would stand below itself.
    """

    def parent_then(key: str) -> str | None:
        place = places.get(key)
        return scenario.parents.get(key) if place is None else place.parent

    before = _depths(scenario.root, scenario.parents.get)
    after = _depths(root, parent_then)
    most, deepest = scenario.levels_at_most(), 1
    for key, place in places.items():
        # What stays below its parent goes as deep as that does.
        if place is not None and scenario.parents.get(key) != place.parent:
            below = most - before(key) if key in scenario.nodes else 0
            deepest = max(deepest, after(key) + below)
    return deepest if deepest <= TREE_LEVELS else None


def _depths(root: str, above: Callable[[str], str | None]) -> Callable[[str], int]:
    """How deep a node stands, 1 for the root; each way up is walked once."""
    known: dict[str | None, int] = {root: 1, None: 0}

    def depth(key: str) -> int:
        way: dict[str | None, None] = {}
        step: str | None = key
        while step not in known:
            if step in way:
                raise EditRefused("patch_would_circle", id=key)
            way[step] = None
            step = above(step)  # type: ignore[arg-type]
        known.update((passed, known[step] + place) for place, passed in enumerate(reversed(way), 1))
        return known[key]

    return depth
