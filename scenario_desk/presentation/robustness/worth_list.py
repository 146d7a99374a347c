"""Questions worth asking an expert: what knowing one judgement would take away of the doubt."""

from __future__ import annotations

from math import isfinite

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.uncertainty.value import Value, Worth
from scenario_desk.presentation.robustness.cells import Axis, Bar, Words
from scenario_desk.presentation.robustness.judged import place_of, short_name
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences import what_knowing_gains

MOST = 12
_REACH = 1.96
_NO_DOUBT = 1e-12


def worth_list(found: Worth, endpoint: str) -> RowFigure:
    """What is worth most first, in shares of a figure's variance; `endpoint` is the one it is of, ""
    where it is a likelihood."""
    whole = found.everything.value
    if not isfinite(whole) or whole <= _NO_DOUBT:
        return _nothing(
            _("There is no doubt to take away: it is the same in every draw, or unknown.")
        )
    order = _standing_out(found)
    if not order:
        return _nothing(_("No single answer would take away more of the doubt than chance could."))
    rows = [_row(found, number, whole, endpoint, of_points=False) for number in order[:MOST]]
    first = short_name(found.judged, order[0], endpoint)
    text = _("Ask first: {judgement}. Knowing it would take away {share} of the variance.")
    share = numbers.percent(min(found.each[order[0]].value / whole, 1.0))
    return _figure(found, rows, len(order), (text.format(judgement=first, share=share),),
                   _("Takes away of the variance"))  # fmt: skip


def worth_to_chooser(found: Worth, evaluation: Evaluation, node: str) -> RowFigure:
    """The same for who decides at a node, given by id, in points of its own utility."""
    gains = what_knowing_gains(evaluation, found, evaluation.frame.node_index[node])
    order = _standing_out(found)
    if not isfinite(found.everything.value) or not order:
        return _nothing(gains)
    rows = [_row(found, number, 1.0, "", of_points=True) for number in order[:MOST]]
    return _figure(found, rows, len(order), (gains,), _("Worth, in points of its utility"))


def _standing_out(found: Worth) -> list[int]:
    return [number for number in found.order if found.each[number].stands_out]


def _nothing(sentence: str) -> RowFigure:
    return RowFigure(_title(), (sentence,), (Column(""),), ())


def _title() -> str:
    return _("Questions worth asking an expert")


def _row(found: Worth, number: int, whole: float, endpoint: str, *, of_points: bool) -> Row:
    value, low, high = _spread(found.each[number], whole)
    error = found.each[number].standard_error / whole
    said = _in_points(value, error) if of_points else numbers.percent_with_error(value, error)
    cells = (
        Words(short_name(found.judged, number, endpoint)),
        Bar(value, low, high, said),
        Words(said, align="right"),
    )
    return Row(place_of(found.judged, number), cells)


def _spread(value: Value, whole: float) -> tuple[float, float, float]:
    reach = _REACH * value.standard_error
    return value.value / whole, max(value.value - reach, 0.0) / whole, (value.value + reach) / whole


def _in_points(value: float, error: float) -> str:
    digits = 1 if error >= 0.05 else 2
    return numbers.utility(value, digits=digits)


def _figure(
    found: Worth, rows: list[Row], count: int, says: tuple[str, ...], heading: str
) -> RowFigure:
    bars = [row.cells[1] for row in rows]
    most = max((bar.high for bar in bars if isinstance(bar, Bar)), default=1.0)
    said = [_("Whiskers: where it lies in 95 of 100 such runs.")]
    draws = ngettext("By {count} draw.", "By {count} draws.", found.samples)
    said.append(draws.format(count=numbers.grouped(found.samples)))
    if count > len(rows):
        left = count - len(rows)
        text = ngettext("{count} more is worth less.", "{count} more are worth less.", left)
        said.append(text.format(count=numbers.grouped(left)))
    silent = len(found.each) - count
    if silent:
        text = ngettext(
            "{count} does not stand out from chance.",
            "{count} do not stand out from chance.",
            silent,
        )
        said.append(text.format(count=numbers.grouped(silent)))
    return RowFigure(
        title=_title(),
        says=says,
        columns=(
            Column(_("Ask about")),
            Column(heading, Axis(0.0, most * 1.05, ((0.0, ""),)), grows=1, least=110),
            Column("", align="right", where="picture"),
        ),
        rows=tuple(rows),
        foot=(" ".join(said),),
        of_numbers=False,
        tall=1.35,
    )
