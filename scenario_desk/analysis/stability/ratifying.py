"""Whether an endpoint would be ratified: in the win-set of each principal that needs acceptances."""

from __future__ import annotations

from dataclasses import dataclass

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.figures import Figures
from scenario_desk.model.entities import Actor


@dataclass(frozen=True)
class Ratification:
    """What those say of an endpoint whose acceptance a principal needs (Putnam 1988)."""

    actor: int
    """Row of the principal."""
    needed: int
    """How many of them are enough."""
    accepting: tuple[int, ...]
    """Rows of actors, and likewise below."""
    refusing: tuple[int, ...]
    undecided: tuple[int, ...]

    @property
    def answer(self) -> int:
        """1 it would be ratified, 0 it would not, −1 undecided."""
        if len(self.accepting) >= self.needed:
            return YES
        return NO if len(self.accepting) + len(self.undecided) < self.needed else UNDECIDED


def signed(figures: Figures, endpoint: int) -> bool:
    """Whether there is anybody who would sign the endpoint of this row."""
    return bool(figures.asked_to_sign[endpoint] and figures.frame.principal.any())


def ratifications(figures: Figures, endpoint: int) -> tuple[Ratification, ...]:
    """What the ratifiers of each principal that has any say of the endpoint of this row; nothing
    where nobody is asked to sign, for what comes about by itself is not ratified."""
    if not signed(figures, endpoint):
        return ()
    principals = figures.frame.scenario.principals
    return tuple(_asked(figures, endpoint, each) for each in principals if each.ratifiers)


def ratified(found: tuple[Ratification, ...]) -> int | None:
    """Whether all would ratify, three-valued; None where nobody needs it."""
    answers = [each.answer for each in found]
    if not answers:
        return None
    return NO if NO in answers else UNDECIDED if UNDECIDED in answers else YES


def _asked(figures: Figures, endpoint: int, actor: Actor) -> Ratification:
    frame = figures.frame
    asked = [frame.actor_index[key] for key in actor.ratifiers if key in frame.actor_index]
    said = figures.acceptable[endpoint]
    return Ratification(
        frame.actor_index[actor.id],
        len(asked) if actor.quota is None else int(actor.quota),
        *(tuple(row for row in asked if said[row] == value) for value in (YES, NO, UNDECIDED)),
    )
