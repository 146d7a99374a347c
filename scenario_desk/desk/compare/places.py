"""Where in two scenarios a difference is to be seen."""

from __future__ import annotations

from itertools import islice

from scenario_desk.desk.bench.selection import COLLECTION_OF, Selection
from scenario_desk.model.edits.walking import ancestors
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.changes import Difference

_MOST = 200
"""Of many that are told as one, so many are shown at once."""


def meant_by(told: Difference) -> Selection:
    """What a difference is about; of many in one, the first of them."""
    kind = told.kind
    if told.id:
        return Selection(kind, (told.id,)) if kind in COLLECTION_OF else Selection()
    if told.paths == (("moves",),):
        return Selection("node", tuple({move.branch: None for move in (*told.old, *told.new)}))
    ids = dict.fromkeys(part.id for part in islice(told.parts, _MOST) if part.kind == kind)
    return Selection(kind, tuple(ids)) if kind in COLLECTION_OF and ids else Selection()


def seen_in(meant: Selection, here: Scenario, other: Scenario) -> Selection:
    """What is to be selected of it in one scenario, where `other` is the one beside it.

    For a node that is only in the other: the nearest one above it there that is here, too.
    """
    kept = meant.within(here)
    if kept.ids or meant.kind != "node":
        return kept
    above = (key for key in ancestors(other, meant.primary) if key in here.nodes)
    found = next(above, None) if meant.primary in other.nodes else None
    return kept if found is None else Selection("node", (found,))
