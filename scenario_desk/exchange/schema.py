"""The JSON Schema of a scenario file, generated from the model's entities.

`python -m scenario_desk.exchange.schema` writes it to `resources/scenario.schema.json`.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from scenario_desk.exchange.bounds import most
from scenario_desk.exchange.shape import ENTITY_TYPES, FORMAT, HEADER, KEPT, VERSION
from scenario_desk.locate import locate
from scenario_desk.model.rosters import MOMENT, ROSTERS
from scenario_desk.model.scenario import Scenario

NAME = "scenario.schema.json"


def schema() -> dict[str, Any]:
    """The schema of files of the present version."""
    whole = TypeAdapter(Scenario).json_schema()
    definitions: dict[str, Any] = whole["$defs"]
    definitions["Profile"]["properties"].pop("scores")
    definitions["Score"] = _score(definitions["Estimate"], "endpoint", "interest")
    definitions["ProfileScore"] = _score(definitions["Score"], "profile")
    kept = {}
    for section, (name, named) in KEPT.items():
        holder = ROSTERS[name].entity.__name__
        definitions[holder]["properties"].pop(MOMENT)
        kept[section] = f"{holder}Change"
        definitions[kept[section]] = _kept_change(named)
    for named in definitions.values():
        named.pop("title", None)
    kinds = {section: kind.__name__ for section, kind in ENTITY_TYPES.items()}
    kinds |= {
        "scores": "Score",
        "profile_scores": "ProfileScore",
    } | kept
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Scenario Desk scenario",
        "description": "What a *.scenario file holds; a field with its default value is left out.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            **{name: whole["properties"][name] for name in HEADER},
            **{name: _list_of(kind, most(name)) for name, kind in kinds.items()},
        },
        "required": ["format", "version", "title", "root", "nodes"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def text() -> str:
    """The schema as its file has it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _score(estimate: dict[str, Any], *of: str) -> dict[str, Any]:
    """An estimate that says what it is of."""
    named = {name: {"type": "string"} for name in of}
    return estimate | {
        "description": "An estimate that says what it is of.",
        "properties": named | estimate["properties"],
        "required": [*of, *estimate["required"]],
    }


def _kept_change(named: str) -> dict[str, Any]:
    return {
        "description": "A change from what the one before held to what this one holds.",
        "type": "object",
        "properties": {
            named: {"type": "string"},
            "at": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            "old": {},
            "new": {},
        },
        "required": [named, "at"],
        "additionalProperties": False,
    }


def _list_of(kind: str, most_items: int) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}, "maxItems": most_items}


if __name__ == "__main__":
    (locate("resources") / NAME).write_text(text(), encoding="utf-8", newline="\n")
