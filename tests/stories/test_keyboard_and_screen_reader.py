"""All of the window for somebody without a mouse, or without eyes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from scenario_desk.desk.widgets.plain_text import plain
from tests.stories import hands
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
    "snapshot": "snapshots",
}
Role = QAccessible.Role
WORKSPACES = ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4")


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


NOTHING_IN_PARTICULAR = (Role.NoRole, Role.Client, Role.Border)


def ill_spoken(window: QWidget) -> list[str]:
    """What the keyboard reaches and a screen reader cannot say: what it is called, what it is."""
    found = []
    for widget in reached_by_keyboard(window):
        spoken = QAccessible.queryAccessibleInterface(widget)
        fault = _fault(spoken) if spoken is not None else "is nothing"
        if fault:
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__} {fault}")
    return found


def _fault(spoken: QAccessibleInterface) -> str:
    name, told = spoken.text(QAccessible.Text.Name), spoken.text(QAccessible.Text.Description)
    if spoken.role() == Role.ComboBox:
        # Elsewhere than on Linux its name would do; there it is what is chosen in it.
        labels = spoken.relations(QAccessible.RelationFlag.Label)
        name = labels[0][0].text(QAccessible.Text.Name) if labels else ""
    if not name.strip():
        return "has no name"
    if spoken.role() in NOTHING_IN_PARTICULAR:
        return "has no role"
    if "<p" in told:
        return "is told as markup"
    line = spoken.object()
    filled = isinstance(line, QLineEdit) and line.text()
    return (
        "is told what is only shown while it is empty" if filled and line.placeholderText() else ""
    )


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


@pytest.mark.parametrize("listens", [False, True])
def test_everything_the_keyboard_reaches_has_a_name_and_a_role(
    request: pytest.FixtureRequest, listens: bool
) -> None:
    # Who listens from the start is told of each thing while it is being made.
    QAccessible.setActive(listens)
    request.addfinalizer(lambda: QAccessible.setActive(False))
    person = request.getfixturevalue("person")
    assert isinstance(person, Facilitator)
    assert ill_spoken(person.window) == []
    person.opens_template(person.window.welcome.cards[0].title)
    person.presses("Ctrl+Shift+T")
    for workspace in WORKSPACES:
        person.presses(workspace)
        assert ill_spoken(person.window) == []
    for kind, collection in THINGS.items():
        person.window.workbench.select(kind, next(iter(getattr(person.scenario, collection))))
        assert ill_spoken(person.window) == [], kind


@pytest.mark.parametrize("command", ["Shortcuts", "Print…", "Command palette"])
def test_dialogs_have_names_and_roles(facilitator: Facilitator, command: str) -> None:
    said: list[str] = []

    def look(dialog: QWidget) -> None:
        said.extend(ill_spoken(dialog))
        assert any(True for _each in reached_by_keyboard(dialog))
        facilitator.presses("Escape")

    with hands.answering(look) as asked:
        by_words(facilitator, command).trigger()
        facilitator.waits_until(lambda: asked and QApplication.activeModalWidget() is None)
    assert said == []


def by_words(person: Facilitator, words: str) -> QAction:
    actions = person.window.actions_by_id
    return next(each for each in actions.by_id.values() if plain(each.text()) == words)


@pytest.mark.parametrize("command", ["Rename", "Quick line", "Probabilities", "Find"])
def test_what_opens_over_a_view_has_names_and_roles(facilitator: Facilitator, command: str) -> None:
    facilitator.presses("Ctrl+1")
    facilitator.goes_to_pane(facilitator.work.outline)
    outline = facilitator.work.outline
    if command == "Rename":
        facilitator.window.workbench.select("actor", next(iter(facilitator.scenario.actors)))
        facilitator.presses("F2")
    else:
        facilitator.window.workbench.select("node", facilitator.scenario.root)
        opens = {
            "Quick line": outline.nodes.quick_line,
            "Probabilities": outline.nodes.probabilities,
            "Find": outline.nodes.find.open,
        }
        opens[command]()
    focus = QApplication.focusWidget()
    assert focus is not outline.list
    assert focus in list(reached_by_keyboard(facilitator.window))
    assert ill_spoken(facilitator.window) == []
    facilitator.presses("Escape")


def test_workspaces_are_one_of_several(facilitator: Facilitator) -> None:
    facilitator.presses("Ctrl+2")
    spoken = {}
    for words in ("Build", "Score", "Overlap"):
        found = QAccessible.queryAccessibleInterface(facilitator.button(words))
        assert found is not None
        assert found.role() == Role.RadioButton
        spoken[words] = bool(found.state().checked)
    assert spoken == {"Build": False, "Score": True, "Overlap": False}
    assert [words for words in spoken if is_stop(facilitator.button(words))] == ["Score"]


def is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


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
