"""Checks on references: owners, ends, sources and all other ids that name nothing."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from scenario_desk.model.checking.ledger import Ledger
from scenario_desk.model.entities import Assumptions, Profile
from scenario_desk.model.naming import name_of
from scenario_desk.model.references import citations, ids_in, named
from scenario_desk.model.rosters import ASSUMPTIONS, NODE, ROSTERS
from scenario_desk.model.scenario import Scenario


def check_references(scenario: Scenario, ledger: Ledger) -> None:
    """Note every field that holds an id which names nothing; citations are gathered by source."""
    _check_nodes(scenario, ledger)
    for collection in ROSTERS:
        _check_roster(scenario, ledger, collection)
    _check_assumptions(scenario, ledger)
    _check_lenses(scenario, ledger)
    _check_sources(scenario, ledger)


def _check_nodes(scenario: Scenario, ledger: Ledger) -> None:
    collections, of = tuple(NODE.names.values()), attrgetter(*NODE.names)
    known = [{None, *getattr(scenario, collection)} for collection in collections]
    # Many nodes name the same: what they name is looked at once, the nodes only where it is wrong.
    strange = {
        held
        for held in {*map(of, scenario.nodes.values())}
        if any(key not in ids for key, ids in zip(held, known, strict=True))
    }
    if not strange:
        return
    for stray in sorted(key for key, node in scenario.nodes.items() if of(node) in strange):
        held = of(scenario.nodes[stray])
        for collection, key, ids in zip(collections, held, known, strict=True):
            if key not in ids:
                ledger.note_node(
                    "warning", "node_names_nothing", stray, collection=collection, id=key
                )


def _check_roster(scenario: Scenario, ledger: Ledger, collection: str) -> None:
    row = ROSTERS[collection]
    fields = [each for each in row.names.items() if each[1] not in _ELSEWHERE]
    for entity in getattr(scenario, collection).values():
        held: dict[tuple[str, str], None] = {}
        for field, path in fields:
            # Of very many assessments most fields are empty, and the others single ids.
            value = getattr(entity, field)
            if isinstance(value, str):
                held[path, value] = None
            elif value:
                held.update(dict.fromkeys(ids_in(value, path)))
        for target, key in held:
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


_ELSEWHERE = ("sources", "nodes/nodes")
"""Sources are gathered from everything that cites them; overrides are checked with the tree."""


def _check_assumptions(scenario: Scenario, ledger: Ledger) -> None:
    assumptions = scenario.assumptions
    held = (pair for field in ASSUMPTIONS.names for pair in named(assumptions, field))
    for collection, key in sorted(held):
        if key not in getattr(scenario, collection):
            ledger.note("warning", "assumption_of_nothing", "scenario", key, id=key)
    for profile, actor in _of_another(scenario, assumptions):
        ledger.note(
            "warning",
            "assumption_of_another",
            "scenario",
            profile.id,
            profile=profile.name,
            actor=actor,
        )


def _check_lenses(scenario: Scenario, ledger: Ledger) -> None:
    for lens in scenario.lenses.values():
        for profile, actor in _of_another(scenario, lens.assumptions):
            ledger.note(
                "warning",
                "lens_of_another",
                "lenses",
                lens.id,
                lens=lens.name,
                profile=profile.name,
                actor=actor,
            )


def _of_another(scenario: Scenario, assumptions: Assumptions) -> Iterator[tuple[Profile, str]]:
    """The profiles that are assumed for an actor whose they are not, with its name."""
    for actor, key in sorted(assumptions.profiles.items()):
        profile = scenario.profiles.get(key)
        if profile is not None and profile.actor != actor:
            yield profile, name_of(scenario, "actors", actor)


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
            yield from ((source, collection, entity.id) for source in citations(entity))
