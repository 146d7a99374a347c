"""Adding an entity from a menu: made with a name to be overtyped, applied, and selected."""

from __future__ import annotations

from scenario_desk.desk.bench.selection import ROSTER_OF
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.model import edits
from scenario_desk.model.entities import (
    Actor,
    Endpoint,
    Interest,
    Linkage,
    Package,
    Phase,
    Profile,
    Source,
)
from scenario_desk.model.ids import new_id
from scenario_desk.presentation.words.language import _


def add_thing(workbench: Workbench, kind: str, actor: str | None = None) -> str | None:
    """Add an entity of a kind (one of `ROSTER_OF`) and select it; its id, or None where refused.

    An interest or a profile belongs to `actor`, else to the actor that the selection means, else to
    the first one.
    """
    key = new_id()
    if kind == "actor":
        profile = Profile(id=new_id(), actor=key, name=_("Base profile"))
        named = Actor(id=key, name=_("New actor"), base_profile=profile.id)
        done = workbench.apply(edits.add_actor, named, profile)
    else:
        owner = actor or _meant_actor(workbench)
        if owner is None and kind in ("interest", "profile"):
            workbench.refused.emit(
                _("Add an actor first: an interest or a profile belongs to one.")
            )
            return None
        made = _make(kind, key, owner or "")
        done = workbench.apply(edits.add, ROSTER_OF[kind], made)
    if done:
        workbench.select(kind, key)
    return key if done else None


def adding_words(kind: str) -> str:
    """What adding a thing of this kind is called."""
    return {
        "actor": _("Add an actor"),
        "interest": _("Add an interest"),
        "endpoint": _("Add an endpoint"),
        "profile": _("Add a profile"),
        "linkage": _("Add a linkage"),
        "package": _("Add a package"),
        "phase": _("Add a phase"),
        "source": _("Add a source"),
    }[kind]


def _make(kind: str, key: str, actor: str) -> object:
    match kind:
        case "interest":
            return Interest(id=key, actor=actor, name=_("New interest"))
        case "profile":
            return Profile(id=key, actor=actor, name=_("New profile"))
        case "endpoint":
            return Endpoint(id=key, name=_("New endpoint"))
        case "linkage":
            return Linkage(id=key, name=_("New linkage"))
        case "package":
            return Package(id=key, name=_("New package"))
        case "phase":
            return Phase(id=key, name=_("New phase"))
        case "source":
            return Source(id=key, title=_("New source"))
    raise ValueError(kind)


def _meant_actor(workbench: Workbench) -> str | None:
    scenario, selection = workbench.scenario, workbench.selection
    match selection.kind:
        case "actor":
            return selection.primary
        case "interest":
            return str(scenario.interests[selection.primary].actor)
        case "profile":
            return str(scenario.profiles[selection.primary].actor)
    return next(iter(scenario.actors), None)
