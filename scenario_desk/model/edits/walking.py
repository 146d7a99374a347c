"""Ways through the tree that cost as much as what they visit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scenario_desk.model.entities import Node
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import called
from scenario_desk.model.scales import TREE_LEVELS
from scenario_desk.model.scenario import Scenario

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


def below(scenario: Scenario, node: str) -> Iterator[str]:
    """The node and everything below it, each before its children, in the order of the tree."""
    waiting = [node]
    while waiting:
        key = waiting.pop()
        yield key
        waiting.extend(reversed(scenario.nodes[key].children))


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


def levels_below(scenario: Scenario, node: str) -> int:
    """How many levels the node and what is below it take: 1 for a leaf."""
    level, count = [node], 0
    while level:
        count += 1
        level = [child for key in level for child in scenario.nodes[key].children]
    return count


def refuse_too_deep(scenario: Scenario, parent: str, levels: int) -> None:
    """Raise EditRefused where `levels` more below `parent` are deeper than a tree may grow."""
    if sum(1 for _ in ancestors(scenario, parent)) + 1 + levels > TREE_LEVELS:
        raise EditRefused("too_deep", limit=TREE_LEVELS)
