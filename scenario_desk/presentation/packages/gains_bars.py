"""What a package gains and gives up at one endpoint: signed bars, per principal and interest."""

from __future__ import annotations

from math import inf, isfinite, nan

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.presentation.chart.overlap_chart import ticks
from scenario_desk.presentation.robustness.cells import Axis, Bar, Words
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.tokens import actor_tokens
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext

_NOTHING = 0.005
"""Points that are none."""


def gains_bars(evaluation: Evaluation, gains: Floats) -> RowFigure:
    """The bars of each principal: its utility first, then the interests that are moved, by how far.

    gains: float64[I] points, as `packages.gains` has them.
    """
    frame = evaluation.frame
    rows, unmoved = list[Row](), 0
    for place in np.flatnonzero(frame.principal).tolist():
        own = np.flatnonzero(frame.interest_actor == place)
        moved = own[~(np.abs(gains[own]) < _NOTHING)]
        unmoved += len(own) - len(moved)
        order = moved[np.argsort(np.nan_to_num(-np.abs(gains[moved]), nan=-inf), kind="stable")]
        rows += _rows(evaluation, place, order.tolist(), gains)
    return RowFigure(
        title=_("What each gains and gives up"),
        says=(),
        columns=(
            Column(_("Interest")),
            Column(_("Given up to the left, gained to the right"), _axis(rows),
                   grows=1, least=110, where="picture"),
            Column(_("Points"), align="right"),
        ),
        rows=tuple(rows),
        foot=_foot(unmoved),
    )  # fmt: skip


def _rows(evaluation: Evaluation, actor: int, interests: list[int], gains: Floats) -> list[Row]:
    frame = evaluation.frame
    scenario = frame.scenario
    colour = actor_tokens(frame.principal.tolist())[actor]
    whole = float(gains[frame.interest_actor == actor].sum())
    named = [(scenario.actors[frame.actor_ids[actor]].label, whole, True)]
    named += [
        (scenario.interests[frame.interest_ids[each]].name, float(gains[each]), False)
        for each in interests
    ]
    return [_row(name, value, colour, strong=strong) for name, value, strong in named]


def _row(name: str, value: float, colour: str, *, strong: bool) -> Row:
    said = numbers.signed(value, 1) if isfinite(value) else _("unknown")
    bar = Bar(value, nan, nan, said, colour="ink" if strong else colour)
    words = Words(said, align="right", strong=strong)
    return Row("", (Words(name, colour if strong else "ink", strong=strong), bar, words))


def _axis(rows: list[Row]) -> Axis:
    bars = [cell.value for row in rows for cell in row.cells if isinstance(cell, Bar)]
    most = max((abs(value) for value in bars if isfinite(value)), default=0.0) * 1.05 or 1.0
    places, digits = ticks(-most, most, 6)
    return Axis(-most, most, tuple((place, numbers.signed(place, digits)) for place in places))


def _foot(unmoved: int) -> tuple[str, ...]:
    if not unmoved:
        return ()
    text = ngettext(
        "{count} interest of theirs stays as it is.",
        "{count} interests of theirs stay as they are.",
        unmoved,
    )
    return (text.format(count=numbers.grouped(unmoved)),)
