"""Which rank an endpoint has among all of them for one actor, and how often."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.uncertainty.robustness import Robustness, Shares
from scenario_desk.presentation.robustness.cells import Axis, Heat, Words
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.tokens import actor_tokens
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import of_draws
from scenario_desk.presentation.words.sentences.phrasing import quoted

_MOST = 16
"""Ranks with a column of their own; those beyond share the last."""
_SEEN = 0.005
"""A share below this is no colour and no number: it would read 0."""
_NO_SCALE = Axis(0.0, 1.0)


def rank_table(found: Robustness, actor: str) -> RowFigure:
    """The endpoints by their mean rank for an actor, given by id: how often each has which rank."""
    frame = found.frame
    place = frame.actor_index[actor]
    name = frame.scenario.actors[actor].label
    ranks = found.rank_acceptability[place]
    if np.isnan(ranks).any():
        unknown = _("Scores are missing: what {name} prefers is not known.").format(name=name)
        return RowFigure(_title(name), (unknown,), (Column(_("Endpoint")),), ())
    token = actor_tokens(frame.principal.tolist())[place]
    order = np.argsort(ranks @ np.arange(1, len(ranks) + 1), kind="stable")
    shown, titles = _folded(ranks)
    columns = (
        Column(_("Endpoint")),
        *(
            Column(title, _NO_SCALE, grows=1, least=16, align="centre", close=place > 0)
            for place, title in enumerate(titles)
        ),
    )
    rows = tuple(
        Row(
            frame.endpoint_ids[row],
            (
                Words(frame.scenario.endpoints[frame.endpoint_ids[row]].name),
                *(Heat(value, _percent(value), token) for value in shown[row].tolist()),
            ),
        )
        for row in order.tolist()
    )
    return RowFigure(
        title=_title(name),
        says=_says(found, place) if len(order) else (),
        columns=columns,
        rows=rows,
        widest_name=0.3,
        foot=(_("The rank in each draw, the best first; in percent of the draws."),),
    )


def _title(name: str) -> str:
    return _("What {name} ranks where").format(name=name)


def _folded(ranks: Floats) -> tuple[Floats, list[str]]:
    """The shares by rank, those beyond the last column added up, and what the columns are called."""
    count = len(ranks)
    if count <= _MOST:
        return ranks, [str(rank + 1) for rank in range(count)]
    beyond = ranks[:, _MOST - 1 :].sum(axis=1, keepdims=True)
    titles = [str(rank + 1) for rank in range(_MOST - 1)]
    return np.concatenate([ranks[:, : _MOST - 1], beyond], axis=1), [*titles, _("{rank} on").format(rank=_MOST)]  # fmt: skip


def _percent(value: float) -> str:
    return "" if value < _SEEN else numbers.percent(value).removesuffix("\N{NO-BREAK SPACE}%")


def _says(found: Robustness, place: int) -> tuple[str, ...]:
    """Which endpoint is the best of the actor in this place most often."""
    frame, first_ranks = found.frame, found.rank_acceptability[place, :, 0]
    first = int(np.argmax(first_ranks))
    endpoint = frame.scenario.endpoints[frame.endpoint_ids[first]].name
    name = frame.scenario.actors[frame.actor_ids[place]].label
    shares = Shares(first_ranks, first_ranks, first_ranks, found.rank_error[place, :, 0])
    if first_ranks[first] >= 1.0:
        text = _("{endpoint} is best for {name} in every draw.")
    else:
        text = _("{endpoint} is best for {name} most often: in {share} draws.")
    share = of_draws(shares, (first,), found.samples)
    return (text.format(endpoint=quoted(endpoint), name=name, share=share),)
