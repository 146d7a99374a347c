"""The picture of a whole tree, or of what a pane shows of it, to be drawn on any surface.

A whole tree is drawn at 100 % type with every node in full: what does not fit makes room for
itself. Lengths are pixels.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.frame import Frame
from scenario_desk.exchange.pictures.ink_record import InkRecord
from scenario_desk.exchange.pictures.tree_phases import (
    edge_of,
    part_with_bands,
    stretches,
    widened,
)
from scenario_desk.exchange.pictures.tree_rooms import rooms
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Floats, Surface, TypeSetter
from scenario_desk.presentation.layout import Direction, layout, visible_nodes
from scenario_desk.presentation.sheet.caption import Caption, caption
from scenario_desk.presentation.sheet.legend import Entry
from scenario_desk.presentation.shifted import Shifted
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.tree.actor_marks import actor_marks
from scenario_desk.presentation.tree.answers import Answers
from scenario_desk.presentation.tree.legend_entries import tree_entries
from scenario_desk.presentation.tree.metrics import metrics
from scenario_desk.presentation.tree.node_styles import Bools, node_styles
from scenario_desk.presentation.tree.on_demand import NOTHING, OnDemand
from scenario_desk.presentation.tree.painting import draw_in_full, draw_tree
from scenario_desk.presentation.tree.palette import palette
from scenario_desk.presentation.tree.phase_headers import draw_bands, draw_names
from scenario_desk.presentation.tree.phases import columns_of, node_phases, phase_bands
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.scene import Scene, scene
from scenario_desk.presentation.tree.viewport import Viewport

_AROUND = 1_000.0
"""More than the words around the outermost nodes take."""
_OFTEN = 400.0
"""Pixels of a band that more than one page shows, from which its name is cut short on each of them."""


@dataclass(frozen=True, eq=False)
class TreePicture:
    """A picture of a tree and what is said of it; it has its left top corner at (0, 0)."""

    picture: Picture
    caption: Caption
    whole: bool
    """Whether every node is drawn in full; else what a pane shows, in its detail."""
    beside: float = 0.0
    """Pixels at the left that the names of the phases have for themselves, where it grows down."""
    above: float = 0.0
    """Pixels at the top that they have where it does not."""

    @property
    def width(self) -> float:
        return self.picture.width

    @property
    def height(self) -> float:
        return self.picture.height

    @property
    def tokens(self) -> Tokens:
        return self.picture.palette.tokens

    @property
    def signs(self) -> tuple[Entry, ...]:
        return tree_entries(self.picture)

    def draw(self, surface: Surface, part: Box) -> None:
        """Draw a part of it, its ground included, with the part's left top corner at (0, 0)."""
        if self.whole:
            self._draw_tree(surface, part)
            self._draw_names(Shifted(surface, -part.left, -part.top), self._inner)
            return
        background = self.picture.palette.colour("background")
        surface.box(0, 0, part.width, part.height, fill=background)
        with surface.clipped(-part.left, -part.top, self.width, self.height):
            draw_tree(Shifted(surface, -part.left, -part.top), self.picture)

    def draw_page(self, surface: Surface, part: Box) -> None:
        """Draw a part of what is beside the names, and before it those of the bands it shows."""
        left, top = self.beside, self.above
        with surface.clipped(left, top, part.width, part.height):
            if self.whole:
                self._draw_tree(
                    surface, Box(part.left - left, part.top - top, part.right, part.bottom)
                )
            else:
                self.draw(surface, part)
        self._draw_names(surface, part, _OFTEN)

    def _draw_tree(self, surface: Surface, part: Box) -> None:
        background = self.picture.palette.colour("background")
        surface.box(0, 0, part.width, part.height, fill=background)
        draw_bands(Shifted(surface, -part.left, -part.top), self.picture)
        draw_in_full(surface, moved(self.picture, part))

    def _draw_names(self, surface: Surface, part: Box, least: float = 0.0) -> None:
        """Draw the names along a part, their left top corner at (0, 0)."""
        if self.beside:
            strip = Box(0.0, part.top, self.beside, part.bottom)
        elif self.above:
            strip = Box(part.left, 0.0, part.right, self.above)
        else:
            return
        frame = Box(0.0, 0.0, strip.width, strip.height)
        draw_names(surface, moved(self.picture, strip), frame, least)

    @property
    def _inner(self) -> Box:
        """What is beside the names."""
        return Box(self.beside, self.above, self.width, self.height)

    @cached_property
    def smallest(self) -> float:
        """The smallest type in it."""
        return self._record.smallest

    @cached_property
    def ink(self) -> Floats:
        """float64[n, 4]: left top right bottom of everything that is drawn beside the names."""
        if not self.whole:
            return np.array([[0.0, 0.0, self.width, self.height]])
        ink: Floats = np.concatenate([self._record.ink, self._names])
        return ink

    @cached_property
    def words(self) -> Floats:
        """float64[m, 4]: likewise of every text and every mark that is whole."""
        words: Floats = self._record.words
        if self.whole:
            words = np.concatenate([words, self._names])
        else:
            left, top, right, bottom = words.T
            inside = (left >= 0) & (top >= 0) & (right <= self.width) & (bottom <= self.height)
            words = words[inside]
        return words

    @cached_property
    def _record(self) -> InkRecord:
        record = InkRecord(self.width, self.height)
        if self.whole:
            draw_in_full(record, self.picture)
        else:
            self.draw(record, Box(0, 0, self.width, self.height))
        return record

    @cached_property
    def _names(self) -> Floats:
        return stretches(self.picture, (self.beside, self.above))


def whole_tree(
    evaluation: Evaluation,
    texts: TypeSetter,
    tokens: Tokens,
    *,
    direction: Direction = "right",
    only: str = "",
    folded: Collection[str] = (),
    shown: OnDemand = NOTHING,
    held: bool = False,
    pinned: Evaluation | None = None,
) -> TreePicture:
    """The picture of every node of a tree, but for those that `folded` ones hide.

    only: the id of the node whose branch is drawn alone; "" for all of them. shown: what is noted
    at the nodes, and whether the phases are columns. held: results are held back, so nothing tells
    who accepts what. pinned: the state that is kept beside it, for before and now.
    """
    frame = evaluation.frame
    mask, root = _mask(frame, folded), frame.node_index[only] if only else 0
    best: tuple[tuple[int, float], Picture] | None = None
    asked = shown.without_answers(evaluation) if held else shown
    columns = columns_of(node_phases(frame.scenario), frame, mask, root) if asked.phases else None
    steps = None if columns is None else columns.steps
    for each in rooms(frame, visible_nodes(frame, mask, root), texts, direction, asked, steps):
        sizes = each
        if columns is not None:
            sizes = widened(each, columns, frame.scenario, texts, direction)
        placed = scene(frame, layout(frame, mask, sizes, root=root, steps=steps), steps)
        picture = _arranged(evaluation, texts, tokens, direction, placed, asked, held, pinned)
        record = InkRecord(picture.width, picture.height)
        draw_in_full(record, picture)
        bounds = _bounds(record.ink)
        worth = record.cut_short, bounds.width * bounds.height
        if best is None or worth < best[0]:
            bands = () if columns is None else phase_bands(frame.scenario, columns.bands, sizes)
            best = worth, replace(moved(picture, bounds), bands=bands)
    assert best is not None
    picture = moved(best[1], part_with_bands(best[1]))
    beside, above = edge_of(picture)
    picture = moved(picture, Box(-beside, -above, picture.width, picture.height))
    return TreePicture(picture, caption(evaluation, only), whole=True, beside=beside, above=above)


def shown_tree(picture: Picture, texts: TypeSetter) -> TreePicture:
    """What a pane shows, as it shows it, without the marks of selecting and editing."""
    root = picture.node(0).id
    clean = replace(
        picture,
        texts=texts,
        lit=None,
        lit_before=None,
        selected=frozenset(),
        current=-1,
        hovered=-1,
        focused=False,
        invites=False,
        greyed=None,
        edited=-1,
        # What it keeps as it draws belongs to the thread that draws it.
        answers=None if picture.answers is None else picture.answers.anew(),
        kept_metrics={},
    )
    return TreePicture(clean, caption(picture.evaluation, root), whole=False)


def moved(picture: Picture, part: Box) -> Picture:
    """The picture in a pane that shows exactly this part of it."""
    view, right, down = picture.view, -part.left, -part.top
    if picture.direction == "down":
        view = view.panned(down, right)
    elif picture.direction == "left":
        view = view.panned(part.width - picture.width - right, down)
    else:
        view = view.panned(right, down)
    return replace(picture, view=view, width=part.width, height=part.height)


def _arranged(
    evaluation: Evaluation,
    texts: TypeSetter,
    tokens: Tokens,
    direction: Direction,
    placed: Scene,
    shown: OnDemand,
    held: bool,
    pinned: Evaluation | None,
) -> Picture:
    """The picture in a pane that is more than large enough."""
    frame = evaluation.frame
    along = placed.bounds.width + 2 * _AROUND
    across = placed.bounds.height + 2 * _AROUND
    width, height = (across, along) if direction == "down" else (along, across)
    signs = actor_marks(evaluation, held)
    sizes_of_words = metrics(texts, 1.0, placed.row, width)
    view = Viewport().panned(_AROUND - placed.bounds.left, _AROUND - placed.bounds.top)
    return Picture(
        scene=placed,
        styles=node_styles(placed, frame, evaluation, held),
        view=view,
        direction=direction,
        width=width,
        height=height,
        ratio=1.0,
        metrics=sizes_of_words.with_rings() if shown.junctures else sizes_of_words,
        palette=palette(tokens),
        texts=texts,
        scenario=frame.scenario,
        frame=frame,
        evaluation=evaluation,
        glyphs=signs.glyphs,
        colours=signs.colours,
        letters=signs.letters,
        shown=shown,
        answers=Answers(evaluation, pinned),
    )


def _mask(frame: Frame, folded: Collection[str]) -> Bools:
    mask = np.zeros(len(frame.node_ids), bool)
    mask[[frame.node_index[key] for key in folded if key in frame.node_index]] = True
    return mask & (np.asarray(frame.child_count) > 0)


def _bounds(ink: Floats) -> Box:
    left, top = np.floor(ink[:, :2].min(axis=0)).tolist()
    right, bottom = np.ceil(ink[:, 2:].max(axis=0)).tolist()
    return Box(left, top, right, bottom)
