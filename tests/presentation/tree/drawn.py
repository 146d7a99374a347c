"""Trees drawn without a screen: letters of one width, and a record of what is written where."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any
from unicodedata import bidirectional

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import (
    Align,
    Colour,
    Floats,
    Laid,
    Stamp,
    Surface,
    Type,
    put_each,
)
from scenario_desk.presentation.layout import Direction, layout, sizes_of
from scenario_desk.presentation.tokens import tokens
from scenario_desk.presentation.tree.actor_marks import actor_marks
from scenario_desk.presentation.tree.metrics import metrics
from scenario_desk.presentation.tree.node_styles import node_styles
from scenario_desk.presentation.tree.palette import palette
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.tree.scene import scene
from scenario_desk.presentation.tree.viewport import Viewport


class EvenLetters:
    """Sets every letter in the same width; a long word is broken."""

    def laid(
        self, text: str, face: Type, width: float, lines: int = 1, spared: float = 0.0
    ) -> Laid:
        letter = 0.56 * face.pixels
        most = max(int(width / letter), 1)
        last = max(int((width - spared) / letter), 1)
        broken = wrap(text, most) or [""]
        if len(broken) <= lines and len(broken[-1]) > last:
            broken += wrap(broken.pop(), last)
        kept = broken[:lines]
        whole = len(broken) <= lines
        if not whole or len(kept[-1]) > last:
            kept[-1] = kept[-1][: last - 1] + "…"
        from_right = any(bidirectional(each) in ("R", "AL") for each in text[:1])
        widths = tuple(letter * len(line) for line in kept)
        return Laid(tuple(kept), widths, self.line_height(face), face, whole, from_right)

    def line_height(self, face: Type) -> float:
        return 1.17 * face.pixels


@dataclass
class Record:
    """A surface that only notes words and stamps: marks are stamped on it."""

    words: list[tuple[str, Box]] = field(default_factory=list)
    written: list[tuple[str, Box]] = field(default_factory=list)
    """The same line by line."""
    marks: list[tuple[Hashable, float, float]] = field(default_factory=list)
    names_parts: bool = False

    def text(
        self,
        laid: Laid,
        x: float,
        top: float,
        colour: Colour,
        align: Align = "left",
        *,
        rim: Colour | None = None,
        upwards: bool = False,
    ) -> None:
        share = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
        left = x - share * laid.width
        box = Box(left, top, left + laid.width, top + laid.height)
        self.words.append((" ".join(laid.lines), box))
        for line, width in zip(laid.lines, laid.widths, strict=True):
            left = x - share * width
            self.written.append((line, Box(left, top, left + width, top + laid.line_height)))
            top += laid.line_height

    def stamp(
        self,
        key: Hashable,
        x: float,
        y: float,
        radius: float,
        draw: Callable[[Surface, float, float], None],
    ) -> None:
        self.marks.append((key, x, y))

    def stamps(self, stamps: Sequence[Stamp], which: Sequence[int], x: Floats, y: Floats) -> None:
        put_each(self, stamps, which, x, y)

    def faded(self, opacity: float) -> AbstractContextManager[None]:
        return nullcontext()

    def group(self, title: str, key: str = "") -> AbstractContextManager[None]:
        return nullcontext()

    def _shape(self, *_where: Any, **_how: Any) -> None:
        """Lines and fills say nothing."""

    path = box = ellipse = pie = lines = boxes = image = _shape

    def clipped(self, *_where: float) -> AbstractContextManager[None]:
        raise AssertionError("something may have been cut off")


def picture_of(
    scenario: Scenario,
    direction: Direction,
    zoom: float = 1.0,
    width: float = 1_200.0,
    height: float = 800.0,
    corner: tuple[float, float] = (200.0, 100.0),
) -> Picture:
    """A pane on a whole tree, whose root is at the corner: pixels along and across."""
    frame = lower(scenario)
    evaluation = evaluate(frame)
    placed = scene(frame, layout(frame, None, sizes_of(direction)))
    view = Viewport(zoom).holding(float(placed.x[0]), 0.0, *corner)
    scale = view.word_scale(direction)
    signs = actor_marks(evaluation, held=False)
    texts = EvenLetters()
    return Picture(
        scene=placed,
        styles=node_styles(placed, frame, evaluation, held=False),
        view=view,
        direction=direction,
        width=width,
        height=height,
        ratio=1.0,
        metrics=metrics(texts, scale, placed.row * view.scale_y, width),
        palette=palette(tokens("light")),
        texts=texts,
        scenario=scenario,
        frame=frame,
        evaluation=evaluation,
        glyphs=signs.glyphs,
        colours=signs.colours,
        letters=signs.letters,
    )
