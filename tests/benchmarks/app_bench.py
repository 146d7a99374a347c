"""How long a person waits: for the first window, for a typed score, for a huge file to open.

Times are milliseconds. Everything runs on whatever platform Qt is told to use, offscreen unless
QT_QPA_PLATFORM says otherwise.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tests.benchmarks.figures import figure

CHECKOUT = Path(__file__).resolve().parents[2]
FLAGSHIP = CHECKOUT / "scenarios" / "syria-2017.scenario"
FRAME_MS = 16.0
STALL_MS = 100.0
TREE_EDIT_MS = 50.0
FIRST_PAINT_RATIO = 2.5
EDITS = 100
STARTS = 7
STARTS_ON_FILE = 3
HUGE = 100_000
SIZE = (1920, 1080)


def rows() -> list[dict[str, Any]]:
    """First paint beside a bare QMainWindow; a typed score; a huge tree opened and edited."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return [_first_paint(), *_starting(), *_score_to_pixels(), *_huge_edits()]


# The first window


_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
"""
_OURS = """
from scenario_desk.desk.app import application
from scenario_desk.desk.shell.window import Window
app = application()
window = Window()
"""
_UNTIL_PAINTED = """
from PySide6.QtCore import QEvent, QObject
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            app.exit()
        return False
painted = Painted()
window.resize(1440, 900)
window.installEventFilter(painted)
window.show()
app.exec()
import time
print(time.perf_counter() - begun)
import os, sys
sys.stdout.flush()
os._exit(0)
"""


def _first_paint() -> dict[str, Any]:
    """From the interpreter's first line to the first paint event, a process each time."""
    ours, bare = [], []
    for _start in range(STARTS):
        bare.append(_start_ms(_BARE))
        ours.append(_start_ms(_OURS))
    peer = median(bare)
    return figure(
        "first painted window",
        1,
        median(ours),
        FIRST_PAINT_RATIO * peer,
        peer="bare QMainWindow",
        peer_value=peer,
    )


def _start_ms(making: str) -> float:
    code = f"import time\nbegun = time.perf_counter()\n{making}{_UNTIL_PAINTED}"
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=CHECKOUT,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(told.stdout) * 1000


# A score is typed


def _score_to_pixels() -> list[dict[str, Any]]:
    """One score typed on the flagship, until every view has been painted: the whole, and by stage.

    Tree, chart, inspector and outline stand in the window, the matrix in a second one. The stages
    before the views are timed once more by themselves, on the same edit.
    """
    from PySide6.QtWidgets import QApplication

    from scenario_desk.analysis.evaluation import evaluate
    from scenario_desk.desk.app import application
    from scenario_desk.desk.bench.moments import Opened
    from scenario_desk.desk.matrix.matrix_view import MatrixView
    from scenario_desk.desk.shell.window import Window
    from scenario_desk.exchange.scenario_file import load
    from scenario_desk.model import edits
    from scenario_desk.model.changes import changes
    from scenario_desk.model.estimate import Estimate

    application()
    window = Window()
    window.resize(*SIZE)
    window.show()
    bench = window.workbench
    bench.open(Opened.of(load(FLAGSHIP)), FLAGSHIP)
    window.start_work()
    window.work.show_workspace("overlap")
    bench.select("endpoint", "e07")
    matrix = MatrixView(bench)
    matrix.resize(1100, 700)
    matrix.show()
    _settle()
    stages: dict[str, list[float]] = {
        name: [] for name in ("edit", "changes", "frame", "evaluation", "views", "painting")
    }
    whole = []
    for turn in range(EDITS):
        score = Estimate(best=30 + turn % 40, low=10, high=90)
        before, frame = bench.scenario, bench.frame
        edited, took = _timed(lambda s=before, e=score: edits.set_score(s, "e07", "ru3", e))
        stages["edit"].append(took)
        between, took = _timed(lambda a=before, b=edited: changes(a, b))
        stages["changes"].append(took)
        lowered, took = _timed(lambda f=frame, c=between: f.updated(c))
        stages["frame"].append(took)
        _evaluation, took = _timed(lambda f=lowered: evaluate(f, bench.assumptions))
        stages["evaluation"].append(took)
        begun = perf_counter()
        bench.apply(edits.set_score, "e07", "ru3", score)
        told = perf_counter()
        QApplication.processEvents()
        done = perf_counter()
        model = sum(each[-1] for name, each in stages.items() if name not in ("views", "painting"))
        stages["views"].append(max((told - begun) * 1000 - model, 0.0))
        stages["painting"].append((done - told) * 1000)
        whole.append((done - begun) * 1000)
    flipping = []
    for turn in range(EDITS):
        score = Estimate(best=-60 + turn * 37 % 140, low=-100, high=100)
        begun = perf_counter()
        bench.apply(edits.set_score, "e07", "ru3", score)
        QApplication.processEvents()
        flipping.append((perf_counter() - begun) * 1000)
    bench.mark_saved(bench.committed, FLAGSHIP)
    matrix.close()
    window.close()
    total = median(whole)
    rows = [
        figure("score typed to pixels in all views", EDITS, total, FRAME_MS),
        figure("the same, the endpoint's class changing with it", EDITS, median(flipping), None),
    ]
    for name, took in stages.items():
        share = f"{median(took) / total:.0%} of it"
        rows.append(figure(f"  {name}", EDITS, median(took), None, peer=share))
    return rows


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    begun = perf_counter()
    result = work()
    return result, (perf_counter() - begun) * 1000


def _settle() -> None:
    """Let everything that was put off happen."""
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(800, loop.quit)
    loop.exec()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# Starting with a file


_WATCHED = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from scenario_desk.desk.app import application, main
app = application()
beats = []
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            app.removeEventFilter(self)
            beats.append((time.perf_counter(), time.thread_time()))
            pulse.start()
            look.start()
        return False
painted = Painted()
app.installEventFilter(painted)
pulse = QTimer(interval=2, timerType=Qt.TimerType.PreciseTimer)
pulse.timeout.connect(lambda: beats.append((time.perf_counter(), time.thread_time())))
look = QTimer(interval=100)
still = 0
def see():
    global still
    windows = [each for each in app.topLevelWidgets() if hasattr(each, "working")]
    done = windows and windows[0].working and not windows[0].tasks.busy()
    still = still + 1 if done else 0
    if still > 15:
        app.exit()
look.timeout.connect(see)
main(sys.argv[1])
for one in (0, 1):
    print(max(later[one] - sooner[one] for sooner, later in zip(beats, beats[1:])) * 1000)
sys.stdout.flush()
os._exit(0)
"""
"""Starts the program on a file; prints the longest stall from the first paint to a second and a
half after all is shown, and the longest that the interface thread worked at a stretch, in ms."""


def _starting() -> list[dict[str, Any]]:
    """The longest time the window does not answer from its first paint on, started on a file.

    A process for each start. A timer on the interface thread is to fire every other millisecond;
    how late it is is the stall. Beside it stands the load of the same file on the interface thread.
    """
    from scenario_desk.desk.bench.moments import Opened
    from scenario_desk.exchange.scenario_file import load, save
    from tests.analysis.growing import large_scenario

    rows = []
    with tempfile.TemporaryDirectory() as folder:
        nodes, scores = Path(folder) / "nodes.scenario", Path(folder) / "scores.scenario"
        save(large_scenario(HUGE), nodes)
        save(large_scenario(60, actors=50, endpoints=5_000), scores)
        for what, path, size in (
            ("the flagship", FLAGSHIP, 1),
            ("a tree", nodes, HUGE),
            ("scores", scores, 500_000),
        ):
            _opened, at_once = _timed(lambda file=path: Opened.of(load(file)))
            del _opened
            stalls = [_longest_stalls(path) for _start in range(STARTS_ON_FILE)]
            waited, worked = (median(each) for each in zip(*stalls, strict=True))
            rows += [
                figure(
                    f"started on {what}: longest stall from first paint",
                    size,
                    waited,
                    STALL_MS,
                    peer="opened on the interface thread",
                    peer_value=at_once,
                ),
                figure("  of it the interface thread worked", size, worked, None),
            ]
    return rows


def _longest_stalls(path: Path) -> tuple[float, ...]:
    told = subprocess.run(
        [sys.executable, "-c", _WATCHED, str(path)],
        cwd=CHECKOUT,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(map(float, told.stdout.split()))


# A huge tree


def _huge_edits() -> list[dict[str, Any]]:
    """Edits of a tree of 100,000 nodes until canvas, outline, inspector and header are painted.

    The tree is unfolded on the canvas and closed in the outline, as it is when a file is opened.
    """
    from PySide6.QtWidgets import QApplication

    from scenario_desk.desk.app import application
    from scenario_desk.desk.bench.moments import Opened
    from scenario_desk.desk.shell.window import Window
    from scenario_desk.model import edits
    from tests.analysis.growing import large_scenario

    application()
    window = Window()
    window.resize(*SIZE)
    window.show()
    bench = window.workbench
    bench.open(Opened.of(large_scenario(HUGE)), None)
    window.start_work()
    window.work.show_workspace("build")
    _settle()
    window.tree.nodes.unfold_all()
    window.tree.zoom_100()
    leaf, other = bench.frame.node_ids[-1], bench.frame.node_ids[1]
    bench.select("node", leaf)
    _settle()
    turns = iter(range(1_000_000))
    tried: dict[str, Callable[[], object]] = {
        "label": lambda: bench.apply(edits.set_label, leaf, f"Label {next(turns)}"),
        "add": lambda: bench.apply(edits.add_child, other, f"new{next(turns)}"),
        "delete": lambda: bench.apply(edits.delete, (bench.scenario.nodes[other].children[-1],)),
        "re-parent": lambda: bench.apply(
            edits.move, (leaf,), bench.frame.node_ids[1 + next(turns) % 2]
        ),
        "undo": bench.undo,
    }
    rows = []
    for name, edit in tried.items():
        taken = []
        for _turn in range(12):
            begun = perf_counter()
            edit()
            QApplication.processEvents()
            taken.append((perf_counter() - begun) * 1000)
        what = f"huge tree: {name} to pixels in all views"
        rows.append(figure(what, HUGE, median(taken), TREE_EDIT_MS))
    bench.mark_saved(bench.committed, Path("huge.scenario"))
    window.close()
    return rows
