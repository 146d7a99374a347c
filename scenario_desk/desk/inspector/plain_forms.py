"""The forms that are nothing but fields, such as a phase's, and that of the scenario itself."""

from __future__ import annotations

from typing import Any

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.row import Control, Option, Row
from scenario_desk.desk.inspector.row_edits import field_rows, tried
from scenario_desk.model import edits
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.titles import title_of


def plain_rows(bench: Workbench, collection: str, key: str) -> list[Row]:
    """Rows for an entity of one of the collections in `FORMS`."""
    name = getattr(getattr(bench.scenario, collection)[key], ROSTERS[collection].named_by)
    fields = ((field, _(label), control) for field, label, control in FORMS[collection])
    return [
        Row("heading", "", "title", (name, None, bench.tokens)),
        *field_rows(bench, collection, key, *fields),
    ]


FORMS: dict[str, tuple[tuple[str, str, Control], ...]] = {
    "phases": (
        ("name", mark("Name"), "line"),
        ("start", mark("From"), "line"),
        ("end", mark("To"), "line"),
    ),
    "sources": (
        ("title", mark("Title"), "line"),
        ("publisher", mark("Publisher"), "line"),
        ("date", mark("Date"), "line"),
        ("locator", mark("Where to find it"), "line"),
        ("checked", mark("The authors had it before them"), "check"),
    ),
}
"""By collection whose forms are nothing but fields: each with its label and its control."""


def scenario_rows(bench: Workbench) -> list[Row]:
    """Rows for the scenario as a whole."""
    scenario = bench.scenario

    def amend(field: str) -> Any:
        return lambda value: tried(bench, edits.amend_scenario, **{field: value})

    limits: tuple[Option, ...] = (
        ("percentiles", _("10th/90th percentile")),
        ("hard", _("the hard ends")),
    )
    glossary = tuple((term.term, term.meaning) for term in scenario.glossary.values())
    return [
        Row("heading", "", "title", (title_of(scenario), None, bench.tokens)),
        Row("title", _("Title"), "line", scenario.title, amend("title"),
            hint=title_of(scenario)),
        Row("question", _("Focal question"), "text", scenario.question, amend("question")),
        Row("marking", _("Handling marking"), "line", scenario.marking, amend("marking"),
            hint=_("shown on every screen and picture")),
        Row("authors", _("Authors"), "rows", scenario.authors, amend("authors"),
            columns=(mark("Author"),)),
        Row("baseline_date", _("Baseline date"), "line", scenario.baseline_date,
            amend("baseline_date"), hint="2017-02-01"),
        Row("baseline", _("What 0 stands for"), "text", scenario.baseline, amend("baseline")),
        Row("horizon_date", _("Horizon"), "line", scenario.horizon_date, amend("horizon_date")),
        Row("limits", _("Low and high are"), "choice", scenario.limits, amend("limits"),
            options=limits),
        Row("default", "", "buttons",
            ((_("Open with the present assumptions"), "keep"),),
            lambda _key: tried(bench, edits.amend_scenario, assumptions=bench.assumptions)),
        Row("notes", _("Notes"), "text", scenario.notes, amend("notes")),
        Row("glossary", _("Glossary"), "rows", glossary,
            lambda rows: tried(bench, edits.set_glossary, rows),
            columns=(mark("Term"), mark("Meaning"))),
    ]  # fmt: skip
