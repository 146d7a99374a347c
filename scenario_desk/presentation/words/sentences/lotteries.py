"""Where bargaining would settle if the parties could also agree on a chance of each endpoint."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.lotteries import Lottery
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.numbers import percent
from scenario_desk.presentation.words.sentences.phrasing import points, principals_of, quoted

_RULES = {
    "nash": mark("Nash: {mixture}; {gains}."),
    "kalai_smorodinsky": mark("Kalai–Smorodinsky: {mixture}; {gains}."),
    "egalitarian": mark("Egalitarian: {mixture}; {gains}."),
    "utilitarian": mark("Utilitarian: {mixture}; {gains}."),
}


def lottery_caveat() -> str:
    """What a lottery over the ends of a war can mean."""
    return _("Nobody can toss for a war's end: lotteries are a measure, not a proposal.")


def lottery_sentences(evaluation: Evaluation) -> list[str]:
    """The caveat, then each solution over lotteries of what would be signed."""
    if evaluation.bargaining_open:
        return [
            _(
                "What could be won is not all known yet, so there is no solution over lotteries either."
            )
        ]
    found = evaluation.lotteries
    if not found:
        return [_("Nothing would be signed, so there is nothing to draw lots for.")]
    return [
        lottery_caveat(),
        *(lottery_sentence(evaluation, rule) for rule in found),
        _(
            "Egalitarian and utilitarian compare the utilities of different actors as if they were one"
            " currency."
        ),
    ]


def lottery_sentence(evaluation: Evaluation, rule: str) -> str:
    """Which endpoints the solution of this rule mixes, and what each principal gains."""
    found = evaluation.lotteries[rule]
    return _(_RULES[rule]).format(
        mixture=_mixture(evaluation, found), gains=_gains(evaluation, found)
    )


def _mixture(evaluation: Evaluation, found: Lottery) -> str:
    """The endpoints with their chances, the likeliest first."""
    frame = evaluation.frame
    rows = [row for row in np.argsort(-found.chances, kind="stable") if found.chances[row] > 0.0]
    names = [quoted(frame.scenario.endpoints[frame.endpoint_ids[row]].name) for row in rows]
    if len(rows) == 1:
        return _("{endpoint} for certain").format(endpoint=names[0])
    text = _("{endpoint} with {share}")
    return listed(
        [
            text.format(endpoint=name, share=percent(float(found.chances[row])))
            for name, row in zip(names, rows, strict=True)
        ]
    )


def _gains(evaluation: Evaluation, found: Lottery) -> str:
    text = _("{name} gains {points}")
    return listed(
        [
            text.format(name=actor.label, points=points(float(gain)))
            for (_place, actor), gain in zip(principals_of(evaluation), found.gains, strict=True)
        ]
    )
