"""How a tree was looked at, put aside while it is shown in another room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from scenario_desk.desk.tree.folding import Folding
from scenario_desk.presentation.tree.viewport import Viewport

if TYPE_CHECKING:
    from scenario_desk.desk.tree.canvas import Canvas


@dataclass(frozen=True, slots=True)
class KeptView:
    """How the tree is looked at, to come back to."""

    view: Viewport
    settled: bool
    """Whether somebody has chosen it."""
    fitted: bool
    """Whether all of the tree is to stay in sight when the pane changes its size."""


@dataclass(frozen=True, slots=True)
class _Aside:
    size: QSize
    look: KeptView
    folding: Folding
    own_folds: bool


class LookAside:
    """What is folded in a canvas and how it is looked at, until its pane has its size again."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._kept: _Aside | None = None
        self._wanted = False

    def put(self) -> None:
        """Remember it, for a pane of the present size."""
        canvas = self._canvas
        now = canvas.content.folding
        folding = replace(now, opened=set(now.opened), closed=set(now.closed))
        self._kept, self._wanted = (
            _Aside(canvas.size(), canvas.look, folding, canvas.own_folds),
            False,
        )

    def take(self) -> None:
        """Look so again: at once, or as soon as the pane has that size."""
        self._wanted = True
        self.resized()

    def resized(self) -> None:
        """The pane has another size."""
        kept, canvas = self._kept, self._canvas
        if not self._wanted or kept is None:
            return
        if canvas.isVisible() and kept.size != canvas.size():
            return
        self._kept, self._wanted = None, False
        canvas.content.folding = kept.folding
        canvas.relay()
        canvas.own_folds = kept.own_folds
        canvas.look_again(kept.look)
