"""What is wrong, missing or worth knowing in a scenario."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from scenario_desk.model.checking.actors import (
    check_actors,
    check_interests,
    check_profiles,
    check_relations,
)
from scenario_desk.model.checking.ledger import Ledger
from scenario_desk.model.checking.linkages import check_linkages, check_packages
from scenario_desk.model.checking.names import check_names
from scenario_desk.model.checking.references import check_references
from scenario_desk.model.checking.room import (
    check_assessments,
    check_injects,
    check_rounds,
    check_seeds,
)
from scenario_desk.model.checking.scores import check_endpoints, check_scores
from scenario_desk.model.checking.shifts import check_ratifiers, check_shifts
from scenario_desk.model.checking.tree import check_overrides, check_tree
from scenario_desk.model.messages import Finding
from scenario_desk.model.scenario import Scenario


def check(scenario: Scenario, go_on: Callable[[], None] = lambda: None) -> tuple[Finding, ...]:
    """All findings about a scenario, part by part.

    An error says that figures cannot be trusted, a warning that they normalise or skip something,
    an info what is worth knowing. `go_on` is called again and again; what it raises ends the check.
    """
    ledger = Ledger(scenario, go_on)
    reached = check_tree(scenario, ledger)
    parts: tuple[Callable[[Scenario, Ledger], None], ...] = (
        partial(check_endpoints, reached=reached),
        check_names,
        check_scores,
        partial(check_actors, reached=reached),
        check_interests,
        check_relations,
        check_profiles,
        check_linkages,
        check_packages,
        check_shifts,
        check_ratifiers,
        check_overrides,
        check_injects,
        check_seeds,
        check_rounds,
        check_assessments,
        check_references,
    )
    for part in parts:
        go_on()
        part(scenario, ledger)
    return ledger.findings()
