"""One row of an inspector form: what it is called, how it is edited, what it holds now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from scenario_desk.presentation.words.language import _

Control = Literal[
    "heading",
    "title",
    "sentences",
    "badges",
    "line",
    "text",
    "rows",
    "choice",
    "many",
    "check",
    "estimate",
    "weight",
    "red_line",
    "bars",
    "buttons",
]

Option = tuple[str | None, str]
"""(value, words)"""


@dataclass(frozen=True, slots=True)
class Row:
    """A row; rows with equal `shape` reuse their controls when values change.

    `write` puts a value into the scenario and gives the sentence of refusal, or None where it was
    done; a weight's also takes `how`: "drag" shows it only, "drop" ends a drag, "nudge" joins the
    nudges before it. `value` depends on the control: text, an id, a bool, an Estimate or None,
    tuples.
    """

    key: str
    label: str
    control: Control
    value: Any = None
    write: Callable[..., str | None] | None = None
    options: tuple[Option, ...] = ()
    low: float = 0.0
    high: float = 1.0
    percentage: bool = False
    hint: str = ""
    """Shown in an empty field."""
    note: tuple[str, str] = ("", "")
    """Said under a weight: in a few words, and the whole of it for the tooltip."""
    explained: str = ""
    """What its label means, for the tooltip."""
    columns: tuple[str, ...] = ()
    """Of a control of rows: what each cell of a row is, marked for translation."""
    mixed: bool = False
    """Whether several things differ here: no value is shown, and any that is chosen is written."""

    @property
    def placeholder(self) -> str:
        """What an empty field says."""
        return _("mixed") if self.mixed else self.hint

    @property
    def shape(self) -> tuple[object, ...]:
        """What a control is built for; the value, the options and `write` may change under it."""
        return (self.key, self.label, self.control, self.low, self.high, self.percentage,
                self.columns)  # fmt: skip
