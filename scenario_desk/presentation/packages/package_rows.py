"""Packages as rows to try: what is in each, its chance, and what each principal's utility changes by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite

import numpy as np

from scenario_desk.analysis.acceptance import YES
from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.packages.search import Frontier, Offer, Opening
from scenario_desk.presentation.robustness.cells import Words
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences import (
    chance_note,
    frontier_sentences,
    opening_sentences,
)

MOST = 60
"""Packages that are listed."""
_APART, _EMPTY = " ", "-"
"""Between ids, of which none holds it; and in their place, which no id can be."""


def package_key(linkages: Iterable[str]) -> str:
    """The key of the row of a package, given in the order of the scenario's linkages."""
    return _APART.join(linkages) or _EMPTY


def package_of(key: str) -> tuple[str, ...]:
    """The linkages (ids) of the row of this key."""
    return () if key == _EMPTY else tuple(key.split(_APART))


def opening_rows(frame: Frame, opening: Opening, without: Floats) -> RowFigure:
    """The smallest packages that bring the endpoint in, in their order.

    without: float64[A] the utilities there with nothing on the table.
    """
    offers = [each for each in opening.minimal if each.linkages]
    return _figure(
        frame,
        _("What brings it in"),
        tuple(opening_sentences(frame.scenario, opening)),
        offers,
        opening.count if offers else 0,
        without,
        opening.endpoint,
    )


def frontier_rows(frame: Frame, frontier: Frontier, without: Floats) -> RowFigure:
    """The efficient packages at one endpoint, the most feasible first; `without` as above."""
    offers = [offer for _end, offer in frontier.points]
    offers.sort(key=lambda each: -each.feasibility)
    return _figure(
        frame,
        _("Efficient packages"),
        tuple(frontier_sentences(frame.scenario, frontier)),
        offers,
        len(offers),
        without,
    )


def _figure(
    frame: Frame,
    title: str,
    says: tuple[str, ...],
    offers: Sequence[Offer],
    count: int,
    without: Floats,
    opened: str = "",
) -> RowFigure:
    """`opened`: the endpoint that all of them bring in; "" where some may not."""
    scenario = frame.scenario
    principals = np.flatnonzero(frame.principal).tolist()
    labels = [scenario.actors[frame.actor_ids[place]].label for place in principals]
    if not offers:
        return RowFigure(title, says, (Column(""),), ())
    foot = [chance_note(scenario, ())]
    left = count - min(len(offers), MOST)
    if left:
        text = ngettext("{count} more is not listed.", "{count} more are not listed.", left)
        foot.append(text.format(count=numbers.grouped(left)))
    return RowFigure(
        title=title,
        says=says,
        columns=(
            Column(_("On the table")),
            Column(_("Feasible"), align="right"),
            *(Column(_("{name}, points").format(name=label), align="right") for label in labels),
            Column(_("Opens also") if opened else _("Opens"), align="right", spare=True),
            Column(_("Closes"), align="right", spare=True),
            *(() if opened else (Column(_("In the overlap")),)),
        ),
        rows=tuple(_row(frame, each, principals, without, opened) for each in offers[:MOST]),
        foot=(" ".join(foot),),
        of_numbers=False,
        tall=1.5,
    )  # fmt: skip


def _row(
    frame: Frame, offer: Offer, principals: Sequence[int], without: Floats, opened: str
) -> Row:
    changes = (float(offer.utility[place] - without[place]) for place in principals)
    said = [numbers.signed(each, 1) if isfinite(each) else _("unknown") for each in changes]
    chance = numbers.percent(offer.feasibility) if isfinite(offer.feasibility) else _("unknown")
    opens = [key for key in offer.opens if key != opened]
    counts = (numbers.grouped(len(each)) for each in (opens, offer.closes))
    cells = (
        Words(package_words(frame, offer.linkages)),
        Words(chance, align="right"),
        *(Words(each, align="right") for each in said),
        *(Words(each, "muted", align="right") for each in counts),
        *(() if opened else (Words(_("yes") if offer.in_overlap == YES else _("no"), small=True),)),
    )
    return Row(package_key(offer.linkages), cells)


def package_words(frame: Frame, linkages: Sequence[str]) -> str:
    """What is in a package, in one line."""
    names = (frame.scenario.linkages[key].name for key in linkages)
    return " + ".join(names) or _("nothing")
