"""What the room judges, beside what stands in the form: in sentences, one by one, and taken over."""

from __future__ import annotations

from scenario_desk.analysis.room.standing import Standing
from scenario_desk.desk.bench.taking import take
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.row import Row
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Assessment, Judgement
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import (
    agreed_rule,
    answer_sentence,
    judgement_name,
    room_sentences,
)
from scenario_desk.presentation.words.sentences.phrasing import results_held


def room_rows(bench: Workbench, *judgements: Judgement) -> list[Row]:
    """Rows for what participants answered to these judgements; none where nobody was asked."""
    found = bench.room.found
    asked = [each for each in judgements if found is not None and each in found.column]
    if found is None or not asked:
        return []
    rows = [Row("room", _("The room"), "heading")]
    if bench.hold_results:
        return [*rows, Row("room.held", "", "sentences", ((results_held(), "muted"),))]
    for judgement in asked:
        rows += _of(bench, found, judgement, named=judgement.kind not in ("score", "branch"))
    return rows


def _of(bench: Workbench, found: Standing, judgement: Judgement, *, named: bool) -> list[Row]:
    scenario, key = bench.scenario, f"room.{judgement.item}"
    name = ((judgement_name(scenario, judgement), "cardTitle"),) if named else ()
    said = room_sentences(scenario, found, judgement)
    rule = (agreed_rule(judgement.kind), "muted")
    each = tuple(
        (answer_sentence(scenario, given), "") for given in _farthest_first(found, judgement)
    )
    rows = [
        Row(f"{key}.said", "", "sentences", (*name, *((text, "") for text in said), rule)),
        Row(f"{key}.each", "", "sentences", each),
    ]
    if bench.read_only is None and found.agreement.count[found.column[judgement]]:
        buttons = ((_("Take the median"), "median"), (_("Take with…"), "with"))

        def act(how: str) -> str | None:
            if how == "with":
                bench.taking_wanted.emit((judgement,))
            else:
                take(bench, found.of((judgement,)).values())
            return None

        rows.append(Row(f"{key}.take", "", "buttons", buttons, act))
    return rows


def _farthest_first(found: Standing, judgement: Judgement) -> list[Assessment]:
    """The answers: numbers from the farthest from the median on, then who gave none."""
    middle = float(found.agreement.median[found.column[judgement]])

    def key(given: Assessment) -> tuple[bool, float]:
        answer = given.answer
        return (False, -abs(answer.best - middle)) if isinstance(answer, Estimate) else (True, 0.0)

    return sorted(found.given[judgement], key=key)
