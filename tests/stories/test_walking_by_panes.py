"""F6 walks from pane to pane: out of whatever is open there, past where nothing takes the keys."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story

BUILD, SCORE, OVERLAP = "Ctrl+1", "Ctrl+2", "Ctrl+3"
AFTER = {"outline": "tree", "tree": "chart", "chart": "inspector", "inspector": "outline"}


def walked(person: Facilitator, key: str) -> list[QWidget | None]:
    """All that the focus goes to by a key."""
    seen: list[QWidget | None] = []
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.focusChanged.connect(lambda _old, new: seen.append(new))
    person.presses(key)
    QApplication.processEvents()
    return seen


def pane_of(person: Facilitator, focus: QWidget | None) -> str:
    views = person.work.panes.views
    return next((name for name, pane in views.items() if focus and pane.isAncestorOf(focus)), "")


@pytest.fixture
def facilitator(person: Facilitator) -> Facilitator:
    person.opens_template(person.window.welcome.cards[0].title)
    person.presses(OVERLAP)
    person.is_seated()
    person.window.workbench.select("node", list(person.scenario.nodes)[1])
    return person


@pytest.mark.parametrize("pane", ["outline", "tree"])
@pytest.mark.parametrize(
    ("opens", "typed", "steps"),
    [
        ("F2", "A truce", 1),
        ("Shift+F2", "Why?", 1),
        ("Tab", "A truce", 1),
        ("Tab", "", 0),
        ("=", "30", 0),
        ("%", "", 0),
        ("Ctrl+F", "a", 0),
    ],
)
def test_it_leaves_what_is_open_over_a_node(
    facilitator: Facilitator, pane: str, opens: str, typed: str, steps: int
) -> None:
    facilitator.goes_to_pane(getattr(facilitator.work, pane))
    facilitator.presses(opens)
    facilitator.writes(typed)
    assert [pane_of(facilitator, each) for each in walked(facilitator, "F6")] == [AFTER[pane]]
    assert facilitator.steps() == steps
    assert facilitator.work.tree.nodes.writing.purpose is None


def test_it_writes_a_name_and_goes_on(facilitator: Facilitator) -> None:
    facilitator.window.workbench.select("actor", next(iter(facilitator.scenario.actors)))
    facilitator.goes_to_pane(facilitator.work.outline)
    facilitator.presses("F2")
    facilitator.writes("Moscow")
    assert [pane_of(facilitator, each) for each in walked(facilitator, "F6")] == ["tree"]
    assert next(iter(facilitator.scenario.actors.values())).name == "Moscow"


def test_it_writes_a_score_and_goes_on(facilitator: Facilitator) -> None:
    facilitator.presses(SCORE)
    facilitator.goes_to_pane(facilitator.work.matrix)
    facilitator.writes("77")
    assert [pane_of(facilitator, each) for each in walked(facilitator, "F6")] == ["inspector"]
    assert 77 in [each.best for each in facilitator.scenario.scores.values()]


@pytest.mark.parametrize("workspace", [BUILD, SCORE, OVERLAP])
@pytest.mark.parametrize("empty", [False, True])
@pytest.mark.parametrize("key", ["F6", "Shift+F6"])
def test_it_comes_to_what_can_be_seen_and_round_again(
    person: Facilitator, workspace: str, empty: bool, key: str
) -> None:
    person.opens_template(person.window.welcome.cards[-1 if empty else 0].title)
    person.presses(workspace)
    person.work.panes.set_panel("findings", True)
    person.is_seated()
    came = []
    for _pane in person.work.panes.in_order():
        came += walked(person, key)
    assert all(each is not None and each.isVisible() for each in came)
    panes = [pane_of(person, each) for each in came]
    shown = {name for name, pane in person.work.panes.views.items() if pane.isVisible()}
    assert set(panes) >= shown - {"findings"}


@pytest.mark.parametrize("pane", ["outline", "tree", "chart"])
def test_the_keyboard_goes_to_the_middle_where_its_pane_goes(
    facilitator: Facilitator, pane: str
) -> None:
    facilitator.goes_to_pane(getattr(facilitator.work, pane))
    assert walked(facilitator, SCORE) == [None, facilitator.work.matrix.table]
    facilitator.presses(OVERLAP)
    assert facilitator.is_in(facilitator.work.tree)


def test_the_keyboard_stays_in_a_pane_that_stays(facilitator: Facilitator) -> None:
    facilitator.goes_to_pane(facilitator.work.inspector)
    assert walked(facilitator, SCORE) == []
    facilitator.work.panes.set_panel("inspector", False)
    assert facilitator.is_in(facilitator.work.matrix)
