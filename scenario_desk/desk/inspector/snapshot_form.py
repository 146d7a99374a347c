"""The form of a snapshot: who took it when, and the ways to what it holds."""

from __future__ import annotations

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.row import Row
from scenario_desk.desk.inspector.row_edits import field_rows, tried
from scenario_desk.model import edits
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.times import time_and_author


def snapshot_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for one snapshot."""
    snapshot = bench.scenario.snapshots[key]
    compare = bench.compare
    told = [(time_and_author(snapshot.time, snapshot.author), "muted")]
    buttons = [(_("Open it as an unsaved copy"), "copy")]
    if snapshot.scenario == bench.scenario.moment:
        told.append((_("It holds what there is now."), "muted"))
    else:
        buttons.insert(0, (_("Go back to it"), "back"))
        if compare is not None:
            buttons.insert(1, (_("Compare it with now"), "compare"))

    def press(button: str) -> str | None:
        if button == "back":
            return tried(bench, edits.go_back, key)
        if button == "copy":
            bench.copy_wanted.emit(snapshot.scenario)
        elif compare is not None:
            compare(snapshot.scenario, snapshot.name)
        return None

    return [
        Row("heading", "", "title", (snapshot.name, None, bench.tokens)),
        Row("told", "", "sentences", tuple(each for each in told if each[0])),
        *field_rows(bench, "snapshots", key, ("name", _("Name"), "line")),
        Row("ways", "", "buttons", tuple(buttons), press),
        *field_rows(bench, "snapshots", key, ("note", _("Note"), "text")),
    ]
