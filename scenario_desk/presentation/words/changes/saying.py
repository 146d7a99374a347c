"""The sentence of a difference."""

from __future__ import annotations

from functools import reduce
from typing import Any

from scenario_desk.model.entities import Move, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Message
from scenario_desk.model.naming import called, name_of, spot
from scenario_desk.model.patches import Path, Place
from scenario_desk.model.rosters import HOLDERS, MOMENT, NODE, ROSTERS
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.changes.difference import Difference
from scenario_desk.presentation.words.changes.summing import many, with_parts
from scenario_desk.presentation.words.changes.values import (
    LONGEST,
    apart,
    confidence,
    in_words,
    items,
    quoted,
    row_of,
    shortened,
)
from scenario_desk.presentation.words.language import ngettext
from scenario_desk.presentation.words.messages import listed, words


class Saying:
    """Says what separates two scenarios, each difference when it is asked for."""

    def __init__(self, old: Scenario, new: Scenario) -> None:
        self._old, self._new = old, new
        self._sides = (old, new)

    def __call__(self, said: Difference) -> str:
        """A difference in words."""
        return words(self._message(said))

    def _message(self, said: Difference) -> Message:
        if not said.paths:
            return many(said)
        path = said.paths[0]
        if said.what == "moved":
            message = self._moved(path, said.old, said.new)
        elif len(path) == 2 and path[0] in ROSTERS:
            message = self._roster(path, came=said.what == "added")
        elif len(path) == 2 and path[0] == "nodes":
            message = self._node(path[1], came=said.what == "added")
        else:
            message = self._changed(said, path)
        return with_parts(message, said.parts)

    # What came, went or moved.

    def _roster(self, path: Path, came: bool) -> Message:
        name = name_of(self._sides[came], *path)
        values = {"collection": path[0], "name": name}
        return Message("thing_came", values) if came else Message("thing_went", values)

    def _node(self, key: str, came: bool) -> Message:
        scenario = self._sides[came]
        name, parent = called(scenario, key), scenario.parents.get(key)
        if parent is None or name.code != "node_called":
            return Message("node_came" if came else "node_went", {"name": name})
        values = {"name": name, "parent": called(scenario, parent)}
        return Message("branch_came" if came else "branch_went", values)

    def _moved(self, path: Path, old: Place | None, new: Place | None) -> Message:
        if path[0] == "nodes":
            return self._moved_node(path[1], old, new)
        name = quoted(name_of(self._new, path[0], path[1]))
        if new is None or new.after is None:
            return Message("thing_put_first", {"name": name})
        after = quoted(name_of(self._new, path[0], new.after))
        return Message("thing_put_after", {"name": name, "after": after})

    def _moved_node(self, key: str, old: Place | None, new: Place | None) -> Message:
        name = called(self._new, key)
        before = called(self._old, old.parent) if old is not None and old.parent else None
        parent = called(self._new, new.parent) if new is not None and new.parent else None
        if new is None or parent is None:
            return Message("node_taken_from", {"name": name, "parent": before})
        values = {"name": name, "parent": parent}
        if old is None:
            return Message("node_put_below", values)
        if old.parent != new.parent:
            code = "branch_moved" if name.code == "node_called" else "node_moved"
            return Message(code, {"name": name, "old": before, "new": parent})
        if new.after is None:
            return Message("node_put_first", values)
        return Message("node_put_after", values | {"after": called(self._new, new.after)})

    # What changed.

    def _changed(self, said: Difference, path: Path) -> Message:
        old, new = said.old, said.new
        if path == ("root",):
            return Message("root_changed", {"new": called(self._new, new)})
        if path == ("moves",):
            return self._moves(old, new)
        if path[0] in HOLDERS and path[2:] == (MOMENT,):
            holder = quoted(name_of(self._new, *path[:2]))
            return Message("holds_otherwise", {"collection": path[0], "name": holder})
        scenario = self._sides[said.what != "removed"]
        row, field = row_of(path)
        if isinstance(new, bool) and isinstance(old, bool):
            name = called(scenario, path[1]) if path[0] == "nodes" else spot(scenario, path[:2])
            code = "flag_raised" if new else "flag_lowered"
            return Message(code, {"field": field, "name": name})
        named_by = "label" if row is NODE else row.named_by if row is not None else ""
        if field == named_by and old and new and len(path) == 3:
            return Message("thing_renamed", {"old": quoted(old), "new": quoted(new)})
        what = spot(scenario, path)
        if any(isinstance(each, Estimate | RedLine) for each in (old, new)):
            return self._judged(said, path, what)
        if isinstance(old, tuple) and isinstance(new, tuple):
            return self._list(path, what, old, new)
        if _is_text(path, field, row, old, new):
            return _text(what, old, new)
        return Message("field_changed", {"what": what, **self._values(said, path)})

    def _values(self, said: Difference, path: Path) -> dict[str, str]:
        return {
            "old": in_words(self._old, path, said.old, there=said.what != "added"),
            "new": in_words(self._new, path, said.new, there=said.what != "removed"),
        }

    def _judged(self, said: Difference, path: Path, what: Message) -> Message:
        """A number that somebody judged, and what they said of it."""
        old, new = said.old, said.new
        values = self._values(said, path)
        more = self._reasons(old, new)
        if values["old"] == values["new"] and more:
            return Message("judged_otherwise", {"what": what, "more": _in_a_row(more)})
        return _in_a_row([Message("value_changed", {"what": what, **values}), *more])

    def _reasons(self, old: Any, new: Any) -> list[Message]:
        if isinstance(old, RedLine) and isinstance(new, RedLine):
            same = old.text == new.text
            return [] if same else [_text(Message("text_of_red_line"), old.text, new.text)]
        if not isinstance(old, Estimate) or not isinstance(new, Estimate):
            return []
        found = []
        if old.rationale != new.rationale:
            found.append(_text(Message("reason_of_estimate"), old.rationale, new.rationale))
        if old.confidence != new.confidence:
            values = {"old": confidence(old), "new": confidence(new)}
            what = Message("confidence_of_estimate")
            found.append(Message("value_changed", {"what": what, **values}))
        if old.sources != new.sources:
            cited = ("endpoints", "", "sources")
            what = Message("sources_of_estimate")
            found.append(self._list(cited, what, old.sources, new.sources))
        return found

    def _list(self, path: Path, what: Message, old: Any, new: Any) -> Message:
        came = _some(items(self._new, path, [each for each in new if each not in old]))
        went = _some(items(self._old, path, [each for each in old if each not in new]))
        values = {"what": what, "came": came, "went": went}
        if came and went:
            return Message("list_changed", values)
        if came or went:
            return Message("list_grew" if came else "list_shrank", values)
        return Message("list_reordered", values)

    def _moves(self, old: tuple[Move, ...], new: tuple[Move, ...]) -> Message:
        before, after = {each.branch: each for each in old}, {each.branch: each for each in new}
        clauses = (
            ("moves_declared", self._new, [key for key in after if key not in before]),
            ("moves_taken_back", self._old, [key for key in before if key not in after]),
            (
                "moves_noted",
                self._new,
                [key for key in after if before.get(key, after[key]) != after[key]],
            ),
        )
        more = [
            Message(code, {"nodes": [called(scenario, key) for key in keys]})
            for code, scenario, keys in clauses
            if keys
        ]
        return _in_a_row(more)


def _in_a_row(clauses: list[Message]) -> Message:
    """One after another in one sentence."""
    return reduce(lambda said, more: Message("changed_also", {"said": said, "more": more}), clauses)


def _is_text(path: Path, field: str, row: Any, old: Any, new: Any) -> bool:
    """Whether it is a text of people's that came, went or is too long to be told whole."""
    if not isinstance(old, str) or not isinstance(new, str) or len(path) > 3:
        return False
    if row is not None and field in row.names:
        return False
    told_whole = old and new and max(len(old), len(new)) <= LONGEST
    return not told_whole or old.split() == new.split()


def _some(texts: list[str]) -> str:
    """The first of them, each no longer than it reads, and how many more there are."""
    said = [quoted(shortened(text)) for text in texts[:_MOST]]
    if more := len(texts) - len(said):
        said.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return listed(said)


_MOST = 5


def _text(what: Message, old: str, new: str) -> Message:
    if not old:
        return Message("text_added", {"what": what, "new": quoted(shortened(new))})
    if not new:
        return Message("text_removed", {"what": what, "old": quoted(shortened(old))})
    was, now = apart(old, new)
    if old.split() == new.split():
        return Message("text_respaced", {"what": what})
    return Message("text_rewritten", {"what": what, "old": quoted(was), "new": quoted(now)})
