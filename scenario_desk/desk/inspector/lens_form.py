"""The form of a lens: what it assumes, and the way to look through it or to fit it anew."""

from __future__ import annotations

from scenario_desk.desk.bench.new_things import assumed_now
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.row import Row
from scenario_desk.desk.inspector.row_edits import field_rows, tried
from scenario_desk.model import edits
from scenario_desk.model.lenses import alike
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import assumed


def lens_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for one lens."""
    lens = bench.scenario.lenses[key]
    told = [(assumed(bench.scenario, lens.assumptions), "")]
    buttons: tuple[tuple[str, str], ...] = ()
    if alike(bench.scenario, lens.assumptions, bench.assumptions):
        told.append((_("The figures are seen through it now."), "muted"))
    else:
        buttons = (
            (_("Look through it"), "look"),
            (_("Let it assume what is assumed now"), "fit"),
        )

    def press(button: str) -> str | None:
        if button == "look":
            bench.assume(lens.assumptions)
            return None
        return tried(bench, edits.amend, "lenses", key, **assumed_now(bench))

    return [
        Row("heading", "", "title", (lens.name, None, bench.tokens)),
        Row("told", "", "sentences", tuple(told)),
        Row("look", "", "buttons", buttons, press),
        *field_rows(
            bench, "lenses", key, ("name", _("Name"), "line"), ("notes", _("Notes"), "text")
        ),
    ]
