"""What the quick line offers for what is typed so far."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.presentation.quick_line.forms import Form
from scenario_desk.presentation.quick_line.judgements import Judgement
from scenario_desk.presentation.words.language import _


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that a part of the line can mean."""

    form: Form
    text: str
    """How the line writes it."""
    says: str
    """What it is, in words."""
    beside: str = ""
    """An example or a remark, less loud."""
    judgement: Judgement | None = None
    """None: the beginning of a judgement, after which more has to be typed."""


def beginning(form: Form) -> Suggestion:
    """A form in the list of what a line may begin with."""
    return Suggestion(form, form.spoken()[0] if form.words else "", _(form.says), _(form.example))
