"""An endpoint dragged here from a list: the leaf it is dropped on ends there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from scenario_desk.analysis.frame import LEAF
from scenario_desk.desk.tree.drag_marks import paint_ghost, paint_legal, paint_target
from scenario_desk.desk.tree.resting import EdgeScroll, Rest
from scenario_desk.model import edits
from scenario_desk.presentation.drawing import Surface
from scenario_desk.presentation.tree.node_styles import Bools
from scenario_desk.presentation.tree.picture import Picture

if TYPE_CHECKING:
    from scenario_desk.desk.tree.tree_view import TreeView


class EndpointDrop:
    """A gesture that another view began; a pointer that rests on a leaf previews its new end."""

    keeps_places = False
    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, canvas: TreeView, endpoint: str) -> None:
        self._canvas, self._endpoint = canvas, endpoint
        self._point = QPointF()
        self._look = canvas.look
        self._over = -1
        self._refusal = ""
        frame = canvas.content.frame
        no_leaf = (frame.kind != LEAF) | (frame.child_count > 0)
        self.greyed: Bools | None = no_leaf[canvas.content.scene.index]
        self._rest = Rest(canvas, self.rest)
        self._scroll = EdgeScroll(canvas, self._aim)

    @property
    def legal(self) -> bool:
        """Whether it can be dropped where it is."""
        return self._over >= 0 and not self._refusal

    @property
    def refusal(self) -> str:
        """Why it cannot be dropped where it is; "" where it can, or nothing is there."""
        return self._refusal

    def move(self, point: QPointF) -> None:
        self._point = point
        self._scroll.follow(point)
        self._aim()

    def hold(self, control: bool) -> None:
        """Nothing: an endpoint is never moved, so there is nothing to copy either."""

    def rest(self) -> None:
        """Show what it would mean to drop it here."""
        bench = self._canvas.workbench
        if self.legal and not bench.previewing:
            bench.preview(edits.set_endpoint, [self._leaf()], self._endpoint)

    def finish(self, point: QPointF) -> None:
        self.move(point)
        self._close()
        bench = self._canvas.workbench
        if not self.legal:
            bench.cancel()
            return
        leaf = self._leaf()
        if not bench.previewing:
            bench.preview(edits.set_endpoint, [leaf], self._endpoint)
        if bench.scenario == bench.committed:
            bench.cancel()
        else:
            bench.commit()
        self._canvas.select_quietly(leaf)

    def cancel(self) -> None:
        self._close()
        self._canvas.workbench.cancel()
        self._canvas.look_again(self._look)

    def paint(self, surface: Surface, picture: Picture) -> None:
        paint_legal(surface, picture, self._canvas.painted.near, self.greyed)
        if self.legal:
            paint_target(surface, picture, self._over)
        if self._refusal:
            paint_ghost(surface, picture, self._point, self._refusal, True)

    def _leaf(self) -> str:
        return self._canvas.content.id_of(self._over)

    def _aim(self) -> None:
        canvas, bench = self._canvas, self._canvas.workbench
        hit = canvas.hit(self._point)
        over = hit.position if hit is not None else -1
        if over != self._over:
            self._over, self._refusal = over, ""
            self._rest.end()
            bench.cancel()
            if over >= 0:
                assert self.greyed is not None
                if self.greyed[over]:
                    tried = bench.try_edit(edits.set_endpoint, [self._leaf()], self._endpoint)
                    self._refusal = tried or ""
                else:
                    self._rest.begin()
        elif self.legal and not bench.previewing:
            self._rest.begin()
        canvas.update()

    def _close(self) -> None:
        self._rest.close()
        self._scroll.close()
