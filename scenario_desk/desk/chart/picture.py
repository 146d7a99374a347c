"""The chart as a picture to paste: title, headline, what is assumed, and the marking, at 2×."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.chart.ink import Ink
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import assumptions_sentence, headline

if TYPE_CHECKING:
    from scenario_desk.desk.chart.chart_view import ChartView

RATIO = 2.0
_PAD = 16.0
_LEAST = 420


def picture(view: ChartView) -> QImage:
    """Draw the chart as it stands; while results are held, or there is none, the notice instead."""
    bench = view.workbench
    ink = Ink(bench.tokens, bench.font_scale, QApplication.font())
    plot = view.ensure_plot()
    shown = view.notice.isHidden()
    width = max(_LEAST, plot.width())
    lines = heading(view, ink, shown)
    heights = [_set(None, text, font, "ink", width, 0, ink) for text, font, _colour in lines]
    head = _PAD + sum(heights) + 4 * len(lines)
    body = max(300, plot.height())
    foot = view.legend.height() if shown else 0
    image = QImage(
        round(width * RATIO), round((head + body + foot) * RATIO), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(RATIO)
    image.fill(ink.colour("panel"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = _PAD
    for text, font, colour in lines:
        top += _set(painter, text, font, colour, width, top, ink) + 4
    if shown:
        plot.draw(painter, QRectF(0, head, width, body))
        painter.translate(0, head + body)
        view.legend.paint_entries(painter, QRectF(0, 0, width, foot - 6))
    else:
        painter.setFont(ink.label.font)
        painter.setPen(ink.colour("muted"))
        room = QRectF(40, head, width - 80, body)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), view.notice.sentence.text())
    painter.end()
    return image


def heading(view: ChartView, ink: Ink, shown: bool) -> list[tuple[str, QFont, str]]:
    """(text, font, colour token) of each paragraph above the plot."""
    bench = view.workbench
    title = bench.scenario.title or _("Untitled")
    large = QFont(ink.strong.font)
    large.setPixelSize(round(ink.px(16)))
    lines = [(title, large, "ink")]
    if bench.scenario.marking:
        lines.insert(0, (bench.scenario.marking, ink.small_strong.font, "ink"))
    if shown:
        lines.append((headline(bench.evaluation), ink.label.font, "ink"))
        lines.append((assumptions_sentence(bench.evaluation), ink.small.font, "muted"))
    return lines


def _set(
    painter: QPainter | None,
    text: str,
    font: QFont,
    colour: str,
    width: float,
    top: float,
    ink: Ink,
) -> float:
    """Set wrapped plain text, drawing where there is a painter; the height it takes."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width - 2 * _PAD)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    if painter is not None:
        painter.setPen(ink.colour(colour))
        layout.draw(painter, QPointF(_PAD, top))
    return height
