"""What is said of several differences together: what went along with one, and many that are alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from scenario_desk.model.messages import Message
from scenario_desk.model.patches import Path
from scenario_desk.model.rosters import NODE, ROSTERS
from scenario_desk.presentation.words.changes.difference import Difference, field_of
from scenario_desk.presentation.words.counting import COUNTS, along
from scenario_desk.presentation.words.undo_losses import counted_as


def with_parts(said: Message, parts: tuple[Difference, ...]) -> Message:
    """A sentence with how much came or went along."""
    counts = Counter(what for what, _place in dict.fromkeys(map(_part, parts)))
    return along(said, sorted(counts.items(), key=_rank)) if counts else said


def many(alike: Difference) -> Message:
    """How many differences of one kind there are."""
    code = _MANY.get((alike.what, alike.kind, alike.field)) or _MANY[alike.what]
    path = alike.parts[0].paths[0]
    return Message(code, {"count": len(alike.parts), "field": alike.field or path[0]})


def _rank(count: tuple[str, int]) -> int:
    """The nodes below before things of collections, and those before what is in others."""
    return _ORDER.index(count[0] if count[0] in COUNTS else _A_COLLECTION)


def _part(part: Difference) -> tuple[str, Path]:
    """As what a part counts, and where it counts once."""
    path = part.paths[0]
    what = _kind_of_part(part, path)
    return what, path[: _ONCE.get(what, len(path))]


def _kind_of_part(part: Difference, path: Path) -> str:
    """A collection, or a key of `COUNTS`."""
    if len(path) == 2 or path[0] == "scores":
        return "nodes_below" if path[0] == "nodes" else path[0]
    field = field_of(path)
    if field == "sources" or part.kind == "score":
        return "citations"
    row = NODE if path[0] == "nodes" else ROSTERS.get(path[0])
    named = row is not None and field in row.names
    return (counted_as(path[0], field) if named else "") or "others"


_ONCE = {"overrides": 4, "inject_overrides": 4, "in_lenses": 2, "in_rounds": 2}
"""How much of its path says where: the override of a node's branches is one, and so is a lens or
a round."""
_A_COLLECTION = ""
_ORDER = ("nodes_below", _A_COLLECTION, *COUNTS)
_MANY: Mapping[tuple[str, str, str] | str, str] = {
    ("added", "score", ""): "many_scores_added",
    ("removed", "score", ""): "many_scores_removed",
    ("changed", "score", ""): "many_scores_changed",
    ("added", "profile", "scores"): "many_scores_added",
    ("removed", "profile", "scores"): "many_scores_removed",
    ("changed", "profile", "scores"): "many_scores_changed",
    ("added", "profile", "weights"): "many_weights_added",
    ("removed", "profile", "weights"): "many_weights_removed",
    ("changed", "profile", "weights"): "many_weights_changed",
    ("added", "node", ""): "many_branches_added",
    ("removed", "node", ""): "many_branches_removed",
    ("moved", "node", "place"): "many_branches_moved",
    ("changed", "node", "label"): "many_labels_changed",
    ("changed", "node", "probability"): "many_probabilities_changed",
    "added": "many_added",
    "removed": "many_removed",
    "moved": "many_moved",
    "changed": "many_changed",
}
"""By what happened to which field of what kind of thing; else by what happened."""
