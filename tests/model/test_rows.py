"""What the rows of the collections say agrees with the entities and with one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest

from scenario_desk.model.entities import Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.ids import Id
from scenario_desk.model.references import named
from scenario_desk.model.rosters import NODE, ROSTERS, ROWS, Row
from scenario_desk.model.scales import SCALES
from scenario_desk.model.table import Table
from tests.model.building import small_scenario

COLLECTIONS = {*ROSTERS, "nodes"}
ROW_OF = {row.entity.__name__: row for row in ROWS.values()}
every_row = pytest.mark.parametrize("row", ROW_OF.values(), ids=ROW_OF)


def parts(hint: Any) -> Iterator[Any]:
    """Return a type and the types in it, those of entities in a tuple among them; a constrained
    one, such as an id, stays whole."""
    yield hint
    if get_origin(hint) is tuple and get_args(hint)[0] in ROWS:
        for inner in get_type_hints(get_args(hint)[0], include_extras=True).values():
            yield from parts(inner)
    if get_origin(hint) is not Annotated:
        for inner in get_args(hint):
            yield from parts(inner)


def fields_with(row: Row[Any], *kinds: Any) -> set[str]:
    hints = get_type_hints(row.entity, include_extras=True)
    return {
        field.name
        for field in fields(row.entity)
        if any(part in kinds for part in parts(hints[field.name]))
    }


@every_row
def test_every_field_that_holds_ids_says_whose(row: Row[Any]) -> None:
    """Text that is no id has a limit (`Short`, `Text`), so plain strings are ids."""
    own = {"id", "children"} if row is NODE else {"id"}

    assert row.names.keys() == fields_with(row, str, Id) - own


@every_row
def test_every_field_that_holds_estimates_says_what_they_are(row: Row[Any]) -> None:
    assert row.judged.keys() == fields_with(row, Estimate)
    said = {what for what in row.judged.values() if not hasattr(row.entity, what)}
    assert said <= SCALES.keys()


@every_row
def test_a_row_speaks_of_collections_and_fields_that_there_are(row: Row[Any]) -> None:
    assert {each for path in row.names.values() for each in path.split("/")} <= COLLECTIONS
    assert set(row.goes_with) <= row.names.keys()
    assert not row.under or row.under in row.goes_with


@pytest.mark.parametrize("collection", ROSTERS)
def test_what_has_a_name_holds_it_in_a_field_and_what_has_none_names_others(
    collection: str,
) -> None:
    row = ROSTERS[collection]
    names = {field.name for field in fields(row.entity)}

    assert row.named_by in names if row.named_by else row.names


def test_ids_are_found_in_fields_keys_and_tables_in_tables() -> None:
    scenario = small_scenario()
    linkage = scenario.linkages["relief"]

    assert list(named(scenario.actors["us"], "base_profile")) == [("profiles", "us-base")]
    assert list(named(scenario.actors["us"], "name")) == []
    assert set(named(linkage, "endpoints")) == {("endpoints", key) for key in linkage.endpoints}
    assert set(named(linkage, "endpoint_effects")) == {
        pair
        for endpoint, effects in linkage.endpoint_effects.items()
        for pair in (("endpoints", endpoint), *(("interests", key) for key in effects))
    }
    scored = Profile("p", "us", "P", scores=Table({("e1", "us1"): Estimate(3)}))
    assert list(named(scored, "scores")) == [("endpoints", "e1"), ("interests", "us1")]
