"""How fast the tree is shown and how large it is, beside an item per node and pyqtgraph's graph.

Frames of 1920 × 1080 pixels without a screen. Three zooms: fit (all of the tree), middle (nodes 6
pixels apart) and near (100 %), each panned a little before every frame. All paint the same places;
only ours writes words. A tree of a million nodes is arrays alone. Gestures are real events.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.theme import dress
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.presentation.layout import Sizes, layout
from scenario_desk.presentation.tree.viewport import Viewport
from tests.benchmarks.buchheim import buchheim
from tests.benchmarks.canvas_edits import Meter, edit_rows
from tests.benchmarks.canvas_memory import memory_rows
from tests.benchmarks.canvas_peers import HEIGHT, PEERS, WIDTH, painted
from tests.benchmarks.figures import figure, milliseconds
from tests.benchmarks.synthetic import synthetic
from tests.model.building import big_tree, small_scenario

SIZES = (1_000, 10_000, 100_000)
ALONE = 1_000_000
"""Nodes as arrays, with nothing beside them."""
FRAME_MS = 16.0
"""A frame of the screen."""
PAUSE_MS = 100.0
"""As long as a window may stand still."""
_BUDGET_S = 1.0
"""Time for one median; slow peers get fewer frames."""
_ROW = 46.0

Views = dict[str, Viewport]


def rows(sizes: Sequence[int] = SIZES, alone: int = ALONE) -> list[dict[str, Any]]:
    """Medians in milliseconds, and megabytes."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    found: list[dict[str, Any]] = []
    for size in sizes:
        opened = Opened.of(big_tree(size))
        view, meter = _shown(app, Opened.of(small_scenario()))
        gc.collect()
        # As the program does with what it has opened.
        gc.freeze()
        pause = milliseconds(lambda v=view, o=opened: _open(v, o), 3)
        found.append(figure("canvas: open, the longest pause", size, pause, PAUSE_MS))
        found += _layout_rows(opened, size)
        view.nodes.unfold_all()
        views = _views(view)
        ours = {name: _frames(view, _look(view, each)) for name, each in views.items()}
        scene = view.content.scene
        found += _fold_rows(view, size, FRAME_MS)
        found += _gesture_rows(view, views["fit"], size)
        view.view = views["fit"]
        found += edit_rows(view, meter, size)
        _closed(app, view)
        for peer, make in PEERS.items():
            other, look = make(scene)
            other.resize(WIDTH, HEIGHT)
            other.show()
            app.processEvents()
            for name, each in views.items():
                taken = _frames(painted(other), lambda by, each=each, look=look: look(each, by))
                what = f"canvas: frame, {name}"
                found.append(figure(what, size, ours[name], FRAME_MS, peer=peer, peer_value=taken))
            _closed(app, other)
        gc.unfreeze()
    found += _alone_rows(app, alone)
    return found + memory_rows(sizes, alone)


def _shown(app: QApplication, opened: Opened) -> tuple[TreeView, Meter]:
    """A canvas in a window of its own, as the program dresses it."""
    bench = Workbench(opened)
    bench.dress(dress(app, "light", 1.0), 1.0)
    meter = Meter(bench)
    view = TreeView(bench)
    meter.watch()
    view.resize(WIDTH, HEIGHT)
    view.show()
    app.processEvents()
    return view, meter


def _closed(app: QApplication, widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _open(view: TreeView, opened: Opened) -> None:
    view.workbench.open(opened, None)
    view.repaint()


def _layout_rows(opened: Opened, size: int) -> list[dict[str, Any]]:
    frame, parents = opened.frame, opened.frame.parent.tolist()
    ours = milliseconds(lambda: layout(frame, sizes=Sizes(row=_ROW)), 15)
    peer = milliseconds(lambda: buchheim(parents, _ROW), 3)
    what = "canvas: layout"
    return [figure(what, size, ours, FRAME_MS, peer="Buchheim in Python", peer_value=peer)]


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


def _fold_rows(view: TreeView, size: int, limit: float | None) -> list[dict[str, Any]]:
    """Folding and focusing a third of the tree, back and forth, and the whole to a depth."""
    third = view.workbench.frame.node_ids[1]
    host, showing = view.nodes.host, view.view_commands
    pairs: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "fold": (lambda: host.fold([third]), lambda: host.unfold([third])),
        "focus": (lambda: showing.show_branch(third), showing.show_whole_tree),
        "fold to depth": (lambda: host.fold_to_depth(3), lambda: host.fold_to_depth(None)),
    }
    found = []
    for name, (there, back) in pairs.items():
        away, home = [], []
        for _turn in range(12):
            away.append(milliseconds(lambda there=there: _done(view, there)))
            home.append(milliseconds(lambda back=back: _done(view, back)))
        found.append(figure(f"canvas: {name} to pixels", size, median(away), limit))
        found.append(figure(f"canvas: {name} taken back", size, median(home), limit))
    return found


def _done(view: TreeView, change: Callable[[], object]) -> None:
    change()
    view.repaint()


def _gesture_rows(view: TreeView, at: Viewport, size: int) -> list[dict[str, Any]]:
    """Frames of what the mouse does: from an event to the picture."""
    found = []
    middle = QPointF(WIDTH / 2, HEIGHT / 2)
    for name, button, start in (
        ("pan", Qt.MouseButton.MiddleButton, middle),
        ("re-parent", Qt.MouseButton.LeftButton, None),
    ):
        view.view = at
        start = start or QPointF(*view.place(1))
        _mouse(view, QEvent.Type.MouseButtonPress, start, button)
        steps = iter(range(1_000_000))

        def frame(button: Qt.MouseButton = button, steps: Any = steps) -> None:
            step = next(steps)
            point = QPointF(300 + step * 37 % (WIDTH - 600), 100 + step * 53 % (HEIGHT - 200))
            _mouse(view, QEvent.Type.MouseMove, point, button)
            view.repaint()

        frame()
        if view.gesture is None:
            raise AssertionError(f"the mouse does not begin to {name}")
        found.append(figure(f"canvas: drag, {name}", size, _median(frame), FRAME_MS))
        view.pointer.cancel()
    view.view = at
    turns = iter(range(1_000_000))

    def zoom() -> None:
        _wheel(view, middle, 120 if next(turns) % 20 < 10 else -120)
        view.repaint()

    found.append(figure("canvas: drag, zoom", size, _median(zoom), FRAME_MS))
    return found


def _mouse(view: TreeView, kind: QEvent.Type, point: QPointF, button: Qt.MouseButton) -> None:
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else button
    where = view.mapToGlobal(point)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QMouseEvent(kind, point, where, held, button, none))


def _wheel(view: TreeView, point: QPointF, turn: int) -> None:
    event = QWheelEvent(
        point,
        view.mapToGlobal(point),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def _alone_rows(app: QApplication, size: int) -> list[dict[str, Any]]:
    """A tree too large for anything else here."""
    opened = synthetic(size)
    view, _meter = _shown(app, opened)
    view.nodes.unfold_all()
    found = [
        figure(f"canvas: frame, {name}", size, _frames(view, _look(view, each)), FRAME_MS)
        for name, each in _views(view).items()
    ]
    found += _fold_rows(view, size, None)
    placed = milliseconds(lambda: layout(opened.frame, sizes=Sizes(row=_ROW)), 5)
    found.append(figure("canvas: layout", size, placed))
    _closed(app, view)
    return found


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
