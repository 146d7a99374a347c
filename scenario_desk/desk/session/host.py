"""The host of a session: what of it is not in the scenario, and what happens outside the window.

All that can be saved is in the scenario and changes by edits; here is which session and round are
meant now. It follows the scenario as it is committed: where a round is opened, revealed or taken
back there, by whatever way, phones see it; a preview, or a moment of the past that is looked at, is
not what they are asked. Pages read it, and listen to `changed`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from scenario_desk.desk import settings
from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Edit, Workbench
from scenario_desk.desk.session.phones import Phones
from scenario_desk.model import edits
from scenario_desk.model.clock import now
from scenario_desk.model.edits.room.sessions import session_in
from scenario_desk.model.ids import new_id
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.patches import patch
from scenario_desk.model.room import Event, Participant, Round, Session
from scenario_desk.presentation.words.language import ngettext

if TYPE_CHECKING:
    from scenario_desk.desk.session.serving import Revealed, Serving
    from scenario_desk.presentation.session.reveal import Said
    from scenario_desk.workshop import events
    from scenario_desk.workshop.ballots import Known, Seal


class Host(Phones):
    """Of one workbench, and with the phones of its session."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._bench = workbench
        self._seen: tuple[str, str] | None = None
        """The round, and its state, that phones have before them."""
        self._chosen = ""
        self._seconds: float | None = None
        self._taken_in: set[str] = set()
        """Who was made a participant since it is served."""
        self.hidden: frozenset[str] = frozenset()
        """The assessments whose reason is shown nowhere."""
        self._heard: Said | None = None
        """What was asked for last by `said`, or is about to be."""
        self.failed.connect(workbench.refused)
        self.started.connect(self._take_up)
        self.arrived.connect(self._take_in_people)
        workbench.updated.connect(self._follow)
        workbench.hold_changed.connect(self._hold)
        workbench.file_changed.connect(self._follow_file)

    # What there is.

    @property
    def session(self) -> Session | None:
        """The one that is open; moves, rounds and injects are logged in it."""
        return session_in(self._bench.committed)

    @property
    def rounds(self) -> tuple[Round, ...]:
        """Those of the open session, in their order."""
        session = self.session
        scenario = self._bench.committed
        return tuple(
            each for each in scenario.rounds.values() if session and each.session == session.id
        )

    @property
    def round(self) -> Round | None:
        """The one that is shown: it is open, or closed, or revealed and not put away."""
        states = {each.state: each for each in self.rounds if each.state in ("open", "closed")}
        shown = states.get("open") or states.get("closed")
        if shown is None:
            chosen = self._bench.committed.rounds.get(self._chosen)
            shown = chosen if chosen is not None and chosen.state == "revealed" else None
        return shown

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
        """Do an edit as one undo step of which the log says more than the workbench would.

        `kind`, `about`, `text` and `who` ("": whoever works here) are those of its entry; without an
        open session there is none. `step` as in `Workbench.apply`. False where it is refused.
        """
        step = step or edit.__name__
        session = self.session
        if session is None:
            return self._bench.apply(edit, *args, step=step, **values)
        edit_it: edits.Step = lambda scenario: edit(scenario, *args, **values)  # noqa: E731
        log_it = partial(
            edits.logged,
            id=new_id(),
            session=session.id,
            kind=kind,
            about=about,
            text=text,
            who=who or settings.author(),
            time=now(),
            assumptions=self._bench.assumptions,
        )
        return self._bench.apply(edits.together, edit_it, log_it, step=step)

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
        key, time = new_id(), now()
        add = partial(edits.add_new, collection="sessions", id=key, name=name, seats=tuple(seats))
        begin = partial(edits.open_session, id=key, time=time)
        return self._bench.apply(edits.together, add, begin, step="open_session")

    def go_on(self, session: str) -> bool:
        """Open a session again that was closed."""
        return self._bench.apply(edits.open_session, session, now())

    def close_session(self) -> bool:
        """End the session; phones say so."""
        session = self.session
        if session is None:
            return False
        return self._bench.apply(edits.close_session, session.id, now())

    def start(self, address: str) -> None:
        """Let phones join the open session at an address of this machine."""
        session, path = self.session, self._bench.path
        if session is not None and path is not None:
            self.serve(path, self._bench.committed, session.id, address)

    def _take_up(self, serving: Serving) -> None:
        """Go on with a session that is served from now on, where it was left."""
        session = self.session
        if session is None or session.id != serving.session or self._bench.path != serving.path:
            # It was closed, or another file opened, in the meantime.
            self.run(serving.stop, lambda _: None)
            return
        self.serving, self._seen = serving, None
        serving.room.hold(self._bench.hold_results)
        self.notice = _goes_on(len(serving.known))
        self._taken_in.clear()
        self._take_in_known(serving.known)
        self._settle_room()

    def _take_in_known(self, people: Iterable[Known]) -> None:
        """Let whoever joined be a participant, seated as they are; nobody who was removed since."""
        from scenario_desk.workshop.revealing import participant_of

        there = self._bench.committed.participants
        steps: list[edits.Step] = []
        for who in people:
            if who.id in there:
                if who.seat and there[who.id].seat is None:
                    steps.append(_sit(who.id, who.seat))
            elif who.id not in self._taken_in:
                steps.append(_come(participant_of(who)))
            self._taken_in.add(who.id)
        self.take_in(*steps)

    # Rounds.

    def open_round(self, asked: str, minutes: float | None = None) -> bool:
        """Ask a prepared round; `minutes` is the countdown that phones see."""
        if not self.running:
            return False
        self._seconds = None if minutes is None else minutes * 60
        return self._bench.apply(edits.open_round, asked, now())

    def close_round(self) -> None:
        """Take no more answers: the ballots are sealed, then the round is closed."""
        found = self.round
        if self.serving is None or found is None or found.state != "open":
            return

        def sealed(seal: Seal) -> None:
            self._seen = (found.id, "closed")
            self._bench.apply(
                edits.close_round,
                found.id,
                now(),
                digest=seal.digest,
                nonce=seal.nonce,
                ballots=seal.ballots,
            )

        self.run(partial(self.serving.seal, self._bench.committed, found.id), sealed)

    def reveal_round(self) -> None:
        """Let what was answered to the closed round be assessments of the scenario."""
        found = self.round
        if self.serving is None or found is None or found.state != "closed":
            return

        def joined(people: tuple[Known, ...]) -> None:
            # What they told may not have come yet; without them their ballots would be nobody's.
            self._take_in_known(people)
            self._open_ballots(found)

        self.run(self.serving.joined, joined)

    def _open_ballots(self, asked: Round) -> None:
        def opened(revealed: Revealed) -> None:
            self._chosen, self._heard = asked.id, revealed.said
            self._bench.apply(revealed.reveal, step="reveal_round")

        if self.serving is not None:
            scenario = self._bench.committed
            self.run(partial(self.serving.open_ballots, scenario, asked, now()), opened)

    def said(self, revealed: Round) -> Said:
        """What the room said in a round that is revealed; the same as before while it rests on the
        same, so that it is read once."""
        from scenario_desk.presentation.session.reveal import Said

        fresh = Said(self._bench.committed, revealed, self.hidden)
        if self._heard is None or not self._heard.rests_on_same(fresh):
            self._heard = fresh
        return self._heard

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

    # Following.

    def _follow(self, update: Update) -> None:
        if update.changes is None:
            self._chosen, self.hidden, self.notice = "", frozenset(), ""
            self.stop()
        elif self.serving is not None:
            session = self.session
            if session is None or session.id != self.serving.session:
                self.stop(over=True)
            else:
                self._settle_room()

    def _follow_file(self) -> None:
        """Saved under another name it has another box: the votes so far are taken along."""
        path = self._bench.path
        if self.serving is not None and path is not None and path != self.serving.path:
            self.move(path, self._bench.committed)

    def _hold(self, held: bool) -> None:
        if self.serving is not None:
            self.serving.room.hold(held)

    def _settle_room(self) -> None:
        """Let phones have before them what the scenario says they have."""
        serving, found = self.serving, self.round
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
        self.run(work, lambda _: None)

    def _take_in_people(self, came: list[events.Joined | events.Seated]) -> None:
        self._taken_in.update(each.participant for each in came)
        self.take_in(*(_step_of(each) for each in came))


def _come(who: Participant) -> edits.Step:
    return partial(edits.add, collection="participants", entity=who)


def _sit(who: str, seat: str | None) -> edits.Step:
    return partial(edits.amend, collection="participants", id=who, seat=seat)


def _step_of(came: events.Joined | events.Seated) -> edits.Step:
    from scenario_desk.workshop import events

    seat = came.seat or None
    if isinstance(came, events.Joined):
        who = Participant(came.participant, came.alias, seat, came.time)
        return _come(who)
    return _sit(came.participant, seat)


def _goes_on(known: int) -> str:
    """What is said of a session that was served before; "" of one that was not."""
    if not known:
        return ""
    return ngettext(
        "This session goes on where it was left: {count} person had joined. Their phone comes back by"
        " itself, and votes that were acknowledged are kept.",
        "This session goes on where it was left: {count} people had joined. Their phones come back by"
        " themselves, and votes that were acknowledged are kept.",
        known,
    ).format(count=known)
