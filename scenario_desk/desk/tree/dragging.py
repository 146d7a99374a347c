"""Dragging branches to another parent, or between the branches of one; with Ctrl, copies of them.

While the pointer rests on a place where they can go, the workbench previews what that would mean;
the canvas itself keeps its places until the button is let go, for targets must not run away.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from scenario_desk.desk.tree.drag_marks import paint_ghost, paint_legal, paint_spot
from scenario_desk.desk.tree.gestures import Before
from scenario_desk.desk.tree.landing import Landing, Spot
from scenario_desk.desk.tree.resting import EdgeScroll, Rest
from scenario_desk.model import edits
from scenario_desk.model.edits.subtrees import Fragment
from scenario_desk.model.ids import new_id
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.drawing import Surface
from scenario_desk.presentation.tree.node_styles import Bools
from scenario_desk.presentation.tree.picture import Picture, own_place
from scenario_desk.presentation.words.language import _, ngettext

if TYPE_CHECKING:
    from scenario_desk.desk.tree.tree_view import TreeView

_ROOMY = 16.0
"""Pixels between rows from which one can point between two branches."""
_NEAR_PX, _NEAR_ROWS = 40.0, 0.75
"""How far from the last branch of a family a place beside it is meant: the larger of the two."""


class Drag:
    """On a node's mark the branches become its last; beside a branch's words they go next to it."""

    keeps_places = True

    def __init__(
        self,
        canvas: TreeView,
        start: QPointF,
        nodes: tuple[str, ...],
        before: Before,
        copying: bool,
    ) -> None:
        self._canvas, self._before, self._point = canvas, before, start
        self._landing = Landing(canvas.content.frame, canvas.content.scene, nodes)
        self._nodes = self._landing.nodes
        self._copying = copying
        # One id for each for the whole drag, or every preview would show other nodes.
        self._fresh = {node: new_id() for node in self._nodes}
        self._aimed: Spot | None = None
        self._spot: Spot | None = None
        self._refusal = ""
        self._rest = Rest(canvas, self.rest)
        self._scroll = EdgeScroll(canvas, self._aim)

    @property
    def greyed(self) -> Bools | None:
        return self._landing.no_copy if self._copying else self._landing.no_move

    @property
    def cursor(self) -> Qt.CursorShape:
        if self._refusal:
            return Qt.CursorShape.ForbiddenCursor
        copies, moves = Qt.CursorShape.DragCopyCursor, Qt.CursorShape.ClosedHandCursor
        return copies if self._copying else moves

    @property
    def refusal(self) -> str:
        """Why the branches cannot go where the pointer is; "" where they can, or nothing is."""
        return self._refusal

    def move(self, point: QPointF) -> None:
        self._point = point
        self._scroll.follow(point)
        self._aim()

    def hold(self, control: bool) -> None:
        if control != self._copying:
            self._copying = control
            self._take_aim(self._aimed_at(self._point))

    def rest(self) -> None:
        """Show what it would mean to let go here."""
        if self._spot is not None and not self._canvas.workbench.previewing:
            self._preview(self._spot)

    def finish(self, point: QPointF) -> None:
        self.move(point)
        bench, spot = self._canvas.workbench, self._spot
        self._close()
        if spot is None:
            bench.cancel()
            return
        parent = self._canvas.content.id_of(spot.parent)
        self._canvas.content.folding.unfold(parent)
        self._canvas.holding_still(parent, lambda: self._do(spot))

    def _do(self, spot: Spot) -> None:
        bench = self._canvas.workbench
        if not bench.previewing and not self._preview(spot):
            return
        if bench.scenario == bench.committed:
            bench.cancel()
            return
        bench.commit()
        self._canvas.select_quietly(*(self._fresh.values() if self._copying else self._nodes))

    def cancel(self) -> None:
        self._close()
        self._canvas.workbench.cancel()
        self._canvas.go_back(self._before)

    def paint(self, surface: Surface, picture: Picture) -> None:
        paint_legal(surface, picture, self._canvas.painted.near, self.greyed)
        if self._spot is not None:
            neighbours = self._landing.neighbours(self._spot, self._copying)
            paint_spot(surface, picture, self._spot, neighbours)
        said = self._refusal or carried(picture.scenario, self._nodes, self._copying)
        paint_ghost(surface, picture, self._point, said, bool(self._refusal))

    def _close(self) -> None:
        self._rest.close()
        self._scroll.close()

    def _preview(self, spot: Spot) -> bool:
        bench, parent = self._canvas.workbench, self._canvas.content.id_of(spot.parent)
        if not self._copying:
            return bench.preview(edits.move, self._nodes, parent, spot.index)
        return bench.preview(
            edits.paste, parent, self._fragment, spot.index, ids=self._fresh, name="duplicate"
        )

    @cached_property
    def _fragment(self) -> Fragment:
        return edits.copy(self._canvas.workbench.committed, self._nodes)

    def _aim(self) -> None:
        """Take in what is under the pointer now."""
        aimed = self._aimed_at(self._point)
        if aimed != self._aimed:
            self._take_aim(aimed)
        elif self._spot is not None and not self._canvas.workbench.previewing:
            self._rest.begin()
        self._canvas.update()

    def _take_aim(self, aimed: Spot | None) -> None:
        self._aimed, self._spot, self._refusal = aimed, None, ""
        self._rest.end()
        self._canvas.workbench.cancel()
        if aimed is not None and (self._copying or not self._landing.stays_put(aimed)):
            assert self.greyed is not None
            if self.greyed[aimed.parent]:
                self._refusal = self._reason(aimed)
            if not self._refusal:
                self._spot = aimed
                self._rest.begin()
        self._canvas.setCursor(self.cursor)
        self._canvas.update()

    def _reason(self, spot: Spot) -> str:
        bench, parent = self._canvas.workbench, self._canvas.content.id_of(spot.parent)
        if not self._copying:
            return bench.try_edit(edits.move, self._nodes, parent, spot.index) or ""
        return bench.try_edit(edits.paste, parent, self._fragment, spot.index) or ""

    def _aimed_at(self, point: QPointF) -> Spot | None:
        """The place that is pointed at, whether or not the branches can go there."""
        canvas = self._canvas
        hit = canvas.hit(point)
        if hit is not None and (hit.position == 0 or hit.part not in ("label", "probability")):
            return Spot(hit.position, None)
        position = hit.position if hit is not None else self._branch_near(point)
        if position is None:
            return None
        picture = canvas.picture()
        _along, across = picture.orientation.turned(point.x(), point.y())
        after = across > own_place(picture, position)[1]
        return self._landing.spot_beside(position, after, self._copying)

    def _branch_near(self, point: QPointF) -> int | None:
        """The branch in whose column the pointer is, above or below it."""
        canvas, picture = self._canvas, self._canvas.picture()
        scene = canvas.content.scene
        along, across = picture.orientation.turned(point.x(), point.y())
        at_x, at_y = picture.view.to_layout(along, across)
        reach = max(_NEAR_PX, _NEAR_ROWS * picture.metrics.row)
        near: tuple[float, int] | None = None
        for level in range(1, scene.levels):
            if not scene.left[level] < at_x < scene.right[level]:
                continue
            around = scene.around(level, at_y)
            siblings = len({int(scene.parent[position]) for position in around}) < len(around)
            for position in around:
                distance = abs(own_place(picture, position)[1] - across)
                meant = siblings or distance < reach
                roomy = picture.metrics_of(position).gap >= _ROOMY
                if meant and roomy and (near is None or distance < near[0]):
                    near = distance, position
        return near[1] if near else None


def carried(scenario: Scenario, nodes: tuple[str, ...], copying: bool) -> str:
    """What is carried, in a few words; and that it is copied."""
    count = len(nodes)
    if count > 1:
        many = ngettext("{n} branch", "{n} branches", count)
        copied = ngettext("Copy {n} branch", "Copy {n} branches", count)
        return (copied if copying else many).format(n=count)
    node = scenario.nodes[nodes[0]]
    if name := node.label or node.question:
        return _("Copy {name}").format(name=name) if copying else name
    return _("Copy a branch without a label") if copying else _("a branch without a label")
