"""The form of an endpoint: what both think of it and why, the scores as bars, then its fields."""

from __future__ import annotations

import math
from functools import partial

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.row import Row
from scenario_desk.desk.inspector.row_edits import (
    Write,
    amending,
    field_rows,
    signature_rows,
    sources_row,
)
from scenario_desk.desk.inspector.score_bars import Bar, Bars
from scenario_desk.presentation.glyph import glyph
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.numbers import percent
from scenario_desk.presentation.words.sentences import (
    doubt,
    endpoint_likelihood,
    spoilers,
    verdict,
)
from scenario_desk.presentation.words.sentences.phrasing import results_held


def endpoint_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for one endpoint."""
    scenario, evaluation = bench.scenario, bench.evaluation
    endpoint = scenario.endpoints[key]
    row = bench.frame.endpoint_index[key]
    amend = partial(amending, bench, "endpoints", key)
    shown = None
    sentences: list[tuple[str, str]] = []
    if bench.hold_results:
        sentences.append((results_held(), "muted"))
    else:
        answers = evaluation.acceptable[row, bench.frame.principal]
        shown = glyph(answers.tolist(), int(evaluation.zone[row]))
        warned = spoilers(evaluation, key)
        sentences += [
            (text, "warning" if text in warned else "") for text in verdict(evaluation, key)
        ]
        sentences += [(text, "") for text in doubt(bench.draws.found, evaluation, key)]
        sentences.append((_chance(bench, key), "muted"))
    return [
        Row("glyph", "", "title", (endpoint.title or endpoint.name, shown, bench.tokens)),
        Row("verdict", "", "sentences", tuple(sentences)),
        *signature_rows(bench, key),
        Row("badges", "", "badges", bench.verdicts.found.get(key, ())),
        Row("bars", "", "bars", (_bars(bench, row), bench.tokens), _selecting(bench, key)),
        Row("about", _("Endpoint"), "heading"),
        *field_rows(
            bench,
            "endpoints",
            key,
            ("name", _("Short name"), "line"),
            ("title", _("Full name"), "line"),
            ("description", _("Description"), "text"),
            ("analogue", _("Historical analogue"), "text"),
        ),
        Row("indicators", _("Indicators"), "rows", endpoint.indicators, amend("indicators"),
            columns=(mark("Indicator"),)),
        Row("attributes", _("Attributes"), "rows", endpoint.attributes, amend("attributes"),
            columns=(mark("Attribute"), mark("Value"))),
        *field_rows(bench, "endpoints", key, ("notes", _("Notes"), "text")),
        sources_row(bench, endpoint.sources, amend("sources")),
    ]  # fmt: skip


def _chance(bench: Workbench, key: str) -> str:
    evaluation, row = bench.evaluation, bench.frame.endpoint_index[key]
    if not any(node.endpoint == key for node in bench.scenario.nodes.values()):
        return _("No leaf ends here yet.")
    return _("Likelihood {percent}, {words}.").format(
        percent=percent(float(evaluation.endpoint_reach[row])),
        words=endpoint_likelihood(evaluation, row),
    )


def _bars(bench: Workbench, row: int) -> tuple[Bars, ...]:
    frame, evaluation = bench.frame, bench.evaluation
    columns = []
    for actor in bench.scenario.principals:
        bars = []
        for interest in bench.scenario.interests_of(actor.id):
            column = frame.interest_index[interest.id]
            score = float(evaluation.effective_scores[row, column])
            crossed = bool(evaluation.crossed[row, column]) and not bench.hold_results
            unweighed = bool(evaluation.unweighed[column])
            known = None if math.isnan(score) else score
            bars.append(Bar(interest.id, harmless(interest.name), known, crossed, unweighed))
        if bars:
            columns.append(Bars(harmless(actor.name), bench.actor_colour(actor.id), tuple(bars)))
    return tuple(columns)


def _selecting(bench: Workbench, endpoint: str) -> Write:
    def select(interest: str) -> str | None:
        bench.select("score", f"{endpoint}/{interest}")
        return None

    return select
