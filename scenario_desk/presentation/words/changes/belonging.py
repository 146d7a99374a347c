"""What came or went along with something else: an actor's interests, a branch's nodes, their scores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scenario_desk.model.estimate import Estimate
from scenario_desk.model.patches import Patch, Path
from scenario_desk.model.references import ids_in, named, uncited, without
from scenario_desk.model.rosters import NODE, ROSTERS, SCORED

Thing = tuple[str, str]
"""(collection, id)"""


class Belonging:
    """Under which thing of a patch, that comes or goes, each of its paths is to be said."""

    def __init__(self, patch: Patch) -> None:
        self._patch = patch
        things = {path for path in patch.paths if len(path) == 2 and path[0] in _WITH_IDS}
        self.came: set[Thing] = {(at[0], at[1]) for at in things if at not in patch.old}
        self.went: set[Thing] = {(at[0], at[1]) for at in things if at not in patch.new}
        self._gone: dict[str, set[str]] = {}
        for collection, key in self.went:
            self._gone.setdefault(collection, set()).add(key)
        self._tops: dict[Thing, Thing] = {}

    def host(self, path: Path) -> Thing | None:
        """The topmost thing a path belongs under; None where it stands for itself."""
        return next(map(self._top, self._hosts(path)), None)

    def _top(self, thing: Thing) -> Thing:
        """What a thing comes or goes with, and that in turn, as far up as there is one."""
        passed = []
        while thing not in self._tops:
            passed.append(thing)
            above = next(self._hosts(thing), None)
            if above is None or above in passed:
                self._tops[thing] = thing
            else:
                thing = above
        top = self._tops[thing]
        self._tops |= dict.fromkeys(passed, top)
        return top

    def _hosts(self, path: Path) -> Iterator[Thing]:
        old, new = self._patch.old, self._patch.new
        if path not in old:
            yield from self._among(self.came, path, new[path], new)
        elif path not in new:
            yield from self._among(self.went, path, old[path], old)
        elif self.went:
            yield from self._lost(path, old[path], new[path])

    def _among(
        self, things: set[Thing], path: Path, value: Any, side: dict[Path, Any]
    ) -> Iterator[Thing]:
        """What a value that comes or goes needs, where that comes or goes too."""
        collection, *parts = path
        found: list[Thing] = []
        if len(path) == 2 and collection == "nodes":
            place = side.get((*path, "place"))
            found = [("nodes", place.parent)] if place is not None else []
        elif len(path) == 2 and collection in ROSTERS:
            fields = ROSTERS[collection].goes_with
            found = [thing for field in fields for thing in named(value, field)]
        elif collection == "scores":
            found = _keyed(SCORED, parts)
        elif collection in ROSTERS:
            found = _keyed(ROSTERS[collection].names.get(parts[1], ""), parts[2:])
        yield from (thing for thing in found if thing in things)

    def _lost(self, path: Path, old: Any, new: Any) -> Iterator[Thing]:
        """What is gone, where a value says nothing new but that it is."""
        if isinstance(old, Estimate) and isinstance(new, Estimate):
            sources = self._gone.get("sources", ())
            if old.sources != new.sources and uncited(old, sources) == new:
                yield from (("sources", key) for key in old.sources if key in sources)
        elif len(path) == 3 and (row := _WITH_IDS.get(path[0])):
            names = row.names.get(path[2])
            if names and isinstance(old, str | tuple) and without(old, names, self._gone) == new:
                held = ids_in(old, names)
                yield from ((name, key) for name, key in held if key in self._gone.get(name, ()))


_WITH_IDS = {"nodes": NODE, **ROSTERS}


def _keyed(names: str, keys: list[str]) -> list[Thing]:
    """The things that the keys of a table name; the last first, which goes with its actor."""
    return list(zip(names.split("/"), keys, strict=False))[::-1] if names else []
