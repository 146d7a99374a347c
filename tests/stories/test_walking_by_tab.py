"""Tab walks: it goes where the eye goes, and builds nothing on the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story


@pytest.fixture
def facilitator(person: Facilitator) -> Facilitator:
    person.opens_template(person.window.welcome.cards[0].title)
    person.presses("Ctrl+3")
    person.is_seated()
    return person


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.mark.parametrize("pane", ["tree", "outline"])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_walking_through_leaves_no_branch_behind(
    facilitator: Facilitator, pane: str, key: str
) -> None:
    view = getattr(facilitator.work, pane)
    facilitator.window.workbench.select("node", facilitator.scenario.root)
    facilitator.goes_to_pane(view)
    before, steps = facilitator.scenario, facilitator.steps()
    facilitator.presses("Tab", key)
    assert facilitator.scenario == before
    assert facilitator.steps() == steps
    if key == "Tab":
        assert not facilitator.is_in(view)
    for _step in range(12):
        facilitator.presses("Tab")
    assert facilitator.steps() == steps


def test_what_was_typed_on_the_way_is_kept(facilitator: Facilitator) -> None:
    facilitator.window.workbench.select("node", facilitator.scenario.root)
    facilitator.goes_to_pane(facilitator.work.tree)
    count = len(facilitator.scenario.nodes)
    facilitator.presses("Tab")
    facilitator.writes("A truce", "Tab")
    facilitator.work.outline.enter()
    assert len(facilitator.scenario.nodes) == count + 1
    assert facilitator.scenario.nodes[facilitator.node("A truce")].children == ()


def test_the_chart_comes_after_its_head(facilitator: Facilitator) -> None:
    header, plot = facilitator.work.chart.header, facilitator.work.chart.ensure_plot()
    header.across.setFocus()
    for _step in range(40):
        if focus() is plot:
            break
        assert header.isAncestorOf(focus())
        facilitator.presses("Tab")
    assert focus() is plot
    facilitator.presses("Shift+Tab")
    assert header.isAncestorOf(focus())


def test_the_focus_goes_back_to_its_view_without_a_detour(facilitator: Facilitator) -> None:
    facilitator.window.workbench.select("node", facilitator.scenario.root)
    facilitator.goes_to_pane(facilitator.work.tree)
    seen: list[QWidget] = []
    facilitator.presses("F2")
    QApplication.instance().focusChanged.connect(lambda _old, new: seen.append(new))  # type: ignore[union-attr]
    facilitator.writes("Why", "Return")
    assert seen == [facilitator.work.tree]


@pytest.mark.parametrize("workspace", ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4"])
def test_tab_leaves_out_nothing_that_stands_in_a_pane(
    facilitator: Facilitator, workspace: str
) -> None:
    facilitator.presses(workspace)
    facilitator.work.tree.view_commands.show_branch(list(facilitator.scenario.nodes)[1])
    facilitator.window.workbench.select("interest", next(iter(facilitator.scenario.interests)))
    panes = facilitator.work.panes
    came, whole = {focus()}, set(stops_of(panes))
    for _step in range(400):
        if isinstance(focus(), QTableView):
            # Here Tab goes from cell to cell.
            facilitator.presses("F6")
        else:
            focus().focusNextChild()
        came.add(focus())
        if whole <= came:
            break
    assert [f"{type(each).__name__} {each.accessibleName()}" for each in whole - came] == []


def stops_of(panes: QWidget) -> list[QWidget]:
    """What takes the keyboard in the panes."""
    found = panes.findChildren(QWidget)
    return [
        each
        for each in found
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and each.isVisible()
        and each.isEnabled()
    ]
