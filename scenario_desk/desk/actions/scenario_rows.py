"""The rows of the scenario as a whole."""

from __future__ import annotations

from scenario_desk.desk.actions.row import Row, opened
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.roster_words import ROSTER_WORDS, RosterWords


def scenario_rows() -> tuple[Row, ...]:
    """Every action on the scenario, worded in the current language."""
    menu = "&Scenario"

    def adder(words: RosterWords, before: bool) -> Row:
        return Row(f"add_{words.kind}", _(words.add), menu, lambda w: w.add_thing(words.kind),
                   icon="add", enabled=opened, before=before)  # fmt: skip

    adding = [words for words in ROSTER_WORDS.values() if words.kind]
    return (
        Row("details", _("&Details of the scenario"), menu, lambda w: w.show_details(),
            icon="note", enabled=opened),
        *(adder(words, words is adding[0]) for words in adding),
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
