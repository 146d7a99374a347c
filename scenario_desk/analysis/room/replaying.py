"""What a session came to at each of its moments: the figures after every entry of its log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.model.changes import changes
from scenario_desk.model.lenses import settled
from scenario_desk.model.room import Entry


def evaluations(entries: Iterable[Entry], since: Evaluation | None = None) -> Iterator[Evaluation]:
    """The figures of each entry's moment, under what it was looked at; one after the other.

    Each is made from the one before, the first from `since`, which may be of any moment of the same
    scenario: what did not change is not computed again.
    """
    for entry in entries:
        since = _after(entry, since)
        yield since


def _after(entry: Entry, since: Evaluation | None) -> Evaluation:
    assumptions = settled(entry.scenario, entry.assumptions)
    if since is None:
        return evaluate(lower(entry.scenario), assumptions)
    between = changes(since.frame.scenario, entry.scenario)
    if not between and assumptions == since.assumptions:
        return since
    return evaluate(since.frame.updated(between), assumptions)
