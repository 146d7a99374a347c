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
from scenario_desk.exchange.csv_nested import (
    effect_rows,
    nested_rows,
    override_rows,
    owner_of,
    profile_rows,
    put,
    put_effect,
    put_override,
    put_profile,
    put_what_the_room_said,
    take,
)
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
    yield "weights", list(nested_rows(whole["profiles"], "profile", "weights", Estimate))
    yield "red_lines", list(nested_rows(whole["profiles"], "profile", "red_lines", RedLine))
    for table, name, of in _EFFECTS:
        yield table, [row for entity in whole[name] for row in effect_rows(entity, of)]
    for table, name, of in _OVERRIDES:
        yield table, [row for entity in whole[name] for row in override_rows(entity, of)]
    yield "lens_profiles", list(profile_rows("lens", whole["lenses"]))
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
    yield "log_profiles", list(profile_rows("entry", assumed))
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
        owner = owner_of(owners["endpoints"], "attributes", row, "endpoint")
        pair = [text_of(row.get("name", "")), text_of(row.get("value", ""))]
        owner.setdefault("attributes", []).append(pair)
    for table, kind in (("weights", Estimate), ("red_lines", RedLine)):
        for row in tables.get(table, []):
            owner = owner_of(owners["profiles"], table, row, "profile")
            interest = take(row, "interest")
            put(owner.setdefault(table, {}), interest, plain_of(kind, row), table)
    for table, name, of in _EFFECTS:
        for row in tables.get(table, []):
            put_effect(owner_of(owners[name], table, row, of), row, table)
    for table, name, of in _OVERRIDES:
        for row in tables.get(table, []):
            put_override(owner_of(owners[name], table, row, of), row, table)
    for row in tables.get("lens_profiles", []):
        put_profile(owner_of(owners["lenses"], "lens_profiles", row, "lens"), row, "lens_profiles")
    put_what_the_room_said(owners, tables)
    for table, count in (("scores", 2), ("profile_scores", 3)):
        whole[table] = list(_scores(tables.get(table, []), _OF[-count:]))
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
        put(whole, field, said, "scenario")
        return
    assumed = whole.setdefault("assumptions", {})
    if rest.startswith("profiles."):
        profiles = assumed.setdefault("profiles", {})
        put(profiles, rest.removeprefix("profiles."), text_of(value), "scenario")
        return
    for key, part in plain_of(Assumptions, {rest: value}).items():
        put(assumed, key, part, "scenario")


def _scores(rows: Iterable[Row], of: Iterable[str]) -> Iterator[Plain]:
    for row in rows:
        named = {field: take(row, field) for field in of}
        estimate = {name: row[name] for name in _ESTIMATE if row.get(name)}
        if estimate:
            yield named | plain_of(Estimate, estimate)


def _nodes(rows: list[Row]) -> list[Plain]:
    """The nodes, with the children whose rows name them as parent, in the order of the rows."""
    nodes: dict[str, Plain] = {}
    for row in rows:
        parent = take(row, "parent")
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


def _change(row: Row, section: str, named: str) -> Plain:
    holder, cell = take(row, named), take(row, "change")
    try:
        ((_key, change, is_element),) = Scanner(BytesIO(f'{{"change": {cell}}}'.encode()))
    except (FileRefused, ValueError):
        is_element = True
    if is_element or not isinstance(change, dict):
        raise FileRefused("table_bad_change", table=f"{section}.csv", id=holder)
    return change | {named: holder}
