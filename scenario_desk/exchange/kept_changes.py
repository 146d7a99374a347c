"""What snapshots hold, and entries of the log: the first as what it differs from nothing in, each
other from the one before it of its kind.

    {"snapshot": "s1", "at": ["nodes", "talks", "label"], "old": "Talks", "new": "They talk"}

So a file grows by what is changed, and one more adds lines and alters none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from scenario_desk.exchange.change_json import changes_in, refuse_overlap, take_change
from scenario_desk.exchange.plain import Plain
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.model.messages import EditRefused, Message
from scenario_desk.model.patches import Patch, applied, patch
from scenario_desk.model.scenario import RECORD, Scenario
from scenario_desk.model.sizes import beyond_any, kept_by, listed_by
from scenario_desk.model.starting import NOTHING


def kept_changes(held: Mapping[str, Scenario], named: str) -> Iterator[Plain]:
    """Each change that leads to what some hold, in this order, with their ids in `named`."""
    before = NOTHING
    for holder, scenario in held.items():
        for change in changes_in(patch(before, scenario)):
            yield {named: holder} | change
        before = scenario


class KeptChanges:
    """Reads these lines again."""

    def __init__(self, section: str, name: str, named: str, counts: Counter[str]) -> None:
        """`section`: where the lines stand; `name`: of the collection; `named`: what names one;
        `counts`: how much is held so far."""
        self._section, self._name, self._named = section, name, named
        self._counts = counts
        self._patches: dict[str, Patch] = {}

    def take(self, change: Plain, where: Callable[[], Message]) -> None:
        """Read a line; `where` says where it stands. Raises FileRefused."""
        holder = change.pop(self._named, None)
        if not isinstance(holder, str):
            raise FileRefused("file_not_text_field", where=where(), field=self._named)
        at: Any = change.get("at")
        if isinstance(at, list) and at[:1] and at[0] in RECORD:
            raise FileRefused("patch_of_nothing", where=where(), path=at[0])
        take_change(self._patches.setdefault(holder, Patch()), change, where)

    def held_by(self, holders: Iterable[str]) -> Iterator[tuple[str, Scenario]]:
        """What each of these holds, in the same order.

        Raises FileRefused, where they are too large in all before they take the room of it.
        """
        holders = tuple(holders)
        _refuse_beyond({self._name: len(holders)})
        for stranger in self._patches.keys() - set(holders):
            raise FileRefused("file_holder_missing", collection=self._name, id=stranger)
        before = NOTHING
        for holder in holders:
            change = self._patches.get(holder, Patch())
            refuse_overlap(change, self._section)
            try:
                scenario = applied(before, change) if change else before
            except EditRefused:
                raise FileRefused("file_holder_unfit", collection=self._name, id=holder) from None
            first = None if before is NOTHING else before
            self._counts["kept"] += kept_by(scenario, first)
            self._counts["listed"] += listed_by(scenario, first)
            _refuse_beyond(self._counts)
            before = scenario
            yield holder, scenario


def _refuse_beyond(counts: Mapping[str, int]) -> None:
    reason = beyond_any(counts)
    if reason is not None:
        raise FileRefused("file_too_large_in_all", reason=reason)
