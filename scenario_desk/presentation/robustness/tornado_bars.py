"""A tornado: how far a figure goes as one judgement goes from low to high, the longest bars first."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.acceptance import YES
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.analysis.uncertainty.sensitivity.targets import Margin
from scenario_desk.analysis.uncertainty.sensitivity.tornado import Tornado
from scenario_desk.presentation.chart.overlap_chart import ticks
from scenario_desk.presentation.robustness.cells import Axis, Swing, Words
from scenario_desk.presentation.robustness.judged import place_of, range_words, short_name
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences import (
    judged_value,
    unknown_target,
    where_it_stands,
)

MOST = 12
"""Bars; the others are counted."""
_NOTHING = 1e-9


def tornado_bars(found: Tornado, evaluation: Evaluation) -> RowFigure:
    """The bars of an endpoint's margin, in points, or of a likelihood."""
    title, of_points = _("What it hangs on"), isinstance(found.target, Margin)
    if not np.isfinite(found.best):
        return RowFigure(title, (unknown_target(evaluation, found.target),), (Column(""),), ())
    says = [where_it_stands(evaluation, found)]
    moving = [each for each in found.order.tolist() if found.swing[each] > _NOTHING]
    if not moving:
        says.append(_("Nothing that is judged with a range moves it."))
        return RowFigure(title, tuple(says), (Column(""),), ())
    shown = moving[:MOST]
    says.extend(_turning(found))
    columns = [
        Column(_("One judgement at a time")),
        Column(_("From low to high"), align="right", spare=True),
        Column(_("Points to spare for whoever gains least") if of_points else _("Likelihood"),
               _axis(found, shown), grows=1, least=90),
    ]  # fmt: skip
    if found.within_range[shown].any():
        columns.append(Column(_("Where it turns")))
    foot = [
        _("Blue: at its high. Grey: at its low. All other judgements at their best."),
        _("At the dashed line and right of it all accept.")
        if of_points
        else _("Dashed: with everything at best."),
    ]
    left = len(moving) - len(shown)
    if left:
        text = ngettext("{count} more matters less.", "{count} more matter less.", left)
        foot.append(text.format(count=numbers.grouped(left)))
    return RowFigure(
        title=title,
        says=tuple(says),
        columns=tuple(columns),
        rows=tuple(_row(found, evaluation, each, len(columns)) for each in shown),
        foot=(" ".join(foot),),
        of_numbers=False,
        tall=1.35,
    )


def _row(found: Tornado, evaluation: Evaluation, number: int, width: int) -> Row:
    judged, target = found.judged, found.target
    endpoint = judged.frame.endpoint_ids[target.endpoint] if isinstance(target, Margin) else ""
    at_low, at_high = float(found.at_low[number]), float(found.at_high[number])
    turns = crossing_words(found, evaluation, number)
    cells = (
        Words(short_name(judged, number, endpoint)),
        Words(range_words(judged, number), "muted", align="right", small=True),
        Swing(at_low, found.best, at_high, _reached(found, at_low, at_high)),
        Words(turns, strong=True, small=True),
    )
    return Row(place_of(judged, number), cells[:width])


def _reached(found: Tornado, at_low: float, at_high: float) -> str:
    if isinstance(found.target, Margin):
        low, high = numbers.signed(at_low, 1), numbers.signed(at_high, 1)
    else:
        low, high = numbers.percent(at_low), numbers.percent(at_high)
    return numbers.passage(low, high)


def crossing_words(found: Tornado, evaluation: Evaluation, number: int) -> str:
    """Where within its range acceptance turns: "accepted above 12"; "" where it does not."""
    value = float(found.crossing[number])
    if not isinstance(found.target, Margin) or np.isnan(value) or not found.within_range[number]:
        return ""
    inside = evaluation.in_overlap[found.target.endpoint] == YES
    above = (value < found.judged.estimates[0, number]) == inside
    said = judged_value(Kind(found.judged.kind[number]), _rounded(value))
    return (_("accepted above {value}") if above else _("accepted below {value}")).format(
        value=said
    )


def _rounded(value: float) -> float:
    """Without a decimal that nobody judges; a probability as it is."""
    return float(round(value)) if abs(value) > 1.0 else value


def _turning(found: Tornado) -> list[str]:
    if not isinstance(found.target, Margin):
        return []
    count = int(found.within_range[found.order].sum())
    if not count:
        return [_("No single judgement turns that within its range.")]
    text = ngettext(
        "{count} judgement turns that within its range.",
        "{count} judgements turn that within their ranges, each alone.",
        count,
    )
    return [text.format(count=count)]


def _axis(found: Tornado, shown: list[int]) -> Axis:
    values = np.concatenate([found.at_low[shown], found.at_high[shown], [found.best]])
    of_points = isinstance(found.target, Margin)
    if of_points:
        values = np.append(values, 0.0)
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    room = (high - low) * 0.04
    low, high = low - room, high + room
    if not of_points:
        low, high = max(low, 0.0), min(high, 1.0)
    scale = 1.0 if of_points else 100.0
    places, digits = ticks(low * scale, high * scale, 5)
    marks = tuple(
        (
            place / scale,
            numbers.signed(place, digits) if of_points else numbers.percent(place / scale),
        )
        for place in places
        if of_points or digits == 0
    )
    return Axis(low, high, marks, strong=0.0 if of_points else found.best)
