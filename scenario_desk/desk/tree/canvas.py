"""The canvas: shows the content through a viewport, and answers what is where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QImage,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from scenario_desk.analysis.frame import Frame
from scenario_desk.desk.theme import BODY_PX
from scenario_desk.desk.tree.content import SIZES, Content
from scenario_desk.desk.tree.folding import first_depth
from scenario_desk.desk.tree.minimap import Minimap
from scenario_desk.desk.workbench import Update, Workbench
from scenario_desk.exchange.qt_surface import qt_colour, qt_surface
from scenario_desk.exchange.qt_text import QtTypeSetter
from scenario_desk.presentation.drawing import Stroke, Surface
from scenario_desk.presentation.tree.detail import Detail
from scenario_desk.presentation.tree.hits import Hit, hit
from scenario_desk.presentation.tree.metrics import LARGEST, SMALLEST, Metrics, metrics
from scenario_desk.presentation.tree.painting import draw_tree
from scenario_desk.presentation.tree.palette import palette
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.viewport import Box, Viewport, fitted
from scenario_desk.presentation.tree.words import SAID_OPEN

_SMALL = 40
"""Up to this many nodes a tree is shown whole, and kept so while it grows."""
_FEW_ROWS = 34.0
"""Pixels that a row needs at least to be read with its probability."""
_LARGEST_FIT = 1.15
"""A small tree is magnified no more than this to fill the pane."""
_ZOOM_STEP = 1.2


@dataclass(frozen=True, slots=True)
class Look:
    """How the tree is looked at, to come back to."""

    view: Viewport
    settled: bool
    fitted: bool


class Canvas(QWidget):
    """The tree as a picture: paints, fits, zooms; knows nothing of keys, gestures or edits."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.texts = QtTypeSetter(self.font())
        self.content = Content(workbench.scenario, workbench.frame, workbench.evaluation)
        self.view = Viewport()
        self.minimap = Minimap()
        self.hovered = -1
        self.quiet = False
        """While set, a selection is shown without moving to it."""
        self.painted = Detail((), (), ())
        """In what detail the last frame was painted."""
        self._settled = False
        """Whether somebody has looked at this tree in a way of their own."""
        self._fitted = False
        """Whether all of the tree is to stay in sight when the pane changes its size."""
        self._still = ""
        """The node that stays where it is while others make room; "" for the current one."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(QSize(160, 120))
        workbench.updated.connect(self._on_update)
        workbench.selection_changed.connect(self._on_selection)
        workbench.hold_changed.connect(self._on_hold)
        workbench.theme_changed.connect(self._on_theme)

    # what it shows

    def picture(self) -> Picture:
        """Everything the next frame is painted from."""
        content, bench = self.content, self.workbench
        return Picture(
            scene=content.scene,
            looks=content.looks,
            view=self.view,
            direction="right",
            width=float(self.width()),
            height=float(self.height()),
            ratio=self.devicePixelRatioF(),
            metrics=self.metrics(),
            palette=palette(bench.tokens),
            texts=self.texts,
            scenario=content.scenario,
            frame=content.frame,
            evaluation=content.evaluation,
            glyphs=content.glyphs,
            colours=content.colours,
            letters=content.letters,
            lit=content.lit,
            lit_before=content.lit_before,
            selected=content.selected,
            current=content.current,
            hovered=self.hovered,
            focused=self.hasFocus(),
        )

    def metrics(self) -> Metrics:
        scene = self.content.scene
        row = scene.row * self.view.scale_y
        if self.texts.font != self.font():
            self.texts = QtTypeSetter(self.font())
        return metrics(self.texts, self.view.type_scale, row, self.width(), self._unit())

    def _unit(self) -> float:
        """The scale that is 100 % for this type: 1 for the usual one, more for a projector."""
        pixels = self.font().pixelSize()
        return pixels / BODY_PX if pixels > 0 else 1.0

    def hit(self, point: QPointF) -> Hit | None:
        return hit(self.picture(), point.x(), point.y())

    def _on_update(self, update: Update) -> None:
        content = self.content
        if update.only_scores:
            content.take(update.scenario, update.frame, update.evaluation)
            return
        if update.changes is None:
            content.folding.to_depth(None)
            self._settled = self._fitted = False
        anchor, before = self._anchor(update.frame)
        moved = content.take(update.scenario, update.frame, update.evaluation)
        content.select(self.workbench.selection)
        self.minimap.forget()
        if moved:
            self._hold_still(anchor, before)
            self.hovered = -1
        if update.changes is None:
            self.look_afresh()
        elif self._fitted and self._small() and update.changes.touches("nodes"):
            # A question takes room without moving a node.
            self._settled = True
            self.fit()
        elif moved:
            self._settled, self._fitted = True, False
        self.update()

    def _anchor(self, coming: Frame) -> tuple[str, tuple[float, float]]:
        """The node that must not jump when others make room, and where it is.

        It is the current node, or the nearest above it that the coming frame still has.
        """
        scene = self.content.scene
        position = self.content.position_of(self._still)
        if position < 0:
            position = max(self.content.current, 0)
        while position and self.content.id_of(position) not in coming.node_index:
            position = int(scene.parent[position])
        at = self.view.to_screen(float(scene.x[position]), float(scene.y[position]))
        return self.content.id_of(position), at

    def _hold_still(self, node: str, at: tuple[float, float]) -> None:
        scene, position = self.content.scene, self.content.position_of(node)
        if position >= 0:
            own = float(scene.x[position]), float(scene.y[position])
            self.view = self.view.holding(*own, *at)

    def _on_selection(self, _selection: object) -> None:
        content, chosen = self.content, self.workbench.selection
        if chosen.kind == "node" and len(chosen.ids) == 1 and content.reveal(chosen.primary):
            self.minimap.forget()
            self._settled, self._fitted = True, False
        content.select(chosen)
        if content.current >= 0 and not self.quiet:
            self.bring_into_sight(content.current)
        self.update()

    def _on_hold(self, held: bool) -> None:
        self.content.held = held
        self.content.dress()
        self.minimap.forget()
        self.update()

    def _on_theme(self) -> None:
        self.minimap.forget()
        self.update()

    # how it is looked at

    def _small(self) -> bool:
        return len(self.content.frame.node_ids) <= _SMALL

    def look_afresh(self) -> None:
        """Fold and fit a tree that is shown for the first time, so that it can be read."""
        if self.width() < 80 or self.height() < 80 or not self.isVisible():
            return
        size = self._unit()
        frame = self.content.frame
        depth = None
        if not self._small():
            rows = int(self.height() / (_FEW_ROWS * size)) - 1
            columns = int((self.width() - 260 * size) / (150 * size))
            depth = first_depth(frame, max(rows, 4), max(columns, 1))
        self.content.folding.to_depth(depth)
        self.relay()
        self.fit()
        self._settled = False

    def relay(self) -> None:
        """Place everything anew after folding, with the current node where it was."""
        anchor, before = self._anchor(self.content.frame)
        self.content.lay_out()
        self.content.select(self.workbench.selection)
        self._hold_still(anchor, before)
        self.minimap.forget()
        self.hovered = -1
        self._settled, self._fitted = True, False
        self.update()

    def set_view(self, view: Viewport) -> None:
        """Look elsewhere; the tree never gets out of sight."""
        self.view = view.kept_in_sight(self.content.scene.bounds, self.width(), self.height())
        self._settled, self._fitted = True, False
        self.update()

    @property
    def look(self) -> Look:
        """How the tree is looked at now."""
        return Look(self.view, self._settled, self._fitted)

    def look_again(self, look: Look) -> None:
        """Look at it as before."""
        self.set_view(look.view)
        self._settled, self._fitted = look.settled, look.fitted

    def holding_still(self, node: str, change: Callable[[], object]) -> None:
        """Make a change of which this node, if it is shown, keeps its place in the pane."""
        self._still = node
        try:
            change()
        finally:
            self._still = ""

    def fit(self) -> None:
        """Show everything that is unfolded."""
        self._fit(self.content.scene.bounds)
        self._fitted = True

    def fit_selection(self) -> None:
        """Show what is selected and what leads to it; everything where nothing is."""
        scene, lit = self.content.scene, self.content.lit
        if not self.content.selected or lit is None:
            self.fit()
            return
        places = sorted(self.content.selected)
        below = [int(scene.parent[place]) for place in places]
        x, y = scene.x[[*places, *below]], scene.y[[*places, *below]]
        self._fit(Box(float(x.min()), float(y.min()), float(x.max()), float(y.max())))

    def _fit(self, bounds: Box) -> None:
        size = self._unit()
        width, height = self.width(), self.height()
        most = _LARGEST_FIT * size
        # The words around the tree grow with the zoom, which depends on the room they leave: the
        # larger the words, the smaller the zoom, so the two meet once.
        small, large = SMALLEST * size, most
        for _halving in range(6):
            middle = (small + large) / 2
            if fitted(bounds, width, height, self._margin(middle), most).type_scale > middle:
                small = middle
            else:
                large = middle
        self.set_view(fitted(bounds, width, height, self._margin(large), most))

    def _margin(self, scale: float) -> Box:
        """What the words around the outermost nodes take at this scale, on each side."""
        size, scenario = self._unit(), self.content.scenario
        roomy = self.width() > 900 * size
        type_size = min(max(scale, SMALLEST * size), LARGEST * size) + 0.06
        left = (178 if roomy else 148) if scenario.nodes[scenario.root].question else 40
        digits = len(str(int(self.content.scene.hidden.max())))
        beside = (
            (185 if roomy else 170) + 8 * max(digits - 2, 0) + (58 if self._says_both_ends() else 0)
        )
        return Box(left * type_size, 60 * type_size, beside * type_size, 36 * type_size)

    def _says_both_ends(self) -> bool:
        """Whether a folded branch says the least and the most that may end in the overlap."""
        content = self.content
        folded = content.scene.index[content.scene.hidden > 0]
        return not content.held and bool(
            (content.evaluation.undecided_reach[folded] >= SAID_OPEN).any()
        )

    def zoom_100(self) -> None:
        """Show things in their own size."""
        self._zoom_to(self._unit())

    def zoom_in(self) -> None:
        self._zoom_to(self.view.zoom * _ZOOM_STEP)

    def zoom_out(self) -> None:
        self._zoom_to(self.view.zoom / _ZOOM_STEP)

    def _zoom_to(self, zoom: float) -> None:
        """Zoom at the current node where it is in sight, else at the middle."""
        x, y = self.width() / 2, self.height() / 2
        if self.content.current >= 0:
            scene, place = self.content.scene, self.content.current
            at = self.view.to_screen(float(scene.x[place]), float(scene.y[place]))
            if 0 < at[0] < self.width() and 0 < at[1] < self.height():
                x, y = at
        self.set_view(self.view.zoomed_to(zoom, x, y))

    def bring_into_sight(self, position: int) -> None:
        """Move just so far that a node and its label can be seen."""
        if self._fitted:
            return
        scene, sizes = self.content.scene, self.metrics()
        x, y = self.view.to_screen(float(scene.x[position]), float(scene.y[position]))
        label = min(SIZES.column * self.view.scale_x, 150 * sizes.size)
        box = Box(x - label, y - 2 * sizes.line - 8, x + 60 * sizes.size, y + 2 * sizes.line + 8)
        if x - label < 0 or x + 20 > self.width() or box.top < 0 or box.bottom > self.height():
            self.set_view(self.view.showing(box, self.width(), self.height()))

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        picture = self.picture()
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        try:
            surface = qt_surface(painter, picture.ratio)
            self.painted = draw_tree(surface, picture)
            self.paint_over(surface, picture)
            self.minimap.paint(painter, picture)
            if picture.focused:
                rim = Stroke(picture.palette.colour("accent"), 2)
                frame = 1, 1, self.width() - 2, self.height() - 2
                qt_surface(painter, picture.ratio).box(*frame, stroke=rim)
        finally:
            # A painter that outlives a failed frame takes the program down.
            painter.end()

    def paint_over(self, surface: Surface, picture: Picture) -> None:
        """What a running gesture paints over the tree."""

    def copy_picture(self) -> QImage:
        """The canvas as it is now at twice its pixels, below the handling marking."""
        ratio = 2.0
        clean = replace(self.picture(), hovered=-1, ratio=ratio)
        marking, bold = self.content.scenario.marking, self.texts.font_of(clean.metrics.bold)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        room = QRect(8, 8, max(self.width() - 16, 1), 100_000)
        words = QFontMetrics(bold).boundingRect(room, flags, marking)
        band = words.height() + 16 if marking else 0
        size = QSize(self.width(), self.height() + band)
        image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(qt_colour(clean.palette.colour("background")))
        painter = QPainter(image)
        if marking:
            painter.setPen(qt_colour(clean.palette.colour("ink")))
            painter.setFont(bold)
            painter.drawText(room, flags, marking)
        painter.translate(0, band)
        painter.setClipRect(self.rect())
        painter.setFont(self.font())
        draw_tree(qt_surface(painter, ratio), clean)
        painter.end()
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self._settled:
            self.look_afresh()
        elif self._fitted:
            self.fit()
        super().resizeEvent(event)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if not self._settled:
            self.look_afresh()
