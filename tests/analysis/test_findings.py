"""What the analysis says of the linkages on the table and of what it cannot know."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from scenario_desk.analysis.all_findings import all_findings
from scenario_desk.analysis.bargaining import solutions
from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.model import naming
from scenario_desk.model.checking.ledger import LISTED
from scenario_desk.model.edits import amend
from scenario_desk.model.entities import Assumptions, Node, Package
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster, Table
from tests.model.building import small_scenario

SMALL = small_scenario()
ONE, OTHER = tuple(SMALL.linkages)[:2]


def on_table(scenario: Scenario, *linkages: str, package: str | None = None) -> Evaluation:
    return evaluate(lower(scenario), Assumptions(linkages=linkages, package=package))


def codes(evaluation: Evaluation) -> list[str]:
    return [finding.code for finding in evaluation.findings]


def test_linkages_ticked_one_by_one_are_held_to_their_rules() -> None:
    excluding = amend(SMALL, "linkages", ONE, excludes=(OTHER,), group=None)
    excluding = amend(excluding, "linkages", OTHER, excludes=(ONE,), group=None)
    assert codes(on_table(excluding, ONE)) == []
    assert codes(on_table(excluding, ONE, OTHER)) == ["table_excludes"]
    requiring = amend(SMALL, "linkages", ONE, requires=(OTHER,), group=None)
    assert codes(on_table(requiring, ONE)) == ["table_lacks"]
    assert codes(on_table(requiring, ONE, OTHER)) == []
    group = next(iter(SMALL.groups))
    crowded = SMALL
    for key in (ONE, OTHER):
        crowded = amend(crowded, "linkages", key, group=group, requires=(), excludes=())
    assert codes(on_table(crowded, ONE, OTHER)) == ["table_crowds_group"]


def test_a_package_is_not_held_to_them_twice() -> None:
    requiring = amend(SMALL, "linkages", ONE, requires=(OTHER,), group=None)
    package = next(iter(SMALL.packages))
    requiring = amend(requiring, "packages", package, linkages=(ONE,))
    assert "table_lacks" not in codes(on_table(requiring, package=package))


def test_no_bargaining_solution_is_given_while_a_candidate_is_unknown() -> None:
    gains = np.array([[1.0, 2.0], [np.nan, 3.0], [-1.0, 5.0]])
    known = np.array([True, False, False])
    assert solutions(gains, known)["nash"].tolist() == [True, False, False]
    both = np.array([True, True, False])
    assert not any(chosen.any() for chosen in solutions(gains, both).values())


def test_of_a_flood_in_a_deep_tree_only_what_is_listed_is_named(monkeypatch) -> None:
    """What a node without a name is called may be found far above it."""
    depth, asked = LISTED + 300, []
    has_name = naming._has_name
    monkeypatch.setattr(naming, "_has_name", lambda node: asked.append(node) or has_name(node))
    keys = [f"n{level}" for level in range(depth + 1)]
    wrong = {"probability": Estimate(2), "kind": "decision"}
    nodes = [Node(key, children=(below,), **wrong) for key, below in pairwise(keys)]
    packages = [
        Package(f"p{at}", "P", overrides=Table({key: Table({"x": None})}))
        for at, key in enumerate(keys)
    ]
    deep = Scenario(
        "Deep",
        keys[0],
        Table({node.id: node for node in (*nodes, Node(keys[-1]))}),
        packages=Roster(packages),
        assumptions=Assumptions(decisions="rational"),
    )
    found = all_findings(evaluate(lower(deep)))
    counted = {each.values["like"].code for each in found if each.code == "more_findings"}
    assert counted >= {
        "decision_without_owner",
        "number_off_scale",
        "override_of_strange_branch",
        "probabilities_normalised",
        "rational_without_owner",
    }
    assert not any(callable(value) for each in found for value in each.values.values())
    # The first that are listed stand near the root; all of them together would ask far more often.
    assert len(asked) < 10 * LISTED * LISTED
