"""The host: what happens in the scenario reaches the phones, and what phones send the scenario."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.serving import Serving
from scenario_desk.model import edits
from scenario_desk.model.clock import now
from tests.conftest import PATIENCE_S
from tests.desk.session.conftest import Hall
from tests.desk.showing import undo_names, workbench
from tests.model.building import small_scenario
from tests.workshop.phones import Phone

ITEM = "score__e1__us1"
SCORES = {"scores": (("e1", "us1"), ("e2", "us1"))}


def test_a_round_goes_from_open_to_revealed_in_scenario_and_on_phones(hall: Hall) -> None:
    hall.start()
    ann, bob = hall.come("Ann"), hall.come("Bob")
    key = hall.ask(**SCORES)

    ann.vote(key, 1, **{ITEM: {"low": 10, "best": 20, "high": 30, "reason": "Oil."}})
    bob.vote(key, 1, **{ITEM: {"low": -30, "best": -20, "high": -10}})
    hall.until(lambda: hall.host.progress and hall.host.progress.answered == 2)
    assert not [each for each in hall.bench.scenario.assessments.values() if each.round == key]

    hall.host.close_round()
    hall.rest()
    closed = hall.bench.scenario.rounds[key]
    assert (closed.state, closed.ballots, len(closed.digest)) == ("closed", 2, 64)
    ann.until("closed")

    hall.host.reveal_round()
    hall.rest()
    told = [each for each in hall.bench.scenario.assessments.values() if each.round == key]
    assert sorted(each.answer.best for each in told) == [-20, 20]
    shown = ann.until("revealed")["results"]["score/e1/us1"]
    assert (shown["dots"], shown["median"], shown["reasons"]) == ([-20, 20], 0, ["Oil."])


def test_each_step_is_one_to_undo_and_stands_in_the_log(hall: Hall) -> None:
    hall.start()
    hall.come("Ann")
    before = len(hall.bench.scenario.log)
    hall.ask("Second", **SCORES)
    hall.host.close_round()
    hall.rest()
    hall.host.reveal_round()
    hall.rest()

    kinds = [each.kind for each in hall.bench.scenario.log.values()][before:]
    assert kinds == ["round_opened", "round_closed", "round_revealed"]
    closed = list(hall.bench.scenario.log.values())[before + 1]
    assert closed.about == "Second"
    assert next(each.digest for each in hall.host.rounds if each.name == "Second") in closed.text
    labels = undo_names(hall.bench)
    assert len(labels) == 4
    assert labels[0].startswith("Reveal the round")
    assert "Ann" in hall.aliases


class Gate:
    """Ballots were opened, and are not given out before somebody says so."""

    def __init__(self) -> None:
        self.come, self.go_on = Event(), Event()


@pytest.fixture
def opening(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate, real = Gate(), Serving.open_ballots

    def late(*args: Any) -> Any:
        found = real(*args)
        gate.come.set()
        assert gate.go_on.wait(PATIENCE_S)
        return found

    monkeypatch.setattr(Serving, "open_ballots", late)
    yield gate
    gate.go_on.set()


def closed_with_a_vote(hall: Hall) -> str:
    hall.start()
    ann = hall.come("Ann")
    key = hall.ask(**SCORES)
    ann.vote(key, 1, **{ITEM: {"low": 10, "best": 20, "high": 30}})
    hall.host.close_round()
    hall.rest()
    return key


def answers(hall: Hall, key: str) -> list[object]:
    given = hall.bench.scenario.assessments.values()
    return [each.answer.best for each in given if each.round == key]


@pytest.mark.parametrize("kind", ["apply", "preview"])
def test_what_is_edited_while_ballots_are_opened_stays(
    hall: Hall, opening: Gate, kind: str
) -> None:
    key = closed_with_a_vote(hall)
    hall.host.reveal_round()
    hall.until(opening.come.is_set)
    change = getattr(hall.bench, kind)
    assert change(edits.amend, collection="endpoints", id="e1", title="Meanwhile")
    opening.go_on.set()
    hall.rest()
    assert answers(hall, key) == [20]
    assert hall.bench.scenario.endpoints["e1"].title == "Meanwhile"
    assert hall.bench.committed is hall.bench.scenario
    found = hall.bench.committed.rounds[key]
    assert hall.host.said(found).scenario.endpoints["e1"].title == "Meanwhile"
    hall.bench.undo()
    assert hall.bench.scenario.endpoints["e1"].title == "Meanwhile"
    assert answers(hall, key) == []


def test_a_round_that_is_taken_back_while_ballots_are_opened_is_not_revealed(
    hall: Hall, opening: Gate
) -> None:
    key = closed_with_a_vote(hall)
    hall.host.reveal_round()
    hall.until(opening.come.is_set)
    refused: list[str] = []
    hall.bench.refused.connect(refused.append)
    hall.bench.undo()
    opening.go_on.set()
    hall.rest()
    assert hall.bench.scenario.rounds[key].state == "open"
    assert answers(hall, key) == []
    assert len(refused) == 1


def test_what_is_undone_is_undone_on_phones_and_votes_are_kept(hall: Hall) -> None:
    hall.start()
    ann = hall.come("Ann")
    key = hall.ask(**SCORES)
    ann.vote(key, 1, **{ITEM: {"low": 1, "best": 2, "high": 3}})

    hall.bench.undo()
    ann.until("waiting")
    hall.rest()
    hall.bench.redo()
    again = ann.until("open")
    assert again["yours"] == {"score/e1/us1": {"low": 1, "best": 2, "high": 3}}


def test_a_program_that_was_killed_goes_on_with_the_votes_it_had(hall: Hall, qtbot: QtBot) -> None:
    hall.start()
    ann = hall.come("Ann")
    key = hall.ask(**SCORES)
    ann.vote(key, 1, **{ITEM: {"low": 1, "best": 2, "high": 3}})
    door, cookie = hall.host.joining, ann.socket.request.headers["Cookie"].partition("=")[2]
    hall.host.stop()
    hall.rest()
    bench, path = hall.bench, hall.bench.path
    hall.bench = workbench(bench.scenario)
    hall.bench.path, hall.host = path, Host(hall.bench)

    hall.start()

    assert hall.host.joining == door
    assert "1" in hall.host.notice
    assert Phone(door.port, cookie).state()["yours"]["score/e1/us1"]["best"] == 2
    hall.host.close()
    hall.bench.deleteLater()
    hall.bench, hall.host = bench, Host(bench)


def test_who_joined_in_the_last_moment_is_counted(hall: Hall) -> None:
    """What a phone tells comes to the window in a turn of its own, and may come late."""
    hall.host._gathering.setInterval(10**8)
    hall.start()
    assert hall.host.joining is not None
    assert hall.host.serving is not None
    key = hall.ask(**SCORES)
    room = hall.host.serving.room
    ann = room.join("Ann", "").result()
    room.vote(ann, key, 1, {"score/e1/us1": {"low": 1, "best": 2, "high": 3}}).result()
    assert "Ann" not in hall.aliases
    hall.host.close_round()
    hall.rest()
    hall.host.reveal_round()
    hall.rest()

    (told,) = (each for each in hall.bench.scenario.assessments.values() if each.round == key)
    assert told.participant == ann.id
    hall.host._gathered()
    assert hall.aliases.count("Ann") == 1


def test_who_was_removed_stays_so(hall: Hall) -> None:
    hall.start()
    ann = hall.come("Ann")
    key = hall.ask(**SCORES)
    ann.vote(key, 1, **{ITEM: {"low": 1, "best": 2, "high": 3}})
    gone = next(each.id for each in hall.bench.scenario.participants.values() if each.name == "Ann")
    assert hall.bench.apply(edits.remove, "participants", gone)
    hall.host.close_round()
    hall.rest()
    hall.host.reveal_round()
    hall.rest()

    assert hall.bench.scenario.rounds[key].state == "revealed"
    assert not [each for each in hall.bench.scenario.assessments.values() if each.round == key]


def test_what_is_only_previewed_does_not_reach_phones(hall: Hall) -> None:
    hall.start()
    key = hall.ask(**SCORES)
    assert hall.bench.preview(edits.remove, "rounds", key)
    assert key not in hall.bench.scenario.rounds
    assert hall.host.round is not None
    assert not hall.host.busy
    hall.bench.cancel()


def test_another_file_stops_it(hall: Hall) -> None:
    hall.start()
    hall.bench.open(Opened.of(small_scenario()), None)
    hall.rest()
    assert not hall.host.running


def test_saved_under_another_name_it_takes_its_votes_along(hall: Hall, tmp_path: Path) -> None:
    hall.start()
    ann = hall.come("Ann")
    key = hall.ask(**SCORES)
    ann.vote(key, 1, **{ITEM: {"low": 1, "best": 2, "high": 3}})
    door = hall.host.joining

    hall.bench.mark_saved(hall.bench.scenario, tmp_path / "other.scenario")
    hall.rest()

    assert hall.host.joining == door
    hall.until(lambda: hall.host.progress and hall.host.progress.answered == 1)


def test_an_ended_session_is_ended_on_phones_and_stops(hall: Hall) -> None:
    hall.start()
    ann = hall.come("Ann")
    assert hall.host.close_session()
    assert ann.until("ended")
    hall.rest()
    assert (hall.host.session, hall.host.running) == (None, False)
    assert list(hall.bench.scenario.log.values())[-1].kind == "closed"


def test_a_countdown_is_seen_and_can_take_longer(hall: Hall) -> None:
    hall.start()
    ann = hall.come("Ann")
    key = hall.prepare(**SCORES)
    hall.host.open_round(key, minutes=2)
    hall.rest()
    assert 100 < ann.until("open")["left"] <= 120
    hall.host.lengthen()
    assert hall.host.left is not None
    assert 160 < hall.host.left <= 180


def test_a_reason_that_is_hidden_is_shown_to_nobody(hall: Hall) -> None:
    hall.start()
    ann = hall.come("Ann")
    key = hall.ask(**SCORES)
    ann.vote(key, 1, **{ITEM: {"low": 1, "best": 2, "high": 3, "reason": "Rude."}})
    hall.host.close_round()
    hall.rest()
    hall.host.reveal_round()
    hall.rest()
    assert ann.until("revealed")["results"]["score/e1/us1"]["reasons"] == ["Rude."]
    (told,) = (each for each in hall.bench.scenario.assessments.values() if each.round == key)

    hall.host.hide_reason(told.id)
    hall.rest()

    assert ann.until("revealed")["results"]["score/e1/us1"]["reasons"] == []


def test_without_a_file_it_does_not_start(hall: Hall) -> None:
    hall.bench.path = None
    hall.host.start("127.0.0.1")
    assert not hall.host.busy


def test_what_is_done_without_a_session_is_done_unlogged(hall: Hall) -> None:
    hall.host.close_session()
    before = len(hall.bench.scenario.log)
    assert hall.host.do("inject", "Shelling", edits.release, "shelling", now())
    assert [each.inject for each in hall.bench.scenario.released] == ["shelling"]
    assert len(hall.bench.scenario.log) == before


def test_an_address_of_another_machine_is_refused_in_a_sentence(hall: Hall, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hall.bench.refused) as said:
        hall.host.start("192.0.2.7")
    assert "192.0.2.7" in said.args[0]
    assert not hall.host.running


def test_what_is_being_started_when_the_window_goes_is_stopped(hall: Hall) -> None:
    hall.host.start("127.0.0.1")
    hall.host.close()
    assert not [each.name for each in threading.enumerate() if each.name in ("session", "ballots")]
