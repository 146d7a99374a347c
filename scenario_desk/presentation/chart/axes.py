"""The two axes: round numbers with true minus signs, and what they count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.overlap_chart import ticks
from scenario_desk.presentation.chart.plane import Plane, margins
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Surface
from scenario_desk.presentation.words.language import _, decimal_separator, mark_in

_APART_ACROSS, _APART_UP = 62.0, 38.0
"""Pixels from tick to tick, at least."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A round value of one axis: where it lies along it, and where its number stands."""

    value: float
    at: float
    """The pixel column, of the vertical axis the row."""
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Ticks:
    """Those of the horizontal axis and of the vertical one."""

    across: tuple[Tick, ...]
    up: tuple[Tick, ...]


def round_ticks(plane: Plane, style: Style) -> Ticks:
    """The ticks of both axes, as many as there is room for their numbers."""
    frame = plane.frame
    across, decimals = ticks(*plane.x_range, most=int(frame.width / style.px(_APART_ACROSS)) + 1)
    columns = []
    for value, at in zip(across, plane.columns(np.array(across)).tolist(), strict=True):
        text = tick_text(value, decimals)
        size = style.size(text, style.small)
        box = Box.at(round(at - size[0] / 2), round(frame.bottom + 5), size)
        columns.append(Tick(value, at, text, box))
    up, decimals = ticks(*plane.y_range, most=int(frame.height / style.px(_APART_UP)) + 1)
    rows = []
    for value, at in zip(up, plane.rows(np.array(up)).tolist(), strict=True):
        text = tick_text(value, decimals)
        size = style.size(text, style.small)
        box = Box.at(round(frame.left - size[0] - 7), round(at - size[1] / 2), size)
        rows.append(Tick(value, at, text, box))
    return Ticks(tuple(columns), tuple(rows))


def draw_axes(
    surface: Surface,
    frame: Box,
    shown: Ticks,
    style: Style,
    titles: tuple[str, str],
    handles: tuple[Box, ...],
) -> None:
    """Write the numbers, none on a handle, and the titles of the two axes."""
    muted = style.tokens.muted
    for tick in (*shown.across, *shown.up):
        if not any(tick.box.touches(each) for each in handles):
            style.write(surface, tick.box, tick.text, style.small, muted, "panel")
    left, _top, _right, bottom = margins(style)
    middle_x, middle_y = frame.middle
    ink = style.colour("ink")
    title = style.laid(titles[0], style.label, frame.width)
    surface.text(title, middle_x, frame.bottom + bottom - title.height - 1, ink, "centre")
    title = style.laid(titles[1], style.label, frame.height)
    surface.text(title, frame.left - left + 5, middle_y, ink, "centre", upwards=True)


def tick_text(value: float, decimals: int) -> str:
    """A round value with a true minus sign."""
    sign = _(mark_in("minus sign", "−")) if value < 0 else ""
    return sign + f"{abs(value):.{decimals}f}".replace(".", decimal_separator())


def axis_title(actor: str, baseline_date: str) -> str:
    """What an axis counts: an actor's utility, from the situation at the baseline date."""
    since = date_in_words(baseline_date)
    if since:
        return _("{actor}: utility (0 = {date})").format(actor=actor, date=since)
    return _("{actor}: utility (0 = the baseline)").format(actor=actor)


def date_in_words(text: str) -> str:
    """An ISO date as prose writes it; anything else as it stands."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return text.strip()
    month = _months()[day.month - 1]
    return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)


def _months() -> tuple[str, ...]:
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
