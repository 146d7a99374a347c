"""Trees grown for tests and benchmarks of the analysis: small by hand, large by number."""

from __future__ import annotations

import random

from scenario_desk.model.entities import Actor, Assumptions, Endpoint, Interest, Node, Profile
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster, Table


def large_scenario(
    nodes: int, *, actors: int = 2, principals: int = 2, endpoints: int = 16, seed: int = 7
) -> Scenario:
    """A scenario with about this many nodes, two to four branches each, decisions among chances.

    Every actor has two interests, all scored; half of the endpoints need agreement.
    """
    chance = random.Random(seed)
    ids = ["n0"]
    made: list[Node] = []
    place = 0
    while len(ids) < nodes:
        children = tuple(f"n{len(ids) + k}" for k in range(chance.randint(2, 4)))
        ids += children
        owned = chance.random() < 0.5
        made.append(
            Node(
                ids[place],
                "decision" if owned else "chance",
                probability=share(chance, place),
                children=children,
                owner=f"a{chance.randrange(actors)}" if owned else None,
            )
        )
        place += 1
    made += [
        Node(
            key,
            "leaf",
            probability=share(chance, 1),
            endpoint=f"e{chance.randrange(endpoints)}",
        )
        for key in ids[place:]
    ]
    interests = [f"a{a}i{k}" for a in range(actors) for k in range(2)]
    return Scenario(
        title="Large",
        root="n0",
        nodes=Table({node.id: node for node in made}),
        assumptions=Assumptions(decisions="rational"),
        actors=Roster(
            Actor(f"a{a}", f"Actor {a}", principal=a < principals, base_profile=f"p{a}")
            for a in range(actors)
        ),
        interests=Roster(Interest(key, key[:2], key) for key in interests),
        endpoints=Roster(
            Endpoint(f"e{e}", f"End {e}", needs_agreement=e % 2 == 0) for e in range(endpoints)
        ),
        profiles=Roster(
            Profile(
                f"p{a}",
                f"a{a}",
                "Base",
                weights=Table({f"a{a}i0": Estimate(60), f"a{a}i1": Estimate(100)}),
                reservation="derived",
                margin=Estimate(5),
            )
            for a in range(actors)
        ),
        scores=Table(
            {
                (f"e{e}", key): estimate(chance.uniform(-80, 80))
                for e in range(endpoints)
                for key in interests
            }
        ),
    )


def share(chance: random.Random, place: int) -> Estimate | None:
    """A branch's probability; now and then the rest."""
    return None if not place or chance.random() < 0.2 else Estimate(round(chance.random(), 3))


def estimate(best: float) -> Estimate:
    return Estimate(best, best - 10, best + 10)
