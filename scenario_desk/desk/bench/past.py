"""Looking at a moment of a session: the window shows it, nothing can be changed, the present stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.messages import EditRefused, Message
from scenario_desk.model.room import Entry

if TYPE_CHECKING:
    from scenario_desk.desk.bench.workbench import Workbench


class Past:
    """Which entry of the log the window shows the moment after, under what was assumed then.

    What was done and said in the room is that of the present all the same: the log, the rounds, who
    takes part. It is a view: no edit, and never undone.
    """

    def __init__(self, workbench: Workbench) -> None:
        self._bench = workbench
        self.entry = ""
        """The id of the entry; "" is the present."""
        self._before: Assumptions | None = None
        """What was assumed in the present."""

    @property
    def why(self) -> Message | None:
        """Why nothing may be edited; None in the present."""
        return Message("only_past", {}) if self.entry else None

    @property
    def told(self) -> Entry | None:
        """The entry; None in the present."""
        return self._bench.committed.log.get(self.entry)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All those of its session, in order; none in the present."""
        told = self.told
        log = self._bench.committed.log.values()
        return tuple(each for each in log if told is not None and each.session == told.session)

    def look_at(self, entry: str) -> None:
        """Show the moment after an entry of the log."""
        if entry == self.entry:
            return
        bench = self._bench
        if not self.entry:
            bench.settle()
            self._before = bench.assumptions
        self.entry = entry
        self.look_again()

    def step(self, by: int) -> None:
        """Go so many entries on, or back, as far as there are any."""
        keys = [each.id for each in self.entries]
        if keys:
            self.look_at(keys[min(max(keys.index(self.entry) + by, 0), len(keys) - 1)])

    def look_again(self) -> None:
        """Show the same moment beside what has been done and said in the room since."""
        bench, told = self._bench, self.told
        try:
            then = edits.go_back_to_entry(bench.committed, self.entry)
        except EditRefused:
            # The entry is gone.
            told = None
        if told is None:
            self.leave()
        else:
            bench.show_instead(then, told.assumptions)

    def leave(self) -> bool:
        """Show the present as it was; False where it is shown already."""
        if not self.entry:
            return False
        before, self.entry, self._before = self._before, "", None
        bench = self._bench
        bench.show_instead(bench.committed, before or bench.assumptions)
        return True

    def forget(self) -> None:
        """Something else is opened: there is nothing to go back to."""
        self.entry, self._before = "", None
