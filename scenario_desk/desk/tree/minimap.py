"""The whole tree in a corner, once only a part of it is in sight."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPixmap

from scenario_desk.exchange.pictures.qt_surface import qt_colour, qt_surface
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Stroke
from scenario_desk.presentation.tree.change_drawing import draw_change_ticks
from scenario_desk.presentation.tree.detail import detail
from scenario_desk.presentation.tree.far import draw_far
from scenario_desk.presentation.tree.metrics import metrics
from scenario_desk.presentation.tree.middle import draw_middle
from scenario_desk.presentation.tree.orientation import Orientation, Turned
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.viewport import fitted

WIDTH, HEIGHT = 168.0, 112.0
_MARGIN = 12.0
_FROM = 60
"""Unfolded nodes below which a look around is quicker than a map."""
_MOST_SEEN = 0.55
"""The map shows while less than this part of the tree is in sight."""


class Minimap:
    """Paints the map, from a picture kept until the tree changes, and says what a click means."""

    def __init__(self) -> None:
        self._kept: QPixmap | None = None
        self._view = fitted(Box(0, 0, 1, 1), WIDTH, HEIGHT, Box(0, 0, 0, 0))
        self._pane = Orientation("right", WIDTH, HEIGHT)
        self.box: Box | None = None
        """Where it stands in the pane; None while it is not shown."""

    def forget(self) -> None:
        """Draw the tree anew next time."""
        self._kept = None

    def paint(self, painter: QPainter, picture: Picture) -> None:
        """Paint the map and what of it is in sight, where that helps."""
        self.box = self.place(picture)
        if self.box is None:
            return
        if self._kept is None:
            self._kept = self._drawn(picture)
        painter.drawPixmap(QPointF(self.box.left, self.box.top), self._kept)
        surface = qt_surface(painter, picture.ratio)
        left, top = self.box.left, self.box.top
        surface.box(left, top, WIDTH, HEIGHT, stroke=Stroke(picture.palette.colour("line")))
        window = self._window(picture)
        surface.box(
            left + window.left,
            top + window.top,
            window.width,
            window.height,
            fill=picture.palette.veiled("accent", 0.12),
            stroke=Stroke(picture.palette.colour("accent"), 1.5),
        )

    def target(self, x: float, y: float) -> tuple[float, float]:
        """The place in the layout that a point of the pane means on the map."""
        assert self.box is not None
        return self._view.to_layout(*self._pane.turned(x - self.box.left, y - self.box.top))

    def _window(self, picture: Picture) -> Box:
        """What of the map is in sight in the pane."""
        seen = picture.view.seen(picture.along, picture.across)
        x0, y0 = self._view.to_screen(seen.left, seen.top)
        x1, y1 = self._view.to_screen(seen.right, seen.bottom)
        box = self._pane.turned_box(Box(x0, y0, x1, max(y1, y0 + 3)))
        left, right = (min(max(x, 1.0), WIDTH - 1) for x in (box.left, box.right))
        top, bottom = (min(max(y, 1.0), HEIGHT - 1) for y in (box.top, box.bottom))
        return Box(left, top, right, bottom)

    def place(self, picture: Picture) -> Box | None:
        """Where the map stands over this picture; None where it would not help."""
        if picture.scene.count < _FROM or picture.width < 3 * WIDTH or picture.height < 3 * HEIGHT:
            return None
        seen, whole = picture.view.seen(picture.along, picture.across), picture.scene.bounds
        wide = min(seen.right, whole.right) - max(seen.left, whole.left)
        tall = min(seen.bottom, whole.bottom) - max(seen.top, whole.top)
        share = (wide / max(whole.width, 1e-9)) * (tall / max(whole.height, 1e-9))
        if wide > 0 and tall > 0 and share > _MOST_SEEN:
            return None
        left = picture.width - WIDTH - _MARGIN
        top = picture.height - HEIGHT - _MARGIN
        return Box(left, top, left + WIDTH, top + HEIGHT)

    def _drawn(self, picture: Picture) -> QPixmap:
        self._pane = Orientation(picture.direction, WIDTH, HEIGHT)
        along, across = self._pane.along, self._pane.across
        self._view = fitted(picture.scene.bounds, along, across, Box(8, 6, 8, 6))
        row = picture.scene.row * self._view.scale_y
        small = replace(
            picture,
            view=self._view,
            width=WIDTH,
            height=HEIGHT,
            metrics=metrics(picture.texts, self._view.word_scale(picture.direction), row, WIDTH),
            lit=None,
            lit_before=None,
            greyed=None,
            shift=None,
        )
        pixmap = QPixmap(round(WIDTH * picture.ratio), round(HEIGHT * picture.ratio))
        pixmap.setDevicePixelRatio(picture.ratio)
        pixmap.fill(qt_colour(picture.palette.colour("panel")))
        painter = QPainter(pixmap)
        chosen = detail(small)
        turned = Turned(qt_surface(painter, picture.ratio), small.orientation)
        draw_far(turned, small, chosen.far)
        draw_middle(turned, small, (*chosen.middle, *chosen.near))
        draw_change_ticks(turned, small, (*chosen.far, *chosen.middle, *chosen.near))
        painter.end()
        return pixmap
