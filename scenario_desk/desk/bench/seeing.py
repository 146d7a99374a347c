"""The whole window as one actor sees it: a switch of profiles, and back to what was shown before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scenario_desk.model.entities import Assumptions
from scenario_desk.model.pictures import as_seen, by_own, pictures_held, seen_by
from scenario_desk.model.table import Table

if TYPE_CHECKING:
    from scenario_desk.desk.bench.moments import Update
    from scenario_desk.desk.bench.workbench import Workbench


class Seeing:
    """Whose view is shown follows from what is assumed alone, however that came about.

    It is a view: no edit, and never undone.
    """

    def __init__(self, workbench: Workbench) -> None:
        self._bench = workbench
        self._before: Assumptions | None = None
        """What was assumed before it was seen by somebody."""
        workbench.updated.connect(self._forget)

    @property
    def holders(self) -> tuple[str, ...]:
        """The actors, by id, that hold a picture of another."""
        return tuple(pictures_held(self._bench.scenario))

    @property
    def holder(self) -> str | None:
        """The actor as which all is seen now."""
        return seen_by(self._bench.scenario, self._bench.assumptions)

    @property
    def following(self) -> str | None:
        """The holder whose view is next; None where there is no other."""
        holders, now = self.holders, self.holder
        place = 0 if now is None else (holders.index(now) + 1) % len(holders)
        return holders[place] if holders and holders[place] != now else None

    def see_as(self, holder: str | None) -> None:
        """See all as this holder does; None: by own profiles, as it was before."""
        bench = self._bench
        pictures = pictures_held(bench.scenario)
        if self.holder is None:
            self._before = bench.assumptions
        own = self._own(pictures)
        bench.assume(as_seen(bench.scenario, own, pictures[holder]) if holder is not None else own)

    def go_on(self) -> None:
        """See all as the next holder does."""
        if self.following is not None:
            self.see_as(self.following)

    def _forget(self, update: Update) -> None:
        """What was assumed of what was open before is nothing to go back to."""
        if update.changes is None:
            self._before = None

    def _own(self, pictures: dict[str, dict[str, str]]) -> Assumptions:
        """What is assumed, each picture of the present holder put back to what it stood for."""
        now, holder = self._bench.assumptions, self.holder
        if holder is None:
            return now
        before = self._before.profiles if self._before is not None else Table[str, str]()
        own = by_own(self._bench.scenario, now).profiles
        shown = pictures[holder]
        profiles = {actor: key for actor, key in now.profiles.items() if actor not in shown}
        for actor, picture in shown.items():
            stood = before.get(actor)
            stood = stood if stood not in (None, picture) else own.get(actor)
            if stood is not None:
                profiles[actor] = stood
        return replace(now, profiles=Table(profiles))
