"""A session without a window: served until Ctrl+C, and then perhaps revealed into its file."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from scenario_desk.cli.refused import CommandRefused
from scenario_desk.cli.streams import complain, flush, progress, say, say_json
from scenario_desk.exchange.saving_apart import save_apart
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.model.clock import now
from scenario_desk.model.edits.room.sessions import session_in
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.room import Round
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.workshop import events
from scenario_desk.workshop.addresses import only_address
from scenario_desk.workshop.asking import asking, seats_of
from scenario_desk.workshop.ballots import Ballot, BallotBox, Seal
from scenario_desk.workshop.boxes import box_path
from scenario_desk.workshop.logbook import entries
from scenario_desk.workshop.revealing import (
    assessments_of,
    no_longer_asked,
    participant_of,
    signable,
)
from scenario_desk.workshop.room import Room
from scenario_desk.workshop.server import Joining, Server

_STOPS = ("SIGINT", "SIGTERM", "SIGBREAK")
_LOOK_S = 0.5
"""How often it is looked whether to stop, where the system wakes nobody who waits."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What is to be served, and how."""

    file: Path
    host: str | None
    port: int
    asked: str | None
    reveal: bool
    cert: Path | None
    key: Path | None
    as_json: bool


def serve(what: Serving) -> None:
    """Serve until it is told to stop; raises CommandRefused, FileRefused, WorkshopRefused."""
    scenario = load(what.file)
    paper = None if what.asked is None else asking(scenario, what.asked)
    if paper is not None and scenario.rounds[paper.round].state == "revealed":
        raise CommandRefused("command_round_revealed", round=paper.name)
    session = _session(scenario, what.asked)
    host = what.host or only_address()
    box = BallotBox(box_path(what.file))
    try:
        began = now()
        room = Room(
            box,
            session,
            _title(scenario, session),
            seats_of(scenario, session),
            scenario.marking,
            _tell,
        )
        if paper is not None:
            room.ask(paper)
        server = Server(room, host, what.port, what.cert, what.key)
        with _until_told() as told:
            joining = server.start()
            try:
                _say_how(joining, as_json=what.as_json)
                while not told.wait(_LOOK_S):
                    _say_progress(room)
                if what.reveal:
                    room.end()
            finally:
                server.stop()
        progress("")
        if paper is not None:
            _end(what, paper.round, room, began)
    finally:
        box.close()


def _session(scenario: Scenario, asked: str | None) -> str:
    """That of the round, else the one that is open, else the last."""
    if asked is not None:
        return scenario.rounds[asked].session
    if not scenario.sessions:
        raise CommandRefused("command_no_session")
    found = session_in(scenario)
    return scenario.sessions.order[-1] if found is None else found.id


def _title(scenario: Scenario, session: str) -> str:
    return scenario.sessions[session].name or scenario.title


@contextmanager
def _until_told() -> Iterator[threading.Event]:
    """What is set by Ctrl+C, or when the system asks the program to end."""
    told = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        told.set()

    signals = [getattr(signal, name) for name in _STOPS if hasattr(signal, name)]
    before: list[Any] = [signal.signal(each, stop) for each in signals]
    try:
        yield told
    finally:
        for each, was in zip(signals, before, strict=True):
            signal.signal(each, was)


def _say_how(joining: Joining, *, as_json: bool) -> None:
    if as_json:
        say_json({"join": joining.url, "code": joining.code, "port": joining.port}, one_line=True)
    else:
        say(_("Join at {url}").format(url=joining.url))
        say(
            _("or at {address} with the code {code}").format(
                address=joining.address, code=joining.code
            )
        )
        if joining.advice:
            say(joining.advice)
    flush()


def _say_progress(room: Room) -> None:
    found = room.progress()
    if found is not None and room.phase == "open":
        text = _("{answered} of {asked} have answered")
        progress(text.format(answered=found.answered, asked=found.asked))


def _tell(event: events.Event) -> None:
    if isinstance(event, events.Locked | events.Failed):
        complain(event.sentence)


def _end(what: Serving, asked: str, room: Room, began: str) -> None:
    """Say what became of the round, and save it where that was asked for."""
    if not what.reveal:
        found = room.progress()
        count = found.answered if found else 0
        kept = ngettext(
            "{count} has answered. The votes are kept: the same command goes on with them, and with"
            " --reveal it closes the round and saves what was answered.",
            "{count} have answered. The votes are kept: the same command goes on with them, and with"
            " --reveal it closes the round and saves what was answered.",
            count,
        )
        _say_last(kept.format(count=count), what)
        return
    seal = room.close()
    try:
        left_out, erased = _save(what, asked, room, seal, began)
    except Exception:
        kept = _(
            "Nothing was saved. The votes are kept: the same command saves them once this is mended."
        )
        complain(kept)
        raise
    if left_out:
        complain(
            ngettext(
                "{count} answer is left out, for what it judges was removed meanwhile.",
                "{count} answers are left out, for what they judge was removed meanwhile.",
                left_out,
            ).format(count=left_out)
        )
    saved = ngettext(
        "{count} has answered; it is saved. SHA-256 of all ballots and a nonce: {digest}",
        "{count} have answered; it is saved. SHA-256 of all ballots and a nonce: {digest}",
        seal.ballots,
    )
    if erased:
        saved = ngettext(
            "{count} has answered. What all could sign is saved, the answers are erased.",
            "{count} have answered. What all could sign is saved, the answers are erased.",
            seal.ballots,
        )
    _say_last(saved.format(count=seal.ballots, digest=seal.digest), what)


def _save(what: Serving, asked: str, room: Room, seal: Seal, began: str) -> tuple[int, bool]:
    """Save what was answered; how many answers judge what is no longer there, and whether all are erased."""
    # Whoever worked on the file meanwhile keeps what they did.
    found = load(what.file)
    if asked not in found.rounds:
        raise CommandRefused("command_round_gone", id=asked)
    there = edits.together(found, *_joined(found, room))
    revealed = there.rounds[asked]
    ballots = room.box.open(room.session, asked)
    steps = _revealed(there, revealed, ballots, seal, began)
    save_apart(edits.together(there, *_logged(there, steps)), what.file)
    if revealed.packages:
        # As was said before anybody answered.
        room.box.burn(room.session, asked)
    return no_longer_asked(revealed, ballots), bool(revealed.packages)


def _joined(scenario: Scenario, room: Room) -> list[edits.Step]:
    """The edits by which those who joined are participants of the scenario."""
    return [
        partial(edits.add, collection="participants", entity=participant_of(who))
        for who in room.box.known(room.session)
        if who.id not in scenario.participants
    ]


def _revealed(
    scenario: Scenario, asked: Round, ballots: Sequence[Ballot], seal: Seal, began: str
) -> list[edits.Step]:
    """The edits by which a round goes on from where it is to what was answered."""
    told = assessments_of(scenario, asked, ballots)
    could_sign = signable(scenario, asked, ballots)
    steps: list[edits.Step] = []
    if asked.state == "prepared":
        steps.append(partial(edits.open_round, id=asked.id, time=began))
    if asked.state in ("prepared", "open"):
        steps.append(
            partial(
                edits.close_round,
                id=asked.id,
                time=now(),
                digest=seal.digest,
                nonce=seal.nonce,
                ballots=seal.ballots,
            )
        )
    revealed = partial(
        edits.reveal_round, id=asked.id, time=now(), assessments=told, signable=could_sign
    )
    return [*steps, revealed]


def _logged(scenario: Scenario, steps: Sequence[edits.Step]) -> list[edits.Step]:
    """The steps, each with its entry in the log where a session is open."""
    found: list[edits.Step] = []
    for step in steps:
        after = step(scenario)
        told = entries(scenario, after, "", Assumptions())
        found += [step, *told]
        scenario = edits.together(after, *told)
    return found


def _say_last(text: str, what: Serving) -> None:
    """Say it where it disturbs no program that reads the answer."""
    (complain if what.as_json else say)(text)
