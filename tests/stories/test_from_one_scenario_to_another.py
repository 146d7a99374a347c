"""Branches are copied in one scenario and pasted in another, or in another program."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story


def starts_on_the_tree(person: Facilitator, title: str) -> None:
    person.opens_template(title)
    person.presses("Ctrl+1")
    person.goes_to_pane(person.window.tree)


def test_a_subtree_is_taken_along(person: Facilitator) -> None:
    starts_on_the_tree(person, "Syria 2017")
    nodes = person.scenario.nodes
    branch = nodes[person.scenario.root].children[0]
    taken = labels_below(person, branch)
    assert len(taken) > 10
    person.clicks(branch)
    person.presses("Ctrl+C", "Ctrl+N")
    starts_on_the_tree(person, "Blank scenario")
    person.presses("Home", "Ctrl+V")

    (pasted,) = person.scenario.nodes[person.scenario.root].children
    assert labels_below(person, pasted) == taken
    assert person.bench.selection.ids == (pasted,)
    assert person.steps() == 1
    owners = {node.owner for node in person.scenario.nodes.values() if node.owner}
    assert owners <= set(person.scenario.actors)
    ends = {node.endpoint for node in person.scenario.nodes.values() if node.endpoint}
    assert ends <= set(person.scenario.endpoints)
    person.presses("Ctrl+Z")
    assert len(person.scenario.nodes) == 1


def labels_below(person: Facilitator, node: str) -> list[str]:
    nodes = person.scenario.nodes
    labels = [nodes[node].label]
    for child in nodes[node].children:
        labels += labels_below(person, child)
    return labels


def test_a_subtree_leaves_the_program_as_an_outline(person: Facilitator) -> None:
    starts_on_the_tree(person, "Syria 2017")
    nodes = person.scenario.nodes
    branch = nodes[person.scenario.root].children[0]
    person.clicks(branch)
    person.presses("Ctrl+C")
    first, second, *_rest = QGuiApplication.clipboard().text().splitlines()
    assert first.startswith(f"{nodes[branch].label} (")
    assert second.startswith(f"\t{nodes[nodes[branch].children[0]].label} (")


def test_an_outline_from_another_program_becomes_branches(person: Facilitator) -> None:
    starts_on_the_tree(person, "Blank scenario")
    person.clipboard("- Talks\n    - Deal (60 %)\n    - Collapse\n- No talks\n")
    person.presses("Home", "Ctrl+V")
    root = person.scenario.nodes[person.scenario.root]
    assert [person.scenario.nodes[key].label for key in root.children] == ["Talks", "No talks"]
    assert person.children("Talks") == ["Deal", "Collapse"]
    deal = person.scenario.nodes[person.node("Deal")]
    assert deal.probability is not None
    assert deal.probability.best == 0.6


def test_a_branch_is_cut_and_pasted_elsewhere(person: Facilitator) -> None:
    starts_on_the_tree(person, "Syria 2017")
    root = person.scenario.nodes[person.scenario.root]
    first, second, *_rest = root.children
    moved = person.scenario.nodes[first].children[0]
    label = person.scenario.nodes[moved].label
    person.clicks(moved)
    person.presses("Ctrl+X")
    assert moved not in person.scenario.nodes
    person.clicks(second)
    person.presses("Ctrl+V")
    assert label in [
        person.scenario.nodes[key].label for key in person.scenario.nodes[second].children
    ]
    assert person.steps() == 2
