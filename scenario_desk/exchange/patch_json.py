"""A patch as text: JSON with a version, a change a line, that a person can read.

    {"at": ["nodes", "talks", "label"], "old": "Talks open", "new": "They talk"}

Of what was or is not there, `old` or `new` is left out, which is another thing than null.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from functools import cache
from io import BytesIO
from json import JSONEncoder
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError

from scenario_desk.exchange import bounds
from scenario_desk.exchange.faults import refusal
from scenario_desk.exchange.json_scanner import Scanner
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.scenario_lines import plain_scores, plain_value
from scenario_desk.exchange.shape import ENTITY_TYPES, HEADER, SECTIONS
from scenario_desk.model.entities import Assumptions, Profile
from scenario_desk.model.messages import Message
from scenario_desk.model.patches import Patch, Path, Place
from scenario_desk.model.patches.standing import THINGS, is_place, key_width
from scenario_desk.model.scenario import FIELDS, Scenario
from scenario_desk.model.table import Table

FORMAT = "scenario-desk-patch"
VERSION = 1

_ORDER = (*HEADER, *SECTIONS)

_Validator: TypeAlias = tuple[Callable[[Any], Any], bool]

_encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def dumps(patch: Patch) -> bytes:
    """The text of a patch: the same for equal patches, in the order of a scenario file."""
    return "".join(_lines(patch)).encode()


def loads(content: bytes) -> Patch:
    """Read a patch from its text; raises FileRefused (its text is one sentence)."""
    try:
        _head, patch = read_changes(
            Scanner(BytesIO(content)), ("format", "version"), _refuse_stranger
        )
        return patch
    except FileRefused as refused:
        if refused.message.code == "file_not_a_scenario":
            refused = FileRefused("patch_not_one")
        raise refused.about("patch") from None


def changes_of(patch: Patch) -> Iterator[dict[str, Any]]:
    """Each change of a patch as JSON has it, in the order of a scenario file."""
    for path in sorted(patch.paths, key=lambda path: (_ORDER.index(path[0]), path)):
        change: dict[str, Any] = {"at": path}
        for side, values in (("old", patch.old), ("new", patch.new)):
            if path in values:
                change[side] = plain_at(path, values[path])
        yield change


def read_changes(
    scanner: Scanner, known: Container[str], check: Callable[[dict[str, Any]], None]
) -> tuple[dict[str, Any], Patch]:
    """An object that holds a list of changes, and of the other keys those that are known.

    `check` may refuse what stands before the changes, or all else where there are none. Raises
    FileRefused.
    """
    head: dict[str, Any] = {}
    patch = Patch()
    count = 0
    for key, content, is_element in scanner:
        if key == "changes":
            if not count:
                check(head)
            if not is_element:
                raise FileRefused("file_section_not_a_list", section=key)
            count += 1
            if count > bounds.most(key):
                raise FileRefused("file_too_many", section=key, limit=str(bounds.most(key)))
            _take(patch, content, scanner.where)
        elif key in known and not is_element:
            head[key] = content
        else:
            part = Message("file_part", {"key": key})
            where = Message("file_both", {"line": scanner.where(), "thing": part})
            raise FileRefused("file_unknown_part", where=where)
    check(head)
    _refuse_overlap(patch)
    return head, patch


def _lines(patch: Patch) -> Iterator[str]:
    yield f'{{\n"format": {_encode(FORMAT)},\n"version": {VERSION},\n"changes": ['
    comma = ""
    for change in changes_of(patch):
        yield f"{comma}\n{_encode(change)}"
        comma = ","
    yield "\n]\n}\n"


def plain_at(path: Path, value: Any) -> Any:
    """The value at a path of a patch, as JSON has it."""
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


def _refuse_stranger(head: dict[str, Any]) -> None:
    version = head.get("version")
    if head.get("format") != FORMAT:
        raise FileRefused("patch_not_one")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise FileRefused("file_no_version")
    if version > VERSION:
        raise FileRefused("patch_newer", version=str(version), known=str(VERSION))


def _take(patch: Patch, change: Any, where: Callable[[], Message]) -> None:
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


def _value(
    path: Path, content: Any, validate: Callable[[Any], Any], where: Callable[[], Message]
) -> Any:
    if is_place(path) and isinstance(content, dict):
        return _place(path, content, validate, where)
    if len(path) != 2 or path[0] not in THINGS or not isinstance(content, dict):
        return validate(content)
    if path[0] == "nodes" and "children" in content:
        # They say for themselves where they stand.
        raise FileRefused("file_unknown_field", where=where(), field="children")
    if path[0] == "profiles" and "scores" in content:
        content["scores"] = _scores(content["scores"], where)
    entity = validate(content)
    if entity.id != path[1]:
        raise FileRefused("patch_wrong_id", where=where(), id=entity.id, path=_shown(path))
    return entity


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


def _refuse_overlap(patch: Patch) -> None:
    """No value may be changed whole and in a part of it, but for a thing and its place."""
    paths = patch.paths
    for path in paths:
        for end in range(1, len(path)):
            if path[:end] in paths and not is_place(path):
                where = Message("file_part", {"key": "changes"})
                raise FileRefused("patch_says_twice", where=where, path=_shown(path))


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
