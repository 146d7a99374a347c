"""Several edits as one, and one that was done ahead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scenario_desk.model.scenario import Scenario

Step = Callable[[Scenario], Scenario]
"""An edit with all it needs but the scenario: `partial(set_label, node="n1", text="Talks")`."""


def together(scenario: Scenario, *steps: Step) -> Scenario:
    """Do several edits one after the other; all of them, or none where one is refused."""
    for step in steps:
        scenario = step(scenario)
    return scenario


@dataclass(frozen=True, slots=True)
class Ahead:
    """A step that was done ahead, on the scenario as it was: there nothing is left to do.

    On any other it is done when it is called, and may be refused.
    """

    step: Step
    before: Scenario
    after: Scenario

    def __call__(self, scenario: Scenario) -> Scenario:
        return self.after if scenario is self.before else self.step(scenario)
