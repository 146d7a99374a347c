"""The smallest change does what it says, and nothing smaller does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.acceptance import NO, YES
from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.inverse.problems import Found
from scenario_desk.analysis.inverse.smallest import KINDS, Answer, Change, inverse
from scenario_desk.analysis.inverse.steps import steps
from scenario_desk.analysis.uncertainty.judgements import SCALES, Kind
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.scenario import Scenario
from tests.analysis.inverse.cases import better, case, guesses
from tests.analysis.newsworthy import with_news

SEEDS = st.integers(0, 1_000_000)
STRICT = 1e-4
"""What going just beyond strict limits may cost."""


def wanted(answer: Answer) -> int:
    return NO if answer.in_overlap == YES else YES


def cost(change: Change) -> float:
    low, high = SCALES[change.kind]
    return float(np.abs(change.values - change.what.estimates[0]).sum() / (high - low))


def holds(scenario: Scenario, assumptions: Assumptions, answer: Answer, change: Change) -> bool:
    after = evaluate(lower(edits.together(scenario, *steps(change))), assumptions)
    return int(after.in_overlap[answer.endpoint]) == wanted(answer)


@settings(max_examples=80)
@given(SEEDS, st.sampled_from(["judged", "rational", "quantal"]))
def test_each_change_kept_as_an_edit_does_it(seed: int, decisions: str) -> None:
    scenario, assumptions = case(seed)
    scenario = with_news(scenario, seed) if seed % 2 else scenario
    assumptions = Assumptions(
        package=assumptions.package,
        linkages=assumptions.linkages,
        decisions=decisions,  # type: ignore[arg-type]
    )
    for answer in inverse(lower(scenario), assumptions).answers():
        for change in answer.changes:
            assert holds(scenario, assumptions, answer, change), (answer.endpoint, change.kind)
            assert change.distance == pytest.approx(cost(change), abs=1e-9)


@settings(max_examples=200)
@given(SEEDS)
def test_nothing_smaller_does_it(seed: int) -> None:
    scenario, assumptions = case(seed)
    scenario = with_news(scenario, seed) if seed % 2 else scenario
    frame = lower(scenario)
    # A score that news push beyond the scale is not moved in what a no-agreement value rests on.
    clipped = bool(seed % 2) and any(p.reservation == "derived" for p in scenario.profiles.values())
    kinds = [kind for kind in KINDS if kind is not Kind.SCORE or not clipped]
    chance = np.random.default_rng(seed)
    for answer in inverse(frame, assumptions).answers(count=1):
        if answer.undecided:
            continue
        found = {change.kind: change.distance for change in answer.changes}
        for kind in kinds:
            least = found.get(kind)
            shares = [0.1, 1.0, 6.0] if least is None else [0.99 * least - STRICT, 0.8 * least]
            budgets = [each for each in shares if each > STRICT]
            for guess in guesses(frame, assumptions, kind) if budgets else []:
                cheapest = better(guess, answer.endpoint, wanted(answer), budgets, chance)
                assert cheapest == np.inf, (answer.endpoint, kind, least)


@given(SEEDS)
def test_what_is_cheapest_for_one_is_the_linear_programs_where_it_does_for_all(seed: int) -> None:
    scenario, assumptions = case(seed)
    search = inverse(lower(scenario), assumptions)
    for row in range(len(scenario.endpoints)):
        if not search._ground.known[row]:
            continue
        gains = search.judged.zones.in_overlap[row] != YES
        for least, node in search._at_nodes(row, gains=gains):
            task = node._task(frozenset())
            quick, whole = node.quick(frozenset()), task.together()
            assert (quick is None) <= (whole is None)
            if whole is None or quick is None:
                continue
            assert least <= quick.cost + 1e-7
            assert quick.cost <= whole.cost + 1e-7
            assert task.met(Found(0.0, whole.changes), 1e-8)
            if quick.exact:
                assert quick.cost == pytest.approx(whole.cost, abs=1e-7)
