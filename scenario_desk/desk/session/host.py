"""The host of a session: what of it is not in the scenario, and what happens outside the window.

All that can be saved is in the scenario and changes by edits; here is which session and round are
meant now, and the server that phones are connected to. It follows the scenario: where a round is
opened, revealed or taken back there, by whatever way, phones see it. Pages read it, and listen to
`changed`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Edit, Workbench
from scenario_desk.desk.session.apart import Apart
from scenario_desk.model import edits
from scenario_desk.model.ids import new_id
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.patches import patch
from scenario_desk.model.room import Event, Participant, Round, Session
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import ngettext

if TYPE_CHECKING:
    from scenario_desk.desk.session.serving import Revealed, Serving
    from scenario_desk.workshop import events
    from scenario_desk.workshop.ballots import Seal
    from scenario_desk.workshop.people import Person
    from scenario_desk.workshop.room import Progress, Proposed
    from scenario_desk.workshop.server import Joining

_GATHER_MS = 150
"""What phones do so close together is told of once."""
_TICK_MS = 1_000


class Host(QObject):
    """Of one workbench. What takes a while is done apart; meanwhile it is `busy`."""

    changed = Signal()
    """Something to be shown changed that the workbench does not tell of."""
    ticked = Signal()
    """A second of the countdown went by."""
    argued = Signal(object)
    """An argument came from a phone: an `events.Argued`."""
    _told = Signal(object)

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._bench = workbench
        self._apart = Apart(self)
        self._serving: Serving | None = None
        self._starting = False
        self._here: set[str] = set()
        self._arrived: list[events.Joined | events.Seated] = []
        self._seen: tuple[str, str] | None = None
        """The round, and its state, that phones have before them."""
        self._chosen = ""
        self._seconds: float | None = None
        self.hidden: frozenset[str] = frozenset()
        """The assessments whose reason is shown nowhere."""
        self.notice = ""
        """What whoever leads the session should know of it, in a sentence."""
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._gathering = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gathering.timeout.connect(self._gathered)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self.ticked)
        workbench.updated.connect(self._follow)
        workbench.hold_changed.connect(self._hold)
        workbench.file_changed.connect(self._follow_file)

    # What there is.

    @property
    def session(self) -> Session | None:
        """The one that is open; moves, rounds and injects are logged in it."""
        return open_session_of(self._bench.scenario)

    @property
    def rounds(self) -> tuple[Round, ...]:
        """Those of the open session, in their order."""
        session = self.session
        scenario = self._bench.scenario
        return tuple(
            each for each in scenario.rounds.values() if session and each.session == session.id
        )

    @property
    def round(self) -> Round | None:
        """The one that is shown: it is open, or closed, or revealed and not put away."""
        states = {each.state: each for each in self.rounds if each.state in ("open", "closed")}
        shown = states.get("open") or states.get("closed")
        if shown is None:
            chosen = self._bench.scenario.rounds.get(self._chosen)
            shown = chosen if chosen is not None and chosen.state == "revealed" else None
        return shown

    @property
    def busy(self) -> bool:
        """Whether something is under way, so that nothing else should be asked for."""
        return self._apart.busy

    @property
    def running(self) -> bool:
        """Whether phones can join."""
        return self._serving is not None

    @property
    def joining(self) -> Joining | None:
        """How phones join; None where they cannot."""
        return self._serving.joining if self._serving else None

    @property
    def here(self) -> frozenset[str]:
        """The participants whose phone is connected."""
        return frozenset(self._here)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who joined."""
        return self._serving.room.people() if self._serving else ()

    @property
    def progress(self) -> Progress | None:
        """How many have answered the open round, and never what; None where none is open."""
        serving = self._serving
        asks = serving is not None and serving.asked and serving.room.phase == "open"
        return serving.room.progress() if serving is not None and asks else None

    @property
    def left(self) -> float | None:
        """Seconds until the round should close; None where no countdown runs."""
        return self._serving.room.left if self._serving else None

    def now(self) -> str:
        """The time, as the scenario keeps it: ISO 8601 in UTC."""
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    # What happens in the scenario.

    def do(
        self,
        kind: Event,
        about: str,
        edit: Edit,
        *args: Any,
        text: str = "",
        who: str = "",
        step: str = "",
        **values: Any,
    ) -> bool:
        """Do an edit and log it as one undo step; without an open session it is the edit alone.

        `kind`, `about`, `text` and `who` are those of the log's entry; `step` as in
        `Workbench.apply`. False where it is refused.
        """
        edit_it: edits.Step = lambda scenario: edit(scenario, *args, **values)  # noqa: E731
        log_it = partial(self._logged, kind=kind, about=about, text=text, who=who)
        return self._bench.apply(edits.together, edit_it, log_it, step=step or edit.__name__)

    def _logged(self, scenario: Scenario, **fields: Any) -> Scenario:
        session = open_session_of(scenario) or self.session
        if session is None:
            return scenario
        assumptions = self._bench.assumptions
        return edits.logged(
            scenario, new_id(), session.id, time=self.now(), assumptions=assumptions, **fields
        )

    def take_in(self, *steps: edits.Step) -> None:
        """Do edits that phones made: no undo steps; one that is refused is left out."""
        before = after = self._bench.committed
        for step in steps:
            try:
                after = step(after)
            except EditRefused:
                # What it speaks of is gone since.
                continue
        if after is not before:
            self._bench.receive(patch(before, after))

    # Sessions.

    def open_session(self, name: str, seats: Iterable[str] = ()) -> bool:
        """Begin a new session; phones can join once it is started."""
        key, time = new_id(), self.now()
        seated = tuple(seats)

        def begun(scenario: Scenario) -> Scenario:
            scenario = edits.add_new(scenario, "sessions", key, name=name, seats=seated)
            return edits.open_session(scenario, key, time)

        return self.do("opened", name, begun, step="open_session")

    def go_on(self, session: str) -> bool:
        """Open a session again that was closed."""
        name = self._bench.scenario.sessions[session].name
        return self.do("opened", name, edits.open_session, session, self.now())

    def close_session(self) -> bool:
        """End the session; phones say so."""
        session = self.session
        if session is None:
            return False
        return self.do("closed", session.name, edits.close_session, session.id, self.now())

    def start(self, address: str) -> None:
        """Let phones join at an address of this machine; what goes wrong is said by `refused`."""
        session, path = self.session, self._bench.path
        if session is None or path is None or self.running or self._starting:
            return
        self._starting = True
        from scenario_desk.desk.session.serving import Serving

        scenario = self._bench.committed
        work = partial(Serving, path, scenario, session.id, address, self._told.emit)
        self._run(work, self._started, self._not_started)

    def stop(self, *, over: bool = False) -> None:
        """Let go of the phones; those who joined come back by themselves at the next start."""
        serving, self._serving, self._seen = self._serving, None, None
        self._here.clear()
        self._clock.stop()
        if serving is not None:
            self._run(partial(serving.stop, over=over), lambda _: None)

    def close(self) -> None:
        """The window goes."""
        self.stop()
        self._apart.close()

    def renew_code(self) -> None:
        """Another short code, where the old one is locked or became known."""
        if self._serving is not None:
            self.notice = ""
            self._run(self._serving.renew_code, lambda _: None)

    def _started(self, serving: Serving) -> None:
        self._starting = False
        session = self.session
        if session is None or session.id != serving.session or self._bench.path != serving.path:
            # It was closed, or another file opened, in the meantime.
            self._run(serving.stop, lambda _: None)
            return
        self._serving = serving
        if self._bench.hold_results:
            serving.room.hold(True)
        missing = (who for who in serving.known if who.id not in self._bench.committed.participants)
        from scenario_desk.workshop.revealing import participant_of

        self.take_in(*(partial(_come, who=participant_of(who)) for who in missing))
        if serving.known:
            count = len(serving.known)
            self.notice = ngettext(
                "This session goes on where it was left: {count} person had joined. Their phone comes"
                " back by itself, and votes that were acknowledged are kept.",
                "This session goes on where it was left: {count} people had joined. Their phones come"
                " back by themselves, and votes that were acknowledged are kept.",
                count,
            ).format(count=count)
        self._settle_room()

    def _not_started(self) -> None:
        self._starting = False

    # Rounds.

    def open_round(self, asked: str, minutes: float | None = None) -> bool:
        """Ask a prepared round; `minutes` is the countdown that phones see."""
        if not self.running:
            return False
        self._seconds = None if minutes is None else minutes * 60
        name = self._bench.scenario.rounds[asked].name
        return self.do("round_opened", name, edits.open_round, asked, self.now())

    def prolong(self, minutes: float = 1) -> None:
        """Let the countdown take longer."""
        if self._serving is not None:
            self._serving.room.prolong(minutes * 60)
            self.changed.emit()

    def close_round(self) -> None:
        """Take no more answers: the ballots are sealed, then the round is closed."""
        found = self.round
        if self._serving is None or found is None or found.state != "open":
            return

        def sealed(seal: Seal) -> None:
            values = {"digest": seal.digest, "nonce": seal.nonce, "ballots": seal.ballots}
            self._seen = (found.id, "closed")
            self.do(
                "round_closed", found.name, edits.close_round, found.id, self.now(), **values
            )

        self._run(partial(self._serving.seal, self._bench.committed, found.id), sealed)

    def reveal_round(self) -> None:
        """Let what was answered to the closed round be assessments of the scenario."""
        found = self.round
        if self._serving is None or found is None or found.state != "closed":
            return
        scenario = self._bench.committed

        def opened(ballots: Revealed) -> None:
            self._chosen = found.id
            self.do(
                "round_revealed",
                found.name,
                edits.reveal_round,
                found.id,
                self.now(),
                ballots.assessments,
                ballots.signable,
            )

        self._run(partial(self._serving.open_ballots, scenario, found), opened)

    def show_round(self, revealed: str) -> None:
        """Show a round that was revealed; "" puts it away, and phones wait."""
        self._chosen = revealed
        self._settle_room()
        self.changed.emit()

    def hide_reason(self, assessment: str, *, hidden: bool = True) -> None:
        """Let the reason of an assessment be shown nowhere, or again."""
        one = frozenset({assessment})
        self.hidden = self.hidden | one if hidden else self.hidden - one
        self._seen = None
        self._settle_room()
        self.changed.emit()

    def propose(self, proposed: Proposed | None) -> None:
        """Let phones argue about a move, or about none; see `argued`."""
        if self._serving is not None:
            self._serving.room.propose(proposed)

    # Following.

    def _follow(self, update: Update) -> None:
        if update.changes is None:
            self._chosen, self.hidden, self.notice = "", frozenset(), ""
            self.stop()
        elif self._serving is not None and not update.previewing:
            session = self.session
            if session is None or session.id != self._serving.session:
                self.stop(over=True)
            else:
                self._settle_room()

    def _follow_file(self) -> None:
        """Saved under another name it has another box: the votes so far are taken along."""
        serving, path = self._serving, self._bench.path
        if serving is None or path is None or path == serving.path:
            return
        self._serving, self._seen, self._starting = None, None, True
        self._here.clear()
        work = partial(serving.moved, path, self._bench.committed, self._told.emit)
        self._run(work, self._started, self._not_started)

    def _hold(self, held: bool) -> None:
        if self._serving is not None:
            self._serving.room.hold(held)

    def _settle_room(self) -> None:
        """Let phones have before them what the scenario says they have."""
        serving, found = self._serving, self.round
        wanted = ("", "") if found is None else (found.id, found.state)
        if serving is None or wanted == self._seen:
            return
        self._seen = wanted
        scenario = self._bench.committed
        if found is None:
            work = serving.rest
        elif found.state == "revealed":
            work = partial(serving.show, scenario, found.id, self.hidden)
        else:
            work = partial(serving.ask, scenario, found.id, self._seconds)
        self._run(work, self._settled)

    def _settled(self, _done: object) -> None:
        if self.left is None:
            self._clock.stop()
        else:
            self._clock.start()

    def _run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[], None] = lambda: None,
    ) -> None:
        """Do it apart; what it refuses is said, after `failed`."""

        def ended(result: Any) -> None:
            from scenario_desk.workshop.refused import WorkshopRefused

            if isinstance(result, BaseException):
                failed()
                self.changed.emit()
                if not isinstance(result, WorkshopRefused):
                    raise result
                self.notice = str(result)
                self._bench.refused.emit(self.notice)
                return
            done(result)
            self.changed.emit()

        self._apart.run(work, ended)
        self.changed.emit()

    # What phones do.

    def _hear(self, event: events.Event) -> None:
        from scenario_desk.workshop import events

        match event:
            case events.Came():
                self._here.add(event.participant)
            case events.Left():
                self._here.discard(event.participant)
            case events.Joined() | events.Seated():
                self._arrived.append(event)
            case events.Argued():
                self.argued.emit(event)
            case events.Locked() | events.Failed():
                self.notice = event.sentence
                self._bench.refused.emit(event.sentence)
        if not self._gathering.isActive():
            self._gathering.start()

    def _gathered(self) -> None:
        from scenario_desk.workshop import events

        arrived, self._arrived = self._arrived, []
        steps: list[edits.Step] = []
        for each in arrived:
            if isinstance(each, events.Joined):
                who = Participant(each.participant, each.alias, each.seat or None, each.time)
                steps.append(partial(_come, who=who))
            else:
                steps.append(partial(_sit, who=each.participant, seat=each.seat or None))
        if steps:
            self.take_in(*steps)
        self.changed.emit()


def open_session_of(scenario: Scenario) -> Session | None:
    """The session that is open, if one is."""
    is_open = (each for each in scenario.sessions.values() if each.opened and not each.closed)
    return next(is_open, None)


def _come(scenario: Scenario, who: Participant) -> Scenario:
    return edits.add(scenario, "participants", who)


def _sit(scenario: Scenario, who: str, seat: str | None) -> Scenario:
    return edits.amend(scenario, "participants", who, seat=seat)
