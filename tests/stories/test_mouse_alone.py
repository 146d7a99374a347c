"""Ten edits of a tree with the mouse alone, each one step that undo takes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QToolButton

from scenario_desk.presentation.tree.hits import label_box
from tests.desk.tree.desk import Carrier
from tests.stories import hands
from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story


@pytest.fixture
def person_at_tree(person: Facilitator) -> Facilitator:
    """Somebody at the tree of the flagship, three levels of it unfolded."""
    person.opens_template(person.window.welcome.cards[0].title)
    person.presses("Ctrl+1")
    person.waits_until(person.window.tree.isVisible)
    person.clicks_menu("View", "Fold", "To 3 levels")
    person.clicks_menu("View", "Fit the tree")
    return person


def test_ten_edits(person_at_tree: Facilitator, monkeypatch: pytest.MonkeyPatch) -> None:
    person = person_at_tree
    tree, first = person.window.tree, person.scenario
    nodes = person.scenario.nodes
    one, two, three = nodes[first.root].children
    moved, stays = nodes[one].children[0], nodes[one].children[1]
    leaf = next(each.id for each in nodes.values() if each.endpoint and each.id in _shown(person))

    def drops_an_endpoint(drag: QDrag, *_actions: object) -> Qt.DropAction:
        """The window system drags: what the outline gave goes over the canvas to a leaf."""
        carrier = Carrier(tree, drag.mimeData())
        carrier.enter(QPoint(20, 20))
        carrier.drop(person.mark_of(leaf))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", drops_an_endpoint)

    def parent_of(node: str) -> str:
        return str(person.scenario.parents[node])

    def of(node: str) -> tuple[str, ...]:
        return tuple(person.scenario.nodes[node].children)

    done: list[tuple[str, Callable[[], object], Callable[[], object]]] = [
        (
            "hangs a branch under another node",
            lambda: person.drags(tree, person.mark_of(moved), person.mark_of(two)),
            lambda: parent_of(moved) == two and of(two)[-1] == moved,
        ),
        (
            "puts a branch above another one",
            lambda: person.drags(tree, person.mark_of(three), _above(person, one)),
            lambda: of(first.root) == (three, one, two),
        ),
        (
            "gives a leaf another end",
            lambda: _drags_row(person, "Endpoints", "UN administration"),
            lambda: person.scenario.nodes[leaf].endpoint == "e16",
        ),
        (
            "copies a branch",
            lambda: person.picks_in_tree(stays, "Duplicate branch"),
            lambda: len(of(one)) == 3,
        ),
        (
            "cuts a branch",
            lambda: person.picks_in_tree(stays, "Cut branch"),
            lambda: stays not in person.scenario.nodes,
        ),
        (
            "pastes it elsewhere",
            lambda: person.picks_in_tree(three, "Paste below"),
            lambda: len(of(three)) == len(nodes[three].children) + 1,
        ),
        (
            "makes a decision a matter of chance",
            lambda: person.picks_in_tree(two, "Make it", "Make it a chance node"),
            lambda: person.scenario.nodes[two].kind == "chance",
        ),
        (
            "spreads the probabilities",
            lambda: person.picks_in_tree(
                first.root, "Probabilities", "Spread the probabilities evenly"
            ),
            lambda: all(abs(_best(person, node) - 1 / 3) < 0.01 for node in of(first.root)[:2]),
        ),
        (
            "deletes a branch",
            lambda: person.picks_in_tree(one, "Delete branch"),
            lambda: of(first.root) == (three, two),
        ),
        (
            "declares what happened",
            lambda: person.picks_in_tree(three, "This happened"),
            lambda: [move.branch for move in person.scenario.moves] == [three],
        ),
    ]
    for number, (what, act, seen) in enumerate(done, start=1):
        act()
        assert seen(), what
        assert person.steps() == number, what
    undo = next(
        button
        for button in person.work.header.findChildren(QToolButton)
        if button.defaultAction() is person.window.actions_by_id["undo"]
    )
    for _step in done:
        hands.click(undo)
    assert person.scenario == first


def _drags_row(person: Facilitator, *path: str) -> None:
    """Press on a row of the outline and pull."""
    rows, index = person.work.outline.list, person.row(*path)
    rows.scrollTo(index)
    start = rows.visualRect(index).center()
    person.clicks_row(*path)
    hands.grab(rows.viewport(), start)
    hands.pull(rows.viewport(), start, QPoint(60, 4))
    hands.drop(rows.viewport(), start)
    QApplication.processEvents()


def _above(person: Facilitator, node: str) -> QPoint:
    """The upper half of the label of the branch to a node."""
    tree = person.window.tree
    box = label_box(tree.picture(), tree.content.position_of(node))
    return QPoint(round(box.left + 20), round(box.bottom - 3))


def _best(person: Facilitator, node: str) -> float:
    """The probability of a branch as it counts."""
    row = person.bench.frame.node_index[node]
    return float(person.bench.evaluation.forecast[row])


def _shown(person: Facilitator) -> set[str]:
    content = person.window.tree.content
    return {content.id_of(position) for position in range(content.scene.count)}
