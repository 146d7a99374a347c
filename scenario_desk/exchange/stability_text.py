"""Which endpoints would hold, as plain text for a terminal: endpoint by endpoint, in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.prospects import Prospects
from scenario_desk.analysis.stability.coalitions import MOST
from scenario_desk.exchange.sensitivity_text import page
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import grouped
from scenario_desk.presentation.words.sentences import (
    jump_sentences,
    keeping_sentences,
    payment_sentences,
    ratification_sentences,
    spoilers,
    stability_reasons,
    stability_verdict,
)


def stability_text(evaluation: Evaluation, rows: Iterable[int], ahead: Prospects) -> str:
    """What `stability` prints of the endpoints of these rows, for which prospects were asked, without
    `--json`."""
    frame = evaluation.frame
    intro = [] if frame.endpoint_ids else [_("No endpoints yet: there is nothing that could hold.")]
    if evaluation.holding is not None and ahead.jumps is None:
        text = _("Coalitions are left out: they would take more than {count} searches.")
        intro.append(text.format(count=grouped(MOST)))
    lines: list[str] = []
    for row in rows:
        key = frame.endpoint_ids[row]
        lines += ["", f"{key}  {frame.scenario.endpoints[key].name}"]
        lines += [f"  {said}" for said in _said(evaluation, key, ahead)]
    return page(evaluation, intro, lines[1:])


def _said(evaluation: Evaluation, key: str, ahead: Prospects) -> list[str]:
    return [
        stability_verdict(evaluation, key),
        *stability_reasons(evaluation, key),
        *jump_sentences(evaluation, ahead.jumps, key),
        *ratification_sentences(evaluation, key),
        *spoilers(evaluation, key),
        *(
            " ".join(payment_sentences(evaluation.frame.scenario, each))
            for each in ahead.payments[key]
        ),
        *keeping_sentences(evaluation, key),
    ]
