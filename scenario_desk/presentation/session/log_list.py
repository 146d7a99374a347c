"""The log of a session as a list to walk through: what happened when, and what it came to."""

from __future__ import annotations

from collections.abc import Sequence

from scenario_desk.presentation.robustness.cells import Axis, Words
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.session.report import whole
from scenario_desk.presentation.session.told import Told
from scenario_desk.presentation.words.language import _


def log_list(told: Sequence[Told], *, held: bool) -> RowFigure:
    """An entry a row, chosen by its id. held: whether results are, so that none is shown."""
    columns = [
        Column(_("What happened"), least=160),
        Column(_("Time")),
        Column(_("Who"), spare=True),
    ]
    if not held:
        columns.append(Column(_("What it came to"), Axis(0, 1), grows=1, least=180))
    return RowFigure(
        title=_("Log of the session"),
        says=(),
        columns=tuple(columns),
        rows=tuple(_row(at, each, held=held) for at, each in enumerate(told)),
        of_numbers=False,
        widest_name=0.45,
        sentences=len(columns) - 1,
    )


def _row(at: int, told: Told, *, held: bool) -> Row:
    what = _("{number}. {what}").format(number=at + 1, what=whole(told))
    cells = [
        Words(what, strong=True),
        Words(told.clock, colour="muted", small=True),
        Words(told.entry.who, colour="muted", small=True),
    ]
    if not held:
        cells.append(Words(told.short))
    return Row(told.entry.id, tuple(cells))
