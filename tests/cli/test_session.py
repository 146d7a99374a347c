"""`session`: a room joins and votes without a window, and what was answered is saved or kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Round, Session
from scenario_desk.model.scenario import replace
from scenario_desk.model.table import Roster
from scenario_desk.workshop import addresses
from scenario_desk.workshop.addresses import Address
from scenario_desk.workshop.ballots import Ballot, digest_of
from tests.conftest import PATIENCE_S
from tests.model.building import small_scenario
from tests.workshop.phones import HOST, Phone

VOTE = {"score/e1/us1": {"low": 1, "best": 2, "high": 3, "reason": "So."}}

OPENED = "2017-02-01T09:00:00Z"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "day.scenario"
    asked = Round("r1", "day", "Scores", scores=(("e1", "us1"),), branches=("talks",))
    scenario = replace(
        small_scenario(),
        sessions=Roster([Session("day", "A day of play", OPENED, seats=("us", "ru"))]),
        participants=Roster([]),
        assessments=Roster([]),
        proposals=Roster([]),
        log=Roster([]),
        rounds=Roster([asked]),
    )
    save(scenario, path)
    return path


Started = Callable[..., tuple[subprocess.Popen[str], dict[str, Any]]]


@pytest.fixture
def start() -> Iterator[Started]:
    """Start the command in a process of its own, and read how to join it."""
    running: list[subprocess.Popen[str]] = []

    def started(*arguments: str) -> tuple[subprocess.Popen[str], dict[str, Any]]:
        command = [sys.executable, "-m", "scenario_desk", "session", *arguments]
        process = subprocess.Popen(
            [*command, "--host", HOST, "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
        )
        running.append(process)
        assert process.stdout is not None
        return process, json.loads(process.stdout.readline())

    yield started
    for process in running:
        process.kill()
        process.communicate()


def ended(process: subprocess.Popen[str]) -> str:
    """Stop it as Ctrl+C does; what it said last."""
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, out) == (0, ""), err
    return err


def come(said: dict[str, Any], alias: str) -> Phone:
    phone = Phone(said["port"])
    assert phone.post("/join", {"code": said["code"], "alias": alias}).json == {"ok": True}
    return phone


def vote(phone: Phone, number: int, answers: Any = VOTE) -> str:
    said = {"round": "r1", "number": number, "answers": answers}
    return str(phone.post("/vote", said).json["say"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no Ctrl+C to one process")
def test_a_round_is_asked_kept_gone_on_with_and_saved(file: Path, start: Started) -> None:
    before = file.read_bytes()
    process, said = start(str(file), "--round", "r1")
    assert said.keys() == {"join", "code", "port"}
    assert said["join"].startswith(f"http://{HOST}:{said['port']}/#")
    ann = come(said, "Ann")
    assert [item["item"] for item in ann.state()["paper"]["items"]] == [
        "score/e1/us1",
        "branch/talks",
    ]
    assert vote(ann, 1) == "kept"
    assert "1 has answered. The votes are kept" in ended(process)
    assert file.read_bytes() == before

    process, again = start(str(file), "--round", "r1", "--reveal")
    assert again == said
    assert ann.state()["yours"].keys() == VOTE.keys()
    bob = come(said, "Bob")
    assert bob.post("/join", {"seat": "ru"}).json == {"ok": True}
    assert vote(bob, 1, {"branch/talks": {"unknown": True}}) == "kept"
    told = ended(process)
    assert "2 have answered; it is saved" in told

    saved = load(file)
    asked = saved.rounds["r1"]
    assert (asked.state, asked.ballots) == ("revealed", 2)
    assert asked.digest in told
    seats = {each.name: each.seat for each in saved.participants.values()}
    assert seats == {"Ann": None, "Bob": "ru"}
    score, branch = sorted(saved.assessments.values(), key=lambda each: each.kind, reverse=True)
    assert (score.answer, score.reason) == (Estimate(2, 1, 3), "So.")
    assert (branch.branch, branch.answer) == ("talks", "unknown")
    ballots = [
        Ballot(
            score.participant,
            "score/e1/us1",
            {"low": 1.0, "best": 2.0, "high": 3.0, "reason": "So."},
        ),
        Ballot(branch.participant, "branch/talks", {"unknown": True}),
    ]
    assert digest_of(ballots, asked.nonce) == asked.digest
    log = list(saved.log.values())
    assert [each.kind for each in log] == ["round_opened", "round_closed", "round_revealed"]
    assert {each.about for each in log} == {"Scores"}
    assert asked.digest in log[1].text
    assert log[2].scenario == saved.moment


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no Ctrl+C to one process")
def test_what_was_removed_meanwhile_loses_no_other_answer(file: Path, start: Started) -> None:
    process, said = start(str(file), "--round", "r1", "--reveal")
    ann = come(said, "Ann")
    assert vote(ann, 1, VOTE | {"branch/talks": {"low": 1, "best": 2, "high": 3}}) == "kept"
    whole = load(file)
    save(replace(whole, rounds=Roster([])), file)
    with ann.line() as line:
        process.send_signal(signal.SIGINT)
        line.until("ended")
    _out, err = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 2
    assert "“r1” was removed" in err
    assert "The votes are kept" in err
    assert "nobody foresaw" not in err

    save(edits.remove(whole, "endpoints", "e1"), file)
    process, _said = start(str(file), "--round", "r1", "--reveal")
    told = ended(process)
    assert "1 answer is left out" in told
    assert [each.judgement.item for each in load(file).assessments.values()] == ["branch/talks"]


def test_what_cannot_be_served_is_said(
    refuse: Callable[..., str], file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = ("--host", HOST)
    assert "no round “r9”" in refuse("session", str(file), *here, "--round", "r9")
    assert "--round" in refuse("session", str(file), *here, "--reveal")
    assert "--cert" in refuse("session", str(file), *here, "--key", "key.pem")
    assert "is no port" in refuse("session", str(file), *here, "--port", "70000")
    assert "is no address" in refuse("session", str(file), "--host", "example.org")
    assert "cannot be used to encrypt" in refuse(
        "session", str(file), *here, "--cert", str(tmp_path / "no.pem")
    )
    monkeypatch.setattr(addresses, "addresses", lambda: ())
    assert "is on no network" in refuse("session", str(file))
    two = (Address("10.0.0.1"), Address("10.0.0.2"))
    monkeypatch.setattr(addresses, "addresses", lambda: two)
    assert "10.0.0.1 and 10.0.0.2" in refuse("session", str(file))
    alone = replace(load(file), sessions=Roster([]), rounds=Roster([]))
    save(alone, tmp_path / "alone.scenario")
    assert "no session yet" in refuse("session", str(tmp_path / "alone.scenario"), *here)
