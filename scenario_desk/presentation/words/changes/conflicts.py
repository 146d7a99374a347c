"""What a merge leaves to be decided, each in a sentence."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.merging import Conflict
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


class _Saying:
    def __init__(self, base: Scenario, ours: Scenario, theirs: Scenario) -> None:
        self._base, self._ours, self._theirs = base, ours, theirs

    def message(self, conflict: Conflict) -> Message:
        path, against = conflict.path, conflict.against
        what: dict[str, Any] = {"what": self._spot(conflict, path)}
        if conflict.code in ("merge_gone", "merge_names_gone"):
            gone = against or path[:2]
            by = "theirs" if gone[1] in getattr(self._ours, gone[0]) else "ours"
            what |= {"gone": self._spot(conflict, gone), "by": by}
        elif against is not None:
            what["against"] = self._spot(conflict, against)
        if len(path) == 2 and path[0] in ("nodes", *ROSTERS):
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

    def _spot(self, conflict: Conflict, path: Path) -> Message:
        """What to call the place of a value, in the words of a side that has the thing."""
        sides = [self._ours, self._theirs, self._base]
        if conflict.ours is ABSENT:
            sides = [self._theirs, self._ours, self._base]
        for scenario in sides:
            if path[0] not in ("nodes", *ROSTERS) or path[1] in getattr(scenario, path[0]):
                break
        return spot(scenario, path[:2] if is_place(path) else path)

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


_MOVES = ("merge_moved", "merge_order")
_VALUES = ("merge_changed", "merge_differs")
"""What says three values, of which two may read alike."""
_WHOLE = {"merge_changed": "merge_one_has", "merge_differs": "merge_one_has"}
"""Of a whole thing: what is said in place of values."""
