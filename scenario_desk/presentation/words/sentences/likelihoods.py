"""Likelihoods in words, and why a chance that could be there is not."""

from __future__ import annotations

from scenario_desk.analysis.arrays import Bools
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import likelihood


def node_likelihood(evaluation: Evaluation, row: int) -> str:
    """How likely the node in this row is reached."""
    return _told(float(evaluation.reach[row]), evaluation, float(evaluation.judged_reach[row]))


def branch_likelihood(evaluation: Evaluation, row: int) -> str:
    """How likely the branch to the node in this row is taken, once it is there to be taken."""
    share = float(evaluation.probability[row])
    return _told(share, evaluation, float(evaluation.forecast[row]))


def endpoint_likelihood(evaluation: Evaluation, row: int) -> str:
    """How likely it ends in the endpoint in this row."""
    judged = float(evaluation.judged_endpoint_reach[row])
    return _told(float(evaluation.endpoint_reach[row]), evaluation, judged)


def zone_likelihood(evaluation: Evaluation, endpoints: Bools) -> str:
    """How likely it ends in one of these endpoints, bool[E]."""
    share = float(evaluation.endpoint_reach[endpoints].sum())
    return _told(share, evaluation, float(evaluation.judged_endpoint_reach[endpoints].sum()))


def _told(share: float, evaluation: Evaluation, judged: float) -> str:
    """What nobody would choose is not ruled out: it is what follows if owners choose so."""
    if share <= 0 < judged and evaluation.rational.any():
        return _("not reached if owners choose so")
    return likelihood(share)
