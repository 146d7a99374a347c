"""Which of a side's changes make no sense without others of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Any

from scenario_desk.model.entities import Package
from scenario_desk.model.merging.mentions import left_of, mentions
from scenario_desk.model.merging.sides import Side
from scenario_desk.model.patches.patch import ABSENT, Path
from scenario_desk.model.patches.standing import THINGS, is_place
from scenario_desk.model.room import Inject
from scenario_desk.model.rosters import OVERRIDING

TABLES_OF_INTERESTS = frozenset({"weights", "scores", "red_lines"})
"""Fields of profiles that hold something for interests of the profile's actor alone."""


class Needs:
    """What falls with what, of one side."""

    def __init__(self, side: Side, other: Side) -> None:
        self._side, self._other = side, other
        self._falls: dict[Path, set[Path]] = defaultdict(set)
        """By change: those that fall with it."""
        self.either: dict[Path, set[Path]] = {}
        """By change: those of which it needs no more than one."""
        for path in side.paths:
            self._of_names(path)
        self._of_nodes()
        self._of_fields()
        self._of_whole_things()

    def fall_with(self, path: Path) -> Collection[Path]:
        """The changes that make no sense without the one at a path; more may fall with these."""
        return self._falls.get(path, ())

    def _need(self, path: Path, *needed: Path) -> None:
        for each in needed:
            if each != path:
                self._falls[each].add(path)

    def _together(self, *paths: Path) -> None:
        for one, other in pairwise(paths):
            self._need(one, other)
            self._need(other, one)

    def _cleared(self, path: Path, causes: Iterable[Path], *, only: bool = True) -> None:
        """A change that clears up behind others, which cannot be without it.

        Where the other side changed the value too, what it says there stands in place of it. `only`
        says that nothing else was changed there.
        """
        causes = [cause for cause in causes if cause != path]
        if path not in self._other.paths:
            for cause in causes:
                self._need(cause, path)
        if not causes or not only:
            return
        if self._side.value(path) is ABSENT or path[2:] in _ENDS:
            self.either[path] = self.either.get(path, set()) | set(causes)
        else:
            self._need(path, *causes)

    def _of_names(self, path: Path) -> None:
        side = self._side
        if len(path) == 2 and path in side.new and path[0] in THINGS:
            place = (*path, "place")
            if place in side.paths:
                self._together(path, place)
        if path in side.apart:
            self._need(path, path[:2])
        if path in side.old and side.gone:
            old = side.old[path]
            causes = _among(path, old, side.gone)
            if causes and not is_place(path):
                self._cleared(path, causes, only=self._only_lacks(path, old))
        if path in side.new and side.came:
            self._need(path, *_among(path, side.new[path], side.came))

    def _only_lacks(self, path: Path, old: Any) -> bool:
        """Whether nothing was changed in a value but that what is gone is gone from it."""
        new = self._side.value(path)
        if path == ("moves",):
            return set(new) <= set(old)
        left = left_of(path, old, self._side.gone)
        return new is left or new == left

    def _of_nodes(self) -> None:
        side, other, base = self._side, self._other, self._side.base
        for key in side.gone.get("nodes", ()):
            above = base.parents.get(key)
            if above in side.gone["nodes"]:
                self._together(("nodes", key), ("nodes", above))
        for key in side.hung:
            place, above = ("nodes", key, "place"), base.parents.get(key)
            if above in side.gone.get("nodes", ()):
                self._need(place, ("nodes", above))
                if place not in other.paths:
                    self._need(("nodes", above), place)
            judged = ("nodes", key, "probability")
            if judged in side.paths:
                # It was judged among the branches there.
                self._need(judged, place)
        if ("root",) in side.paths:
            for key in (side.scenario.root, base.root):
                self._together(("root",), self._standing(key))
        if ("moves",) in side.paths:
            declared = [move.branch for move in (*side.old[("moves",)], *side.new[("moves",)])]
            hung = [("nodes", key, "place") for key in declared if key in side.hung]
            self._together(("moves",), *hung)
            if ("root",) in side.paths:
                self._together(("moves",), ("root",))
        self._of_kinds()
        self._of_overrides()

    def _standing(self, key: str) -> Path:
        """The change that says where the root of either tree came from or went."""
        side = self._side
        changed = key in side.gone.get("nodes", ()) or key in side.came.get("nodes", ())
        return ("nodes", key) if changed else ("nodes", key, "place")

    def _of_kinds(self) -> None:
        """A node that got its first branches is no leaf any more; one that lost its last may be."""
        side, base = self._side, self._side.base
        for path in [path for path in side.paths if path[0] == "nodes" and path[2:] in _ENDS]:
            if path in side.apart:
                continue
            before = base.nodes[path[1]].children
            after = side.scenario.nodes[path[1]].children
            if before and not after:
                for key in before:
                    self._need(path, self._leaving(key))
            elif after and not before:
                self._cleared(path, [("nodes", key, "place") for key in after])

    def _leaving(self, key: str) -> Path:
        gone = key in self._side.gone.get("nodes", ())
        return ("nodes", key) if gone else ("nodes", key, "place")

    def _of_overrides(self) -> None:
        """What packages say of a branch stands and falls with where the branch hangs."""
        side = self._side
        whole: dict[Path, list[Path]] = defaultdict(list)
        for path in side.paths:
            if len(path) != 5 or path[2] not in ("overrides", "endpoint_effects"):
                continue
            if self._was_taken_out(path):
                whole[path[:4]].append(path)
            if path[2] == "overrides" and path[4] in side.hung:
                place = ("nodes", path[4], "place")
                if path in side.new:
                    self._need(path, place)
                else:
                    self._cleared(path, [place])
        for paths in whole.values():
            self._together(*paths)

    def _of_whole_things(self) -> None:
        """What overrides and profiles that came or went fit only where branches and interests then were."""
        side = self._side
        given = {path for path in side.paths if path[0] == "interests" and path[2:] == ("actor",)}
        for name in (*OVERRIDING, "profiles"):
            for key in side.gone.get(name, ()):
                path = (name, key)
                moved = self._hung_in(side.old[path]) if name in OVERRIDING else given
                self._cleared(path, moved, only=False)
            for key in side.came.get(name, ()):
                path = (name, key)
                moved = self._hung_in(side.new[path]) if name in OVERRIDING else given
                self._need(path, *moved)

    def _hung_in(self, package: Package | Inject) -> set[Path]:
        """The places of those branches that a package speaks of which came to hang elsewhere."""
        spoken_of = {key for branches in package.overrides.values() for key in branches}
        return {("nodes", key, "place") for key in spoken_of & self._side.hung.keys()}

    def _was_taken_out(self, path: Path) -> bool:
        """Whether an entry went with its whole table, and not behind something that went or moved."""
        side = self._side
        if path in side.new or path in self.either or path[4] in side.hung:
            return False
        table = getattr(getattr(side.scenario, path[0])[path[1]], path[2])
        return path[3] not in table and not _among(path, side.old[path], side.gone)

    def _of_fields(self) -> None:
        side = self._side
        for path in side.paths:
            if len(path) < 3:
                continue
            if path[0] == "profiles":
                self._of_profile(path)
            elif path[0] == "relations" and path[2] == "source":
                target = (*path[:2], "target")
                if target in side.paths:
                    self._together(path, target)
            elif path[0] in ("linkages", "injects") and path[2] == "endpoint_effects":
                attached = (*path[:2], "endpoints")
                if attached in side.new and path[3] not in side.old.get(attached, ()):
                    self._need(path, attached)
            elif path[0] == "actors" and path[2] == "base_profile":
                self._of_base(path)

    def _of_profile(self, path: Path) -> None:
        side = self._side
        if path[2] == "kind":
            for field in ("holder", "actor"):
                if (*path[:2], field) in side.paths:
                    self._together(path, (*path[:2], field))
        if path[2] in TABLES_OF_INTERESTS:
            actor = ("interests", path[-1], "actor")
            if actor in side.paths:
                if path in side.new:
                    self._need(path, actor)
                else:
                    self._cleared(path, [actor])

    def _of_base(self, path: Path) -> None:
        """What only a profile that is not the base may be, a former base is since it is none."""
        side = self._side
        bases = [side.old.get(path), side.new.get(path)]
        for each in side.paths:
            if each[0] == "profiles" and each[1] in bases and each[2:3] in _NOT_OF_A_BASE:
                self._together(path, each)


_NOT_OF_A_BASE = (("kind",), ("actor",), ("red_lines",))
_ENDS = (("kind",), ("endpoint",))


def _among(path: Path, value: object, ids: dict[str, set[str]]) -> list[Path]:
    """The things that a value names among those that came or went, as changes."""
    found: Iterator[tuple[str, str]] = mentions(path, value)
    return list(dict.fromkeys((name, key) for name, key in found if key in ids.get(name, ())))
