"""Undo without limit: the scenarios that were, by name of what led to them."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.undo_labels import undo_label


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable step."""

    name: str
    before: Scenario
    after: Scenario
    merge: str | None = None

    @property
    def label(self) -> str:
        return undo_label(self.name, self.before, self.after)


class History:
    """The steps taken and those taken back; scenarios share structure, so a step is small."""

    def __init__(self, scenario: Scenario) -> None:
        self.current = scenario
        self.done: list[Step] = []
        self.undone: list[Step] = []

    def take(self, name: str, scenario: Scenario, merge: str | None = None) -> None:
        """Record a step; one with the merge key of the step before it continues that step."""
        before = self.current
        if merge is not None and self.done and self.done[-1].merge == merge and not self.undone:
            before = self.done.pop().before
        if before != scenario:
            self.done.append(Step(name, before, scenario, merge))
            # What changes nothing leaves what was undone to be done again.
            self.undone.clear()
        self.current = scenario

    def seal(self) -> None:
        """Let no later step merge into the last one."""
        if self.done and self.done[-1].merge is not None:
            last = self.done[-1]
            self.done[-1] = Step(last.name, last.before, last.after)

    def undo(self) -> Step | None:
        """Take the last step back; the step, or None where there is none."""
        if not self.done:
            return None
        step = self.done.pop()
        self.undone.append(step)
        self.current = step.before
        return step

    def redo(self) -> Step | None:
        """Take the last undone step again."""
        if not self.undone:
            return None
        step = self.undone.pop()
        self.done.append(step)
        self.current = step.after
        return step
