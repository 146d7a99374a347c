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
    """int8[4, …, S, A] the state is stable for the actor."""

    @property
    def equilibrium(self) -> Ints:
        """int8[4, …, S] it is stable for every actor."""
        yes = (self.by_actor == 1).all(axis=-1)
        return three_valued(yes=yes, no=(self.by_actor == 0).any(axis=-1))


def stabilities(graph: StateGraph, check: Check = unasked) -> Stabilities:
    """Which states are stable for whom, by each concept (Fang, Hipel, Kilgour 1993).

    A state is stable for an actor if it has no improvement from there (Nash), or if whichever it
    takes the others can answer, by a legal sequence of theirs, so that it ends no better than it
    was: by any moves (GMR), by moves after which it cannot get away above that again either (SMR),
    or by moves that each improve things for who makes it (SEQ). What rests on utilities that are
    not known is undecided.

    One search through the moves of the others for each actor and each state it could be tempted to.
    Of a graph with draws each is answered by itself.
    """
    actors, states = graph.moves.shape[:2]
    found = np.ones((len(CONCEPTS), *graph.better.shape[:-3], states, actors), np.int8)
    for actor in np.flatnonzero(graph.moves.any(axis=(1, 2))).tolist():
        others = np.arange(actors) != actor
        own, at_all = graph.moves[actor], graph.moves[others]
        better, maybe_better = (
            each[..., actor, :, :] for each in (graph.better, graph.maybe_better)
        )
        starts = graph.tempted(actor)
        able = reached(at_all, starts, check)
        willing = reached(at_all & graph.better[..., others, :, :], starts, check)
        yes = _stable(own, maybe_better, _Answers(able, willing))
        if graph.certain:
            found[..., actor] = yes
            continue
        willing = reached(at_all & graph.maybe_better[..., others, :, :], starts, check)
        maybe = _stable(own, better, _Answers(able, willing))
        found[..., actor] = three_valued(yes=yes, no=~maybe)
    return Stabilities(found)


@dataclass(frozen=True, eq=False)
class _Answers:
    """What the others can reach from each state."""

    able: Bools
    """bool[S, S] by any moves."""
    willing: Bools
    """bool[…, S, S] by moves that each improve things for who makes it."""


def _stable(own: Bools, better: Bools, answers: _Answers) -> Bools:
    """bool[4, …, S] whether each state is stable for an actor.

    own bool[S, S] its moves; better bool[…, S, S] what it prefers to what.
    """
    resisted, no_better = ~(own & better), ~better
    # Where it would get away above the state again.
    escapes = _through(better, own)
    answered = (
        np.zeros_like(better),
        _through(no_better, answers.able),
        _through(no_better & ~escapes, answers.able),
        _through(no_better, answers.willing),
    )
    return np.stack([(resisted | each).all(axis=-1) for each in answered])


def _through(wanted: Bools, leads: Bools) -> Bools:
    """bool[…, S, S] whether the second state leads to any that is wanted at the first."""
    found: Bools = wanted.astype(np.float32) @ leads.astype(np.float32).swapaxes(-1, -2) > 0.0
    return found
