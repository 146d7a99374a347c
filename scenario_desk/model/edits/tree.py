"""Growing and pruning the tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scenario_desk.model.edits.amending import amended, made
from scenario_desk.model.edits.children import holding, inserted, left_with, restructured
from scenario_desk.model.edits.walking import (
    Nodes,
    below,
    chosen,
    depth_with,
    depth_with_moved,
    node_of,
    parent_of,
    tops,
)
from scenario_desk.model.entities import Move, Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import called
from scenario_desk.model.rosters import OVERRIDING
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster


def add_child(
    scenario: Scenario, parent: str, new: str, label: str = "", index: int | None = None
) -> Scenario:
    """Add a branch below `parent`, at `index` or last; its probability is the rest.

    A leaf becomes a chance node and hands its endpoint down to its first child.
    """
    above = node_of(scenario, parent)
    _refuse_taken(scenario, new)
    levels = depth_with(scenario, parent, 1)
    endpoint = None if above.children else above.endpoint
    child = made(Node, id=new, label=label, endpoint=endpoint)
    children = inserted(above.children, (new,), index)
    put = {new: child, parent: holding(above, children)}
    return restructured(scenario, put, levels=levels)


def add_sibling(
    scenario: Scenario, node: str, new: str, label: str = "", above: bool = False
) -> Scenario:
    """Add a branch beside a node's, below it or above it; the root has none beside it."""
    parent = parent_of(scenario, node)
    place = scenario.nodes[parent].children.index(node)
    return add_child(scenario, parent, new, label, place if above else place + 1)


def add_parent(scenario: Scenario, node: str, new: str, label: str = "") -> Scenario:
    """Put a chance node between a node and its parent.

    The new branch takes over the old one's probability (in the packages' overrides, too), its mark
    of history and its place among what has happened, and has the label given; the old branch
    keeps its own label and, being the only one, is the rest. Above the root the label becomes the
    new root's question, since no branch leads there.
    """
    old = node_of(scenario, node)
    _refuse_taken(scenario, new)
    levels = depth_with_moved(scenario, node, node)
    parent: str | None = scenario.parents.get(node)
    if parent is None:
        root = made(Node, id=new, kind="chance", children=(node,), question=label)
        grown = restructured(scenario, {new: root}, root=new, levels=levels)
        moves = (Move(node), *scenario.moves) if scenario.moves else ()
        return replace(grown, moves=moves)
    between = made(
        Node,
        id=new,
        kind="chance",
        label=label,
        probability=old.probability,
        children=(node,),
        historical=old.historical,
    )
    above = scenario.nodes[parent]
    children = tuple(new if child == node else child for child in above.children)
    put = {
        new: between,
        node: amended(old, probability=None),
        parent: amended(above, children=children),
    }
    moves = tuple(
        each
        for move in scenario.moves
        for each in ((Move(new), move) if move.branch == node else (move,))
    )
    fields: dict[str, Any] = _overrides_renamed(scenario, parent, node, new) | {"moves": moves}
    return scenario.with_nodes(put, levels=levels, **fields)


def delete(scenario: Scenario, nodes: Nodes, keep_children: bool = False) -> Scenario:
    """Delete nodes and all below them, or with `keep_children` only the nodes themselves.

    Children kept take their parent's place with their labels. Where both are numbers, their
    probability is multiplied by the deleted branch's; else they are the rest there. A branch that
    was certain takes over what packages say of the deleted one. What has happened is forgotten
    from where its path breaks; overrides of what is gone go along.
    """
    if scenario.root in chosen(scenario, nodes):
        raise EditRefused("root_stays", node=called(scenario, scenario.root))
    if keep_children:
        return _dissolve(scenario, chosen(scenario, nodes))
    outer = tops(scenario, nodes)
    lost: dict[str, set[str]] = {}
    for node in outer:
        lost.setdefault(scenario.parents[node], set()).add(node)
    put = {}
    for parent, branches in lost.items():
        above = scenario.nodes[parent]
        put[parent] = left_with(above, [key for key in above.children if key not in branches])
    gone = tuple(key for node in outer for key in below(scenario, node))
    return restructured(scenario, put, gone, lost)


def _dissolve(scenario: Scenario, nodes: tuple[str, ...]) -> Scenario:
    gone = set(nodes)
    put: dict[str, Node] = {}

    def standing(key: str) -> Node:
        return put.get(key) or scenario.nodes[key]

    def lifted(top: str, share: Estimate | None) -> Iterator[str]:
        """What takes the place of the branch to `top`, whose probability is `share`."""
        waiting = [(top, share)]
        while waiting:
            key, part = waiting.pop()
            if key not in gone:
                put[key] = amended(standing(key), probability=None if part is _CERTAIN else part)
                yield key
                continue
            node = scenario.nodes[key]
            waiting.extend(
                (child, _product(part, _of_branch(node, scenario.nodes[child])))
                for child in reversed(node.children)
            )

    lost: dict[str, set[str]] = {}
    for key in nodes:
        parent = scenario.parents[key]
        if parent not in gone:
            lost.setdefault(parent, set()).add(key)
    for parent in lost:
        above = scenario.nodes[parent]
        children: list[str] = []
        for key in above.children:
            if key in gone:
                children += lifted(key, _of_branch(above, scenario.nodes[key]))
            else:
                children.append(key)
        put[parent] = left_with(standing(parent), children)
    scenario = _inherited(scenario, lost, gone)
    return restructured(scenario, put, nodes, lost, levels=0)


def _inherited(scenario: Scenario, lost: dict[str, set[str]], gone: set[str]) -> Scenario:
    """What overrides a lost branch passes to the one certain branch below."""
    for parent, branches in lost.items():
        for key in branches:
            heir: str | None = key
            while heir in gone:
                node = scenario.nodes[heir]
                only = node.children[0] if len(node.children) == 1 else None
                certain = only and _of_branch(node, scenario.nodes[only]) is _CERTAIN
                heir = only if certain else None
            if heir is not None:
                scenario = replace(scenario, **_overrides_renamed(scenario, parent, key, heir))
    return scenario


_CERTAIN = Estimate(1)


def _of_branch(parent: Node, child: Node) -> Estimate | None:
    """The branch's probability; an only branch that is the rest is certain."""
    if child.probability is None and len(parent.children) == 1:
        return _CERTAIN
    return child.probability


def _product(first: Estimate | None, second: Estimate | None) -> Estimate | None:
    """One branch after another; what was said about the second stays. None is the rest."""
    if first is _CERTAIN or second is _CERTAIN:
        return second if first is _CERTAIN else first
    if first is None or second is None:
        return None
    low, high = None, None
    if first.low is not None or second.low is not None:
        low = first.spread[0] * second.spread[0]
        high = first.spread[1] * second.spread[1]
    return amended(second, best=first.best * second.best, low=low, high=high)


def _refuse_taken(scenario: Scenario, new: str) -> None:
    if new in scenario.nodes:
        raise EditRefused("id_taken", collection="nodes", id=new)


def _overrides_renamed(
    scenario: Scenario, parent: str, old: str, new: str
) -> dict[str, Roster[Any]]:
    """What overrides a branch of a node, by collection, where another has taken its place."""
    changed: dict[str, Roster[Any]] = {}
    for name in OVERRIDING:
        roster: Roster[Any] = getattr(scenario, name)
        for entity in roster.values():
            branches = entity.overrides.get(parent)
            if branches is not None and old in branches:
                renamed = branches.without(old).set(new, branches[old])
                overrides = entity.overrides.set(parent, renamed)
                changed[name] = roster = roster.put(amended(entity, overrides=overrides))
    return changed
