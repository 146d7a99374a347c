"""What it would take, as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.inverse.smallest import Answer
from scenario_desk.exchange.evaluation_text import joined
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import (
    answer_sentences,
    assumptions_sentence,
    beyond_sentences,
    change_sentence,
    held_sentences,
    range_sentence,
    state_sentence,
)
from scenario_desk.presentation.words.sentences.phrasing import no_principals
from scenario_desk.presentation.words.titles import title_of


def inverse_text(evaluation: Evaluation, answers: Sequence[Answer], *, held: bool) -> str:
    """Endpoint by endpoint, the smallest changes in sentences, the smallest first."""
    scenario = evaluation.frame.scenario
    intro = [assumptions_sentence(scenario, evaluation.assumptions)]
    if not scenario.principals:
        answers = []
        intro.append(no_principals())
    elif not scenario.endpoints:
        intro.append(_("No endpoints yet: there is nothing to bring in."))
    if held:
        intro += held_sentences()
    blocks = [list(_block(evaluation, answer, held=held)) for answer in answers]
    return joined([[scenario.marking, title_of(scenario)], intro, *blocks])


def _block(evaluation: Evaluation, answer: Answer, *, held: bool) -> Iterator[str]:
    said = answer_sentences(evaluation, answer, held=held)
    yield " ".join([state_sentence(evaluation, answer), *beyond_sentences(answer), *said])
    for change in answer.changes:
        whole = [change_sentence(answer, change, named=False), range_sentence(answer, change)]
        yield "  " + " ".join(filter(None, whole))
