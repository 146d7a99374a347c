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
from scenario_desk.exchange.pictures.tree_rooms import rooms
from scenario_desk.presentation.drawing import Floats, Surface, TypeSetter
from scenario_desk.presentation.layout import Direction, Sizes, layout, visible_nodes
from scenario_desk.presentation.sheet.caption import Caption, caption
from scenario_desk.presentation.shifted import Shifted
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.tree.answers import Answers
from scenario_desk.presentation.tree.dress import dress
from scenario_desk.presentation.tree.looks import Bools, looks
from scenario_desk.presentation.tree.metrics import metrics
from scenario_desk.presentation.tree.painting import draw_tree
from scenario_desk.presentation.tree.palette import palette
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.scene import scene
from scenario_desk.presentation.tree.shown import NOTHING, Shown
from scenario_desk.presentation.tree.viewport import Box, Viewport
from scenario_desk.presentation.tree.whole import draw_whole

_AROUND = 1_000.0
"""More than the words around the outermost nodes take."""


@dataclass(frozen=True, eq=False)
class TreePicture:
    """A picture of a tree and what is said of it; it has its left top corner at (0, 0)."""

    picture: Picture
    caption: Caption
    whole: bool
    """Whether every node is drawn in full; else what a pane shows, in its detail."""

    @property
    def width(self) -> float:
        return self.picture.width

    @property
    def height(self) -> float:
        return self.picture.height

    @property
    def tokens(self) -> Tokens:
        return self.picture.palette.tokens

    def draw(self, surface: Surface, part: Box) -> None:
        """Draw a part of it, its ground included, with the part's left top corner at (0, 0)."""
        if self.whole:
            draw_whole(surface, moved(self.picture, part))
            return
        background = self.picture.palette.colour("background")
        surface.box(0, 0, part.width, part.height, fill=background)
        with surface.clipped(-part.left, -part.top, self.width, self.height):
            draw_tree(Shifted(surface, -part.left, -part.top), self.picture)

    @cached_property
    def smallest(self) -> int:
        """The smallest type in it."""
        return self._record.smallest

    @cached_property
    def ink(self) -> Floats:
        """float64[n, 4]: left top right bottom of everything that is drawn."""
        return self._record.ink if self.whole else self._frame

    @cached_property
    def words(self) -> Floats:
        """float64[m, 4]: likewise of every text and every mark that is whole."""
        words = self._record.words
        left, top, right, bottom = words.T
        inside = (left >= 0) & (top >= 0) & (right <= self.width) & (bottom <= self.height)
        return words if self.whole else words[inside]

    @cached_property
    def _record(self) -> InkRecord:
        record = InkRecord(self.width, self.height)
        self.draw(record, Box(0, 0, self.width, self.height))
        return record

    @property
    def _frame(self) -> Floats:
        return np.array([[0.0, 0.0, self.width, self.height]])


def whole_tree(
    evaluation: Evaluation,
    texts: TypeSetter,
    tokens: Tokens,
    *,
    direction: Direction = "right",
    only: str = "",
    folded: Collection[str] = (),
    shown: Shown = NOTHING,
    held: bool = False,
) -> TreePicture:
    """The picture of every node of a tree, but for those that `folded` ones hide.

    only: the id of the node whose branch is drawn alone; "" for all of them. shown: what is noted
    at the nodes; the phases have no place on pages that are put together. held: results are held back, so nothing tells who accepts what.
    """
    frame = evaluation.frame
    mask, root = _mask(frame, folded), frame.node_index[only] if only else 0
    best: tuple[tuple[int, float], Picture] | None = None
    asked = replace(shown.without_answers() if held else shown, phases=False)
    for sizes in rooms(frame, visible_nodes(frame, mask, root), texts, direction, asked):
        picture = _arranged(evaluation, texts, tokens, direction, mask, root, sizes, asked, held)
        record = InkRecord(picture.width, picture.height)
        draw_whole(record, picture)
        bounds = _bounds(record.ink)
        worth = record.cut_short, bounds.width * bounds.height
        if best is None or worth < best[0]:
            best = worth, moved(picture, bounds)
    assert best is not None
    return TreePicture(best[1], caption(evaluation, only), whole=True)


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
        greyed=None,
        edited=-1,
        # What it keeps as it draws belongs to the thread that draws it.
        answers=None if picture.answers is None else Answers(picture.evaluation),
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
    folded: Bools,
    root: int,
    sizes: Sizes,
    shown: Shown,
    held: bool,
) -> Picture:
    """The picture in a pane that is more than large enough."""
    frame = evaluation.frame
    placed = scene(frame, layout(frame, folded, sizes, root=root))
    along = placed.bounds.width + 2 * _AROUND
    across = placed.bounds.height + 2 * _AROUND
    width, height = (across, along) if direction == "down" else (along, across)
    signs = dress(evaluation, held)
    sizes_of_words = metrics(texts, 1.0, placed.row, width)
    view = Viewport().panned(_AROUND - placed.bounds.left, _AROUND - placed.bounds.top)
    return Picture(
        scene=placed,
        looks=looks(placed, frame, evaluation, held),
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
        answers=Answers(evaluation),
    )


def _mask(frame: Frame, folded: Collection[str]) -> Bools:
    mask = np.zeros(len(frame.node_ids), bool)
    mask[[frame.node_index[key] for key in folded if key in frame.node_index]] = True
    return mask & (np.asarray(frame.child_count) > 0)


def _bounds(ink: Floats) -> Box:
    left, top = np.floor(ink[:, :2].min(axis=0)).tolist()
    right, bottom = np.ceil(ink[:, 2:].max(axis=0)).tolist()
    return Box(left, top, right, bottom)
