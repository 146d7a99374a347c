"""Everything one frame of the tree is painted from: a moment of the view, gathered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.frame import Frame
from scenario_desk.model.entities import Node
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import TypeSetter
from scenario_desk.presentation.glyph import Glyph
from scenario_desk.presentation.layout import Direction
from scenario_desk.presentation.tree.answers import Answers
from scenario_desk.presentation.tree.change_marks import ChangeMarks
from scenario_desk.presentation.tree.metrics import Metrics
from scenario_desk.presentation.tree.node_styles import Bools, NodeStyles
from scenario_desk.presentation.tree.on_demand import NOTHING, OnDemand
from scenario_desk.presentation.tree.orientation import Orientation
from scenario_desk.presentation.tree.palette import Palette
from scenario_desk.presentation.tree.phases import PhaseBand
from scenario_desk.presentation.tree.scene import Floats, Ints, Scene, Slice
from scenario_desk.presentation.tree.viewport import Viewport

_LEVEL = 100.0
"""Pixels at 100 % that a branch runs level under its words and its mark, where it can."""


@dataclass(frozen=True, eq=False)
class Picture:
    """What is painted, where, and in what dress. Positions are the scene's."""

    scene: Scene
    styles: NodeStyles
    view: Viewport
    direction: Direction
    width: float
    height: float
    ratio: float
    """Device pixels per logical pixel."""
    metrics: Metrics
    palette: Palette
    texts: TypeSetter
    scenario: Scenario
    frame: Frame
    evaluation: Evaluation
    glyphs: tuple[Glyph | None, ...]
    """[E] each endpoint's glyph; None while results are held back."""
    colours: tuple[str, ...]
    """[A] each actor's colour, a token."""
    letters: Mapping[str, str]
    """Each actor's letters, by id."""
    lit: Bools | None = None
    """[V] on the way to what is selected; None where nothing is."""
    lit_before: Floats | None = None
    """[V + 1] running sums of `lit`."""
    selected: frozenset[int] = frozenset()
    current: int = -1
    """The primary one of the selected, or −1."""
    hovered: int = -1
    focused: bool = False
    invites: bool = False
    """Whether a tree that is only a root says how to go on from there."""
    greyed: Bools | None = None
    """[V] what the running gesture cannot go to; None without one."""
    edited: int = -1
    """The node whose words an editor covers."""
    edited_part: str = ""
    shift: tuple[Floats, Floats] | None = None
    """[V] each: how far from its place each node is drawn, in layout units; None while all rest."""
    shown: OnDemand = NOTHING
    """What is shown on demand; nothing of the answers while results are held back."""
    answers: Answers | None = None
    """What is behind it; None where nothing is shown."""
    bands: tuple[PhaseBand, ...] = ()
    """The phases as bands of columns, if they are shown."""
    marks: ChangeMarks | None = None
    """What differs from the tree beside it; None where there is none."""
    kept_metrics: dict[int, Metrics] = field(default_factory=dict)
    """The sizes that `metrics_at` has worked out."""

    @cached_property
    def orientation(self) -> Orientation:
        """How the tree's own coordinates lie in the pane."""
        return Orientation(self.direction, self.width, self.height)

    @cached_property
    def along(self) -> float:
        """Pixels of the pane in the direction in which the tree grows."""
        return self.orientation.along

    @cached_property
    def across(self) -> float:
        """Pixels of the pane across that direction."""
        return self.orientation.across

    def node(self, position: int) -> Node:
        return self.scenario.nodes[self.frame.node_ids[self.scene.index[position]]]

    def metrics_at(self, level: int) -> Metrics:
        """The sizes at a depth: its marks are as large as it has room for."""
        if level not in self.kept_metrics:
            gap = min(float(self.scene.gaps[level]) * self.view.scale_y, 1e4)
            self.kept_metrics[level] = self.metrics.of_depth(gap)
        return self.kept_metrics[level]

    def metrics_of(self, position: int) -> Metrics:
        return self.metrics_at(self.scene.level_of(position))

    def seen(self) -> Box:
        """What of the layout the pane shows, with what stands beside and above nodes."""
        seen, metrics = self.view.seen(self.along, self.across), self.metrics
        if self.direction == "down":
            beside, above = 8 * metrics.line, metrics.name_width / 2
        else:
            beside, above = metrics.name_width + 140, 3 * metrics.line
        beside, above = beside / self.view.scale_x, above / self.view.scale_y
        return Box(seen.left - beside, seen.top - above, seen.right + 40, seen.bottom + above)


def is_pale(picture: Picture, position: int) -> bool:
    """Whether the moves rule a node out, or the running gesture cannot go to it."""
    greyed = picture.greyed is not None and bool(picture.greyed[position])
    return greyed or bool(picture.styles.ruled_out[position])


@dataclass(frozen=True, slots=True, eq=False)
class OnScreen:
    """The nodes of a slice in pixels; arrays float64[n]."""

    slice: Slice
    x: Floats
    y: Floats
    from_x: Floats
    from_y: Floats
    turn: Floats
    """Where each branch has turned and runs level."""

    @property
    def positions(self) -> range:
        return range(self.slice.start, self.slice.stop)


def on_screen(picture: Picture, part: Slice) -> OnScreen:
    """Where the nodes of a slice and their parents are in the pane."""
    own = slice(part.start, part.stop)
    above = picture.scene.parent[own]
    own_x, own_y = _pixels(picture, own)
    from_x, from_y = _pixels(picture, above)
    return OnScreen(part, own_x, own_y, from_x, from_y, _turns(picture, own, own_x, from_x))


def place(picture: Picture, position: int) -> tuple[float, float]:
    """Where a node is in the pane."""
    return picture.orientation.turned(*own_place(picture, position))


def own_place(picture: Picture, position: int) -> tuple[float, float]:
    """Where a node is, in pixels along and across the direction of growth."""
    x, y = _pixels(picture, slice(position, position + 1))
    return float(x[0]), float(y[0])


def _pixels(picture: Picture, nodes: slice | Ints) -> tuple[Floats, Floats]:
    x, y, view = picture.scene.x[nodes], picture.scene.y[nodes], picture.view
    if picture.shift is not None:
        x, y = x + picture.shift[0][nodes], y + picture.shift[1][nodes]
    return x * view.scale_x + view.left, y * view.scale_y + view.top


def turn_of(picture: Picture, position: int) -> float:
    """Where a branch has turned and runs level, in pixels along the direction of growth."""
    x, _y = own_place(picture, position)
    from_x, _from_y = own_place(picture, int(picture.scene.parent[position]))
    own = slice(position, position + 1)
    return float(_turns(picture, own, np.array([x]), np.array([from_x]))[0])


def _turns(picture: Picture, own: slice, x: Floats, from_x: Floats) -> Floats:
    columns, view = picture.scene.columns, picture.view
    spans = x - from_x
    if columns is not None:
        # One that leads over several columns has turned within the first like the others.
        spans = np.minimum(spans, (columns.x[own] - columns.begins[own]) * view.scale_x)
    words = 0.0 if picture.direction == "down" else _LEVEL
    return from_x + np.maximum(picture.metrics.bends(spans, words), 2.0)
