"""Making the copy, and keeping count of what it goes without."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from dataclasses import fields as fields_of
from functools import cache, partial
from typing import Any

from scenario_desk.model import edits
from scenario_desk.model.messages import Message
from scenario_desk.model.naming import spot
from scenario_desk.model.rosters import HOLDERS, ROSTERS
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.sharing.parts import PARTS, Part, part_of
from scenario_desk.model.sharing.person import Mention, Written
from scenario_desk.model.sharing.walk import NUMBER, Path, Rule, everywhere, ruled, texts_of

_AUTHORS = ("authors", "author", "who")
_CODES = {
    "snapshots": "left_out_snapshots",
    "notes": "left_out_notes",
    "rationales": "left_out_rationales",
    "confidences": "left_out_confidences",
    "sources": "left_out_sources",
    "citations": "left_out_citations",
    "authors": "left_out_authors",
    "lenses": "left_out_lenses",
    "shifts": "left_out_shifts",
    "ratifiers": "left_out_ratifiers",
    "quotas": "left_out_quotas",
    "perceived": "left_out_perceived",
    "participants": "left_out_participants",
    "aliases": "left_out_aliases",
    "assessments": "left_out_assessments",
    "reasons": "left_out_reasons",
    "log": "left_out_log",
    "assumptions": "left_out_assumptions",
    "readings": "left_out_readings",
    "named_authors": "left_out_named_authors",
    "mentions": "left_out_mentions",
    "kept_mentions": "left_out_kept_mentions",
    "kept_ids": "left_out_kept_ids",
    "nobody": "left_out_nobody",
}
"""By what is counted: what is said of it. What is not here is a collection."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """So many of something that a copy goes without; or in which a name stays, or is not found."""

    what: str
    """A key of `_CODES`, or a collection."""
    count: int
    mentions: tuple[Mention, ...] = ()
    """Of texts with a person's name: which."""

    @property
    def message(self) -> Message:
        """What there is to say of it."""
        code = _CODES.get(self.what, "left_out_entries")
        return Message(code, {"what": self.what, "count": self.count})


def shared_copy(
    scenario: Scenario,
    without: Collection[str] = frozenset(),
    person: str = "",
    keeping: Collection[Path] = frozenset(),
    check: Callable[[], None] = lambda: None,
) -> tuple[Scenario, tuple[LeftOut, ...]]:
    """A copy without some of `part_names` and without a person's name, and what it goes without.

    The name goes from the authors, and `NAMELESS` stands for it in every text but those at
    `keeping`, the `at` of mentions. What is left out of the scenario is left out of the earlier
    values that it holds, too, and counted once. `check` is called all along and may raise.
    Raises EditRefused where something is left out that cannot go.
    """
    told = _Told(check)
    for name in sorted(without, key=_place):
        part = part_of(name)
        scenario = everywhere(scenario, partial(_left, name=name, part=part, told=told))
    left_out = told.left_out
    if person.strip():
        scenario, named = _without_name(scenario, Written(person), frozenset(keeping), check)
        left_out += named
    return scenario, left_out


def counts(scenario: Scenario, check: Callable[[], None] = lambda: None) -> dict[str, int]:
    """How many there are of each of `PARTS`: of itself, else of what goes with it."""
    found = {}
    for name in PARTS:
        _copy, left_out = shared_copy(scenario, {name}, check=check)
        own = [each.count for each in left_out if each.what == name]
        found[name] = sum(own or [each.count for each in left_out])
    return found


class _Told:
    """What was left out, each thing once, however many earlier values held it as well."""

    def __init__(self, check: Callable[[], None]) -> None:
        self.check = check
        self._found: dict[str, set[Any]] = {}

    def add(self, what: str, things: Iterable[Any]) -> None:
        self._found.setdefault(what, set()).update(things)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        return tuple(LeftOut(what, len(found)) for what, found in self._found.items() if found)


def _place(name: str) -> tuple[int, str]:
    """In which order parts go: as they are listed, other collections last."""
    return ([*PARTS].index(name) if name in PARTS else len(PARTS), name)


def _left(scenario: Scenario, holder: str, name: str, part: Part, told: _Told) -> Scenario:
    """One value of a scenario without a part."""
    told.add(name, ())
    # First what cites, while it does.
    scenario = ruled(scenario, _emptying(part, told)) if part.fields else scenario
    for collection in part.entities.keys() & ROSTERS.keys():
        chosen = part.entities[collection]
        ids = [
            entity.id
            for entity in getattr(scenario, collection).values()
            if chosen(scenario, entity)
        ]
        fewer = edits.remove_all(scenario, collection, ids)
        told.add(name, ids)
        _tell_what_went_along(scenario, fewer, {collection: ids}, told)
        if not holder:
            _tell_what_is_assumed_no_more(scenario, fewer, told)
        scenario = fewer
    return scenario


def _tell_what_went_along(
    before: Scenario, after: Scenario, removed: dict[str, list[str]], told: _Told
) -> None:
    for name in ROSTERS:
        there, left = getattr(before, name), getattr(after, name)
        if len(there) != len(left):
            gone = set(there) - set(left)
            told.add(name, gone.difference(removed.get(name, ())))


def _tell_what_is_assumed_no_more(before: Scenario, after: Scenario, told: _Told) -> None:
    """What somebody would see otherwise who opens the copy."""
    if before.assumptions != after.assumptions:
        told.add("assumptions", [""])
    told.add(
        "readings",
        (
            key
            for key, lens in after.lenses.items()
            if lens.assumptions != before.lenses[key].assumptions
        ),
    )


def _emptying(part: Part, told: _Told) -> Rule:
    @cache
    def fields(kind: type) -> dict[str, str]:
        return part.emptied(kind)

    def becomes(entity: Any, at: Path) -> Any:
        name = at[-1]
        value, counted = getattr(entity, name), fields(entity.__class__)[name]
        if counted == "authors":
            told.add(counted, value if isinstance(value, tuple) else [value])
        elif isinstance(value, tuple):
            told.add(counted, ((at, item) for item in value))
        else:
            told.add(counted, [at])
        return _defaults(entity.__class__)[name]

    return Rule(fields, becomes, told.check)


@cache
def _defaults(kind: Any) -> dict[str, Any]:
    return {each.name: each.default for each in fields_of(kind)}


def _without_name(
    scenario: Scenario, written: Written, keeping: frozenset[Path], check: Callable[[], None]
) -> tuple[Scenario, tuple[LeftOut, ...]]:
    mentions: dict[Path, Mention] = {}
    authors: set[Any] = set()

    def edit(then: Scenario, holder: str) -> Scenario:
        def becomes(entity: Any, at: Path) -> Any:
            value = getattr(entity, at[-1])
            if at[-1] in _AUTHORS:
                return _anonymous(value, at, written, authors)
            new, text = _nameless(value, written)
            if new is value:
                return value
            kept = at in keeping
            if at not in mentions:
                mentions[at] = Mention(
                    at, _where(then, at, holder), text, written.starts(text), kept
                )
            return value if kept else new

        return ruled(then, Rule(texts_of, becomes, check))

    nameless = everywhere(scenario, edit)
    found = tuple(mentions.values())
    replaced = tuple(each for each in found if not each.kept)
    kept = tuple(each for each in found if each.kept)
    ids = sum(written.starts(key) >= 0 for key in _ids(nameless))
    said = (
        LeftOut("named_authors", len(authors)),
        LeftOut("mentions", len(replaced), replaced),
        LeftOut("kept_mentions", len(kept), kept),
        LeftOut("kept_ids", ids),
    )
    return nameless, tuple(each for each in said if each.count) or (LeftOut("nobody", 0),)


def _ids(scenario: Scenario) -> set[str]:
    """Of all things that there are, and that there were in the earlier values it holds."""
    now = {*scenario.nodes, *(key for name in ROSTERS for key in getattr(scenario, name))}
    held = (each for name in HOLDERS for each in getattr(scenario, name).values())
    return now.union(*(_ids(each.scenario) for each in held))


def _anonymous(value: Any, at: Path, written: Written, found: set[Any]) -> Any:
    """Authors without the one of this name; where somebody has to be named, nobody is."""
    new, _text = _nameless(value, written)
    if new is value:
        return value
    if isinstance(value, str):
        found.add(at)
        return new
    found.update((at, each) for each in value if written.starts(each) >= 0)
    return tuple(written.taken_out(each) for each in value if not written.is_all_of(each))


def _nameless(value: Any, written: Written) -> tuple[Any, str]:
    """A text, or texts in lists, without the name, and those in which it was; else the very same."""
    if isinstance(value, str):
        return written.taken_out(value), value
    parts = [(each, *_nameless(each, written)) for each in value]
    changed = [text for old, new, text in parts if new is not old]
    return (tuple(new for _old, new, _text in parts) if changed else value), "; ".join(changed)


def _where(scenario: Scenario, at: Path, holder: str) -> Message:
    """What to call the place of a text."""
    numbered = next((place for place, part in enumerate(at) if part.startswith(NUMBER)), 0)
    if numbered:
        where = spot(scenario, at[:numbered])
    elif at[-1] == "rationale":
        where = Message("rationale_of", {"what": spot(scenario, at[:-1])})
    else:
        # A red line says its text itself.
        where = spot(scenario, at[:-1] if at[-1] == "text" and len(at) > 3 else at)
    return Message("spot_then", {"what": where, "holder": holder}) if holder else where
