"""Moving what is there to another place in the tree."""

from __future__ import annotations

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.edits.children import (
    holding,
    inserted,
    left_with,
    refuse_finished,
    restructured,
)
from scenario_desk.model.edits.walking import (
    Nodes,
    ancestors,
    chosen,
    depth_with_moved,
    node_of,
    parent_of,
    tops,
)
from scenario_desk.model.entities import Node
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import called
from scenario_desk.model.scenario import Scenario


def move(scenario: Scenario, nodes: Nodes, parent: str, index: int | None = None) -> Scenario:
    """Move nodes, with all below them, under `parent`; they keep their order in the tree.

    `index` counts the children that do not move; None is last. A branch that comes under another
    parent is the rest there: its number was judged among other branches. Refused for the root,
    below what moves, below a leaf that ends somewhere (an unfinished leaf alone takes its endpoint
    over), and for a branch that has happened.
    """
    target = node_of(scenario, parent)
    if scenario.root in chosen(scenario, nodes):
        raise EditRefused("root_stays", node=called(scenario, scenario.root))
    moving = tops(scenario, nodes)
    among = set(moving)
    coming = [node for node in moving if scenario.parents[node] != parent]
    _refuse_ring(scenario, among, parent)
    _refuse_happened(scenario, set(coming))
    levels = max((depth_with_moved(scenario, parent, node) for node in coming), default=0)

    put: dict[str, Node] = {}
    lost: dict[str, set[str]] = {}
    for node in coming:
        put[node] = amended(scenario.nodes[node], probability=None)
        lost.setdefault(scenario.parents[node], set()).add(node)
    for above, branches in lost.items():
        old = scenario.nodes[above]
        put[above] = left_with(old, [key for key in old.children if key not in branches])
    if target.kind == "leaf" and target.endpoint is not None and not target.children:
        put[moving[0]] = _taking_over(scenario, target, [put[node] for node in moving])
    staying = [key for key in target.children if key not in among]
    put[parent] = holding(target, inserted(staying, moving, index))
    return restructured(scenario, put, lost=lost, levels=levels)


def reorder(scenario: Scenario, node: str, by: int) -> Scenario:
    """Move a branch up (negative) or down among its siblings, as far as they go."""
    parent = parent_of(scenario, node)
    above = scenario.nodes[parent]
    place = above.children.index(node)
    others = [key for key in above.children if key != node]
    children = inserted(others, (node,), max(0, place + by))
    if children == above.children:
        return scenario
    return scenario.with_nodes({parent: amended(above, children=children)})


def _taking_over(scenario: Scenario, target: Node, moved: list[Node]) -> Node:
    first = moved[0]
    if len(moved) > 1 or first.children or first.endpoint is not None:
        refuse_finished(scenario, target)
    return amended(first, endpoint=target.endpoint)


def _refuse_ring(scenario: Scenario, moving: set[str], parent: str) -> None:
    for above in (parent, *ancestors(scenario, parent)):
        if above in moving:
            raise EditRefused(
                "into_itself", node=called(scenario, above), parent=called(scenario, parent)
            )


def _refuse_happened(scenario: Scenario, moving: set[str]) -> None:
    for each in scenario.moves:
        if each.branch in moving:
            raise EditRefused("happened_stays", node=called(scenario, each.branch))
