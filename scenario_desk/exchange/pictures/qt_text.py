"""Texts laid out once by Qt: broken into lines, elided to a width, kept ready to draw."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from unicodedata import bidirectional

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTextLayout, QTextOption

from scenario_desk.presentation.drawing import Laid, Type
from scenario_desk.presentation.words.harmless import harmless

_KEPT = 12_000
_STEP = 4.0
"""Widths are rounded down to this, so that a zoom does not lay every text out anew."""

_ROUNDING = 0.5


@dataclass(frozen=True, slots=True)
class ReadyText(Laid):
    """A text with its glyphs, so that a screen shows it without looking for them again."""

    font: QFont
    ready: tuple[QStaticText, ...]


class QtTypeSetter:
    """Sets texts in the family of a font; the longest unused are forgotten first."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._laid: OrderedDict[tuple[str, Type, float, int, float], Laid] = OrderedDict()
        self._faces: dict[Type, tuple[QFont, QFontMetricsF]] = {}

    def laid(
        self, text: str, face: Type, width: float, lines: int = 1, spared: float = 0.0
    ) -> Laid:
        """The text in at most `lines` lines of at most `width` pixels, elided where it is longer.

        The last of its lines leaves `spared` pixels of them for other words.
        """
        room = width // _STEP * _STEP if width < 4_000 else 4_000.0
        key = (text, face, room, lines, spared)
        found = self._laid.get(key)
        if found is None:
            found = self._laid[key] = self._lay(text, face, room, lines, spared)
            if len(self._laid) > _KEPT:
                self._laid.popitem(last=False)
        else:
            self._laid.move_to_end(key)
        return found

    def line_height(self, face: Type) -> float:
        return self._face(face)[1].height()

    def font_of(self, face: Type) -> QFont:
        """The font that a type is set in."""
        return self._face(face)[0]

    def _face(self, face: Type) -> tuple[QFont, QFontMetricsF]:
        if face not in self._faces:
            font = sized(self.font, face)
            self._faces[face] = (font, QFontMetricsF(font))
        return self._faces[face]

    def _lay(self, text: str, face: Type, width: float, lines: int, spared: float) -> Laid:
        font, metrics = self._face(face)
        # By spaces alone: what stands between a number and its sign keeps them on one line.
        plain = " ".join(filter(None, harmless(text).split(" ")))
        parts, whole = [plain], False
        for rooms in _rooms(width, lines, width - spared):
            parts, whole = broken(plain, font, rooms)
            if whole and metrics.horizontalAdvance(parts[-1]) <= width - spared:
                break
        # The last of a few lines may be in the room of one before the last.
        last = metrics.elidedText(parts[-1], Qt.TextElideMode.ElideRight, width - spared)
        whole = whole and last == parts[-1]
        parts[-1] = last
        laid = Laid(
            lines=tuple(parts),
            widths=tuple(metrics.horizontalAdvance(part) for part in parts),
            line_height=metrics.height(),
            type=face,
            whole=whole,
            from_right=_from_right(plain),
        )
        return self._made_ready(laid, font)

    def _made_ready(self, laid: Laid, font: QFont) -> Laid:
        """What is kept of a text for a screen."""
        return ReadyText(
            lines=laid.lines,
            widths=laid.widths,
            line_height=laid.line_height,
            type=laid.type,
            whole=laid.whole,
            from_right=laid.from_right,
            font=font,
            ready=tuple(_ready(line, font) for line in laid.lines),
        )


def sized(font: QFont, face: Type) -> QFont:
    """A font of the same family in this size and weight, its figures all of one width."""
    made = QFont(font)
    made.setPixelSize(face.pixels)
    made.setFeature(QFont.Tag("tnum"), 1)
    if face.strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def _rooms(width: float, lines: int, last: float) -> list[list[float]]:
    """The widths of lines to try one after the other, where the last may be shorter.

    As few lines as will do; then all as short as the last, for what fills a line of the full
    width but not the last one; and if nothing holds it all, as much of it as there is room for.
    """
    most = [width] * (lines - 1) + [last]
    if last == width:
        return [most]
    fewer = [most[-count:] for count in range(1, lines)]
    return [*fewer, most, [last] * lines, most]


def broken(text: str, font: QFont, widths: list[float]) -> tuple[list[str], bool]:
    """The text broken between words into lines of these widths, and whether all of it is there.

    A word that is wider than its line is elided, and so is the last line where more is left.
    """
    if len(widths) == 1:
        return _elided([text], font, widths)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    # Qt counts in halves of UTF-16, in which a letter may be two.
    units = text.encode("utf-16-le", "replace")
    parts: list[str] = []
    for width in widths:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, length = line.textStart(), line.textLength()
        end = len(units) if len(parts) == len(widths) - 1 else 2 * (start + length)
        parts.append(units[2 * start : end].decode("utf-16-le", "replace"))
    layout.endLayout()
    return _elided([part.strip() for part in parts] or [""], font, widths)


def _elided(parts: list[str], font: QFont, widths: list[float]) -> tuple[list[str], bool]:
    metrics = QFontMetricsF(font)
    shown = [
        part
        # What breaks lines and what measures them may differ by less than a pixel.
        if metrics.horizontalAdvance(part) <= width + _ROUNDING
        else metrics.elidedText(part, Qt.TextElideMode.ElideRight, width)
        for part, width in zip(parts, widths, strict=False)
    ]
    return shown, shown == parts


def _from_right(text: str) -> bool:
    """Whether the first letter with a direction belongs to a script written from the right."""
    for letter in text:
        direction = bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _ready(text: str, font: QFont) -> QStaticText:
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    static.prepare(font=font)
    return static
