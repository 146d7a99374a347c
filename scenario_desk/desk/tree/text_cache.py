"""Texts laid out once: broken into lines, elided to a width, kept ready to draw."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTextLayout, QTextOption

_KEPT = 12_000
_STEP = 4.0
"""Widths are rounded down to this, so that a zoom does not lay every text out anew."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A text ready to draw: its lines, how wide it came out, and whether it is all there."""

    lines: tuple[QStaticText, ...]
    widths: tuple[float, ...]
    line_height: float
    whole: bool
    from_right: bool
    """Whether it is read from right to left."""

    @property
    def width(self) -> float:
        return max(self.widths, default=0.0)

    @property
    def height(self) -> float:
        return self.line_height * len(self.lines)

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw from the left top corner, in the painter's pen; the painter has the font set."""
        for line in self.lines:
            painter.drawStaticText(QPointF(left, top), line)
            top += self.line_height

    def draw_right(self, painter: QPainter, right: float, top: float) -> None:
        """Draw with every line ending at `right`."""
        for line, width in zip(self.lines, self.widths, strict=True):
            painter.drawStaticText(QPointF(right - width, top), line)
            top += self.line_height


class TextCache:
    """Laid out texts by text, font, width and number of lines; the longest unused go first."""

    def __init__(self) -> None:
        self._laid: OrderedDict[tuple[str, str, float, int], Laid] = OrderedDict()
        self._fonts: dict[str, tuple[QFont, QFontMetricsF]] = {}

    def laid(self, text: str, font: QFont, width: float, lines: int = 1) -> Laid:
        """The text in at most `lines` lines of at most `width` pixels, elided where it is longer."""
        room = width // _STEP * _STEP if width < 4_000 else 4_000.0
        name = font.key()
        key = (text, name, room, lines)
        found = self._laid.get(key)
        if found is None:
            found = self._laid[key] = self._lay(text, font, self._metrics(name, font), room, lines)
            if len(self._laid) > _KEPT:
                self._laid.popitem(last=False)
        else:
            self._laid.move_to_end(key)
        return found

    def line_height(self, font: QFont) -> float:
        return self._metrics(font.key(), font).height()

    def clear(self) -> None:
        """Forget everything: the fonts have changed."""
        self._laid.clear()
        self._fonts.clear()

    def _metrics(self, name: str, font: QFont) -> QFontMetricsF:
        if name not in self._fonts:
            self._fonts[name] = (font, QFontMetricsF(font))
        return self._fonts[name][1]

    def _lay(
        self, text: str, font: QFont, metrics: QFontMetricsF, width: float, lines: int
    ) -> Laid:
        plain = " ".join(text.split())
        parts = [plain] if lines == 1 else broken(plain, font, width, lines)
        last = metrics.elidedText(parts[-1], Qt.TextElideMode.ElideRight, width)
        whole = last == parts[-1]
        parts[-1] = last
        return Laid(
            lines=tuple(_static(part, font) for part in parts),
            widths=tuple(metrics.horizontalAdvance(part) for part in parts),
            line_height=metrics.height(),
            whole=whole,
            from_right=_from_right(plain),
        )


def broken(text: str, font: QFont, width: float, lines: int) -> list[str]:
    """The text broken at words into at most `lines` lines; the last holds all that is left."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    # Qt counts in halves of UTF-16, in which a letter may be two.
    units = text.encode("utf-16-le", "replace")
    parts: list[str] = []
    while len(parts) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        end = len(units) if len(parts) == lines - 1 else 2 * (start + length)
        parts.append(units[2 * start : end].decode("utf-16-le", "replace"))
    layout.endLayout()
    return [part.strip() for part in parts] or [""]


def _from_right(text: str) -> bool:
    """Whether the first letter with a direction belongs to a script written from the right."""
    for letter in text:
        direction = bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _static(text: str, font: QFont) -> QStaticText:
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    static.prepare(font=font)
    return static
