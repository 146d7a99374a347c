"""A session that is being served: its box, its room and its server. It knows no window.

All of it may wait for the disk or the network, so that it is called off the interface thread.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from shutil import copy2

from scenario_desk.model import edits
from scenario_desk.model.edits.together import Ahead
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.room import Round
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.session.reveal import Said
from scenario_desk.workshop.asking import asking, seats_of
from scenario_desk.workshop.ballots import BallotBox, Known, Seal
from scenario_desk.workshop.boxes import box_path
from scenario_desk.workshop.events import Event
from scenario_desk.workshop.revealing import assessments_of, signable
from scenario_desk.workshop.room import Room
from scenario_desk.workshop.server import Server
from scenario_desk.workshop.showing import results_of


@dataclass(frozen=True, slots=True)
class Revealed:
    """The edit that reveals a round, and what it comes to."""

    reveal: edits.Step
    said: Said | None
    """What the room said, in the scenario as it is then; None where the edit is refused."""

    @classmethod
    def of(cls, reveal: edits.Step, scenario: Scenario, asked: str) -> Revealed:
        """Do the edit ahead, and read what was answered: neither is left to the window's thread."""
        try:
            after = reveal(scenario)
        except EditRefused:
            # Whoever does it is told why.
            return cls(reveal, None)
        said = Said(after, after.rounds[asked])
        _made = said.figure, said.given
        return cls(Ahead(reveal, scenario, after), said)


class Serving:
    """From its making until `stop`. Raises WorkshopRefused, as all it does."""

    def __init__(
        self,
        path: Path,
        scenario: Scenario,
        session: str,
        address: str,
        told: Callable[[Event], None],
    ) -> None:
        """`path`: of the scenario's file, by which the votes are kept."""
        self.path, self.session, self.address = path, session, address
        self._box = BallotBox(box_path(path))
        try:
            title = scenario.sessions[session].name or scenario.title
            seats = seats_of(scenario, session)
            self.room = Room(self._box, session, title, seats, scenario.marking, told)
            self._server = Server(self.room, address)
            self.joining = self._server.start()
        except BaseException:
            self._box.close()
            raise
        self.known: tuple[Known, ...] = self._box.known(session)
        """Who had joined before it was served from here."""
        self.asked = ""
        """The round that phones have before them."""

    def ask(self, scenario: Scenario, asked: str, seconds: float | None) -> None:
        """Put a round before the phones; one that is closed stays so."""
        self.room.ask(asking(scenario, asked), seconds)
        self.asked = asked

    def seal(self, scenario: Scenario, asked: str) -> Seal:
        """Take no more answers to a round."""
        if self.asked != asked:
            self.ask(scenario, asked, None)
        return self.room.close()

    def joined(self) -> tuple[Known, ...]:
        """Everybody who joined, with the seat they have."""
        return self._box.known(self.session)

    def open_ballots(self, scenario: Scenario, asked: Round, time: str) -> Revealed:
        """The edit that makes what was answered in a closed round assessments of the scenario."""
        ballots = self._box.open(self.session, asked.id)
        reveal = partial(
            edits.reveal_round,
            id=asked.id,
            time=time,
            assessments=assessments_of(scenario, asked, ballots),
            signable=signable(scenario, asked, ballots),
        )
        return Revealed.of(reveal, scenario, asked.id)

    def show(self, scenario: Scenario, asked: str, hidden: Collection[str]) -> None:
        """Show phones what the room said in a round; `hidden`: the assessments whose reason is not."""
        if self.asked != asked:
            self.ask(scenario, asked, None)
        if self.room.phase == "open":
            # It is revealed in the scenario: what came in after that was never asked for.
            self.room.close()
        found = scenario.rounds[asked]
        told = (
            replace(each, reason="") if each.id in hidden else each
            for each in scenario.assessments.values()
            if each.round == asked
        )
        self.room.show(results_of(scenario, found, told, found.signable))
        if found.packages:
            # As was said before anybody answered.
            self._box.burn(self.session, asked)

    def rest(self) -> None:
        """Ask nothing for now."""
        self.room.rest()
        self.asked = ""

    def renew_code(self) -> None:
        """Another short code."""
        self.joining = replace(self.joining, code=self._server.renew_code())

    def moved(self, path: Path, scenario: Scenario, told: Callable[[Event], None]) -> Serving:
        """The same session served by another file, with all who joined and voted; this one stops."""
        self.stop()
        copy2(box_path(self.path), box_path(path))
        return Serving(path, scenario, self.session, self.address, told)

    def stop(self, *, over: bool = False) -> None:
        """Let go of phones, port and box; `over`: the session has ended, and phones say so."""
        if over:
            self.room.end()
        self._server.stop()
        self._box.close()
