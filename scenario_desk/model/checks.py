"""What is wrong, missing or worth knowing in a scenario."""

from __future__ import annotations

from scenario_desk.model.checking.actors import check_actors, check_profiles, check_relations
from scenario_desk.model.checking.ledger import Ledger
from scenario_desk.model.checking.linkages import check_linkages, check_packages
from scenario_desk.model.checking.references import check_references
from scenario_desk.model.checking.scores import check_endpoints, check_scores
from scenario_desk.model.checking.tree import check_overrides, check_tree
from scenario_desk.model.messages import Finding
from scenario_desk.model.scenario import Scenario


def check(scenario: Scenario) -> tuple[Finding, ...]:
    """All findings about a scenario, part by part.

    An error says that figures cannot be trusted, a warning that they normalise or skip something,
    an info what is worth knowing.
    """
    ledger = Ledger(scenario)
    reached = check_tree(scenario, ledger)
    check_endpoints(scenario, ledger, reached)
    check_scores(scenario, ledger)
    check_actors(scenario, ledger, reached)
    check_relations(scenario, ledger)
    check_profiles(scenario, ledger)
    check_linkages(scenario, ledger)
    check_packages(scenario, ledger)
    check_overrides(scenario, ledger)
    check_references(scenario, ledger)
    return ledger.findings()
