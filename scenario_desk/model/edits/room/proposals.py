"""Arguing about a proposed move, and deciding whether it succeeds."""

from __future__ import annotations

from scenario_desk.model.edits.amending import made
from scenario_desk.model.edits.judging import known
from scenario_desk.model.edits.rosters import amend
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.room import Argument, Decided, Outcome, Proposal, Side
from scenario_desk.model.scenario import Scenario


def argue(
    scenario: Scenario, proposal: str, side: Side, text: str, participant: str | None = None
) -> Scenario:
    """Add an argument why a proposal succeeds or fails, after those there are."""
    found: Proposal = known(scenario, "proposals", proposal)
    if not text.strip():
        raise EditRefused("argument_empty", proposal=found.name)
    argument = made(Argument, side=side, text=text, participant=participant)
    return amend(scenario, "proposals", proposal, arguments=(*found.arguments, argument))


def adjudicate(
    scenario: Scenario,
    proposal: str,
    decided: Decided,
    chance: float | None = None,
    seed: int | None = None,
    roll: float | None = None,
    outcome: Outcome = "",
    time: str = "",
) -> Scenario:
    """Decide whether a proposal succeeds: by a die, a vote, or the facilitator.

    A die needs a chance and what it showed, both 0 … 1, and succeeds exactly where it showed less
    than the chance. Refused without an outcome, or with one that the die did not show.
    """
    found: Proposal = known(scenario, "proposals", proposal)
    if not decided or not outcome:
        raise EditRefused("not_decided", proposal=found.name)
    if decided == "die":
        if chance is None or roll is None:
            raise EditRefused("die_not_thrown", proposal=found.name)
        if outcome != ("succeeds" if roll < chance else "fails"):
            raise EditRefused("die_says_otherwise", proposal=found.name, chance=chance, roll=roll)
    return amend(
        scenario,
        "proposals",
        proposal,
        decided=decided,
        chance=chance,
        seed=seed,
        roll=roll,
        outcome=outcome,
        time=time,
    )
