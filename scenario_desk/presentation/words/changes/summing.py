"""What is said of several differences together: what went along with one, and many that are alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from scenario_desk.model.messages import Message
from scenario_desk.model.rosters import NODE
from scenario_desk.presentation.words.changes.difference import Difference, field_of
from scenario_desk.presentation.words.counting import COUNTS, counted


def with_parts(said: Message, parts: tuple[Difference, ...]) -> Message:
    """A sentence with how much came or went along."""
    counts = Counter(map(_kind_of_part, parts))
    below = counts.pop("nodes", 0)
    if below:
        said = Message("with_nodes_below", {"said": said, "count": below})
    if not counts:
        return said
    return Message(
        "with_parts",
        {"said": said, "parts": [counted(*each) for each in sorted(counts.items(), key=_first)]},
    )


def many(alike: Difference) -> Message:
    """How many differences of one kind there are."""
    code = _MANY.get((alike.what, alike.kind, alike.field)) or _MANY[alike.what]
    path = alike.parts[0].paths[0]
    return Message(code, {"count": len(alike.parts), "field": alike.field or path[0]})


def _first(count: tuple[str, int]) -> int:
    """Whole things before what is in others."""
    return [*COUNTS].index(count[0]) if count[0] in COUNTS else -1


def _kind_of_part(part: Difference) -> str:
    """What a part counts as: a collection, or a key of `COUNTS`."""
    path = part.paths[0]
    if len(path) == 2 or path[0] == "scores":
        return path[0]
    field = field_of(path)
    if field == "sources" or part.kind == "score":
        return "citations"
    if path[0] == "nodes":
        return field if field in NODE.names else "others"
    return _IN_TABLES.get(field, "others") if len(path) > 3 else "others"


_IN_TABLES = {
    "weights": "weights",
    "red_lines": "red_lines",
    "scores": "scores",
    "effects": "effects",
    "endpoint_effects": "effects",
    "overrides": "overrides",
}
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
