"""Badges beside the overlap: whether an endpoint would hold and be ratified, in a glyph and a word."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.stability.ratifying import ratifications, ratified
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.sentences.stability import (
    ratification_sentences,
    stability_reasons,
    stability_verdict,
    strongest_concept,
)


@dataclass(frozen=True, slots=True)
class Badge:
    """One of them."""

    asked: str
    """What it answers, in a word or two."""
    words: str
    """A glyph and a word."""
    colour: str
    """A token."""
    reasons: tuple[str, ...]
    """Sentences, the weightiest first."""
    good: bool
    """Whether it says yes."""

    @property
    def why(self) -> str:
        """All of the reasons."""
        return " ".join(self.reasons)

    @property
    def in_short(self) -> str:
        """Its words, and where they are bad news the weightiest reason."""
        if self.good:
            return self.words
        return _("{badge}: {why}").format(badge=self.words, why=self.reasons[0])


def badges(evaluation: Evaluation, endpoint: str) -> tuple[Badge, ...]:
    """Those of the endpoint of this id: whether it holds, where shifts are described, and whether it
    is ratified, where somebody has to. Shifts are looked at when first asked for, which may take a
    while."""
    found = (_stability(evaluation, endpoint), _ratification(evaluation, endpoint))
    return tuple(each for each in found if each is not None)


def _stability(evaluation: Evaluation, endpoint: str) -> Badge | None:
    holding, row = evaluation.holding, evaluation.frame.endpoint_index[endpoint]
    if holding is None:
        return None
    why = [*stability_reasons(evaluation, endpoint), stability_verdict(evaluation, endpoint)]
    words, colour = _HOLDS[_kind(evaluation, row)]
    return Badge(_("Stability"), _(words), colour, tuple(why), good=colour == _GOOD)


def _kind(evaluation: Evaluation, row: int) -> str:
    assert evaluation.holding is not None
    if concept := strongest_concept(evaluation.holding, row):
        return concept
    return "open" if UNDECIDED in evaluation.holding.equilibrium[:, row] else "slides"


def _ratification(evaluation: Evaluation, endpoint: str) -> Badge | None:
    row = evaluation.frame.endpoint_index[endpoint]
    asked = ratifications(evaluation, row)
    answer = ratified(asked)
    if answer is None:
        return None
    words, colour = _RATIFIED[answer]
    said = zip(asked, ratification_sentences(evaluation, endpoint), strict=True)
    # Who refuses before who accepts.
    why = [sentence for _each, sentence in sorted(said, key=lambda pair: pair[0].answer == YES)]
    return Badge(_("Ratification"), _(words), colour, tuple(why), good=answer == YES)


_GOOD = "overlap"
_HOLDS = {
    "nash": (mark("✓ holds"), _GOOD),
    "seq": (mark("✓ holds if answered"), _GOOD),
    "smr": (mark("~ holds at a cost"), "tolerated"),
    "gmr": (mark("~ holds at a cost"), "tolerated"),
    "slides": (mark("✗ slides away"), "neither"),
    "open": (mark("? not known"), "unknown"),
}
_RATIFIED = {
    YES: (mark("✓ ratified"), _GOOD),
    NO: (mark("✗ not ratified"), "neither"),
    UNDECIDED: (mark("? not known"), "unknown"),
}
