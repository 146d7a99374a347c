"""Where the changes of two sides do not go together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from scenario_desk.model.entities import RedLine
from scenario_desk.model.merging.mentions import mentions, row_of
from scenario_desk.model.merging.places import gives_way, same_place
from scenario_desk.model.merging.sides import Change, Side
from scenario_desk.model.patches.patch import ABSENT, Path
from scenario_desk.model.patches.standing import THINGS, is_place
from scenario_desk.model.references import named


@dataclass(frozen=True, slots=True)
class Tie:
    """Changes that do not go together: those of one side can stand, or those of the other."""

    code: str
    path: Path
    """Where the value stands that they are about."""
    against: Path | None
    """What it does not go with, where that is elsewhere."""
    changes: tuple[Change, ...]


def ties(ours: Side, theirs: Side) -> Iterator[Tie]:
    """All in which two sides collide that have been taken apart where they may."""
    yield from _at_one_path(ours, theirs)
    for side, other in ((ours, theirs), (theirs, ours)):
        for path in side.paths:
            gone = other.gone and len(path) > 2 and other.is_gone(path)
            if gone and not gives_way(side, other, path):
                yield _tie("merge_gone", side, path, other, path[:2])
            if len(path) > 3:
                yield from _replaced_around(side, other, path)
            if path in side.new:
                if other.gone:
                    yield from _naming_what_is_gone(side, other, path)
                for against in _rests_on(side, other, path):
                    if against in other.paths and not _agree(side, other, against):
                        yield _tie("merge_clash", side, path, other, against)


def _tie(code: str, side: Side, path: Path, other: Side, against: Path) -> Tie:
    return Tie(
        code,
        path,
        None if against == path else against,
        ((side.name, path), (other.name, against)),
    )


def _agree(one: Side, other: Side, path: Path) -> bool:
    """Whether both changed a value, and to the same."""
    if path not in one.paths or path not in other.paths:
        return False
    mine, theirs = one.value(path), other.value(path)
    if mine is theirs:
        return True
    if mine is ABSENT or theirs is ABSENT:
        return False
    return bool(mine == theirs) or (is_place(path) and same_place(one, other, path))


def _at_one_path(ours: Side, theirs: Side) -> Iterator[Tie]:
    """Values that both changed, each to something else."""
    for path in [path for path in ours.paths if path in theirs.paths]:
        if _agree(ours, theirs, path):
            continue
        if gives_way(ours, theirs, path) or gives_way(theirs, ours, path):
            continue
        if len(path) == 2 and path[0] in THINGS:
            # Both added it: what differs in it stands for itself.
            continue
        code = "merge_changed"
        if is_place(path):
            mine, other = ours.value(path), theirs.value(path)
            beside = ABSENT not in (mine, other) and mine.parent == other.parent
            code = "merge_order" if beside else "merge_moved"
        yield _tie(code, ours, path, theirs, path)


def _replaced_around(side: Side, other: Side, path: Path) -> Iterator[Tie]:
    """What one changed inside of what the other replaced whole."""
    for end in range(3, len(path)):
        if path[:end] in other.paths:
            yield _tie("merge_clash", side, path, other, path[:end])


def _naming_what_is_gone(side: Side, other: Side, path: Path) -> Iterator[Tie]:
    """What one says of things that the other took away.

    Of a whole thing, only what it makes no sense without: all else was taken apart.
    """
    value = side.new[path]
    found: Iterable[tuple[str, str]]
    if len(path) == 2 and path[0] in THINGS:
        fields = row_of(path[0]).goes_with
        found = chain.from_iterable(named(value, field) for field in fields)
    else:
        found = mentions(path, value)
    for name, key in dict.fromkeys(found):
        if key in other.gone.get(name, ()):
            yield _tie("merge_names_gone", side, path, other, (name, key))


def _rests_on(side: Side, other: Side, path: Path) -> Iterable[Path]:
    """Where the other side's changes could take away what a change rests on, besides removals."""
    if path[0] == "nodes":
        return _below(side, other, path) if is_place(path) else ()
    return _rests_elsewhere_on(side, other, path)


def _rests_elsewhere_on(side: Side, other: Side, path: Path) -> Iterator[Path]:
    match path:
        case ("moves",):
            yield ("root",)
            for move in side.new[path]:
                if move.branch in other.hung:
                    yield ("nodes", move.branch, "place")
        case (("packages" | "injects"), _, "overrides", node, branch):
            if other.hung.get(branch, node) != node:
                yield ("nodes", branch, "place")
        case ("profiles", profile, ("weights" | "scores" | "red_lines") as field, *_, interest):
            actor = ("interests", interest, "actor")
            if other.new.get(actor, ABSENT) not in (ABSENT, side.scenario.profiles[profile].actor):
                yield actor
            line = side.new[path]
            if field == "red_lines" and isinstance(line, RedLine) and line.floor is None:
                yield from _bases(other, profile)
        case ("profiles", profile, "kind"):
            yield from _bases(other, profile)
        case ("relations", key, "source"):
            target = ("relations", key, "target")
            if other.new.get(target, ABSENT) == side.new[path]:
                yield target
        case (("linkages" | "injects") as name, key, "endpoint_effects", endpoint, *_):
            attached = (name, key, "endpoints")
            if attached in other.new and endpoint not in other.new[attached]:
                yield attached
        case ("assumptions", "profiles", _) | ("lenses", _, "profiles", _):
            yield ("profiles", side.new[path], "actor")


def _below(side: Side, other: Side, path: Path) -> Iterator[Path]:
    """What comes below a node needs it to be no leaf, and to end nowhere."""
    parent = side.comes_under(path)
    if parent is None:
        return
    kind, endpoint = ("nodes", parent, "kind"), ("nodes", parent, "endpoint")
    if other.new.get(kind) == "leaf":
        yield kind
    if other.new.get(endpoint) is not None:
        yield endpoint


def _bases(side: Side, profile: str) -> Iterator[Path]:
    """Where a side made a profile its actor's base."""
    for path in side.new:
        if path[2:] == ("base_profile",) and side.new[path] == profile:
            yield path
