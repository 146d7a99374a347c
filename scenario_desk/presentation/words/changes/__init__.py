"""What separates two scenarios, in words: one place for compare, merge, recovery and command line."""

from scenario_desk.presentation.words.changes.comparing import differences
from scenario_desk.presentation.words.changes.conflicts import (
    ConflictWords,
    conflict_sentence,
    conflict_words,
    decision_outcomes,
    decision_title,
)
from scenario_desk.presentation.words.changes.difference import SECTIONS, Difference
from scenario_desk.presentation.words.changes.values import in_words

__all__ = [
    "SECTIONS",
    "ConflictWords",
    "Difference",
    "conflict_sentence",
    "conflict_words",
    "decision_outcomes",
    "decision_title",
    "differences",
    "in_words",
]
