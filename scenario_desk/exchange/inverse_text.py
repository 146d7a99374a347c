"""What it would take, as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scenario_desk.analysis.acceptance import UNDECIDED, YES
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.inverse.smallest import Answer
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.exchange.evaluation_text import joined
from scenario_desk.model.naming import name_of
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import (
    answer_sentences,
    assumptions_sentence,
    change_sentence,
    range_sentence,
)
from scenario_desk.presentation.words.sentences.phrasing import quoted
from scenario_desk.presentation.words.titles import title_of


def inverse_text(
    evaluation: Evaluation, answers: Sequence[Answer], kinds: Sequence[Kind], *, held: bool
) -> str:
    """Endpoint by endpoint, the smallest changes in sentences, the smallest first."""
    scenario = evaluation.frame.scenario
    intro = [assumptions_sentence(scenario, evaluation.assumptions)]
    if held:
        intro += [
            _("Owners choose by utility: their choices were held, and each change was tried."),
            _("A smaller change that moves a choice may do it, too."),
        ]
    blocks = [list(_block(evaluation, answer, kinds, held=held)) for answer in answers]
    return joined([[scenario.marking, title_of(scenario)], intro, *blocks])


def _block(
    evaluation: Evaluation, answer: Answer, kinds: Sequence[Kind], *, held: bool
) -> Iterator[str]:
    frame = evaluation.frame
    name = quoted(name_of(frame.scenario, "endpoints", frame.endpoint_ids[answer.endpoint]))
    text = _("{endpoint} is not in the overlap.")
    if answer.in_overlap == YES:
        text = _("{endpoint} is in the overlap.")
    elif answer.in_overlap == UNDECIDED:
        text = _("Whether {endpoint} is in the overlap is undecided.")
    yield " ".join(
        [text.format(endpoint=name), *answer_sentences(evaluation, answer, kinds, held=held)]
    )
    for change in answer.changes:
        said = [change_sentence(answer, change), range_sentence(answer, change)]
        yield "  " + " ".join(filter(None, said))
