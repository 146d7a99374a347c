"""A change as JSON: where it is, what stood there and what stands there after it.

    {"at": ["nodes", "talks", "label"], "old": "Talks open", "new": "They talk"}

Of what was or is not there, `old` or `new` is left out, which is another thing than null.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from scenario_desk.exchange.faults import refusal
from scenario_desk.exchange.plain import Plain, plain_scores, plain_value
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.shape import ENTITY_TYPES, HEADER, SECTIONS
from scenario_desk.model.entities import Assumptions, Profile
from scenario_desk.model.messages import Message
from scenario_desk.model.patches import Patch, Path, Place
from scenario_desk.model.patches.standing import THINGS, is_place, key_width
from scenario_desk.model.rosters import HOLDERS, MOMENT
from scenario_desk.model.scenario import FIELDS, Scenario
from scenario_desk.model.starting import NOTHING
from scenario_desk.model.table import Table

_RANKS = {name: rank for rank, name in enumerate((*HEADER, *SECTIONS))}

_ELSEWHERE = frozenset(("children", MOMENT))
"""Of a whole thing: children say where they stand, a moment that it holds has changes of its own."""

_Validator: TypeAlias = tuple[Callable[[Any], Any], bool]


def changes_in(patch: Patch) -> Iterator[Plain]:
    """Each change of a patch, in the order of a scenario file, without the moments in it."""
    for path in sorted(patch.paths, key=lambda path: (_RANKS[path[0]], path)):
        change: Plain = {"at": path}
        for side, values in (("old", patch.old), ("new", patch.new)):
            if path in values:
                change[side] = plain_at(path, values[path])
        yield change


def take_change(patch: Patch, change: Any, where: Callable[[], Message]) -> None:
    """Read a change into a patch; `where` says where it stands. Raises FileRefused."""
    if not isinstance(change, dict):
        raise FileRefused("file_not_an_object", where=where(), field="changes")
    at = change.get("at")
    if not isinstance(at, list) or not at:
        raise FileRefused("file_not_a_list", where=where(), field="at")
    if not all(isinstance(part, str) for part in at):
        raise FileRefused("file_not_text_field", where=where(), field="at")
    for field in change.keys() - {"at", "old", "new"}:
        raise FileRefused("file_unknown_field", where=where(), field=field)
    path = tuple(at)
    found = _validator(*_spot(path))
    if found is None:
        raise FileRefused("patch_of_nothing", where=where(), path=_shown(path))
    if path in patch.old or path in patch.new:
        raise FileRefused("patch_says_twice", where=where(), path=_shown(path))
    validate, may_be_absent = found
    for side, values in (("old", patch.old), ("new", patch.new)):
        if side in change:
            try:
                values[path] = _value(path, change[side], validate, where)
            except ValidationError as error:
                raise refusal(error, where(), side) from None
        elif not may_be_absent or len(change) == 1:
            raise FileRefused("file_missing_field", where=where(), field=side)


def plain_at(path: Path, value: Any) -> Any:
    """The value at a path of a patch, as JSON has it; a moment that is held stands elsewhere: {}."""
    if isinstance(value, Scenario):
        return {}
    if isinstance(value, Place):
        place = {"parent": value.parent, "after": value.after}
        return place if path[0] == "nodes" else {"after": value.after}
    if isinstance(value, tuple):
        return [plain_value(each) for each in value]
    if isinstance(value, Table):
        return {key: plain_value(value[key]) for key in sorted(value)}
    plain = plain_value(value)
    if isinstance(value, Profile) and value.scores:
        plain["scores"] = plain_scores(value.scores)
    return plain


def refuse_overlap(patch: Patch, section: str) -> None:
    """Raise FileRefused where a value is changed whole and in a part of it.

    But for a thing and its place; `section` is what holds the changes.
    """
    paths = patch.paths
    for path in paths:
        for end in range(1, len(path)):
            if path[:end] in paths and not is_place(path):
                where = Message("file_part", {"key": section})
                raise FileRefused("patch_says_twice", where=where, path=_shown(path))


def _value(
    path: Path, content: Any, validate: Callable[[Any], Any], where: Callable[[], Message]
) -> Any:
    if is_place(path) and isinstance(content, dict):
        return _place(path, content, validate, where)
    if _is_held(path) and isinstance(content, dict):
        for field in content:
            raise FileRefused("file_unknown_field", where=where(), field=field)
        return NOTHING
    if len(path) != 2 or path[0] not in THINGS or not isinstance(content, dict):
        return validate(content)
    for field in _ELSEWHERE & content.keys():
        raise FileRefused("file_unknown_field", where=where(), field=field)
    if path[0] == "profiles" and "scores" in content:
        content["scores"] = _scores(content["scores"], where)
    entity = validate(content)
    if entity.id != path[1]:
        raise FileRefused("patch_wrong_id", where=where(), id=entity.id, path=_shown(path))
    return entity


def _is_held(path: Path) -> bool:
    """Whether at a path stands a moment that is held, which has changes of its own."""
    return path[0] in HOLDERS and path[2:] == (MOMENT,)


def _place(
    path: Path,
    content: dict[str, Any],
    validate: Callable[[Any], Any],
    where: Callable[[], Message],
) -> Any:
    of_node = path[0] == "nodes"
    if ("parent" in content) != of_node or (of_node and content["parent"] is None):
        code = "file_missing_field" if of_node else "file_unknown_field"
        raise FileRefused(code, where=where(), field="parent")
    return validate({"parent": None} | content)


def _scores(content: Any, where: Callable[[], Message]) -> dict[tuple[str, str], Any]:
    """The scores of a profile by their keys; what they hold is validated with the profile."""
    if not isinstance(content, list):
        raise FileRefused("file_not_a_list", where=where(), field="scores")
    scores: dict[tuple[str, str], Any] = {}
    for each in content:
        if not isinstance(each, dict):
            raise FileRefused("file_not_an_object", where=where(), field="scores")
        key = []
        for field in ("endpoint", "interest"):
            named = each.pop(field, None)
            if not isinstance(named, str):
                raise FileRefused("file_missing_field", where=where(), field=field)
            key.append(named)
        endpoint, interest = key
        if (endpoint, interest) in scores:
            raise FileRefused(
                "file_repeated_score", where=where(), endpoint=endpoint, interest=interest
            )
        scores[endpoint, interest] = each
    return scores


def _shown(path: Path) -> str:
    return " → ".join(path)


def _spot(path: Path) -> tuple[type, str, int]:
    """What holds the value at a path: its type, its field ("" is the whole of it), how many keys."""
    name = path[0]
    if name in THINGS:
        kind = ENTITY_TYPES[name]
        if len(path) < 3:
            return kind, "" if len(path) == 2 else "id", 0
        return (Place, "", 0) if is_place(path) else (kind, path[2], len(path) - 3)
    if name == "assumptions" and len(path) > 1:
        return Assumptions, path[1], len(path) - 2
    return Scenario, name, len(path) - 1


def _validator(kind: type, field: str, keys: int) -> _Validator | None:
    """What validates such a value, and whether it may be absent; None where there is no such one."""
    # Nothing of a stranger's is kept: neither names nor numbers.
    return _validators(kind, field).get(keys) if field in _fields(kind) else None


@cache
def _fields(kind: type) -> frozenset[str]:
    known = FIELDS if kind is Scenario else get_type_hints(kind).keys() - {"id", "children"}
    return frozenset(("", *known))


@cache
def _validators(kind: type, field: str) -> dict[int, _Validator]:
    """The same by the number of keys."""
    if field == MOMENT:
        return {0: (TypeAdapter(dict[str, Any]).validator.validate_python, False)}
    if not field:
        return {0: (TypeAdapter(kind).validator.validate_python, True)}
    hint = get_type_hints(kind, include_extras=True)[field]
    found: dict[int, _Validator] = {}
    keys, width = 0, key_width((field,))
    while get_origin(hint) is Table:
        if keys:
            found[keys] = (TypeAdapter(hint).validator.validate_python, True)
        hint, keys, width = get_args(hint)[1], keys + width, 1
    return found | {keys: (TypeAdapter(hint).validator.validate_python, keys > 0)}
