"""Best guesses with their doubt: what draws say beside each answer, as far as there are any."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.acceptance import YES
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.uncertainty.robustness import Robustness
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences.effect import headline_since
from scenario_desk.presentation.words.sentences.headline import barely, chances, counted
from scenario_desk.presentation.words.sentences.phrasing import principals_of, who
from scenario_desk.presentation.words.sentences.robustness import (
    SIGNED,
    chance_range,
    deciding,
    of_draws,
    with_the_package,
)

_OFTEN = 0.9
"""What holds less often holds barely, where best guesses are close, too."""


def answer(
    evaluation: Evaluation,
    pinned: Evaluation | None = None,
    found: Robustness | None = None,
    *,
    under_way: bool = False,
    tried: bool = False,
) -> tuple[str, str]:
    """The headline, and what stands under it, "" for nothing: how sure it is.

    Where draws are made the headline counts, and below it stand the chances with their ranges; until
    there are any, those of best guesses; `headline_with_ranges` says more. found: what draws of this
    evaluation have come to. under_way: whether they go on, or are about to begin, if not before what
    is `tried` is kept or put back. pinned: the state kept beside it.
    """
    whole = headline_since(pinned, evaluation)
    nothing = not principals_of(evaluation) or not evaluation.frame.endpoint_ids
    if nothing or (found is None and not under_way):
        return whole, ""
    count = counted(evaluation) if pinned is None else whole
    if found is None:
        return count, _best_guesses(evaluation, "" if tried else _("drawing how sure that is…"))
    if not found.spread:
        note = _("no judgement that counts has a range: nobody knows how sure it is")
        return count, _best_guesses(evaluation, note)
    ranges = _ranges(found)
    if not under_way:
        return count, ranges
    return count, _("{ranges} · still drawing").format(ranges=ranges)


def _best_guesses(evaluation: Evaluation, note: str) -> str:
    """The chances of best guesses, and what is to be said of them."""
    said = " · ".join(filter(None, (chances(evaluation), note)))
    return said[0].upper() + said[1:]


def _ranges(found: Robustness) -> str:
    """How likely something is signed, or comes with the package, and how often there is no overlap.

    "Could be signed: almost no chance to very unlikely, 1 to 9 % · no overlap at all in 1 of 400
    draws"
    """
    never = found.no_agreement.value == 1.0
    signed = (
        _("Nothing could be signed in any draw")
        if never
        else _("Could be signed: {range}").format(range=chance_range(found, SIGNED))
    )
    if found.no_overlap.value == 1.0:
        empty = _("no overlap in any draw")
    elif found.no_overlap.value == 0.0:
        empty = _("some overlap in every draw")
    else:
        text = _("no overlap at all in {share} draws")
        empty = text.format(share=of_draws(found.no_overlap, (), found.samples))
    return " · ".join([signed, *with_the_package(found), empty])


def holding(found: Robustness | None, evaluation: Evaluation, endpoint: str) -> str:
    """How often the answer of best guesses to an endpoint holds, as a clause; "" where unknown.

    "barely; holds in 56 of 100 draws", "acceptable to both in 3 of 100 draws"
    """
    if found is None or not found.spread or not principals_of(found):
        return ""
    row = found.frame.endpoint_index[endpoint]
    index = found.overlap_index
    share = of_draws(index, (row,), found.samples)
    if evaluation.in_overlap[row] != YES or np.isnan(index.value[row]):
        return who(
            evaluation,
            _("acceptable to both in {share} draws"),
            _("acceptable to all in {share} draws"),
            _("acceptable to {name} in {share} draws"),
            share=share,
        )
    alone = np.arange(len(index.value)) == row
    if index.value[row] < _OFTEN and barely(evaluation, alone):
        return _("barely; holds in {share} draws").format(share=share)
    return _("holds in {share} draws").format(share=share)


def doubt(found: Robustness | None, evaluation: Evaluation, endpoint: str) -> list[str]:
    """The same in sentences, and whose answer it hangs on; none where nothing is drawn."""
    said = holding(found, evaluation, endpoint)
    if found is None or not said:
        return []
    return [f"{said[0].upper()}{said[1:]}.", deciding(found, endpoint)]
