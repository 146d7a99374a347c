"""What separates two scenarios, in a reader's order, with what goes together said together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from scenario_desk.model.edits.walking import below, in_order
from scenario_desk.model.patches import Patch, Path, patch
from scenario_desk.model.rosters import NODE, ROSTERS
from scenario_desk.model.scenario import FIELDS, Scenario
from scenario_desk.presentation.words.changes.belonging import Belonging, Thing
from scenario_desk.presentation.words.changes.difference import (
    SECTIONS,
    Difference,
    What,
    field_of,
    id_of,
    kind_of,
    section_of,
)
from scenario_desk.presentation.words.changes.saying import Saying

MANY = 10
"""So many alike are said one by one; more are counted, and stand beneath as parts."""


def differences(old: Scenario, new: Scenario) -> tuple[Difference, ...]:
    """What leads from one scenario to another: tree, endpoints, scores, weights, then the rest.

    Every path of `patch(old, new)` is in one difference or one of its parts. What comes or goes
    with a thing (the nodes below a branch, an actor's interests, their scores) is part of it.
    """
    between = patch(old, new)
    return _Comparing(old, new, between).found() if between else ()


class _Comparing:
    def __init__(self, old: Scenario, new: Scenario, between: Patch) -> None:
        self._patch = between
        self._say = Saying(old, new)
        self._order = _Order(old, new, between)

    def found(self) -> tuple[Difference, ...]:
        belonging = Belonging(self._patch)
        things = belonging.came | belonging.went
        single: list[Path] = []
        under: dict[Thing, list[Path]] = {}
        for path in self._patch.paths:
            thing = (path[0], path[1]) if len(path) > 1 else None
            if path[2:] == ("place",) and thing in things:
                continue  # Said with the thing itself.
            host = belonging.host(path)
            if host is None or host == path:
                single.append(path)
            else:
                under.setdefault(host, []).append(path)
        return self._counted([self._difference(path, under) for path in self._order.sorted(single)])

    def _difference(self, path: Path, under: Mapping[Thing, list[Path]]) -> Difference:
        beneath = under.get((path[0], path[1]), []) if len(path) == 2 else []
        parts = tuple(self._difference(part, {}) for part in self._order.sorted(beneath))
        old, new = self._patch.old, self._patch.new
        place = (*path, "place")
        placed = len(path) == 2 and (place in old or place in new)
        return Difference(
            _what(path, self._patch),
            kind_of(path),
            id_of(path),
            field_of(path),
            old.get(path),
            new.get(path),
            (path, place) if placed else (path,),
            section_of(path),
            self._say,
            parts,
        )

    def _counted(self, singly: list[Difference]) -> tuple[Difference, ...]:
        """The same with those that are alike and many as one, where the first of them stood."""
        alike: dict[Any, list[Difference]] = {}
        for each in singly:
            alike.setdefault(_alike(each), []).append(each)
        found: list[Difference] = []
        for each in singly:
            among = alike[_alike(each)]
            if len(among) <= MANY:
                found.append(each)
            elif each is among[0]:
                what, kind, field, section = _alike(each)
                found.append(
                    Difference(
                        what, kind, "", field, None, None, (), section, self._say, tuple(among)
                    )
                )
        return tuple(found)


def _alike(each: Difference) -> tuple[What, str, str, str]:
    return each.what, each.kind, each.field, each.section


def _what(path: Path, between: Patch) -> What:
    if path[2:] == ("place",):
        return "moved"
    if path not in between.old:
        return "added"
    return "changed" if path in between.new else "removed"


class _Order:
    """The order in which paths are said: that of the sections, of the tree and of the rosters."""

    def __init__(self, old: Scenario, new: Scenario, between: Patch) -> None:
        self._scenarios = (old, new)
        self._patch = between
        self._ranks: dict[str, dict[str, int]] = {}

    def sorted(self, paths: list[Path]) -> list[Path]:
        return paths if len(paths) < 2 else sorted(paths, key=self._key)

    def _key(self, path: Path) -> tuple[Any, ...]:
        collection, *parts = path
        if collection == "scores":
            rank, field, keys, named = self._rank("endpoints", parts[0]), "", parts[1:], "interests"
        elif collection in _ROWS:
            rank, field, keys = self._rank(collection, parts[0]), "".join(parts[1:2]), parts[2:]
            named = _ROWS[collection].names.get(field, "")
        else:
            rank, field, keys, named = 0, "".join(parts[:1]), parts[1:], "actors"
        ranks = [self._rank(each, key) for each, key in zip(named.split("/"), keys, strict=False)]
        return _SECTIONS.index(section_of(path)), _PLACES[collection], rank, field, ranks, path

    def _rank(self, collection: str, key: str) -> int:
        """Where a thing stands among those of its kind; one that is gone, where it stood."""
        if collection not in self._ranks:
            self._ranks[collection] = {
                each: rank
                for scenario in self._scenarios
                for rank, each in enumerate(self._in_order(scenario, collection))
            }
        return self._ranks[collection].get(key, -1)

    def _in_order(self, scenario: Scenario, collection: str) -> Iterable[str]:
        if collection != "nodes":
            roster: Iterable[str] = getattr(scenario, collection)
            return roster
        touched = {path[1] for path in self._patch.paths if path[0] == "nodes"}
        if len(touched) > _MOST_CLIMBS:
            return below(scenario, scenario.root)
        return in_order(scenario, [key for key in touched if key in scenario.nodes])


_MOST_CLIMBS = 1_000
"""From so many nodes up to the root; where there are more, all of the tree is walked."""


_SECTIONS = list(SECTIONS)
_PLACES = {name: place for place, name in enumerate(("nodes", *FIELDS))}
_ROWS = {"nodes": NODE, **ROSTERS}
