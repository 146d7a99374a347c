"""Draws stand exactly as long as nothing that they rest on is another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.uncertainty.drawing import drawing
from scenario_desk.analysis.uncertainty.ground import same_ground
from scenario_desk.analysis.uncertainty.robustness import fingerprint
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.entities import Source
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario

Edit = Callable[[Scenario], Scenario]
IDLE: dict[str, Edit] = {
    "a name": lambda it: edits.amend(it, "endpoints", "e1", name="Other"),
    "a title": lambda it: edits.amend_scenario(it, title="Other"),
    "a label": lambda it: edits.set_label(it, "push", "Other"),
    "a reason": lambda it: edits.set_score(it, "e1", "us1", _with_reason(it.scores["e1", "us1"])),
}
BEARING: dict[str, Edit] = {
    "a score": lambda it: edits.set_score(it, "e1", "us1", Estimate(3.0)),
    "the ends of a score": lambda it: edits.set_score(
        it, "e1", "us1", Estimate(it.scores["e1", "us1"].best, -100.0, 100.0)
    ),
    "a probability": lambda it: edits.set_probability(it, "deal", Estimate(0.11, 0.05, 0.2)),
    "a signature": lambda it: edits.amend(
        it, "endpoints", "e1", needs_agreement=not it.endpoints["e1"].needs_agreement
    ),
    "how ends are read": lambda it: edits.amend_scenario(it, limits="hard"),
    "an endpoint": lambda it: edits.remove(it, "endpoints", "e3"),
}


def _with_reason(estimate: Estimate) -> Estimate:
    return Estimate(estimate.best, estimate.low, estimate.high, rationale="Because")


@pytest.mark.parametrize("name", [*IDLE, *BEARING])
def test_it_is_the_same_where_no_figure_can_differ(name: str) -> None:
    before = small_scenario()
    after = {**IDLE, **BEARING}[name](before)
    frame, sampling = lower(before), Sampling(samples=8)
    later = frame.updated(changes(before, after))
    said = before.assumptions
    same = same_ground((frame, said, sampling), (later, after.assumptions, sampling))
    assert same == (name in IDLE)
    prints = [
        fingerprint(drawing(each, each.scenario.assumptions, sampling)) for each in (frame, later)
    ]
    assert (prints[0] == prints[1]) == same


def test_sources_bear_where_they_tie_scores_together() -> None:
    before = edits.add(small_scenario(), "sources", Source("s1", "Another report"))
    estimate = before.scores["e1", "us1"]
    cited = Estimate(estimate.best, estimate.low, estimate.high, sources=("s1",))
    after = edits.set_score(before, "e1", "us1", cited)
    frame, said = lower(before), before.assumptions
    later = frame.updated(changes(before, after))
    for correlation, same in ((0.0, True), (0.5, False)):
        sampling = Sampling(correlation=correlation)
        assert same_ground((frame, said, sampling), (later, said, sampling)) == same


def test_another_sampling_is_another_ground() -> None:
    frame, said = lower(small_scenario()), small_scenario().assumptions
    one, other = (frame, said, Sampling(seed=1)), (frame, said, Sampling(seed=2))
    assert same_ground(one, one)
    assert not same_ground(one, other)
