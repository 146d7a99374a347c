"""The matrix as a picture for the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.matrix.score_table import ScoreTable
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.titles import title_of


def picture_of(table: ScoreTable, workbench: Workbench) -> QImage:
    """The table as it is shown, at twice the size, under the scenario's title and marking."""
    marking, metrics = harmless(workbench.scenario.marking), table.fontMetrics()
    line = metrics.height() + 10
    head = line * (2 if marking else 1)
    across, down = table.verticalScrollBar(), table.horizontalScrollBar()
    width = table.width() - (across.width() if across.isVisible() else 0)
    height = table.height() - (down.height() if down.isVisible() else 0)
    image = QImage(QSize(width, height + head) * 2, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(2)
    image.fill(QColor(workbench.tokens.panel))
    painter = QPainter(image)
    painter.setFont(table.font())
    painter.setPen(QColor(workbench.tokens.ink))
    align = Qt.AlignmentFlag.AlignVCenter
    if marking:
        painter.drawText(0, 0, width, line, align | Qt.AlignmentFlag.AlignHCenter, marking)
    title = metrics.elidedText(
        harmless(title_of(workbench.scenario)), Qt.TextElideMode.ElideRight, width - 24
    )
    painter.drawText(12, head - line, width - 24, line, align, title)
    table.render(painter, QPoint(0, head))
    painter.end()
    return image
