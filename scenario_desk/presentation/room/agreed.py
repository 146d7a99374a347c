"""How far a room agrees: judgement by judgement, by endpoint, by interest, by participant."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

import numpy as np

from scenario_desk.analysis.room.agreement import by_disagreement
from scenario_desk.analysis.room.reading import Concordance
from scenario_desk.analysis.room.standing import Standing, distance_of, spread_of
from scenario_desk.model.naming import name_of
from scenario_desk.model.room import Judgement
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.robustness.cells import WHOLE, Axis, Badge, Bar, Cell, Words
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.session.dots import Dots
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences import (
    agreed_rule,
    alias,
    alpha_sentence,
    concordance_sentence,
    differing_first,
    judged_number,
    judgement_name,
    line_sentence,
)

NAME = 110.0
"""Pixels of a column of names, so that its title can be read, too."""
PLAIN = Axis(0.0, 1.0)
"""Of words."""
SCALE = Axis(-0.015, 1.015, ((0.0, ""), (0.5, ""), (1.0, "")))
"""From the lower to the upper end of each judgement's own scale, with room for what lies there."""
WIDEST = 0.32
"""Of the width, for names beside dots: these are what is looked at."""


def agreed_by_judgement(scenario: Scenario, found: Standing) -> RowFigure:
    """The judgements, those where the room differs most first, with a dot for each answer."""
    judgements = found.reading.judgements
    order = by_disagreement(found.reading.answers).tolist()
    kinds = dict.fromkeys(each.kind for each in judgements)
    return RowFigure(
        title=_("Agreement by judgement"),
        says=(_agreed(found), differing_first()),
        columns=(
            Column(_("Judgement")),
            Column(_("Answers"), SCALE, grows=1, least=120),
            Column(_("Median"), align="right"),
            Column(_("Middle half"), align="right", spare=True),
            Column(_("How many"), align="right", spare=True),
            Column(_("Agreed")),
        ),
        rows=tuple(_judged(scenario, found, place) for place in order),
        foot=tuple(agreed_rule(kind) for kind in kinds)[:1],
        of_numbers=False,
        tall=1.6,
        widest_name=WIDEST,
    )


def dots_of(found: Standing, place: int, *, median: bool = True) -> Dots:
    """The answers to one judgement, on its scale, with their median or without it."""
    answers, middle = found.reading.answers, float(found.agreement.median[place])
    best = answers.best[:, place].tolist()
    low, high = found.quartiles[place].tolist()
    kind = found.reading.judgements[place].kind
    answered = [value for value in best if not isnan(value)]
    return Dots(
        tuple(share_of(found, place, value) for value in answered),
        (share_of(found, place, low), share_of(found, place, high)) if answered else None,
        share_of(found, place, middle) if answered and median else None,
        ", ".join(judged_number(kind, value) for value in answered),
    )


def share_of(found: Standing, place: int, value: float) -> float:
    """Where a value lies on the scale of a judgement, 0 … 1."""
    answers = found.reading.answers
    return (value - float(answers.least[place])) / float(answers.width[place])


def _judged(scenario: Scenario, found: Standing, place: int) -> Row:
    judgement = found.reading.judgements[place]
    kind, count = judgement.kind, int(found.agreement.count[place])
    low, high = (judged_number(kind, each) for each in found.quartiles[place].tolist())
    if count < 2:
        verdict = Badge(_("? too few"), "unknown")
    elif found.agreement.agreed[place]:
        verdict = Badge(_("✓ yes"), "overlap")
    else:
        verdict = Badge(_("✗ no"), "neither")
    cells: tuple[Cell, ...] = (
        Words(judgement_name(scenario, judgement)),
        dots_of(found, place),
        Words(judged_number(kind, float(found.agreement.median[place])), align="right"),
        Words(_("{low} to {high}").format(low=low, high=high) if count else "", align="right"),
        Words(numbers.grouped(count), align="right"),
        verdict,
    )
    return Row(key_of(judgement), cells)


def key_of(judgement: Judgement) -> str:
    """Where a judgement stands, as a selection names it: "score:e1/i1", "interest:i1", "node:n"."""
    kinds = {"score": "score", "branch": "node", "reservation": "actor"}
    return f"{kinds.get(judgement.kind, 'interest')}:{'/'.join(judgement.about)}"


def agreed_by_line(
    scenario: Scenario, found: Standing, concordances: Mapping[str, Concordance], of: str
) -> RowFigure:
    """The scores by "endpoint" or by "interest", those where the room differs most first."""
    place = {"endpoint": 0, "interest": 1}[of]
    lines: dict[str, list[int]] = {}
    for column, judgement in enumerate(found.reading.judgements):
        if judgement.kind == "score":
            lines.setdefault(judgement.about[place], []).append(column)
    rows, spreads = [], []
    for key, columns in lines.items():
        spread, agreed, asked = spread_of(found, columns)
        said = line_sentence(spread, agreed, asked) or _("Fewer than two gave a number.")
        if of == "interest":
            told = concordances[key]
            said = " ".join((said, alpha_sentence(told.alpha), concordance_sentence(told.w)))
        share = numbers.percent(spread) if asked else ""
        cells: tuple[Cell, ...] = (
            Words(name_of(scenario, f"{of}s", key)),
            Bar(spread, np.nan, np.nan, share),
            Words(share, align="right"),
            Words(said),
        )
        rows.append(Row(f"{of}:{key}", cells))
        spreads.append(-1.0 if isnan(spread) else spread)
    order = np.argsort(-np.array(spreads), kind="stable").tolist()
    title = _("Agreement by endpoint") if of == "endpoint" else _("Agreement by interest")
    return RowFigure(
        title=title,
        says=(_agreed(found),),
        columns=(
            Column(_("Endpoint") if of == "endpoint" else _("Interest")),
            Column(_("Middle half, of the scale"), WHOLE, grows=1, least=70, where="picture"),
            Column(_("Share"), align="right"),
            Column(_("In words"), PLAIN, grows=2, least=180),
        ),
        rows=tuple(rows[each] for each in order),
        foot=(agreed_rule("score"),),
        of_numbers=False,
        sentences=3,
    )


def agreed_by_participant(scenario: Scenario, found: Standing) -> RowFigure:
    """The participants, the farthest from the room first; answers that cannot be linked are left out."""
    away = distance_of(found)
    outside = found.agreement.outside
    known = np.count_nonzero(~np.isnan(outside), axis=1)
    shares = np.where(known > 0, np.nansum(outside, axis=1), np.nan) / np.maximum(known, 1)
    people = found.reading.participants
    order = [
        row
        for row in np.argsort(-np.nan_to_num(away, nan=-1.0), kind="stable").tolist()
        if people[row] is not None
    ]
    rows = []
    for row in order:
        share, out = float(away[row]), float(shares[row])
        text = numbers.UNKNOWN if isnan(share) else numbers.percent(share)
        cells: tuple[Cell, ...] = (
            Words(alias(scenario, people[row])),
            Bar(share, np.nan, np.nan, text),
            Words(text, align="right"),
            Words(numbers.UNKNOWN if isnan(out) else numbers.percent(out), align="right"),
        )
        rows.append(Row(f"participant:{people[row]}", cells))
    left = _("Answers that cannot be linked count in the medians, and are nobody’s here.")
    return RowFigure(
        title=_("Agreement by participant"),
        says=(_agreed(found), _("First comes who lies farthest from the room’s medians.")),
        columns=(
            Column(_("Participant"), least=NAME),
            Column(_("Distance from the medians, of the scale"), WHOLE, grows=1, least=90,
                   where="picture"),
            Column(_("Distance"), align="right"),
            Column(_("Outside the others’ ranges"), align="right", least=NAME),
        ),
        rows=tuple(rows),
        foot=(left,) if len(order) < len(people) else (),
        of_numbers=False,
    )  # fmt: skip


def _agreed(found: Standing) -> str:
    """On how many judgements the room agrees."""
    _spread, agreed, asked = spread_of(found, range(len(found.reading.judgements)))
    if not asked:
        return _("No judgement has two numbers yet: there is nothing to agree on.")
    text = ngettext(
        "The room agrees on {agreed} of {count} judgement.",
        "The room agrees on {agreed} of {count} judgements.",
        asked,
    )
    return text.format(agreed=agreed, count=asked)
