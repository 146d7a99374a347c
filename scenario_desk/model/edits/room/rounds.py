"""What becomes of a round: prepared, open, closed, revealed; and the round that asks again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.edits.judging import known
from scenario_desk.model.edits.room.soundness import called_judgement, refuse_unsound_answer
from scenario_desk.model.edits.rosters import add, amend
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.room import ASKS, Assessment, Judgement, Round, State, items
from scenario_desk.model.scenario import Scenario, replace


def open_round(scenario: Scenario, id: str, time: str) -> Scenario:  # noqa: A002
    """Let a prepared round be answered; refused where it asks nothing, or another round is open."""
    found = _in_state(scenario, id, "prepared")
    if not items(found):
        raise EditRefused("round_asks_nothing", round=found.name)
    for each in scenario.rounds.values():
        if each.session == found.session and each.state == "open":
            raise EditRefused("round_is_open", round=each.name)
    return amend(scenario, "rounds", id, state="open", opened=time)


def close_round(
    scenario: Scenario,
    id: str,  # noqa: A002
    time: str,
    digest: str,
    nonce: str,
    ballots: int,
) -> Scenario:
    """Take no more answers to an open round: so many ballots came in, whose seal is the digest.

    One that asks which packages could be signed keeps no seal: its ballots are erased, and what so
    few answers were could be found again by trying them all with the nonce.
    """
    found = _in_state(scenario, id, "open")
    if found.packages:
        digest = nonce = ""
    return amend(
        scenario,
        "rounds",
        id,
        state="closed",
        closed=time,
        digest=digest,
        nonce=nonce,
        ballots=ballots,
    )


def reveal_round(
    scenario: Scenario,
    id: str,  # noqa: A002
    time: str,
    assessments: Iterable[Assessment],
    signable: Collection[str] = (),
) -> Scenario:
    """Show what was answered to a closed round: the assessments of it, all of them or none.

    `signable`: the packages among those asked that all could sign. Refused where an assessment is
    of another round, of what was not asked, of what somebody has answered already, or names whom
    nothing may lead to.
    """
    found = _in_state(scenario, id, "closed")
    for package in signable:
        if package not in found.packages:
            raise EditRefused("not_asked", round=found.name, what=f"package/{package}")
    asked = {judgement.item for judgement in items(found)}
    told = tuple(assessments)
    answered: set[tuple[str | None, str]] = set()
    taken = set(scenario.assessments)
    for each in told:
        if each.id in taken:
            raise EditRefused("id_taken", collection="assessments", id=each.id)
        taken.add(each.id)
        _refuse_unfit(scenario, found, each, asked, answered)
    order = (*scenario.assessments.order, *(each.id for each in told))
    put = {each.id: each for each in told}
    grown = replace(scenario, assessments=scenario.assessments.rearranged(put, (), order))
    return amend(grown, "rounds", id, state="revealed", revealed=time, signable=tuple(signable))


def second_round(
    scenario: Scenario,
    id: str,  # noqa: A002
    new_id: str,
    name: str,
    leaving_out: Collection[Judgement] = (),
) -> Scenario:
    """Prepare a round that asks again what one asked, but for some judgements."""
    found: Round = known(scenario, "rounds", id)
    left = {judgement.item for judgement in leaving_out}
    asks = _without(found, left)
    again = amended(
        found,
        **asks,
        id=new_id,
        name=name,
        after=id,
        state="prepared",
        opened="",
        closed="",
        revealed="",
        ballots=0,
        digest="",
        nonce="",
        signable=(),
        notes="",
    )
    return add(scenario, "rounds", again, scenario.rounds.order.index(id) + 1)


def _without(asked: Round, left: set[str]) -> dict[str, Any]:
    """What a round asks, field by field, but for some items."""
    asks: dict[str, Any] = {}
    for field, kind in ASKS.items():
        value = getattr(asked, field)
        if kind in ("poll", "success"):
            empty: Any = () if kind == "poll" else None
            gone = any(item.split("/")[0] == kind for item in left)
            asks[field] = empty if gone else value
        else:
            asks[field] = tuple(key for key in value if _item(kind, key) not in left)
    return asks


def _item(kind: str, key: str | tuple[str, str]) -> str:
    return Judgement(kind, (key,) if isinstance(key, str) else key).item


def _in_state(scenario: Scenario, id: str, state: State) -> Round:  # noqa: A002
    found: Round = known(scenario, "rounds", id)
    if found.state != state:
        raise EditRefused("round_in_state", round=found.name, state=found.state)
    return found


def _refuse_unfit(
    scenario: Scenario,
    asked: Round,
    told: Assessment,
    items_asked: set[str],
    answered: set[tuple[str | None, str]],
) -> None:
    """Raise EditRefused where an assessment is no answer to a round."""
    item = told.judgement.item
    if told.round != asked.id or item not in items_asked or told.as_actor != asked.as_actor:
        what = called_judgement(scenario, told.judgement)
        raise EditRefused("not_asked", round=asked.name, what=what)
    if asked.anonymity == "unlinkable":
        if told.participant is not None or told.time:
            raise EditRefused("unlinkable_stays", round=asked.name)
    elif (told.participant, item) in answered:
        raise EditRefused("answered_twice", what=called_judgement(scenario, told.judgement))
    else:
        known(scenario, "participants", told.participant or "")
    answered.add((told.participant, item))
    refuse_unsound_answer(scenario, told)
