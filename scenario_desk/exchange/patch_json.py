"""A patch as text: JSON with a version, a change a line, that a person can read.

What stands in a line is said in `change_json`, what of a moment that is held in `kept_changes`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping
from io import BytesIO
from json import JSONEncoder
from typing import Any

from scenario_desk.exchange import bounds
from scenario_desk.exchange.change_json import changes_in, refuse_overlap, take_change
from scenario_desk.exchange.json_scanner import Scanner
from scenario_desk.exchange.kept_changes import KeptChanges, kept_changes
from scenario_desk.exchange.plain import Plain
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.shape import KEPT
from scenario_desk.model.edits.amending import amended
from scenario_desk.model.messages import Message
from scenario_desk.model.patches import Patch, Path
from scenario_desk.model.rosters import MOMENT
from scenario_desk.model.scenario import Scenario

FORMAT = "scenario-desk-patch"
VERSION = 1

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


def changes_of(patch: Patch) -> Iterator[Plain]:
    """Each change of a patch as JSON has it, in the order of a scenario file.

    What snapshots and entries of the log in it hold comes last, a change a line: `kept_changes`.
    """
    yield from changes_in(patch)
    for named, name, values in _sides(patch):
        yield from kept_changes(_held(values, name), named)


def read_changes(
    scanner: Scanner, known: Container[str], check: Callable[[dict[str, Any]], None]
) -> tuple[dict[str, Any], Patch]:
    """An object that holds a list of changes, and of the other keys those that are known.

    `check` may refuse what stands before the changes, or all else where there are none. Raises
    FileRefused.
    """
    head: dict[str, Any] = {}
    patch = Patch()
    kept = {
        named: KeptChanges("changes", name, named, Counter())
        for named, name, _values in _sides(patch)
    }
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
            _take(patch, kept, content, scanner.where)
        elif key in known and not is_element:
            head[key] = content
        else:
            part = Message("file_part", {"key": key})
            where = Message("file_both", {"line": scanner.where(), "thing": part})
            raise FileRefused("file_unknown_part", where=where)
    check(head)
    refuse_overlap(patch, "changes")
    for named, name, values in _sides(patch):
        for holder, scenario in kept[named].held_by(_held(values, name)):
            _give(values, name, holder, scenario)
    return head, patch


def _take(
    patch: Patch, kept: dict[str, KeptChanges], change: Any, where: Callable[[], Message]
) -> None:
    for named, of_holders in kept.items():
        if isinstance(change, dict) and named in change:
            of_holders.take(change, where)
            return
    take_change(patch, change, where)


def _lines(patch: Patch) -> Iterator[str]:
    yield f'{{\n"format": {_encode(FORMAT)},\n"version": {VERSION},\n"changes": ['
    comma = ""
    for change in changes_of(patch):
        yield f"{comma}\n{_encode(change)}"
        comma = ","
    yield "\n]\n}\n"


def _refuse_stranger(head: dict[str, Any]) -> None:
    version = head.get("version")
    if head.get("format") != FORMAT:
        raise FileRefused("patch_not_one")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise FileRefused("file_no_version")
    if version > VERSION:
        raise FileRefused("patch_newer", version=str(version), known=str(VERSION))


def _sides(patch: Patch) -> Iterator[tuple[str, str, dict[Path, Any]]]:
    """What names one that held such a change, or holds it, of which collection, on which side."""
    for name, named in KEPT.values():
        yield f"old_{named}", name, patch.old
        yield named, name, patch.new


def _held(values: Mapping[Path, Any], name: str) -> dict[str, Scenario]:
    """What the things of a collection hold on one side of a patch, by id."""
    held = {
        path[1]: value if isinstance(value, Scenario) else value.scenario
        for path, value in values.items()
        if path[0] == name and (len(path) == 2 or isinstance(value, Scenario))
    }
    return dict(sorted(held.items()))


def _give(values: dict[Path, Any], name: str, holder: str, scenario: Scenario) -> None:
    whole = values.get((name, holder))
    if whole is None:
        values[name, holder, MOMENT] = scenario
    else:
        values[name, holder] = amended(whole, scenario=scenario)
