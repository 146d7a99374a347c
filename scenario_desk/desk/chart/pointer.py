"""What the mouse and the keys do in the plot: point, click, drag, walk, nudge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import QPointF, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from scenario_desk.desk.chart.gestures import DragLine, Gesture, Movable, Pan
from scenario_desk.desk.widgets.keyboards import means
from scenario_desk.presentation.chart.arrangement import Arrangement
from scenario_desk.presentation.chart.lines import LineKey, LineShape

_DRAG_PX = 4.0
"""How far the mouse moves before a press becomes a drag."""
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


@dataclass(frozen=True, slots=True)
class Target:
    """What is under the mouse: kind, and which endpoint, line, or letter, at an endpoint or not."""

    kind: Literal["dot", "line", "derive", "mark", "lot"]
    endpoint: int = -1
    line: LineKey | None = None
    letter: str = ""


@dataclass(slots=True)
class Press:
    """A button that is down."""

    at: QPointF
    button: Qt.MouseButton
    target: Target | None


class Plot(Movable, Protocol):
    """What is pointed at, and told what that asks for."""

    chosen: frozenset[int]
    movable: bool
    """Whether the lines can be moved."""
    pointed: SignalInstance
    endpoint_clicked: SignalInstance
    ground_clicked: SignalInstance
    line_clicked: SignalInstance
    line_nudged: SignalInstance
    pressed_in_vain: SignalInstance
    derive_asked: SignalInstance

    def arranged(self) -> Arrangement | None:
        """Where everything stands now."""

    def fit(self) -> None:
        """Show everything."""

    def refresh(self) -> None:
        """Arrange everything anew."""

    def show_pointed(self) -> None:
        """Paint again what is pointed at or has the keyboard."""

    def viewport(self) -> QWidget:
        """What has the mouse."""


class Pointer:
    """Reads mouse and keys for one plot, and speaks through the plot's signals."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self._press: Press | None = None
        self._gesture: Gesture | None = None
        self.target: Target | None = None
        self.focused: LineKey | None = None

    @property
    def busy(self) -> bool:
        return self._press is not None

    @property
    def dragged_line(self) -> LineKey | None:
        return self._gesture.key if isinstance(self._gesture, DragLine) else None

    @property
    def dragged(self) -> LineShape | None:
        """That line as it stands now."""
        return self._shape(self.dragged_line)

    @property
    def line(self) -> LineKey | None:
        """The line that is dragged or pointed at."""
        pointed = self.target.line if self.target and self.target.kind == "line" else None
        return self.dragged_line or pointed

    @property
    def link(self) -> LineKey | None:
        """The line whose link "derive again" is pointed at."""
        return self.target.line if self.target and self.target.kind == "derive" else None

    @property
    def endpoint(self) -> int | None:
        return self.target.endpoint if self.target and self.target.endpoint >= 0 else None

    # mouse

    def press(self, at: QPointF, button: Qt.MouseButton) -> None:
        if self._press is not None or button not in (
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.MiddleButton,
        ):
            return
        target = self.target_at(at) if button == Qt.MouseButton.LeftButton else None
        self._press = Press(at, button, target)
        self._plot.pointed.emit(None)

    def move(self, at: QPointF, buttons: Qt.MouseButton) -> None:
        press = self._press
        if press is None:
            self._point(self.target_at(at))
            return
        if not buttons & press.button:
            self.abandon()
            return
        if self._gesture is None and (at - press.at).manhattanLength() >= _DRAG_PX:
            self._gesture = self._begin(press)
        if self._gesture is not None:
            self._gesture.move(at)
        if self.dragged_line is not None:
            self._follow(at)

    def _follow(self, at: QPointF) -> None:
        """Point at the line that is dragged, while the mouse is over the plot."""
        inside = self._plot.viewport().rect().contains(at.toPoint())
        line = Target("line", line=self.dragged_line)
        self._plot.pointed.emit(line if inside else None)

    def release(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        press, gesture = self._press, self._gesture
        self._press = self._gesture = None
        if gesture is not None:
            gesture.finish()
        elif press is not None and press.button == Qt.MouseButton.LeftButton:
            self._click(press.target, modifiers)
        self._point(self.target_at(at))
        self._plot.refresh()

    def double_click(self, at: QPointF) -> None:
        if self.target_at(at) is None:
            self._plot.fit()

    def leave(self) -> None:
        if self._press is None:
            self._point(None)
        else:
            self._plot.pointed.emit(None)

    def abandon(self) -> None:
        """Cancel what the mouse is doing, if anything."""
        gesture, self._gesture, self._press = self._gesture, None, None
        if gesture is not None:
            gesture.cancel()
        self._point(None)

    def target_at(self, at: QPointF) -> Target | None:
        arranged = self._plot.arranged()
        if arranged is None:
            return None
        place = at.x(), at.y()
        link = arranged.derive_at(*place) if self._plot.movable else None
        if link is not None:
            return Target("derive", line=link.key)
        mark = arranged.mark_at(*place)
        if mark is not None:
            return Target("mark", endpoint=mark.endpoint, letter=mark.letter)
        lot = arranged.lot_at(*place)
        if lot is not None:
            return Target("lot", letter=lot.letter)
        dot = arranged.dot_at(*place)
        if dot is not None:
            return Target("dot", endpoint=dot)
        line = arranged.line_at(*place)
        return Target("line", line=line.key) if line is not None else None

    def _point(self, target: Target | None) -> None:
        if target == self.target:
            return
        self.target = target
        self._plot.viewport().setCursor(self._cursor(target))
        self._plot.show_pointed()
        self._plot.pointed.emit(target)

    def _cursor(self, target: Target | None) -> Qt.CursorShape:
        if target is None or target.kind == "lot":
            return Qt.CursorShape.ArrowCursor
        if target.kind != "line" or not self._plot.movable:
            return Qt.CursorShape.PointingHandCursor
        shape = self._shape(target.line)
        horizontal = shape is not None and shape.horizontal
        return Qt.CursorShape.SizeVerCursor if horizontal else Qt.CursorShape.SizeHorCursor

    def _begin(self, press: Press) -> Gesture:
        target = press.target
        if target is not None and target.kind == "line" and self._plot.movable:
            shape = self._shape(target.line)
            if shape is not None:
                return DragLine(self._plot, shape, press.at)
        return Pan(self._plot, last=press.at, start=press.at)

    def _click(self, target: Target | None, modifiers: Qt.KeyboardModifier) -> None:
        plot = self._plot
        if target is None or target.kind == "lot":
            plot.ground_clicked.emit()
        elif target.kind == "derive" and target.line is not None:
            plot.derive_asked.emit(target.line[0])
        elif target.kind == "line" and target.line is not None:
            plot.line_clicked.emit(target.line[0])
        else:
            extend = modifiers & (
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            )
            plot.endpoint_clicked.emit(target.endpoint, bool(extend))

    def _shape(self, key: LineKey | None) -> LineShape | None:
        arranged = self._plot.arranged() if key is not None else None
        if arranged is None:
            return None
        return next((shape for shape in arranged.lines if shape.key == key), None)

    # keys

    def key(self, event: QKeyEvent) -> bool:
        """Act on a key; False where it is not the plot's."""
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            return self._escape()
        if self.busy:
            # It would act on a preview.
            return True
        if means(event, "Ctrl+9"):
            self._plot.fit()
            return True
        step = _STEPS.get(Qt.Key(key))
        if step is None or control:
            return False
        shape = self._shape(self.focused)
        if shape is None or not self._plot.movable:
            return self._walk(step)
        return self._nudge(shape, step, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def claims(self, event: QKeyEvent) -> bool:
        """Whether the window may not act on a key: Esc during a gesture, and the fit."""
        if event.key() == Qt.Key.Key_Escape:
            return self.busy
        return means(event, "Ctrl+9")

    def _escape(self) -> bool:
        if self.busy:
            self.abandon()
            return True
        if self.focused is not None:
            self.focused = None
            self._plot.show_pointed()
            return True
        if self._plot.chosen:
            self._plot.ground_clicked.emit()
            return True
        return False

    def _nudge(self, shape: LineShape, step: tuple[int, int], wide: bool) -> bool:
        along = step[1] if shape.horizontal else step[0]
        if along:
            value = round(shape.value + along * (5.0 if wide else 1.0), 6)
            self._plot.line_nudged.emit(shape.side.actor, shape.kind, value)
        else:
            self._plot.pressed_in_vain.emit(shape.horizontal)
        return True

    def _walk(self, step: tuple[int, int]) -> bool:
        """Select the nearest endpoint in a direction, from the selected one or the middle."""
        arranged = self._plot.arranged()
        if arranged is None or not arranged.order.size:
            return False
        rows = [int(each) for each in arranged.order]
        chosen = [each for each in rows if each in self._plot.chosen]
        x, y = (arranged.dot_box(chosen[0]) if chosen else arranged.plane.frame).middle
        best, least = None, (True, float("inf"))
        for each in rows:
            right, up = arranged.x[each] - x, y - arranged.y[each]
            along = right * step[0] + up * step[1]
            aside = abs(right * step[1]) + abs(up * step[0])
            # What lies rather beside than ahead comes last.
            cost = (bool(aside > along), along + aside)
            if each not in chosen and (along > 0.5 or not chosen) and cost < least:
                best, least = each, cost
        if best is not None:
            self._plot.endpoint_clicked.emit(best, False)
        return True

    def next_handle(self, forward: bool) -> bool:
        """Move the focus along the handles; False at either end, where it leaves the plot."""
        arranged = self._plot.arranged()
        keys: list[LineKey | None] = [None]
        if arranged is not None:
            keys += [shape.key for shape in arranged.lines]
        place = keys.index(self.focused) if self.focused in keys else 0
        place += 1 if forward else -1
        self.focused = keys[place] if 0 <= place < len(keys) else None
        self._plot.show_pointed()
        self._announce()
        return 0 <= place < len(keys)

    def focus_in(self, reason: Qt.FocusReason) -> None:
        if reason == Qt.FocusReason.MouseFocusReason:
            self.focused = None
        self._plot.show_pointed()

    def _announce(self) -> None:
        self._plot.pointed.emit(
            Target("line", line=self.focused) if self.focused is not None else None
        )
