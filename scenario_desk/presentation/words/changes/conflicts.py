"""What a merge leaves to be decided, each in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scenario_desk.model.merging import Conflict, SideName
from scenario_desk.model.messages import Message
from scenario_desk.model.naming import called, name_of, spot
from scenario_desk.model.patches import ABSENT, Path, Place, is_place
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.changes.values import apart, in_words, quoted
from scenario_desk.presentation.words.messages import listed, words


def conflict_sentence(
    conflict: Conflict, base: Scenario | None, ours: Scenario, theirs: Scenario
) -> str:
    """A conflict in words; `base` is None where there was none to merge from."""
    return words(_Saying(base or ours, ours, theirs).message(conflict))


@dataclass(frozen=True, slots=True)
class ConflictWords:
    """A conflict as a row of a table."""

    what: str
    """What is to be decided about."""
    base: str
    """What it was; what the thing it is in was, where that is gone."""
    ours: str
    theirs: str
    why: str
    """The sentence of the conflict, where neither the values nor the title tell it all; else ""."""


def conflict_words(
    conflict: Conflict, base: Scenario | None, ours: Scenario, theirs: Scenario
) -> ConflictWords:
    """A conflict with its three values in words; `base` is None where there was none."""
    return _Saying(base or ours, ours, theirs).row(conflict)


def decision_title(
    together: Sequence[Conflict], base: Scenario | None, ours: Scenario, theirs: Scenario
) -> str:
    """What is decided where these conflicts, one or more, are decided together."""
    what, count = _Saying(base or ours, ours, theirs).title(together)
    more = len(together) - count
    return _alone(Message("merge_together", {"what": what, "count": more}) if more else what)


def decision_outcomes(
    together: Sequence[Conflict], base: Scenario | None, ours: Scenario, theirs: Scenario
) -> dict[SideName, str]:
    """What becomes of what is decided together, by the side that is chosen; a sentence each."""
    said = _Saying(base or ours, ours, theirs).outcomes(together)
    return {"ours": _alone(said[0]), "theirs": _alone(said[1])}


class _Saying:
    def __init__(self, base: Scenario, ours: Scenario, theirs: Scenario) -> None:
        self._base, self._ours, self._theirs = base, ours, theirs
        self._sides = {"base": base, "ours": ours, "theirs": theirs}

    def title(self, together: Sequence[Conflict]) -> tuple[Message, int]:
        """What is to be decided, and of how many conflicts that tells.

        What is removed, where that is it; else what has two values.
        """
        first = together[0]
        if first.code not in _REMOVALS:
            return self._about(first), 1
        by, gone = self._removed(first)
        count = sum(
            each.code in _REMOVALS and self._removed(each) == (by, gone) for each in together
        )
        inside = all(each.code == "merge_gone" for each in together)
        code = (_GONE_BY if inside else _NAMES_GONE_BY)[by]
        return Message(code, {"gone": self._spot(first, gone), "count": count}), count

    def outcomes(self, together: Sequence[Conflict]) -> tuple[Message, Message]:
        """What becomes of it if ours is chosen, and if theirs is."""
        first = together[0]
        if first.code in _REMOVALS:
            by, gone = self._removed(first)
            return _either(_REMOVAL_OUTCOMES[by], gone=self._spot(first, gone))
        if len(together) > 1 or first.code == "merge_clash":
            return _either(("outcome_all_stays", "outcome_all_becomes"))
        if _is_whole(first.path):
            has = "theirs" if first.ours is ABSENT else "ours"
            return _either(_WHOLE_OUTCOMES[has], what=self._spot(first, first.path))
        values = self._values(first)
        if values["ours"] == values["theirs"]:
            return _either(("outcome_reason_stays", "outcome_reason_becomes"))
        stays, becomes = _PLACE_OUTCOMES if is_place(first.path) else _VALUE_OUTCOMES
        return (
            Message(stays, {"value": values["ours"]}),
            Message(becomes, {"value": values["theirs"]}),
        )

    def _removed(self, conflict: Conflict) -> tuple[str, Path]:
        """Who removed what in which something is gone: of nodes, the uppermost."""
        gone, by = _gone(conflict), self._remover(conflict)
        lost, has = (self._ours, self._theirs) if by == "ours" else (self._theirs, self._ours)
        if gone[0] != "nodes":
            return by, gone[:2]
        key = gone[1]
        while (above := has.parents.get(key)) in self._base.nodes and above not in lost.nodes:
            key = above
        return by, ("nodes", key)

    def row(self, conflict: Conflict) -> ConflictWords:
        """The conflict with its values."""
        path, said = conflict.path, {}
        whole = _is_whole(path)
        values = {} if whole else self._values(conflict)
        for side, scenario in self._sides.items():
            missing = path[0] in _THINGS and path[1] not in getattr(scenario, path[0])
            if missing and side != "base":
                was = path[1] in getattr(self._base, path[0])
                said[side] = words(Message("thing_removed" if was else "thing_not_there"))
            elif whole:
                there = getattr(conflict, side) is not ABSENT
                said[side] = words(Message("thing_there" if there else "thing_not_there"))
            else:
                value = values[side]
                said[side] = words(value) if isinstance(value, Message) else value
        differ = conflict.code in (*_MOVES, *_VALUES) and said["ours"] != said["theirs"]
        told = differ or conflict.code in _REMOVALS
        what = _alone(self._about(conflict))
        return ConflictWords(what, **said, why="" if told else words(self.message(conflict)))

    def message(self, conflict: Conflict) -> Message:
        path, against = conflict.path, conflict.against
        what: dict[str, Any] = {"what": self._spot(conflict, path)}
        if conflict.code in _REMOVALS:
            what |= self._removal(conflict)
        elif against is not None:
            what["against"] = self._spot(conflict, against)
        if _is_whole(path):
            has = "ours" if conflict.theirs is ABSENT else "theirs"
            return Message(_WHOLE.get(conflict.code, conflict.code), what | {"has": has})
        code, values = conflict.code, self._values(conflict)
        if code in _MOVES and conflict.base is ABSENT:
            code = "merge_put"
        elif code in _VALUES and values["ours"] == values["theirs"]:
            code = "merge_reasons"
        elif code == "merge_changed" and conflict.base is ABSENT:
            code = "merge_differs"
        return Message(code, what | values)

    def _removal(self, conflict: Conflict) -> dict[str, Any]:
        """Who removes what, on which the other side has its say."""
        return {"gone": self._spot(conflict, _gone(conflict)), "by": self._remover(conflict)}

    def _remover(self, conflict: Conflict) -> str:
        gone = _gone(conflict)
        return "theirs" if gone[1] in getattr(self._ours, gone[0]) else "ours"

    def _spot(self, conflict: Conflict, path: Path) -> Message:
        """What to call the place of a value, in the words of a side that has the thing."""
        sides = [self._ours, self._theirs, self._base]
        if conflict.ours is ABSENT:
            sides = [self._theirs, self._ours, self._base]
        for scenario in sides:
            if path[0] not in _THINGS or path[1] in getattr(scenario, path[0]):
                break
        return spot(scenario, path[:2] if is_place(path) else path)

    def _about(self, conflict: Conflict) -> Message:
        """What the values of a conflict are of."""
        what = self._spot(conflict, conflict.path)
        return Message("merge_where", {"what": what}) if is_place(conflict.path) else what

    def _values(self, conflict: Conflict) -> dict[str, Any]:
        """What stands in the base, in ours and in theirs."""
        path = conflict.path
        both = (conflict.ours, conflict.theirs)
        said: dict[str, Any] = {
            "base": _value(self._base, path, conflict.base),
            "ours": _value(self._ours, path, conflict.ours),
            "theirs": _value(self._theirs, path, conflict.theirs),
        }
        if said["ours"] == said["theirs"] and all(isinstance(each, str) for each in both):
            ours, theirs = apart(*both)
            said |= {"ours": quoted(ours), "theirs": quoted(theirs)}
        return said


def _is_whole(path: Path) -> bool:
    return len(path) == 2 and path[0] in _THINGS


def _either(codes: tuple[str, str], **values: Message) -> tuple[Message, Message]:
    return Message(codes[0], dict(values)), Message(codes[1], dict(values))


def _gone(conflict: Conflict) -> Path:
    """What is removed, where that is in conflict."""
    return conflict.against or conflict.path[:2]


def _alone(message: Message) -> str:
    """What something is called, where it stands by itself."""
    said = words(message)
    return said[:1].upper() + said[1:]


def _value(scenario: Scenario, path: Path, value: Any) -> Any:
    if is_place(path):
        return _place(scenario, path[0], None if value is ABSENT else value)
    if path == ("root",) and value is not ABSENT:
        return called(scenario, value)
    if path == ("moves",) and value is not ABSENT:
        names = (words(called(scenario, move.branch)) for move in value)
        return listed(names) or in_words(scenario, path, None)
    return in_words(scenario, path, value, there=value is not ABSENT)


def _place(scenario: Scenario, name: str, place: Place | None) -> Message:
    """Where a thing stands, as the end of a sentence."""
    if place is None:
        return Message("place_nowhere")
    if place.parent is None:
        if place.after is None:
            return Message("place_first")
        return Message("place_after", {"after": quoted(name_of(scenario, name, place.after))})
    values = {"parent": called(scenario, place.parent)}
    if place.after is None:
        return Message("place_first_below", values)
    return Message("place_after_below", values | {"after": called(scenario, place.after)})


_THINGS = ("nodes", *ROSTERS)
_REMOVALS = ("merge_gone", "merge_names_gone")
_GONE_BY = {"ours": "merge_gone_by_ours", "theirs": "merge_gone_by_theirs"}
_NAMES_GONE_BY = {"ours": "merge_names_gone_by_ours", "theirs": "merge_names_gone_by_theirs"}
_VALUE_OUTCOMES = ("outcome_value_stays", "outcome_value_becomes")
_PLACE_OUTCOMES = ("outcome_place_stays", "outcome_place_becomes")
_REMOVAL_OUTCOMES = {
    "ours": ("outcome_stays_removed", "outcome_comes_back"),
    "theirs": ("outcome_stays_changed", "outcome_goes"),
}
"""By who removes it: what becomes of it if ours is chosen, and if theirs is."""
_WHOLE_OUTCOMES = {
    "ours": ("outcome_stays", "outcome_removed"),
    "theirs": ("outcome_left_out", "outcome_comes_in"),
}
"""By who has it, likewise."""
_MOVES = ("merge_moved", "merge_order")
_VALUES = ("merge_changed", "merge_differs")
"""What says three values, of which two may read alike."""
_WHOLE = {"merge_changed": "merge_one_has", "merge_differs": "merge_one_has"}
"""Of a whole thing: what is said in place of values."""
