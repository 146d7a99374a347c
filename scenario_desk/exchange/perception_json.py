"""Who sees it wrongly, as the one JSON object of the command line: a contract for scripts.

Fields may be added, never renamed; null is unknown, undecided or none; numbers have full precision.
"""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.perception import (
    DERIVED,
    Corrections,
    Hypergame,
    Misreading,
    Perception,
    Surprise,
    Value,
)
from scenario_desk.exchange.evaluation_json import Plain, endpoint_json, number, seen_json
from scenario_desk.presentation.words.sentences import (
    correction_effects,
    misreading_sentence,
)


def perception_json(
    seen: dict[str, Perception],
    games: Hypergame,
    corrected: dict[str, Corrections],
    endpoint: str | None = None,
) -> Plain:
    """By holder, as `evaluate` has it, with the endpoints as the holder sees them; or one of them,
    by id, and the corrections that change how it is seen."""
    return {
        holder: {
            **seen_json(gap),
            "endpoints": _endpoints(games, holder, endpoint),
            "overlap_reach": number(games.seen[holder].overlap_reach[0]),
            "surprises": [_surprise(each) for each in games.surprises if each.holder == holder],
            "corrections": _corrections(games, holder, corrected[holder], endpoint),
            "untried": corrected[holder].untried,
        }
        for holder, gap in seen.items()
    }


def _endpoints(games: Hypergame, holder: str, only: str | None) -> list[Plain]:
    """Each as the holder sees it, and how likely it is as all act on what they see."""
    return [
        {
            **endpoint_json(games.seen[holder], row),
            "reach_as_all_act": number(reach),
        }
        for row, reach in enumerate(games.endpoint_reach)
        if only in (None, games.truth.frame.endpoint_ids[row])
    ]


def _surprise(each: Surprise) -> Plain:
    return {
        "node": each.node,
        "owner": each.owner,
        "expected": list(each.expected),
        "chooses": list(each.chooses),
    }


def _corrections(
    games: Hypergame, holder: str, found: Corrections, only: str | None
) -> list[Plain]:
    scenario = games.truth.frame.scenario
    return [
        {
            **_misreading(each.misreading),
            "opens": each.opens,
            "recovered": list(each.recovered),
            "removed": list(each.removed),
            "missed": list(each.missed),
            "hoped": list(each.hoped),
            "sentence": " ".join(
                [
                    misreading_sentence(scenario, holder, each.misreading),
                    *correction_effects(scenario, each),
                ]
            ),
        }
        for each in found.each
        if only is None or each.changes(only)
    ]


def _misreading(wrong: Misreading) -> Plain:
    """A weight is its share of all of its actor's."""
    return {
        "actor": wrong.actor,
        "kind": wrong.kind,
        "about": [each for each in (wrong.endpoint, wrong.interest) if each] or [wrong.actor],
        "own": _value(wrong.own),
        "seen": _value(wrong.seen),
    }


def _value(value: Value) -> float | str | None:
    if value == DERIVED:
        return DERIVED
    return number(np.float64(value))
