"""Where an arrow key leads: to what is seen in that direction."""

from __future__ import annotations

import numpy as np

from scenario_desk.desk.nodes.host import Way
from scenario_desk.presentation.layout import Direction
from scenario_desk.presentation.tree.scene import Scene

_TURNED: dict[Direction, dict[Way, Way]] = {
    "right": {},
    "left": {"left": "right", "right": "left"},
    "down": {"up": "left", "down": "right", "left": "up", "right": "down"},
}


def turned_way(way: Way, direction: Direction) -> Way:
    """The way that an arrow key means in a tree growing to the right, where it grows elsewhere."""
    return _TURNED[direction].get(way, way)


def walked(scene: Scene, position: int, way: Way) -> int:
    """The position one step away; the same one where there is nothing that way.

    Left is the parent, right the child nearest in height, up and down the neighbours of the same
    depth, home the root, end the last node that is shown lowest and deepest.
    """
    level = scene.level_of(position)
    first, last = int(scene.level_start[level]), int(scene.level_start[level + 1])
    if way == "left":
        return int(scene.parent[position])
    if way == "right":
        return _child(scene, position)
    if way == "up":
        return max(position - 1, first)
    if way == "down":
        return min(position + 1, last - 1)
    if way == "home":
        return 0
    return int(np.flatnonzero(scene.y == scene.y.max())[-1])


def _child(scene: Scene, position: int) -> int:
    level = scene.level_of(position)
    if level + 1 >= scene.levels:
        return position
    start, stop = int(scene.level_start[level + 1]), int(scene.level_start[level + 2])
    # Parents stand in order, so the children of one are one slice.
    above = scene.parent[start:stop]
    first, last = np.searchsorted(above, [position, position + 1]) + start
    if first == last:
        return position
    return int(first + np.argmin(np.abs(scene.y[first:last] - scene.y[position])))
