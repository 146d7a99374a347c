"""Type to lay pictures out with where no font is at hand."""

from __future__ import annotations

from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Laid, Type
from scenario_desk.presentation.tokens import tokens


class Letters:
    """Sets type of which every letter is as wide as half its height, in one line."""

    def laid(
        self, text: str, face: Type, width: float, lines: int = 1, spared: float = 0.0
    ) -> Laid:
        letter = face.pixels / 2
        most = max(int(width * lines / letter), 1)
        shown = text if len(text) <= most else text[: most - 1] + "…"
        a_line = max(int(width / letter), 1)
        parts = tuple(shown[at : at + a_line] for at in range(0, len(shown), a_line)) or ("",)
        parts = parts[:lines]
        wide = tuple(len(part) * letter for part in parts)
        return Laid(parts, wide, face.pixels * 1.3, face, shown == text, False)

    def line_height(self, face: Type) -> float:
        return face.pixels * 1.3


STYLE = Style(tokens("light"), 1.0, Letters())
