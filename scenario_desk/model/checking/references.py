"""Checks on references: owners, ends, sources and all other ids that name nothing."""

from __future__ import annotations

from collections.abc import Iterator

from scenario_desk.model.checking.ledger import Ledger
from scenario_desk.model.naming import name_of
from scenario_desk.model.references import REFERENCES, judgements, named, nested
from scenario_desk.model.scenario import ROSTERS, Scenario


def check_references(scenario: Scenario, ledger: Ledger) -> None:
    """Note every field that holds an id which names nothing; citations are gathered by source."""
    _check_nodes(scenario, ledger)
    for collection in ROSTERS:
        _check_roster(scenario, ledger, collection)
    _check_assumptions(scenario, ledger)
    _check_sources(scenario, ledger)


def _check_nodes(scenario: Scenario, ledger: Ledger) -> None:
    known = {
        field: {None, *getattr(scenario, target)} for field, target in REFERENCES["nodes"].items()
    }
    owners, endpoints, phases = known["owner"], known["endpoint"], known["phase"]
    strays = sorted(
        node.id
        for node in scenario.nodes.values()
        if node.owner not in owners or node.endpoint not in endpoints or node.phase not in phases
    )
    for key in strays:
        node = scenario.nodes[key]
        for field, ids in known.items():
            if getattr(node, field) not in ids:
                ledger.note_node(
                    "warning",
                    "node_names_nothing",
                    key,
                    collection=REFERENCES["nodes"][field],
                    id=getattr(node, field),
                )


def _check_roster(scenario: Scenario, ledger: Ledger, collection: str) -> None:
    fields = REFERENCES.get(collection, {})
    for entity in getattr(scenario, collection).values():
        held = [
            (fields[field], key)
            for field in fields
            if fields[field] != "sources"
            for key in named(entity, field)
        ]
        for field in ("scores", "endpoint_effects"):
            held += nested(entity, field)
        for target, key in dict.fromkeys(held):
            if key not in getattr(scenario, target):
                ledger.note(
                    "warning",
                    "names_nothing",
                    collection,
                    entity.id,
                    name=name_of(scenario, collection, entity.id),
                    collection=target,
                    id=key,
                )


def _check_assumptions(scenario: Scenario, ledger: Ledger) -> None:
    assumptions = scenario.assumptions
    held = [("profiles", key) for key in assumptions.profiles.values()]
    held += (("actors", key) for key in assumptions.profiles)
    held += (("linkages", key) for key in assumptions.linkages)
    if assumptions.package is not None:
        held.append(("packages", assumptions.package))
    for collection, key in sorted(held):
        if key not in getattr(scenario, collection):
            ledger.note("warning", "assumption_of_nothing", "scenario", key, id=key)
    for actor, key in sorted(assumptions.profiles.items()):
        profile = scenario.profiles.get(key)
        if profile is not None and profile.actor != actor:
            ledger.note(
                "warning",
                "assumption_of_another",
                "scenario",
                key,
                profile=profile.name,
                actor=name_of(scenario, "actors", actor),
            )


def _check_sources(scenario: Scenario, ledger: Ledger) -> None:
    unlisted: dict[str, list[tuple[str, str]]] = {}
    for source, place, about in _citations(scenario):
        if source not in scenario.sources:
            unlisted.setdefault(source, []).append((place, about))
    for source, places in sorted(unlisted.items()):
        place, about = min(places)
        ledger.note("info", "source_unlisted", place, about, id=source, count=len(places))


def _citations(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    """(source, place, about) of everything that cites a source."""
    for node in scenario.nodes.values():
        if node.probability is not None and node.probability.sources:
            yield from ((source, "nodes", node.id) for source in node.probability.sources)
    for (endpoint, interest), estimate in scenario.scores.items():
        if estimate.sources:
            about = f"{endpoint}/{interest}"
            yield from ((source, "scores", about) for source in estimate.sources)
    for collection in ROSTERS:
        for entity in getattr(scenario, collection).values():
            for source in getattr(entity, "sources", ()):
                yield source, collection, entity.id
            for _field, _what, estimate in judgements(entity):
                yield from ((source, collection, entity.id) for source in estimate.sources)
