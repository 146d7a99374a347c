"""Whether endpoints hold against shifts: the graph model that a scenario's shifts make of them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats, Ints
from scenario_desk.analysis.doubts import Doubt, doubts
from scenario_desk.analysis.figures import Figures
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.stability.coalitions import Jump, Jumps, jumps
from scenario_desk.analysis.stability.concepts import Stabilities, stabilities
from scenario_desk.analysis.stability.graph import StateGraph, state_graph
from scenario_desk.analysis.stability.sequences import Check, unasked
from scenario_desk.analysis.stability.temptations import Temptation, temptations


@dataclass(frozen=True, eq=False)
class Holding:
    """Which of E endpoints hold against shifts of A actors.

    Its graph has the S endpoints that shifts lead from or to as states, and the K actors that have
    any; from all other endpoints nobody can move.
    """

    graph: StateGraph
    endpoints: Ints
    """int64[S] the endpoint of each state."""
    actors: Ints
    """int64[K] the actor of each of the graph's."""
    by_actor: Ints
    """int8[4, E, A] by concept, as `CONCEPTS` has them: stable for the actor; 1 yes, 0 no, −1
    undecided."""
    equilibrium: Ints
    """int8[4, E] stable for all."""

    _told: dict[int, tuple[Temptation, ...]] = field(default_factory=dict, repr=False)
    """What was asked of `temptations` before."""

    def temptations(self, endpoint: int) -> tuple[Temptation, ...]:
        """What certainly improves things for an actor that can make it, its rows the frame's."""
        state = self._state(endpoint)
        if state is None:
            return ()
        if endpoint not in self._told:
            self._told[endpoint] = tuple(map(self._temptation, temptations(self.graph, state)))
        return self._told[endpoint]

    def doubtful(self, endpoint: int) -> tuple[tuple[int, int], ...]:
        """What may improve things or not, for its utility is not known: (actor, endpoint)."""
        state = self._state(endpoint)
        if state is None:
            return ()
        graph = self.graph
        unsure = graph.moves & graph.maybe_better & ~graph.better
        return tuple(
            (int(self.actors[actor]), int(self.endpoints[there]))
            for actor, there in np.argwhere(unsure[:, state]).tolist()
        )

    def can_be_left(self, endpoint: int) -> bool:
        """Whether any shift leads away from the endpoint."""
        state = self._state(endpoint)
        return state is not None and bool(self.graph.moves[:, state].any())

    def jumps(self, check: Check = unasked) -> Jumps | None:
        """Where coalitions would go, its rows the frame's; None where they are too many."""
        found = jumps(self.graph, check)
        if found is None:
            return None
        return {
            int(self.endpoints[state]): tuple(map(self._jump, leading))
            for state, leading in found.items()
        }

    def _temptation(self, found: Temptation) -> Temptation:
        steps = tuple((int(self.actors[who]), int(self.endpoints[to])) for who, to in found.steps)
        actor, target = int(self.actors[found.actor]), int(self.endpoints[found.target])
        return Temptation(actor, target, found.answer, steps)

    def _jump(self, found: Jump) -> Jump:
        coalition = tuple(int(self.actors[each]) for each in found.coalition)
        return Jump(coalition, int(self.endpoints[found.target]))

    def _state(self, endpoint: int) -> int | None:
        found = np.flatnonzero(self.endpoints == endpoint)
        return int(found[0]) if len(found) else None


@dataclass(frozen=True, eq=False)
class Shifting:
    """Who can move from where to where by a scenario's shifts; one that can be taken back leads both
    ways. K actors, S endpoints."""

    actors: Ints
    """int64[K] rows of those that can move, and likewise below."""
    endpoints: Ints
    """int64[S] that shifts lead from or to."""
    moves: Bools
    """bool[K, S, S]"""

    def graph(self, low: Floats, high: Floats) -> StateGraph:
        """The state graph by utilities float64[…, E, A] between these bounds, points."""
        states = self.endpoints[:, None]
        return state_graph(
            self.moves, low[..., states, self.actors], high[..., states, self.actors]
        )

    def on_all(self, by_actor: Ints, endpoints: int, actors: int) -> Ints:
        """int8[4, E, A] of int8[4, S, K]: from all other endpoints nobody can move."""
        found = np.ones((len(by_actor), endpoints, actors), np.int8)
        found[np.ix_(np.arange(len(by_actor)), self.endpoints, self.actors)] = by_actor
        return found


def moves_of(frame: Frame) -> tuple[tuple[int, int, int], ...]:
    """Who can move by a shift, from where and to where: rows; what a `shifting` rests on."""
    return tuple(zip(*(each.tolist() for each in _arcs(frame)), strict=True))


def shifting(frame: Frame) -> Shifting | None:
    """By the shifts of the frame's scenario; None where no shift leads anywhere, or they are
    `too_many`."""
    actor, before, after = _arcs(frame)
    endpoints, actors = np.unique((before, after)), np.unique(actor)
    if not len(actor) or _beyond(endpoints, actors):
        return None
    moves: Bools = np.zeros((len(actors), len(endpoints), len(endpoints)), bool)
    at = np.searchsorted(endpoints, before), np.searchsorted(endpoints, after)
    moves[np.searchsorted(actors, actor), *at] = True
    return Shifting(actors, endpoints, moves)


def holding(figures: Figures, check: Check = unasked) -> Holding | None:
    """Which endpoints hold, by the utilities of the figures; None where there is no `shifting`."""
    able = shifting(figures.frame)
    if able is None:
        return None
    graph = able.graph(figures.utility_low, figures.utility_high)
    by_actor = able.on_all(stabilities(graph, check).by_actor, *figures.utility.shape)
    whole = Stabilities(by_actor)
    return Holding(graph, able.endpoints, able.actors, by_actor, whole.equilibrium)


def too_many(frame: Frame) -> bool:
    """Whether shifts join so many endpoints for so many actors that it would take too long."""
    actor, before, after = _arcs(frame)
    return _beyond(np.unique((before, after)), np.unique(actor))


def _beyond(endpoints: Ints, actors: Ints) -> bool:
    return len(actors) * len(endpoints) ** 2 > MOST


MOST = 1_000_000
"""Pairs of endpoints, once for each actor with shifts: what takes a second or two."""


def gain(figures: Figures, actor: int, before: int, after: int) -> float:
    """How much better the second endpoint is for an actor than the first, points."""
    return float(figures.utility[after, actor] - figures.utility[before, actor])


def gain_doubt(figures: Figures, actor: int, before: int, after: int) -> Doubt:
    """How far that can be relied on: the scores of the two spread by themselves."""
    value = figures.utility[:, actor]
    low, high = figures.spread_low[:, actor], figures.spread_high[:, actor]
    below = np.hypot(value[after] - low[after], high[before] - value[before])
    above = np.hypot(high[after] - value[after], value[before] - low[before])
    distance = np.array(gain(figures, actor, before, after))
    return Doubt(int(doubts(distance, below, above)))


def _arcs(frame: Frame) -> tuple[Ints, Ints, Ints]:
    """Rows of who can move, from where and to where, int64 each; what names nothing is left out."""
    arcs = set()
    for shift in frame.scenario.shifts.values():
        actor = frame.actor_index.get(shift.actor)
        before = frame.endpoint_index.get(shift.before or "")
        after = frame.endpoint_index.get(shift.after or "")
        if actor is None or before is None or after is None or before == after:
            continue
        arcs.add((actor, before, after))
        if not shift.irreversible:
            arcs.add((actor, after, before))
    columns = np.array(sorted(arcs), np.int64).reshape(-1, 3).T
    return columns[0], columns[1], columns[2]
