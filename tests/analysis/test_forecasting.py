"""Branch probabilities made to add up, and what they reach."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.analysis.all_findings import beyond_checks
from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.forecasting import normalised
from scenario_desk.analysis.frame import lower
from scenario_desk.model.checking.ledger import LISTED
from scenario_desk.model.checks import check
from scenario_desk.model.entities import Assumptions, Move, Package
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster, Table
from tests.analysis.games import chance, decision, ending, game
from tests.analysis.growing import large_scenario

REST = np.nan


def siblings(*typed: float) -> tuple[list[float], float]:
    """Normalised probabilities of one node's branches, and their total as typed."""
    values, totals = normalised(np.array([REST, *typed]), np.array([len(typed)]))
    return values[1:].tolist(), float(totals[0])


@pytest.mark.parametrize(
    ("typed", "expected", "total"),
    [
        ((0.2, 0.8), (0.2, 0.8), 1.0),
        ((0.2, REST), (0.2, 0.8), 1.0),
        ((0.4, REST, REST), (0.4, 0.3, 0.3), 1.0),
        ((REST,), (1.0,), 1.0),
        ((REST, REST), (0.5, 0.5), 1.0),
        ((0.6, 0.6), (0.5, 0.5), 1.2),
        ((0.6, 0.6, REST), (0.5, 0.5, 0.0), 1.2),
        ((0.1, 0.3), (0.25, 0.75), 0.4),
        ((0.0, 0.0), (0.5, 0.5), 0.0),
        ((5e-324, 5e-324), (0.5, 0.5), 1e-323),
        ((1e-310, 3e-310), (0.25, 0.75), 4e-310),
        ((1e15, 3e15), (0.25, 0.75), 4e15),
        ((1.0, REST), (1.0, 0.0), 1.0),
    ],
)
def test_siblings_add_up(
    typed: tuple[float, ...], expected: tuple[float, ...], total: float
) -> None:
    values, found = siblings(*typed)
    assert values == pytest.approx(list(expected))
    assert found == pytest.approx(total)


def test_what_adds_up_is_left_to_the_last_bit() -> None:
    values, _ = siblings(0.1, 0.2, 0.7)
    assert values == [0.1, 0.2, 0.7]


def test_a_total_that_is_off_is_a_finding() -> None:
    tree = chance("root", (0.6, ending("l1", "e1")), (0.6, ending("l2", "e1")))
    scenario = game(tree, {"e1": {"us": 0}})
    (finding,) = evaluate(lower(scenario)).findings
    assert (finding.code, finding.about) == ("probabilities_normalised", "root")
    assert finding.values["total"] == 1.2
    # A package that sets it right has none, and one that sets it wrong has its own.
    for share, total in ((0.4, None), (0.9, 1.5)):
        overrides = {"root": Table({"l1": Estimate(0.6), "l2": Estimate(share)})}
        package = Package("p", "P", overrides=Table(overrides))
        evaluation = evaluate(
            lower(replace(scenario, packages=Roster([package]))), Assumptions(package="p")
        )
        found = [finding.values["total"] for finding in evaluation.findings]
        assert found == ([] if total is None else [total])


def test_what_the_checks_say_already_is_not_said_again_of_the_figures() -> None:
    def forks(count: int, owner: str | None) -> Scenario:
        branches = (
            decision(f"d{k}", owner, (0.6, ending(f"l{k}", "e1")), (0.6, ending(f"r{k}", "e1")))
            for k in range(count)
        )
        tree = chance("root", *((None, branch) for branch in branches))
        return game(tree, {"e1": {"us": 0}})

    assumptions = Assumptions(decisions="rational")
    many = forks(LISTED + 5, "us")
    checked = check(many)
    assert [each.code for each in checked].count("probabilities_normalised") == LISTED
    ties = beyond_checks(evaluate(lower(many), assumptions), checked)
    assert [each.code for each in ties] == ["rational_tie"] * LISTED + ["more_findings"]
    assert ties[-1].values["count"] == 5
    few = forks(1, None)
    (nobody,) = beyond_checks(evaluate(lower(few), assumptions), check(few))
    assert (nobody.code, nobody.about) == ("rational_without_owner", "d0")


def test_a_branch_an_override_does_not_name_is_the_rest() -> None:
    tree = chance("root", (0.6, ending("l1", "e1")), (0.4, ending("l2", "e2")))
    scenario = game(tree, {"e1": {"us": 0}, "e2": {"us": 1}})
    overrides = {"root": Table({"l1": Estimate(0.3)}), "gone": Table({"l1": Estimate(1.0)})}
    package = Package("p", "P", overrides=Table(overrides))
    evaluation = evaluate(
        lower(replace(scenario, packages=Roster([package]))), Assumptions(package="p")
    )
    assert evaluation.endpoint_reach.tolist() == pytest.approx([0.3, 0.7])
    # What one can have without a deal is forecast with no package.
    assert evaluation.reservation[0] == pytest.approx(0.4)


def test_a_deeper_move_declares_those_above_it() -> None:
    tree = chance(
        "root",
        (0.9, ending("l1", "e1")),
        (
            0.1,
            chance("c", (0.2, chance("d", (0.5, ending("l2", "e1")), (0.5, ending("l3", "e2")))),
                   (0.8, ending("l4", "e1"))),
        ),
    )  # fmt: skip
    scenario = game(tree, {"e1": {"us": 0}, "e2": {"us": 1}})
    evaluation = evaluate(lower(replace(scenario, moves=(Move("d"), Move("unknown")))))
    frame = evaluation.frame
    assert [frame.node_ids[row] for row in frame.moves] == ["c", "d"]
    assert evaluation.endpoint_reach.tolist() == [0.5, 0.5]
    assert evaluation.reservation[0] == pytest.approx(0.5)


def test_a_move_that_contradicts_those_before_it_counts_for_nothing() -> None:
    fork = chance("fork", (0.5, ending("l2", "e2")), (None, ending("l3", "e1")))
    scenario = game(
        chance("root", (0.9, ending("l1", "e1")), (0.1, fork)),
        {"e1": {"us": 0}, "e2": {"us": 1}},
    )
    for moves, happened in (
        (("l1", "l2"), ["l1"]),
        (("fork", "l1", "l2"), ["fork", "l2"]),
        (("l3", "l2"), ["fork", "l3"]),
    ):
        loaded = replace(scenario, moves=tuple(Move(branch) for branch in moves))
        evaluation = evaluate(lower(loaded))
        frame = evaluation.frame
        assert [frame.node_ids[row] for row in frame.moves] == happened
        assert evaluation.endpoint_reach.sum() == 1


def test_a_node_after_which_nothing_is_open_settles_nothing() -> None:
    """0.1 + 0.2 + 0.7 need not be 1 to the last bit, and no juncture comes of that."""
    inner = chance("inner", *((each, ending(f"l{each}", "e1")) for each in (0.1, 0.2, 0.7)))
    scenario = game(
        chance("root", (0.3, inner), (None, ending("l1", "e2"))),
        {"e1": {"us": 10}, "e2": {"us": -10}},
        reservation=0.0,
    )
    evaluation = evaluate(lower(scenario))
    inside = evaluation.frame.node_index["inner"]
    assert evaluation.overlap_reach[inside] != 1
    assert evaluation.importance[inside] == 0
    assert evaluation.importance[0] == pytest.approx(0.21)


SCENARIOS = st.builds(
    large_scenario,
    st.integers(1, 80),
    actors=st.integers(1, 3),
    endpoints=st.integers(1, 6),
    seed=st.integers(0, 1_000),
)
ASSUMPTIONS = st.sampled_from([Assumptions(), Assumptions(decisions="rational")])


@given(SCENARIOS, ASSUMPTIONS)
def test_every_ending_together_is_certain(scenario, assumptions) -> None:
    evaluation = evaluate(lower(scenario), assumptions)
    total = evaluation.endpoint_reach.sum() + evaluation.unassigned_reach
    assert total == pytest.approx(1.0)
    branching = evaluation.frame.branching
    for row in branching.tolist():
        first = evaluation.frame.first_child[row]
        children = slice(first, first + evaluation.frame.child_count[row])
        assert evaluation.probability[children].sum() == pytest.approx(1.0)
        assert evaluation.reach[children].sum() == pytest.approx(evaluation.reach[row])


@given(SCENARIOS, ASSUMPTIONS)
def test_importances_share_out_what_is_open(scenario, assumptions) -> None:
    evaluation = evaluate(lower(scenario), assumptions)
    likely = evaluation.overlap_reach[0]
    assert evaluation.importance.sum() == pytest.approx(likely * (1 - likely), abs=1e-12)
    assert (evaluation.importance >= 0).all()


@given(SCENARIOS, ASSUMPTIONS)
def test_the_root_sums_up_the_endings(scenario, assumptions) -> None:
    evaluation = evaluate(lower(scenario), assumptions)
    reach = evaluation.endpoint_reach
    assert evaluation.expected_utility[0] == pytest.approx(reach @ evaluation.utility)
    both = evaluation.in_overlap == 1
    assert evaluation.overlap_reach[0] == pytest.approx(reach[both].sum())
    assert evaluation.agreement_reach[0] == pytest.approx(reach[evaluation.agreement_zone].sum())


@given(SCENARIOS)
def test_a_rational_owner_never_does_better_by_another_branch(scenario) -> None:
    evaluation = evaluate(lower(scenario))
    frame = evaluation.frame
    for row in np.flatnonzero(evaluation.rational).tolist():
        first = frame.first_child[row]
        children = slice(first, first + frame.child_count[row])
        mine = evaluation.expected_utility[children, frame.owner[row]]
        assert evaluation.expected_utility[row, frame.owner[row]] == pytest.approx(mine.max())
