"""What else could show a tree: an item for each node, or pyqtgraph's graph, over the same places."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import (
    QGraphicsLineItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from scenario_desk.presentation.tree.scene import Scene
from scenario_desk.presentation.tree.viewport import Viewport

WIDTH, HEIGHT = 1_920, 1_080
Look = Callable[[Viewport, float], None]
"""Looks through a viewport, panned by some pixels."""


def items(scene: Scene) -> tuple[QGraphicsView, Look]:
    """QGraphicsView with a line and a rectangle for each node."""
    drawn = QGraphicsScene()
    view = QGraphicsView(drawn)
    drawn.setParent(view)
    pen, brush = QPen(QColor("#878C93"), 0), QBrush(QColor("#086C50"))
    x, y, parent = scene.x.tolist(), scene.y.tolist(), scene.parent.tolist()
    for place, above in enumerate(parent):
        line = QGraphicsLineItem(x[above], y[above], x[place], y[place])
        line.setPen(pen)
        drawn.addItem(line)
        box = QGraphicsRectItem(QRectF(x[place] - 9, y[place] - 9, 18, 18))
        box.setPen(pen)
        box.setBrush(brush)
        drawn.addItem(box)

    def look(at: Viewport, by: float) -> None:
        view.resetTransform()
        view.scale(at.scale_x, at.scale_y)
        view.centerOn(QPointF(*at.panned(by, by).to_layout(WIDTH / 2, HEIGHT / 2)))

    return view, look


def graph(scene: Scene) -> tuple[QWidget, Look]:
    """pyqtgraph's GraphItem in a plot without axes."""
    import pyqtgraph

    plot = pyqtgraph.PlotWidget()
    plot.hideAxis("left")
    plot.hideAxis("bottom")
    edges = np.column_stack([scene.parent[1:], np.arange(1, scene.count)])
    drawn = pyqtgraph.GraphItem()
    drawn.setData(pos=np.column_stack([scene.x, scene.y]), adj=edges, size=8, pen="#878C93")
    plot.addItem(drawn)

    def look(at: Viewport, by: float) -> None:
        seen = at.panned(by, by).seen(WIDTH, HEIGHT)
        plot.setRange(
            xRange=(seen.left, seen.right), yRange=(seen.top, seen.bottom), padding=0, update=True
        )

    return plot, look


PEERS: dict[str, Callable[[Scene], tuple[QWidget, Look]]] = {
    "an item per node": items,
    "pyqtgraph": graph,
}


def painted(widget: QWidget) -> QWidget:
    """What has to be repainted of a view that scrolls."""
    return widget.viewport() if isinstance(widget, QGraphicsView) else widget
