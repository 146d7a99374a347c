"""The form of a profile: weights, what it can have without a deal, margin and red lines."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

from scenario_desk.analysis.ranges import ranges
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.row import Option, Row
from scenario_desk.desk.inspector.row_edits import (
    Write,
    actor_options,
    amending,
    field_rows,
    reasons_rows,
    sources_row,
    tried,
)
from scenario_desk.model import edits
from scenario_desk.model.entities import Profile, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.sentences import range_note

_RANGES_TOLD = mark(
    "Under each weight: the share of its range that the endpoints use, and weight × range."
)


def profile_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for a profile: weights, reservation, margin, red lines."""
    scenario = bench.scenario
    profile: Profile = scenario.profiles[key]
    interests = scenario.interests_of(profile.actor)
    is_base = _is_base(bench, profile)
    found = ranges(bench.frame, {profile.actor: key})
    column = bench.frame.interest_index
    rows = [
        Row("title", "", "title", (profile.name, None, bench.tokens)),
        Row("told", "", "sentences", ((_whose(bench, profile), "muted"),)),
        *field_rows(bench, "profiles", key, ("name", _("Name"), "line")),
        *_holder_rows(bench, profile),
        Row("weights", _("Weights: how much the swing from worst to best matters"), "heading"),
        Row("weights.note", "", "sentences", ((_(_RANGES_TOLD), "muted"),) if interests else ()),
    ]
    rows += [
        Row(f"weight.{interest.id}", interest.name, "weight", profile.weights.get(interest.id),
            _weight(bench, key, interest.id), low=0, high=100, hint="" if is_base else _("as base"),
            note=range_note(found, column[interest.id]))
        for interest in interests
    ]  # fmt: skip
    if len(interests) > 1 and bench.read_only is None:
        ways = ((_("Weigh by swings…"), key),)
        rows.append(Row("swings", "", "buttons", ways, partial(_weigh_by_swings, bench)))
    rows += _reservation(bench, profile)
    rows.append(Row("lines", _("Red lines: unacceptable at this score or below"), "heading"))
    for interest in interests:
        line = profile.red_lines.get(interest.id)
        rows.append(
            Row(f"line.{interest.id}", interest.name, "red_line", line,
                partial(tried, bench, edits.set_red_line, key, interest.id),
                hint="" if is_base else _("as base, or none"))
        )  # fmt: skip
        if line is not None and line.floor is not None:
            rows.append(
                Row(f"line.text.{interest.id}", _("in words"), "line", line.text,
                    partial(_word_line, bench, key, interest.id, line.floor))
            )  # fmt: skip
    rows += field_rows(bench, "profiles", key, ("notes", _("Notes"), "text"))
    rows.append(sources_row(bench, profile.sources, amending(bench, "profiles", key, "sources")))
    return rows


def _weight(bench: Workbench, profile: str, interest: str) -> Write:
    """Writes a weight; a drag of its slider is one step or none, and nudges in a row are one."""

    def write(value: Estimate | None, how: str = "") -> str | None:
        if how == "drag":
            bench.preview(edits.set_weight, profile, interest, value)
            return None
        if how == "drop":
            bench.commit()
            return None
        if how == "let_go":
            bench.cancel()
            return None
        merge = f"weight.{profile}.{interest}" if how == "nudge" else None
        return tried(bench, edits.set_weight, profile, interest, value, merge=merge)

    return write


def _weigh_by_swings(bench: Workbench, profile: str) -> None:
    bench.swings_wanted.emit(profile)


def _word_line(
    bench: Workbench, profile: str, interest: str, floor: float, text: str
) -> str | None:
    line = RedLine(floor=floor, text=text)
    return tried(bench, edits.set_red_line, profile, interest, line)


def _is_base(bench: Workbench, profile: Profile) -> bool:
    actor = bench.scenario.actors.get(profile.actor)
    return actor is not None and actor.base_profile == profile.id


def _whose(bench: Workbench, profile: Profile) -> str:
    scenario = bench.scenario
    actor = scenario.actors.get(profile.actor)
    if actor is None:
        return _("The actor of this profile is not in the scenario.")
    if profile.kind == "perceived":
        holder = scenario.actors.get(profile.holder)
        who = holder.name if holder else _("somebody")
        return _("{actor}, as seen by {holder}.").format(actor=actor.name, holder=who)
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

    if _is_base(bench, profile):
        return []
    return [
        Row("holder", _("Seen by"), "choice", profile.holder, held,
            options=((None, _("the actor itself")), *holders))
    ]  # fmt: skip


def _reservation(bench: Workbench, profile: Profile) -> list[Row]:
    """Stated, derived or open; the margin; and what no agreement means in words."""
    key = profile.id
    base = _is_base(bench, profile)
    stated = profile.reservation if not isinstance(profile.reservation, str) else None
    how = "open" if profile.reservation is None else "stated" if stated is not None else "derived"
    options: tuple[Option, ...] = (
        ("derived", _("derived: the average without a deal")),
        ("stated", _("stated")),
        ("open", _("open") if base else _("as the base profile")),
    )

    def choose(chosen: str) -> str | None:
        if chosen == "stated":
            place = bench.frame.actor_index.get(profile.actor)
            now = math.nan if place is None else float(bench.evaluation.reservation[place])
            value = Estimate(best=0.0 if math.isnan(now) else round(now, 1))
            return tried(bench, edits.set_reservation, key, value)
        return tried(bench, edits.set_reservation, key, "derived" if chosen == "derived" else None)

    def state(value: Any) -> str | None:
        return tried(bench, edits.set_reservation, key, value)

    def margin(value: Any) -> str | None:
        return tried(bench, edits.set_margin, key, value)

    rows = [
        Row("reservation", _("Without a deal"), "heading"),
        Row("reservation.how", _("No-agreement value"), "choice", how, choose, options=options),
    ]
    if stated is not None:
        rows.append(
            Row("reservation.value", _("Value"), "estimate", stated, state, low=-100, high=100)
        )
        rows += reasons_rows(bench, "reservation.", stated, state)
    rows += [
        Row("margin", _("Margin to sign"), "estimate", profile.margin, margin, low=0, high=200,
            hint=_("open") if base else _("as the base profile")),
        *_margin_note(bench, profile),
        *field_rows(bench, "profiles", key, ("reservation_note", _("What no deal means"), "text")),
    ]  # fmt: skip
    return rows


def _margin_note(bench: Workbench, profile: Profile) -> list[Row]:
    """That a margin counts nowhere, where the actor is not one of those who sign."""
    actor = bench.scenario.actors.get(profile.actor)
    if actor is None or actor.principal:
        return []
    words = _(
        "A margin has no effect here: only principals are asked to sign, and {actor} is none."
    )
    return [Row("margin.note", "", "sentences", ((words.format(actor=actor.label), "muted"),))]
