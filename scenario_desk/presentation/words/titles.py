"""What a scenario is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.model.scenario import Scenario


def title_of(scenario: Scenario) -> str:
    """Its title; until it has one its question, the root's, or whom it is between; on one line."""
    asked = scenario.title or scenario.question or scenario.nodes[scenario.root].question
    return " ".join(asked.split()) or _between(scenario) or _("Untitled")


def _between(scenario: Scenario) -> str:
    names = [actor.name for actor in scenario.principals if actor.name]
    if len(names) < 2:
        return ""
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])
