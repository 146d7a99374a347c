"""The signs that occur in a chart, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scenario_desk.analysis.zones import Zone
from scenario_desk.presentation.chart.arrangement import Arrangement
from scenario_desk.presentation.chart.content import Content
from scenario_desk.presentation.chart.misreads import MOST_MISREADS
from scenario_desk.presentation.glyph import glyph, zone_words
from scenario_desk.presentation.sheet.legend import Badge, Entry
from scenario_desk.presentation.words.language import _, ngettext

_MOST_PRINCIPALS = 12
"""The slices of more can be told apart by nobody."""


def chart_entries(content: Content, names: tuple[str, ...]) -> tuple[Entry, ...]:
    """The signs that occur, the most telling first; `names` of the principals in their order."""
    chart, listed = content.chart, list[Entry]()
    count = len(names)
    known = np.flatnonzero(chart.known)
    first = known[np.unique(chart.classes[known], return_index=True)[1]]
    occurring = {(tuple(chart.acceptable[row].tolist()), int(chart.zone[row])) for row in first}
    everyone = (1,) * count
    for zone, text in zone_words().items():
        if count and (everyone, zone) in occurring:
            listed.append(Entry(glyph(everyone, zone), text))
    acceptances = {acceptable for acceptable, _zone in occurring}
    for place, name in enumerate(names[:_MOST_PRINCIPALS]):
        alone = tuple(int(place == other) for other in range(count))
        if count == 2 and alone in acceptances:
            listed.append(Entry(glyph(alone, Zone.TOLERATED), _("{actor} only").format(actor=name)))
        elif count > 2 and any(each[place] == 1 for each in acceptances):
            text = _("{actor} accepts").format(actor=name)
            listed.append(Entry(glyph(alone, Zone.TOLERATED), text))
    if count and (0,) * count in acceptances:
        text = _("neither principal") if count == 2 else _("no principal")
        listed.append(Entry(glyph((0,) * count, Zone.TOLERATED), text))
    listed.append(Entry("size", _("size: likelihood")))
    if content.was is not None:
        text = (
            _("from before to now")
            if content.pinned
            else _("from base profiles, nothing on the table")
        )
        listed.append(Entry("arrow", text))
    if len(content.chart.lotteries.corners) > 1:
        listed.append(Entry("dashes", _("what lots could reach")))
    listed += _misreads(content)
    drawn = content.drawn
    if drawn is not None and (drawn.holds > 0).any():
        text = _("rim: how often both accept") if count == 2 else _("rim: how often all accept")
        listed.append(Entry("rim", text))
    chart = content.chart
    spans = chart.x_high - chart.x_low, chart.y_high - chart.y_low
    if content.shown.whiskers and any((span > 0.0).any() for span in spans):
        listed.append(Entry("whiskers", whisker_words(content)))
    if content.shown.clouds and drawn is not None and drawn.clouds is not None:
        listed.append(Entry("cloud", _("half, and nine tenths, of the draws")))
    return tuple(listed)


def _misreads(content: Content) -> Iterator[Entry]:
    """The signs of what is seen wrongly; that there is nothing, where they are switched on."""
    if not content.shown.misreads:
        return
    hopes = {each.hoped for each in content.misreads}
    if False in hopes:
        text = _("missed agreement: all would accept it, but its holder takes them not to")
        yield Entry("missed", text)
    if True in hopes:
        text = _("false hope: its holder takes all to accept it, but they would not")
        yield Entry("hope", text)
    if not hopes:
        yield Entry("missed", _("nobody is known to miss an agreement or to hope in vain"))
    left = len(content.misreads) - MOST_MISREADS
    if left > 0:
        text = ngettext("{n} more is not marked", "{n} more are not marked", left)
        yield Entry(Badge("…"), text.format(n=left))


def whisker_words(content: Content) -> str:
    """What the ends of a whisker are."""
    if content.drawn is None:
        return _("10th–90th percentile, of the scores alone")
    return _("10th–90th percentile of draws")


def chart_key(content: Content, arranged: Arrangement) -> tuple[Entry, ...]:
    """What the numbers at dots stand for, in their order."""
    return tuple(
        Entry(Badge(label.text), content.names[label.endpoint])
        for label in arranged.labels
        if label.numbered
    )
