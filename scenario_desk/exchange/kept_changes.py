"""What snapshots hold, as differences: the first from nothing, each other from the one before it.

    {"snapshot": "s1", "at": ["nodes", "talks", "label"], "old": "Talks", "new": "They talk"}

So a file grows by what is changed, and one more snapshot adds lines and alters none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from scenario_desk.exchange.change_json import changes_in, refuse_overlap, take_change
from scenario_desk.exchange.plain import Plain
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.model.messages import EditRefused, Message
from scenario_desk.model.patches import Patch, applied, patch
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.sizes import beyond_any, kept_by, listed_by
from scenario_desk.model.starting import NOTHING


def kept_changes(held: Mapping[str, Scenario], named: str = "snapshot") -> Iterator[Plain]:
    """Each change that leads to what snapshots hold, in this order, with their ids in `named`."""
    before = NOTHING
    for snapshot, scenario in held.items():
        for change in changes_in(patch(before, scenario)):
            yield {named: snapshot} | change
        before = scenario


class KeptChanges:
    """Reads these lines again."""

    def __init__(self, section: str, named: str = "snapshot") -> None:
        self._section, self._named = section, named
        self._patches: dict[str, Patch] = {}

    def take(self, change: Plain, where: Callable[[], Message]) -> None:
        """Read a line; `where` says where it stands. Raises FileRefused."""
        snapshot = change.pop(self._named, None)
        if not isinstance(snapshot, str):
            raise FileRefused("file_not_text_field", where=where(), field=self._named)
        at: Any = change.get("at")
        if isinstance(at, list) and at[:1] == ["snapshots"]:
            raise FileRefused("patch_of_nothing", where=where(), path="snapshots")
        take_change(self._patches.setdefault(snapshot, Patch()), change, where)

    def held_by(self, snapshots: Iterable[str]) -> Iterator[tuple[str, Scenario]]:
        """What each of these snapshots holds, in the same order.

        Raises FileRefused, where they are too large in all before they take the room of it.
        """
        snapshots = tuple(snapshots)
        kept = listed = 0
        _refuse_beyond({"snapshots": len(snapshots)})
        for stranger in self._patches.keys() - set(snapshots):
            raise FileRefused("file_snapshot_missing", snapshot=stranger)
        scenario = NOTHING
        for snapshot in snapshots:
            change = self._patches.get(snapshot, Patch())
            refuse_overlap(change, self._section)
            try:
                scenario = applied(scenario, change)
            except EditRefused:
                raise FileRefused("file_snapshot_unfit", snapshot=snapshot) from None
            kept += kept_by(scenario)
            listed += listed_by(scenario)
            _refuse_beyond({"kept": kept, "listed": listed})
            yield snapshot, scenario


def _refuse_beyond(counts: Mapping[str, int]) -> None:
    reason = beyond_any(counts)
    if reason is not None:
        raise FileRefused("file_too_large_in_all", reason=reason)
