"""Small scenarios written as they are read: a tree of branches, and what each ending pays whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from scenario_desk.model.entities import Actor, Endpoint, Interest, Node, Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster, Table


@dataclass(frozen=True)
class Grown:
    """A subtree: its nodes, its root first."""

    nodes: tuple[Node, ...]


Branch = tuple[float | None, Grown]
"""Probability (None is the rest) and where it leads."""


def decision(key: str, owner: str | None, *branches: Branch, **fields: Any) -> Grown:
    return grown(Node(key, "decision", owner=owner, **fields), branches)


def chance(key: str, *branches: Branch, **fields: Any) -> Grown:
    return grown(Node(key, "chance", **fields), branches)


def ending(key: str, endpoint: str | None = None) -> Grown:
    return Grown((Node(key, "leaf", endpoint=endpoint),))


def grown(node: Node, branches: tuple[Branch, ...]) -> Grown:
    below: list[Node] = []
    for probability, (top, *rest) in ((p, tree.nodes) for p, tree in branches):
        estimate = None if probability is None else Estimate(probability)
        below += [replace(top, probability=estimate), *rest]
    children = tuple(tree.nodes[0].id for _, tree in branches)
    return Grown((replace(node, children=children), *below))


def game(
    tree: Grown,
    payoffs: Mapping[str, Mapping[str, float]],
    *,
    signed: tuple[str, ...] = (),
    worst: float = -100.0,
    best: float = 100.0,
    unit: str = "",
    reservation: float | str | None = "derived",
    margin: float | None = 0.0,
    spread: float = 0.0,
    **fields: Any,
) -> Scenario:
    """A scenario in which every actor has one interest, `<actor>1`, scored by its payoff.

    payoffs by endpoint, then actor, in natural units from `worst` to `best`; an actor left out of
    an endpoint has no score there. All actors are principals. `signed` endpoints need agreement.
    """
    actors = list(dict.fromkeys(actor for row in payoffs.values() for actor in row))
    values = {
        (endpoint, f"{actor}1"): -100.0 + 200.0 * (payoff - worst) / (best - worst)
        for endpoint, row in payoffs.items()
        for actor, payoff in row.items()
    }
    held = Estimate(reservation) if isinstance(reservation, float | int) else reservation
    return Scenario(
        title="A game",
        root=tree.nodes[0].id,
        nodes=Table({node.id: node for node in tree.nodes}),
        actors=Roster(Actor(a, a, principal=True, base_profile=f"{a}-base") for a in actors),
        interests=Roster(
            Interest(f"{a}1", a, "Payoff", unit=unit, natural_worst=worst, natural_best=best)
            for a in actors
        ),
        endpoints=Roster(Endpoint(e, e, needs_agreement=e in signed) for e in payoffs),
        profiles=Roster(
            Profile(
                f"{a}-base",
                a,
                "Base",
                weights=Table({f"{a}1": Estimate(100)}),
                reservation=held,
                margin=None if margin is None else Estimate(margin),
            )
            for a in actors
        ),
        scores=Table(
            {
                key: Estimate(value, value - spread, value + spread) if spread else Estimate(value)
                for key, value in values.items()
            }
        ),
        **fields,
    )
