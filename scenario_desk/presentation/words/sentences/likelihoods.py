"""Likelihoods in words, and why a chance that could be there is not."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from scenario_desk.analysis.arrays import Bools
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.induction import ROUNDING
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import likelihood


def node_likelihood(evaluation: Evaluation, row: int) -> str:
    """How likely the node in this row is reached."""
    share, judged = float(evaluation.reach[row]), float(evaluation.judged_reach[row])
    return _told(evaluation, share, judged, lambda: float(evaluation.open_reach[row]))


def branch_likelihood(evaluation: Evaluation, row: int) -> str:
    """How likely the branch to the node in this row is taken, once it is there to be taken."""
    share, judged = float(evaluation.probability[row]), float(evaluation.forecast[row])
    return _told(evaluation, share, judged, lambda: float(evaluation.open_probability[row]))


def endpoint_likelihood(evaluation: Evaluation, row: int) -> str:
    """How likely it ends in the endpoint in this row."""
    only = np.zeros(len(evaluation.endpoint_reach), bool)
    only[row] = True
    return zone_likelihood(evaluation, only)


def zone_likelihood(evaluation: Evaluation, endpoints: Bools) -> str:
    """How likely it ends in one of these endpoints, bool[E]."""
    share = float(evaluation.endpoint_reach[endpoints].sum())
    judged = float(evaluation.judged_endpoint_reach[endpoints].sum())

    def otherwise() -> float:
        leaves = np.isin(evaluation.frame.leaf_endpoint, np.flatnonzero(endpoints))
        return float(evaluation.open_reach[leaves].sum())

    return _told(evaluation, share, judged, otherwise)


def _told(
    evaluation: Evaluation, share: float, judged: float, otherwise: Callable[[], float]
) -> str:
    """What nobody would choose is not ruled out, nor is certain what all would: it is what follows
    if owners choose so, and open where a lead on which that hangs could as well be a lag.

    judged: the share as forecast; `otherwise` were all open choices to go as forecast."""
    if not evaluation.chosen_at.any():
        return likelihood(share)
    told = evaluation.doubted_soon
    if share <= 0 < judged:
        if told and otherwise() > 0:
            return _("open: reached if a close choice goes otherwise")
        return _("not reached if owners choose so")
    if share > _SURE > judged and told and otherwise() < _SURE:
        return _("open: certain unless a close choice goes otherwise")
    return likelihood(share)


_SURE = 1.0 - ROUNDING
