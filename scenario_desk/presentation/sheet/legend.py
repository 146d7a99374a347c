"""The line that says what the signs of a tree mean: only those that occur in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from scenario_desk.presentation.drawing import (
    Colour,
    Laid,
    Line,
    Move,
    Stroke,
    Surface,
    Type,
    TypeSetter,
)
from scenario_desk.presentation.glyph import glyph_words
from scenario_desk.presentation.ramp import overlap_ramp
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.tree.near import mark_of
from scenario_desk.presentation.tree.node_marks import Mark, draw_mark
from scenario_desk.presentation.tree.picture import Picture
from scenario_desk.presentation.words.language import _

_BAR = 34.0
"""Pixels of the signs that are not marks."""
_GAP, _APART = 6.0, 18.0


class Entry(NamedTuple):
    """A sign and what it means."""

    sign: Mark | Literal["width", "colour", "happened"]
    words: str


@dataclass(frozen=True, slots=True)
class Legend:
    """Entries placed in lines of one width."""

    entries: tuple[tuple[Entry, Laid, float, float], ...]
    """Each with its words and its left top corner."""
    height: float
    side: float
    """The side of a mark."""

    def draw(
        self, surface: Surface, left: float, top: float, tokens: Tokens, texts: TypeSetter
    ) -> None:
        for entry, laid, x, y in self.entries:
            middle = top + y + laid.height / 2
            if isinstance(entry.sign, Mark):
                radius = self.side / 2
                at = left + x + radius
                draw_mark(surface, entry.sign, at, middle, radius, tokens, texts)
            else:
                _draw_stroke(surface, entry.sign, left + x, middle, tokens)
            beside = left + x + _sign_width(entry, self.side) + _GAP
            surface.text(laid, beside, top + y, Colour(tokens.muted))


def legend(entries: tuple[Entry, ...], texts: TypeSetter, face: Type, width: float) -> Legend:
    """Place the entries one after the other in as many lines as they need."""
    side = 1.35 * face.pixels
    line = max(texts.line_height(face), side) + 4
    placed, x, y = [], 0.0, 0.0
    for entry in entries:
        sign = _sign_width(entry, side)
        laid = texts.laid(entry.words, face, max(width - sign - _GAP, 1.0))
        taken = sign + _GAP + laid.width
        if x and x + taken > width:
            x, y = 0.0, y + line
        placed.append((entry, laid, x, y))
        x += taken + _APART
    return Legend(tuple(placed), y + line if placed else 0.0, side)


def entries_of(picture: Picture) -> tuple[Entry, ...]:
    """The signs that occur in a picture of the tree, the most telling first."""
    return (*_marks(picture), *_strokes(picture))


def _marks(picture: Picture) -> Iterator[Entry]:
    frame, figures = picture.frame, picture.evaluation
    principals = np.flatnonzero(frame.principal)
    names = [picture.scenario.actors[frame.actor_ids[each]].label for each in principals]
    said: dict[str, Entry] = {}
    for position in _that_may_differ(picture):
        row = int(picture.scene.index[position])
        mark = mark_of(picture, position)
        endpoint = int(frame.leaf_endpoint[row])
        if mark.kind == "leaf":
            acceptable = figures.acceptable[endpoint, principals].tolist()
            words = glyph_words(acceptable, bool(figures.asked_to_sign[endpoint]), names)
        elif mark.kind == "decision":
            owner = int(frame.owner[row])
            actor = picture.scenario.actors[frame.actor_ids[owner]].name if owner >= 0 else ""
            words = _("{actor} decides").format(actor=actor) if actor else _("nobody decides yet")
        elif mark.kind == "unfinished":
            words = _("no endpoint yet")
        elif picture.styles.held and endpoint >= 0:
            # What an endpoint means is held back, and its mark says nothing.
            continue
        else:
            words = _("chance")
        said.setdefault(words, Entry(mark, words))
    yield from sorted(said.values(), key=_rank)


def _rank(entry: Entry) -> int:
    """The best that an endpoint can mean comes first, then who decides."""
    assert isinstance(entry.sign, Mark)
    glyph = entry.sign.glyph
    kinds = ("signed", "tolerated", "undecided", "some", "none", "decision", "chance", "unfinished")
    return kinds.index(entry.sign.kind if glyph is None else glyph.verdict)


def _that_may_differ(picture: Picture) -> list[int]:
    """Positions with every mark that occurs among theirs."""
    frame, rows = picture.frame, picture.scene.index
    kinds = np.stack(
        [
            frame.kind[rows],
            frame.owner[rows],
            frame.leaf_endpoint[rows],
            frame.child_count[rows] > 0,
        ]
    )
    return sorted(np.unique(kinds, axis=1, return_index=True)[1].tolist())


def _strokes(picture: Picture) -> Iterator[Entry]:
    yield Entry("width", _("width: probability"))
    if not picture.styles.held:
        yield Entry("colour", _("colour: chance still to end in the overlap"))
    if picture.styles.happened.any():
        yield Entry("happened", _("has happened"))


def _sign_width(entry: Entry, side: float) -> float:
    return side if isinstance(entry.sign, Mark) else _BAR


def _draw_stroke(surface: Surface, sign: str, left: float, middle: float, tokens: Tokens) -> None:
    right = left + _BAR
    if sign == "width":
        wedge = (Move(left, middle + 0.6), Line(right, middle + 4), Line(right, middle - 4))
        surface.path((*wedge, Line(left, middle - 0.6)), None, Colour(tokens.branch_far))
    elif sign == "colour":
        steps = 12
        for step, (red, green, blue) in enumerate(
            overlap_ramp(np.linspace(0, 1, steps), tokens).tolist()
        ):
            at = left + step * _BAR / steps
            fill = Colour(f"#{red:02X}{green:02X}{blue:02X}")
            surface.boxes(np.array([[at, middle - 3, _BAR / steps, 6.0]]), fill)
    else:
        for width, colour in ((6.0, tokens.ink), (3.0, tokens.branch_far)):
            way = (Move(left, middle), Line(right, middle))
            surface.path(way, Stroke(Colour(colour), width))
