"""The schema that ships describes the files that this program writes."""

from __future__ import annotations

from scenario_desk.exchange.scenario_lines import document
from scenario_desk.exchange.schema import NAME, schema, text
from scenario_desk.exchange.shape import HEADER, SECTIONS
from scenario_desk.locate import locate
from tests.model.building import small_scenario


def test_the_schema_that_ships_is_that_of_the_model():
    """If this fails: `python -m scenario_desk.exchange.schema`."""
    assert locate("resources", NAME).read_text(encoding="utf-8") == text()


def test_it_knows_every_part_of_a_file():
    properties = set(schema()["properties"])
    assert properties == {"format", "version", *HEADER, *SECTIONS}


def test_it_knows_every_field_that_is_written():
    known = schema()
    for section, entities in document(small_scenario()).items():
        if section not in SECTIONS:
            continue
        name = known["properties"][section]["items"]["$ref"].rpartition("/")[2]
        fields = known["$defs"][name]["properties"]
        for entity in entities:
            assert set(entity) <= set(fields), section
            assert set(known["$defs"][name]["required"]) <= set(entity), section
