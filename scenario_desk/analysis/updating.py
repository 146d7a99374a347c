"""The next frame from the last: what an edit did not touch is shared, never lowered again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from scenario_desk.analysis import lowering, restructuring
from scenario_desk.analysis.arrays import kept, read_only
from scenario_desk.analysis.forecasting import forecast_fields
from scenario_desk.analysis.lowering import Fields
from scenario_desk.analysis.profiles import spread
from scenario_desk.model.entities import Node
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Difference

if TYPE_CHECKING:
    from scenario_desk.analysis.frame import Frame
    from scenario_desk.model.changes import Changes

ROSTERS = ("actors", "interests", "endpoints")
NAMED = ("actor_ids", "interest_ids", "endpoint_ids")


def updated_fields(frame: Frame, changes: Changes) -> Fields:
    """The fields of the next frame that differ from `frame`, and some that only may.

    `changes` start from the frame's scenario.
    """
    new = changes.new
    fields: Fields = {"scenario": new}
    fields |= _rosters(frame, new)
    fields |= _scores(frame, new, changes.tables.get("scores"), fields)
    fields |= _nodes(frame, new, changes.tables.get("nodes"), fields)
    current = {**_lowered(frame), **fields}
    fields |= _judgements(frame, new, fields, current)
    current |= fields
    if new.moves != frame.scenario.moves or "parent" in fields:
        fields |= lowering.move_fields(new, current)
        current |= fields
    if not fields.keys().isdisjoint({"probability", "parent", "moves", "leaf_endpoint"}) or (
        len(current["endpoint_ids"]) != len(frame.endpoint_ids)
    ):
        fields |= forecast_fields(current)
    return fields


def _lowered(frame: Frame) -> Fields:
    return dict(vars(frame))


def _rosters(frame: Frame, new: Scenario) -> Fields:
    """The rosters' fields, where actors, interests or endpoints changed in more than words."""
    old = frame.scenario
    if all(getattr(old, name) is getattr(new, name) for name in ROSTERS):
        return {}
    fresh = lowering.roster_fields(new)
    fields: Fields = {}
    for name, value in fresh.items():
        before = getattr(frame, name)
        if isinstance(value, np.ndarray):
            value = kept(before, value)
        elif value == before:
            value = before
        if value is not before:
            fields[name] = value
    return fields


def _scores(frame: Frame, new: Scenario, difference: Difference | None, fields: Fields) -> Fields:
    """The three matrices of scores: made anew if their rows or columns changed, else patched."""
    endpoint_index = fields.get("endpoint_index", frame.endpoint_index)
    interest_index = fields.get("interest_index", frame.interest_index)
    if "endpoint_ids" in fields or "interest_ids" in fields:
        return lowering.score_fields(new, endpoint_index, interest_index)
    if not difference:
        return {}
    names = ("scores", "scores_low", "scores_high")
    patched = [getattr(frame, name).copy() for name in names]
    for key in difference.added | difference.removed | difference.replaced:
        endpoint, interest = key
        if endpoint in endpoint_index and interest in interest_index:
            cell = endpoint_index[endpoint], interest_index[interest]
            for array, value in zip(patched, spread(new.scores.get(key)), strict=True):
                array[cell] = value
    return {
        name: kept(getattr(frame, name), array) for name, array in zip(names, patched, strict=True)
    }


def _nodes(frame: Frame, new: Scenario, difference: Difference | None, fields: Fields) -> Fields:
    """The tree's fields: restructured if children changed, else patched cell by cell."""
    actor_index = fields.get("actor_index", frame.actor_index)
    endpoint_index = fields.get("endpoint_index", frame.endpoint_index)
    difference = difference or Difference(frozenset(), frozenset(), frozenset())
    if new.root != frame.scenario.root:
        restructured = restructuring.restructured(
            frame, new, difference, actor_index, endpoint_index
        )
    elif difference:
        touched = [new.nodes[key] for key in difference.replaced if key in frame.node_index]
        before = frame.scenario.nodes
        if (
            not difference.added
            and not difference.removed
            and all(node.children == before[node.id].children for node in touched)
        ):
            return _cells(frame, touched, actor_index, endpoint_index) | _references(
                frame, new, fields
            )
        restructured = restructuring.restructured(
            frame, new, difference, actor_index, endpoint_index
        )
    else:
        return _references(frame, new, fields)
    if restructured is None or "actor_ids" in fields or "endpoint_ids" in fields:
        return lowering.node_fields(new, actor_index, endpoint_index)
    return restructured


def _cells(frame: Frame, touched: list[Node], actor_index: Any, endpoint_index: Any) -> Fields:
    """The columns of the nodes with the rows of `touched` read again."""
    if not touched:
        return {}
    rows = np.array([frame.node_index[node.id] for node in touched], np.int64)
    fields: Fields = {}
    for name, values in lowering.node_columns(touched, actor_index, endpoint_index).items():
        before = getattr(frame, name)
        if name == "leaf_endpoint":
            values = lowering.without_children(values, frame.child_count[rows])
        if np.array_equal(before[rows], values, equal_nan=values.dtype.kind == "f"):
            continue
        after = before.copy()
        after[rows] = values
        fields[name] = read_only(after)
    sets = restructuring.information_sets(frame.information_sets, touched)
    if sets != frame.information_sets or ("kind" in fields and sets):
        shared = lowering.shared_sets(sets, frame.node_index, fields.get("kind", frame.kind))
        fields |= {
            "information_sets": sets,
            "information_set": kept(frame.information_set, shared),
        }
    return fields


def _references(frame: Frame, new: Scenario, fields: Fields) -> Fields:
    """Owners and endpoints of all nodes, read again where the rosters' rows moved."""
    if "actor_ids" not in fields and "endpoint_ids" not in fields:
        return {}
    nodes = [new.nodes.get(key) or Node(id=key) for key in frame.node_ids]
    found: Fields = {}
    if "actor_ids" in fields:
        found["owner"] = kept(frame.owner, lowering.owners(nodes, fields["actor_index"]))
    if "endpoint_ids" in fields:
        ends = lowering.leaf_endpoints(nodes, fields["endpoint_index"])
        ends = lowering.without_children(ends, frame.child_count)
        found["leaf_endpoint"] = kept(frame.leaf_endpoint, ends)
    return found


def _judgements(frame: Frame, new: Scenario, fields: Fields, current: Fields) -> Fields:
    """Profiles, linkages and packages, with what is already lowered kept where it still holds."""
    old = frame.scenario
    moved = any(name in fields for name in (*NAMED, "interest_actor"))
    found: Fields = {}
    if moved or old.profiles is not new.profiles or old.actors is not new.actors:
        found |= lowering.profile_fields(new, current)
        if not moved:
            found["profiles"].inherit(frame.profiles, _same_profiles(old, new))
    if moved or old.linkages is not new.linkages:
        found |= lowering.linkage_fields(new, current)
        if not moved:
            same = (x for x in new.linkages if old.linkages.get(x) is new.linkages[x])
            found["linkages"].inherit(frame.linkages, same)
    if "parent" in fields or old.linkages is not new.linkages or old.packages is not new.packages:
        found |= lowering.package_fields(new, current)
    return found


def _same_profiles(old: Scenario, new: Scenario) -> list[str]:
    """The profiles that say what they said, and whose actor's base profile does too."""
    same: list[str] = []
    for key, profile in new.profiles.items():
        actor, before = new.actors.get(profile.actor), old.actors.get(profile.actor)
        if actor is None or before is None or actor.base_profile != before.base_profile:
            continue
        base = actor.base_profile
        if old.profiles.get(key) is profile and old.profiles.get(base) is new.profiles.get(base):
            same.append(key)
    return same
