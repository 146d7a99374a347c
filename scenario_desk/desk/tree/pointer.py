"""The pointer on the canvas: what a press, a move and a release mean, and which gesture runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.tree.dragging import Drag
from scenario_desk.desk.tree.gestures import Before, Gesture, MapPan, Pan, RubberBand
from scenario_desk.presentation.tree.hits import Hit

if TYPE_CHECKING:
    from scenario_desk.desk.tree.tree_view import TreeView

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class Press:
    """The left button went down and is not yet a drag."""

    point: QPointF
    hit: Hit | None
    modifiers: Qt.KeyboardModifier
    before: Before
    was_selected: bool
    """Whether the node under it was selected before."""


class Pointer:
    """Turns what the mouse does into selections and gestures of one canvas."""

    def __init__(self, canvas: TreeView) -> None:
        self._canvas = canvas
        self.gesture: Gesture | None = None
        self._press: Press | None = None
        self._button = Qt.MouseButton.NoButton
        """The button that went down last, while no other was."""
        self.pans = False
        """Whether the left button drags the canvas: while Space is held."""

    def press(self, event: QMouseEvent) -> None:
        point, canvas = event.position(), self._canvas
        if self.gesture is not None:
            if event.buttons() != event.button():
                # Another button while one is down: the gesture of the first goes on.
                return
            # Its release went elsewhere: to another window, say.
            self.cancel()
        self._button = event.button()
        if event.button() == Qt.MouseButton.MiddleButton:
            self.begin(Pan(canvas, point))
        elif event.button() == Qt.MouseButton.LeftButton:
            box = canvas.minimap.box
            if self.pans:
                self.pans = False
                self.begin(Pan(canvas, point))
            elif box is not None and box.holds(point.x(), point.y()):
                self.begin(MapPan(canvas, point))
            else:
                self._press_at(point, event.modifiers())

    def move(self, event: QMouseEvent) -> None:
        point = event.position()
        if self.gesture is not None:
            self.gesture.hold(bool(event.modifiers() & _CTRL))
            self.gesture.move(point)
        elif self._press is None:
            self.hover(point)
        elif (point - self._press.point).manhattanLength() >= QApplication.startDragDistance():
            self._drag(self._press, event.modifiers())
            if self.gesture is not None:
                self.gesture.move(point)

    def release(self, event: QMouseEvent) -> None:
        if event.button() != self._button:
            return
        press, self._press = self._press, None
        if self.gesture is not None:
            self.gesture.hold(bool(event.modifiers() & _CTRL))
            self.end().finish(event.position())
        elif press is not None:
            self._click(press)
        self.hover(event.position())

    def double_click(self, event: QMouseEvent) -> None:
        """Edit what is under the pointer, where it stands; a probability with Ctrl among others."""
        canvas = self._canvas
        hit = canvas.hit(event.position())
        if hit is None or event.button() != Qt.MouseButton.LeftButton or hit.part == "pill":
            return
        self._press = None
        canvas.select_quietly(canvas.content.id_of(hit.position))
        writing = canvas.nodes.writing
        if hit.part == "probability" and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            canvas.nodes.probabilities_beside()
        elif hit.part == "probability":
            writing.edit_probability()
        elif hit.part == "question":
            writing.edit_question()
        elif hit.part == "beside" and canvas.content.is_leaf(hit.position):
            # Which endpoint: a line that offers those whose names match.
            canvas.nodes.quick.open("e ")
        else:
            writing.edit_label()

    def hover(self, point: QPointF) -> None:
        canvas = self._canvas
        hit = canvas.hit(point)
        self.set_hovered(hit.position if hit is not None else -1)
        if hit is not None and hit.part == "pill":
            canvas.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            canvas.unsetCursor()

    def set_hovered(self, position: int) -> None:
        if position != self._canvas.hovered:
            self._canvas.hovered = position
            self._canvas.update()

    # gestures

    def begin(self, gesture: Gesture) -> None:
        self.gesture = gesture
        self._press = None
        self._canvas.hovered = -1
        self._canvas.setCursor(gesture.cursor)
        self._canvas.update()

    def end(self) -> Gesture:
        """The gesture that was running, which is to be finished or cancelled now."""
        assert self.gesture is not None
        gesture, self.gesture = self.gesture, None
        self._canvas.unsetCursor()
        self._canvas.update()
        return gesture

    def cancel(self) -> bool:
        """Drop what the mouse is doing; False where it does nothing."""
        if self.gesture is not None:
            self.end().cancel()
            return True
        if self._press is not None:
            press, self._press = self._press, None
            self._canvas.go_back(press.before)
            return True
        return False

    # from a press on

    def _press_at(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        canvas = self._canvas
        before = Before(canvas.workbench.selection, canvas.look)
        hit = canvas.hit(point)
        node = canvas.content.id_of(hit.position) if hit is not None else ""
        if hit is not None and hit.part == "pill":
            canvas.nodes.host.unfold([node])
            return
        selected = canvas.nodes.selected
        self._press = Press(point, hit, modifiers, before, node in selected)
        if not node or node in selected or modifiers & _CTRL:
            # With Ctrl it may become a copy of this one node; a mere click selects on release.
            return
        canvas.select_quietly(*(_up_to(canvas, node) if modifiers & _SHIFT else (node,)))

    def _drag(self, press: Press, modifiers: Qt.KeyboardModifier) -> None:
        canvas, root = self._canvas, self._canvas.content.scenario.root
        if press.hit is None:
            kept = canvas.nodes.selected if press.modifiers & (_CTRL | _SHIFT) else ()
            self.begin(RubberBand(canvas, press.point, kept, press.before))
            return
        node = canvas.content.id_of(press.hit.position)
        dragged = canvas.nodes.selected if node in canvas.nodes.selected else (node,)
        movable = tuple(key for key in dragged if key != root)
        if movable:
            canvas.select_quietly(*dragged)
            copying = bool(modifiers & _CTRL)
            self.begin(Drag(canvas, press.point, movable, press.before, copying))

    def _click(self, press: Press) -> None:
        """The button was let go where it was pressed."""
        canvas, selected = self._canvas, self._canvas.nodes.selected
        extending = press.modifiers & (_CTRL | _SHIFT)
        if press.hit is None:
            if not extending:
                canvas.select_quietly()
            return
        node = canvas.content.id_of(press.hit.position)
        if press.modifiers & _CTRL:
            added = () if press.was_selected else (node,)
            canvas.select_quietly(*(key for key in selected if key != node), *added)
        elif press.modifiers & _SHIFT and press.was_selected:
            canvas.select_quietly(*(key for key in selected if key != node), node)
        elif not extending and len(selected) > 1:
            canvas.select_quietly(node)


def _up_to(canvas: TreeView, node: str) -> tuple[str, ...]:
    """What is selected, with everything from the current node to another of the same depth."""
    content, selected = canvas.content, canvas.nodes.selected
    here, there = content.current, content.position_of(node)
    between: list[str] = []
    if here >= 0 and content.scene.level_of(here) == content.scene.level_of(there):
        step = 1 if there > here else -1
        between = [content.id_of(position) for position in range(here, there, step)]
    return tuple(dict.fromkeys((*(key for key in selected if key != node), *between, node)))
