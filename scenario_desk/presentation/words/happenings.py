"""What an edit made happen in a session, as its log has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from scenario_desk.model.edits.room.sessions import is_open
from scenario_desk.model.naming import called, name_of
from scenario_desk.model.room import Event
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.undo_words import TAKE


class Happening(NamedTuple):
    """One thing that happened; see `Entry` for what its fields are."""

    kind: Event
    about: str
    text: str = ""


def happenings(before: Scenario, after: Scenario, edit_name: str = "") -> tuple[Happening, ...]:
    """What of an edit belongs in a log, in the order in which it is to be told.

    Of two values that share what the edit left alone, as all edits do, it takes no time.
    """
    if before is after:
        return ()
    found = [
        *_sessions(before, after, opened=True),
        *_moves(before, after),
        *_injects(before, after),
        *_rounds(before, after),
        *_proposals(before, after),
        *_snapshots(before, after),
        *_sessions(before, after, opened=False),
    ]
    if edit_name == "take":
        found.append(Happening("taken", _(TAKE)))
    return tuple(found)


def _moves(before: Scenario, after: Scenario) -> Iterator[Happening]:
    """Where the path was left, and the last branch of what was declared in its place."""
    old, new = ([move.branch for move in each.moves] for each in (before, after))
    shared = 0
    while shared < min(len(old), len(new)) and old[shared] == new[shared]:
        shared += 1
    if len(old) > shared:
        yield Happening("step_back", _called(before, old[shared]))
    if len(new) > shared:
        yield Happening("move", _called(after, new[-1]), after.moves[-1].note)


def _injects(before: Scenario, after: Scenario) -> Iterator[Happening]:
    if before.released is after.released:
        return
    old, new = ({each.inject: each for each in moment.released} for moment in (before, after))
    for key in old.keys() - new.keys():
        yield Happening("withdrawn", name_of(before, "injects", key))
    for key, release in new.items():
        if key not in old:
            yield Happening("inject", name_of(after, "injects", key), release.note)


def _rounds(before: Scenario, after: Scenario) -> Iterator[Happening]:
    if before.rounds is after.rounds:
        return
    kinds: dict[str, Event] = {
        "open": "round_opened",
        "closed": "round_closed",
        "revealed": "round_revealed",
    }
    for key, each in after.rounds.items():
        was = before.rounds.get(key)
        if each.state in kinds and (was is None or was.state != each.state):
            text = _("SHA-256 of all ballots: {digest}").format(digest=each.digest)
            # Of answers that are to be erased nothing is kept to guess them by.
            sealed = each.state == "closed" and each.digest and not each.packages
            yield Happening(
                kinds[each.state], name_of(after, "rounds", key), text if sealed else ""
            )


def _proposals(before: Scenario, after: Scenario) -> Iterator[Happening]:
    if before.proposals is after.proposals:
        return
    for key, each in after.proposals.items():
        was = before.proposals.get(key)
        name = name_of(after, "proposals", key)
        if was is None:
            yield Happening("proposal", name)
        if each.outcome and (was is None or was.outcome != each.outcome):
            said = _("It succeeds.") if each.outcome == "succeeds" else _("It fails.")
            yield Happening("adjudicated", name, said)


def _snapshots(before: Scenario, after: Scenario) -> Iterator[Happening]:
    if before.snapshots is after.snapshots:
        return
    for key, each in after.snapshots.items():
        if key not in before.snapshots:
            yield Happening("snapshot", name_of(after, "snapshots", key), each.note)


def _sessions(before: Scenario, after: Scenario, *, opened: bool) -> Iterator[Happening]:
    if before.sessions is after.sessions:
        return
    for key, each in after.sessions.items():
        was = before.sessions.get(key)
        then, now = was is not None and is_open(was), is_open(each)
        if now != then and now == opened:
            yield Happening("opened" if opened else "closed", name_of(after, "sessions", key))


def _called(scenario: Scenario, branch: str) -> str:
    return scenario.nodes[branch].label or words(called(scenario, branch))
