"""Which endpoints would hold, as the one JSON object of the command line.

Fields may be added, never renamed; null is unknown, undecided, or asked of nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scenario_desk.analysis.doubts import CLOSE_CALLS
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.packages.payments import SidePayments
from scenario_desk.analysis.prospects import Prospects
from scenario_desk.analysis.stability.coalitions import Jumps
from scenario_desk.analysis.stability.concepts import CONCEPTS
from scenario_desk.analysis.stability.keeping import keeping
from scenario_desk.analysis.stability.ratifying import ratifications, ratified
from scenario_desk.analysis.stability.shifts import gain, gain_doubt
from scenario_desk.exchange.evaluation_json import decided, number
from scenario_desk.exchange.packages_json import offer_json
from scenario_desk.presentation.words.sentences import (
    jump_sentences,
    keeping_sentences,
    payment_sentences,
    ratification_sentences,
    stability_reasons,
    stability_verdict,
)

Plain = dict[str, Any]


def stability_json(evaluation: Evaluation, rows: Iterable[int], ahead: Prospects) -> Plain:
    """What `stability --json` prints of the endpoints of these rows, for which prospects were asked."""
    return {"endpoints": [_endpoint(evaluation, row, ahead) for row in rows]}


def _endpoint(evaluation: Evaluation, row: int, ahead: Prospects) -> Plain:
    frame, holding = evaluation.frame, evaluation.holding
    key = frame.endpoint_ids[row]
    stable: Plain = dict.fromkeys(CONCEPTS)
    by_actor = {actor: dict(stable) for actor in frame.actor_ids}
    if holding is not None:
        stable = _concepts(holding.equilibrium[:, row])
        for place, actor in enumerate(frame.actor_ids):
            by_actor[actor] = _concepts(holding.by_actor[:, row, place])
    return {
        "id": key,
        "name": frame.scenario.endpoints[key].name,
        **stable,
        "for": by_actor,
        "temptations": _temptations(evaluation, row),
        "coalitions": _coalitions(evaluation, row, ahead.jumps),
        **_ratification(evaluation, row),
        "side_payments": {each.actor: _payments(evaluation, each) for each in ahead.payments[key]},
        **_keeping(evaluation, row),
        "sentences": [
            stability_verdict(evaluation, key),
            *stability_reasons(evaluation, key),
            *jump_sentences(evaluation, ahead.jumps, key),
            *ratification_sentences(evaluation, key),
            *(
                said
                for each in ahead.payments[key]
                for said in payment_sentences(frame.scenario, each)
            ),
            *keeping_sentences(evaluation, key),
        ],
    }


def _concepts(values: Iterable[int]) -> Plain:
    return dict(zip(CONCEPTS, map(decided, values), strict=True))


def _temptations(evaluation: Evaluation, row: int) -> list[Plain] | None:
    """Shifts that somebody gains by; `answer` is none, escaped, able or willing."""
    if evaluation.holding is None:
        return None
    frame = evaluation.frame
    return [
        {
            "actor": frame.actor_ids[each.actor],
            "to": frame.endpoint_ids[each.target],
            "gain": gain(evaluation, each.actor, row, each.target),
            "within_range": gain_doubt(evaluation, each.actor, row, each.target) in CLOSE_CALLS,
            "answer": each.answer,
            "steps": [
                {"actor": frame.actor_ids[actor], "to": frame.endpoint_ids[there]}
                for actor, there in each.steps
            ],
        }
        for each in evaluation.holding.temptations(row)
    ]


def _coalitions(evaluation: Evaluation, row: int, jumps: Jumps | None) -> list[Plain] | None:
    if jumps is None:
        return None
    frame = evaluation.frame
    return [
        {
            "actors": [frame.actor_ids[actor] for actor in each.coalition],
            "to": frame.endpoint_ids[each.target],
        }
        for each in jumps.get(row, ())
    ]


def _ratification(evaluation: Evaluation, row: int) -> Plain:
    ids = evaluation.frame.actor_ids
    found = ratifications(evaluation, row)
    return {
        "ratified": decided(ratified(found)),
        "ratification": {
            ids[each.actor]: {
                "ratified": decided(each.answer),
                "needed": each.needed,
                "accepting": [ids[actor] for actor in each.accepting],
                "refusing": [ids[actor] for actor in each.refusing],
                "undecided": [ids[actor] for actor in each.undecided],
            }
            for each in found
        },
    }


def _payments(evaluation: Evaluation, found: SidePayments) -> Plain:
    """What would hold a spoiler; `missing` in points where nothing would, `most_items` null where all
    payments were looked at."""
    return {
        "smallest": [offer_json(evaluation.frame, each) for each in found.offers],
        "count": found.count,
        "missing": number(found.missing),
        "most_items": found.most_items,
        "proven": found.proven,
    }


def _keeping(evaluation: Evaluation, row: int) -> Plain:
    """Whether the deal enforces itself, and where who would leave."""
    frame, found = evaluation.frame, keeping(evaluation, row)
    if found is None:
        return {"self_enforcing": None, "clear_way": None, "leaving": None}
    return {
        "self_enforcing": decided(found.answer),
        # Whether on one of the ways there, at least, nobody would leave.
        "clear_way": found.clear,
        "leaving": [
            {
                "actor": frame.actor_ids[each.actor],
                "node": frame.node_ids[each.node],
                "expected_utility": each.expected,
                "reservation": each.without,
                "cost": each.cost,
            }
            for each in found.breaches
        ],
    }
