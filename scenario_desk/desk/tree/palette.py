"""The tree's colours as Qt wants them, made once per theme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

from scenario_desk.desk.tree.looks import NEUTRAL, SHADES
from scenario_desk.presentation.ramp import mixed, overlap_ramp
from scenario_desk.presentation.tokens import Tokens

_FADED = 0.72
"""How far towards the background a branch goes that the moves rule out."""


@dataclass(frozen=True, eq=False)
class Palette:
    """Colours of one theme."""

    tokens: Tokens
    branch: tuple[QColor, ...]
    """By shade: 0 … SHADES, then unknown, then NEUTRAL."""
    faded: tuple[QColor, ...]
    """The same for what the moves rule out."""
    ramp: npt.NDArray[np.uint8]
    """uint8[256, 3]: from none to all of the overlap, for pixel rows."""
    neutral: npt.NDArray[np.uint8]
    """uint8[3]: the pixel row's colour while results are held back."""
    ground: npt.NDArray[np.uint8]
    """uint8[3]: the background."""

    def colour(self, token: str) -> QColor:
        return _colour(self.tokens.colour(token))

    def veiled(self, token: str, alpha: float) -> QColor:
        """A token's colour, partly transparent."""
        colour = QColor(self.tokens.colour(token))
        colour.setAlphaF(alpha)
        return colour


@lru_cache(maxsize=8)
def palette(tokens: Tokens) -> Palette:
    """The colours of a theme."""
    shades = overlap_ramp(np.linspace(0, 1, SHADES + 1), tokens)
    names = [f"#{r:02X}{g:02X}{b:02X}" for r, g, b in shades.tolist()]
    names += [tokens.branch_far] * (NEUTRAL - SHADES)
    return Palette(
        tokens=tokens,
        branch=tuple(QColor(name) for name in names),
        faded=tuple(QColor(mixed(name, tokens.background, _FADED)) for name in names),
        ramp=overlap_ramp(np.linspace(0, 1, 256), tokens),
        neutral=_bytes(tokens.branch_far),
        ground=_bytes(tokens.background),
    )


@lru_cache(maxsize=256)
def _colour(name: str) -> QColor:
    return QColor(name)


def _bytes(name: str) -> npt.NDArray[np.uint8]:
    colour = QColor(name)
    return np.array([colour.red(), colour.green(), colour.blue()], np.uint8)
