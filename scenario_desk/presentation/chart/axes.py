"""The two axes: round numbers with true minus signs, and what they count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.overlap_chart import ticks
from scenario_desk.presentation.chart.plane import Plane, margins
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Surface
from scenario_desk.presentation.words.language import _, decimal_separator, pgettext

_APART_ACROSS, _APART_UP = 62.0, 38.0
"""Pixels from tick to tick, at least."""


def round_ticks(plane: Plane, style: Style) -> tuple[tuple[list[float], int], ...]:
    """Of the horizontal axis and of the vertical one: the ticks, and how many decimals they need."""
    frame = plane.frame
    return (
        ticks(*plane.x_range, most=int(frame.width / style.px(_APART_ACROSS)) + 1),
        ticks(*plane.y_range, most=int(frame.height / style.px(_APART_UP)) + 1),
    )


def numbers(plane: Plane, style: Style) -> Iterator[tuple[Box, str]]:
    """Every number at an axis, and where it stands."""
    frame = plane.frame
    (columns, column_decimals), (rows, row_decimals) = round_ticks(plane, style)
    for value in columns:
        text = tick_text(value, column_decimals)
        size = style.size(text, style.small)
        left = plane.across(value) - size[0] / 2
        yield Box.at(round(left), round(frame.bottom + 5), size), text
    for value in rows:
        text = tick_text(value, row_decimals)
        size = style.size(text, style.small)
        left, top = frame.left - size[0] - 7, plane.up(value) - size[1] / 2
        yield Box.at(round(left), round(top), size), text


def draw_axes(
    surface: Surface,
    plane: Plane,
    style: Style,
    titles: tuple[str, str],
    handles: tuple[Box, ...],
) -> None:
    """Write the numbers, none on a handle, and the titles of the two axes."""
    muted, frame = style.tokens.muted, plane.frame
    for box, text in numbers(plane, style):
        if not any(box.touches(each) for each in handles):
            style.write(surface, box, text, style.small, muted, "panel")
    left, _top, _right, bottom = margins(style)
    middle_x, middle_y = frame.middle
    ink = style.colour("ink")
    title = style.laid(titles[0], style.label, frame.width)
    surface.text(title, middle_x, frame.bottom + bottom - title.height - 1, ink, "centre")
    title = style.laid(titles[1], style.label, frame.height)
    surface.text(title, frame.left - left + 5, middle_y, ink, "centre", upwards=True)


def tick_text(value: float, decimals: int) -> str:
    """A round value with a true minus sign."""
    sign = pgettext("minus sign", "−") if value < 0 else ""
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
