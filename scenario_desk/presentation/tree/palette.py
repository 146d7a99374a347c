"""The tree's colours, made once per theme."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from scenario_desk.presentation.colour import rgb
from scenario_desk.presentation.drawing import Colour
from scenario_desk.presentation.ramp import mixed, overlap_ramp
from scenario_desk.presentation.tokens import Tokens
from scenario_desk.presentation.tree.node_styles import NEUTRAL, SHADES

_FADED = 0.72
"""How far towards the background a branch goes that the moves rule out."""


@dataclass(frozen=True, eq=False)
class Palette:
    """Colours of one theme."""

    tokens: Tokens
    branch: tuple[Colour, ...]
    """By shade: 0 … SHADES, then unknown, then NEUTRAL."""
    faded: tuple[Colour, ...]
    """The same for what the moves rule out."""
    ramp: npt.NDArray[np.uint8]
    """uint8[256, 3]: from none to all of the overlap, for pixel rows."""
    neutral: npt.NDArray[np.uint8]
    """uint8[3]: the pixel row's colour while results are held back."""
    ground: npt.NDArray[np.uint8]
    """uint8[3]: the background."""

    def colour(self, token: str) -> Colour:
        return Colour(self.tokens.colour(token))

    def veiled(self, token: str, alpha: float) -> Colour:
        """A token's colour, partly transparent."""
        return Colour(self.tokens.colour(token), alpha)


@lru_cache(maxsize=8)
def palette(tokens: Tokens) -> Palette:
    """The colours of a theme."""
    shades = overlap_ramp(np.linspace(0, 1, SHADES + 1), tokens)
    names = [f"#{r:02X}{g:02X}{b:02X}" for r, g, b in shades.tolist()]
    names += [tokens.branch_far] * (NEUTRAL - SHADES)
    return Palette(
        tokens=tokens,
        branch=tuple(Colour(name) for name in names),
        faded=tuple(Colour(mixed(name, tokens.background, _FADED)) for name in names),
        ramp=overlap_ramp(np.linspace(0, 1, 256), tokens),
        neutral=_bytes(tokens.branch_far),
        ground=_bytes(tokens.background),
    )


def _bytes(name: str) -> npt.NDArray[np.uint8]:
    return np.array(rgb(name), np.uint8)
