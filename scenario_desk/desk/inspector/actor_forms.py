"""The forms of actors and of their interests."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

from scenario_desk.desk.bench.new_things import add_thing
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.room_rows import room_rows
from scenario_desk.desk.inspector.row import Option, Row
from scenario_desk.desk.inspector.row_edits import (
    actor_options,
    amending,
    field_rows,
    number_row,
    source_options,
    sources_row,
    tried,
    weighing_row,
)
from scenario_desk.model import edits
from scenario_desk.model.entities import Actor, Interest, Relation
from scenario_desk.model.ids import new_id
from scenario_desk.model.room import Judgement
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.numbers import grouped, utility
from scenario_desk.presentation.words.sentences.phrasing import results_held


def actor_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for an actor."""
    scenario = bench.scenario
    actor = scenario.actors[key]
    leverages: tuple[Option, ...] = (
        ("veto", _("veto: must carry an outcome out on the ground")),
        ("strong", _("strong: can wreck it with its own forces")),
        ("moderate", _("moderate: can raise its price")),
        ("weak", _("weak: has a voice only")),
    )
    profiles: tuple[Option, ...] = tuple(
        (each.id, each.name) for each in scenario.profiles_of(key) if each.kind == "own"
    )
    return [
        Row("title", "", "title", (actor.name, None, bench.tokens)),
        Row("told", "", "sentences", ((_standing(bench, key), "muted"),)),
        *field_rows(
            bench,
            "actors",
            key,
            ("name", _("Name"), "line"),
            ("short", _("Short name"), "line"),
            ("principal", _("Principal: an agreement needs its signature"), "check"),
        ),
        Row("leverage", _("Leverage"), "choice", actor.leverage,
            amending(bench, "actors", key, "leverage"), options=leverages),
        Row("base_profile", _("Base profile"), "choice", actor.base_profile,
            amending(bench, "actors", key, "base_profile"), options=profiles),
        Row("add", "", "buttons",
            ((_("Add an interest"), "interest"), (_("Add a profile"), "profile"),
             (_("Add a shift"), "shift")),
            partial(_added, bench, key)),
        *_ratifying(bench, actor),
        *room_rows(bench, Judgement("reservation", (key,))),
        *field_rows(bench, "actors", key, ("notes", _("Notes"), "text")),
        sources_row(bench, actor.sources, amending(bench, "actors", key, "sources")),
    ]  # fmt: skip


def _ratifying(bench: Workbench, actor: Actor) -> list[Row]:
    """Whose acceptance the actor needs; how many of them, and why, once there are any."""
    others = tuple(each for each in actor_options(bench) if each[0] != actor.id)
    write = partial(amending, bench, "actors", actor.id)
    asked = Row("ratifiers", _("Needs the acceptance of"), "many", actor.ratifiers,
                write("ratifiers"), options=others, explained=_(_RATIFIERS))  # fmt: skip
    if not actor.ratifiers:
        return [asked]
    enough: tuple[Option, ...] = (
        (None, _("all of them")),
        *((str(number), grouped(number)) for number in range(1, len(actor.ratifiers) + 1)),
    )
    quota = None if actor.quota is None else f"{actor.quota:.0f}"
    return [
        asked,
        Row("quota", _("Enough of them"), "choice", quota,
            lambda chosen: write("quota")(None if chosen is None else float(chosen)),
            options=enough),
        *field_rows(bench, "actors", actor.id, ("ratifying_note", _("Why it needs them"), "text")),
        Row("ratifying_sources", _("Sources on that"), "many", actor.ratifying_sources,
            write("ratifying_sources"), options=source_options(bench)),
    ]  # fmt: skip


_RATIFIERS = mark(
    "Ratifiers: what this actor signs, it can carry out only where they accept it too, such as a"
    " parliament, an ally or a client. They change no overlap; whether an endpoint would be ratified"
    " is said beside it."
)


def _added(bench: Workbench, actor: str, kind: str) -> str | None:
    add_thing(bench, kind, actor)
    return None


def _standing(bench: Workbench, actor: str) -> str:
    """What the actor expects without a deal, and where it signs."""
    if bench.hold_results:
        return results_held()
    place = bench.frame.actor_index[actor]
    reservation = float(bench.evaluation.reservation[place])
    margin = float(bench.evaluation.margin[place])
    if math.isnan(reservation):
        return _("What it expects without a deal is not known.")
    value = utility(reservation)
    if bench.evaluation.derived[place]:
        value = _("{value} on average").format(value=value)
    if math.isnan(margin) or not bench.frame.principal[place]:
        return _("Without a deal it expects {value}.").format(value=value)
    return _("Without a deal it expects {value}; it signs from {signing} on.").format(
        value=value, signing=utility(reservation + margin)
    )


_UNIT = mark(
    "What the interest is counted in, such as “million people” or “billion euros”. With the values at"
    " both ends of the scale, expected results are said in this unit as well."
)


def interest_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for an interest."""
    interest: Interest = bench.scenario.interests[key]
    return [
        Row("title", "", "title", (interest.name, None, bench.tokens)),
        *field_rows(bench, "interests", key, ("name", _("Name"), "line")),
        Row("actor", _("Actor"), "choice", interest.actor,
            amending(bench, "interests", key, "actor"), options=actor_options(bench)),
        *field_rows(
            bench,
            "interests",
            key,
            ("description", _("Description"), "text"),
            ("worst", _("What −100 means"), "text"),
            ("best", _("What +100 means"), "text"),
            ("origin", _("Where it comes from"), "text"),
        ),
        Row("unit", _("Natural unit"), "line", interest.unit,
            amending(bench, "interests", key, "unit"), explained=_(_UNIT)),
        *(_natural(bench, interest) if interest.unit else []),
        weighing_row(bench, interest.actor),
        *room_rows(bench, Judgement("weight", (key,)), Judgement("red_line", (key,))),
        *_relations(bench, interest),
        sources_row(bench, interest.sources, amending(bench, "interests", key, "sources")),
    ]  # fmt: skip


def _natural(bench: Workbench, interest: Interest) -> list[Row]:
    """The natural values at the two ends of the scale."""
    return [
        number_row(bench, "interests", interest.id, "natural_worst", _("Value at −100")),
        number_row(bench, "interests", interest.id, "natural_best", _("Value at +100")),
    ]


_SIGNS = (-1.0, -0.5, 0.5, 1.0)


def _relations(bench: Workbench, interest: Interest) -> list[Row]:
    """What it collides with and what it supports."""
    scenario = bench.scenario
    words = dict(
        zip(
            _SIGNS,
            (_("opposed"), _("partly opposed"), _("partly shared"), _("shared")),
            strict=True,
        )
    )
    options: tuple[Option, ...] = (
        *((str(sign), text) for sign, text in words.items()),
        ("", _("remove this relation")),
    )

    def write(relation: Relation) -> Any:
        def put(sign: str) -> str | None:
            if not sign:
                return tried(bench, edits.remove, "relations", relation.id)
            return tried(bench, edits.amend, "relations", relation.id, sign=float(sign))

        return put

    rows = [Row("relations", _("Collides with or supports"), "heading")]
    for relation in scenario.relations.values():
        if interest.id not in (relation.source, relation.target):
            continue
        other = relation.target if relation.source == interest.id else relation.source
        named = scenario.interests.get(other)
        rows.append(
            Row(f"relation.{relation.id}", named.name if named else other, "choice",
                str(relation.sign), write(relation), options=options)
        )  # fmt: skip
        rows.append(
            Row(f"note.{relation.id}", _("Why"), "text", relation.note,
                amending(bench, "relations", relation.id, "note"))
        )  # fmt: skip

    def add(other: str) -> str | None:
        ends = {"source": interest.id, "target": other}
        return tried(bench, edits.add_new, "relations", new_id(), **ends, sign=-1.0)

    others: tuple[Option, ...] = tuple(
        (each.id, f"{scenario.actors[each.actor].label}: {each.name}")
        for each in scenario.interests.values()
        if each.actor != interest.actor and each.actor in scenario.actors
    )
    rows.append(Row("relation.add", _("Add one with"), "choice", None, add, options=others))
    return rows
