"""Ways through the tree that cost as much as what they visit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scenario_desk.model.entities import Node
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import called
from scenario_desk.model.scales import TREE_LEVELS
from scenario_desk.model.scenario import Scenario, levels_of

Nodes = str | Iterable[str]
"""Ids of nodes; one alone may stand for itself."""


def node_of(scenario: Scenario, key: str) -> Node:
    """The node with this id; raises EditRefused where there is none."""
    node: Node | None = scenario.nodes.get(key)
    if node is None:
        raise EditRefused("unknown_node", id=key)
    return node


def chosen(scenario: Scenario, nodes: Nodes) -> tuple[str, ...]:
    """The ids once each, in the order given; raises EditRefused where one is unknown or none is."""
    keys = tuple(dict.fromkeys([nodes] if isinstance(nodes, str) else nodes))
    if not keys:
        raise EditRefused("nothing_chosen")
    for key in keys:
        node_of(scenario, key)
    return keys


def tops(scenario: Scenario, nodes: Nodes) -> tuple[str, ...]:
    """The chosen nodes without those below another chosen one, in the order of the tree."""
    keys = chosen(scenario, nodes)
    among = set(keys)
    outer = [key for key in keys if not any(up in among for up in ancestors(scenario, key))]
    return in_order(scenario, outer)


def ancestors(scenario: Scenario, node: str) -> Iterator[str]:
    """The nodes above, from the parent to the root."""
    above = scenario.parents.get(node)
    while above is not None:
        yield above
        above = scenario.parents.get(above)


def below(scenario: Scenario, node: str) -> list[str]:
    """The node and everything below it, each before its children, in the order of the tree."""
    found: list[str] = []
    waiting, nodes = [node], scenario.nodes
    while waiting:
        key = waiting.pop()
        found.append(key)
        children = nodes[key].children
        if children:
            waiting += reversed(children)
    return found


def in_order(scenario: Scenario, nodes: Iterable[str]) -> tuple[str, ...]:
    """The nodes as one meets them from the top of the tree down its branches."""
    keys = tuple(nodes)
    if len(keys) < 2:
        return keys
    places: dict[str, dict[str, int]] = {}

    def path(node: str) -> list[int]:
        steps = []
        for above in ancestors(scenario, node):
            if above not in places:
                children = scenario.nodes[above].children
                places[above] = {child: place for place, child in enumerate(children)}
            steps.append(places[above][node])
            node = above
        return steps[::-1]

    return tuple(sorted(keys, key=path))


def parent_of(scenario: Scenario, node: str) -> str:
    """The parent's id; raises EditRefused for the root, to which no branch leads."""
    node_of(scenario, node)
    parent: str | None = scenario.parents.get(node)
    if parent is None:
        raise EditRefused("root_has_no_branch", node=called(scenario, node))
    return parent


def families(scenario: Scenario, nodes: Nodes, beside: bool = False) -> tuple[str, ...]:
    """Whose branches are meant: the node's own; of a leaf, or `beside`, its parent's."""
    keys = chosen(scenario, nodes)
    own = dict.fromkeys(key for key in keys if not beside and scenario.nodes[key].children)
    others = (scenario.parents.get(key, key) for key in keys if key not in own)
    return tuple(dict.fromkeys([*own, *others]))


def depth_with(scenario: Scenario, parent: str, levels: int) -> int:
    """How deep a tree goes, counted from its root, where `levels` more stand below `parent`.

    Raises EditRefused where that is deeper than a tree may grow.
    """
    deepest = _depth(scenario, parent) + 1 + levels
    if deepest > TREE_LEVELS:
        raise EditRefused("too_deep", limit=TREE_LEVELS)
    return deepest


def depth_with_moved(scenario: Scenario, parent: str, node: str) -> int:
    """The same with `node` and all below it standing below `parent`.

    What is below a node is not walked while the levels of the whole tree already say that it fits.
    """
    most = scenario.levels_at_most() - _depth(scenario, node)
    if _depth(scenario, parent) + 1 + most > TREE_LEVELS:
        most = levels_of(scenario.nodes, node)
    return depth_with(scenario, parent, most)


def _depth(scenario: Scenario, node: str) -> int:
    return sum(1 for _ in ancestors(scenario, node))
