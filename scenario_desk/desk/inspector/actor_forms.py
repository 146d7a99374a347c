"""The forms of actors, their interests and their profiles."""

from __future__ import annotations

import math
from typing import Any

from scenario_desk.desk.inspector.row import Option, Row
from scenario_desk.desk.inspector.writing import (
    actor_options,
    amending,
    field_rows,
    reasons_rows,
    sources_row,
    tried,
)
from scenario_desk.desk.new_things import add_thing
from scenario_desk.desk.workbench import Workbench
from scenario_desk.model import edits
from scenario_desk.model.entities import Interest, Profile, RedLine, Relation
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.ids import new_id
from scenario_desk.presentation.language import _
from scenario_desk.presentation.numbers import utility


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
            ((_("Add an interest"), "interest"), (_("Add a profile"), "profile")),
            lambda kind: _added(bench, kind, key)),
        *field_rows(bench, "actors", key, ("notes", _("Notes"), "text")),
        sources_row(bench, actor.sources, amending(bench, "actors", key, "sources")),
    ]  # fmt: skip


def _added(bench: Workbench, kind: str, actor: str) -> str | None:
    add_thing(bench, kind, actor)
    return None


def _standing(bench: Workbench, actor: str) -> str:
    """What the actor can have without a deal, and where it signs."""
    place = bench.frame.actor_index[actor]
    reservation = float(bench.evaluation.reservation[place])
    margin = float(bench.evaluation.margin[place])
    if math.isnan(reservation):
        return _("What it can have without a deal is not known.")
    value = utility(reservation)
    if math.isnan(margin):
        return _("Without a deal it can have {value}.").format(value=value)
    return _("Without a deal it can have {value}; it signs from {signing} on.").format(
        value=value, signing=utility(reservation + margin)
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
            ("unit", _("Natural unit"), "line"),
        ),
        *(_natural(bench, interest) if interest.unit else []),
        *_relations(bench, interest),
        sources_row(bench, interest.sources, amending(bench, "interests", key, "sources")),
    ]  # fmt: skip


def _natural(bench: Workbench, interest: Interest) -> list[Row]:
    """The natural values at the two ends of the scale."""
    rows = []
    for field, label in (
        ("natural_worst", _("Value at −100")),
        ("natural_best", _("Value at +100")),
    ):
        value = getattr(interest, field)
        write = amending(bench, "interests", interest.id, field)
        rows.append(
            Row(field, label, "estimate", None if value is None else _single(value),
                lambda typed, put=write: put(None if typed is None else typed.best),
                low=-1e15, high=1e15)
        )  # fmt: skip
    return rows


def _single(value: float) -> Estimate:
    return Estimate(best=value)


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
            Row(f"note.{relation.id}", _("Why"), "line", relation.note,
                amending(bench, "relations", relation.id, "note"))
        )  # fmt: skip

    def add(other: str) -> str | None:
        relation = Relation(id=new_id(), source=interest.id, target=other, sign=-1.0)
        return tried(bench, edits.add, "relations", relation)

    others: tuple[Option, ...] = tuple(
        (each.id, f"{scenario.actors[each.actor].label}: {each.name}")
        for each in scenario.interests.values()
        if each.actor != interest.actor and each.actor in scenario.actors
    )
    rows.append(Row("relation.add", _("Add one with"), "choice", None, add, options=others))
    return rows


def profile_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for a profile: weights, reservation, margin, red lines."""
    scenario = bench.scenario
    profile: Profile = scenario.profiles[key]
    actor = scenario.actors[profile.actor]
    interests = scenario.interests_of(actor.id)
    rows = [
        Row("title", "", "title", (profile.name, None, bench.tokens)),
        Row("told", "", "sentences", ((_whose(bench, profile), "muted"),)),
        *field_rows(bench, "profiles", key, ("name", _("Name"), "line")),
        *_holder_rows(bench, profile),
        Row("weights", _("Weights: how much the swing from worst to best matters"), "heading"),
    ]
    for interest in interests:
        rows.append(
            Row(f"weight.{interest.id}", interest.name, "weight", profile.weights.get(interest.id),
                lambda value, i=interest.id: tried(
                    bench, edits.set_weight, key, i, value, merge=f"weight.{key}.{i}"),
                low=0, high=100, hint=_("as base") if actor.base_profile != key else "")
        )  # fmt: skip
    rows += _reservation(bench, profile)
    rows.append(Row("lines", _("Red lines: unacceptable at this score or below"), "heading"))
    for interest in interests:
        line = profile.red_lines.get(interest.id)
        rows.append(
            Row(f"line.{interest.id}", interest.name, "red_line", line,
                lambda value, i=interest.id: tried(bench, edits.set_red_line, key, i, value))
        )  # fmt: skip
        if line is not None:
            rows.append(
                Row(f"line.text.{interest.id}", _("in words"), "line", line.text,
                    lambda text, i=interest.id, at=line: tried(
                        bench, edits.set_red_line, key, i, RedLine(floor=at.floor, text=text)))
            )  # fmt: skip
    rows += field_rows(bench, "profiles", key, ("notes", _("Notes"), "text"))
    rows.append(sources_row(bench, profile.sources, amending(bench, "profiles", key, "sources")))
    return rows


def _whose(bench: Workbench, profile: Profile) -> str:
    scenario = bench.scenario
    actor = scenario.actors[profile.actor]
    if profile.kind == "perceived":
        holder = scenario.actors.get(profile.holder)
        who = holder.name if holder else _("somebody")
        return _("{actor} as {holder} sees it.").format(actor=actor.name, holder=who)
    if actor.base_profile == profile.id:
        return _("The base profile of {actor}.").format(actor=actor.name)
    return _("What this profile leaves open it takes from the base profile of {actor}.").format(
        actor=actor.name
    )


def _holder_rows(bench: Workbench, profile: Profile) -> list[Row]:
    holders = tuple(each for each in actor_options(bench) if each[0] != profile.actor)

    def held(holder: str | None) -> str | None:
        kind = "own" if holder is None else "perceived"
        return tried(bench, edits.amend, "profiles", profile.id, holder=holder, kind=kind)

    if bench.scenario.actors[profile.actor].base_profile == profile.id:
        return []
    return [
        Row("holder", _("Seen by"), "choice", profile.holder, held,
            options=((None, _("the actor itself")), *holders))
    ]  # fmt: skip


def _reservation(bench: Workbench, profile: Profile) -> list[Row]:
    """Stated, derived or open; the margin; and what no agreement means in words."""
    key = profile.id
    base = bench.scenario.actors[profile.actor].base_profile == key
    stated = profile.reservation if not isinstance(profile.reservation, str) else None
    how = "open" if profile.reservation is None else "stated" if stated is not None else "derived"
    options: tuple[Option, ...] = (
        ("derived", _("derived from the tree")),
        ("stated", _("stated")),
        ("open", _("open") if base else _("as the base profile")),
    )

    def choose(chosen: str) -> str | None:
        if chosen == "stated":
            place = bench.frame.actor_index[profile.actor]
            now = float(bench.evaluation.reservation[place])
            value = _single(0.0 if math.isnan(now) else round(now, 1))
            return tried(bench, edits.set_reservation, key, value)
        return tried(bench, edits.set_reservation, key, "derived" if chosen == "derived" else None)

    def state(value: Any) -> str | None:
        return tried(bench, edits.set_reservation, key, value)

    def margin(value: Any) -> str | None:
        return tried(bench, edits.set_margin, key, value)

    rows = [
        Row("reservation", _("Without a deal"), "heading"),
        Row("reservation.how", _("Reservation value"), "choice", how, choose, options=options),
    ]
    if stated is not None:
        rows.append(
            Row("reservation.value", _("Value"), "estimate", stated, state, low=-100, high=100)
        )
        rows += reasons_rows(bench, "reservation.", stated, state)
    rows += [
        Row("margin", _("Margin to sign"), "estimate", profile.margin, margin, low=0, high=200,
            hint=_("open") if base else _("as the base profile")),
        *field_rows(bench, "profiles", key, ("reservation_note", _("What no deal means"), "text")),
    ]  # fmt: skip
    return rows
