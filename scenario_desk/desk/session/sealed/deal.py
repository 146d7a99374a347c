"""A deal that was agreed, as the log has it, and whether all principals prefer another package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.packages.improving import Improvement, improvement
from scenario_desk.analysis.packages.search import Search
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.sentences.sealed import deal_words


@dataclass(frozen=True, slots=True)
class Deal:
    """A named package at an endpoint."""

    package: str
    endpoint: str


def last_deal(scenario: Scenario, session: str) -> Deal | None:
    """The last deal agreed in a session; None where none was, or the scenario has it no more."""
    agreed = [
        each for each in scenario.log.values() if each.session == session and each.kind == "deal"
    ]
    if not agreed:
        return None
    package, about = agreed[-1].assumptions.package, agreed[-1].about
    if package is None or package not in scenario.packages:
        return None
    found = (key for key in scenario.endpoints if deal_words(scenario, package, key) == about)
    endpoint = next(found, None)
    return None if endpoint is None else Deal(package, endpoint)


def places(scenario: Scenario, package: str) -> list[str]:
    """The endpoints at which a package can be agreed: of those that its linkages can be attached to
    the ones that need agreement, else all of them; where it names none, all that need agreement."""
    linkages = [scenario.linkages[key] for key in scenario.packages[package].linkages]
    named = {key for each in linkages for key in each.endpoints}
    signed = {key for key, each in scenario.endpoints.items() if each.needs_agreement}
    wanted = named & signed or named or signed
    return [key for key in scenario.endpoints if key in wanted]


def whether_better(
    frame: Frame, assumptions: Assumptions, deal: Deal, go_on: Callable[[], None]
) -> Improvement:
    """Whether there is a package at the same endpoint that every principal prefers; see `improvement`."""
    search = Search(frame, replace(assumptions, package=None, linkages=()), go_on=go_on)
    return improvement(search, deal.endpoint, frame.scenario.packages[deal.package].linkages)
