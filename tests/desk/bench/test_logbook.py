"""What is done anywhere while a session is open stands in its log, as part of the same step."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.new_things import add_thing
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.model import edits
from scenario_desk.model.clock import now
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Judgement, Round
from scenario_desk.model.scenario import Scenario
from tests.desk.showing import undo_names, workbench
from tests.model.building import small_scenario


def quiet() -> Scenario:
    """A small scenario whose session is open and whose log is empty."""
    return edits.remove_all(small_scenario(), "log", list(small_scenario().log))


@pytest.fixture
def bench(qtbot: QtBot) -> Workbench:
    return workbench(quiet())


def entries(bench: Workbench) -> list[tuple[str, str, str]]:
    return [(each.kind, each.about, each.text) for each in bench.scenario.log.values()]


def test_a_move_and_its_entry_are_one_step(bench: Workbench) -> None:
    before = bench.scenario
    bench.apply(edits.happened, "deal", "June", "They signed in Geneva.")
    (entry,) = bench.scenario.log.values()
    label = bench.scenario.nodes["deal"].label
    assert (entry.kind, entry.about, entry.text) == ("move", label, "They signed in Geneva.")
    assert entry.session == "day"
    assert entry.scenario == bench.scenario.moment
    assert [move.branch for move in entry.scenario.moves] == ["talks", "deal"]
    assert entry.time[:10] == now()[:10]
    assert len(bench.history.done) == 1
    assert "log" not in bench.undo_text.lower()
    bench.undo()
    assert bench.scenario == before
    bench.redo()
    assert len(bench.scenario.log) == 1


@pytest.mark.parametrize(
    ("edit", "args", "told"),
    [
        (edits.take_snapshot, ("s", "Noon", "A", "2017-01-01T12:00:00Z", "Lunch."), [("snapshot", "Noon", "Lunch.")]),
        (edits.release, ("shelling", "", "It began."), [("inject", "Shelling resumes", "It began.")]),
        (edits.close_session, ("day", "2017-02-01T18:00:00Z"), [("closed", "A day of play", "")]),
        (edits.set_score, ("e1", "us1", Estimate(5)), []),
        (edits.set_label, ("deal", "Otherwise"), []),
        (edits.take, ({Judgement("weight", ("us1",)): Estimate(12)},), [("taken", "Take over what the room judges", "")]),
        (edits.add_new, ("proposals", "p9", ), None),
    ],
)  # fmt: skip
def test_what_happened_is_told_by_its_kind(
    bench: Workbench, edit: Any, args: tuple[Any, ...], told: list[tuple[str, str, str]] | None
) -> None:
    if told is None:
        assert bench.apply(edit, *args, session="day", name="Cross")
        told = [("proposal", "Cross", "")]
    else:
        assert bench.apply(edit, *args)
    assert entries(bench) == told


def test_stepping_back_and_branching_off_are_told_both(bench: Workbench) -> None:
    bench.apply(edits.happened, "deal")
    bench.apply(
        edits.together,
        partial(edits.take_back, branch="talks"),
        partial(edits.happened, branch="leave"),
        step="happened",
    )
    kinds = [kind for kind, _about, _text in entries(bench)]
    assert kinds == ["move", "step_back", "move"]
    assert [each.branch for each in bench.scenario.moves] == ["leave"]
    bench.undo()
    assert [kind for kind, *_rest in entries(bench)] == ["move"]


def test_the_note_of_a_move_that_was_made_is_no_other_move(bench: Workbench) -> None:
    bench.apply(edits.happened, "talks")
    bench.apply(edits.happened, "talks", "May", "A note that came later.")
    assert [kind for kind, *_rest in entries(bench)] == ["move"]


def test_a_round_and_its_seal_are_told(bench: Workbench) -> None:
    bench.apply(edits.second_round, "first-round", "again", "Once more")
    assert bench.apply(edits.open_round, "again", "2017-02-01T10:00:00Z")
    assert bench.apply(edits.close_round, "again", "2017-02-01T10:10:00Z", "ab12", "nonce", 3)
    assert bench.apply(edits.reveal_round, "again", "2017-02-01T10:11:00Z", ())
    assert entries(bench) == [
        ("round_opened", "Once more", ""),
        ("round_closed", "Once more", "SHA-256 of all ballots: ab12"),
        ("round_revealed", "Once more", ""),
    ]


def test_an_edit_that_keeps_the_log_itself_is_not_told_again(bench: Workbench) -> None:
    bench.apply(
        edits.together,
        partial(edits.happened, branch="talks"),
        partial(edits.logged, id="own", session="day", kind="move", about="Their move"),
        step="happened",
    )
    assert entries(bench) == [("move", "Their move", "")]


def test_what_a_gesture_did_is_told_once_it_is_done(bench: Workbench) -> None:
    bench.preview(edits.happened, "talks")
    bench.preview(edits.happened, "push")
    assert entries(bench) == []
    bench.commit()
    assert entries(bench) == [("move", bench.scenario.nodes["push"].label, "")]
    assert len(undo_names(bench)) == 1


def test_a_menu_is_no_way_around_the_log(bench: Workbench) -> None:
    assert add_thing(bench, "snapshot") is not None
    assert [kind for kind, *_rest in entries(bench)] == ["snapshot"]


def test_without_an_open_session_nothing_is_told(qtbot: QtBot) -> None:
    bench = workbench(edits.close_session(quiet(), "day", "2017-02-01T18:00:00Z"))
    bench.apply(edits.happened, "talks")
    assert entries(bench) == []
    bench.apply(edits.open_session, "day", "2017-02-02T09:00:00Z")
    assert entries(bench) == [("opened", "A day of play", "")]


def test_an_entry_keeps_under_what_it_was_looked_at(bench: Workbench) -> None:
    bench.assume(replace(bench.assumptions, decisions="rational", package="bargain"))
    bench.apply(edits.happened, "talks")
    (entry,) = bench.scenario.log.values()
    assert (entry.assumptions.decisions, entry.assumptions.package) == ("rational", "bargain")


@pytest.mark.parametrize("secret", [True, False])
def test_the_seal_is_told_but_of_a_round_whose_answers_are_erased(
    bench: Workbench, secret: bool
) -> None:
    asks: dict[str, Any] = (
        {"packages": (next(iter(bench.scenario.packages)),)} if secret else {"weights": ("us1",)}
    )
    assert bench.apply(edits.add, "rounds", Round("new", "day", "New", **asks))
    assert bench.apply(edits.open_round, "new", now())
    seal = {"digest": "d" * 64, "nonce": "n", "ballots": 2}
    assert bench.apply(edits.close_round, "new", now(), **seal)
    kind, about, text = entries(bench)[-1]
    assert (kind, about, "d" * 64 in text) == ("round_closed", "New", not secret)
