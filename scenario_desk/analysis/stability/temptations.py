"""Why a state is left or stays: what each actor would gain by moving, and who could answer how."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Literal

import numpy as np

from scenario_desk.analysis.arrays import Bools
from scenario_desk.analysis.stability.graph import StateGraph

Answer = Literal["none", "escaped", "able", "willing"]
"""Whether the others can answer so that the actor ends no better than it was: not at all; so, that
it gets away above that again; so, that it does not; by moves that each improve things for who makes
it."""
Steps = tuple[tuple[int, int], ...]
"""Moves one after the other: who moves, and to which state."""


@dataclass(frozen=True)
class Temptation:
    """A move that an actor would make, were nobody to answer."""

    actor: int
    target: int
    answer: Answer
    steps: Steps = ()
    """A shortest sequence of the others' that is that answer; () where there is none."""


def temptations(graph: StateGraph, state: int) -> tuple[Temptation, ...]:
    """Every move from a state that certainly improves things for who makes it."""
    tempting = graph.moves[:, state] & graph.better[:, state]
    return tuple(_answered(graph, state, *each) for each in np.argwhere(tempting).tolist())


def _answered(graph: StateGraph, state: int, actor: int, target: int) -> Temptation:
    others = (np.arange(len(graph.moves)) != actor)[:, None, None]
    no_better = ~graph.maybe_better[actor, state]
    escapes = (graph.moves[actor] & graph.maybe_better[actor, state]).any(axis=1)
    able, willing = graph.moves & others, graph.moves & graph.better & others
    tried: tuple[tuple[Answer, Bools, Bools], ...] = (
        ("willing", willing, no_better),
        ("able", able, no_better & ~escapes),
        ("escaped", able, no_better),
    )
    for answer, moves, goals in tried:
        if steps := shortest(moves, target, goals):
            return Temptation(actor, target, answer, steps)
    return Temptation(actor, target, "none")


def shortest(moves: Bools, start: int, goals: Bools) -> Steps:
    """A shortest legal sequence (see `sequences.reached`) to one of the goals; () if there is none.

    moves bool[K, S, S]; goals bool[S]. Among those of one length the first by movers, then states.
    """
    came_from: dict[tuple[int, int], tuple[int, int]] = {}
    waiting = deque([(-1, start)])
    while waiting:
        here = last, state = waiting.popleft()
        for mover, target in np.argwhere(moves[:, state]).tolist():
            if mover == last or (mover, target) in came_from:
                continue
            came_from[mover, target] = here
            if goals[target]:
                return _back(came_from, (mover, target))
            waiting.append((mover, target))
    return ()


def _back(came_from: dict[tuple[int, int], tuple[int, int]], step: tuple[int, int]) -> Steps:
    steps = [step]
    while (before := came_from[steps[-1]])[0] >= 0:
        steps.append(before)
    return tuple(reversed(steps))
