"""The outline's list of headings and entities, as a tree of entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.roster_words import ROSTER_WORDS

SECTION = "section"
_TREE = "tree"
_FIRST = ("endpoints", "actors", _TREE)
HEADINGS = tuple(
    dict.fromkeys((*_FIRST, *(name for name, words in ROSTER_WORDS.items() if words.heading)))
)
"""From the top: those that most is done under, then the others in the order of the file."""
ADDS = {name: ROSTER_WORDS[name].kind for name in HEADINGS if name != _TREE}
"""By heading: the kind of thing that can be added under it."""


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
        for name in HEADINGS:
            section = self._section(name)
            if name != _TREE:
                for key in endpoints if name == "endpoints" else getattr(scenario, name):
                    self._add(section, ADDS[name], key)
        self.tree = self._places[SECTION, _TREE]
        for name, row in ROSTERS.items():
            if row.under and ROSTER_WORDS[name].kind:
                above = ROSTER_WORDS[row.names[row.under]].kind
                for key, entity in getattr(scenario, name).items():
                    parent = self.find(above, getattr(entity, row.under))
                    if parent is not None:
                        self._add(parent, ROSTER_WORDS[name].kind, key)

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
    return _("Tree") if name == _TREE else _(ROSTER_WORDS[name].heading)
