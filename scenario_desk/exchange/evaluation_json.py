"""An evaluation as the one JSON object of the command line: a contract for scripts.

Fields may be added, never renamed; null is unknown or undecided; numbers have full precision.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Any

import numpy as np

from scenario_desk.analysis.all_findings import all_findings
from scenario_desk.analysis.bargaining import RULES
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.frame import DECISION
from scenario_desk.analysis.perception import Perception, perception
from scenario_desk.analysis.stability.ratifying import ratifications, ratified
from scenario_desk.model.lenses import current_lens
from scenario_desk.model.messages import Finding
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.sentences import (
    blockers,
    lottery_caveat,
)

Plain = dict[str, Any]


def evaluation_json(evaluation: Evaluation, *, lotteries: bool = False) -> Plain:
    """Everything `evaluate --json` prints; with the bargaining solutions over lotteries if asked."""
    frame = evaluation.frame
    in_overlap = evaluation.in_overlap == 1
    root = frame.node_index[frame.scenario.root]
    return {
        "scenario": frame.scenario.title,
        "marking": frame.scenario.marking,
        "principals": [actor.id for actor in frame.scenario.principals],
        "root": frame.scenario.root,
        "assumptions": assumptions_json(evaluation),
        "injects": list(frame.news.ids),
        "actors": _actors(evaluation),
        "interests": _interests(evaluation),
        "endpoints": [endpoint_json(evaluation, row) for row in range(len(frame.endpoint_ids))],
        "overlap": list(evaluation.ids(in_overlap)),
        "agreement_zone": list(evaluation.ids(evaluation.agreement_zone)),
        "with_package": list(evaluation.ids(evaluation.with_package)),
        "tolerated": list(evaluation.ids(evaluation.tolerated)),
        "overlap_reach": number(evaluation.overlap_reach[root]),
        "agreement_reach": number(evaluation.agreement_reach[root]),
        "with_package_reach": number(evaluation.with_package_reach[root]),
        "undecided_reach": number(evaluation.undecided_reach[root]),
        "unassigned_reach": number(evaluation.unassigned_reach),
        "pareto": list(evaluation.ids(evaluation.pareto)),
        "bargaining": {rule: list(ids) for rule, ids in evaluation.bargaining.items()},
        **({"lotteries": _lotteries(evaluation)} if lotteries else {}),
        "nodes": _nodes(evaluation),
        "critical_junctures": _junctures(evaluation),
        "divide": _divide(evaluation),
        "perception": {
            holder: seen_json(seen)
            for holder, seen in perception(frame, evaluation.assumptions).items()
        },
        "findings": findings_json(all_findings(evaluation)),
    }


def findings_json(found: Iterable[Finding]) -> list[Plain]:
    """Findings with their words."""
    return [
        {
            "level": finding.level,
            "code": finding.code,
            "place": finding.place,
            "about": finding.about,
            "message": words(finding),
        }
        for finding in found
    ]


def assumptions_json(evaluation: Evaluation) -> Plain:
    """What is assumed, with the profiles and linkages that follow from it."""
    frame = evaluation.frame
    assumed = evaluation.assumptions
    lens = current_lens(frame.scenario, assumed)
    return {
        "lens": lens and lens.id,
        "profiles": dict(zip(frame.actor_ids, evaluation.active_profiles, strict=True)),
        "package": evaluation.assumptions.package,
        # Of a package, or ticked one by one: what is on the table.
        "linkages": list(evaluation.linkages),
        "decisions": evaluation.assumptions.decisions,
        "lambda": assumed.sharpness if assumed.decisions == "quantal" else None,
        "moves": [move.branch for move in frame.scenario.moves],
    }


def _actors(evaluation: Evaluation) -> Plain:
    actors = {}
    for row, actor in enumerate(evaluation.frame.actor_ids):
        scale = evaluation.scale(row)
        actors[actor] = {
            "reservation": number(evaluation.reservation[row]),
            "reservation_bounds": _bounds(
                evaluation.reservation_low[row], evaluation.reservation_high[row]
            ),
            "margin": number(evaluation.margin[row]),
            "scale": {
                "at_minus_100": number(scale.at_minus_100),
                "at_plus_100": number(scale.at_plus_100),
                "unit": scale.unit,
            },
        }
    return actors


def _interests(evaluation: Evaluation) -> Plain:
    """What the endpoints span of each interest's scale, by the base profiles."""
    base = evaluation.base_ranges
    return {
        interest: {"range": _bounds(low, high), "range_used": number(used)}
        for interest, low, high, used in zip(
            evaluation.frame.interest_ids, base.low, base.high, base.used, strict=True
        )
    }


def endpoint_json(evaluation: Evaluation, row: int) -> Plain:
    """The endpoint of this row with its figures."""
    frame = evaluation.frame
    endpoint = frame.scenario.endpoints[frame.endpoint_ids[row]]
    low, high = evaluation.utility_low[row], evaluation.utility_high[row]
    crossed: dict[str, list[str]] = {actor: [] for actor in frame.actor_ids}
    for column in np.flatnonzero(evaluation.crossed[row]):
        interest = frame.interest_ids[column]
        crossed[frame.actor_ids[frame.interest_actor[column]]].append(interest)
    return {
        "id": endpoint.id,
        "name": endpoint.name,
        "reach": number(evaluation.endpoint_reach[row]),
        "needs_agreement": endpoint.needs_agreement,
        "asked_to_sign": bool(evaluation.asked_to_sign[row]),
        "utility": _by_actor(evaluation, map(number, evaluation.utility[row])),
        "utility_bounds": _by_actor(evaluation, map(_bounds, low, high)),
        "acceptable": _by_actor(evaluation, map(decided, evaluation.acceptable[row])),
        "red_lines_crossed": crossed,
        "margin": number(evaluation.margin_of[row]),
        "blockers": blockers(evaluation, endpoint.id),
        "spoilers": [frame.actor_ids[a] for a in np.flatnonzero(evaluation.spoilers[row])],
        "ratified": decided(ratified(ratifications(evaluation, row))),
        "in_overlap": decided(evaluation.in_overlap[row]),
        "missing": [frame.interest_ids[i] for i in np.flatnonzero(evaluation.missing[row])],
    }


def _lotteries(evaluation: Evaluation) -> Plain:
    """By rule: the chance of each endpoint that has one, and what each principal then has; null
    where there is no solution."""
    frame = evaluation.frame
    principals = np.flatnonzero(frame.principal)
    found: Plain = {"caveat": lottery_caveat(), **dict.fromkeys(RULES)}
    for rule, each in evaluation.lotteries.items():
        rows = np.flatnonzero(each.chances)
        worth = each.chances[rows] @ evaluation.utility[rows]
        found[rule] = {
            "chances": {frame.endpoint_ids[row]: number(each.chances[row]) for row in rows},
            "gains": {
                frame.actor_ids[actor]: number(gain)
                for actor, gain in zip(principals, each.gains, strict=True)
            },
            "utility": {frame.actor_ids[actor]: number(worth[actor]) for actor in principals},
        }
    return found


def _nodes(evaluation: Evaluation) -> Plain:
    frame = evaluation.frame
    natural = {
        row: scale
        for row in range(len(frame.actor_ids))
        if (scale := evaluation.scale(row)).is_natural
    }
    nodes = {}
    for row, key in enumerate(frame.node_ids):
        expected = evaluation.expected_utility[row]
        node = {
            "reach": number(evaluation.reach[row]),
            "overlap_reach": number(evaluation.overlap_reach[row]),
            "agreement_reach": number(evaluation.agreement_reach[row]),
            "with_package_reach": number(evaluation.with_package_reach[row]),
            "undecided_reach": number(evaluation.undecided_reach[row]),
            "expected_utility": _by_actor(evaluation, map(number, expected)),
            "chosen": _chosen(evaluation, row),
            "lead": number(evaluation.lead[row]),
            "lead_uncertain": bool(evaluation.lead_uncertain[row]),
        }
        if natural:
            node["expected_natural"] = {
                frame.actor_ids[actor]: number(scale.natural(expected[actor]))
                for actor, scale in natural.items()
            }
        nodes[key] = node
    return nodes


def _chosen(evaluation: Evaluation, row: int) -> list[str]:
    frame = evaluation.frame
    if frame.kind[row] != DECISION:
        return []
    first = frame.first_child[row]
    children = range(first, first + frame.child_count[row])
    return [frame.node_ids[child] for child in children if evaluation.chosen[child]]


def _junctures(evaluation: Evaluation) -> list[Plain]:
    """The nodes that settle something, the weightiest first; equal ones from the root down."""
    importance = evaluation.importance
    order = np.argsort(-importance, kind="stable")
    return [
        {"node": evaluation.frame.node_ids[row], "importance": number(importance[row])}
        for row in order
        if importance[row] > 0
    ]


def _divide(evaluation: Evaluation) -> Plain:
    """What stands between the principals; the hardest collision first."""
    found = evaluation.divide
    return {
        "collisions": [
            {"interests": list(each.interests), "covariance": each.covariance}
            for each in found.collisions
        ],
        "principals": {
            each.actor: {
                "fears": each.endpoint,
                "red_line": each.red_line,
                "crossing": each.crossing,
                "goes_by": each.goes_by,
            }
            for each in found.stances
        },
    }


def seen_json(seen: Perception) -> Plain:
    """How a holder sees the overlap and the others' interests."""
    return {
        "own_overlap": list(seen.own_overlap),
        "own_undecided": list(seen.own_undecided),
        "overlap": list(seen.overlap),
        "missed_agreements": list(seen.missed_agreements),
        "false_hopes": list(seen.false_hopes),
        "undecided": list(seen.undecided),
        "readings": {
            actor: {
                each.interest: {
                    "own": each.own,
                    "seen": each.seen,
                    "apart": number(each.apart),
                }
                for each in readings
            }
            for actor, readings in seen.readings.items()
        },
    }


def _by_actor(evaluation: Evaluation, values: Iterable[Any]) -> Plain:
    return dict(zip(evaluation.frame.actor_ids, values, strict=True))


def number(value: Any) -> float | None:
    """A figure; None, which is null, where it is unknown."""
    number = float(value)
    return number if isfinite(number) else None


def _bounds(low: Any, high: Any) -> Sequence[float] | None:
    ends = [number(low), number(high)]
    return None if None in ends else [end for end in ends if end is not None]


def decided(value: int | None) -> bool | None:
    """A three-valued figure as JSON has it."""
    return None if value in (None, -1) else bool(value)
