"""What only words changed is not computed again; what anything else changed is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenario_desk.analysis.evaluation import Evaluation, evaluate, evaluate_anew
from scenario_desk.analysis.frame import lower
from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario

SMALL = small_scenario()
BEFORE = evaluate(lower(SMALL))


def after(scenario: Scenario, assumptions: Assumptions = SMALL.assumptions) -> Evaluation:
    frame = BEFORE.frame.updated(changes(SMALL, scenario))
    return evaluate_anew(BEFORE, frame, assumptions)


def test_figures_stand_when_a_label_changes() -> None:
    found = after(edits.set_label(SMALL, "deal", "A bargain"))
    assert found.utility is BEFORE.utility
    assert found.overlap_reach is BEFORE.overlap_reach
    assert found.frame.scenario.nodes["deal"].label == "A bargain"


@pytest.mark.parametrize(
    "scenario",
    [
        edits.set_probability(SMALL, "deal", Estimate(0.1)),
        edits.set_score(SMALL, "e1", "us1", Estimate(-90)),
        edits.set_weight(SMALL, "us-base", "us1", Estimate(1)),
        edits.set_kind(SMALL, "push", "chance"),
        edits.amend(SMALL, "actors", "ir", principal=True),
        edits.amend(SMALL, "endpoints", "e3", needs_agreement=True),
        edits.amend_scenario(SMALL, limits="hard"),
        edits.happened(SMALL, "talks"),
        edits.delete(SMALL, "leave"),
    ],
)
def test_figures_follow_what_they_are_computed_from(scenario: Scenario) -> None:
    found, fresh = after(scenario), evaluate(lower(scenario))
    for name in ("spread_low", "acceptable", "reach", "overlap_reach", "expected_utility"):
        assert np.allclose(getattr(found, name), getattr(fresh, name), equal_nan=True)
    assert any(
        getattr(found, name) is not getattr(BEFORE, name) for name in ("utility", "probability")
    )


def test_figures_follow_the_assumptions() -> None:
    rational = replace(SMALL.assumptions, decisions="rational")
    assert after(SMALL, rational).rational.any()
