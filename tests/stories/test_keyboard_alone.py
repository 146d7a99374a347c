"""The whole tree of 2013 typed from a blank page, as if the mouse had been unplugged."""

from __future__ import annotations

from typing import Any

import pytest

from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.scenario import Scenario
from tests.stories.facilitator import Facilitator
from tests.stories.typist import Typist

pytestmark = pytest.mark.story


def outlined(scenario: Scenario, key: str) -> dict[str, Any]:
    """A node and all below it, with what it refers to by name instead of by id."""
    node = scenario.nodes[key]
    owner = scenario.actors.get(node.owner)
    endpoint = scenario.endpoints.get(node.endpoint)
    phase = scenario.phases.get(node.phase)
    return {
        "kind": node.kind,
        "label": node.label,
        "question": node.question,
        "probability": node.probability,
        "owner": owner and owner.name,
        "endpoint": endpoint and endpoint.name,
        "phase": phase and phase.name,
        "historical": node.historical,
        "resolves": node.resolves,
        "information_set": node.information_set,
        "notes": node.notes,
        "branches": [outlined(scenario, child) for child in node.children],
    }


def test_the_tree_of_2013_by_keyboard_alone(person: Facilitator) -> None:
    paper = load(locate("scenarios", "chemical-weapons-2013.scenario"))
    person.tabs_to("Blank scenario")
    person.presses("Return")
    person.waits_until(lambda: person.window.working)
    person.is_seated()
    person.goes_to_pane(person.window.tree)

    typist = Typist(person, paper)
    typist.types_the_tree()

    assert outlined(person.scenario, person.scenario.root) == outlined(paper, paper.root)
    names = [each.name for each in person.scenario.endpoints.values()]
    assert sorted(names) == sorted(each.name for each in paper.endpoints.values())
    written = sum(len(node.label) + len(node.question) for node in paper.nodes.values())
    print(f"{len(paper.nodes)} nodes, {typist.keystrokes} keystrokes, {written} of them words")
    # What is not words costs no more than fifteen keys a node, the new ends written out.
    new = sum(len(name) for name in names)
    assert typist.keystrokes < written + new + 15 * len(paper.nodes)
