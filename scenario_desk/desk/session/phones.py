"""The phones of a session: the server that they are connected to, and what comes from them.

All that may wait for the disk or the network is done apart, in order.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from scenario_desk.desk.session.apart import Apart
from scenario_desk.model.scenario import Scenario

if TYPE_CHECKING:
    from scenario_desk.desk.session.serving import Serving
    from scenario_desk.workshop import events
    from scenario_desk.workshop.people import Person
    from scenario_desk.workshop.room import Progress, Proposed
    from scenario_desk.workshop.server import Joining

_GATHER_MS = 150
"""What phones do so close together is told of once."""
_TICK_MS = 1_000


class Phones(QObject):
    """Those of one session at a time. While something is under way it is `busy`."""

    changed = Signal()
    """Something to be shown changed that the workbench does not tell of."""
    ticked = Signal()
    """A second of the countdown went by."""
    argued = Signal(object)
    """Arguments came, after `arrived`: a list of `events.Argued`, in order."""
    failed = Signal(str)
    """What could not be done, or went wrong, in a sentence."""
    started = Signal(object)
    """A session is served from now on: a `Serving`."""
    arrived = Signal(object)
    """Who joined or took a seat: a list of `events.Joined` and `events.Seated`, in order."""
    _told = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._apart = Apart(self)
        self._starting = False
        self._here: set[str] = set()
        self._new: list[events.Joined | events.Seated] = []
        self._said: list[events.Argued] = []
        self.serving: Serving | None = None
        """None where no phone can join."""
        self._made: Serving | None = None
        """The one that was started last."""
        self.notice = ""
        """What whoever leads the session should know of it, in a sentence."""
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._gathering = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gathering.timeout.connect(self._gathered)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self.ticked)

    @property
    def busy(self) -> bool:
        """Whether something is under way, so that nothing else should be asked for."""
        return self._apart.busy

    @property
    def running(self) -> bool:
        """Whether phones can join."""
        return self.serving is not None

    @property
    def joining(self) -> Joining | None:
        """How phones join; None where they cannot."""
        return self.serving.joining if self.serving else None

    @property
    def here(self) -> frozenset[str]:
        """The participants whose phone is connected."""
        return frozenset(self._here)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who joined."""
        return self.serving.room.people() if self.serving else ()

    @property
    def progress(self) -> Progress | None:
        """How many have answered the open round, and never what; None where none is open."""
        serving = self.serving
        if serving is None or serving.room.phase != "open":
            return None
        # What is asked may be put away meanwhile, apart from the window.
        return serving.room.progress()

    @property
    def left(self) -> float | None:
        """Seconds until the round should close; None where no countdown runs."""
        return self.serving.room.left if self.serving else None

    def serve(self, path: Path, scenario: Scenario, session: str, address: str) -> None:
        """Let phones join; `path`: of the scenario's file, by which the votes are kept."""
        if self.running or self._starting:
            return
        from scenario_desk.desk.session.serving import Serving

        self._start(partial(Serving, path, scenario, session, address, self._told.emit))

    def move(self, path: Path, scenario: Scenario) -> None:
        """Go on by another file, with all who joined and voted."""
        serving = self._let_go()
        if serving is not None:
            self._start(partial(serving.moved, path, scenario, self._told.emit))

    def stop(self, *, over: bool = False) -> None:
        """Let go of the phones; those who joined come back by themselves at the next start.

        `over`: the session has ended, and phones say so.
        """
        serving = self._let_go()
        if serving is not None:
            self.run(partial(serving.stop, over=over), lambda _: None)

    def close(self) -> None:
        """The window goes; what was being started then is stopped, too."""
        self.stop()
        self._apart.close()
        if self._made is not None:
            self._made.stop()

    def renew_code(self) -> None:
        """Another short code, where the old one is locked or became known."""
        if self.serving is not None:
            self.notice = ""
            self.run(self.serving.renew_code, lambda _: None)

    def lengthen(self, minutes: float = 1) -> None:
        """Let the countdown take longer."""
        if self.serving is not None:
            self.serving.room.lengthen(minutes * 60)
            self.changed.emit()

    def propose(self, proposed: Proposed | None) -> None:
        """Let phones argue about a move, or about none; see `argued`."""
        if self.serving is not None:
            self.serving.room.propose(proposed)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        undone: Callable[[], None] = lambda: None,
    ) -> None:
        """Do it apart, in its turn; what it refuses is said by `failed`, after `undone`."""

        def ended(result: Any) -> None:
            from scenario_desk.workshop.refused import WorkshopRefused

            if isinstance(result, BaseException):
                undone()
                self.changed.emit()
                if not isinstance(result, WorkshopRefused):
                    raise result
                self._fail(str(result))
                return
            done(result)
            if self.left is None:
                self._clock.stop()
            elif not self._clock.isActive():
                self._clock.start()
            self.changed.emit()

        self._apart.run(work, ended)
        self.changed.emit()

    def _start(self, work: Callable[[], Serving]) -> None:
        self._starting = True

        def make() -> Serving:
            self._made = work()
            return self._made

        def done(serving: Serving) -> None:
            self._starting = False
            self.started.emit(serving)

        def undone() -> None:
            self._starting = False

        self.run(make, done, undone)

    def _let_go(self) -> Serving | None:
        serving, self.serving = self.serving, None
        self._here.clear()
        self._clock.stop()
        return serving

    def _fail(self, sentence: str) -> None:
        self.notice = sentence
        self.failed.emit(sentence)

    def _hear(self, event: events.Event) -> None:
        from scenario_desk.workshop import events

        match event:
            case events.Came():
                self._here.add(event.participant)
            case events.Left():
                self._here.discard(event.participant)
            case events.Joined() | events.Seated():
                self._new.append(event)
            case events.Argued():
                self._said.append(event)
            case events.Locked() | events.Failed():
                self._fail(event.sentence)
        if not self._gathering.isActive():
            self._gathering.start()

    def _gathered(self) -> None:
        new, said = self._new, self._said
        self._new, self._said = [], []
        if new:
            self.arrived.emit(new)
        if said:
            self.argued.emit(said)
        self.changed.emit()
