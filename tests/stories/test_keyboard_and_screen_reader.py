"""All of the window for somebody without a mouse, or without eyes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story

THINGS = {
    "node": "nodes",
    "actor": "actors",
    "interest": "interests",
    "endpoint": "endpoints",
    "profile": "profiles",
    "linkage": "linkages",
    "package": "packages",
    "lens": "lenses",
    "phase": "phases",
    "source": "sources",
}
WORKSPACES = ("Ctrl+1", "Ctrl+2", "Ctrl+3")


@pytest.fixture
def facilitator(person: Facilitator) -> Facilitator:
    """Somebody with the flagship on the screen."""
    person.opens_template(person.window.welcome.cards[0].title)
    return person


def reached_by_keyboard(window: QWidget) -> Iterator[QWidget]:
    """Everything that takes the focus by Tab, by a shortcut or by F6."""
    for widget in window.findChildren(QWidget):
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if takes and widget.isVisible() and widget.isEnabled():
            yield widget


def nameless(window: QWidget) -> list[str]:
    found = []
    for widget in reached_by_keyboard(window):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def scroll_to(widget: QWidget) -> None:
    """Scroll to where a widget is, as Tab does."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def picture(window: QWidget) -> QImage:
    QApplication.processEvents()
    return window.grab().toImage()


def test_everything_the_keyboard_reaches_has_a_name(person: Facilitator) -> None:
    assert nameless(person.window) == []
    person.opens_template(person.window.welcome.cards[0].title)
    for workspace in WORKSPACES:
        person.presses(workspace)
        assert nameless(person.window) == []
    for kind, collection in THINGS.items():
        person.window.workbench.select(kind, next(iter(getattr(person.scenario, collection))))
        assert nameless(person.window) == [], kind


def test_where_the_keyboard_is_can_be_seen(facilitator: Facilitator) -> None:
    facilitator.presses("Ctrl+1")
    facilitator.window.workbench.select("node", list(facilitator.scenario.nodes)[1])
    hidden = []
    for widget in list(reached_by_keyboard(facilitator.window)):
        scroll_to(widget)
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        before = picture(facilitator.window)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if picture(facilitator.window) == before:
            hidden.append(f"{type(widget).__name__} {widget.accessibleName()}")
    assert hidden == []


def test_a_branch_is_made_in_the_outline_while_the_canvas_follows(facilitator: Facilitator) -> None:
    work = facilitator.work
    facilitator.presses("Ctrl+1")
    facilitator.goes_to_pane(work.tree)
    facilitator.presses("Home")
    facilitator.goes_to_pane(work.outline)
    root = facilitator.scenario.root
    before = len(facilitator.scenario.nodes[root].children)
    assert facilitator.marked_rows() == [("node", root)]
    facilitator.presses("Tab")
    facilitator.writes("A new way", "Return")
    facilitator.writes("7%", "Return")
    new = facilitator.scenario.nodes[root].children[before]
    assert facilitator.scenario.nodes[new].label == "A new way"
    assert facilitator.scenario.nodes[new].probability.best == 0.07
    assert facilitator.is_in(work.outline)
    assert work.tree.content.position_of(new) >= 0
    facilitator.presses("Ctrl+Z", "Ctrl+Z")
    assert facilitator.steps() == 0
    assert facilitator.marked_rows() == [("node", root)]


def test_menus_act_in_the_view_last_used(facilitator: Facilitator) -> None:
    work = facilitator.work
    facilitator.presses("Ctrl+1")
    facilitator.goes_to_pane(work.outline)
    facilitator.commands("To 2 levels")
    assert facilitator.window.nodes is work.outline.nodes
    shown = work.outline.nodes.host.shown_nodes()
    depths = {facilitator.window.workbench.frame.depth[_row(facilitator, node)] for node in shown}
    assert max(depths) == 2
    facilitator.goes_to_pane(work.tree)
    facilitator.commands("Unfold everything")
    assert list(work.outline.nodes.host.shown_nodes()) == list(shown)
    facilitator.presses("Ctrl+2")
    assert not facilitator.window.actions_by_id["add_child"].isEnabled()


def _row(person: Facilitator, node: str) -> int:
    return int(person.window.workbench.frame.node_index[node])
