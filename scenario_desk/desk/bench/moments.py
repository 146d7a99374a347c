"""Moments of what is open: a scenario with its frame and evaluation, as it is opened and shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import Frame, lower
from scenario_desk.model.changes import Changes
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.scenario import Scenario

_KEPT = 4


@dataclass(frozen=True, slots=True)
class Update:
    """What the views show from now on.

    `changes` leads from the scenario shown before to this one; None means that everything is new.
    Under a mere switch of assumptions it is empty.
    """

    scenario: Scenario
    changes: Changes | None
    frame: Frame
    evaluation: Evaluation
    assumptions: Assumptions
    previewing: bool = False
    answers_stand: bool = False
    """Whether every class, likelihood and probability is what it was before."""

    @property
    def assumes_otherwise(self) -> bool:
        """Whether the same scenario is looked at under other assumptions."""
        return self.changes is not None and not self.changes and not self.previewing

    @property
    def only_scores(self) -> bool:
        """Whether scores changed, no answer with them, and nothing else: most views stand."""
        changes = self.changes
        return (
            self.answers_stand
            and changes is not None
            and not changes.fields
            and changes.tables.keys() == {"scores"}
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """A scenario made ready to show; making it is slow on a huge tree and needs no window."""

    scenario: Scenario
    frame: Frame
    evaluation: Evaluation

    @classmethod
    def of(cls, scenario: Scenario, go_on: Callable[[], None] = lambda: None) -> Opened:
        """Make it ready; `go_on` is called between the steps, and what it raises ends it."""
        go_on()
        frame = lower(scenario)
        go_on()
        # Edits ask how deep the tree is; counted here, no edit has to wait for it.
        scenario.levels_at_most()
        go_on()
        return cls(scenario, frame, evaluate(frame, scenario.assumptions))


class Recent:
    """The last few moments: to take back what was just done is to look, not to compute."""

    def __init__(self, opened: Opened) -> None:
        self._moments = [opened]

    def of(self, scenario: Scenario) -> Opened | None:
        """The moment at which this scenario was shown; None where it is not kept (any more)."""
        return next((each for each in self._moments if each.scenario is scenario), None)

    def keep(self, moment: Opened) -> None:
        others = [each for each in self._moments if each.scenario is not moment.scenario]
        self._moments = [*others, moment][-_KEPT:]


def same_answers(before: Evaluation, after: Evaluation) -> bool:
    """Whether the figures that classes, likelihoods and branches are drawn from are the same."""
    pairs = ((getattr(before, name), getattr(after, name)) for name in _ANSWERS)
    return all(old is new or np.array_equal(old, new, equal_nan=True) for old, new in pairs)


_ANSWERS = (
    "acceptable",
    "zone",
    "endpoint_reach",
    "probability",
    "forecast",
    "overlap_reach",
    "agreement_reach",
    "with_package_reach",
    "chosen",
)
