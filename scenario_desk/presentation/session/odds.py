"""The scale on which a move succeeds or fails: what the room estimates, and what the die shows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenario_desk.analysis.room.adjudication import Success
from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.ground import hatching
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Line, Move, Path, Stroke, Surface
from scenario_desk.presentation.robustness.cells import WHOLE
from scenario_desk.presentation.session.dots import Dots
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import chance_words, success_sentence

_MARGIN, _DOTS, _TRACK, _GAP, _TOP = 26.0, 44.0, 26.0, 5.0, 20.0
"""Pixels beside the scale, of the dots' row, of the track, between rows, and above for the die."""
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_ARROW = 6.0


@dataclass(frozen=True, eq=False)
class Odds:
    """All are chances 0 … 1. What is not there yet is not drawn."""

    said: Success | None
    chance: float | None
    """What the die is thrown at."""
    roll: float | None = None
    """What the die shows, or where it is on its way."""

    @property
    def words(self) -> str:
        """What it shows, for those who do not see it."""
        parts = [success_sentence(self.said)] if self.said is not None else []
        if self.roll is not None:
            parts.append(_("The die shows {roll}.").format(roll=chance_words(self.roll)))
        return " ".join(parts)

    @staticmethod
    def height(style: Style) -> float:
        """Pixels that it takes."""
        return style.px(_TOP + _DOTS + _TRACK + 2 * _GAP) + style.size("0", style.label)[1]

    def draw(self, surface: Surface, box: Box, style: Style) -> None:
        """Draw it over a box, from its top."""
        margin, gap = style.px(_MARGIN), style.px(_GAP)
        left, right = box.left + margin, box.right - margin
        dots = Box(left, box.top + style.px(_TOP), right, box.top + style.px(_TOP + _DOTS))
        track = Box(left, dots.bottom + gap, right, dots.bottom + gap + style.px(_TRACK))
        self._draw_track(surface, track, style)
        if self.said is not None:
            middle = self.said.median
            places = tuple(self.said.chances.tolist())
            Dots(places, self.said.half, middle, "").draw(surface, dots, style, WHOLE)
        self._draw_ticks(surface, track, style)
        if self.roll is not None:
            self._draw_die(surface, dots, track, style, self.roll)

    def _draw_track(self, surface: Surface, track: Box, style: Style) -> None:
        if self.chance is None:
            self._frame(surface, track, style)
            return
        x = WHOLE.x(self.chance, track)
        won, lost = (
            Box(track.left, track.top, x, track.bottom),
            Box(x, track.top, track.right, track.bottom),
        )
        surface.box(
            won.left, won.top, won.width, won.height, fill=style.mixed("accent", 0.16, "panel")
        )
        if won.width > 1.0:
            surface.lines(hatching(won), Stroke(style.mixed("accent", 0.38, "panel")))
        self._frame(surface, track, style)
        for part, words in ((won, _("succeeds")), (lost, _("fails"))):
            if style.size(words, style.strong)[0] + style.px(8.0) < part.width:
                at, wide = part.middle, style.laid(words, style.strong)
                ground = "panel"
                style.set_down(
                    surface, wide, at[0] - wide.width / 2, at[1] - wide.height / 2,
                    style.tokens.ink, ground,
                )  # fmt: skip
        surface.lines(
            np.array([(x, track.top - style.px(3.0), x, track.bottom + style.px(3.0))]),
            Stroke(style.colour("ink"), style.px(2.0)),
        )

    def _frame(self, surface: Surface, track: Box, style: Style) -> None:
        rim = style.hairline(style.colour("border"))
        surface.box(track.left, track.top, track.width, track.height, stroke=rim)

    def _draw_ticks(self, surface: Surface, track: Box, style: Style) -> None:
        top = track.bottom + style.px(_GAP)
        for tick in _TICKS:
            laid = style.laid(chance_words(tick), style.label)
            surface.text(laid, WHOLE.x(tick, track), top, style.colour("muted"), "centre")

    def _draw_die(self, surface: Surface, dots: Box, track: Box, style: Style, roll: float) -> None:
        x, arrow = WHOLE.x(roll, track), style.px(_ARROW)
        laid = style.laid(chance_words(roll), style.strong)
        half = laid.width / 2
        at = min(max(x, track.left + half), track.right - half)
        top = dots.top - style.px(_TOP)
        surface.text(laid, at, top, style.colour("ink"), "centre")
        line = Stroke(style.colour("ink"), style.px(1.6), "dashed")
        surface.lines(np.array([(x, dots.top, x, track.top)]), line)
        high = track.top - arrow
        tip: Path = (Move(x - arrow, high), Line(x + arrow, high), Line(x, track.top + arrow))
        surface.path(tip, None, style.colour("ink"))
