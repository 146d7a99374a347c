"""Changes that are decided together, and whose of them stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from scenario_desk.model.merging.needs import Needs
from scenario_desk.model.merging.places import gives_way
from scenario_desk.model.merging.sides import Change, Side, SideName
from scenario_desk.model.merging.ties import Tie
from scenario_desk.model.patches.patch import Path

OTHER: Mapping[SideName, SideName] = {"ours": "theirs", "theirs": "ours"}


class Groups:
    """The ties so far, in groups of which each is decided for one side."""

    def __init__(self, ours: Side, theirs: Side, ties: Iterable[Tie]) -> None:
        self.ours, self.theirs = ours, theirs
        self._above: dict[Change, Change] = {}
        self.ties: list[Tie] = []
        for tie in ties:
            self._add(tie)

    @cached_property
    def _needs(self) -> dict[SideName, Needs]:
        return {
            "ours": Needs(self.ours, self.theirs),
            "theirs": Needs(self.theirs, self.ours),
        }

    def tie_ring(self, code: str, ring: Iterable[Path]) -> None:
        """Let the places in a ring be decided together."""
        changes = [
            (side.name, path)
            for side in (self.ours, self.theirs)
            for path in ring
            if path in side.paths
        ]
        for path in {path: None for _name, path in changes}:
            self._add(Tie(code, path, None, tuple(changes)))

    def _add(self, tie: Tie) -> None:
        """Let what is tied, and all that falls with it, be decided together."""
        self.ties.append(tie)
        for change in tie.changes:
            self._join_all(tie.changes[0], change)

    def _join_all(self, one: Change, other: Change) -> None:
        """Join two changes, and all that falls with the other and is not joined with it yet."""
        name, _path = other
        waiting = [other]
        while waiting:
            change = waiting.pop()
            if change not in self._above:
                falling = self._needs[name].fall_with(change[1])
                waiting.extend((name, path) for path in falling)
            self._join(one, change)

    def _settle(self) -> None:
        """Join what needs one of several changes, where all of these are to be decided about."""
        settled = False
        while not settled:
            settled = True
            for name, needs in self._needs.items():
                for path, causes in needs.either.items():
                    listed = [(name, cause) for cause in causes]
                    if (name, path) not in self._above and all(
                        map(self._above.__contains__, listed)
                    ):
                        settled = False
                        for cause in listed:
                            self._join(listed[0], cause)
                        self._join_all(listed[0], (name, path))

    def by_key(self) -> dict[Path, tuple[list[Tie], list[Change]]]:
        """What belongs together: the ties and all the changes, by the least path that is said of."""
        tied: dict[Change, list[Tie]] = {}
        for tie in self.ties:
            tied.setdefault(self._top(tie.changes[0]), []).append(tie)
        changes: dict[Change, list[Change]] = {}
        for change in self._above:
            changes.setdefault(self._top(change), []).append(change)
        return {min(tie.path for tie in each): (each, changes[top]) for top, each in tied.items()}

    def dropped(self, choices: Mapping[Path, SideName], prefer: SideName) -> set[Change]:
        """The changes that do not stand: of each group, those of the side that was not chosen.

        And those that give way to what stands.
        """
        found: set[Change] = set()
        if self.ties:
            self._settle()
            for key, (_ties, changes) in self.by_key().items():
                loser = OTHER[choices.get(key, prefer)]
                found |= {change for change in changes if change[0] == loser}
        return found | {change for change, before in self._giving_way if before not in found}

    @cached_property
    def _giving_way(self) -> list[tuple[Change, Change]]:
        """Changes that do not stand where another does, and that one."""
        return [
            ((side.name, path), (other.name, before))
            for side, other in ((self.ours, self.theirs), (self.theirs, self.ours))
            for path in side.paths
            if (before := gives_way(side, other, path)) is not None
        ]

    def _join(self, one: Change, other: Change) -> None:
        top, second = self._top(one), self._top(other)
        if top != second:
            self._above[second] = top

    def _top(self, change: Change) -> Change:
        self._above.setdefault(change, change)
        while (above := self._above[change]) != change:
            self._above[change] = self._above[above]
            change = above
        return change
