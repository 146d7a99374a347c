"""A state is pinned beside the present one, until it is let go of or another scenario is opened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.model.edits import remove, set_score
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.starting import empty_scenario
from tests.desk.showing import workbench
from tests.model.building import small_scenario


@pytest.fixture
def bench(qtbot: QtBot) -> Workbench:
    return workbench(small_scenario())


def test_what_is_pinned_stays_as_it_is_under_edits_undo_and_other_assumptions(
    bench: Workbench, qtbot: QtBot
) -> None:
    before = bench.evaluation
    with qtbot.waitSignal(bench.pin_changed):
        bench.pin()
    bench.apply(set_score, "e3", "us1", Estimate(60))
    bench.assume(replace(bench.assumptions, package="bargain"))
    bench.undo()
    assert bench.pinned is before
    assert bench.pinned.assumptions.package is None
    assert bench.assumptions.package == "bargain"


def test_pinning_is_no_step_and_a_second_time_lets_go(bench: Workbench) -> None:
    bench.pin()
    assert not bench.modified
    assert bench.undo_text == ""
    bench.pin()
    assert bench.pinned is None


def test_a_gesture_that_is_not_done_is_not_pinned(bench: Workbench) -> None:
    before = bench.scenario
    bench.preview(set_score, "e3", "us1", Estimate(60))
    bench.pin()
    assert bench.pinned is not None
    assert bench.pinned.frame.scenario is before
    assert not bench.previewing


def test_another_scenario_has_nothing_pinned(bench: Workbench) -> None:
    bench.pin()
    bench.open(Opened.of(empty_scenario()), None)
    assert bench.pinned is None
    assert bench.origin is None


def test_endpoints_move_from_what_is_pinned_else_from_the_base(bench: Workbench) -> None:
    bench.assume(replace(bench.assumptions, package="bargain"))
    base = bench.origin
    assert base is not None
    assert base.pinned is None
    bench.pin()
    bench.apply(set_score, "e3", "us1", Estimate(60))
    origin = bench.origin
    assert origin is not None
    assert origin.pinned is bench.pinned
    row = bench.frame.endpoint_index["e3"]
    assert origin.utility[row, 0] != bench.evaluation.utility[row, 0]
    assert origin.utility[row].tolist() == bench.pinned.utility[row].tolist()
    bench.apply(remove, "endpoints", "e1")
    assert bench.origin is not None
    assert len(bench.origin.utility) == len(bench.frame.endpoint_ids)
