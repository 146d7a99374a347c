"""Adding an entity from a menu: made with a name to be overtyped, applied, and selected."""

from __future__ import annotations

from itertools import count
from typing import Any

from scenario_desk.desk.bench.selection import ROSTER_OF
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.settings import author
from scenario_desk.model import edits
from scenario_desk.model.clock import now
from scenario_desk.model.entities import Profile
from scenario_desk.model.ids import new_id
from scenario_desk.model.rosters import ASSUMPTIONS, ROSTERS
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.roster_words import ROSTER_WORDS


def add_thing(workbench: Workbench, kind: str, above: str | None = None) -> str | None:
    """Add an entity of a kind (one of `ROSTER_OF`) and select it; its id, or None where refused.

    What is listed below another thing belongs to `above`, else to what the selection means, else
    to the first there is: an interest or a profile to an actor.
    """
    collection, key = ROSTER_OF[kind], new_id()
    row, words = ROSTERS[collection], ROSTER_WORDS[collection]
    if kind == "snapshot":
        return _take_snapshot(workbench, key)
    fields: dict[str, Any] = {row.named_by: _(words.new)}
    if row.under:
        owner = above or _meant(workbench, row.names[row.under])
        if owner is None:
            workbench.refused.emit(_(words.lacks_above))
            return None
        fields[row.under] = owner
    if kind == "actor":
        profile = Profile(id=new_id(), actor=key, name=_("Base profile"))
        actor = row.entity(id=key, **fields, base_profile=profile.id)
        done = workbench.apply(edits.add_actor, actor, profile)
    else:
        if kind == "lens":
            fields |= assumed_now(workbench)
        done = workbench.apply(edits.add_new, collection, key, **fields)
    if done:
        workbench.select(kind, key)
    return key if done else None


def _take_snapshot(workbench: Workbench, key: str) -> str | None:
    taken = {snapshot.name for snapshot in workbench.scenario.snapshots.values()}
    name = _numbered(_(ROSTER_WORDS["snapshots"].new), taken)
    done = workbench.apply(edits.take_snapshot, key, name, author(), now())
    if done:
        workbench.select("snapshot", key)
    return key if done else None


def _numbered(pattern: str, taken: set[str]) -> str:
    """The first free name behind those that are counted, whichever of them went or were renamed.

    What is taken later so has the greater number; a year in a name is not one of them.
    """
    counted = (number for number in range(1, _COUNTED) if pattern.format(number=number) in taken)
    names = (pattern.format(number=number) for number in count(max(counted, default=0) + 1))
    return next(name for name in names if name not in taken)


_COUNTED = 1_000


def assumed_now(workbench: Workbench) -> dict[str, Any]:
    """The fields of a lens that assumes what is assumed now."""
    now = workbench.assumptions
    return {name: getattr(now, name) for name in (*ASSUMPTIONS.names, "decisions", "sharpness")}


def adding_words(kind: str) -> str:
    """What adding a thing of this kind is called."""
    return _(ROSTER_WORDS[ROSTER_OF[kind]].add).replace("&", "")


def _meant(workbench: Workbench, collection: str) -> str | None:
    """The thing of a roster that the selection is or is listed below, else the first there is."""
    scenario, selection = workbench.scenario, workbench.selection
    roster = ROSTER_OF.get(selection.kind, "")
    if roster == collection:
        return selection.primary
    row = ROSTERS.get(roster)
    if row is not None and row.names.get(row.under) == collection:
        return str(getattr(getattr(scenario, roster)[selection.primary], row.under))
    return next(iter(getattr(scenario, collection)), None)
