"""Conflicts of the literature as graph models. States are numbered from 0 here, from 1 there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scenario_desk.analysis.stability.graph import StateGraph, state_graph


def ordinal_graph(
    states: int, moves: Sequence[set[tuple[int, int]]], ranked: Sequence[Sequence[int]]
) -> StateGraph:
    """A graph as the literature prints one: states 0 … S − 1; by actor the pairs (from, to) it can
    move between, and its states from best to worst."""
    can = np.zeros((len(moves), states, states), bool)
    utility = np.zeros((states, len(moves)))
    for actor, pairs in enumerate(moves):
        for origin, target in pairs:
            can[actor, origin, target] = True
        utility[list(ranked[actor]), actor] = -np.arange(states)
    return state_graph(can, utility, utility)


def both_ways(*pairs: tuple[int, int]) -> set[tuple[int, int]]:
    return {*pairs, *((target, origin) for origin, target in pairs)}


CC, CD, DC, DD = range(4)
"""What the row and the column player do: cooperate or defect."""
ROW = both_ways((CC, DC), (CD, DD))
COLUMN = both_ways((CC, CD), (DC, DD))


def prisoners_dilemma() -> StateGraph:
    return ordinal_graph(4, (ROW, COLUMN), ((DC, CC, DD, CD), (CD, CC, DD, DC)))


def chicken() -> StateGraph:
    return ordinal_graph(4, (ROW, COLUMN), ((DC, CC, CD, DD), (CD, CC, DC, DD)))


MINISTRY, UNIROYAL, LOCAL = range(3)


def elmira() -> StateGraph:
    """The groundwater conflict of Elmira (Hipel, Fang, Kilgour, Haight 1993): the ministry may
    modify its order, Uniroyal delay, accept or leave, and the local government insist."""
    ministry = {(1, 2), (3, 4), (5, 6), (7, 8)}
    accepts = {(1, 3), (2, 4), (5, 7), (6, 8)}
    leaves = {(state, 9) for state in range(1, 9)}
    local = both_ways((1, 5), (2, 6), (3, 7), (4, 8))
    return ordinal_graph(
        9,
        [{(a - 1, b - 1) for a, b in pairs} for pairs in (ministry, accepts | leaves, local)],
        [
            [state - 1 for state in ranked]
            for ranked in (
                (7, 3, 4, 8, 5, 1, 2, 6, 9),
                (1, 4, 8, 5, 9, 3, 7, 2, 6),
                (7, 3, 5, 1, 8, 6, 4, 2, 9),
            )
        ],
    )
