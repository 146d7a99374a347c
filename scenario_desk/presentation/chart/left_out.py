"""What a chart does not show, in sentences: whoever has only the picture must know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from scenario_desk.presentation.chart.arrangement import Arrangement
from scenario_desk.presentation.chart.content import Content
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import listed

_MOST = 12
"""Names that are listed where there is room."""


def left_out(content: Content, arranged: Arrangement, most: int = _MOST) -> str:
    """Which endpoints have no place, no name, or lie outside; empty where all is shown.

    most: so many names are listed; of further ones only how many there are.
    """
    return " ".join(_sentences(content, arranged, most))


def _sentences(content: Content, arranged: Arrangement, most: int) -> Iterator[str]:
    chart = content.chart
    if chart.missing:
        names = _names(content, chart.missing, most)
        yield _("Without a place, since scores are missing: {names}.").format(names=names)
    outside = np.setdiff1d(np.flatnonzero(chart.known), arranged.order).tolist()
    if outside:
        yield _("Outside the picture: {names}.").format(names=_names(content, outside, most))
    nameless = without_name(content, arranged)
    if nameless:
        names = _names(content, nameless, most)
        yield _("Shown without a name, for want of room: {names}.").format(names=names)


def without_name(content: Content, arranged: Arrangement) -> list[int]:
    """The endpoints whose dots have neither name nor number, though names are shown."""
    if not content.shown.labels:
        return []
    named = {label.endpoint for label in arranged.labels}
    return [each for each in arranged.order.tolist() if each not in named]


def _names(content: Content, rows: Iterable[int], most: int) -> str:
    """Names as prose lists them, the first of many."""
    names = [content.names[row] for row in rows]
    more = len(names) - most
    if more > 1:
        names[most:] = [ngettext("{n} more", "{n} more", more).format(n=more)]
    return listed(names)
