"""Undo without limit: what each step changed, and what it is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from scenario_desk.model.changes import Changes, changes
from scenario_desk.model.messages import Message
from scenario_desk.model.naming import spot
from scenario_desk.model.patches import Patch, applied, fitted, inverse, outdated, patch, patch_of
from scenario_desk.model.patches.entry import How
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.undo_labels import undo_label

Record = Callable[[How, str, Changes, Patch | None], None]
"""How a change came about, the edit, what it separates, and its patch, where it is not huge."""
_NEAR = 4
"""So many steps either way also keep the values they lead between: going there is no work."""
_HUGE = 2_000
"""A step that changes more keeps only the values: they share what is equal, its patch does not."""


def unrecorded(_how: How, _step: str, _between: Changes, _made: Patch | None) -> None:
    """A change of what no journal is kept of."""


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable step: its patch, or the two values it leads between, or both."""

    name: str
    label: str
    made: Patch | None
    ends: tuple[Scenario, Scenario] | None
    merge: str | None = None
    left: Message | None = None
    """What it did not change back, or again, because that was changed since."""

    @classmethod
    def of(cls, name: str, between: Changes, merge: str | None) -> Step:
        ends = (between.old, between.new)
        return cls(name, undo_label(name, between), patch_of(between, _HUGE), ends, merge)

    @property
    def patch(self) -> Patch:
        """What it changed; of a huge step made now, which takes its time."""
        if self.made is not None:
            return self.made
        assert self.ends is not None
        return patch(*self.ends)


class History:
    """The steps taken and those taken back."""

    def __init__(self, scenario: Scenario) -> None:
        self.current = scenario
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.record: Record = unrecorded
        """Told of each change that is made, before it is shown."""

    @property
    def labels(self) -> list[str]:
        """What the steps that can be undone are called, the last first."""
        return [step.label for step in reversed(self.done)]

    @property
    def last(self) -> Step | None:
        """The step that undo would take back."""
        return self.done[-1] if self.done else None

    def take(self, name: str, scenario: Scenario, merge: str | None = None) -> Changes:
        """Record a step; one with the merge key of the step before it continues that step.

        Returns what separates the scenario from the one before.
        """
        last = self.last if not self.undone else None
        goes_on = last is not None and merge is not None and last.merge == merge
        return self._take(name, scenario, merge, last if goes_on else None)

    def take_again(self, name: str, scenario: Scenario, *, goes_on: bool) -> None:
        """Record a step that was recorded before, or more of the last one."""
        self._take(name, scenario, None, self.last if goes_on else None)

    def _take(self, name: str, scenario: Scenario, merge: str | None, last: Step | None) -> Changes:
        """Record a step; where `last` is given and at hand, as more of that."""
        between = step = changes(self.current, scenario)
        if not between:
            self.current = scenario
            return between
        how: How = "done"
        if last is not None and last.ends is not None:
            self.done.pop()
            step, how = changes(last.ends[0], scenario), "continued"
        if step:
            self.done.append(Step.of(name, step, merge))
            # What changes nothing leaves what was undone to be done again.
            self.undone.clear()
            _forget(self.done)
        else:
            # It went back to where its run began; what comes next is no part of the run before.
            self.seal()
        self.current = scenario
        made = self.done[-1].made if how == "done" else patch_of(between, _HUGE)
        self.record(how, name, between, made)
        return between

    def receive(self, scenario: Scenario) -> None:
        """Go on from a value that no step here led to: it was changed elsewhere."""
        self.seal()
        between, self.current = changes(self.current, scenario), scenario
        self.record("received", "", between, patch_of(between, _HUGE))

    def seal(self) -> None:
        """Let no later step merge into the last one."""
        if self.done and self.done[-1].merge is not None:
            self.done[-1] = replace(self.done[-1], merge=None)

    def aside(self) -> History:
        """The same steps, to be undone apart from these and unrecorded."""
        aside = History(self.current)
        aside.done = list(self.done)
        return aside

    def back(self, steps: int) -> History:
        """This, after the last so many steps were undone."""
        for _step in range(steps):
            self.undo()
        return self

    def undo(self) -> Step | None:
        """Take the last step back; the step, or None where there is none.

        What was changed since stays and is said in the step; what stood beside something that is
        gone comes back as near to there as can be told. A step of which nothing can be taken back
        is given up, and so is one that raises EditRefused, because the rest cannot be taken back
        without what stays: the steps before it can be taken back all the same.
        """
        return self._go(self.done, self.undone, back=True)

    def redo(self) -> Step | None:
        """Take the last undone step again, as `undo` does."""
        return self._go(self.undone, self.done, back=False)

    def _go(self, source: list[Step], target: list[Step], *, back: bool) -> Step | None:
        if not source:
            return None
        step, before = source.pop(), self.current
        try:
            fits = step.ends is not None and step.ends[back] == self.current
            step = replace(step, left=None) if fits else self._fitted(step, back)
            if step.ends is not None and step.ends[0] is not step.ends[1]:
                self.current = step.ends[not back]
                target.append(step)
                _forget(target)
        finally:
            # One that was given up is no more to be undone, which is a change of what can be.
            between = changes(before, self.current)
            how: How = "undone" if back else "redone"
            self.record(how, step.name, between, patch_of(between, _HUGE))
        return step

    def _fitted(self, step: Step, back: bool) -> Step:
        """What can be done of a step from the value of now, which it does not lead from."""
        change = inverse(step.patch) if back else step.patch
        stays, left = outdated(self.current, change), None
        rest = fitted(self.current, change, stays)
        there = applied(self.current, rest) if rest else self.current
        between = changes(there, self.current) if back else changes(self.current, there)
        if not between:
            stays, there = stays or tuple(change.paths), self.current
        if stays:
            what = {"step": step.label, "what": spot(self.current, stays[0]), "count": len(stays)}
            left = Message("step_overtaken", what)
        ends = (there, self.current) if back else (self.current, there)
        return replace(step, made=patch_of(between, _HUGE), ends=ends, left=left)


def _forget(steps: list[Step]) -> None:
    """Let the step that is no longer near keep its patch alone."""
    if len(steps) > _NEAR and steps[-_NEAR - 1].made is not None:
        steps[-_NEAR - 1] = replace(steps[-_NEAR - 1], ends=None)
