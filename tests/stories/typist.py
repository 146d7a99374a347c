"""Somebody who builds a whole tree without touching the mouse, and counts the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget

from scenario_desk.model.entities import Node
from scenario_desk.model.scenario import Scenario
from tests.stories.facilitator import Facilitator


class Typist:
    """Types the tree of a scenario on paper into the open one; knows nothing but its words."""

    def __init__(self, person: Facilitator, paper: Scenario) -> None:
        self._person, self._paper = person, paper
        self.keystrokes = 0

    def types_the_tree(self) -> None:
        """From the root, with nothing written yet, to the last leaf."""
        root = self._paper.nodes[self._paper.root]
        self._presses("Home")
        self._writes(root.question)
        self._presses("Return")
        self._judges(root)
        self._branches_of(root)

    def _branches_of(self, node: Node) -> None:
        """Tab for the first branch, Return for the next; afterwards back at the node."""
        for place, key in enumerate(node.children):
            child = self._paper.nodes[key]
            self._presses("Return" if place else "Tab")
            self._writes(child.label)
            self._presses("Return")
            self._judges(child)
            self._branches_of(child)
        if node.children and node.id != self._paper.root:
            self._presses("Left")

    def _judges(self, node: Node) -> None:
        """All that is to be said of a node, in one line after an equals sign."""
        said = []
        if node.probability is not None:
            said.append(f"{node.probability.best:.2f}".lstrip("0").rstrip("0"))
        if node.label and node.question:
            said.append(f"q {node.question}")
        if node.historical:
            said.append("h")
        if said:
            self._presses("=")
            self._writes("; ".join(said))
        for word, name in self._ends(node):
            self._writes("; " if said else "=")
            self._writes(word)
            self._names(name)
        self._presses("Return")

    def _ends(self, node: Node) -> list[tuple[str, str]]:
        if node.owner is not None:
            return [("d ", self._paper.actors[node.owner].name)]
        if node.endpoint is not None:
            return [("e ", self._paper.endpoints[node.endpoint].name)]
        return []

    def _names(self, name: str) -> None:
        """Write a name until the first thing offered is what is meant."""
        for letter in name:
            self._writes(letter)
            if self._first_offered() == name:
                return

    def _first_offered(self) -> str:
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        offered = line.parentWidget().findChild(QListWidget)
        item = offered.item(0)
        said = str(item.data(Qt.ItemDataRole.DisplayRole))
        return said.removeprefix("e ").removeprefix("d ").strip()

    def _presses(self, *keys: str) -> None:
        self.keystrokes += len(keys)
        self._person.presses(*keys)

    def _writes(self, text: str) -> None:
        self.keystrokes += len(text)
        self._person.writes(text)
