"""One picture on the whole screen, and everything as it was after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.shell.presenting import presented_scale
from scenario_desk.desk.shell.window import Window
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from tests.desk.showing import Key, press, write


@pytest.fixture
def room(window: Window) -> Iterator[Window]:
    """A window with the flagship open, in the Overlap workspace."""
    window.workbench.open(Opened.of(load(locate("scenarios", "syria-2017.scenario"))), None)
    window.start_work()
    window.work.show_workspace("overlap")
    window.work.chart.ensure_plot()
    window.tree.setFocus()
    QApplication.processEvents()
    yield window
    window.presenting.leave()
    window.tree.aside.take()
    QApplication.processEvents()


def chrome(window: Window) -> list[QWidget]:
    work = window.work
    views = [work.outline, work.inspector, work.findings, work.matrix]
    return [window.menuBar(), window.statusBar(), work.header, work.chart.header, *views]


def state(window: Window) -> tuple[object, ...]:
    """What is shown, where, and how."""
    work, tree = window.work, window.tree
    return (
        [each.isVisible() for each in (*chrome(window), tree, work.chart, work.headline)],
        window.size(),
        window.isFullScreen(),
        [splitter.sizes() for splitter in (work.panes._across, work.panes._right)],
        work.panes.workspace,
        window.workbench.font_scale,
        [tree.content.id_of(at) for at in range(tree.content.scene.count)],
        tree.look,
        QApplication.focusWidget(),
        window.workbench.selection,
    )


def settle() -> None:
    for _round in range(3):
        QApplication.processEvents()


def test_one_picture_is_shown_with_the_headline_and_nothing_else(room: Window) -> None:
    small = room.tree.metrics().label.pixels
    room.actions_by_id["present"].trigger()
    settle()
    assert room.isFullScreen()
    assert not any(each.isVisible() for each in chrome(room))
    assert room.tree.isVisible()
    assert not room.work.chart.isVisible()
    assert room.work.headline.text().startswith("4 of 16 could be signed")
    assert room.tree.hasFocus()
    assert room.tree.width() == room.width()
    assert room.tree.metrics().label.pixels > small
    press(Key.Key_F5)
    settle()
    assert not room.tree.isVisible()
    assert room.work.chart.isVisible()
    assert not room.work.chart.header.isVisible()


@pytest.mark.parametrize("switches", [0, 1, 2])
@pytest.mark.parametrize("workspace", ["build", "score", "overlap", "robustness"])
def test_esc_leaves_and_everything_is_as_before(
    room: Window, workspace: str, switches: int
) -> None:
    room.work.show_workspace(workspace)
    room.work.panes.middle().enter()
    room.tree.nodes.host.unfold(["n02"])
    room.tree.pan(-37, 12)
    room.work.panes.set_panel("findings", True)
    settle()
    before = state(room)
    room.actions_by_id["present"].trigger()
    for _switch in range(switches):
        press(Key.Key_F5)
    settle()
    press(Key.Key_Escape)
    settle()
    assert not room.presenting.on
    assert state(room) == before


@pytest.mark.parametrize("workspace", ["score", "overlap"])
def test_whatever_asks_for_a_panel_leaves_the_presentation_first(
    room: Window, workspace: str
) -> None:
    """Nothing is typed where it cannot be seen."""
    room.work.show_workspace(workspace)
    work = room.work
    for ask in (
        lambda: work.finder().open(),
        lambda: work.add_thing("endpoint"),
        work.show_details,
        lambda: work.panes.toggle_panel("findings"),
    ):
        room.actions_by_id["present"].trigger()
        if not work.chart.isVisible():
            press(Key.Key_F5)
        settle()
        assert work.chart.isVisible()
        ask()
        settle()
        assert not room.presenting.on
        focused = QApplication.focusWidget()
        assert focused is None or focused.isVisible()


def test_results_that_are_held_are_not_presented(room: Window) -> None:
    room.actions_by_id["present"].trigger()
    room.workbench.hold(True)
    assert "signed" not in room.work.headline.text()
    assert "held" in room.work.headline.text()
    room.workbench.hold(False)
    assert "could be signed" in room.work.headline.text()


def test_esc_first_gives_up_what_is_being_typed(room: Window) -> None:
    room.workbench.select("node", "n02")
    room.actions_by_id["present"].trigger()
    settle()
    label = room.workbench.scenario.nodes["n02"].label
    write("another")
    press(Key.Key_Escape)
    assert room.presenting.on
    assert room.workbench.scenario.nodes["n02"].label == label
    press(Key.Key_Escape)
    assert not room.presenting.on


def test_what_is_typed_in_the_inspector_is_not_lost(room: Window) -> None:
    room.workbench.select("endpoint", "e07")
    room.work.inspector.edit_name()
    write("Zones")
    room.actions_by_id["present"].trigger()
    assert room.workbench.scenario.endpoints["e07"].name == "Zones"


@pytest.mark.parametrize("action", ["workspace_score", "workspace_build", "close"])
def test_going_elsewhere_leaves_the_presentation(room: Window, action: str) -> None:
    room.actions_by_id["present"].trigger()
    settle()
    room.workbench.mark_saved(room.workbench.committed, None)
    room.actions_by_id[action].trigger()
    settle()
    assert not room.presenting.on
    assert room.menuBar().isVisible()
    assert not room.work.headline.isVisible()


def test_the_chosen_workspace_is_whole_in_the_head_afterwards(room: Window) -> None:
    for _time in range(2):
        press(Key.Key_F5)
        settle()
        press(Key.Key_Escape)
        settle()
        for tab in room.work.header._tabs.values():
            bold = QFont(tab.font())
            bold.setBold(True)
            assert tab.width() >= QFontMetrics(bold).horizontalAdvance(tab.text()) + 30


@pytest.mark.parametrize("height", [480, 700, 800, 1_080, 1_440, 2_160, 4_320])
def test_type_grows_with_the_screen_and_never_leaves_it_without_room(height: int) -> None:
    body = 13 * presented_scale(height, 1.0)
    assert body >= 13
    assert height / body >= 36
    if 600 <= height <= 2_200:
        assert height / body <= 46
    assert presented_scale(height, 1.4) >= 1.4
