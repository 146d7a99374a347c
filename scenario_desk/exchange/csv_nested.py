"""Tables of what stands inside entities: a row each, which says of which entity it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scenario_desk.exchange.csv_cells import Row, list_cell, list_of, text_cell, text_of
from scenario_desk.exchange.csv_columns import Plain, plain_of, row_of
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Argument


def nested_rows(entities: list[Plain], of: str, field: str, kind: Any) -> Iterator[Row]:
    for entity in entities:
        for key, value in entity.get(field, {}).items():
            yield {of: entity["id"], "interest": text_cell(key)} | row_of(kind, value)


def profile_rows(of: str, assumed: list[Plain]) -> Iterator[Row]:
    """Which profile each actor is under, by what assumes it."""
    for each in assumed:
        for actor, profile in each.get("profiles", {}).items():
            yield {of: each["id"], "actor": text_cell(actor), "profile": text_cell(profile)}


def effect_rows(cause: Plain, of: str) -> Iterator[Row]:
    """General effects name no endpoint; an endpoint that takes all away has a row without any."""
    general = cause.get("effects", {})
    for endpoint, effects in {None: general, **cause.get("endpoint_effects", {})}.items():
        start = {of: cause["id"], "endpoint": key_cell(endpoint)}
        if endpoint is not None and not effects:
            yield start
        for interest, estimate in effects.items():
            yield start | {"interest": key_cell(interest)} | row_of(Estimate, estimate)


def override_rows(cause: Plain, of: str) -> Iterator[Row]:
    """A branch without an estimate is the rest; a node without branches has a row without any."""
    for node, branches in cause.get("overrides", {}).items():
        start = {of: cause["id"], "node": text_cell(node)}
        if not branches:
            yield start
        for branch, estimate in branches.items():
            yield start | {"branch": key_cell(branch)} | row_of(Estimate, estimate or {})


def put_what_the_room_said(
    owners: dict[str, dict[str, Plain]], tables: dict[str, list[Row]]
) -> None:
    for row in tables.get("arguments", []):
        proposal = owner_of(owners["proposals"], "arguments", row, "proposal")
        proposal.setdefault("arguments", []).append(plain_of(Argument, row))
    for row in tables.get("round_scores", []):
        asked = owner_of(owners["rounds"], "round_scores", row, "round")
        asked.setdefault("scores", []).append([take(row, "endpoint"), take(row, "interest")])
    for row in tables.get("log_assumptions", []):
        entry = owner_of(owners["log"], "log_assumptions", row, "entry")
        put(entry, "assumptions", plain_of(Assumptions, row), "log_assumptions")
    for row in tables.get("log_profiles", []):
        entry = owner_of(owners["log"], "log_profiles", row, "entry")
        put_profile(entry.setdefault("assumptions", {}), row, "log_profiles")


def put_profile(assumed: Plain, row: Row, table: str) -> None:
    profiles = assumed.setdefault("profiles", {})
    put(profiles, take(row, "actor"), take(row, "profile"), table)


def put_effect(cause: Plain, row: Row, table: str) -> None:
    endpoint, interest = take_key(row, "endpoint"), take_key(row, "interest")
    effects = cause.setdefault("effects", {})
    if endpoint is not None:
        effects = cause.setdefault("endpoint_effects", {}).setdefault(endpoint, {})
    if interest is not None:
        put(effects, interest, plain_of(Estimate, row), table)


def put_override(cause: Plain, row: Row, table: str) -> None:
    node, branch = take(row, "node"), take_key(row, "branch")
    branches = cause.setdefault("overrides", {}).setdefault(node, {})
    if branch is not None:
        estimate = plain_of(Estimate, row, is_share=True) if any(row.values()) else None
        put(branches, branch, estimate, table)


def put(into: Plain, key: str, value: Any, table: str) -> None:
    """Put in what a row says; raises FileRefused where another row has said it already."""
    if key in into:
        raise FileRefused("table_repeated_row", table=f"{table}.csv", id=key)
    into[key] = value


def owner_of(owners: dict[str, Plain], table: str, row: Row, field: str) -> Plain:
    """The entity that a row of another table belongs to."""
    key = take(row, field)
    if key not in owners:
        raise FileRefused("table_names_nothing", table=f"{table}.csv", field=field, id=key)
    return owners[key]


def take(row: Row, field: str) -> str:
    return text_of(row.pop(field, ""))


def key_cell(key: str | None) -> str:
    r"""A key where there may be none; that of a file may also be empty, which is written `\e`."""
    return "" if key is None else list_cell([key])


def take_key(row: Row, field: str) -> str | None:
    keys = list_of(row.pop(field, ""))
    return ";".join(keys) if keys else None
