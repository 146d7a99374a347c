"""A merge as the one JSON object of the command line: a contract for scripts.

Fields may be added, never renamed. `at` is the path of the patch (see `model.patches`), and what is
decided together has one `decision`. Where nothing stands, a value is null and its name in `absent`.
"""

from __future__ import annotations

from typing import Any

from scenario_desk.exchange.change_json import plain_at
from scenario_desk.model.merging import Conflict, Merged
from scenario_desk.model.patches import ABSENT
from scenario_desk.presentation.words.changes.difference import field_of, id_of, kind_of

Plain = dict[str, Any]


def merge_json(merged: Merged, sentences: list[str], *, decided: bool) -> Plain:
    """Everything `merge --json` prints; `decided` says that no conflict is left."""
    conflicts = zip(merged.conflicts, sentences, strict=True)
    return {
        "merged": decided or not merged.conflicts,
        "based": merged.based,
        "conflicts": [_conflict(each, sentence) for each, sentence in conflicts],
    }


def _conflict(conflict: Conflict, sentence: str) -> Plain:
    path = conflict.path
    values = {"base": conflict.base, "ours": conflict.ours, "theirs": conflict.theirs}
    return {
        "kind": kind_of(path),
        "id": id_of(path) or None,
        "field": field_of(path) or None,
        **{
            name: None if value is ABSENT else plain_at(path, value)
            for name, value in values.items()
        },
        "sentence": sentence,
        "absent": [name for name, value in values.items() if value is ABSENT],
        "at": path,
        "decision": conflict.key,
    }
