"""The room: who is here, what is asked, and what each phone sees; it knows no network.

Any thread may call. What is told of it goes to one callback, in whatever thread it happened.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any, Literal

from scenario_desk.model.clock import now
from scenario_desk.workshop import events
from scenario_desk.workshop.answers import checked, plain
from scenario_desk.workshop.ballots import Answer, BallotBox, Seal
from scenario_desk.workshop.paper import Paper, paper_json
from scenario_desk.workshop.people import People, Person
from scenario_desk.workshop.refused import WorkshopRefused

Phase = Literal["waiting", "open", "closed", "revealed", "ended"]
LONGEST_ARGUMENT = 1_000
MOST_ARGUMENTS = 10
"""Of one person about one move."""
_HIGHEST = 2**53
"""The highest number of a vote that every browser counts exactly."""


@dataclass(frozen=True, slots=True)
class Seat:
    """What a participant can sit for: an actor or a team."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """The move that is argued about."""

    id: str
    name: str
    team: str = ""
    pro: tuple[str, ...] = ()
    contra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is, and never what was answered."""

    asked: int
    """How many people are asked."""
    answered: int
    """How many of them have answered anything."""
    answers: Mapping[str, int] | None
    """How many answers there are, by participant; None where the round is unlinkable."""


class Room:
    """One session in progress, on top of its ballot box, which the host opens and closes."""

    def __init__(
        self,
        box: BallotBox,
        session: str,
        title: str,
        seats: Sequence[Seat] = (),
        marking: str = "",
        told: Callable[[events.Event], None] = lambda _event: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.session, self.title, self.marking = session, title, marking
        self.seats = tuple(seats)
        self.told = told
        self.box = box
        self.changed: Callable[[], None] = lambda: None
        """Called, in any thread, when the phones have something new to see."""
        self.number = secrets.randbelow(2**31)
        """Of the state; it rises with every change. No restart counts from where another did."""
        self._clock = clock
        self._lock = threading.RLock()
        self._people = People(box.known(session))
        self._phase: Phase = "waiting"
        self._paper: Paper | None = None
        self._until: float | None = None
        self._results: Mapping[str, Any] | None = None
        self._proposed: Proposed | None = None
        self._argued: dict[str, int] = {}
        self._hold = False
        self._trouble = ""
        self._said: dict[str, dict[str, tuple[int, Answer]]] = {}

    # What the host does.

    def ask(self, paper: Paper, seconds: float | None = None) -> None:
        """Put the paper before everybody it asks; `seconds` is the countdown they see.

        One asked before, in this or an earlier run, goes on with the votes it had; one that is sealed
        stays closed.
        """
        self.box.begin(self.session, paper.round, unlinkable=paper.unlinkable)
        is_closed = self.box.sealed(self.session, paper.round) is not None
        said = {} if is_closed and paper.unlinkable else self.box.mine(self.session, paper.round)
        with self._lock:
            self._paper, self._said, self._results = paper, said, None
            self._phase = "closed" if is_closed else "open"
            self._until = None if seconds is None else self._clock() + seconds
        self._news()

    def lengthen(self, seconds: float) -> None:
        """Let the countdown run for so much longer, from now on where it had run out."""
        with self._lock:
            if self._until is not None:
                self._until = max(self._until, self._clock()) + seconds
        self._news()

    def close(self) -> Seal:
        """Take no more votes; raises WorkshopRefused where nothing is asked."""
        with self._lock:
            if self._paper is None:
                raise WorkshopRefused("room_asks_nothing")
            # In the same moment, so that every vote taken before is in it.
            sealing = self.box.sealing(self.session, self._paper.round)
            if self._phase == "open":
                self._phase = "closed"
        seal = sealing.result()
        self._news()
        return seal

    def show(self, results: Mapping[str, Any]) -> None:
        """Show what the room said, by item; raises WorkshopRefused while votes are taken."""
        with self._lock:
            if self._paper is None or self._phase == "open":
                raise WorkshopRefused("room_still_blind")
            self._phase, self._results = "revealed", results
        self._news()

    def rest(self) -> None:
        """Ask nothing for now."""
        with self._lock:
            self._paper, self._results, self._said = None, None, {}
            self._phase = "waiting"
        self._news()

    def hold(self, held: bool) -> None:
        """Show no results while they are held."""
        with self._lock:
            self._hold = held
        self._news()

    def propose(self, proposed: Proposed | None) -> None:
        """Let everybody argue about a move, or about none."""
        with self._lock:
            if proposed is None or self._proposed is None or proposed.id != self._proposed.id:
                self._argued = {}
            self._proposed = proposed
        self._news()

    def end(self) -> None:
        """The session is over; phones say so."""
        with self._lock:
            self._phase = "ended"
        self._news()

    def progress(self) -> Progress | None:
        """How far the round is; None where nothing is asked."""
        with self._lock:
            paper = self._paper
            if paper is None:
                return None
            asked = sum(paper.asks(person.seat) for person in self._people)
            counts = {voter: len(said) for voter, said in self._said.items()}
        by_person = None if paper.unlinkable else counts
        return Progress(asked, len(counts), by_person)

    def trouble(self, refused: WorkshopRefused) -> None:
        """Tell the host that something could not be kept; the same again only after a vote was."""
        sentence = str(refused)
        with self._lock:
            is_new, self._trouble = sentence != self._trouble, sentence
        if is_new:
            self.told(events.Failed(sentence))

    @property
    def phase(self) -> Phase:
        return self._phase

    @property
    def left(self) -> float | None:
        """How many seconds the countdown has left; None where none runs."""
        with self._lock:
            return self._left() if self._phase == "open" else None

    def people(self) -> tuple[Person, ...]:
        """Everybody who joined."""
        with self._lock:
            return tuple(self._people)

    # What phones do.

    def check_seat(self, seat: Any) -> None:
        """Raises WorkshopRefused where it is none of this session; "" is nobody's."""
        if seat != "" and all(seat != each.id for each in self.seats):
            raise WorkshopRefused("join_no_seat")

    def join(self, alias: Any, seat: Any) -> Future[Person]:
        """Let somebody in; they are here once the box knows them. Raises WorkshopRefused."""
        self.check_seat(seat)
        with self._lock:
            if self._phase == "ended":
                raise WorkshopRefused("room_ended")
            person, known = self._people.add(alias, seat)
        joined: Future[Person] = Future()

        def settled(kept: Future[None]) -> None:
            if error := kept.exception():
                with self._lock:
                    self._people.remove(person)
                joined.set_exception(error)
                return
            joined.set_result(person)
            self.told(events.Joined(person.id, person.alias, person.seat, now()))

        self.box.remember(self.session, known).add_done_callback(settled)
        return joined

    def sit(self, person: Person, seat: Any) -> Future[None]:
        """Let somebody who has no seat yet take one, for good. Raises WorkshopRefused."""
        self.check_seat(seat)
        with self._lock:
            if person.seat and person.seat != seat:
                raise WorkshopRefused("join_seated")
            person.seat = seat
            known = self._people.kept(person)
        kept = self.box.remember(self.session, known)
        self.told(events.Seated(person.id, seat))
        self._news()
        return kept

    def known(self, secret: str) -> Person | None:
        """Whose phone this is, by the secret in its cookie; None for a forged one."""
        with self._lock:
            return self._people.by_secret(secret)

    def came(self, person: Person) -> None:
        """A phone is connected."""
        with self._lock:
            person.phones += 1
        self.told(events.Came(person.id))

    def went(self, person: Person) -> None:
        """A phone is gone."""
        with self._lock:
            person.phones -= 1
            is_last = not person.phones
        if is_last:
            self.told(events.Left(person.id))

    def vote(self, person: Person, round: Any, number: Any, answers: Any) -> Future[None]:  # noqa: A002
        """Keep somebody's own answers; done once they are with the disk. Raises WorkshopRefused."""
        if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < _HIGHEST:
            raise WorkshopRefused("vote_is_none")
        with self._lock:
            paper = self._open_paper(person, round)
            good = checked(paper, answers)
            voter = person.voter(self.session, paper)
            when = "" if paper.unlinkable else now()
            kept = self.box.casting(self.session, paper.round, voter, number, good, when)

        def settled(kept: Future[None]) -> None:
            if not kept.cancelled() and kept.exception() is None:
                self._count(paper, voter, number, good)

        kept.add_done_callback(settled)
        return kept

    def argue(self, person: Person, proposal: Any, side: Any, text: Any) -> None:
        """Take an argument about the move proposed; raises WorkshopRefused."""
        said = plain(text, LONGEST_ARGUMENT, lines=True)
        with self._lock:
            proposed = self._proposed
            if proposed is None or proposal != proposed.id or self._phase == "ended":
                raise WorkshopRefused("argue_not_asked")
            if side not in ("for", "against") or not said:
                raise WorkshopRefused("argue_is_none")
            count = self._argued.get(person.id, 0)
            if count >= MOST_ARGUMENTS:
                raise WorkshopRefused("argue_too_many", count=MOST_ARGUMENTS)
            self._argued[person.id] = count + 1
            if side == "for":
                self._proposed = replace(proposed, pro=(*proposed.pro, said))
            else:
                self._proposed = replace(proposed, contra=(*proposed.contra, said))
        self.told(events.Argued(person.id, proposed.id, side, said))
        self._news()

    def view(self, person: Person) -> tuple[int, dict[str, Any]]:
        """What this phone sees: the number of the state, and the state."""
        with self._lock:
            paper = self._paper if self._paper and self._paper.asks(person.seat) else None
            phase = self._phase if paper or self._phase == "ended" else "waiting"
            voter = person.voter(self.session, paper) if paper else ""
            yours = self._said.get(voter, {})
            shown = phase == "revealed" and not self._hold
            return self.number, {
                "title": self.title,
                "marking": self.marking,
                "you": {"alias": person.alias, "seat": person.seat},
                "seats": self.seats_json(),
                "phase": phase,
                "left": self._left() if phase == "open" else None,
                "paper": paper_json(paper, voter) if paper else None,
                "yours": {item: answer for item, (_number, answer) in yours.items()},
                "last": max((number for number, _answer in yours.values()), default=0),
                "results": self._results if shown else None,
                "proposal": self._proposal_json(),
                "hold": self._hold,
            }

    def seats_json(self) -> list[dict[str, str]]:
        return [{"id": seat.id, "name": seat.name} for seat in self.seats]

    def _open_paper(self, person: Person, name: Any) -> Paper:
        paper = self._paper
        if self._phase == "ended":
            raise WorkshopRefused("room_ended")
        if paper is None or paper.round != name:
            raise WorkshopRefused("round_not_open")
        if self._phase != "open":
            raise WorkshopRefused("round_is_closed")
        if not paper.asks(person.seat):
            raise WorkshopRefused("round_not_yours")
        return paper

    def _count(self, paper: Paper, voter: str, number: int, answers: Mapping[str, Answer]) -> None:
        """Remember what was kept, to be given back to the one phone it came from."""
        with self._lock:
            self._trouble = ""
            if self._paper is not paper:
                return
            said = self._said.setdefault(voter, {})
            for item, answer in answers.items():
                if item not in said or said[item][0] < number:
                    said[item] = (number, answer)
            count = len(self._said)
        self.told(events.Voted(paper.round, count))

    def _left(self) -> float | None:
        return None if self._until is None else round(max(self._until - self._clock(), 0.0), 1)

    def _proposal_json(self) -> dict[str, Any] | None:
        now = self._proposed
        if now is None:
            return None
        said = {"for": list(now.pro), "against": list(now.contra)}
        return {"id": now.id, "name": now.name, "team": now.team, **said}

    def _news(self) -> None:
        with self._lock:
            self.number += 1
        self.changed()
