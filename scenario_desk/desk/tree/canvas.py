"""The canvas: shows the content through a viewport, and answers what is where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from scenario_desk.analysis.uncertainty.measures import junctures
from scenario_desk.desk import settings
from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.theme import BODY_PX
from scenario_desk.desk.tree import fitting
from scenario_desk.desk.tree.anchor import Anchor, anchor
from scenario_desk.desk.tree.canvas_picture import copied
from scenario_desk.desk.tree.content import Content
from scenario_desk.desk.tree.look_aside import KeptView, LookAside
from scenario_desk.desk.tree.minimap import Minimap
from scenario_desk.desk.tree.motion import Motion, Places
from scenario_desk.exchange.pictures.qt_surface import qt_surface
from scenario_desk.exchange.pictures.qt_text import QtTypeSetter
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Stroke, Surface
from scenario_desk.presentation.layout import Direction
from scenario_desk.presentation.tree.detail import Detail
from scenario_desk.presentation.tree.hits import Hit, hit
from scenario_desk.presentation.tree.metrics import Metrics, metrics
from scenario_desk.presentation.tree.on_demand import OnDemand
from scenario_desk.presentation.tree.orientation import Orientation
from scenario_desk.presentation.tree.painting import draw_tree
from scenario_desk.presentation.tree.palette import palette
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.viewport import Viewport

_DIRECTIONS: dict[str, Direction] = {"right": "right", "left": "left", "down": "down"}
_LEGIBLE = 0.6
"""The scale from which words show."""
_ZOOM_STEP = 1.2


class Canvas(QWidget):
    """The tree as a picture: paints, fits, zooms; knows nothing of keys, gestures or edits."""

    focus_changed = Signal(str)
    """Another branch alone is shown: its node; "" for the whole tree."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self.texts = QtTypeSetter(self.font())
        self.content = _first_content(workbench)
        self.view = Viewport()
        self.minimap = Minimap()
        self.motion = Motion(self, self._places)
        self.hovered = -1
        self.quiet = False
        """While set, a selection is shown without moving to it."""
        self.painted = Detail((), (), ())
        """In what detail the last frame was painted."""
        self._settled = False
        """Whether somebody has looked at this tree in a way of their own."""
        self.own_folds = False
        """Whether somebody has folded or unfolded it."""
        self._fitted = False
        """Whether all of the tree is to stay in sight when the pane changes its size."""
        self.aside = LookAside(self)
        self._still = ""
        """The node that stays where it is while others make room; "" for the current one."""
        self._type_size = self._unit()
        self._told_focus = ""
        self._fitted_whole = False
        """Whether all of the tree was in sight before one branch of it was shown alone."""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(QSize(160, 120))
        workbench.updated.connect(self._on_update)
        workbench.selection_changed.connect(self._on_selection)
        workbench.hold_changed.connect(self._dress)
        workbench.pin_changed.connect(self._dress)
        workbench.theme_changed.connect(self._on_theme)
        workbench.draws.changed.connect(self._on_draws)
        self.motion.moved.connect(self.update)
        self.ask_draws()

    # what it shows

    def picture(self) -> Picture:
        """Everything the next frame is painted from."""
        return self.content.picture(
            self.view,
            self.orientation,
            self.metrics(),
            palette(self.workbench.tokens),
            self.texts,
            ratio=self.devicePixelRatioF(),
            hovered=self.hovered,
            focused=self.hasFocus(),
            invites=self.workbench.read_only is None,
        )

    def metrics(self) -> Metrics:
        row = self.content.scene.row * self.view.scale_y
        if self.texts.font != self.font():
            self.texts = QtTypeSetter(self.font())
        scale = self.view.word_scale(self.direction)
        return metrics(self.texts, scale, row, self.width(), self._unit())

    @property
    def direction(self) -> Direction:
        """Which way the tree grows."""
        return self.content.direction

    def set_direction(self, direction: Direction) -> None:
        """Let the tree grow to the right, to the left or down."""
        if direction == self.direction:
            return
        with self.motion.through():
            self.content.direction = direction
            self._relay()
            self.fit()
            legible = _LEGIBLE * self._unit()
            if self.content.current >= 0 and self.view.word_scale(direction) < legible:
                # All of a large tree is too small to be read after it was turned.
                self.zoom_100()

    @property
    def orientation(self) -> Orientation:
        """How along and across the tree lie in the pane."""
        return Orientation(self.direction, float(self.width()), float(self.height()))

    def zoom_at(self, factor: float, point: QPointF) -> None:
        """Zoom with what is under a point of the pane staying there."""
        self.set_view(self.view.zoomed(factor, *self.orientation.turned(point.x(), point.y())))

    def pan(self, dx: float, dy: float) -> None:
        """Move the tree by pixels of the pane."""
        self.set_view(self.view.panned(*self.orientation.turned_by(dx, dy)))

    def _unit(self) -> float:
        """The scale that is 100 % for this type: 1 for the usual one, more for a projector."""
        pixels = self.font().pixelSize()
        return pixels / BODY_PX if pixels > 0 else 1.0

    def hit(self, point: QPointF) -> Hit | None:
        return hit(self.picture(), point.x(), point.y())

    def _on_update(self, update: Update) -> None:
        content = self.content
        # A choice is written with its lead, which follows the scores.
        if update.only_scores and not content.on_demand.rational:
            content.take(update.scenario, update.frame, update.evaluation)
            return
        if update.changes is None:
            content.folding.to_depth(None)
            content.focus = ""
            self._settled = self._fitted = self.own_folds = False
            self._take(update)
            self.motion.stop()
        else:
            with self.motion.through():
                self._take(update)

    def _take(self, update: Update) -> None:
        content = self.content
        kept = anchor(content, self.view, self._still, update.frame)
        content.pinned, content.drawn = self.workbench.pinned, self.workbench.draws.found
        moved = content.take(update.scenario, update.frame, update.evaluation)
        few = content.scene.count <= fitting.SMALL
        content.select(self.workbench.selection)
        self.minimap.forget()
        if moved:
            self.view = kept.held(self.content, self.view)
            self.hovered = -1
        if update.changes is None:
            self.look_afresh()
        elif self._fitted and few and (moved or update.changes.touches("nodes")):
            # A question takes room without moving a node; what a drag previewed is no change.
            self._settled = True
            self.fit()
        elif moved:
            self._settled, self._fitted = True, False
        self._tell_focus()
        self.update()

    def _places(self) -> Places | None:
        """Where the nodes are drawn now; None where nobody sees them."""
        if not self.isVisible():
            return None
        content, orientation = self.content, self.picture().orientation
        shift = self.motion.shift(content.scene)
        return Places(content.frame, content.scene, self.view, orientation, shift)

    def _tell_focus(self) -> None:
        if self.content.focus != self._told_focus:
            self._told_focus = self.content.focus
            self.focus_changed.emit(self._told_focus)

    def _on_selection(self, _selection: object) -> None:
        content, chosen = self.content, self.workbench.selection
        if chosen.kind == "node" and len(chosen.ids) == 1:
            self.reveal(chosen.primary)
        content.select(chosen)
        if content.current >= 0 and not self.quiet:
            self.bring_into_sight(content.current)
        self.update()

    def reveal(self, node: str) -> None:
        """Unfold what hides a node, and leave the branch shown alone where it is outside of it."""
        kept = anchor(self.content, self.view, self._still, self.content.frame)
        with self.motion.through():
            if self.content.reveal(node):
                self._settle_after(kept)

    def _dress(self, *_: object) -> None:
        """Show the answers or hold them, and what they were beside them."""
        self.content.held = self.workbench.hold_results
        self.content.pinned = self.workbench.pinned
        self.content.drawn = self.workbench.draws.found
        self.content.dress()
        self.minimap.forget()
        self.update()

    def ask_draws(self) -> None:
        """Let draws count what is shown of them, and no more."""
        draws = self.workbench.draws
        if self.content.on_demand.junctures:
            draws.serve(self, junctures)
        else:
            draws.leave(self)

    def _on_draws(self) -> None:
        if self.content.on_demand.junctures:
            self.content.take_draws(self.workbench.draws.found)
            self.update()

    def _on_theme(self) -> None:
        self.minimap.forget()
        grown, self._type_size = self._unit() / self._type_size, self._unit()
        if grown != 1:
            self.fit_again() if self._fitted else self._zoom_to(self.view.zoom * grown)
        self.update()

    # how it is looked at

    def look_afresh(self) -> None:
        """Fold and fit a tree that is shown for the first time, so that it can be read."""
        if self.width() < 80 or self.height() < 80 or not self.isVisible():
            return
        self._fold_afresh()
        self._fit_legibly()
        self._settled = False

    def _fold_afresh(self) -> None:
        """Fold so that words can be read; what is selected stays unfolded."""
        chosen = self.workbench.selection
        self.content.folding.to_depth(self.first_fold())
        self._relay()
        if chosen.kind == "node" and self.content.reveal(chosen.primary):
            self.content.select(chosen)

    def first_fold(self) -> int | None:
        """The depth to fold at so that the tree can be read; None to show it whole."""
        return fitting.first_fold(self.content, self.orientation, self._unit())

    def fit_again(self) -> None:
        """Show everything in another room or type: what cannot be read there is folded first,
        unless somebody has chosen what is folded."""
        if not self.own_folds and not self.content.focus:
            self._fold_afresh()
            self._fit_legibly()
        else:
            self.fit()

    def _fit_legibly(self) -> None:
        """Show everything, or as much as can be read, from the root on."""
        content, pane, unit = self.content, self.orientation, self._unit()
        along = fitting.legible(content, pane, unit)
        self.set_view(fitting.fitting(content, content.scene.bounds, pane, unit, along))
        self._fitted = True

    def refold(self) -> None:
        """Place everything anew after somebody has folded; what has appeared comes into sight."""
        with self.motion.through():
            fitted, before = self._fitted, self.content.scene.index
            self.own_folds = True
            self._relay()
            appeared = np.flatnonzero(np.isin(self.content.scene.index, before, invert=True))
            if len(appeared):
                self.set_view(fitting.appeared_in_sight(self.picture(), appeared))
            pane, unit = self.orientation, self._unit()
            self._fitted = fitted and fitting.all_in_sight(self.content, self.view, pane, unit)

    def relay(self) -> None:
        """Place everything anew, with the current node where it was."""
        with self.motion.through():
            self._relay()

    def _relay(self) -> None:
        kept = anchor(self.content, self.view, self._still, self.content.frame)
        self.content.lay_out()
        self._settle_after(kept)

    def _settle_after(self, kept: Anchor) -> None:
        """Everything has been placed anew: find it again, with what was to be kept in its place."""
        self.content.select(self.workbench.selection)
        self.view = kept.held(self.content, self.view)
        self.minimap.forget()
        self.hovered = -1
        self._settled, self._fitted = True, False
        self._tell_focus()
        self.update()

    def refocus(self) -> None:
        """Place everything anew after another branch is to be shown alone."""
        with self.motion.through():
            was_fitted, before = self._fitted, self._told_focus
            self._relay()
            if not before:
                self._fitted_whole = was_fitted
            scene, pane = self.content.scene, self.orientation
            if self._fitted_whole or (self.content.focus and scene.count <= fitting.SMALL):
                self.fit()
            elif self.content.focus:
                self.set_view(fitting.led_from_root(scene, self.view, pane))

    def set_view(self, view: Viewport) -> None:
        """Look elsewhere; the tree never gets out of sight."""
        pane = self.orientation
        self.view = view.kept_in_sight(self.content.scene.bounds, pane.along, pane.across)
        self._settled, self._fitted = True, False
        self.update()

    @property
    def look(self) -> KeptView:
        """How the tree is looked at now."""
        return KeptView(self.view, self._settled, self._fitted)

    def look_again(self, look: KeptView) -> None:
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
        bounds = fitting.selected_bounds(self.content)
        if bounds is None:
            self.fit()
        else:
            self._fit(bounds)

    def covering(self) -> Viewport:
        """The view moved so that no side is left empty while more of the tree is beyond another."""
        pane = self.orientation
        seen = fitting.around(self.content, self.view, pane, self._unit())
        return self.view.covering(seen, pane.along, pane.across)

    def _fit(self, bounds: Box) -> None:
        self.set_view(fitting.fitting(self.content, bounds, self.orientation, self._unit()))

    def zoom_100(self) -> None:
        """Show things in their own size."""
        self._zoom_to(self._unit())

    def zoom_in(self) -> None:
        self._zoom_to(self.view.zoom * _ZOOM_STEP)

    def zoom_out(self) -> None:
        self._zoom_to(self.view.zoom / _ZOOM_STEP)

    def _zoom_to(self, zoom: float) -> None:
        """Zoom at the current node where it is in sight, else at the middle."""
        at = fitting.middle(self.content, self.view, self.orientation)
        self.set_view(self.view.zoomed_to(zoom, *at))

    def bring_into_sight(self, position: int) -> None:
        """Move just so far that a node and its label can be seen."""
        view = fitting.brought_into_sight(self.picture(), position, self.minimap)
        if not self._fitted and view is not self.view:
            self.set_view(view)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        picture = self.picture()
        if (shift := self.motion.shift(picture.scene)) is not None:
            picture = replace(picture, shift=shift)
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
        """The canvas as it is now, to take elsewhere."""
        return copied(self.picture(), self.texts)

    def moveEvent(self, event: QMoveEvent) -> None:
        """What comes to stand above the canvas moves nothing that is seen on it."""
        super().moveEvent(event)
        if self.parentWidget() is not None and self._settled and not self._fitted:
            by = 0, event.oldPos().y() - event.pos().y()
            self.view = self.view.panned(*self.orientation.turned_by(*by))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self._settled:
            self.look_afresh()
        elif self._fitted:
            self.fit_again()
        else:
            self.view = self.covering()
        self.aside.resized()
        super().resizeEvent(event)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if not self._settled:
            self.look_afresh()


def _first_content(bench: Workbench) -> Content:
    """The tree as a new canvas shows it: as was last chosen, else growing as the language is read."""
    from_right = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    direction = _DIRECTIONS.get(settings.TREE_GROWS.read(), "left" if from_right else "right")
    on_demand = OnDemand.of(settings.TREE_SHOWS.read())
    return Content(bench.scenario, bench.frame, bench.evaluation, direction, on_demand)
