"""The form of a shift: which ending an actor could turn into which by itself."""

from __future__ import annotations

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.row import Option, Row
from scenario_desk.desk.inspector.row_edits import (
    actor_options,
    amending,
    field_rows,
    sources_row,
)
from scenario_desk.model.entities import Shift
from scenario_desk.presentation.words.language import _


def shift_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for a shift."""
    shift: Shift = bench.scenario.shifts[key]
    endpoints: tuple[Option, ...] = (
        (None, _("not said yet")),
        *((each.id, each.name) for each in bench.scenario.endpoints.values()),
    )
    return [
        Row("title", "", "title", (shift.name, None, bench.tokens)),
        *field_rows(bench, "shifts", key, ("name", _("Name"), "line")),
        Row("actor", _("Actor"), "choice", shift.actor,
            amending(bench, "shifts", key, "actor"), options=actor_options(bench)),
        Row("before", _("Turns"), "choice", shift.before,
            amending(bench, "shifts", key, "before"), options=endpoints),
        Row("after", _("Into"), "choice", shift.after,
            amending(bench, "shifts", key, "after"), options=endpoints),
        *field_rows(
            bench,
            "shifts",
            key,
            ("irreversible", _("Cannot be taken back by the actor"), "check"),
            ("notes", _("Why it could"), "text"),
        ),
        sources_row(bench, shift.sources, amending(bench, "shifts", key, "sources")),
    ]  # fmt: skip
