"""The outline's list of headings and entities, as a tree of entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _

SECTION = "section"
ADDS = {
    "endpoints": "endpoint",
    "actors": "actor",
    "linkages": "linkage",
    "packages": "package",
    "phases": "phase",
    "sources": "source",
}
"""By heading: the kind of thing that can be added under it."""
_PLAIN = (
    ("linkages", "linkage"),
    ("packages", "package"),
    ("phases", "phase"),
    ("sources", "source"),
)


@dataclass(slots=True)
class Entry:
    """A heading or an entity; entries form a tree through `parent` and `children`."""

    kind: str
    id: str
    place: int
    """In the list of all entries."""
    parent: Entry | None
    row: int
    children: list[Entry]


class Entries:
    """Every entry in one list, the headings in another, and where each entity stands."""

    def __init__(self, scenario: Scenario, endpoints: Iterable[str]) -> None:
        """`endpoints`: their ids in the order to show."""
        self.all: list[Entry] = []
        self.sections: list[Entry] = []
        self._places: dict[tuple[str, str], Entry] = {}
        listed = self._section("endpoints")
        for key in endpoints:
            self._add(listed, "endpoint", key)
        actors = self._section("actors")
        of_actor = {key: self._add(actors, "actor", key) for key in scenario.actors}
        for kind, roster in (("interest", scenario.interests), ("profile", scenario.profiles)):
            for key, owned in roster.items():
                if owned.actor in of_actor:
                    self._add(of_actor[owned.actor], kind, key)
        self.tree = self._section("tree")
        for name, kind in _PLAIN:
            section = self._section(name)
            for key in getattr(scenario, name):
                self._add(section, kind, key)

    def find(self, kind: str, key: str) -> Entry | None:
        """The entry of an entity, or of a heading (kind SECTION)."""
        return self._places.get((kind, key))

    @property
    def endpoints(self) -> list[str]:
        """The endpoints in the order shown."""
        return [entry.id for entry in self.sections[0].children]

    def _section(self, name: str) -> Entry:
        entry = Entry(SECTION, name, len(self.all), None, len(self.sections), [])
        self.sections.append(entry)
        return self._list(entry)

    def _add(self, parent: Entry, kind: str, key: str) -> Entry:
        entry = Entry(kind, key, len(self.all), parent, len(parent.children), [])
        parent.children.append(entry)
        return self._list(entry)

    def _list(self, entry: Entry) -> Entry:
        self.all.append(entry)
        self._places[entry.kind, entry.id] = entry
        return entry


def section_words(name: str) -> str:
    """What a heading says."""
    return {
        "endpoints": _("Endpoints"),
        "actors": _("Actors"),
        "tree": _("Tree"),
        "linkages": _("Linkages"),
        "packages": _("Packages"),
        "phases": _("Phases"),
        "sources": _("Sources"),
    }[name]
