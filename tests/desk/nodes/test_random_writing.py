"""Whatever is opened at nodes, typed and left, in whatever order: nothing is half done."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from scenario_desk.model import edits
from tests.desk.nodes.desk import PLAIN, Desk, make_desk
from tests.desk.showing import focus
from tests.model.building import small_scenario

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
OPENING = {
    "label": (Key.Key_F2, PLAIN),
    "child": (Key.Key_Tab, PLAIN),
    "sibling": (Key.Key_Return, PLAIN),
    "between": (Key.Key_Return, CTRL),
    "line": (Key.Key_Equal, PLAIN),
    "table": (Key.Key_Percent, SHIFT),
}
TYPED = [
    "",
    "",
    "",
    "Talks",
    "30",
    "0,3",
    ".2 .3 .45",
    "rest",
    "d us",
    "c",
    "e fro",
    "e new",
    "q Why; h",
]
LEAVING = {
    "Enter": (Key.Key_Return, PLAIN),
    "Ctrl+Enter": (Key.Key_Return, CTRL),
    "Tab": (Key.Key_Tab, PLAIN),
    "Esc": (Key.Key_Escape, PLAIN),
}
MEANWHILE = ["nothing", "an edit", "undo", "redo", "a click elsewhere", "another selection"]
EPISODES = st.lists(
    st.tuples(
        st.integers(0, 99),
        st.sampled_from(sorted(OPENING)),
        st.sampled_from(TYPED),
        st.sampled_from(MEANWHILE),
        st.sampled_from(sorted(LEAVING)),
    ),
    max_size=12,
)


@pytest.mark.parametrize("host", ["canvas", "outline"])
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(episodes=EPISODES)
def test_nothing_is_half_done(
    qtbot: QtBot, host: str, episodes: list[tuple[int, str, str, str, str]]
) -> None:
    desk = make_desk(qtbot, small_scenario(), host)
    first = desk.bench.committed
    for which, opening, typed, meanwhile, leaving in episodes:
        nodes = sorted(desk.scenario.nodes)
        desk.view.setFocus()
        desk.select(nodes[which % len(nodes)])
        desk.press(*OPENING[opening])
        kept = desk.bench.committed
        if is_open(desk):
            desk.type(typed)
            assert desk.bench.committed is kept, "typing is no step yet"
        happens(desk, meanwhile, which)
        before = desk.bench.committed
        if is_open(desk) and isinstance(focus(), QLineEdit):
            desk.press(*LEAVING[leaving])
            assert leaving != "Esc" or desk.bench.committed is before
        QApplication.processEvents()
        assert is_open(desk) <= 1
        assert is_open(desk) or not desk.bench.previewing
    desk.view.setFocus()
    assert not is_open(desk)
    assert not desk.bench.previewing
    last, steps = desk.scenario, 0
    while desk.bench.undo_text:
        desk.bench.undo()
        steps += 1
    assert desk.scenario == first
    for _step in range(steps):
        desk.bench.redo()
    assert desk.scenario == last
    desk.view.window().hide()


def is_open(desk: Desk) -> int:
    """How many things are open at the nodes."""
    nodes = desk.nodes
    return bool(nodes.writing.purpose) + bool(nodes.quick.nodes) + bool(nodes.table.node)


def happens(desk: Desk, what: str, which: int) -> None:
    bench, nodes = desk.bench, sorted(desk.bench.committed.nodes)
    node = nodes[which * 7 % len(nodes)]
    if what == "an edit":
        bench.apply(edits.set_label, node, f"Label {which}")
    elif what == "undo":
        bench.undo()
    elif what == "redo":
        bench.redo()
    elif what == "a click elsewhere":
        desk.view.setFocus()
    elif what == "another selection" and node in desk.scenario.nodes:
        bench.select("node", node)
