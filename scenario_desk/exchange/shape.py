"""The shape of a scenario file: its format, its version and which sections it has, in order."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.entities import Move, Node
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import FIELDS

FORMAT = "scenario-desk"
VERSION = 1
ENDING = ".scenario"

ENTITY_TYPES: dict[str, type[Any]] = {name: row.entity for name, row in ROSTERS.items()} | {
    "nodes": Node,
    "moves": Move,
}
"""The sections whose elements are entities of the model as they stand."""

SECTIONS = (*ROSTERS, "nodes", "scores", "profile_scores", "moves", "snapshot_changes")
"""In the order they are written; an empty section is left out."""

HEADER = tuple(field for field in FIELDS if field not in ENTITY_TYPES and field != "scores")
"""The fields of the scenario itself, in order; those with their default value are left out."""
