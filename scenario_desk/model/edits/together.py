"""Several edits as one."""

from __future__ import annotations

from collections.abc import Callable

from scenario_desk.model.scenario import Scenario

Step = Callable[[Scenario], Scenario]
"""An edit with all it needs but the scenario: `partial(set_label, node="n1", text="Talks")`."""


def together(scenario: Scenario, *steps: Step) -> Scenario:
    """Do several edits one after the other; all of them, or none where one is refused."""
    for step in steps:
        scenario = step(scenario)
    return scenario
