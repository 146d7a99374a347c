"""The rows of the scenario as a whole."""

from __future__ import annotations

from scenario_desk.desk.actions.row import Row, opened
from scenario_desk.presentation.words.language import _


def scenario_rows() -> tuple[Row, ...]:
    """Every action on the scenario, worded in the current language."""
    menu = "&Scenario"

    def adder(kind: str, text: str, before: bool = False) -> Row:
        return Row(f"add_{kind}", text, menu, lambda w: w.add_thing(kind), icon="add",
                   enabled=opened, before=before)  # fmt: skip

    return (
        Row("details", _("&Details of the scenario"), menu, lambda w: w.show_details(),
            icon="note", enabled=opened),
        adder("actor", _("Add an &actor"), True),
        adder("interest", _("Add an &interest")),
        adder("endpoint", _("Add an &endpoint")),
        adder("profile", _("Add a &profile")),
        adder("linkage", _("Add a &linkage")),
        adder("package", _("Add a pac&kage")),
        adder("phase", _("Add a pha&se")),
        adder("source", _("Add a sou&rce")),
        Row("hold", _("&Hold results while scoring"), menu,
            lambda w: w.workbench.hold(not w.workbench.hold_results), ("Ctrl+H",), icon="hold",
            enabled=opened, checked=lambda w: w.workbench.hold_results, before=True),
        Row("judged", _("Decisions as &judged"), menu, lambda w: w.resolve_decisions("judged"),
            enabled=opened, before=True,
            checked=lambda w: w.workbench.assumptions.decisions == "judged"),
        Row("rational", _("Decisions by rational &choice"), menu,
            lambda w: w.resolve_decisions("rational"), enabled=opened,
            checked=lambda w: w.workbench.assumptions.decisions == "rational"),
    )  # fmt: skip
