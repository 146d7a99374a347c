"""What is said of a quick line that cannot be taken."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Template, mark

TEMPLATES: Mapping[str, Template] = {
    "quick_unknown": mark("{text:quoted} begins no judgement; begin with one of {ways}."),
    "quick_alone": mark("{word:quoted} stands alone; take away {text:quoted}."),
    "quick_needs_name": mark("Type the beginning of a name after {word:quoted}, or choose one."),
    "quick_needs_words": mark("Type the words after {word:quoted}."),
    "quick_twice": mark("{first:quoted} and {second:quoted} settle the same; keep one of them."),
    "quick_single": mark(
        "{word:quoted} is said of one node, and {count} are selected; select one."
    ),
    "choice_needs_decision": mark(
        "{node} is not a decision, so nobody chooses there; make it a decision first."
    ),
}
