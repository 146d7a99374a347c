"""Whether nodes form one rooted tree: what a file must be before anything else can look at it."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.model.entities import Node
from scenario_desk.model.messages import Message
from scenario_desk.model.scales import TREE_LEVELS


def parents_in_tree(nodes: Mapping[str, Node], root: str) -> dict[str, str]:
    """Return each node's parent; raises FileRefused unless all hang on `root`, each in one place.

    Also refuses a tree deeper than `TREE_LEVELS`.
    """
    parents: dict[str, str] = {}
    for key, node in nodes.items():
        for child in node.children:
            if child in parents:
                _refuse_second_parent(nodes, child, parents[child], key)
            if child not in nodes:
                raise FileRefused("file_child_missing", node=_named(nodes, key), child=child)
            parents[child] = key
    if root not in nodes:
        raise FileRefused("file_root_missing", root=root)
    if root in parents:
        raise FileRefused("file_cycle", node=_named(nodes, root))
    if _reach(nodes, root) < len(nodes):
        _refuse_unreached(nodes, root, parents)
    return parents


def nodes_depth_first(nodes: Mapping[str, Node], root: str) -> list[Node]:
    """Return the nodes from the root down along their children, so a local edit moves few lines.

    Raises FileRefused as `parents_in_tree` does.
    """
    nodes = dict(nodes)
    found: dict[str, Node] = {}
    waiting, depths = [root], [1]
    while waiting:
        key, depth = waiting.pop(), depths.pop()
        node = nodes.get(key)
        if node is None or key in found or depth > TREE_LEVELS:
            break
        found[key] = node
        if node.children:
            waiting.extend(reversed(node.children))
            depths.extend([depth + 1] * len(node.children))
    else:
        if len(found) == len(nodes):
            return list(found.values())
    parents_in_tree(nodes, root)
    raise FileRefused("file_root_missing", root=root)


def _reach(nodes: Mapping[str, Node], root: str) -> int:
    """How many nodes hang on the root, given that none has two parents."""
    level, count, levels = [root], 0, 0
    while level:
        levels += 1
        if levels > TREE_LEVELS:
            raise FileRefused(
                "file_tree_too_deep", node=_named(nodes, level[0]), limit=str(TREE_LEVELS)
            )
        count += len(level)
        level = [child for key in level for child in nodes[key].children]
    return count


def _refuse_second_parent(nodes: Mapping[str, Node], child: str, first: str, second: str) -> None:
    if first == second:
        raise FileRefused("file_child_twice", node=_named(nodes, first), child=child)
    raise FileRefused(
        "file_two_parents",
        node=_named(nodes, child),
        first=_named(nodes, first),
        second=_named(nodes, second),
    )


def _refuse_unreached(nodes: Mapping[str, Node], root: str, parents: dict[str, str]) -> None:
    """Some node does not hang on the root: it or one above it has no parent, or they are a ring."""
    hanging = {root}
    for key in nodes:
        path: dict[str, None] = {}
        above: str | None = key
        while above is not None and above not in hanging and above not in path:
            path[above] = None
            above = parents.get(above)
        if above is None:
            raise FileRefused("file_orphan", node=_named(nodes, next(reversed(path))))
        if above in path:
            raise FileRefused("file_cycle", node=_named(nodes, above))
        hanging.update(path)


def _named(nodes: Mapping[str, Node], key: str) -> Message:
    node = nodes.get(key)
    text = (node.label or node.question) if node else ""
    if not text:
        return Message("file_node", {"id": key})
    return Message("file_node_called", {"id": key, "text": text})
