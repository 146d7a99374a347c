"""An estimate: what a person judged, with how sure they were and why."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints, model_validator
from pydantic.dataclasses import dataclass

ENTITY = ConfigDict(extra="forbid", strict=False, ser_json_inf_nan="constants")
"""How every entity is validated: no unknown field is swallowed."""

LARGEST = 1e15
"""No number is farther from 0: no sum or product of several of them leaves what a float can hold."""
Number = Annotated[float, Field(strict=True, allow_inf_nan=False, ge=-LARGEST, le=LARGEST)]
"""A number, written as one: neither "5" nor true is 5. Scales are narrower: that is a finding."""
SHORT = 1_000
"""How many letters a short text may have."""
Short = Annotated[str, StringConstraints(max_length=SHORT)]
"""One line: a name, a label, a question."""
Text = Annotated[str, StringConstraints(max_length=100_000)]
"""Paragraphs: notes, descriptions, rationales."""

Confidence = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True, config=ENTITY)
class Estimate:
    """`low ≤ best ≤ high`, or a single number without spread (low and high both None).

    low, best and high are the 10th, 50th and 90th percentile, unless the scenario reads low and
    high as hard ends. An order that is wrong can be loaded (it is a finding) but not typed.
    """

    best: Number
    low: Number | None = None
    high: Number | None = None
    rationale: Text = ""
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _both_ends_or_none(self) -> Estimate:
        if (self.low is None) != (self.high is None):
            raise ValueError("an estimate has both a low and a high value, or neither")
        return self

    @property
    def spread(self) -> tuple[float, float]:
        """(low, high); a single number is both."""
        return (
            self.best if self.low is None else self.low,
            self.best if self.high is None else self.high,
        )

    def reasoned_as(self, before: Estimate | None) -> Estimate:
        """These numbers under the rationale, confidence and sources that stood there before."""
        if before is None or _reasons(before) == _reasons(self):
            return self
        return Estimate(
            best=self.best,
            low=self.low,
            high=self.high,
            rationale=before.rationale,
            confidence=before.confidence,
            sources=before.sources,
        )

    @property
    def ordered(self) -> bool:
        """Whether low ≤ best ≤ high."""
        low, high = self.spread
        return low <= self.best <= high


def _reasons(estimate: Estimate) -> tuple[object, ...]:
    return estimate.rationale, estimate.confidence, estimate.sources
