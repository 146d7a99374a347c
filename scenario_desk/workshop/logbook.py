"""The log of a session: what is done while one is open stands in it, wherever it is done.

An entry is part of the step that it is about, so that undo takes back both.
"""

from __future__ import annotations

from functools import partial

from scenario_desk.model import edits
from scenario_desk.model.clock import now
from scenario_desk.model.edits.room.sessions import session_in
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.estimate import SHORT
from scenario_desk.model.ids import new_id
from scenario_desk.model.lenses import settled
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.happenings import happenings


def entries(
    before: Scenario, after: Scenario, name: str, assumptions: Assumptions, who: str = ""
) -> tuple[edits.Step, ...]:
    """The edits that enter into the log what an edit of this name made happen, under what it was
    looked at; `who`: did it, if that is known.

    None without an open session, and where the edit keeps the log itself.
    """
    session = session_in(after) or session_in(before)
    if session is None or after.log != before.log or session.id not in after.sessions:
        return ()
    return tuple(
        partial(
            edits.logged,
            id=new_id(),
            session=session.id,
            time=now(),
            who=who,
            kind=happening.kind,
            about=happening.about[:SHORT],
            text=happening.text,
            assumptions=settled(after, assumptions),
        )
        for happening in happenings(before, after, name)
    )
