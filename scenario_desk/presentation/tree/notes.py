"""The lines noted on demand at a branch: what its owner would choose, and the figures of its node."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.drawing import Align, Laid, Surface, TypeSetter, first_that_fits
from scenario_desk.presentation.tree.answers import Answers
from scenario_desk.presentation.tree.figure_signs import draw_sign, sign_width
from scenario_desk.presentation.tree.metrics import Metrics
from scenario_desk.presentation.tree.node_figures import (
    BETWEEN,
    Figure,
    Sign,
    figures_at,
    juncture_words,
)
from scenario_desk.presentation.tree.owner_choice import choice_of, choice_words
from scenario_desk.presentation.tree.palette import Palette
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.words.numbers import percent

_USUAL = percent(0.88)
"""Digits as wide as most."""
_GAP, _LEAST_GAP = 10.0, 5.0
"""Pixels between two figures told apart by their signs, at 100 %, and where room is short."""
_UNBOUND = 1e4
_KEPT = 2_000
"""So many nodes' lines are kept, far more than have room in a pane."""
ASKED_LINES = 3
"""A question within the tree has no more lines than this."""
LEFT: Align = "left"
RIGHT: Align = "right"


@dataclass(frozen=True, slots=True)
class Note:
    """A text of such a line in its place, with the sign before it if it needs one."""

    laid: Laid
    left: float
    top: float
    colour: str
    """A token."""
    sign: Sign | None
    share: float
    size: float

    @property
    def box(self) -> Box:
        """What it takes in the pane."""
        return Box(self.left, self.top, self.left + _width(self), self.top + self.laid.height)

    def draw(self, surface: Surface, palette: Palette) -> None:
        left = self.left
        if self.sign is not None:
            middle = self.top + self.laid.line_height / 2
            draw_sign(surface, palette, self.sign, left, middle, self.size, self.share)
            left += sign_width(self.size)
        surface.text(self.laid, left, self.top, palette.colour(self.colour))


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line, its texts one after the other from its own left."""

    notes: tuple[Note, ...]

    @property
    def width(self) -> float:
        return self.notes[-1].box.right

    @property
    def height(self) -> float:
        return self.notes[0].laid.height

    def at(self, x: float, top: float, align: Align) -> tuple[Note, ...]:
        """The line in its place: it begins, is centred or ends at x."""
        left = x - {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * self.width
        return tuple(replace(note, left=left + note.left, top=top) for note in self.notes)


def note_lines(picture: Picture, metrics: Metrics, position: int, width: float) -> list[NoteLine]:
    """The lines at a node, each as full as it can be in this width; none that says nothing."""
    answers, row = picture.answers, int(picture.scene.index[position])
    if answers is None:
        return []
    key = row, width, metrics.small, metrics.size, picture.shown, picture.texts
    if key not in answers.kept:
        if len(answers.kept) > _KEPT:
            answers.kept.clear()
        answers.kept[key] = _lines(picture, answers, metrics, row, width)
    lines: list[NoteLine] = answers.kept[key]
    return lines


def _lines(
    picture: Picture, answers: Answers, metrics: Metrics, row: int, width: float
) -> list[NoteLine]:
    figures = figures_at(answers, row, picture.shown)
    lines = [
        _choice(picture, answers, metrics, row, width),
        _line(_fitting(picture.texts, metrics, figures, width), width),
        _juncture(picture, answers, metrics, row, width),
    ]
    return [line for line in lines if line is not None]


def asked_at(picture: Picture, position: int) -> bool:
    """Whether a node within the tree has a question, which no editor covers."""
    edited = position == picture.edited and picture.edited_part == "question"
    return position > 0 and bool(picture.node(position).question) and not edited


def zone_lines(
    texts: TypeSetter, metrics: Metrics, figures: Sequence[Figure], width: float, most: int
) -> list[NoteLine]:
    """What is left behind a fold, as full as it can be: in words on one line, or on a line each,
    else in digits, on more lines where one is too short; each with its sign and in its colour."""
    gap = _LEAST_GAP * metrics.size
    worded = [_signed(texts, metrics, each, each.words) for each in figures]
    digits = [_signed(texts, metrics, each, each.digits) for each in figures]
    for notes in (worded, digits):
        if sum(_width(each) + gap for each in notes) - gap <= width:
            return [line for line in [_line(notes, width)] if line is not None]
        if len(notes) <= most and max(_width(each) for each in notes) <= width:
            return [NoteLine((each,)) for each in notes]
    each_line = -(-len(digits) // max(most, 1))
    lines = (digits[first : first + each_line] for first in range(0, len(digits), each_line))
    return [line for line in (_line(notes, width) for notes in lines) if line is not None]


def _signed(texts: TypeSetter, metrics: Metrics, figure: Figure, said: str) -> Note:
    laid = texts.laid(said, metrics.small, _UNBOUND)
    return Note(laid, 0.0, 0.0, figure.colour, figure.sign, 0.0, metrics.size)


def root_lines(picture: Picture, metrics: Metrics, width: float) -> list[NoteLine]:
    """The lines at the root: each figure by itself, its sign beside its words, as a key to others."""
    answers, row = picture.answers, int(picture.scene.index[0])
    if answers is None:
        return []
    room = width - sign_width(metrics.size)
    lines = []
    for figure in figures_at(answers, row, picture.shown):
        tries = figure.words, figure.digits
        laid = first_that_fits(picture.texts, tries, metrics.small, room)
        lines.append(NoteLine((Note(laid, 0.0, 0.0, "muted", figure.sign, 0.0, metrics.size),)))
    juncture = _juncture(picture, answers, metrics, row, width, lines=2)
    return lines if juncture is None else [*lines, juncture]


def set_below(lines: Sequence[NoteLine], x: float, top: float, align: Align) -> tuple[Note, ...]:
    """Lines one below the other."""
    notes: list[Note] = []
    for line in lines:
        notes += line.at(x, top, align)
        top += line.height
    return tuple(notes)


def _choice(
    picture: Picture, answers: Answers, metrics: Metrics, row: int, width: float
) -> NoteLine | None:
    """What the owner would choose, in the owner's colour, where the forecast has it otherwise."""
    choice = choice_of(answers, row) if picture.shown.rational else None
    words = choice_words(choice) if choice is not None else ()
    if choice is None or not words:
        return None
    laid = first_that_fits(picture.texts, words, metrics.small, width)
    colour = picture.colours[choice.owner]
    return NoteLine((Note(laid, 0.0, 0.0, colour, None, 0.0, metrics.size),))


def _juncture(
    picture: Picture, answers: Answers, metrics: Metrics, row: int, width: float, lines: int = 1
) -> NoteLine | None:
    """How much of what is still open a node settles, at the foremost of them."""
    if not picture.shown.junctures or row not in answers.foremost:
        return None
    share = float(answers.shares[row])
    words = juncture_words(share, answers.span(row))
    room = width - sign_width(metrics.size)
    laid = first_that_fits(picture.texts, words, metrics.small, room, lines)
    return NoteLine((Note(laid, 0.0, 0.0, "ink", "juncture", share, metrics.size),))


def _line(notes: Sequence[Note], room: float) -> NoteLine | None:
    """Notes one after the other, nearer to one another where room is short."""
    if not notes:
        return None
    spare = (room - sum(_width(note) for note in notes)) / max(len(notes) - 1, 1)
    gap = min(max(spare, _LEAST_GAP * notes[0].size), _GAP * notes[0].size)
    placed, left = [], 0.0
    for note in notes:
        placed.append(replace(note, left=left))
        left += _width(note) + gap
    return NoteLine(tuple(placed))


def _fitting(
    texts: TypeSetter, metrics: Metrics, figures: Sequence[Figure], room: float
) -> list[Note]:
    """The fullest way of writing figures that has room: in words, else told apart by their signs.

    Those that have no room even so are left out, the last first: they are in the tooltip.
    """

    def note(text: str, sign: Sign | None = None) -> Note:
        laid = texts.laid(text, metrics.small, _UNBOUND)
        return Note(laid, 0.0, 0.0, "muted", sign, 0.0, metrics.size)

    def taken(notes: Sequence[Note]) -> float:
        gaps = (len(notes) - 1) * _LEAST_GAP * metrics.size
        return sum(_width(each) for each in notes) + gaps

    if not figures:
        return []
    # Wherever it can be, all lines are written alike: what counts is whether most have room.
    usual = BETWEEN.join(each.words.replace(each.digits, _USUAL) for each in figures)
    in_words = note(BETWEEN.join(each.words for each in figures))
    if max(taken([note(usual)]), taken([in_words])) <= room:
        return [in_words]
    signed = [note(each.digits, each.sign) for each in figures]
    while len(signed) > 1 and taken(signed) > room:
        signed.pop()
    return signed


def _width(note: Note) -> float:
    return note.laid.width + (sign_width(note.size) if note.sign is not None else 0.0)
