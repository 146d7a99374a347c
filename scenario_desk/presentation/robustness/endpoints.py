"""The endpoints by how often everybody accepts them, and beside it how often each principal does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.uncertainty.robustness import Robustness, Shares
from scenario_desk.presentation.glyph import glyph, glyph_words
from scenario_desk.presentation.robustness.cells import Axis, Bar, Cell, Share, Words
from scenario_desk.presentation.robustness.cells import Badge as BadgeCell
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.tokens import actor_tokens
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import Badge, by_overlap_index, share_with_error
from scenario_desk.presentation.words.sentences.phrasing import principals_of, who

_MOST_PRINCIPALS = 4
"""Columns of their own; the others stand in the table."""
_COARSE = 0.03
"""From this standard error on a hundredth says nothing."""
_TWO_SIGMA = 1.96
_NONE: Mapping[str, Sequence[Badge]] = {}


def ranked_endpoints(
    found: Robustness, evaluation: Evaluation, verdicts: Mapping[str, Sequence[Badge]] = _NONE
) -> RowFigure:
    """The endpoints of draws of an evaluation, those that all accept most often first, with their
    badges, by id, where there are any.

    Without any spread there is no "often": only what they are at best guesses.
    """
    if not found.spread:
        return _at_best_guesses(found, evaluation, verdicts)
    principals, frame = principals_of(found), found.frame
    tokens = actor_tokens(frame.principal.tolist())
    names = [actor.label for _place, actor in principals]
    columns = [
        Column(_("Endpoint")),
        Column(_joint(found), Axis(0.0, 1.0, ((0, "0"), (0.5, "50"), (1, _("100 %")))), grows=1, least=70, spare=True),
        Column(_("How often"), align="right", where="picture"),
        *(
            Column(actor.label, align="right", where="both" if place < _MOST_PRINCIPALS else "table")
            for place, (_row, actor) in enumerate(principals)
        ),
        *_badge_columns(verdicts),
        Column(_("Class at best guesses"), where="table"),
    ]  # fmt: skip
    rows = []
    for row in by_overlap_index(found):
        key = frame.endpoint_ids[row]
        answers = evaluation.acceptable[row, [place for place, _actor in principals]].tolist()
        zone, often = int(evaluation.zone[row]), share_with_error(found.overlap_index, (row,))
        shares = found.overlap_index
        cells: tuple[Cell, ...] = (
            Words(frame.scenario.endpoints[key].name, glyph=glyph(answers, zone)),
            Bar(*_spread(shares, row), text=often, colour="overlap"),
            Words(often, align="right"),
            *(
                Share(
                    float(found.acceptability.low[row, place]),
                    share_words(found.acceptability, (row, place)),
                    tokens[place],
                )
                for place, _actor in principals
            ),
            *_badge_cells(verdicts, key),
            Words(glyph_words(answers, zone, names)),
        )
        rows.append(Row(key, cells))
    return RowFigure(
        title=_("How sure each endpoint is"),
        says=(),
        columns=tuple(columns),
        rows=tuple(rows),
    )


def _badge_columns(verdicts: Mapping[str, Sequence[Badge]]) -> list[Column]:
    """One for each kind of badge that any endpoint has, and one in the table for why."""
    asked = _asked(verdicts)
    columns = [Column(name, spare=True) for name in asked]
    return [*columns, Column(_("Why"), where="table")] if asked else []


def _badge_cells(verdicts: Mapping[str, Sequence[Badge]], key: str) -> list[Cell]:
    asked, mine = _asked(verdicts), {each.asked: each for each in verdicts.get(key, ())}
    if not asked:
        return []
    cells: list[Cell] = []
    for name in asked:
        badge = mine.get(name)
        cells.append(BadgeCell(badge.words, badge.colour) if badge else BadgeCell(""))
    return [*cells, Words(" ".join(each.why for each in mine.values()))]


def _asked(verdicts: Mapping[str, Sequence[Badge]]) -> list[str]:
    return list(dict.fromkeys(each.asked for badges in verdicts.values() for each in badges))


def _at_best_guesses(
    found: Robustness, evaluation: Evaluation, verdicts: Mapping[str, Sequence[Badge]]
) -> RowFigure:
    """What each endpoint is; draws that are all the same would only look like certainty."""
    principals, frame = principals_of(found), found.frame
    names = [actor.label for _place, actor in principals]
    rows = []
    for row in by_overlap_index(found):
        key, zone = frame.endpoint_ids[row], int(evaluation.zone[row])
        answers = evaluation.acceptable[row, [place for place, _actor in principals]].tolist()
        name = frame.scenario.endpoints[key].name
        said = Words(glyph_words(answers, zone, names), "muted")
        name_cell = Words(name, glyph=glyph(answers, zone))
        rows.append(Row(key, (name_cell, said, *_badge_cells(verdicts, key))))
    return RowFigure(
        title=_("How sure each endpoint is"),
        says=(),
        columns=(
            Column(_("Endpoint")),
            Column(_("Class at best guesses"), Axis(0.0, 1.0), grows=1),
            *_badge_columns(verdicts),
        ),
        rows=tuple(rows),
        of_numbers=False,
    )


def _joint(found: Robustness) -> str:
    return who(
        found,
        _("Acceptable to both at once"),
        _("Acceptable to all at once"),
        _("Acceptable to {name}"),
    )


def _spread(shares: Shares, row: int) -> tuple[float, float, float]:
    """A share and where it may lie: by chance, or where judgements are missing by these."""
    if np.isnan(shares.value[row]):
        return float(shares.low[row]), float(shares.low[row]), float(shares.high[row])
    value, error = float(shares.value[row]), float(np.nan_to_num(shares.standard_error[row]))
    reach = _TWO_SIGMA * error
    return value, max(value - reach, 0.0), min(value + reach, 1.0)


def share_words(shares: Shares, at: tuple[int, ...]) -> str:
    """A share of the draws as a whole percentage, or in tens while that is all it bears; its bounds
    where judgements are missing."""
    value, error = float(shares.value[at]), float(shares.standard_error[at])
    if np.isnan(value):
        return numbers.percent_span(float(shares.low[at]), float(shares.high[at]))
    return percent_borne(value, error)


def percent_borne(value: float, error: float) -> str:
    """A whole percentage, or in tens while that is all that its standard error bears."""
    return numbers.percent(round(value, 1) if error >= _COARSE else value)
