"""How long a frame of the tree takes, beside an item for each node and pyqtgraph's graph.

Frames of 1920 × 1080 pixels without a screen. Three zooms: fit (all of the tree), middle (nodes 6
pixels apart) and near (100 %), each panned a little before every frame. All three paint the same
places; only ours writes words.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsLineItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from scenario_desk.desk.theme import dress
from scenario_desk.presentation.tree.scene import Scene
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.presentation.tree.viewport import Viewport
from scenario_desk.desk.workbench import Opened, Workbench
from scenario_desk.model import edits
from tests.benchmarks.figures import figure, milliseconds
from tests.model.building import big_tree, small_scenario

SIZES = (1_000, 10_000, 100_000)
WIDTH, HEIGHT = 1_920, 1_080
FRAME_MS = 16.0
"""A frame of the screen."""
EDIT_MS = 50.0
"""From an edit to its picture."""
PAUSE_MS = 100.0
"""As long as a window may stand still."""
_BUDGET_S = 1.5
"""Time for one median; slow peers get fewer frames."""

Views = dict[str, Viewport]


def rows(sizes: Sequence[int] = SIZES) -> list[dict[str, Any]]:
    """Medians in milliseconds."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    tokens = dress(app, "light", 1.0)
    found: list[dict[str, Any]] = []
    for size in sizes:
        opened = Opened.of(big_tree(size))
        bench = Workbench(Opened.of(small_scenario()))
        bench.dress(tokens, 1.0)
        view = TreeView(bench)
        view.resize(WIDTH, HEIGHT)
        view.show()
        app.processEvents()
        gc.collect()
        pause = milliseconds(
            lambda view=view, bench=bench, opened=opened: _open(view, bench, opened)
        )
        found.append(figure("canvas: open, the longest pause", size, pause, PAUSE_MS))
        view.nodes.unfold_all()
        views = _views(view)
        ours = {name: _frames(view, _look(view, each)) for name, each in views.items()}
        scene = view.content.scene
        found += _edit_rows(view, bench, size)
        view.close()
        view.deleteLater()
        for peer, make in (("an item per node", _items), ("pyqtgraph", _graph)):
            other, look = make(scene)
            other.resize(WIDTH, HEIGHT)
            other.show()
            app.processEvents()
            for name, each in views.items():
                taken = _frames(_painted(other), lambda by, each=each, look=look: look(each, by))
                what = f"canvas: frame, {name}"
                found.append(figure(what, size, ours[name], FRAME_MS, peer=peer, peer_value=taken))
            other.close()
            other.deleteLater()
            app.sendPostedEvents()
    return found


def _open(view: TreeView, bench: Workbench, opened: Opened) -> None:
    bench.open(opened, None)
    view.repaint()


def _views(view: TreeView) -> Views:
    """The three zooms; middle and near look at the middle of the leaves."""
    view.fit()
    fit, scene = view.view, view.content.scene
    leaf = scene.count - max(scene.count // 4, 1)
    place = float(scene.x[leaf]), float(scene.y[leaf])
    near = fit.zoomed_to(1.0, 0, 0).holding(*place, WIDTH * 0.7, HEIGHT / 2)
    apart = 6.0 / (scene.row * fit.stretch)
    middle = fit.zoomed_to(max(apart, fit.zoom), 0, 0).holding(*place, WIDTH * 0.7, HEIGHT / 2)
    return {"fit": fit, "middle": middle, "near": near}


def _look(view: TreeView, at: Viewport) -> Callable[[float], None]:
    def look(by: float) -> None:
        view.view = at.panned(by, by)

    return look


def _edit_rows(view: TreeView, bench: Workbench, size: int) -> list[dict[str, Any]]:
    """From an edit to its pixels, everything unfolded and as first shown."""
    view.set_view(view.view.zoomed_to(1.0, 0, 0))
    leaf = view.content.frame.node_ids[-1]
    numbers = iter(range(10_000))
    tried: dict[str, Callable[[], object]] = {
        "label": lambda: bench.apply(edits.set_label, leaf, f"Label {next(numbers)}"),
        "add": lambda: bench.apply(edits.add_child, "n1", f"new{next(numbers)}"),
        "undo": bench.undo,
    }
    found = []
    for name, edit in tried.items():

        def work(edit: Callable[[], object] = edit) -> None:
            edit()
            view.repaint()

        taken = _median(work)
        found.append(figure(f"canvas: {name} to pixels", size, taken, EDIT_MS))
    return found


def _items(scene: Scene) -> tuple[QGraphicsView, Callable[[Viewport, float], None]]:
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


def _graph(scene: Scene) -> tuple[QWidget, Callable[[Viewport, float], None]]:
    """pyqtgraph's GraphItem in a plot without axes."""
    import pyqtgraph

    plot = pyqtgraph.PlotWidget()
    plot.hideAxis("left")
    plot.hideAxis("bottom")
    edges = np.column_stack([scene.parent[1:], np.arange(1, scene.count)])
    graph = pyqtgraph.GraphItem()
    graph.setData(pos=np.column_stack([scene.x, scene.y]), adj=edges, size=8, pen="#878C93")
    plot.addItem(graph)

    def look(at: Viewport, by: float) -> None:
        seen = at.panned(by, by).seen(WIDTH, HEIGHT)
        plot.setRange(
            xRange=(seen.left, seen.right), yRange=(seen.top, seen.bottom), padding=0, update=True
        )

    return plot, look


def _painted(widget: QWidget) -> QWidget:
    """What has to be repainted of a view that scrolls."""
    return widget.viewport() if isinstance(widget, QGraphicsView) else widget


def _frames(widget: QWidget, look: Callable[[float], None]) -> float:
    steps = iter(range(1_000_000))

    def frame() -> None:
        look(float(next(steps) % 7))
        widget.repaint()

    return _median(frame)


def _median(work: Callable[[], object]) -> float:
    """Milliseconds, the median of as many runs as the budget has room for; the first is no run."""
    work()
    taken: list[float] = []
    while len(taken) < 3 or (sum(taken) < _BUDGET_S * 1_000 and len(taken) < 40):
        taken.append(milliseconds(work))
    return median(taken)


if __name__ == "__main__":
    for row in rows():
        print(row)
