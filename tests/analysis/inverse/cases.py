"""Small scenarios at random, and a search that knows nothing of how the smallest change is found."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Floats
from scenario_desk.analysis.estimates import BEST
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.judging import judge
from scenario_desk.analysis.standards import active_profiles
from scenario_desk.analysis.uncertainty.judgements import Judgements, Kind
from scenario_desk.model.entities import (
    Actor,
    Assumptions,
    Endpoint,
    Interest,
    Linkage,
    Move,
    Node,
    Package,
    Profile,
    RedLine,
)
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Roster, Table

ENDS = ("e0", "e1", "e2", "e3")


def case(seed: int) -> tuple[Scenario, Assumptions]:
    """Two or three actors with up to three interests, four endpoints of which some need agreement,
    red lines, linkages strong enough to leave the scale, judged and derived no-agreement values."""
    chance = random.Random(seed)
    actors = [f"a{k}" for k in range(chance.choice([1, 2, 2, 3]))]
    interests = {a: [f"{a}i{k}" for k in range(chance.randint(1, 3))] for a in actors}
    every = [each for mine in interests.values() for each in mine]
    linkages = [_linkage(f"l{k}", every, chance) for k in range(2)]
    scenario = Scenario(
        title="Case",
        root="n0",
        nodes=Table({node.id: node for node in _tree(chance)}),
        actors=Roster(
            Actor(a, a, principal=place < 2, base_profile=f"p-{a}")
            for place, a in enumerate(actors)
        ),
        interests=Roster(Interest(i, a, i) for a, mine in interests.items() for i in mine),
        endpoints=Roster(Endpoint(e, e, needs_agreement=chance.random() < 0.4) for e in ENDS),
        profiles=Roster(_profile(a, interests[a], chance) for a in actors),
        scores=Table(
            {
                (end, each): _around(chance.randrange(-100, 101, 20), chance, -100, 100)
                for end in ENDS
                for each in every
                if chance.random() < 0.995
            }
        ),
        linkages=Roster(linkages),
        packages=Roster(
            [
                Package(
                    "k0",
                    "Package",
                    linkages=("l0", "l1"),
                    overrides=Table({"n0": Table({"n1": Estimate(0.9)})}),
                )
            ]
        ),
        moves=(Move("n1"),) if chance.random() < 0.1 else (),
    )
    assumed = chance.choice(
        [Assumptions(), Assumptions(linkages=("l0",)), Assumptions(package="k0")]
    )
    return scenario, assumed


def _around(best: float, chance: random.Random, low: float, high: float) -> Estimate:
    if chance.random() < 0.5:
        return Estimate(best)
    reach = 0.1 * (high - low)
    return Estimate(best, max(low, best - reach), min(high, best + reach))


def _profile(actor: str, interests: list[str], chance: random.Random) -> Profile:
    lines = [each for each in interests if chance.random() < 0.25]
    stated = Estimate(chance.randrange(-60, 61, 20))
    return Profile(
        f"p-{actor}",
        actor,
        "Base",
        weights=Table(
            {
                each: _around(chance.choice([0, 20, 50, 80, 100]), chance, 0, 100)
                for each in interests
            }
        ),
        scores=Table({("e0", interests[0]): Estimate(chance.randrange(-100, 101, 20))})
        if chance.random() < 0.3
        else Table(),
        red_lines=Table({each: RedLine(chance.choice([-100, -60, -20])) for each in lines}),
        reservation="derived" if chance.random() < 0.65 else stated,
        margin=_around(chance.choice([0, 5, 20]), chance, 0, 200),
    )


def _linkage(key: str, interests: list[str], chance: random.Random) -> Linkage:
    moved = chance.sample(interests, chance.randint(1, len(interests)))
    return Linkage(
        key,
        key,
        endpoints=tuple(end for end in ENDS if chance.random() < 0.7),
        effects=Table({each: Estimate(chance.choice([-150, -60, 30, 80, 150])) for each in moved}),
    )


def _tree(chance: random.Random) -> list[Node]:
    """A chance node of three branches; one leads to another of two or three."""
    below = [f"n{4 + k}" for k in range(chance.randint(2, 3))]
    first, second = _shares(3, chance), _shares(len(below), chance)
    nodes = [Node("n0", "chance", children=("n1", "n2", "n3"))]
    for place, share in enumerate(first):
        key = f"n{place + 1}"
        if place == 2:
            nodes.append(Node(key, "chance", children=tuple(below), probability=share))
        else:
            nodes.append(Node(key, "leaf", endpoint=ENDS[place], probability=share))
    for key, share in zip(below, second, strict=True):
        nodes.append(Node(key, "leaf", endpoint=chance.choice(ENDS), probability=share))
    return nodes


def _shares(count: int, chance: random.Random) -> list[Estimate | None]:
    """Shares of 1 in tenths, some of them left to be the rest."""
    cuts = sorted(chance.randint(0, 10) for _ in range(count - 1))
    shares = [after - before for before, after in zip([0, *cuts], [*cuts, 10], strict=True)]
    rests = chance.choice([0, 0, 1, 2])
    return [
        None if place < rests else _around(share / 10, chance, 0, 1)
        for place, share in enumerate(shares)
    ]


@dataclass(frozen=True, eq=False)
class Guesses:
    """What a change can be, whatever it achieves: the judgements of one kind, or of one node."""

    judged: Judgements
    pairs: bool
    """Whether what one goes up another has to go down."""
    most: float
    """What they can add up to at most; inf where they need not."""


def guesses(frame: Frame, assumptions: Assumptions, kind: Kind) -> list[Guesses]:
    """Everything of this kind that a principal's acceptance could hang on."""
    active = active_profiles(frame, assumptions.profiles)
    said = {
        Kind.SCORE: active.scores.reshape(3, -1),
        Kind.WEIGHT: active.weights,
        Kind.RESERVATION: active.reservation,
        Kind.MARGIN: active.margin,
        Kind.PROBABILITY: frame.probability,
    }[kind]
    there = ~np.isnan(said[BEST])
    if kind is Kind.WEIGHT:
        # Nothing comes to rest on what is missing.
        there &= ~np.isnan(active.scores[BEST]).any(axis=0)
    groups = [np.flatnonzero(there)]
    if kind is Kind.PROBABILITY:
        inside = groups[0]
        groups = [inside[frame.parent[inside] == node] for node in frame.branching.tolist()]
        groups = [] if np.isnan(active.scores[BEST]).any() else groups
    found = []
    for places in groups:
        if not len(places):
            continue
        judged = Judgements(
            frame,
            assumptions,
            active,
            np.full(len(places), kind, np.int8),
            said[:, places],
            places,
            (),
        )
        whole = kind is Kind.PROBABILITY
        children = int(frame.child_count[frame.parent[places[0]]]) if whole else 0
        found.append(Guesses(judged, whole and children == len(places), 1.0 if whole else np.inf))
    return found


def better(
    guess: Guesses,
    endpoint: int,
    wanted: int,
    budgets: Sequence[float],
    chance: np.random.Generator,
    count: int = 300,
) -> float:
    """The cost of the cheapest of many changes at random that cost no more than one of the budgets
    and do what is wanted at the endpoint; inf where none does."""
    low, high = guess.judged.scale
    length = high - low
    best = guess.judged.estimates[BEST]
    spent = chance.choice(budgets, count)[:, None]
    shares = _in_pairs if guess.pairs else _alone
    values = (best + shares(len(best), count, chance) * spent * length).clip(low, high)
    values = values[values.sum(axis=1) <= guess.most + 1e-12]
    if guess.pairs:
        values = values[np.abs(values.sum(axis=1) - 1.0) <= 1e-12]
    if not len(values):
        return np.inf
    judged = judge(guess.judged.frame, guess.judged.assumptions, guess.judged.draws(values))
    there = np.broadcast_to(judged.zones.in_overlap, (len(values), len(ENDS)))[:, endpoint]
    cost = (np.abs(values - best) / length).sum(axis=1)
    return float(cost[there == wanted].min(initial=np.inf))


def _alone(size: int, count: int, chance: np.random.Generator) -> Floats:
    """float64[count, size] shares of 1 for up to four judgements each, up or down."""
    rank = chance.random((count, size)).argsort(axis=1)
    parts = chance.exponential(size=(count, size)) + 1e-12
    parts = np.where(rank < chance.integers(1, 5, (count, 1)), parts, 0.0)
    signs = chance.choice([-1.0, 1.0], (count, size))
    found: Floats = signs * parts / parts.sum(axis=1, keepdims=True)
    return found


def _in_pairs(size: int, count: int, chance: np.random.Generator) -> Floats:
    """The same where what one gains one or two others lose."""
    found = np.zeros((count, size))
    rows = np.arange(count)
    order = chance.random((count, size)).argsort(axis=1)
    part = np.where(chance.random(count) < 0.5, 1.0, chance.random(count))
    found[rows, order[:, 0]] += 0.5
    found[rows, order[:, 1 % size]] -= 0.5 * part
    found[rows, order[:, 2 % size]] -= 0.5 * (1.0 - part)
    # What one gives to itself is no change.
    return found * chance.choice([-1.0, 1.0], (count, 1))
