"""Nodes on their way: after a change of places they go from where they were to where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtGui import QGuiApplication

from scenario_desk.analysis.frame import Frame
from scenario_desk.desk import settings
from scenario_desk.presentation.tree.orientation import Orientation
from scenario_desk.presentation.tree.scene import Floats, Ints, Scene
from scenario_desk.presentation.tree.viewport import Viewport

MOST = 20_000
"""More nodes than this do not move: a frame would take too long."""
DURATION_MS = 150
_SEEN = 1.0
"""Pixels: what moves less than this stands."""


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where the V nodes of a scene are drawn."""

    frame: Frame
    scene: Scene
    view: Viewport
    orientation: Orientation
    shift: tuple[Floats, Floats] | None
    """[V] each: how far each is from its place, in layout units; None while all rest."""

    def in_pane(self) -> tuple[Floats, Floats]:
        """[V] each: pixels of the pane."""
        x, y = self.scene.x, self.scene.y
        if self.shift is not None:
            x, y = x + self.shift[0], y + self.shift[1]
        view = self.view
        along, across = x * view.scale_x + view.left, y * view.scale_y + view.top
        return self.orientation.turned_all(along, across)


class Motion(QObject):
    """Where nodes are drawn on their way. Only what is painted moves: pointing goes by places."""

    moved = Signal()

    def __init__(self, parent: QObject, places: Callable[[], Places | None]) -> None:
        """`places` tells where everything is drawn; None where nobody sees it."""
        super().__init__(parent)
        self._places = places
        self.watched = QGuiApplication.platformName() not in ("offscreen", "minimal")
        """Whether there is a screen on which to see it."""
        self._away: tuple[Scene, Floats, Floats] | None = None
        """The nodes of this scene began so far from their places."""
        self._clock = QVariantAnimation(self)
        self._clock.setStartValue(1.0)
        self._clock.setEndValue(0.0)
        self._clock.setDuration(DURATION_MS)
        self._clock.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._clock.valueChanged.connect(lambda _left: self.moved.emit())
        self._clock.finished.connect(self.stop)

    @contextmanager
    def through(self) -> Iterator[None]:
        """Whatever changes places meanwhile: nodes go there from where they are drawn now."""
        before = self._places() if self._wanted() else None
        yield
        after = self._places() if before is not None else None
        if before is None or after is None or max(before.scene.count, after.scene.count) > MOST:
            self.stop()
        elif before.scene is not after.scene or before.view != after.view:
            self._start(before, after)

    def _wanted(self) -> bool:
        return self.watched and not settings.REDUCED_MOTION.read()

    def _start(self, before: Places, after: Places) -> None:
        """Let every node go from where it was drawn to where it is; new ones from their parent."""
        self.stop()
        x, y = _starts(before, after)
        view = after.view
        along, across = after.orientation.turned_all(x, y)
        dx = (along - view.left) / view.scale_x - after.scene.x
        dy = (across - view.top) / view.scale_y - after.scene.y
        far = max(np.abs(dx).max() * view.scale_x, np.abs(dy).max() * view.scale_y)
        if far >= _SEEN:
            self._away = after.scene, dx, dy
            self._clock.start()

    def stop(self) -> None:
        """Let everything be where it is."""
        self._clock.stop()
        if self._away is not None:
            self._away = None
            self.moved.emit()

    def shift(self, scene: Scene) -> tuple[Floats, Floats] | None:
        """[V] each: how far from its place each node of a scene is now; None while all rest.

        In layout units. Where it is another scene that was moving, this one rests.
        """
        if self._away is None or self._away[0] is not scene:
            return None
        left = float(self._clock.currentValue())
        return self._away[1] * left, self._away[2] * left

    def pass_time(self, milliseconds: int) -> None:
        """Be so far into the motion."""
        self._clock.setCurrentTime(milliseconds)


def _starts(before: Places, after: Places) -> tuple[Floats, Floats]:
    """[V] each: where the nodes of `after` were in the pane, new ones where their parent was."""
    scene = after.scene
    was = _places_before(before, after)
    old_x, old_y = before.in_pane()
    new_x, new_y = after.in_pane()
    known = was >= 0
    x, y = np.where(known, old_x[was], new_x), np.where(known, old_y[was], new_y)
    for level in range(1, scene.levels):
        nodes = slice(int(scene.level_start[level]), int(scene.level_start[level + 1]))
        above = scene.parent[nodes]
        x[nodes] = np.where(known[nodes], x[nodes], x[above])
        y[nodes] = np.where(known[nodes], y[nodes], y[above])
    return x, y


def _places_before(before: Places, after: Places) -> Ints:
    """[V] where each node of a scene was in the one before; −1 where it was not to be seen."""
    rows: Ints = after.scene.index
    if before.frame.node_ids is not after.frame.node_ids:
        rows = before.frame.rows_of(after.frame.node_ids)[rows]
    return np.where(rows >= 0, before.scene.place[rows], -1)
