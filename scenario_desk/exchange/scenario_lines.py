"""Puts a scenario into the lines of a file: stable keys, stable order, one entity a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from json import JSONEncoder

from scenario_desk.exchange import bounds
from scenario_desk.exchange.kept_changes import kept_changes
from scenario_desk.exchange.migrations import Document
from scenario_desk.exchange.plain import Order, Plain
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.shape import FORMAT, HEADER, IN_TURN, KEPT, VERSION
from scenario_desk.exchange.tree_shape import nodes_depth_first
from scenario_desk.model.entities import Node
from scenario_desk.model.rosters import ROSTERS
from scenario_desk.model.scenario import Scenario

_encode = JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def lines(scenario: Scenario) -> Iterator[str]:
    """The lines of the file, each with its end; raises FileRefused if it could not be read again."""
    in_order = nodes_depth_first(scenario.nodes, scenario.root)
    yield "{\n"
    yield f'"format": {_encode(FORMAT)},\n'
    yield f'"version": {VERSION}'
    order = Order.of(scenario, in_order)
    head = order.plain(scenario)
    for name in HEADER:
        if name in head:
            yield f",\n{_encode(name)}: {_encode(head[name])}"
    for section, entities in _sections(scenario, in_order, order):
        yield from _section(section, entities)
    yield "\n}\n"


def document(scenario: Scenario) -> Document:
    """The whole file as plain values by their key, for other formats; raises FileRefused."""
    nodes = nodes_depth_first(scenario.nodes, scenario.root)
    order = Order.of(scenario, nodes)
    head = order.plain(scenario)
    return head | {name: list(each) for name, each in _sections(scenario, nodes, order)}


def _sections(
    scenario: Scenario, nodes: list[Node], order: Order
) -> Iterator[tuple[str, Iterable[Plain]]]:
    for name in ROSTERS:
        yield name, map(order.plain, getattr(scenario, name).values())
    yield "nodes", map(order.plain, nodes)
    yield "scores", order.scores(scenario.scores)
    yield (
        "profile_scores",
        (
            {"profile": profile.id} | score
            for profile in scenario.profiles.values()
            for score in order.scores(profile.scores)
        ),
    )
    for name in IN_TURN:
        yield name, map(order.plain, getattr(scenario, name))
    for section, (name, named) in KEPT.items():
        held = {key: entity.scenario for key, entity in getattr(scenario, name).items()}
        yield section, kept_changes(held, named)


def _section(name: str, entities: Iterable[Plain]) -> Iterator[str]:
    count = 0
    for entity in entities:
        line = _encode(entity)
        if len(line) > bounds.ENTITY_CHARACTERS:
            raise FileRefused("file_entity_too_long_to_save", section=name, id=entity.get("id", ""))
        yield f",\n{line}" if count else f',\n"{name}": [\n{line}'
        count += 1
    if count > bounds.most(name):
        raise FileRefused("file_too_many_to_save", section=name, limit=str(bounds.most(name)))
    if count:
        yield "\n]"
