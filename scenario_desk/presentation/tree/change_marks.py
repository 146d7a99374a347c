"""What became of each node between two trees, worked out from differences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scenario_desk.analysis.frame import Frame
from scenario_desk.presentation.tree.scene import Ints, Scene
from scenario_desk.presentation.words.changes import Difference
from scenario_desk.presentation.words.changes.difference import What
from scenario_desk.presentation.words.language import mark

Codes = npt.NDArray[np.uint8]

CHANGES: tuple[What, ...] = ("changed", "moved", "removed", "added")
"""What can become of a node; of several things that did, the last here is told first."""
CHANGE_WORDS: Mapping[What, str] = {
    "added": mark("Added"),
    "removed": mark("Removed"),
    "moved": mark("Moved"),
    "changed": mark("Changed"),
}


@dataclass(frozen=True, slots=True, eq=False)
class ChangeMarks:
    """What of the V unfolded nodes differs from the tree beside it."""

    own: Codes
    """[V] 0 where nothing does, else 1 + the place in `CHANGES`."""
    inside: Ints
    """[V] how many of the nodes that each hides differ."""

    def of(self, position: int) -> What | None:
        """What became of a node."""
        code = int(self.own[position])
        return CHANGES[code - 1] if code else None


def changed_nodes(found: Iterable[Difference]) -> dict[str, What]:
    """By id, what became of each node that these differences and their parts are about."""
    changed: dict[str, What] = {}
    for each in _all(found):
        ids = _nodes(each)
        for node in ids:
            before = changed.get(node)
            if before is None or CHANGES.index(each.what) > CHANGES.index(before):
                changed[node] = each.what
    return changed


def _nodes(each: Difference) -> set[str]:
    """The nodes that a difference itself is about."""
    if each.kind == "node" and each.id:
        return {each.id}
    if each.paths == (("moves",),):
        return {move.branch for move in {*each.old} ^ {*each.new}}
    return set()


def _all(found: Iterable[Difference]) -> Iterator[Difference]:
    for each in found:
        yield each
        yield from _all(each.parts)


def codes_of(changed: Mapping[str, What], frame: Frame) -> Codes:
    """uint8[N] what became of each node of a frame, as `ChangeMarks.own` has it."""
    codes = np.zeros(len(frame.node_ids), np.uint8)
    for node, what in changed.items():
        row = frame.node_index.get(node)
        if row is not None:
            codes[row] = 1 + CHANGES.index(what)
    return codes


def change_marks(codes: Codes, scene: Scene, frame: Frame) -> ChangeMarks:
    """What of a scene differs; codes: those of `codes_of`."""
    inside = np.zeros(scene.count, np.int64)
    rows, parent = np.flatnonzero(codes), np.asarray(frame.parent)
    hidden = rows[scene.place[rows] < 0]
    while len(hidden):
        hidden = parent[hidden]
        hidden = hidden[hidden >= 0]
        there = scene.place[hidden]
        np.add.at(inside, there[there >= 0], 1)
        hidden = hidden[there < 0]
    return ChangeMarks(codes[scene.index], inside)
