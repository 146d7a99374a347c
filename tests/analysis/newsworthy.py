"""News for any scenario: injects made of what it holds, some of them in force."""

from __future__ import annotations

import random

from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Inject, Release
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster, Table

EFFECTS = (-60, -25, 15, 40)


def with_news(scenario: Scenario, seed: int, effects: tuple[int, ...] = EFFECTS) -> Scenario:
    """The same with three injects, two of them in force: with spreads, on some endpoints otherwise
    than on others, and with overrides of some nodes, of one by both."""
    chance = random.Random(seed)
    branching = [key for key, node in scenario.nodes.items() if node.children]
    nodes = chance.sample(sorted(branching), min(3, len(branching)))
    pairs = (nodes[:2], nodes[:2], nodes[1:])
    injects = [
        _inject(f"j{place}", scenario, pair, effects, chance) for place, pair in enumerate(pairs)
    ]
    return replace(scenario, injects=Roster(injects), released=(Release("j2"), Release("j0")))


def _inject(
    key: str,
    scenario: Scenario,
    nodes: list[str],
    effects: tuple[int, ...],
    chance: random.Random,
) -> Inject:
    def some() -> Table[str, Estimate]:
        moved = chance.sample(list(scenario.interests), min(3, len(scenario.interests)))
        return Table({each: _around(chance.choice(effects)) for each in moved})

    ends = [each for each in scenario.endpoints if chance.random() < 0.7]
    alone = [each for each in ends if chance.random() < 0.3]
    overrides = {}
    for node in nodes:
        children = scenario.nodes[node].children
        shares = [chance.random() for _ in children]
        said = [Estimate(s / sum(shares), 0.5 * s / sum(shares), 1.0) for s in shares]
        overrides[node] = Table(dict(zip(children, [None, *said[1:]], strict=True)))
    return Inject(
        key,
        key,
        endpoints=tuple(ends),
        effects=some(),
        endpoint_effects=Table({each: some() for each in alone}),
        overrides=Table(overrides),
    )


def _around(best: float) -> Estimate:
    return Estimate(best, best - 10, best + 5)
