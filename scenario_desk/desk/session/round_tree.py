"""What a round asks, as ticks: all judgements that can be asked, by kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from scenario_desk.model.naming import called, name_of
from scenario_desk.model.room import Round
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words

_KEY = Qt.ItemDataRole.UserRole
_TICKED, _BARE = Qt.CheckState.Checked, Qt.CheckState.Unchecked
ENDPOINTS, INTERESTS = "of_endpoints", "on_interests"
"""Of these two, scores are asked of each with each."""


class RoundTree(QTreeWidget):
    """A group for each kind, ticked as a whole or thing by thing."""

    def __init__(self, scenario: Scenario, asked: Round | None) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAccessibleName(_("What is asked"))
        self.groups: dict[str, QTreeWidgetItem] = {}
        self._rows: dict[str, list[QTreeWidgetItem]] = {}
        ticked = _ticked(asked)
        for group, title, things in _offered(scenario):
            if things:
                self._add(group, title, things, ticked.get(group, ()))

    def _add(
        self, group: str, title: str, things: Mapping[str, str], ticked: Iterable[str]
    ) -> None:
        top = self.groups[group] = QTreeWidgetItem([title])
        wanted = set(ticked)
        rows = self._rows[group] = []
        for key, name in things.items():
            row = QTreeWidgetItem([harmless(name)])
            row.setData(0, _KEY, key)
            row.setCheckState(0, _TICKED if key in wanted else _BARE)
            rows.append(row)
        top.addChildren(rows)
        top.setFlags(top.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
        self.addTopLevelItem(top)
        top.setExpanded(bool(wanted))

    def ticked(self, group: str) -> tuple[str, ...]:
        """The ids that are ticked in a group, in order."""
        rows = self._rows.get(group, ())
        return tuple(row.data(0, _KEY) for row in rows if row.checkState(0) == _TICKED)

    def tick(self, group: str, *keys: str) -> None:
        """Tick some of a group."""
        for row in self._rows[group]:
            if row.data(0, _KEY) in keys:
                row.setCheckState(0, _TICKED)
        self.groups[group].setExpanded(True)

    @property
    def asks(self) -> dict[str, Any]:
        """The fields of a round that say what it asks."""
        scores = [
            (endpoint, interest)
            for endpoint in self.ticked(ENDPOINTS)
            for interest in self.ticked(INTERESTS)
        ]
        others = {field: self.ticked(field) for field in _PLAIN}
        return {"scores": tuple(scores), **others}


_PLAIN = ("weights", "branches", "red_lines", "reservations", "poll", "seeds", "packages")


def _offered(scenario: Scenario) -> Iterable[tuple[str, str, dict[str, str]]]:
    """Group, its title, and what there is in it: ids with their names."""
    interests = {
        key: _("{actor}: {interest}").format(
            actor=name_of(scenario, "actors", each.actor), interest=each.name
        )
        for key, each in scenario.interests.items()
    }
    endpoints = {key: each.name for key, each in scenario.endpoints.items()}
    branches = {
        key: words(called(scenario, key)) for key in scenario.nodes if key in scenario.parents
    }
    yield ENDPOINTS, _("Scores: of these endpoints"), endpoints
    yield INTERESTS, _("Scores: on these interests"), interests
    yield "weights", _("Weights of interests"), interests
    yield "branches", _("Probabilities of branches"), branches
    yield "red_lines", _("Red lines"), interests
    actors = {key: each.name for key, each in scenario.actors.items()}
    yield "reservations", _("No-agreement values"), actors
    yield "poll", _("Poll: which of these endpoints are preferred"), endpoints
    yield "seeds", _("Questions whose answer is known"), _names(scenario, "seeds")
    yield "packages", _("In secret: which packages could be signed"), _names(scenario, "packages")


def _names(scenario: Scenario, collection: str) -> dict[str, str]:
    return {key: each.name for key, each in getattr(scenario, collection).items()}


def _ticked(asked: Round | None) -> dict[str, tuple[str, ...]]:
    if asked is None:
        return {}
    found = {field: getattr(asked, field) for field in _PLAIN}
    found[ENDPOINTS] = tuple(dict.fromkeys(endpoint for endpoint, _interest in asked.scores))
    found[INTERESTS] = tuple(dict.fromkeys(interest for _endpoint, interest in asked.scores))
    return found
