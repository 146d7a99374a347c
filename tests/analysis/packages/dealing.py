"""Scenarios with something on offer: linkages at random, and every package looked at one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np

from scenario_desk.model.entities import (
    Actor,
    Endpoint,
    Interest,
    Linkage,
    LinkageGroup,
    Node,
    Profile,
    RedLine,
)
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster, Table

ACTORS = ("us", "ru")


def bargain(
    chance: np.random.Generator,
    *,
    linkages: int,
    endpoints: int = 2,
    interests: int = 3,
    touched: int = 3,
    effect: float = 40.0,
    rules: float = 0.0,
    groups: int = 0,
    missing: float = 0.0,
    lines: float = 0.0,
    attached: float = 0.8,
    ask: float = 20.0,
    actors: tuple[str, ...] = ACTORS,
    **fields: Any,
) -> Scenario:
    """Principals with so many interests each; every linkage moves some `touched` of all of them.

    `rules`: how likely each linkage requires or excludes one before it. `missing`: how likely a
    score is missing. `ask`: the reservation value of each. Figures are whole, so that some tie.
    """
    owned = [Interest(f"{a}{k}", a, f"{a}{k}") for a in actors for k in range(interests)]
    ends = [
        Endpoint(f"e{row}", f"e{row}", needs_agreement=row % 2 == 0) for row in range(endpoints)
    ]
    leaves = [Node(f"n{end.id}", endpoint=end.id) for end in ends]
    root = Node("root", "chance", children=tuple(leaf.id for leaf in leaves))
    kinds = ("at_most_one", "exactly_one")
    return Scenario(
        title="A bargain",
        root="root",
        nodes=Table({node.id: node for node in (root, *leaves)}),
        actors=Roster(Actor(a, a, principal=True, base_profile=f"{a}-base") for a in actors),
        interests=Roster(owned),
        endpoints=Roster(ends),
        profiles=Roster(
            Profile(
                f"{a}-base",
                a,
                a,
                weights=Table(
                    {
                        each.id: Estimate(int(chance.integers(1, 4)) * 20)
                        for each in owned
                        if each.actor == a
                    }
                ),
                reservation=Estimate(ask),
                margin=Estimate(2),
                red_lines=Table(
                    {
                        each.id: RedLine(-60)
                        for each in owned
                        if each.actor == a and chance.random() < lines
                    }
                ),
            )
            for a in actors
        ),
        scores=Table(
            {
                (end.id, each.id): Estimate(int(chance.integers(-8, 9)) * 10)
                for end in ends
                for each in owned
                if chance.random() >= missing
            }
        ),
        groups=Roster(LinkageGroup(f"g{k}", f"g{k}", kinds[k % 2]) for k in range(groups)),
        linkages=Roster(
            _offers(chance, linkages, ends, owned, touched, effect, rules, groups, attached)
        ),
        **fields,
    )


def _offers(
    chance: np.random.Generator,
    count: int,
    ends: list[Endpoint],
    owned: list[Interest],
    touched: int,
    effect: float,
    rules: float,
    groups: int,
    attached: float,
) -> Iterator[Linkage]:
    for row in range(count):
        moved = chance.choice(len(owned), min(touched, len(owned)), replace=False)
        effects = {owned[k].id: Estimate(int(chance.integers(-4, 5)) * effect / 4) for k in moved}
        before = int(chance.integers(0, count))
        named = () if before == row else (f"l{before}",)
        yield Linkage(
            f"l{row}",
            f"Offer {row}",
            givers=(ACTORS[row % 2],),
            feasibility=Estimate(int(chance.integers(1, 11)) / 10),
            endpoints=tuple(end.id for end in ends if chance.random() < attached),
            effects=Table(effects),
            requires=named if chance.random() < rules else (),
            excludes=named if chance.random() < rules else (),
            group=f"g{row % groups}" if groups and chance.random() < 0.5 else None,
        )


def every_valid(scenario: Scenario) -> Iterator[tuple[str, ...]]:
    """Every valid package, by the words of the definition, fewest items first."""
    ids = tuple(scenario.linkages)
    for size in range(len(ids) + 1):
        for chosen in combinations(ids, size):
            if is_valid(scenario, chosen):
                yield chosen


def is_valid(scenario: Scenario, chosen: tuple[str, ...]) -> bool:
    linkages = [scenario.linkages[key] for key in chosen]
    if any(other not in chosen for each in linkages for other in each.requires):
        return False
    if any(other in chosen for each in linkages for other in each.excludes):
        return False
    for group in scenario.groups.values():
        count = sum(each.group == group.id for each in linkages)
        if count > 1 or (count == 0 and chosen and group.choose == "exactly_one"):
            return False
    return True


def negotiation(
    chance: np.random.Generator,
    *,
    issues: int,
    settlements: int,
    interests: int,
    bearing: int = 1,
    choose: str = "exactly_one",
    effect: float = 60.0,
) -> Scenario:
    """A negotiation over many issues at once, as Raiffa's: each is a group of settlements.

    From settlement to settlement one side gains and the other loses, not in step; each issue bears
    on so many interests of each side. One endpoint, which needs agreement.
    """
    scenario = bargain(chance, linkages=0, endpoints=1, interests=interests)
    offers = []
    for issue in range(issues):
        moved = [chance.choice(interests, bearing, replace=False) for _ in ACTORS]
        for place in range(settlements):
            effects = {}
            for side, (actor, columns) in enumerate(zip(ACTORS, moved, strict=True)):
                for column in columns.tolist():
                    share = place / (settlements - 1) if side else 1 - place / (settlements - 1)
                    size = effect * (share - 0.4) + chance.normal(0, effect / 12)
                    effects[f"{actor}{column}"] = Estimate(round(float(size), 1))
            offers.append(
                Linkage(
                    f"i{issue}s{place}",
                    f"Settlement {place} of issue {issue}",
                    givers=(ACTORS[place % 2],),
                    feasibility=Estimate(round(float(chance.uniform(0.6, 1.0)), 2)),
                    endpoints=("e0",),
                    effects=Table(effects),
                    group=f"i{issue}",
                )
            )
    groups = Roster(LinkageGroup(f"i{issue}", f"Issue {issue}", choose) for issue in range(issues))
    return replace(scenario, groups=groups, linkages=Roster(offers))
