"""Opening and closing a session, and keeping its log."""

from __future__ import annotations

from typing import Any

from scenario_desk.model.edits.judging import known
from scenario_desk.model.edits.rosters import add_new, amend
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.room import Session
from scenario_desk.model.scenario import Scenario


def open_session(scenario: Scenario, id: str, time: str) -> Scenario:  # noqa: A002
    """Begin a session, or go on with one that was closed; `time`: ISO 8601 in UTC, as all below.

    Refused where it is open, or another is.
    """
    known(scenario, "sessions", id)
    if (other := session_in(scenario)) is not None:
        raise EditRefused("session_is_open", session=other.name)
    return amend(scenario, "sessions", id, opened=time, closed="")


def close_session(scenario: Scenario, id: str, time: str) -> Scenario:  # noqa: A002
    """End a session; refused where it is not open, or a round in it is."""
    found: Session = known(scenario, "sessions", id)
    if not is_open(found):
        raise EditRefused("session_not_open", session=found.name)
    for each in scenario.rounds.values():
        if each.session == id and each.state == "open":
            raise EditRefused("round_is_open", round=each.name)
    return amend(scenario, "sessions", id, closed=time)


def is_open(session: Session) -> bool:
    """Whether a session has begun and not ended."""
    return bool(session.opened) and not session.closed


def session_in(scenario: Scenario) -> Session | None:
    """The session that is open; None where none is."""
    return next((each for each in scenario.sessions.values() if is_open(each)), None)


def session_meant(scenario: Scenario) -> Session | None:
    """The session that is open, else the last that has a log; None where there is neither."""
    told = {entry.session for entry in scenario.log.values()}
    last = [each for each in scenario.sessions.values() if each.id in told]
    return session_in(scenario) or (last[-1] if last else None)


def logged(scenario: Scenario, id: str, session: str, **fields: Any) -> Scenario:  # noqa: A002
    """Append an entry to the log of a session: that something happened, and what there is now.

    `fields` are those of `Entry`. What happened and its entry are one step by `together`.
    """
    return add_new(scenario, "log", id, session=session, **fields)
