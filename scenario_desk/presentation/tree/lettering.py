"""The words of the tree: labels above branches, probabilities below, names beside the nodes."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass

from scenario_desk.presentation.drawing import Stroke, Surface, TypeSetter
from scenario_desk.presentation.tree.metrics import Metrics
from scenario_desk.presentation.tree.picture import Branch, Picture, own_place
from scenario_desk.presentation.tree.viewport import Box
from scenario_desk.presentation.tree.words import Beside, beside_words, probability_words

_ENOUGH = 72.0
"""Pixels of label that an inline probability must leave."""
_NARROWEST = 34.0
"""Pixels below which a label would be all ellipsis."""


def draw_words(surface: Surface, picture: Picture, branches: list[Branch]) -> None:
    """Write what fits at each branch, a font and a pen at a time: changing them is the cost."""
    _draw_labels(surface, picture, branches)
    for branch in branches:
        if branch.x < picture.width + 20 and names_fit(picture, branch):
            _draw_beside(surface, picture, branch)


@dataclass(frozen=True, slots=True)
class Lines:
    """How the words of one branch are set."""

    label: int
    """Lines of label; 0 where there is no room for words at all."""
    inline: bool
    """Whether the probability stands at the end of the label's last line."""
    below: bool
    """Whether it stands below the branch."""


def names_fit(picture: Picture, branch: Branch) -> bool:
    """Whether words beside a node have room."""
    scene = picture.scene
    ended = bool(scene.ended[branch.position]) and (scene.count > 1 or bool(scene.hidden[0]))
    return ended and branch.metrics.name_fits(branch.next_above, branch.next_below)


def lines_of(branch: Branch) -> Lines:
    """How many words a branch has room for."""
    metrics = branch.metrics
    room = branch.x - metrics.radius - 5 - metrics.label_left(branch.begin, branch.x)
    if branch.position == 0 or room < _NARROWEST:
        return Lines(0, False, False)
    lines = min(metrics.lines_above(branch.above), metrics.lines_clear_of(branch.name_above))
    below = (
        lines > 0
        and metrics.below_fits(min(branch.below, branch.above))
        and branch.name_below >= 5 * metrics.size + metrics.small_line + metrics.line / 2 + 1
    )
    return Lines(lines if below else min(lines, 2), lines > 0 and not below, below)


def _draw_labels(surface: Surface, picture: Picture, branches: list[Branch]) -> None:
    for branch in branches:
        lines = lines_of(branch)
        if not lines.label:
            continue
        box = branch.metrics.label_box(branch.begin, branch.x, branch.y, lines.label)
        if box.right < 0 or box.left > picture.width:
            continue
        pale = _pale(picture, branch.position)
        with surface.faded(0.6) if pale else nullcontext():
            room = box.width
            if lines.inline:
                room -= _draw_probability_inline(surface, picture, branch, box)
            elif lines.below:
                _draw_probability_below(surface, picture, branch)
            if branch.position != picture.edited or picture.edited_part != "label":
                _draw_label(surface, picture, branch, box, room, lines.label)


def _draw_label(
    surface: Surface, picture: Picture, branch: Branch, box: Box, room: float, lines: int
) -> None:
    text = picture.node(branch.position).label
    if not text or room < _NARROWEST:
        return
    laid = picture.texts.laid(text, branch.metrics.label, room, lines)
    top, ink = box.bottom - laid.height, picture.palette.colour("ink")
    if laid.from_right:
        surface.text(laid, box.left + room, top, ink, "right")
    else:
        surface.text(laid, box.left, top, ink)


def _draw_probability_inline(surface: Surface, picture: Picture, branch: Branch, box: Box) -> float:
    """Write the probability at the end of the label's line; how much of the line it takes."""
    if branch.position == picture.edited and picture.edited_part == "probability":
        return 0.0
    metrics = branch.metrics
    words = probability_words(picture, branch.position, short=True)
    laid = picture.texts.laid(words, metrics.small, 120)
    if box.width - laid.width < _ENOUGH * metrics.size:
        return 0.0
    top = box.bottom - laid.height - 1
    surface.text(laid, box.right - laid.width, top, picture.palette.colour("muted"))
    return laid.width + 6


def _draw_probability_below(surface: Surface, picture: Picture, branch: Branch) -> None:
    if branch.position == picture.edited and picture.edited_part == "probability":
        return
    metrics = branch.metrics
    box = metrics.probability_box(branch.begin, branch.x, branch.y)
    laid = picture.texts.laid(probability_words(picture, branch.position), metrics.small, box.width)
    if not laid.whole:
        words = probability_words(picture, branch.position, short=True)
        laid = picture.texts.laid(words, metrics.small, box.width)
    surface.text(laid, box.left, box.top, picture.palette.colour("muted"))


def _draw_beside(surface: Surface, picture: Picture, branch: Branch) -> None:
    words = beside_words(picture, branch.position)
    metrics, palette = branch.metrics, picture.palette
    pale = _pale(picture, branch.position)
    with surface.faded(0.6) if pale else nullcontext():
        left = branch.x + metrics.radius + 7 * metrics.size
        if words.pill:
            pill = pill_box(picture.texts, metrics, words, branch.x, branch.y)
            surface.box(
                pill.left,
                pill.top,
                pill.width,
                pill.height,
                fill=palette.colour("panel"),
                stroke=Stroke(palette.colour("line")),
                radius=pill.height / 2,
            )
            laid = picture.texts.laid(words.pill, metrics.small, 200)
            middle = (pill.left + pill.right - laid.width) / 2
            surface.text(laid, middle, branch.y - laid.height / 2, palette.colour("muted"))
            left = pill.right + 7 * metrics.size
        if words.text:
            face = metrics.bold if words.bold else metrics.label
            most = 2 if not words.pill and metrics.row >= 2.6 * metrics.line + 6 else 1
            laid = picture.texts.laid(words.text, face, metrics.name_width, most)
            surface.text(laid, left, branch.y - laid.height / 2, palette.colour(words.colour))


def pill_box(texts: TypeSetter, metrics: Metrics, words: Beside, x: float, y: float) -> Box:
    """Where the pill stands that says how much a fold hides."""
    laid = texts.laid(words.pill, metrics.small, 200)
    width = laid.width + 2 * 9 * metrics.size
    box = metrics.beside(x, y, width)
    half = laid.height / 2 + 2
    return Box(box.left, y - half, box.left + width, y + half)


def draw_question(surface: Surface, picture: Picture) -> None:
    """The root's question, left of the root, which no branch ever crosses."""
    node = picture.node(0)
    if not node.question or (picture.edited == 0 and picture.edited_part == "question"):
        return
    x, y = own_place(picture, 0)
    metrics = picture.metrics_at(0)
    box = metrics.question_box(x, y)
    if box.right < 0 or box.left > picture.width or not -100 < y < picture.height + 100:
        return
    laid = picture.texts.laid(node.question, metrics.bold, box.width, 4 if metrics.roomy else 6)
    top = y - laid.height / 2
    surface.text(laid, box.right, top, picture.palette.colour("ink"), "right")


def _pale(picture: Picture, position: int) -> bool:
    return bool(picture.looks.ruled_out[position]) or (
        picture.greyed is not None and bool(picture.greyed[position])
    )
