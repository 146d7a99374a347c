"""What it would take, as the one JSON object of the command line: a contract for scripts.

Fields may be added, never renamed; null is unknown or undecided. A distance is in lengths of the
judgement's scale; of an endpoint that is in the overlap the changes are what would lose it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scenario_desk.analysis.acceptance import UNDECIDED, YES
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.inverse.smallest import Answer, Change
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.presentation.words.sentences import answer_sentences, change_sentence

Plain = dict[str, Any]


def inverse_json(
    evaluation: Evaluation, answers: Sequence[Answer], kinds: Sequence[Kind], *, held: bool
) -> Plain:
    """The smallest changes of each endpoint, by rising distance."""
    return {
        "scenario": evaluation.frame.scenario.title,
        "kinds": [kind.name.lower() for kind in kinds],
        "choices_held": held,
        "endpoints": [
            {
                "id": evaluation.frame.endpoint_ids[each.endpoint],
                "in_overlap": None if each.in_overlap == UNDECIDED else each.in_overlap == YES,
                "undecided": each.undecided,
                "complete": each.complete,
                "notes": answer_sentences(evaluation, each, held=held),
                "changes": [_change(each, change) for change in each.changes],
            }
            for each in answers
        ],
    }


def _change(answer: Answer, change: Change) -> Plain:
    kind = change.kind.name.lower()
    before = change.what.estimates[0].tolist()
    return {
        "kind": kind,
        "distance": change.distance,
        "within_range": all(change.within_range),
        "what": [
            {
                "kind": kind,
                "about": list(change.what.about(number)),
                "from": before[number],
                "to": value,
                "within_range": change.within_range[number],
            }
            for number, value in enumerate(change.values.tolist())
        ],
        "sentence": change_sentence(answer, change),
    }
