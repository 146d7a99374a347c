"""The collections that people order, a field and its row each: what is in them, and what that names.

Whatever treats all collections alike reads these rows: references, removals and checks in the
model, the file, its tables and schema, undo labels, selection, outline and menus. What a collection
is called stands in `presentation.words.roster_words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Generic, TypeVar

from pydantic.dataclasses import dataclass as entity

from scenario_desk.model.entities import (
    Actor,
    Assumptions,
    Endpoint,
    Interest,
    Lens,
    Linkage,
    LinkageGroup,
    Node,
    Package,
    Phase,
    Profile,
    Relation,
    Shift,
    Snapshot,
    Source,
    Term,
)
from scenario_desk.model.estimate import ENTITY
from scenario_desk.model.room import (
    Argument,
    Assessment,
    Entry,
    Inject,
    Participant,
    Proposal,
    Release,
    Round,
    Seed,
    Session,
)
from scenario_desk.model.table import Roster

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class Row(Generic[E]):
    """What there is to know of a kind of entity, beyond its fields."""

    entity: type[E]
    named_by: str = "name"
    """The field that holds its name; "" for what is called by what it names."""
    under: str = ""
    """The field that names what it is listed below; "" where it stands under a heading."""
    names: Mapping[str, str] = field(default_factory=dict)
    """By field: the collection whose ids it holds.

    A table holds some in its keys, and where those are pairs or its values hold more, the path says
    of which collections in turn: "endpoints/interests"; so it does of a tuple of pairs. Of a tuple
    of entities, the row of these says where in them the ids are.
    """
    goes_with: tuple[str, ...] = ()
    """The fields that name what it makes no sense without: with that, it is removed.

    From every other field, an id is taken out when what it names is removed.
    """
    judged: Mapping[str, str] = field(default_factory=dict)
    """By field that holds estimates: what they are in `SCALES`, or the attribute that says it of each."""


def _of(row: Row[E]) -> Roster[E]:
    """The field of a collection, which is empty at first."""
    made: Roster[E] = field(default_factory=Roster, metadata={_ROW: row})
    return made


_ROW = "row"
SCORED = "endpoints/interests"
"""What the keys of the scores name."""
_ASSUMED = {"profiles": "actors/profiles", "package": "packages", "linkages": "linkages"}
"""What assumptions name, the scenario's own or those of a lens."""


@entity(frozen=True, slots=True, kw_only=True, config=ENTITY)
class Rosters:
    """The part of a scenario that is collections, in the order of the file.

    What brings others along stands before them.
    """

    actors: Roster[Actor] = _of(
        Row(
            Actor,
            names={
                "base_profile": "profiles",
                "ratifiers": "actors",
                "ratifying_sources": "sources",
                "sources": "sources",
            },
        )
    )
    interests: Roster[Interest] = _of(
        Row(
            Interest,
            under="actor",
            names={"actor": "actors", "sources": "sources"},
            goes_with=("actor",),
        )
    )
    relations: Roster[Relation] = _of(
        Row(
            Relation,
            named_by="",
            names={"source": "interests", "target": "interests"},
            goes_with=("source", "target"),
        )
    )
    endpoints: Roster[Endpoint] = _of(Row(Endpoint, names={"sources": "sources"}))
    profiles: Roster[Profile] = _of(
        Row(
            Profile,
            under="actor",
            names={
                "actor": "actors",
                "holder": "actors",
                "weights": "interests",
                "scores": "endpoints/interests",
                "red_lines": "interests",
                "sources": "sources",
            },
            goes_with=("actor", "holder"),
            judged={
                "weights": "weight",
                "scores": "score",
                "reservation": "reservation",
                "margin": "margin",
            },
        )
    )
    linkages: Roster[Linkage] = _of(
        Row(
            Linkage,
            names={
                "givers": "actors",
                "receivers": "actors",
                "endpoints": "endpoints",
                "effects": "interests",
                "endpoint_effects": "endpoints/interests",
                "requires": "linkages",
                "excludes": "linkages",
                "group": "groups",
                "sources": "sources",
            },
            judged={
                "feasibility": "feasibility",
                "effects": "effect",
                "endpoint_effects": "effect",
            },
        )
    )
    groups: Roster[LinkageGroup] = _of(Row(LinkageGroup))
    packages: Roster[Package] = _of(
        Row(
            Package,
            names={"linkages": "linkages", "overrides": "nodes/nodes"},
            judged={"overrides": "probability"},
        )
    )
    shifts: Roster[Shift] = _of(
        Row(
            Shift,
            under="actor",
            names={
                "actor": "actors",
                "before": "endpoints",
                "after": "endpoints",
                "sources": "sources",
            },
            goes_with=("actor", "before", "after"),
        )
    )
    lenses: Roster[Lens] = _of(Row(Lens, names=_ASSUMED))
    phases: Roster[Phase] = _of(Row(Phase))
    sources: Roster[Source] = _of(Row(Source, named_by="title"))
    glossary: Roster[Term] = _of(Row(Term, named_by="term"))
    participants: Roster[Participant] = _of(Row(Participant, names={"seat": "actors"}))
    sessions: Roster[Session] = _of(Row(Session, names={"seats": "actors"}))
    seeds: Roster[Seed] = _of(Row(Seed, names={"sources": "sources"}))
    injects: Roster[Inject] = _of(
        Row(
            Inject,
            names={
                "endpoints": "endpoints",
                "effects": "interests",
                "endpoint_effects": "endpoints/interests",
                "overrides": "nodes/nodes",
                "sources": "sources",
            },
            judged={
                "effects": "effect",
                "endpoint_effects": "effect",
                "overrides": "probability",
            },
        )
    )
    proposals: Roster[Proposal] = _of(
        Row(
            Proposal,
            under="session",
            names={
                "session": "sessions",
                "actor": "actors",
                "branch": "nodes",
                "arguments": "participants",
            },
            goes_with=("session",),
        )
    )
    rounds: Roster[Round] = _of(
        Row(
            Round,
            under="session",
            names={
                "session": "sessions",
                "scores": SCORED,
                "weights": "interests",
                "branches": "nodes",
                "red_lines": "interests",
                "reservations": "actors",
                "poll": "endpoints",
                "seeds": "seeds",
                "packages": "packages",
                "proposal": "proposals",
                "of": "actors",
                "as_actor": "actors",
                "after": "rounds",
                "signable": "packages",
            },
            goes_with=("session", "as_actor"),
        )
    )
    assessments: Roster[Assessment] = _of(
        Row(
            Assessment,
            named_by="",
            names={
                "participant": "participants",
                "round": "rounds",
                "endpoint": "endpoints",
                "interest": "interests",
                "branch": "nodes",
                "actor": "actors",
                "seed": "seeds",
                "proposal": "proposals",
                "as_actor": "actors",
                "choice": "endpoints",
            },
            goes_with=(
                "participant",
                "round",
                "endpoint",
                "interest",
                "branch",
                "actor",
                "seed",
                "proposal",
                "as_actor",
            ),
            judged={"answer": "scale"},
        )
    )
    log: Roster[Entry] = _of(
        Row(
            Entry,
            named_by="about",
            under="session",
            names={"session": "sessions"},
            goes_with=("session",),
        )
    )
    snapshots: Roster[Snapshot] = _of(Row(Snapshot))
    """What one holds, or an entry of the log, names nothing here: it was whole in itself."""


ROSTERS: dict[str, Row[Any]] = {each.name: each.metadata[_ROW] for each in fields(Rosters)}
"""The row of each collection, by its name."""
OVERRIDING = tuple(name for name, row in ROSTERS.items() if "overrides" in row.names)
"""The collections that replace probabilities of whole nodes, by branch."""
MOMENT = "scenario"
"""The field in which an entity holds an earlier value of the whole scenario."""
HOLDERS = tuple(name for name, row in ROSTERS.items() if MOMENT in row.entity.__dataclass_fields__)
"""The collections whose entities hold one each."""

NODE = Row(
    Node,
    names={"owner": "actors", "endpoint": "endpoints", "phase": "phases"},
    judged={"probability": "probability"},
)
"""Its children are no reference: edits of the tree keep them."""
ASSUMPTIONS = Row(Assumptions, names=_ASSUMED)
ARGUMENT = Row(Argument, named_by="", names={"participant": "participants"})
RELEASE = Row(Release, named_by="", names={"inject": "injects"}, goes_with=("inject",))
ROWS: dict[type[Any], Row[Any]] = {
    row.entity: row for row in (*ROSTERS.values(), NODE, ASSUMPTIONS, ARGUMENT, RELEASE)
}
"""The row of each entity, by its class."""
