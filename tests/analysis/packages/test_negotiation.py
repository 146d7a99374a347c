"""A negotiation over several issues, as Raiffa's between AMPO and the City: known by brute force."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.packages.search import Search
from scenario_desk.analysis.pareto import pareto
from scenario_desk.model.scenario import Scenario
from tests.analysis.packages.dealing import negotiation


def every_contract(scenario: Scenario) -> tuple[np.ndarray, list[tuple[str, ...]]]:
    """Utilities of both and feasibility of every contract: one settlement of each issue."""
    issues: dict[str, list[str]] = {key: [] for key in scenario.groups}
    for linkage in scenario.linkages.values():
        issues[str(linkage.group)].append(linkage.id)
    weights = {a: scenario.profiles[f"{a}-base"].weights for a in scenario.actors}
    contracts, values = list(product(*issues.values())), []
    for contract in contracts:
        row = []
        for actor in scenario.actors:
            total, swings = 0.0, 0.0
            for interest, weight in weights[actor].items():
                moved = sum(
                    scenario.linkages[key].effects[interest].best
                    for key in contract
                    if interest in scenario.linkages[key].effects
                )
                score = scenario.scores[("e0", interest)].best + moved
                total += weight.best * min(100.0, max(-100.0, score))
                swings += weight.best
            row.append(total / swings)
        chance = np.prod([scenario.linkages[key].feasibility.best for key in contract])
        values.append([*row, float(chance)])
    return np.array(values), contracts


@pytest.mark.parametrize("shared", [True, False])
def test_five_issues_of_four_settlements(shared: bool) -> None:
    made = np.random.default_rng(11)
    scenario = negotiation(
        made, issues=5, settlements=4, interests=3 if shared else 5, bearing=2 if shared else 1
    )
    values, contracts = every_contract(scenario)
    assert len(contracts) == 4**5
    made_by_search = Search(lower(scenario), scenario.assumptions)
    nothing = made_by_search.offer("e0", ())
    values = np.vstack([values, [*nothing.utility, 1.0]])
    contracts.append(())
    wanted = {tuple(sorted(contracts[row])) for row in np.flatnonzero(pareto(values))}
    found = made_by_search.frontier(["e0"])
    assert found.gap == 0.0
    assert {tuple(sorted(offer.linkages)) for _end, offer in found.points} == wanted
    of = {tuple(sorted(each)): value for each, value in zip(contracts, values, strict=True)}
    for _end, offer in found.points:
        assert [*offer.utility, offer.feasibility] == pytest.approx(
            of[tuple(sorted(offer.linkages))].tolist()
        )
