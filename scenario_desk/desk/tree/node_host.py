"""The canvas as a host of nodes: what commands and the editor ask of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from scenario_desk.desk.nodes.host import Part, Way
from scenario_desk.desk.tree.walking import turned_way, walked
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.tree import hits

if TYPE_CHECKING:
    from scenario_desk.desk.tree.tree_view import TreeView


class CanvasHost:
    """Answers for the canvas; see `NodeHost`."""

    def __init__(self, canvas: TreeView) -> None:
        self._canvas = canvas

    @property
    def widget(self) -> QWidget:
        return self._canvas

    @property
    def takes_text(self) -> bool:
        return self._canvas.gesture is None

    def box_of(self, node: str, part: Part) -> QRectF | None:
        position = self._canvas.content.position_of(node)
        if position < 0:
            return None
        boxes: dict[Part, Callable[..., Box]] = {
            "label": hits.label_box,
            "question": hits.question_box,
            "probability": hits.probability_box,
        }
        box = boxes[part](self._canvas.picture(), position)
        return QRectF(box.left, box.top, box.width, box.height)

    def font_of(self, part: Part) -> QFont:
        sizes = self._canvas.metrics()
        faces = {"question": sizes.bold, "probability": sizes.small, "label": sizes.label}
        return self._canvas.texts.font_of(faces[part])

    def show_node(self, node: str) -> None:
        self._canvas.reveal(node)
        position = self._canvas.content.position_of(node)
        if position >= 0:
            self._canvas.bring_into_sight(position)

    def shown_nodes(self) -> Sequence[str]:
        content = self._canvas.content
        return [content.id_of(position) for position in range(content.scene.count)]

    def select(self, nodes: Sequence[str]) -> None:
        self._canvas.select_quietly(*nodes)

    def is_folded(self, node: str) -> bool:
        content = self._canvas.content
        position = content.position_of(node)
        return position >= 0 and bool(content.scene.hidden[position])

    def fold(self, nodes: Sequence[str]) -> None:
        for node in nodes:
            self._canvas.content.folding.fold(node)
        self._canvas.refold()

    def unfold(self, nodes: Sequence[str]) -> None:
        hiding = [node for node in nodes if self.is_folded(node)]
        # A node without branches is remembered, too: it may be about to get some.
        for node in nodes:
            self._canvas.content.folding.unfold(node)
        if hiding:
            self._canvas.refold()

    def fold_to_depth(self, depth: int | None) -> None:
        content = self._canvas.content
        if depth is not None and content.focus:
            depth += int(content.frame.depth[content.frame.node_index[content.focus]])
        content.folding.to_depth(depth)
        self._canvas.refold()

    def step(self, way: Way, extend: bool) -> None:
        canvas, content = self._canvas, self._canvas.content
        select = canvas.workbench.select
        if content.current < 0:
            current = content.position_of(canvas.nodes.current) if canvas.nodes.current else -1
            select("node", content.id_of(max(current, 0)))
            return
        way = turned_way(way, canvas.direction)
        if way == "right" and content.scene.hidden[content.current]:
            self.unfold([content.id_of(content.current)])
            return
        node = content.id_of(walked(content.scene, content.current, way))
        others = tuple(key for key in canvas.nodes.selected if key != node) if extend else ()
        select("node", *others, node)
