"""Whatever number of a file is huge is refused where it is read; the largest allowed can be judged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from scenario_desk.cli.app import run
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.scenario_file import dumps, loads
from scenario_desk.locate import locate
from scenario_desk.model.estimate import LARGEST
from tests.exchange.test_scenario_file import golden_scenario

PLAIN: dict[str, Any] = json.loads(dumps(golden_scenario()))
PLAIN["interests"][0] |= {"natural_worst": 0.5, "natural_best": 70.0}
PLAIN["profiles"][2]["reservation"] = {"best": 5, "low": 1, "high": 9}
PLAIN["assumptions"] = {**PLAIN["assumptions"], "decisions": "quantal", "sharpness": 0.2}
PLAIN["actors"][0]["quota"] = 1
PLAIN["proposals"][0] |= {
    "decided": "die",
    "chance": 0.6,
    "seed": 7,
    "roll": 0.3,
    "outcome": "succeeds",
}
Place = tuple[str | int, ...]


def numbers_in(content: Any, place: Place = ()) -> Iterator[Place]:
    if isinstance(content, dict):
        for key, value in content.items():
            yield from numbers_in(value, (*place, key))
    elif isinstance(content, list):
        for at, value in enumerate(content):
            yield from numbers_in(value, (*place, at))
    elif type(content) in (int, float) and place[-1] not in _CHOICES:
        yield place


_CHOICES = {"version", "numbers"}
"""What is one of a few numbers, and no amount."""


def one_of_each_kind() -> list[Place]:
    """A place for each field that holds a number, with what it belongs to."""
    kinds = {(place[0], place[2:3], place[-1]): place for place in PLACES}
    return list(kinds.values())


def with_number(places: list[Place], number: float) -> bytes:
    whole = json.loads(json.dumps(PLAIN))
    for place in places:
        into = whole
        for part in place[:-1]:
            into = into[part]
        into[place[-1]] = number
    return json.dumps(whole).encode()


PLACES = list(numbers_in(PLAIN))


@pytest.mark.parametrize("number", [1e307, -1.7e308, 1.01e15, -(10**40)])
def test_a_huge_number_is_refused_wherever_it_stands(number):
    for place in PLACES:
        with pytest.raises(FileRefused) as refused:
            loads(with_number([place], number))
        code = refused.value.message.code
        assert code == ("file_too_high" if number > 0 else "file_too_low"), place
        assert str(place[-1]) in str(refused.value)


@pytest.mark.parametrize("number", [LARGEST, -LARGEST, 5e-324, 0])
def test_the_largest_and_smallest_numbers_can_be_judged(tmp_path, capsys, number):
    for places in (PLACES, *([place] for place in one_of_each_kind())):
        path = tmp_path / "a.scenario"
        path.write_bytes(with_number([each for each in places if admits(each, number)], number))
        assert run(["evaluate", str(path), "--json"]) == 0, (places, capsys.readouterr().err)
        assert run(["evaluate", str(path)]) == 0, (places, capsys.readouterr().err)
        assert run(["check", str(path)]) in (0, 1), (places, capsys.readouterr().err)


def numeric(schema: Any, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every number that the schema lets stand in a file, with the name of its field."""
    if isinstance(schema, list):
        for each in schema:
            yield from numeric(each, name)
    elif isinstance(schema, dict):
        if schema.get("type") in ("number", "integer") and name not in _CHOICES:
            yield name, schema
        for key, each in schema.items():
            held = isinstance(each, dict) and key in ("properties", "$defs")
            for inner, part in each.items() if held else ((name, each),):
                yield from numeric(part, inner)


def admits(place: Place, number: float) -> bool:
    """Whether the field is not one that has a narrower scale of its own."""
    named = dict(numeric(json.loads(locate("resources", "scenario.schema.json").read_text())))
    field = named[str(place[-1])]
    counts = "multipleOf" in field or field["type"] == "integer"
    whole = not counts or number == int(number)
    return bool(field["minimum"] <= number <= field["maximum"] and whole)


def test_no_field_of_the_format_takes_a_number_without_bounds():
    found = list(numeric(json.loads(locate("resources", "scenario.schema.json").read_text())))
    assert {name for name, _ in found} == {str(place[-1]) for place in PLACES}
    for name, each in found:
        assert -LARGEST <= each["minimum"] < each["maximum"] <= LARGEST, name
