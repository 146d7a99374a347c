"""What a decision's owner would choose, branch by branch, beside what is forecast."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from scenario_desk.analysis.doubts import CLOSE_CALLS, Doubt
from scenario_desk.presentation.tree.answers import Answers
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.sentences.phrasing import amount, points

_SAME = 5e-4
"""Forecasts nearer than this read the same."""


@dataclass(frozen=True, slots=True)
class Choice:
    """That a branch is the best for the owner of the decision it leaves."""

    owner: int
    """The actor's row."""
    agrees: bool
    """Whether the forecast holds it for the most probable, too."""
    tied: bool
    """Whether another branch is as good."""
    lead: float
    """Points over the next best."""
    doubt: Doubt | None
    """How far the lead can be relied on; None if not known yet."""

    @property
    def doubted(self) -> bool:
        """Whether it could as well be another branch."""
        return self.doubt in CLOSE_CALLS


def choice_of(answers: Answers, row: int) -> Choice | None:
    """The choice that this branch is; None where it is not the best, or the only one.

    Whether decisions resolve by it or not: so both can be seen.
    """
    figures = answers.evaluation
    frame = figures.frame
    if not row or not figures.chosen[row]:
        return None
    decision = int(frame.parent[row])
    lead = float(figures.lead[decision])
    if not isfinite(lead):
        return None
    return Choice(
        owner=int(frame.owner[decision]),
        agrees=float(figures.forecast[row]) >= float(answers.most_forecast[row]) - _SAME,
        tied=lead == 0.0,
        lead=lead,
        doubt=answers.doubted(decision),
    )


def choice_words(choice: Choice) -> tuple[str, ...]:
    """What is written at the branch, the longest first; nothing where the forecast agrees."""
    if choice.tied:
        return _("rational choice, tied with another"), _("tied for the best"), _("tied")
    if choice.agrees:
        return ()
    if choice.doubt is None:
        return _("rational choice"), _("rational")
    if choice.doubted:
        # A lead that may as well be a lag bears no decimals.
        return (
            _("rational choice open: leads within the scores' range")
            if choice.doubt == Doubt.WITHIN_RANGE
            else _("rational choice open: too close to call, no spread judged"),
            _("rational choice open"),
            _("open, leads"),
        )
    by = amount(choice.lead)
    return (
        _("rational choice, leads by {points}").format(points=by),
        _("rational, leads by {points}").format(points=by),
        _("leads by {points}").format(points=by),
    )


def choice_line(choice: Choice, owner: str) -> str:
    """The same in full, with the owner's name."""
    if choice.tied:
        return _("Rational choice of {actor}, tied with another branch").format(actor=owner)
    if choice.doubt is None:
        return _("Rational choice of {actor}").format(actor=owner)
    return _(_LINES[choice.doubt]).format(actor=owner, points=points(choice.lead))


_LINES = {
    Doubt.NONE: mark("Rational choice of {actor}, {points} ahead of the next best"),
    Doubt.WITHIN_RANGE: mark(
        "Rational choice of {actor} is open: this leads, within the scores' range"
    ),
    Doubt.TOO_CLOSE: mark(
        "Rational choice of {actor} is open: this leads, too close to call, no spread judged"
    ),
    Doubt.NO_SPREAD: mark(
        "Rational choice of {actor}, {points} ahead of the next best; no spread judged"
    ),
}
