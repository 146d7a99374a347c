"""The ballot box: votes that are kept before they are acknowledged, and read only once sealed.

It stands outside the scenario, in a file of its own that only its owner may read. A vote is kept
under session, round, voter and item with a rising number, so that one sent twice counts once. In a
round that is unlinkable the voter is a random key, no time is kept, and once it is opened neither
keys nor order are left in the file.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from scenario_desk.workshop.grouped import GroupedDatabase
from scenario_desk.workshop.refused import WorkshopRefused

Answer = Mapping[str, Any]
"""What somebody said of one item, as a phone sends it, checked."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One answer to one item; without voter and time where the round was unlinkable."""

    voter: str | None
    item: str
    answer: Answer
    time: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """What is shown when a round closes, and what later proves that nothing was changed."""

    digest: str
    """SHA-256 over the nonce and all ballots, as `digest_of` makes it."""
    nonce: str
    """Secret until the ballots are revealed: few answers could be guessed from a digest alone."""
    ballots: int
    """How many have answered."""


@dataclass(frozen=True, slots=True)
class Known:
    """Who joined, as the box remembers: of the secret in the phone's cookie only the hash."""

    id: str
    secret_hash: str
    alias: str
    seat: str


@dataclass(frozen=True, slots=True)
class Door:
    """Where a session is joined, so that it is the same after a restart."""

    token: str
    code: str
    port: int


_SCHEMA = """
CREATE TABLE IF NOT EXISTS door (session TEXT PRIMARY KEY, token TEXT, code TEXT, port INTEGER);
CREATE TABLE IF NOT EXISTS person (
    session TEXT, id TEXT, secret_hash TEXT, alias TEXT, seat TEXT, PRIMARY KEY (session, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS round (
    session TEXT, round TEXT, unlinkable INTEGER, state TEXT,
    digest TEXT, nonce TEXT, ballots INTEGER, PRIMARY KEY (session, round)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ballot (
    session TEXT, round TEXT, voter TEXT, item TEXT, number INTEGER, answer TEXT, time TEXT,
    PRIMARY KEY (session, round, voter, item)
) WITHOUT ROWID;
"""
_CAST = """
INSERT INTO ballot VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET number = excluded.number, answer = excluded.answer, time = excluded.time
WHERE excluded.number > number
"""
_OF = "WHERE session = ? AND round = ?"


class BallotBox:
    """Ballots, and who joined, in one file. Any thread may call; a file has one box at a time."""

    def __init__(self, path: Path) -> None:
        """Open or make it; raises WorkshopRefused where it is in use, damaged or cannot be made."""
        self._file = GroupedDatabase(path, _SCHEMA)

    def close(self) -> None:
        self._file.close()

    def begin(self, session: str, round: str, *, unlinkable: bool) -> None:  # noqa: A002
        """Take votes of this round from now on; one begun before goes on as it was."""
        row = (session, round, int(unlinkable), "open", "", "", 0)
        self._file.put(
            lambda rows: rows.execute("INSERT OR IGNORE INTO round VALUES (?,?,?,?,?,?,?)", row)
        ).result()

    def cast(
        self,
        session: str,
        round: str,  # noqa: A002
        voter: str,
        number: int,
        answers: Mapping[str, Answer],
        time: str = "",
    ) -> None:
        """Keep the answers by item; durable when it returns. The same number or a lower one changes
        nothing. Raises WorkshopRefused where the round is sealed or the disk refused."""
        self.casting(session, round, voter, number, answers, time).result()

    def casting(
        self,
        session: str,
        round: str,  # noqa: A002
        voter: str,
        number: int,
        answers: Mapping[str, Answer],
        time: str = "",
    ) -> Future[None]:
        """As `cast`, for those who wait elsewhere."""

        def keep(rows: sqlite3.Connection) -> None:
            state, unlinkable = _round(rows, session, round)
            if state != "open":
                raise WorkshopRefused("round_is_closed")
            when = "" if unlinkable else time
            rows.executemany(
                _CAST,
                [
                    (session, round, voter, item, number, _written(answer), when)
                    for item, answer in answers.items()
                ],
            )

        return self._file.put(keep)

    def mine(self, session: str, round: str) -> dict[str, dict[str, tuple[int, Answer]]]:  # noqa: A002
        """What each voter has said so far, with its number, to be given back to that voter alone."""

        def read(rows: sqlite3.Connection) -> dict[str, dict[str, tuple[int, Answer]]]:
            found: dict[str, dict[str, tuple[int, Answer]]] = {}
            query = f"SELECT voter, item, number, answer FROM ballot {_OF}"
            for voter, item, number, answer in rows.execute(query, (session, round)):
                found.setdefault(voter, {})[item] = (number, json.loads(answer))
            return found

        return self._file.put(read).result()

    def answered(self, session: str, round: str) -> dict[str, int] | int:  # noqa: A002
        """How many answers there are of each voter; of an unlinkable round, how many have answered."""

        def count(rows: sqlite3.Connection) -> dict[str, int] | int:
            _state, unlinkable = _round(rows, session, round)
            query = f"SELECT voter, COUNT(*) FROM ballot {_OF} GROUP BY voter"
            found = dict(rows.execute(query, (session, round)).fetchall())
            return len(found) if unlinkable else found

        return self._file.put(count).result()

    def seal(self, session: str, round: str) -> Seal:  # noqa: A002
        """Take nothing more; sealing again gives the same seal."""
        return self.sealing(session, round).result()

    def sealing(self, session: str, round: str) -> Future[Seal]:  # noqa: A002
        """As `seal`: every vote put in before it is in it, and none that comes after."""

        def close(rows: sqlite3.Connection) -> Seal:
            if found := _sealed(rows, session, round):
                return found
            _state, unlinkable = _round(rows, session, round)
            ballots = _ballots(rows, session, round, unlinkable)
            voters = {
                row[0] for row in rows.execute(f"SELECT voter FROM ballot {_OF}", (session, round))
            }
            nonce = secrets.token_hex(16)
            seal = Seal(digest_of(ballots, nonce), nonce, len(voters))
            rows.execute(
                f"UPDATE round SET state = 'sealed', digest = ?, nonce = ?, ballots = ? {_OF}",
                (seal.digest, seal.nonce, seal.ballots, session, round),
            )
            return seal

        return self._file.put(close)

    def sealed(self, session: str, round: str) -> Seal | None:  # noqa: A002
        """The seal of a round, or None while it is open or was never begun."""
        return self._file.put(lambda rows: _sealed(rows, session, round)).result()

    def open(self, session: str, round: str) -> tuple[Ballot, ...]:  # noqa: A002
        """All ballots of a sealed round, by item; again and again the same, but for their order.

        Of an unlinkable one keys and order are gone from the file when it returns, and each answer
        stands alone. Raises WorkshopRefused while it is not sealed, and after it was burnt.
        """

        def read(rows: sqlite3.Connection) -> tuple[Ballot, ...]:
            state, unlinkable = _round(rows, session, round)
            if state not in ("sealed", "opened"):
                raise WorkshopRefused("round_not_sealed" if state == "open" else "round_is_burnt")
            ballots = _ballots(rows, session, round, unlinkable)
            if unlinkable:
                secrets.SystemRandom().shuffle(ballots)
                ballots.sort(key=lambda ballot: ballot.item)
                if state == "sealed":
                    _unlink(rows, session, round, ballots)
            rows.execute(f"UPDATE round SET state = 'opened' {_OF}", (session, round))
            return tuple(ballots)

        return self._file.put(read, erases=True).result()

    def burn(self, session: str, round: str) -> None:  # noqa: A002
        """Erase the ballots of a sealed round: nobody learns more of them than was worked out.

        So the nonce goes, too: with it few answers could be guessed from the digest.
        """

        def erase(rows: sqlite3.Connection) -> None:
            if _round(rows, session, round)[0] == "open":
                raise WorkshopRefused("round_not_sealed")
            rows.execute(f"DELETE FROM ballot {_OF}", (session, round))
            rows.execute(f"UPDATE round SET state = 'burnt', nonce = '' {_OF}", (session, round))

        self._file.put(erase, erases=True).result()

    def remember(self, session: str, who: Known) -> Future[None]:
        """Keep who joined, or what is new of them."""
        row = (session, who.id, who.secret_hash, who.alias, who.seat)

        def keep(rows: sqlite3.Connection) -> None:
            rows.execute("INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?, ?)", row)

        return self._file.put(keep)

    def known(self, session: str) -> tuple[Known, ...]:
        """Who joined this session."""
        query = "SELECT id, secret_hash, alias, seat FROM person WHERE session = ?"
        rows = self._file.put(lambda rows: rows.execute(query, (session,)).fetchall()).result()
        return tuple(Known(*row) for row in rows)

    def keep_door(self, session: str, door: Door) -> None:
        row = (session, door.token, door.code, door.port)
        self._file.put(
            lambda rows: rows.execute("INSERT OR REPLACE INTO door VALUES (?, ?, ?, ?)", row)
        ).result()

    def door(self, session: str) -> Door | None:
        """Where this session was joined before, if it was."""
        query = "SELECT token, code, port FROM door WHERE session = ?"
        row = self._file.put(lambda rows: rows.execute(query, (session,)).fetchone()).result()
        return Door(*row) if row else None


def digest_of(ballots: Iterable[Ballot], nonce: str) -> str:
    """SHA-256 over the nonce and the ballots, whatever their order; times are not in it."""
    lines = sorted(_written([ballot.voter or "", ballot.item, ballot.answer]) for ballot in ballots)
    return sha256("\n".join([nonce, *lines]).encode()).hexdigest()


def _written(value: Any) -> str:
    """The one way in which a value is written, so that equal ones have equal digests."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _round(rows: sqlite3.Connection, session: str, name: str) -> tuple[str, bool]:
    """Its state and whether it is unlinkable."""
    query = f"SELECT state, unlinkable FROM round {_OF}"
    row = rows.execute(query, (session, name)).fetchone()
    if row is None:
        raise WorkshopRefused("round_not_asked")
    return row[0], bool(row[1])


def _sealed(rows: sqlite3.Connection, session: str, name: str) -> Seal | None:
    query = f"SELECT digest, nonce, ballots FROM round {_OF} AND state <> 'open'"
    row = rows.execute(query, (session, name)).fetchone()
    return Seal(*row) if row else None


def _ballots(rows: sqlite3.Connection, session: str, name: str, unlinkable: bool) -> list[Ballot]:
    query = f"SELECT voter, item, answer, time FROM ballot {_OF} ORDER BY item, voter"
    return [
        Ballot(None if unlinkable else voter, item, json.loads(answer), time)
        for voter, item, answer, time in rows.execute(query, (session, name))
    ]


def _unlink(rows: sqlite3.Connection, session: str, name: str, ballots: Iterable[Ballot]) -> None:
    """Put each answer back under a key of its own that is nobody's."""
    rows.execute(f"DELETE FROM ballot {_OF}", (session, name))
    rows.executemany(
        _CAST,
        [
            (session, name, secrets.token_hex(16), ballot.item, 0, _written(ballot.answer), "")
            for ballot in ballots
        ],
    )
