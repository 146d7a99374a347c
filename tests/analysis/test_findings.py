"""What the analysis says of the linkages on the table and of what it cannot know."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.bargaining import solutions
from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.model.edits import amend
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.scenario import Scenario
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
