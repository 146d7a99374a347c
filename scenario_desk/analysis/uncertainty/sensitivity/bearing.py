"""Bearing: which judgements a figure can rest on at all, by what is in its formulas."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.arrays import Bools
from scenario_desk.analysis.judging import resolves_by_choice
from scenario_desk.analysis.on_the_table import chosen
from scenario_desk.analysis.uncertainty.judgements import Judgements, Kind, overridden


def bearing(judged: Judgements, counted: Bools, *, tree: bool, ends: bool) -> Bools:
    """bool[J] what the acceptance of the endpoints in `counted`, bool[E], can rest on; with `tree`
    the branches, too, and where owners choose by utility whatever they judge by; with `ends` also
    the branches under the package on the table, which say where it ends and nothing else.

    Never too few: one that is left out is in no formula, whatever the others are.
    """
    frame = judged.frame
    chosen_by_owners = tree and resolves_by_choice(frame, judged.assumptions)
    # One more, for the interests whose actor is not there (row −1).
    principal = np.append(frame.principal, False)
    of_principal = principal[frame.interest_actor]
    scores = _scores(judged, counted, chosen_by_owners=chosen_by_owners)
    masks = {
        Kind.SCORE: scores.ravel(),
        Kind.WEIGHT: of_principal | chosen_by_owners,
        Kind.RESERVATION: frame.principal,
        Kind.MARGIN: frame.principal & _asked_to_sign(judged, counted),
        Kind.PROBABILITY: np.full(len(frame.node_ids), tree),
        Kind.EFFECT: np.array(
            [
                chosen_by_owners or (counted[cell.endpoints].any() and of_principal[cell.interest])
                for cell in judged.cells
            ],
            bool,
        ),
        Kind.OVERRIDE: np.full(len(overridden(frame, judged.assumptions)[1]), ends),
        # News bear on what they add to as its score itself does.
        Kind.INJECT_EFFECT: np.array(
            [scores[cell.endpoints, cell.interest].any() for cell in judged.news], bool
        ),
        Kind.INJECT_OVERRIDE: np.full(len(frame.news.overrides.branches), tree),
    }
    return np.concatenate(
        [mask[judged.place[judged.of_kind(kind)]] for kind, mask in masks.items()]
    )


def _scores(judged: Judgements, counted: Bools, *, chosen_by_owners: bool) -> Bools:
    """bool[E, I] of the endpoints themselves, and of what principals expect without a deal where
    that is derived; of every ending where owners choose."""
    frame = judged.frame
    endings = np.isin(np.arange(len(counted)), frame.leaf_endpoint)
    of_principal = np.append(frame.principal, False)[frame.interest_actor]
    derives = np.append(frame.principal & judged.active.derived, False)[frame.interest_actor]
    alone = endings & ~frame.needs_agreement
    found: Bools = (counted[:, None] & of_principal) | (alone[:, None] & derives)
    found |= endings[:, None] & chosen_by_owners
    return found


def _asked_to_sign(judged: Judgements, counted: Bools) -> bool:
    """Whether a signature is asked for at any of these endpoints."""
    signed = judged.frame.needs_agreement.copy()
    for each in chosen(judged.frame, judged.assumptions)[1]:
        signed[judged.frame.linkages[each].endpoints] = True
    return bool((signed & counted).any())
