"""What share of a figure's variance hangs on which judgement, alone and with all others."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.uncertainty.sensitivity.sobol import Shares
from scenario_desk.analysis.uncertainty.sensitivity.targets import Margin
from scenario_desk.presentation.robustness.cells import Axis, Twins, Words
from scenario_desk.presentation.robustness.endpoints import percent_borne
from scenario_desk.presentation.robustness.judged import place_of, short_name
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences import unknown_target, what_decides

MOST = 12


def variance_bars(found: Shares, evaluation: Evaluation) -> RowFigure:
    """The judgements with the greatest total index first."""
    title, target = _("What matters most"), found.study.target
    total = found.of_all(found.indices.total)
    if not np.isfinite(total).all():
        return RowFigure(title, (unknown_target(evaluation, target),), (Column(""),), ())
    first = found.of_all(found.indices.first_order)
    spans = [
        np.clip(found.of_all(each), 0.0, None)
        for each in (found.indices.first_order_interval, found.indices.total_interval)
    ]
    order = [each for each in np.argsort(-total, kind="stable").tolist() if total[each] > 0.0]
    endpoint = (
        found.judged.frame.endpoint_ids[target.endpoint] if isinstance(target, Margin) else ""
    )
    rows, most = [], 0.0
    for number in order[:MOST]:
        alone, whole = (_spread(*each, number) for each in zip((first, total), spans, strict=True))
        most = max(most, *(value for value in (*alone, *whole) if np.isfinite(value)))
        said = _("{alone} alone, {whole} with others").format(
            alone=_borne(alone), whole=_borne(whole)
        )
        cells = (Words(short_name(found.judged, number, endpoint)), Twins(alone, whole, said))
        rows.append(Row(place_of(found.judged, number), cells))
    return RowFigure(
        title=title,
        says=(what_decides(evaluation, target), *_leaders(rows, first, order)),
        columns=(
            Column(_("Judgement")),
            Column(_("Share of the variance"), _axis(most), grows=1, least=110),
        ),
        rows=tuple(rows),
        foot=_foot(found, len(order) - len(rows)),
        of_numbers=False,
        tall=1.35,
    )


def _spread(values: Floats, span: Floats, number: int) -> tuple[float, float, float]:
    """An index, which estimates may put below nothing, and where it may lie."""
    low, high = span[:, number].tolist()
    return max(float(values[number]), 0.0), low, high


def _borne(spread: tuple[float, float, float]) -> str:
    value, low, high = spread
    return percent_borne(value, (high - low) / 4.0)


def _leaders(rows: list[Row], first: Floats, order: list[int]) -> tuple[str, ...]:
    """What the first three come to, each alone."""
    if len(rows) < 3:
        return ()
    text = _("The first three make {share} of the variance, each alone.")
    share = float(np.clip(first[order[:3]], 0.0, 1.0).sum())
    return (text.format(share=numbers.percent(min(share, 1.0))),)


def _foot(found: Shares, left: int) -> tuple[str, ...]:
    said = [
        _("Dark: alone. Pale: with all others. Whiskers: where it lies in 95 of 100 such runs."),
        _("By {count} draws.").format(count=numbers.grouped(found.samples)),
    ]
    if left > 0:
        text = ngettext("{count} more matters less.", "{count} more matter less.", left)
        said.append(text.format(count=numbers.grouped(left)))
    return (" ".join(said),)


def _axis(most: float) -> Axis:
    """From 0 to a round share beyond the longest bar."""
    step = next((each for each in (0.05, 0.1, 0.2, 0.25) if most / each <= 4.0), 0.25)
    high = min(max(step * np.ceil(most / step), step), 1.0)
    marks = [round(step * place, 4) for place in range(int(high / step + 1e-9) + 1)]
    return Axis(0.0, float(high), tuple((each, numbers.percent(each)) for each in marks))
