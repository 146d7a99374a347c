"""What keeps its place in the pane when others make room."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.analysis.frame import Frame
from scenario_desk.desk.tree.content import Content
from scenario_desk.presentation.tree.viewport import Viewport


@dataclass(frozen=True, slots=True)
class Anchor:
    """A node, and where it is in pixels along and across the direction of growth."""

    node: str
    x: float
    y: float

    def held(self, content: Content, view: Viewport) -> Viewport:
        """The view in which the node is where it was; the same one where it is not shown."""
        scene, position = content.scene, content.position_of(self.node)
        if position < 0:
            return view
        own = float(scene.x[position]), float(scene.y[position])
        return view.holding(*own, self.x, self.y)


def anchor(content: Content, view: Viewport, still: str, coming: Frame) -> Anchor:
    """The node that must not jump: `still`, else the current one, else the root.

    Where the coming frame has it no more, it is the nearest one above that it still has.
    """
    scene = content.scene
    position = content.position_of(still)
    if position < 0:
        position = max(content.current, 0)
    while position and content.id_of(position) not in coming.node_index:
        position = int(scene.parent[position])
    at = view.to_screen(float(scene.x[position]), float(scene.y[position]))
    return Anchor(content.id_of(position), *at)
