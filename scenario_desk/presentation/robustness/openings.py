"""What would bring an endpoint in, or lose it: the smallest changes of each kind of judgement."""

from __future__ import annotations

from math import nan

from scenario_desk.analysis.acceptance import YES
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.inverse.smallest import Answer, Change
from scenario_desk.presentation.robustness.cells import Axis, Bar, Words
from scenario_desk.presentation.robustness.judged import handle
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.sentences import (
    answer_sentences,
    beyond_sentences,
    change_sentence,
    held_sentences,
    state_sentence,
)

_LEAST_AXIS = 0.05
"""Lengths of a scale that the longest bar stands for at least."""


def openings(answer: Answer, evaluation: Evaluation, *, held: bool) -> RowFigure:
    """The changes, the smallest first; each is chosen by its `key_of`.

    held: whether choices were held while they were looked for.
    """
    longest = max((each.distance for each in answer.changes), default=0.0)
    axis = Axis(0.0, max(longest, _LEAST_AXIS) * 1.05, ((0.0, ""),))
    foot = [
        _("Distance: how far judgements move, added up, as a share of the length of their scales.")
    ]
    if held:
        foot += held_sentences()
    return RowFigure(
        title=what_is_sought(answer.in_overlap),
        says=_says(answer, evaluation, held=held),
        columns=(
            Column(_("Change")),
            Column(_("Distance"), axis, grows=1, least=64),
            Column("", align="right", where="picture"),
            Column(_("What was judged")),
        ),
        rows=tuple(_row(answer, change) for change in answer.changes),
        foot=(" ".join(foot),),
        of_numbers=False,
        sentences=0,
    )


def what_is_sought(in_overlap: int) -> str:
    """What such a list is called, by whether the endpoint is in the overlap: YES, NO or UNDECIDED."""
    return _("What would lose it") if in_overlap == YES else _("What would open it")


def nothing_opens(answer: Answer, evaluation: Evaluation, *, held: bool) -> str:
    """What is said where there is no change to show."""
    said = answer_sentences(evaluation, answer, held=held)
    return " ".join([state_sentence(evaluation, answer), *said])


def key_of(change: Change) -> str:
    """A name for a change that stays its own as others come and go."""
    return "/".join(handle(change.what, number) for number in range(len(change.what)))


def _row(answer: Answer, change: Change) -> Row:
    possible = all(change.within_range)
    far = numbers.percent(change.distance)
    colour = "ink" if possible else "muted"
    cells = (
        Words(change_sentence(answer, change, named=False), colour),
        Bar(change.distance, nan, nan, far, "accent" if possible else "branch_far"),
        Words(far, colour, align="right"),
        Words(_("within it") if possible else _("beyond it"), colour, strong=possible, small=True),
    )
    return Row(key_of(change), cells)


def _says(answer: Answer, evaluation: Evaluation, *, held: bool) -> tuple[str, ...]:
    """Where it is now, and how many of the changes somebody thought possible."""
    sure = beyond_sentences(answer)
    within = sum(all(each.within_range) for each in answer.changes)
    if within:
        text = ngettext(
            "{count} of these changes lies within what was judged: nobody is sure that it is out.",
            "{count} of these changes lie within what was judged: nobody is sure that it is out.",
            within,
        )
        if answer.in_overlap == YES:
            text = ngettext(
                "{count} of these changes lies within what was judged: nobody is sure that it is in.",
                "{count} of these changes lie within what was judged: nobody is sure that it is in.",
                within,
            )
        sure = [text.format(count=within)]
    more = answer_sentences(evaluation, answer, held=held)
    return (state_sentence(evaluation, answer), *sure, *more)
