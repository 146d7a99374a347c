"""How each unfolded node looks: colour, width, whether it is faded or lit; as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.frame import Frame
from scenario_desk.presentation.tree.scene import Floats, Ints, Scene

Bools = npt.NDArray[np.bool_]
Shades = npt.NDArray[np.uint8]

SHADES = 16
"""Steps of colour from none to all of the overlap; batches are drawn shade by shade."""
NEUTRAL = SHADES + 1
"""The shade of a branch while results are held back, or unknown."""


@dataclass(frozen=True, eq=False)
class NodeStyles:
    """What the figures make of the V nodes of a scene."""

    scene: Scene
    chance: Floats
    """[V] chance, from each node, to end in the overlap; 0 where it is unknown or held back."""
    shade: Shades
    """[V] 0 … SHADES, or NEUTRAL."""
    share: Floats
    """[V] probability of the branch that leads here."""
    happened: Bools
    """[V] on the path of the moves."""
    ruled_out: Bools
    """[V] off that path."""
    held: bool

    @cached_property
    def chances_before(self) -> Floats:
        """[V + 1] running sums of `chance`, from which the mean of any slice is a subtraction."""
        return np.concatenate([[0.0], np.cumsum(self.chance)])

    @cached_property
    def ruled_out_before(self) -> Floats:
        """[V + 1] running sums of `ruled_out`."""
        return np.concatenate([[0.0], np.cumsum(self.ruled_out, dtype=np.float64)])


def node_styles(scene: Scene, frame: Frame, evaluation: Evaluation, held: bool) -> NodeStyles:
    """Read the figures off an evaluation; O(V), done on every change of a figure."""
    index = scene.index
    # What owners would choose is an answer too.
    counts = evaluation.forecast if held else evaluation.probability
    share = np.nan_to_num(counts[index])
    if held:
        chance = np.zeros(scene.count)
        shade = np.full(scene.count, NEUTRAL, np.uint8)
    else:
        chance = np.clip(np.nan_to_num(evaluation.overlap_reach[index]), 0.0, 1.0)
        shade = np.rint(chance * SHADES).astype(np.uint8)
    happened, ruled_out = _moved(scene, frame)
    return NodeStyles(scene, chance, shade, share, happened, ruled_out, held)


def _moved(scene: Scene, frame: Frame) -> tuple[Bools, Bools]:
    """Which nodes the moves lead through, and which they rule out."""
    happened = np.zeros(scene.count, bool)
    ruled_out = np.zeros(scene.count, bool)
    places = scene.place[np.asarray(frame.moves, np.int64)]
    places = places[places >= 0]
    if not len(places):
        return happened, ruled_out
    happened[places] = True
    moved_on = np.zeros(scene.count, bool)
    moved_on[scene.parent[places]] = True
    for level in range(1, scene.levels):
        nodes = slice(int(scene.level_start[level]), int(scene.level_start[level + 1]))
        above = scene.parent[nodes]
        ruled_out[nodes] = ruled_out[above] | (moved_on[above] & ~happened[nodes])
    happened[0] = True
    return happened, ruled_out


def paths_to(scene: Scene, places: Ints) -> Bools:
    """[V] whether a node is one of `places` (positions) or on the way to one from the root."""
    lit = np.zeros(scene.count, bool)
    lit[places] = True
    if not len(places):
        return lit
    deepest = scene.level_of(int(places.max()))
    for level in range(deepest, 0, -1):
        nodes = slice(int(scene.level_start[level]), int(scene.level_start[level + 1]))
        lit[scene.parent[nodes][lit[nodes]]] = True
    return lit


def leaves_of(scene: Scene, frame: Frame, endpoints: frozenset[str]) -> Ints:
    """The positions of the leaves of these endpoints; of the fold that hides one, the fold's."""
    rows = [frame.endpoint_index[key] for key in endpoints if key in frame.endpoint_index]
    leaves = np.flatnonzero(np.isin(frame.leaf_endpoint, rows))
    return shown(scene, frame, leaves)


def shown(scene: Scene, frame: Frame, rows: Ints) -> Ints:
    """The positions where rows of the frame show, each at itself or at the fold that hides it."""
    rows, parent = np.asarray(rows, np.int64), np.asarray(frame.parent)
    while (hidden := (rows >= 0) & (scene.place[rows] < 0)).any():
        rows = np.where(hidden, parent[rows], rows)
    # Those outside of the branch that alone is shown have nothing that stands for them.
    rows = rows[rows >= 0]
    return np.unique(scene.place[rows])
