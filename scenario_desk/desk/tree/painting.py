"""One frame of the tree, from back to front."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from scenario_desk.desk.tree.detail import Detail, detail
from scenario_desk.desk.tree.far import paint_far
from scenario_desk.desk.tree.lettering import paint_question
from scenario_desk.desk.tree.middle import paint_middle
from scenario_desk.desk.tree.near import paint_near
from scenario_desk.desk.tree.picture import Picture
from scenario_desk.presentation.language import _


def paint_tree(painter: QPainter, picture: Picture) -> Detail:
    """Paint everything that is in sight; says in what detail."""
    painter.fillRect(
        QRectF(0, 0, picture.width, picture.height), picture.palette.colour("background")
    )
    chosen = detail(picture)
    paint_far(painter, picture, chosen.far)
    paint_middle(painter, picture, chosen.middle)
    paint_near(painter, picture, chosen.near)
    paint_question(painter, picture)
    if picture.scene.count == 1 and not picture.scene.hidden[0]:
        _paint_invitation(painter, picture)
    return chosen


def paint_focus(painter: QPainter, picture: Picture) -> None:
    """The frame around a canvas that the keys go to."""
    if picture.focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(picture.palette.colour("accent"), 2))
        painter.drawRect(QRectF(1, 1, picture.width - 2, picture.height - 2))


def _paint_invitation(painter: QPainter, picture: Picture) -> None:
    """What to do with a tree that is only a root."""
    x, y = picture.view.to_screen(float(picture.scene.x[0]), float(picture.scene.y[0]))
    metrics = picture.metrics_at(0)
    text = _("Press Tab to add the first branch, F2 to write the question")
    laid = picture.texts.laid(text, metrics.label, 240 * metrics.size, 3)
    painter.setFont(metrics.label)
    painter.setPen(QPen(picture.palette.colour("muted")))
    laid.draw(painter, x + metrics.radius + 16 * metrics.size, y - laid.height / 2)
