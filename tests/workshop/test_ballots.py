"""Votes count once, are sealed, and of an unlinkable round nothing is left that could link them."""

from __future__ import annotations

import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from scenario_desk.workshop.ballots import Ballot, BallotBox, Door, Known, Seal, digest_of
from scenario_desk.workshop.refused import WorkshopRefused

S, R = "session-1", "r1"


def test_a_vote_sent_twice_counts_once_and_the_highest_number_stands(box: BallotBox) -> None:
    box.begin(S, R, unlinkable=False)
    box.cast(S, R, "ann", 2, {"poll": {"choice": ["e02"]}}, "2026-01-01T10:00:00Z")
    for number in (2, 1):
        box.cast(S, R, "ann", number, {"poll": {"choice": ["e01"]}}, "2026-01-01T11:00:00Z")
    box.cast(S, R, "bob", 1, {"poll": {"choice": []}, "weight/us1": {"best": 3.0}}, "2026")

    assert box.answered(S, R) == {"ann": 1, "bob": 2}
    box.seal(S, R)
    assert box.open(S, R) == (
        Ballot("ann", "poll", {"choice": ["e02"]}, "2026-01-01T10:00:00Z"),
        Ballot("bob", "poll", {"choice": []}, "2026"),
        Ballot("bob", "weight/us1", {"best": 3.0}, "2026"),
    )


def test_what_is_sealed_takes_nothing_more_and_what_is_open_shows_nothing(box: BallotBox) -> None:
    box.begin(S, R, unlinkable=False)
    box.cast(S, R, "ann", 1, {"poll": {"choice": ["e02"]}})
    assert box.sealed(S, R) is None
    with pytest.raises(WorkshopRefused, match="close it first"):
        box.open(S, R)
    with pytest.raises(WorkshopRefused, match="close it first"):
        box.burn(S, R)

    seal = box.seal(S, R)
    with pytest.raises(WorkshopRefused, match="is closed"):
        box.cast(S, R, "bob", 1, {"poll": {"choice": ["e01"]}})
    assert box.seal(S, R) == box.sealed(S, R) == seal
    assert seal.ballots == 1
    with pytest.raises(WorkshopRefused, match="never opened"):
        box.cast(S, "r9", "bob", 1, {"poll": {"choice": ["e01"]}})


def test_the_digest_is_of_what_was_said_and_by_whom(box: BallotBox) -> None:
    """By the definition: the nonce, then a line for each ballot, sorted."""
    box.begin(S, R, unlinkable=False)
    box.cast(S, R, "ann", 1, {"poll": {"choice": ["é"]}}, "2026")
    seal = box.seal(S, R)
    ballots = box.open(S, R)

    assert digest_of(ballots, seal.nonce) == seal.digest
    assert digest_of([Ballot("a", "b", {"x": 1})], "n") == (
        # printf 'n\n["a","b",{"x":1}]' | sha256sum
        "7ff963a1153a1926476643787ab54bcdb42405f6a6fdbb3fc074b54293484a0b"
    )
    changed = [Ballot("bob", each.item, each.answer) for each in ballots]
    assert digest_of(changed, seal.nonce) != seal.digest
    assert digest_of(ballots, "another") != seal.digest


def test_of_an_unlinkable_round_no_key_time_or_order_is_left(
    tmp_path: Path, box: BallotBox
) -> None:
    box.begin(S, R, unlinkable=True)
    voters = [f"token{number:03}of-a-voter" for number in range(60)]
    for number, voter in enumerate(voters):
        answers = {item: {"best": float(number)} for item in ("weight/us1", "weight/us2")}
        box.cast(S, R, voter, 1, answers, "2026-01-01T10:00:00Z")
    assert box.answered(S, R) == 60
    seal = box.seal(S, R)
    ballots = box.open(S, R)

    assert {(each.voter, each.time) for each in ballots} == {(None, "")}
    assert digest_of(ballots, seal.nonce) == seal.digest
    said = [each.answer["best"] for each in ballots if each.item == "weight/us1"]
    others = [each.answer["best"] for each in ballots if each.item == "weight/us2"]
    assert sorted(said) == sorted(others) == [float(number) for number in range(60)]
    assert said not in (sorted(said), others)
    # Opened again it says the same, and none of the files has a voter's key in it.
    assert sorted(map(str, box.open(S, R))) == sorted(map(str, ballots))
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"weight/us1" in kept
    assert b"of-a-voter" not in kept
    assert b"2026" not in kept


def test_what_is_burnt_is_in_no_file(tmp_path: Path, box: BallotBox) -> None:
    box.begin(S, R, unlinkable=False)
    box.cast(S, R, "ann", 1, {"package/pk-secret": {"yes": False}})
    seal = box.seal(S, R)
    assert len(box.open(S, R)) == 1
    box.burn(S, R)

    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"pk-secret" not in kept
    # With it so few answers could be found again by trying them all.
    assert seal.nonce.encode() not in kept
    assert box.sealed(S, R) == Seal(seal.digest, "", seal.ballots)
    with pytest.raises(WorkshopRefused, match="were erased"):
        box.open(S, R)


def test_a_box_that_is_opened_again_knows_everything(tmp_path: Path) -> None:
    path = tmp_path / "again" / "votes.db"
    first = BallotBox(path)
    first.begin(S, R, unlinkable=False)
    first.cast(S, R, "ann", 7, {"poll": {"choice": ["e02"]}})
    first.remember(S, Known("ann", "hash", "Ann", "us")).result()
    first.remember(S, Known("ann", "hash", "Ann", "ru")).result()
    first.keep_door(S, Door("token", "ABC234", 8123))
    first.close()

    again = BallotBox(path)
    again.begin(S, R, unlinkable=True)
    assert again.mine(S, R) == {"ann": {"poll": (7, {"choice": ["e02"]})}}
    assert again.answered(S, R) == {"ann": 1}
    assert again.known(S) == (Known("ann", "hash", "Ann", "ru"),)
    assert again.known("another") == ()
    assert again.door(S) == Door("token", "ABC234", 8123)
    assert again.door("another") is None
    again.close()
    with pytest.raises(WorkshopRefused, match="session is closed"):
        again.cast(S, R, "ann", 8, {})


def test_a_box_is_its_owners_and_one_programs(tmp_path: Path, box: BallotBox) -> None:
    path = tmp_path / "votes.db"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(WorkshopRefused, match="open in another program"):
        BallotBox(path)


def test_a_damaged_box_says_so(tmp_path: Path) -> None:
    path = tmp_path / "votes.db"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(WorkshopRefused, match="damaged"):
        BallotBox(path)
    with pytest.raises(WorkshopRefused, match="cannot be kept: a folder stands where"):
        BallotBox(tmp_path)


def test_many_at_once_are_all_kept(box: BallotBox) -> None:
    box.begin(S, R, unlinkable=False)
    waiting = [
        box.casting(S, R, f"voter{number}", 1, {"weight/us1": {"best": number}})
        for number in range(500)
    ]
    for each in waiting:
        each.result()
    assert box.answered(S, R) == {f"voter{number}": 1 for number in range(500)}


def test_who_waits_no_longer_stops_nobody_else(box: BallotBox) -> None:
    """A connection that is lost gives up its vote before it was kept."""
    box.begin(S, R, unlinkable=False)
    started, gate = threading.Event(), threading.Event()
    box._file.put(lambda _rows: (started.set(), gate.wait()))
    started.wait()
    lost = box.casting(S, R, "ann", 1, {"poll": {"choice": []}})
    kept = box.casting(S, R, "bob", 1, {"poll": {"choice": []}})
    assert lost.cancel()
    gate.set()
    kept.result()
    assert box.answered(S, R) == {"bob": 1}


@pytest.mark.parametrize("error", [ValueError, WorkshopRefused])
def test_one_that_fails_takes_back_its_own_alone(
    box: BallotBox, error: Callable[[str], Exception]
) -> None:
    def fails(rows) -> None:
        rows.execute("DELETE FROM round")
        raise error("vote_is_none")

    box.begin(S, R, unlinkable=False)
    failed = box._file.put(fails)
    kept = box.casting(S, R, "bob", 1, {"poll": {"choice": []}})
    assert isinstance(failed.exception(), Exception)
    kept.result()
    assert box.answered(S, R) == {"bob": 1}
