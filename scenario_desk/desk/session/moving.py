"""What is done about moves and injects in a session, from the menu, a page or the presenter's window."""

from __future__ import annotations

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.model import edits
from scenario_desk.model.clock import now
from scenario_desk.presentation.session.position import next_inject


def release_next(workbench: Workbench) -> bool:
    """Put the inject in force that comes next; False where there is none, or it is refused."""
    inject = next_inject(workbench.committed)
    return inject is not None and workbench.apply(edits.release, inject, now())


def withdraw_last(workbench: Workbench) -> bool:
    """Let the inject that was released last be in force no more."""
    released = workbench.committed.released
    return bool(released) and workbench.apply(edits.withdraw, released[-1].inject)


def step_back(workbench: Workbench) -> bool:
    """Take the last move back."""
    moves = workbench.committed.moves
    return bool(moves) and workbench.apply(edits.take_back, moves[-1].branch)
