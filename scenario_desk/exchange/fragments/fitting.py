"""Fits branches from one scenario into another: who and what they name, found again there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scenario_desk.exchange.fragments.carrying import fragment_of
from scenario_desk.model.edits import Fragment
from scenario_desk.model.edits.amending import amended
from scenario_desk.model.entities import Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Message
from scenario_desk.model.naming import own_name
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.spelling import Names
from scenario_desk.model.table import Roster, Table
from scenario_desk.presentation.words.language import _

_LONGEST_NOTES = 100_000
_LACKING = {
    "actors": "lacks_actor",
    "endpoints": "lacks_endpoint",
    "phases": "lacks_phase",
    "packages": "lacks_package",
    "sources": "lacks_source",
}
"""By roster that nodes name things of: what is said of a thing that is not there."""

Ids = Mapping[str, str | None]
"""By id in the carrier: the id in the scenario; None where it has no such thing."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fragment that names only what the scenario holds, and what it had to leave out."""

    fragment: Fragment
    lacking: tuple[Message, ...]


def fitted(carried: Scenario, scenario: Scenario) -> Fitted:
    """The branches of a carrier as they can be pasted into a scenario.

    Between scenarios of one title an id means the same thing, whatever it is called by now. From
    another one the name is looked for, for ids such as "us" are in many: the nearest spelling is
    meant, and of several that with the same id. Raises EditRefused where the carrier holds no branches.
    """
    at_home = carried.title == scenario.title
    ids = {
        name: _ids(getattr(carried, name), getattr(scenario, name), at_home) for name in _LACKING
    }
    fragment = fragment_of(carried)
    if any(old != new for known in ids.values() for old, new in known.items()):
        fragment = _renamed(fragment, ids, carried)
    lacking = [
        Message(code, {"name": _name(getattr(carried, name)[key])})
        for name, code in _LACKING.items()
        for key, found in ids[name].items()
        if found is None
    ]
    return Fitted(fragment, tuple(lacking))


def _ids(from_roster: Roster[Any], to_roster: Roster[Any], at_home: bool) -> Ids:
    names = Names((each.id, (own_name(each),)) for each in to_roster.values())
    return {
        each.id: each.id
        if at_home and each.id in to_roster
        else _meant(each, to_roster, names.nearest(own_name(each)))
        for each in from_roster.values()
    }


def _meant(each: Any, to_roster: Roster[Any], nearest: tuple[str, ...]) -> str | None:
    """Which of those with the nearest spelling is meant; without any name the one of the id."""
    same = to_roster.get(each.id)
    if each.id in nearest or (same is not None and not own_name(each) and not own_name(same)):
        return str(each.id)
    return next(iter(nearest), None)


def _renamed(fragment: Fragment, ids: Mapping[str, Ids], carried: Scenario) -> Fragment:
    packages = ids["packages"]
    return Fragment(
        fragment.roots,
        tuple(_node(node, ids, carried) for node in fragment.nodes),
        tuple(
            (new, node, _branches(branches, ids["sources"]))
            for package, node, branches in fragment.overrides
            if (new := packages.get(package)) is not None
        ),
    )


def _node(node: Node, ids: Mapping[str, Ids], carried: Scenario) -> Node:
    owner = ids["actors"].get(node.owner or "")
    endpoint = ids["endpoints"].get(node.endpoint or "")
    # Who decided and where it ended can still be read where there is no such thing.
    lines = [node.notes] if node.notes else []
    decided, ended = carried.actors.get(node.owner), carried.endpoints.get(node.endpoint)
    if decided is not None and owner is None:
        lines.append(_("Decided by: {name}").format(name=_name(decided)))
    if ended is not None and endpoint is None:
        lines.append(_("Ended in: {name}").format(name=_name(ended)))
    return amended(
        node,
        owner=owner,
        endpoint=endpoint,
        notes="\n".join(lines)[:_LONGEST_NOTES],
        phase=ids["phases"].get(node.phase or ""),
        probability=_estimate(node.probability, ids["sources"]),
    )


def _branches(branches: Table[str, Estimate | None], sources: Ids) -> Table[str, Any]:
    return Table({child: _estimate(each, sources) for child, each in branches.items()})


def _estimate(estimate: Estimate | None, sources: Ids) -> Estimate | None:
    if estimate is None or not estimate.sources:
        return estimate
    found = (sources.get(source) for source in estimate.sources)
    return amended(estimate, sources=tuple(source for source in found if source is not None))


def _name(entity: Any) -> str:
    """What to call it where it is not there."""
    return own_name(entity) or str(entity.id)
