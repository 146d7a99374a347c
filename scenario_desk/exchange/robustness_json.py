"""How sure the overlap is, as the one JSON object of the command line: a contract for scripts.

Fields may be added, never renamed; null is unknown or undecided; numbers have full precision.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.stability.concepts import CONCEPTS
from scenario_desk.analysis.uncertainty.lasting import Lasts, lasts
from scenario_desk.analysis.uncertainty.robustness import Robustness, Shares, fingerprint
from scenario_desk.exchange.evaluation_json import Plain, assumptions_json, number
from scenario_desk.presentation.words.sentences import deciding, drawn_by_kind, what_was_drawn

_LIKELIHOODS = ("overlap_likelihood", "agreement_likelihood", "with_package_likelihood")


def robustness_json(
    evaluation: Evaluation, found: Robustness, confidence: Floats | None, error: float | None
) -> Plain:
    """Everything `robustness --json` prints.

    evaluation: of the same scenario under the same assumptions, at its best values. confidence:
    float64[A, E] of `confidence_factors`; None where nobody worked it out, as pairs are then not
    either. error: the standard error that was wanted, if one was.
    """
    frame, held = found.frame, lasts(found)
    return {
        "scenario": frame.scenario.title,
        "marking": frame.scenario.marking,
        "principals": [actor.id for actor in frame.scenario.principals],
        "samples": found.samples,
        "seed": found.drawing.sampling.seed,
        "finished": found.finished or found.reached(error),
        "assumptions": assumptions_json(evaluation),
        "drawn": _drawn(found, error),
        "endpoints": [
            _endpoint(found, confidence, row) | _lasts(held, row)
            for row in range(len(frame.endpoint_ids))
        ],
        **{name: _likelihood(found, row) for row, name in enumerate(_LIKELIHOODS)},
        "no_overlap": _share(found.no_overlap),
        "no_agreement": _share(found.no_agreement),
        "critical_junctures": _junctures(found),
    }


def _drawn(found: Robustness, error: float | None) -> Plain:
    """What the figures rest on."""
    sampling = found.drawing.sampling
    return {
        "what": what_was_drawn(found),
        "fingerprint": fingerprint(found.drawing),
        "judgements": {kind.name.lower(): count for kind, count in drawn_by_kind(found).items()},
        "random": "sobol" if sampling.quasi else "pseudo",
        "weights": sampling.weights,
        "correlation": sampling.correlation,
        "shape": found.drawing.shape,
        "samples_wanted": sampling.samples,
        "error_wanted": error,
        "largest_error": number(found.largest_error),
    }


def _endpoint(found: Robustness, confidence: Floats | None, row: int) -> Plain:
    frame = found.frame
    endpoint = frame.scenario.endpoints[frame.endpoint_ids[row]]
    actors = list(enumerate(frame.actor_ids))
    principals = [(frame.actor_index[actor.id], actor.id) for actor in frame.scenario.principals]
    return {
        "id": endpoint.id,
        "name": endpoint.name,
        "overlap_index": _share(found.overlap_index, (row,)),
        "acceptability": {
            actor: _share(found.acceptability, (row, place)) for place, actor in actors
        },
        "utility": {actor: _utility(found, row, place) for place, actor in actors},
        "rank_acceptability": {
            actor: _numbers(found.rank_acceptability[place, row]) for place, actor in principals
        },
        "central_weights": {actor: _weights(found, place, row) for place, actor in principals},
        "confidence": {
            actor: None if confidence is None else number(confidence[place, row])
            for place, actor in principals
        },
        "better_than": {actor: _wins(found, place, row) for place, actor in principals},
        "sentence": deciding(found, endpoint.id),
    }


def _lasts(found: Lasts | None, row: int) -> Plain:
    """How often the endpoint holds, by concept, and enforces itself; null where that was not asked."""
    stable: Plain = dict.fromkeys(CONCEPTS)
    if found is not None and found.stable is not None:
        shares = found.stable
        stable = {each: _share(shares, (place, row)) for place, each in enumerate(CONCEPTS)}
    kept = None
    if found is not None and found.asked[row]:
        kept = _share(found.kept, (row,))
    return {"stable": stable, "self_enforcing": kept}


def _share(shares: Shares, at: tuple[int, ...] = ()) -> Plain:
    """A share of the draws; undecided ones with their bounds."""
    plain: Plain = {
        "value": number(shares.value[at]),
        "standard_error": number(shares.standard_error[at]),
    }
    if plain["value"] is None:
        plain["bounds"] = _numbers(np.array([shares.low[at], shares.high[at]]))
    return plain


def _likelihood(found: Robustness, zone: int) -> Plain:
    """A mean probability with how it spreads over the draws, which an undecided one does not say."""
    plain = _share(found.likelihoods, (zone,))
    span = found.likelihood_span[:, zone]
    for name, value in zip(("p10", "p50", "p90"), span, strict=True):
        plain[name] = None if plain["value"] is None else number(value)
    return plain


def _utility(found: Robustness, row: int, place: int) -> Plain:
    low, median, high = found.utility_span[:, row, place]
    return {
        "p10": number(low),
        "p50": number(median),
        "p90": number(high),
        "mean": number(found.utility[row, place]),
        "standard_error": number(found.utility_error[row, place]),
    }


def _weights(found: Robustness, place: int, row: int) -> Plain | None:
    """The mean weights of the actor's own interests where the endpoint is its best, if it ever is."""
    weights = found.central_weights[place, row]
    if np.isnan(weights).any():
        return None
    mine = np.flatnonzero(found.frame.interest_actor == place).tolist()
    return {found.frame.interest_ids[column]: number(weights[column]) for column in mine}


def _wins(found: Robustness, place: int, row: int) -> Plain | None:
    """How often the endpoint is better than each other one, if that was counted and is known."""
    if "wins" not in found.tally.sums or np.isnan(found.utility[:, place]).any():
        return None
    ids = found.frame.endpoint_ids
    shares = found.winning[place, row].tolist()
    return {key: share for key, share in zip(ids, shares, strict=True) if key != ids[row]}


def _junctures(found: Robustness) -> list[Plain]:
    """The nodes that settle something on average, the weightiest first, and how that spreads."""
    order = np.argsort(-found.importance, kind="stable").tolist()
    return [
        {
            "node": found.frame.node_ids[row],
            "importance": number(found.importance[row]),
            "spread": number(found.importance_spread[row]),
        }
        for row in order
        if found.importance[row] > 0
    ]


def _numbers(values: Floats) -> list[Any]:
    return [number(value) for value in values]
