"""Critical junctures over the draws: where it is settled whether it ends in the overlap."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.uncertainty.robustness import Robustness
from scenario_desk.presentation.robustness.cells import Axis, Bar, Words
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.tree.junctures import LEAST
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences.phrasing import quoted

MOST = 12
_SETTLED = 1e-9
"""Below this nothing is open in any draw."""


def juncture_bars(found: Robustness) -> RowFigure:
    """The nodes that settle most of what is open, on average over draws, each with its spread."""
    title = _("Where it is settled")
    whole = float(found.importance.sum())
    if not whole > _SETTLED:
        nothing = _("Nothing is open: whether it ends in the overlap is the same on every path.")
        return RowFigure(title, (nothing,), (Column(""),), ())
    shares, spread = found.importance / whole, found.importance_spread / whole
    order = [row for row in np.argsort(-shares, kind="stable").tolist() if shares[row] >= LEAST]
    rows = [_row(found, row, float(shares[row]), float(spread[row])) for row in order[:MOST]]
    most = max(float(shares[order[0]] + spread[order[0]]), LEAST) if order else LEAST
    text = _("More is settled at {node} than anywhere: {share} of what is open, on average.")
    says = (
        text.format(node=quoted(_name(found, order[0])), share=numbers.percent(shares[order[0]])),
    )
    foot = [_("Whiskers: one standard deviation over the draws, each way.")]
    if len(order) > MOST:
        left = len(order) - MOST
        more = ngettext("{count} more settles less.", "{count} more settle less.", left)
        foot.append(more.format(count=numbers.grouped(left)))
    return RowFigure(
        title=title,
        says=says if order else (),
        columns=(
            Column(_("Node")),
            Column(
                _("Settles of what is open"),
                Axis(0.0, min(most * 1.05, 1.0), ((0.0, ""),)),
                grows=1,
                least=110,
            ),
            Column(_("Share"), align="right", where="picture"),
        ),
        rows=tuple(rows),
        foot=(" ".join(foot),),
        of_numbers=False,
        tall=1.35,
    )


def _row(found: Robustness, row: int, share: float, spread: float) -> Row:
    low, high = max(share - spread, 0.0), min(share + spread, 1.0)
    said = _("{share} ({range})").format(
        share=numbers.percent(share), range=numbers.percent_span(low, high)
    )
    cells = (
        Words(_name(found, row)),
        Bar(share, low, high, said),
        Words(said, align="right"),
    )
    return Row(f"node:{found.frame.node_ids[row]}", cells)


def _name(found: Robustness, row: int) -> str:
    node = found.frame.scenario.nodes[found.frame.node_ids[row]]
    return node.question or node.label or _("(unnamed)")
