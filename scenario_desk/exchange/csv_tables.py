"""A scenario as a folder of CSV tables, one per kind of thing, and back; and its scores as one.

Whatever a file of ours holds, the folder holds too: reading it back gives the same scenario.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from json import JSONEncoder
from pathlib import Path
from typing import Any

from scenario_desk.exchange.atomic import finish_folder, folder_written_atomically
from scenario_desk.exchange.bounds import most
from scenario_desk.exchange.csv_cells import (
    Row,
    list_cell,
    list_of,
    read_table,
    text_cell,
    text_of,
    write_table,
)
from scenario_desk.exchange.csv_columns import Plain, names_of, plain_of, row_of
from scenario_desk.exchange.json_scanner import Scanner
from scenario_desk.exchange.migrations import Document
from scenario_desk.exchange.refusal import FileRefused, refused_by_system
from scenario_desk.exchange.scenario_lines import document
from scenario_desk.exchange.scenario_reader import read_document
from scenario_desk.exchange.shape import ENTITY_TYPES, HEADER, IN_TURN, KEPT
from scenario_desk.model.entities import Assumptions, RedLine
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Argument
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import Scenario

_encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_ESTIMATE = ["low", "best", "high", "rationale", "confidence", "sources"]
_SCORE = ["endpoint", "endpoint_name", "interest", "interest_name", *_ESTIMATE]
COLUMNS: dict[str, list[str]] = {
    "scenario": ["field", "value"],
    **{name: names_of(row.entity) for name, row in ROSTERS.items()},
    "attributes": ["endpoint", "name", "value"],
    "weights": ["profile", "interest", *_ESTIMATE],
    "red_lines": ["profile", "interest", *names_of(RedLine)],
    "effects": ["linkage", "endpoint", "interest", *_ESTIMATE],
    "overrides": ["package", "node", "branch", *_ESTIMATE],
    "lens_profiles": ["lens", "actor", "profile"],
    "inject_effects": ["inject", "endpoint", "interest", *_ESTIMATE],
    "inject_overrides": ["inject", "node", "branch", *_ESTIMATE],
    "arguments": ["proposal", *names_of(Argument)],
    "round_scores": ["round", "endpoint", "interest"],
    "log_assumptions": ["entry", *names_of(Assumptions)],
    "log_profiles": ["entry", "actor", "profile"],
    "nodes": ["id", "parent", *names_of(ENTITY_TYPES["nodes"])[1:]],
    **{name: names_of(ENTITY_TYPES[name]) for name in IN_TURN},
    "scores": _SCORE,
    "profile_scores": ["profile", *_SCORE],
    **{section: [named, "change"] for section, (_name, named) in KEPT.items()},
}
"""The tables of a folder, each a file `<name>.csv`, and their columns."""

_EFFECTS = (("effects", "linkages", "linkage"), ("inject_effects", "injects", "inject"))
"""Tables of effects: of which collection, and what names one of it; likewise below."""
_OVERRIDES = (("overrides", "packages", "package"), ("inject_overrides", "injects", "inject"))


def write_tables(scenario: Scenario, folder: Path) -> None:
    """Write every table of the scenario into a folder, made if need be; raises FileRefused.

    All of them are written, or the folder stays as it was.
    """
    tables = dict(_tables(scenario))
    try:
        with folder_written_atomically(folder) as beside:
            for name, columns in COLUMNS.items():
                write_table(beside / f"{name}.csv", columns, tables.get(name, []))
    except OSError as error:
        raise refused_by_system("file_not_saved", folder, error) from error


def read_tables(folder: Path) -> Scenario:
    """Read the scenario in a folder of tables; a table that is not there is empty.

    Raises FileRefused.
    """
    with suppress(OSError):
        finish_folder(folder)
    paths = {name: folder / f"{name}.csv" for name in COLUMNS}
    tables = {
        name: read_table(path, most(name if name in ENTITY_TYPES else "scores"))
        for name, path in paths.items()
        if os.path.lexists(path)
    }
    if "scenario" not in tables or "nodes" not in tables:
        raise FileRefused("tables_missing", file=folder.name)
    try:
        return read_document(_document(tables))
    except FileRefused as refused:
        raise refused.about(folder.name) from None


def write_scores(scenario: Scenario, path: Path) -> None:
    """Write the score matrix, a line per endpoint and interest, those without a score empty."""
    columns = COLUMNS["scores"]
    rows = list(_score_rows(scenario, document(scenario)["scores"]))
    if scenario.marking:
        columns = [*columns, "marking"]
        for row in rows:
            row["marking"] = text_cell(scenario.marking)
    write_table(path, columns, rows)


def _tables(scenario: Scenario) -> Iterator[tuple[str, list[Row]]]:
    whole = document(scenario)
    yield "scenario", list(_head_rows(whole))
    for name, row in ROSTERS.items():
        yield name, [row_of(row.entity, entity) for entity in whole[name]]
    yield (
        "attributes",
        [
            {"endpoint": endpoint["id"], "name": text_cell(name), "value": text_cell(value)}
            for endpoint in whole["endpoints"]
            for name, value in endpoint.get("attributes", ())
        ],
    )
    yield "weights", list(_nested_rows(whole["profiles"], "profile", "weights", Estimate))
    yield "red_lines", list(_nested_rows(whole["profiles"], "profile", "red_lines", RedLine))
    for table, name, of in _EFFECTS:
        yield table, [row for entity in whole[name] for row in _effect_rows(entity, of)]
    for table, name, of in _OVERRIDES:
        yield table, [row for entity in whole[name] for row in _override_rows(entity, of)]
    yield "lens_profiles", list(_profile_rows("lens", whole["lenses"]))
    yield (
        "arguments",
        [
            {"proposal": proposal["id"]} | row_of(Argument, plain)
            for proposal in whole["proposals"]
            for plain in proposal.get("arguments", ())
        ],
    )
    yield (
        "round_scores",
        [
            {"round": asked["id"], "endpoint": text_cell(key[0]), "interest": text_cell(key[1])}
            for asked in whole["rounds"]
            for key in asked.get("scores", ())
        ],
    )
    assumed = [
        entry["assumptions"] | {"id": entry["id"]}
        for entry in whole["log"]
        if "assumptions" in entry
    ]
    yield "log_assumptions", [{"entry": each["id"]} | row_of(Assumptions, each) for each in assumed]
    yield "log_profiles", list(_profile_rows("entry", assumed))
    yield "nodes", list(_node_rows(scenario, whole["nodes"]))
    for name in IN_TURN:
        yield name, [row_of(ENTITY_TYPES[name], each) for each in whole[name]]
    yield "scores", list(_score_rows(scenario, whole["scores"]))
    yield (
        "profile_scores",
        [
            {"profile": score["profile"]} | _score_row(scenario, score)
            for score in whole["profile_scores"]
        ],
    )
    for section, (_name, named) in KEPT.items():
        yield section, [_change_row(change, named) for change in whole[section]]


def _head_rows(whole: Document) -> Iterator[Row]:
    for field in HEADER:
        value = whole.get(field)
        if field == "assumptions" and value:
            for actor, profile in value.get("profiles", {}).items():
                yield {"field": f"assumptions.profiles.{actor}", "value": text_cell(profile)}
            for name, cell in row_of(Assumptions, value).items():
                yield {"field": f"assumptions.{name}", "value": cell}
        elif value is not None:
            is_list = not isinstance(value, str)
            yield {"field": field, "value": list_cell(value) if is_list else text_cell(value)}


def _nested_rows(entities: list[Plain], of: str, field: str, kind: Any) -> Iterator[Row]:
    for entity in entities:
        for key, value in entity.get(field, {}).items():
            yield {of: entity["id"], "interest": text_cell(key)} | row_of(kind, value)


def _profile_rows(of: str, assumed: list[Plain]) -> Iterator[Row]:
    """Which profile each actor is under, by what assumes it."""
    for each in assumed:
        for actor, profile in each.get("profiles", {}).items():
            yield {of: each["id"], "actor": text_cell(actor), "profile": text_cell(profile)}


def _effect_rows(cause: Plain, of: str) -> Iterator[Row]:
    """General effects name no endpoint; an endpoint that takes all away has a row without any."""
    general = cause.get("effects", {})
    for endpoint, effects in {None: general, **cause.get("endpoint_effects", {})}.items():
        start = {of: cause["id"], "endpoint": _key_cell(endpoint)}
        if endpoint is not None and not effects:
            yield start
        for interest, estimate in effects.items():
            yield start | {"interest": _key_cell(interest)} | row_of(Estimate, estimate)


def _override_rows(cause: Plain, of: str) -> Iterator[Row]:
    """A branch without an estimate is the rest; a node without branches has a row without any."""
    for node, branches in cause.get("overrides", {}).items():
        start = {of: cause["id"], "node": text_cell(node)}
        if not branches:
            yield start
        for branch, estimate in branches.items():
            yield start | {"branch": _key_cell(branch)} | row_of(Estimate, estimate or {})


def _node_rows(scenario: Scenario, nodes: list[Plain]) -> Iterator[Row]:
    for node in nodes:
        parent = scenario.parents.get(node["id"], "")
        yield row_of(ENTITY_TYPES["nodes"], node) | {"parent": parent}


def _score_rows(scenario: Scenario, scores: list[Plain]) -> Iterator[Row]:
    """Every pair of endpoint and interest, then scores of what is in neither roster."""
    rest = {(score["endpoint"], score["interest"]): score for score in scores}
    for endpoint in scenario.endpoints:
        for interest in scenario.interests:
            empty = {"endpoint": endpoint, "interest": interest}
            yield _score_row(scenario, rest.pop((endpoint, interest), empty))
    for score in rest.values():
        yield _score_row(scenario, score)


def _score_row(scenario: Scenario, score: Plain) -> Row:
    """A score with the names of what it is of, which are for people and not read back."""
    estimate = row_of(Estimate, {name: score[name] for name in _ESTIMATE if name in score})
    row = {}
    for field, roster in (("endpoint", scenario.endpoints), ("interest", scenario.interests)):
        entity = roster.get(score[field])
        row[field] = text_cell(score[field])
        row[f"{field}_name"] = text_cell(entity.name) if entity is not None else ""
    return row | estimate


def _change_row(change: Plain, named: str) -> Row:
    """For the programs that read it back: a cell holds the change as the file does."""
    said = {key: value for key, value in change.items() if key != named}
    return {named: text_cell(change[named]), "change": text_cell(_encode(said))}


def _document(tables: dict[str, list[Row]]) -> Document:
    whole: Document = {
        name: [plain_of(kind, row) for row in tables.get(name, [])]
        for name, kind in ENTITY_TYPES.items()
        if name != "nodes"
    }
    for row in tables["scenario"]:
        _put_head(whole, row.get("field", ""), row.get("value", ""))
    owners = {
        section: {each.get("id", ""): each for each in reversed(whole[section])}
        for section in ROSTERS
    }
    for row in tables.get("attributes", []):
        owner = _owner(owners["endpoints"], "attributes", row, "endpoint")
        pair = [text_of(row.get("name", "")), text_of(row.get("value", ""))]
        owner.setdefault("attributes", []).append(pair)
    for table, kind in (("weights", Estimate), ("red_lines", RedLine)):
        for row in tables.get(table, []):
            owner = _owner(owners["profiles"], table, row, "profile")
            interest = _take(row, "interest")
            _put(owner.setdefault(table, {}), interest, plain_of(kind, row), table)
    for table, name, of in _EFFECTS:
        for row in tables.get(table, []):
            _put_effect(_owner(owners[name], table, row, of), row, table)
    for table, name, of in _OVERRIDES:
        for row in tables.get(table, []):
            _put_override(_owner(owners[name], table, row, of), row, table)
    for row in tables.get("lens_profiles", []):
        _put_profile(_owner(owners["lenses"], "lens_profiles", row, "lens"), row, "lens_profiles")
    _put_what_the_room_said(owners, tables)
    for table, of in (("scores", 2), ("profile_scores", 3)):
        whole[table] = list(_scores(tables.get(table, []), _OF[-of:]))
    whole["nodes"] = _nodes(tables["nodes"])
    for section, (_name, named) in KEPT.items():
        whole[section] = [_change(row, section, named) for row in tables.get(section, [])]
    return whole


_OF = ("profile", "endpoint", "interest")
"""What a score of a profile is of; one of the scenario has no profile."""


def _put_head(whole: Document, field: str, value: str) -> None:
    name, _dot, rest = field.partition(".")
    if name != "assumptions":
        said = list_of(value) if field == "authors" else text_of(value)
        _put(whole, field, said, "scenario")
        return
    assumed = whole.setdefault("assumptions", {})
    if rest.startswith("profiles."):
        profiles = assumed.setdefault("profiles", {})
        _put(profiles, rest.removeprefix("profiles."), text_of(value), "scenario")
        return
    for key, part in plain_of(Assumptions, {rest: value}).items():
        _put(assumed, key, part, "scenario")


def _put_what_the_room_said(
    owners: dict[str, dict[str, Plain]], tables: dict[str, list[Row]]
) -> None:
    for row in tables.get("arguments", []):
        proposal = _owner(owners["proposals"], "arguments", row, "proposal")
        proposal.setdefault("arguments", []).append(plain_of(Argument, row))
    for row in tables.get("round_scores", []):
        asked = _owner(owners["rounds"], "round_scores", row, "round")
        asked.setdefault("scores", []).append([_take(row, "endpoint"), _take(row, "interest")])
    for row in tables.get("log_assumptions", []):
        entry = _owner(owners["log"], "log_assumptions", row, "entry")
        _put(entry, "assumptions", plain_of(Assumptions, row), "log_assumptions")
    for row in tables.get("log_profiles", []):
        entry = _owner(owners["log"], "log_profiles", row, "entry")
        _put_profile(entry.setdefault("assumptions", {}), row, "log_profiles")


def _put_profile(assumed: Plain, row: Row, table: str) -> None:
    profiles = assumed.setdefault("profiles", {})
    _put(profiles, _take(row, "actor"), _take(row, "profile"), table)


def _put_effect(cause: Plain, row: Row, table: str) -> None:
    endpoint, interest = _take_key(row, "endpoint"), _take_key(row, "interest")
    effects = cause.setdefault("effects", {})
    if endpoint is not None:
        effects = cause.setdefault("endpoint_effects", {}).setdefault(endpoint, {})
    if interest is not None:
        _put(effects, interest, plain_of(Estimate, row), table)


def _put_override(cause: Plain, row: Row, table: str) -> None:
    node, branch = _take(row, "node"), _take_key(row, "branch")
    branches = cause.setdefault("overrides", {}).setdefault(node, {})
    if branch is not None:
        estimate = plain_of(Estimate, row, is_share=True) if any(row.values()) else None
        _put(branches, branch, estimate, table)


def _put(into: Plain, key: str, value: Any, table: str) -> None:
    """Put in what a row says; raises FileRefused where another row has said it already."""
    if key in into:
        raise FileRefused("table_repeated_row", table=f"{table}.csv", id=key)
    into[key] = value


def _scores(rows: Iterable[Row], of: Iterable[str]) -> Iterator[Plain]:
    for row in rows:
        named = {field: _take(row, field) for field in of}
        estimate = {name: row[name] for name in _ESTIMATE if row.get(name)}
        if estimate:
            yield named | plain_of(Estimate, estimate)


def _nodes(rows: list[Row]) -> list[Plain]:
    """The nodes, with the children whose rows name them as parent, in the order of the rows."""
    nodes: dict[str, Plain] = {}
    for row in rows:
        parent = _take(row, "parent")
        node = plain_of(ENTITY_TYPES["nodes"], row)
        if node["id"] in nodes:
            raise FileRefused("table_repeated_node", table="nodes.csv", id=node["id"])
        nodes[node["id"]] = node | {"children": [], "parent": parent}
    for key, node in nodes.items():
        parent = node.pop("parent")
        if not parent:
            continue
        if parent not in nodes:
            raise FileRefused("table_names_nothing", table="nodes.csv", field="parent", id=parent)
        nodes[parent]["children"].append(key)
    return list(nodes.values())


def _owner(owners: dict[str, Plain], table: str, row: Row, field: str) -> Plain:
    """The entity that a row of another table belongs to."""
    key = _take(row, field)
    if key not in owners:
        raise FileRefused("table_names_nothing", table=f"{table}.csv", field=field, id=key)
    return owners[key]


def _change(row: Row, section: str, named: str) -> Plain:
    holder, cell = _take(row, named), _take(row, "change")
    try:
        ((_key, change, is_element),) = Scanner(BytesIO(f'{{"change": {cell}}}'.encode()))
    except (FileRefused, ValueError):
        is_element = True
    if is_element or not isinstance(change, dict):
        raise FileRefused("table_bad_change", table=f"{section}.csv", id=holder)
    return change | {named: holder}


def _take(row: Row, field: str) -> str:
    return text_of(row.pop(field, ""))


def _key_cell(key: str | None) -> str:
    r"""A key where there may be none; that of a file may also be empty, which is written `\e`."""
    return "" if key is None else list_cell([key])


def _take_key(row: Row, field: str) -> str | None:
    keys = list_of(row.pop(field, ""))
    return ";".join(keys) if keys else None
