"""The graph model of a conflict: states, who can move from one to which, and what each prefers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.ties import slack


@dataclass(frozen=True, eq=False)
class StateGraph:
    """A graph model (Fang, Hipel, Kilgour 1993): A actors, S states. Preferences may be those of many
    draws, on a leading axis."""

    moves: Bools
    """bool[A, S, S] the actor can move by itself, in one step, from the first state to the second."""
    better: Bools
    """bool[…, A, S, S] the second state is certainly better for the actor than the first."""
    maybe_better: Bools
    """bool[…, A, S, S] it may be, as far as its utilities are known; holds wherever `better` does."""

    @property
    def certain(self) -> bool:
        """Whether every preference that matters is known."""
        return bool((self.better == self.maybe_better).all())

    def tempted(self, actor: int) -> Bools:
        """bool[S] states that the actor may want to move to from somewhere, in any draw."""
        wanted = self.moves[actor] & self.maybe_better[..., actor, :, :]
        found: Bools = wanted.reshape(-1, wanted.shape[-1]).any(axis=0)
        return found


def state_graph(moves: Bools, low: Floats, high: Floats) -> StateGraph:
    """A graph whose preferences are utilities between bounds.

    moves bool[A, S, S]; low, high float64[…, S, A] points, the same where a utility is known; nan is
    nothing known. States within the tolerance of ties are as good as one another.
    """
    low = np.where(np.isnan(low), -np.inf, low).swapaxes(-1, -2)
    high = np.where(np.isnan(high), np.inf, high).swapaxes(-1, -2)
    itself = np.eye(moves.shape[-1], dtype=bool)
    return StateGraph(moves & ~itself, _above(low, high) & ~itself, _above(high, low) & ~itself)


def _above(found: Floats, other: Floats) -> Bools:
    """bool[…, A, S, S] whether `found` of the second state lies above `other` of the first by more
    than a tie; both float64[…, A, S]."""
    second, first = found[..., None, :], other[..., :, None]
    with np.errstate(invalid="ignore"):
        above: Bools = second - first > np.where(np.isinf(first), 0.0, slack(first))
    return above
