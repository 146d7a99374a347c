"""The solution concepts of the graph model: Nash, GMR, SMR and SEQ, for two actors and for more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.acceptance import three_valued
from scenario_desk.analysis.arrays import Bools, Ints
from scenario_desk.analysis.stability.graph import StateGraph
from scenario_desk.analysis.stability.sequences import Check, reached, unasked

CONCEPTS = ("nash", "gmr", "smr", "seq")


@dataclass(frozen=True, eq=False)
class Stabilities:
    """By concept, in the order of `CONCEPTS`: S states, A actors. 1 yes, 0 no, −1 undecided."""

    by_actor: Ints
    """int8[4, S, A] the state is stable for the actor."""

    @property
    def equilibrium(self) -> Ints:
        """int8[4, S] it is stable for every actor."""
        yes = (self.by_actor == 1).all(axis=2)
        return three_valued(yes=yes, no=(self.by_actor == 0).any(axis=2))


def stabilities(graph: StateGraph, check: Check = unasked) -> Stabilities:
    """Which states are stable for whom, by each concept (Fang, Hipel, Kilgour 1993).

    A state is stable for an actor if it has no improvement from there (Nash), or if whichever it
    takes the others can answer, by a legal sequence of theirs, so that it ends no better than it
    was: by any moves (GMR), by moves after which it cannot get away above that again either (SMR),
    or by moves that each improve things for who makes it (SEQ). What rests on utilities that are
    not known is undecided.

    One search through the moves of the others for each actor and each state it could be tempted to.
    """
    actors, states = graph.moves.shape[:2]
    found = np.ones((len(CONCEPTS), states, actors), np.int8)
    for actor in np.flatnonzero(graph.moves.any(axis=(1, 2))).tolist():
        others = np.arange(actors) != actor
        at_all = graph.moves[others]
        able = reached(at_all, graph.tempted(actor), check)
        cautious = _Answers(
            able, reached(at_all & graph.better[others], graph.tempted(actor), check)
        )
        yes = _stable(graph.moves[actor], graph.maybe_better[actor], cautious)
        if graph.certain:
            found[:, :, actor] = yes
            continue
        bold = _Answers(
            able, reached(at_all & graph.maybe_better[others], graph.tempted(actor), check)
        )
        maybe = _stable(graph.moves[actor], graph.better[actor], bold)
        found[:, :, actor] = three_valued(yes=yes, no=~maybe)
    return Stabilities(found)


@dataclass(frozen=True, eq=False)
class _Answers:
    """What the others can reach from each state, bool[S, S]."""

    able: Bools
    """By any moves."""
    willing: Bools
    """By moves that each improve things for who makes it."""


def _stable(own: Bools, better: Bools, answers: _Answers) -> Bools:
    """bool[4, S] whether each state is stable for an actor.

    own bool[S, S] its moves; better bool[S, S] what it prefers to what.
    """
    found = np.ones((len(CONCEPTS), len(own)), bool)
    tempting = own & better
    for state in np.flatnonzero(tempting.any(axis=1)).tolist():
        no_better = ~better[state]
        # Where it would not get away above the state again.
        caught = no_better & ~(own & better[state]).any(axis=1)
        able, willing = (each[tempting[state]] for each in (answers.able, answers.willing))
        found[:, state] = (
            False,
            (able & no_better).any(axis=1).all(),
            (able & caught).any(axis=1).all(),
            (willing & no_better).any(axis=1).all(),
        )
    return found
