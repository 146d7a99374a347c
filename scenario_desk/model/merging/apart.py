"""Things that came, taken apart where a single field of them is in question."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.entities import Package, Profile
from scenario_desk.model.merging.mentions import row_of
from scenario_desk.model.merging.sides import Side
from scenario_desk.model.patches.comparing import patch_of_thing
from scenario_desk.model.references import left
from scenario_desk.model.room import Inject


def take_apart(ours: Side, theirs: Side) -> None:
    """Let what differs in a thing that both added, and what a side's new thing says of something
    that the other took away, be changes of their own."""
    for name, keys in ours.came.items():
        for key in keys & theirs.came.get(name, set()):
            path = (name, key)
            if ours.new[path] != theirs.new[path]:
                apart = patch_of_thing(path, ours.new[path], theirs.new[path])
                ours.set_apart(apart.old)
                theirs.set_apart(apart.new)
    for side, other in ((ours, theirs), (theirs, ours)):
        for name, keys in side.came.items():
            for key in keys:
                thing = side.new[name, key]
                rest = _without(name, thing, other)
                if rest is not thing:
                    side.set_apart(patch_of_thing((name, key), rest, thing).new)


def _without(name: str, thing: Any, other: Side) -> Any:
    """A thing without what it says of what the other side took away or put elsewhere."""
    row = row_of(name)
    if other.gone and not other.gone.keys().isdisjoint(_collections(name)):
        fields = left(thing, other.gone)
        thing = amended(thing, **{key: fields[key] for key in fields if key not in row.goes_with})
    if isinstance(thing, Profile):
        return _of_own_interests(thing, other)
    if isinstance(thing, Package | Inject) and other.hung:
        return _of_own_branches(thing, other)
    return thing


def _collections(name: str) -> set[str]:
    row = row_of(name)
    named = {each for path in row.names.values() for each in path.split("/")}
    return named | ({"sources"} if row.judged else set())


def _of_own_interests(profile: Profile, other: Side) -> Profile:
    """A profile without what it says of interests that the other side gave to another actor."""
    lost = {
        path[1]
        for path, actor in other.new.items()
        if path[0] == "interests" and path[2:] == ("actor",) and actor != profile.actor
    }
    return amended(profile, **left(profile, {"interests": lost})) if lost else profile


def _of_own_branches(package: Package | Inject, other: Side) -> Package | Inject:
    """A package or an inject without what it says of branches that the other side hung elsewhere."""
    overrides = package.overrides
    for node, branches in package.overrides.items():
        lost = [key for key in branches if other.hung.get(key, node) != node]
        if lost:
            kept = branches.without(*lost)
            overrides = overrides.set(node, kept) if kept else overrides.without(node)
    return amended(package, overrides=overrides)
