"""Whatever is done, in whatever order: a cancel leaves no trace, and the views agree."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.tree.dragging import Drag
from scenario_desk.desk.tree.endpoint_drop import EndpointDrop
from scenario_desk.desk.widgets.endpoint_mime import carrying
from scenario_desk.model import edits
from tests.desk.tree.desk import ALT, CTRL, LEFT, SHIFT, Carrier, Key, pull
from tests.desk.tree.room import PLAIN, Moment, Room
from tests.model.building import small_scenario

MOST_NODES = 60
"""Copies of copies would fill the evening."""
nodes = st.integers(0, 999)
on_marks_and_near = st.sampled_from([(0, 0), (0, 0), (-60, -9), (-60, 9), (-50, 40), (30, 0)])
near = st.tuples(st.integers(-70, 40), st.integers(-30, 30)) | on_marks_and_near
KEYS: dict[str, tuple[Any, Any]] = {
    "delete": (Key.Key_Delete, PLAIN),
    "delete and keep": (Key.Key_Delete, CTRL),
    "up": (Key.Key_Up, ALT),
    "down": (Key.Key_Down, ALT),
    "duplicate": (Key.Key_D, CTRL),
    "cut": (Key.Key_X, CTRL),
    "copy": (Key.Key_C, CTRL),
    "paste": (Key.Key_V, CTRL),
    "select all": (Key.Key_A, CTRL),
    "walk down": (Key.Key_Down, PLAIN),
    "walk right": (Key.Key_Right, PLAIN),
    "home": (Key.Key_Home, PLAIN),
    "end": (Key.Key_End, PLAIN),
    "deselect": (Key.Key_Escape, PLAIN),
}
LOOKS: dict[str, tuple[Any, Any]] = {
    "only this branch": (Key.Key_Right, ALT),
    "one level more": (Key.Key_Left, ALT),
    "the whole tree": (Key.Key_Home, ALT),
    "fold": (Key.Key_Slash, CTRL),
    "one level": (Key.Key_1, CTRL | ALT),
    "two levels": (Key.Key_2, CTRL | ALT),
    "everything": (Key.Key_0, CTRL | ALT),
}
OPENING: dict[str, tuple[Any, Any]] = {
    "child": (Key.Key_Tab, PLAIN),
    "sibling": (Key.Key_Return, PLAIN),
    "above": (Key.Key_Return, SHIFT),
    "between": (Key.Key_Return, CTRL),
    "label": (Key.Key_F2, PLAIN),
    "question": (Key.Key_F2, SHIFT),
    "digit": (Key.Key_3, PLAIN),
    "letter": (Key.Key_W, PLAIN),
}


class Hands(RuleBasedStateMachine):
    """Somebody who does anything."""

    def __init__(self) -> None:
        super().__init__()
        self.room = Room(edits.set_endpoint(small_scenario(), ["leave"], None))
        self.bench, self.tree = self.room.bench, self.room.tree
        # What another run has copied must not be pasted in this one.
        QApplication.clipboard().clear()
        self.held: Moment | None = None
        """What was there when the button went down; None while it is up."""
        self.at = QPoint()
        self.control: Any = PLAIN

    # drags, from press to release

    @precondition(lambda self: self.held is None)
    @rule(which=nodes, control=st.booleans(), empty=st.sampled_from([False, False, False, True]))
    def press(self, which: int, control: bool, empty: bool) -> None:
        self.control = CTRL if control else PLAIN
        self.at = QPoint(4, 4) if empty else self.room.place(which)
        self.held = self.room.moment()
        QTest.mousePress(self.tree, LEFT, self.control, self.at)

    @precondition(lambda self: self.held is not None)
    @rule(which=nodes, by=near, rest=st.booleans())
    def pull(self, which: int, by: tuple[int, int], rest: bool) -> None:
        self.at = self.room.place(which) + QPoint(*by)
        pull(self.tree, self.at, self.control)
        if rest and isinstance(self.room.gesture, Drag):
            self.room.gesture.rest()
        self.unchanged_below(self.held)

    @precondition(lambda self: self.held is None)
    @rule(
        which=nodes,
        to=nodes,
        by=on_marks_and_near,
        control=st.booleans(),
        switch=st.booleans(),
        rest=st.booleans(),
        lets_go=st.sampled_from([True, True, False]),
    )
    def drag(
        self,
        which: int,
        to: int,
        by: tuple[int, int],
        control: bool,
        switch: bool,
        rest: bool,
        lets_go: bool,
    ) -> None:
        """All of a drag, which steps taken at random seldom are."""
        if len(self.bench.scenario.nodes) >= MOST_NODES:
            return
        self.press(which, control, empty=False)
        self.pull(which, (15, 0), False)
        if switch:
            self.press_or_let_go_of_control()
        self.pull(to, by, rest)
        if lets_go:
            self.let_go()
        else:
            self.escape()

    @precondition(lambda self: self.held is not None)
    @rule()
    def press_or_let_go_of_control(self) -> None:
        held, self.control = self.control, PLAIN if self.control == CTRL else CTRL
        act = QTest.keyRelease if held == CTRL else QTest.keyPress
        act(self.tree, Key.Key_Control, self.control)

    @precondition(lambda self: self.held is not None)
    @rule(key=st.sampled_from([Key.Key_Delete, Key.Key_Tab, Key.Key_A]))
    def press_a_key_meanwhile(self, key: Any) -> None:
        if self.room.gesture is not None:
            QTest.keyClick(self.tree, key)
            self.unchanged_below(self.held)

    @precondition(lambda self: self.held is not None)
    @rule()
    def let_go(self) -> None:
        held, self.held = self.held, None
        QTest.mouseRelease(self.tree, LEFT, self.control, self.at)
        self.one_step_or_none(held)

    @precondition(lambda self: self.held is not None)
    @rule()
    def escape(self) -> None:
        held, self.held = self.held, None
        QTest.keyClick(self.tree, Key.Key_Escape)
        self.no_trace_since(held)
        QTest.mouseRelease(self.tree, LEFT, self.control, self.at)
        self.no_trace_since(held)

    @precondition(lambda self: self.held is None)
    @rule(which=nodes, rest=st.booleans(), lets_go=st.booleans(), end=st.integers(1, 4))
    def drag_an_endpoint(self, which: int, rest: bool, lets_go: bool, end: int) -> None:
        before = self.room.moment()
        hand, place = Carrier(self.tree, carrying(f"e{end}")), self.room.place(which)
        hand.enter(QPoint(4, 4))
        hand.move(place)
        if rest and isinstance(self.room.gesture, EndpointDrop):
            self.room.gesture.rest()
        self.unchanged_below(before)
        if lets_go:
            hand.drop(place)
            self.one_step_or_none(before)
        else:
            hand.leave()
            self.no_trace_since(before)

    # clicks and keys

    @precondition(lambda self: self.held is None)
    @rule(which=nodes, held=st.sampled_from([PLAIN, PLAIN, CTRL, SHIFT]), by=near)
    def click(self, which: int, held: Any, by: tuple[int, int]) -> None:
        before = self.room.moment()
        QTest.mouseClick(self.tree, LEFT, held, self.room.place(which) + QPoint(*by) / 8)
        assert self.room.moment().history == before.history

    @precondition(lambda self: self.held is None)
    @rule(
        which=nodes,
        by=near,
        text=st.sampled_from(["", "Talk", "30", "zz"]),
        end=st.sampled_from([Key.Key_Return, Key.Key_Escape]),
    )
    def double_click(self, which: int, by: tuple[int, int], text: str, end: Any) -> None:
        place = self.room.place(which) + QPoint(*by)
        QTest.mouseDClick(self.tree, LEFT, PLAIN, place)
        QTest.mouseRelease(self.tree, LEFT, PLAIN, place)
        self.write_and(text, end)

    @precondition(lambda self: self.held is None)
    @rule(
        what=st.sampled_from(sorted(OPENING)),
        text=st.sampled_from(["", "Talks", "25", "25 30 35", "x y"]),
        end=st.sampled_from([Key.Key_Return, Key.Key_Escape, Key.Key_Tab]),
    )
    def open_and_write(self, what: str, text: str, end: Any) -> None:
        if len(self.bench.scenario.nodes) < MOST_NODES:
            before = self.room.moment()
            self.room.key(*OPENING[what])
            self.write_and(text, end, before)

    @precondition(lambda self: self.held is None)
    @rule(what=st.sampled_from(sorted(KEYS)))
    def press_a_key(self, what: str) -> None:
        if len(self.bench.scenario.nodes) < MOST_NODES or what not in ("duplicate", "paste"):
            before = self.room.moment()
            self.room.key(*KEYS[what])
            self.one_step_or_none(before)

    @precondition(lambda self: self.held is None)
    @rule(redo=st.booleans())
    def undo_or_redo(self, redo: bool) -> None:
        before = self.room.moment()
        (self.bench.redo if redo else self.bench.undo)()
        after = self.room.moment()
        assert sum(after.history) == sum(before.history)
        there = before.undone if redo else before.done
        assert abs(after.done - before.done) == min(there, 1)

    # ways of looking

    @precondition(lambda self: self.held is None)
    @rule(what=st.sampled_from(sorted(LOOKS)))
    def look(self, what: str) -> None:
        before = self.room.moment()
        self.tree.setFocus()
        self.room.key(*LOOKS[what])
        assert self.room.moment().history == before.history
        assert self.bench.scenario is before.scenario

    @rule(turn=st.sampled_from([-240, 240]), held=st.sampled_from([PLAIN, CTRL]))
    def turn_the_wheel(self, turn: int, held: Any) -> None:
        at = QPointF(300, 250)
        wheel = QWheelEvent(
            at,
            self.tree.mapToGlobal(at),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.tree, wheel)

    @rule()
    def see_a_frame(self) -> None:
        self.tree.grab()

    @precondition(lambda self: self.held is None)
    @rule(direction=st.sampled_from(["right", "left", "down"]))
    def turn_the_tree(self, direction: Any) -> None:
        self.tree.set_direction(direction)

    @precondition(lambda self: self.held is None)
    @rule(which=nodes, held=st.sampled_from([PLAIN, PLAIN, CTRL, SHIFT]))
    def click_in_the_outline(self, which: int, held: Any) -> None:
        before = self.room.moment()
        self.room.click_row(which, held)
        assert self.room.moment().history == before.history

    @precondition(lambda self: self.held is None)
    @rule()
    def take_up_the_canvas(self) -> None:
        self.tree.setFocus()

    @precondition(lambda self: self.held is None)
    @rule(end=st.integers(1, 4))
    def choose_an_endpoint(self, end: int) -> None:
        self.bench.select("endpoint", f"e{end}")

    # what must hold

    @invariant()
    def views_agree(self) -> None:
        if self.held is None:
            assert self.room.gesture is None
            assert not self.room.writes
            assert not self.bench.previewing
            self.room.check()

    def teardown(self) -> None:
        if self.held is not None:
            QTest.mouseRelease(self.tree, LEFT, pos=self.at)
        self.room.close_down()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def write_and(self, text: str, end: Any, before: Moment | None = None) -> None:
        """Write into what has opened, if anything has, and end it until nothing is open."""
        before = before or self.room.moment()
        if not self.room.writes:
            self.one_step_or_none(before)
            return
        self.room.write(text)
        self.unchanged_below(before)
        self.room.key(end)
        if end == Key.Key_Tab:
            # What was written is taken, and the next branch has opened: not that one.
            self.room.key(Key.Key_Escape)
        self.give_up_what_is_refused()
        if end == Key.Key_Escape:
            assert self.room.moment().history == before.history
            assert self.bench.scenario is before.scenario
        else:
            self.one_step_or_none(before)

    def give_up_what_is_refused(self) -> None:
        if self.room.writes:
            self.room.key(Key.Key_Escape)

    def no_trace_since(self, before: Moment | None) -> None:
        assert self.room.moment() == before
        assert self.bench.scenario is self.bench.committed

    def unchanged_below(self, before: Moment | None) -> None:
        """Whatever is shown, nothing is done yet."""
        now = self.room.moment()
        assert before is not None
        assert now.scenario is before.scenario
        assert now.history == before.history

    def one_step_or_none(self, before: Moment | None) -> None:
        assert before is not None
        now = self.room.moment()
        if now.scenario == before.scenario:
            assert now.history == before.history
        else:
            assert now.history == (before.done + 1, 0)


def test_random_gestures(qtbot: Any) -> None:
    run_state_machine_as_test(
        Hands,
        settings=settings(
            max_examples=40 if "CI" in os.environ else 25,
            stateful_step_count=30,
            derandomize="CI" in os.environ,
            deadline=None,
        ),
    )
