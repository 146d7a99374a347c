"""The signs that occur in a chart, and what they mean."""

from __future__ import annotations

import numpy as np

from scenario_desk.presentation.chart.content import Content
from scenario_desk.presentation.glyph import glyph
from scenario_desk.presentation.sheet.legend import Entry
from scenario_desk.presentation.words.language import _


def chart_entries(content: Content, names: tuple[str, ...]) -> tuple[Entry, ...]:
    """The signs that occur, the most telling first; `names` of the principals in their order."""
    chart, listed = content.chart, list[Entry]()
    count = len(names)
    known = np.flatnonzero(chart.known)
    first = known[np.unique(chart.classes[known], return_index=True)[1]]
    occurring = {(tuple(chart.acceptable[row].tolist()), bool(chart.asked[row])) for row in first}
    everyone = (1,) * count
    both = count == 2
    if count and (everyone, True) in occurring:
        listed.append(Entry(glyph(everyone, True), _("could sign")))
    if count and (everyone, False) in occurring:
        listed.append(Entry(glyph(everyone, False), _("would tolerate")))
    acceptances = {acceptable for acceptable, _asked in occurring}
    if count <= 3:
        for place, name in enumerate(names):
            alone = tuple(int(place == other) for other in range(count))
            if count == 2 and alone in acceptances:
                listed.append(Entry(glyph(alone, False), _("{actor} only").format(actor=name)))
            elif count > 2 and any(each[place] == 1 for each in acceptances):
                listed.append(Entry(glyph(alone, False), _("{actor} accepts").format(actor=name)))
    if count and (0,) * count in acceptances:
        listed.append(Entry(glyph((0,) * count, False), _("neither") if both else _("none")))
    listed.append(Entry("size", _("size: likelihood")))
    if content.was is not None:
        listed.append(Entry("arrow", _("from base profiles, nothing on the table")))
    elif content.shown.whiskers:
        listed.append(Entry("whiskers", _("10th–90th percentile")))
    return tuple(listed)
