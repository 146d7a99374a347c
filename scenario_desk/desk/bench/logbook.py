"""The log of a session: what is done anywhere in the window while one is open stands in it.

An entry is part of the step that it is about, so that undo takes back both.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from scenario_desk.desk.settings import author
from scenario_desk.exchange.journal.folder import now
from scenario_desk.model import edits
from scenario_desk.model.edits.room.sessions import session_in
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import SHORT
from scenario_desk.model.ids import new_id
from scenario_desk.model.lenses import settled
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.happenings import happenings

Edit = Callable[..., Scenario]


def noted(edit: Edit, name: str, assumptions: Assumptions) -> Edit:
    """An edit that also writes into the log what it made happen, under what that was looked at.

    `name`: that of the edit. Without an open session, and where the edit keeps the log itself, it
    does what it did.
    """

    @wraps(edit)
    def with_entries(scenario: Scenario, *args: Any, **values: Any) -> Scenario:
        return _with_entries(scenario, edit(scenario, *args, **values), name, assumptions)

    return with_entries


def _with_entries(
    before: Scenario, after: Scenario, name: str, assumptions: Assumptions
) -> Scenario:
    session = session_in(after) or session_in(before)
    if session is None or after.log != before.log or session.id not in after.sessions:
        return after
    logged = after
    for happening in happenings(before, after, name):
        logged = edits.logged(
            logged,
            new_id(),
            session.id,
            time=now(),
            who=author(),
            kind=happening.kind,
            about=happening.about[:SHORT],
            text=happening.text,
            assumptions=settled(after, assumptions),
        )
    return logged
