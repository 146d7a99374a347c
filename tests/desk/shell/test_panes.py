"""Walking from pane to pane."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.shell.window import Window
from tests.desk.showing import CTRL, Key, focus, write


@pytest.mark.parametrize(("action", "step"), [("next_pane", 1), ("previous_pane", -1)])
def test_no_pane_is_next_where_none_is_shown(window: Window, action: str, step: int) -> None:
    window.show_welcome()
    assert window.work.panes.in_order() == []
    window.work.next_pane(step)
    window.actions_by_id[action].trigger()
    assert window.welcome.isVisible()


@pytest.mark.parametrize("workspace", ["build", "overlap"])
def test_a_smaller_window_takes_from_every_pane_in_proportion(
    window: Window, workspace: str
) -> None:
    """Also where somebody has dragged the panes to other widths."""
    window.work.show_workspace(workspace)
    panes = window.work.panes
    for drag in (False, True):
        window.resize(1_800, 1_000)
        QApplication.processEvents()
        if drag:
            panes._across.setSizes([400, 700, 700])
            panes._across.splitterMoved.emit(400, 1)
        wide = panes._across.sizes()
        window.resize(1_100, 640)
        QApplication.processEvents()
        narrow = panes._across.sizes()
        share = sum(narrow) / sum(wide)
        assert narrow[1] >= 240
        assert narrow[1] == pytest.approx(wide[1] * share, rel=0.2)
        window.resize(1_800, 1_000)
        QApplication.processEvents()
        assert panes._across.sizes() == pytest.approx(wide, abs=2)


def test_a_pane_hidden_while_others_are_dragged_comes_back_with_room(window: Window) -> None:
    window.work.show_workspace("overlap")
    panes = window.work.panes
    panes.set_panel("outline", False)
    panes._across.splitterMoved.emit(0, 1)
    panes.set_panel("outline", True)
    window.resize(window.width() - 100, window.height())
    QApplication.processEvents()
    assert window.work.outline.width() >= 150


@pytest.mark.parametrize("workspace", ["build", "score", "overlap", "robustness"])
@pytest.mark.parametrize("pane", ["outline", "inspector", "tree", "matrix", "chart"])
def test_find_opens_from_every_pane(window: Window, workspace: str, pane: str) -> None:
    window.work.show_workspace(workspace)
    if not window.work.panes.views[pane].isVisible():
        return
    window.work.panes.views[pane].enter()
    QApplication.processEvents()
    QTest.keyClick(focus(), Key.Key_F, CTRL)
    bar = window.work.outline.nodes.find if pane == "outline" else window.nodes.find
    assert focus() is bar.field
    if pane != "outline" and workspace != "score":
        assert bar is window.tree.nodes.find


def test_what_is_found_beside_the_matrix_is_brought_into_sight_there(window: Window) -> None:
    window.work.show_workspace("score")
    window.resize(900, 330)
    table = window.work.matrix.table
    table.scrollToTop()
    QApplication.processEvents()
    QTest.keyClick(focus(), Key.Key_F, CTRL)
    assert window.work.panes.panel_shown("outline")
    last = window.workbench.scenario.endpoints[window.work.matrix.model.endpoints[-1]]
    write(last.name)
    row = table.rowViewportPosition(window.work.matrix.model.rowCount() - 1)
    assert 0 <= row < table.viewport().height()


def test_where_there_is_little_height_the_chart_takes_it(window: Window) -> None:
    window.work.show_workspace("overlap")
    panes = window.work.panes
    chart, inspector = panes.views["chart"], panes.views["inspector"]
    for height, share in ((560, 0.7), (760, 0.6), (1_200, 0.55)):
        window.resize(1_280, height)
        QApplication.processEvents()
        assert chart.height() >= share * panes.height()
        assert inspector.height() >= 85
