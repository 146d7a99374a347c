"""Arguments from phones: they come in as they are sent, and phones see what the scenario has of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.model import edits
from scenario_desk.model.naming import name_of
from scenario_desk.model.room import Proposal

if TYPE_CHECKING:
    from scenario_desk.workshop import events


class Arguing(QObject):
    """At most one move at a time is argued about on phones; it ends when that is decided, or gone."""

    changed = Signal()

    def __init__(self, bench: Workbench, host: Host) -> None:
        super().__init__(host)
        self._bench, self._host = bench, host
        self._seen: tuple[object, ...] = ()
        self.about = ""
        """The proposal that phones argue about; "" is none."""
        host.argued.connect(self._take_in)
        host.changed.connect(self._follow)
        bench.updated.connect(lambda _update: self._follow())

    def let(self, proposal: str) -> None:
        """Let phones argue about a proposal; "" about none."""
        self.about = proposal
        self._follow()
        self.changed.emit()

    def _take_in(self, said: list[events.Argued]) -> None:
        people = self._bench.committed.participants
        self._host.take_in(
            *(
                partial(
                    edits.argue,
                    proposal=each.proposal,
                    side=each.side,
                    text=each.text,
                    participant=each.participant if each.participant in people else None,
                )
                for each in said
            )
        )

    def _follow(self) -> None:
        """Phones see the move with the arguments that there are now, also after one was taken out."""
        scenario = self._bench.committed
        found: Proposal | None = scenario.proposals.get(self.about)
        if not self._host.running or found is None or found.outcome or not self._host.session:
            if self.about:
                self.about = ""
                self.changed.emit()
            found = None
        team = "" if found is None or not found.actor else name_of(scenario, "actors", found.actor)
        seen = (
            ()
            if found is None
            else (self._host.serving, found.id, found.name, team, found.arguments)
        )
        if seen == self._seen:
            return
        self._seen = seen
        if found is None:
            self._host.propose(None)
            return
        from scenario_desk.workshop.room import Proposed

        by_side = {
            side: tuple(each.text for each in found.arguments if each.side == side)
            for side in ("for", "against")
        }
        self._host.propose(Proposed(found.id, found.name, team, by_side["for"], by_side["against"]))
