"""A moment of a session is looked at without losing the present, and nothing of it can be changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.desk.bench.moments import Opened, Update
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.patches import patch
from scenario_desk.model.room import Participant
from tests.desk.showing import workbench
from tests.model.played import played


@pytest.fixture
def bench(qtbot: QtBot) -> Workbench:
    return workbench(played())


def test_the_window_shows_what_there_was_with_the_log_of_now(bench: Workbench) -> None:
    present = bench.scenario
    updates: list[Update] = []
    bench.updated.connect(updates.append)
    bench.past.look_at("x1")
    assert [move.branch for move in bench.scenario.moves] == ["talks"]
    assert bench.scenario.released == ()
    assert bench.scenario.log == present.log
    fresh = evaluate(lower(present.log["x1"].scenario))
    assert bench.evaluation.reservation.tolist() == fresh.reservation.tolist()
    assert updates[-1].scenario is bench.scenario
    assert not updates[-1].previewing
    assert bench.committed is present
    assert not bench.modified
    assert bench.past.leave()
    assert bench.scenario == present
    assert bench.evaluation.reservation.tolist() == evaluate(lower(present)).reservation.tolist()
    assert not bench.past.leave()


def test_nothing_of_the_past_can_be_changed(bench: Workbench) -> None:
    bench.past.look_at("x1")
    said: list[str] = []
    bench.refused.connect(said.append)
    assert not bench.apply(edits.set_score, "e1", "us1", Estimate(5))
    assert not bench.preview(edits.set_score, "e1", "us1", Estimate(5))
    assert said == ["The past is only looked at; go back to now (Esc) to change anything."] * 2
    assert bench.past.entry == "x1"
    bench.settle()
    assert bench.past.entry == "x1"
    bench.past.leave()
    assert bench.apply(edits.set_score, "e1", "us1", Estimate(5))


def test_what_was_assumed_is_as_it_was_then_and_now(qtbot: QtBot) -> None:
    scenario = played()
    entry = scenario.log["x1"]
    then = replace(entry.assumptions, decisions="rational", package="bargain")
    bench = workbench(replace(scenario, log=scenario.log.put(replace(entry, assumptions=then))))
    bench.resolve_decisions("quantal")
    bench.past.look_at("x1")
    assert (bench.assumptions.decisions, bench.assumptions.package) == ("rational", "bargain")
    bench.past.look_at("x2")
    bench.past.leave()
    assert (bench.assumptions.decisions, bench.assumptions.package) == ("quantal", None)


def test_steps_stay_within_the_session(bench: Workbench) -> None:
    bench.past.step(1)
    assert bench.past.entry == ""
    bench.past.look_at("x4")
    for expected in ("x5", "x5"):
        bench.past.step(1)
        assert bench.past.entry == expected
    bench.past.step(-99)
    assert bench.past.entry == "x0"


def test_who_joins_meanwhile_is_taken_in_and_the_past_stays(bench: Workbench) -> None:
    bench.past.look_at("x1")
    grown = edits.add(bench.committed, "participants", Participant("new", "Newt"))
    assert bench.receive(patch(bench.committed, grown))
    assert bench.past.entry == "x1"
    assert "new" in bench.scenario.participants
    assert [move.branch for move in bench.scenario.moves] == ["talks"]
    bench.past.leave()
    assert "new" in bench.scenario.participants
    assert [move.branch for move in bench.scenario.moves] == ["push"]


def test_undo_is_of_the_present(bench: Workbench) -> None:
    bench.apply(edits.set_score, "e1", "us1", Estimate(5))
    bench.past.look_at("x0")
    bench.undo()
    assert bench.past.entry == ""
    assert bench.scenario == played()


def test_an_entry_that_is_gone_leads_back_to_the_present(bench: Workbench) -> None:
    bench.past.look_at("x1")
    fewer = edits.remove(bench.committed, "log", "x1")
    bench.receive(patch(bench.committed, fewer))
    assert bench.past.entry == ""
    assert bench.scenario == fewer


def test_what_is_not_done_yet_is_done_before_one_looks_back(bench: Workbench) -> None:
    bench.preview(edits.set_label, "talks", "Otherwise")
    bench.past.look_at("x1")
    assert not bench.previewing
    bench.past.leave()
    assert bench.scenario.nodes["talks"].label != "Otherwise"


def test_another_file_has_no_past_yet(bench: Workbench) -> None:
    bench.past.look_at("x1")
    bench.open(Opened.of(played()), None)
    assert bench.past.entry == ""
    assert bench.read_only is None
