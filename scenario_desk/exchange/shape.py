"""The shape of a scenario file: its format, its version and which sections it has, in order."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.entities import Move, Node
from scenario_desk.model.room import Release
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import FIELDS

FORMAT = "scenario-desk"
VERSION = 1
ENDING = ".scenario"

ENTITY_TYPES: dict[str, type[Any]] = {name: row.entity for name, row in ROSTERS.items()} | {
    "nodes": Node,
    "moves": Move,
    "released": Release,
}
"""The sections whose elements are entities of the model as they stand."""

IN_TURN = ("moves", "released")
"""Those whose entities have no ids: what comes after what is all that tells them apart."""

KEPT = {"log_changes": ("log", "entry"), "snapshot_changes": ("snapshots", "snapshot")}
"""The sections that say what the entities of a collection hold: which, and how a change names it."""

SECTIONS = (*ROSTERS, "nodes", "scores", "profile_scores", *IN_TURN, *KEPT)
"""In the order they are written; an empty section is left out."""

HEADER = tuple(field for field in FIELDS if field not in ENTITY_TYPES and field != "scores")
"""The fields of the scenario itself, in order; those with their default value are left out."""
