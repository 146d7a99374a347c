"""What showing a tree keeps in memory; each way in a process of its own, for memory is given back
late: `python -m tests.benchmarks.canvas_memory WAY NODES`."""

from __future__ import annotations

import ctypes
import gc
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication, QWidget

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.theme import dress
from scenario_desk.desk.tree.content import Content
from scenario_desk.desk.tree.tree_view import TreeView
from tests.benchmarks.canvas_peers import HEIGHT, PEERS, WIDTH
from tests.benchmarks.figures import figure
from tests.benchmarks.synthetic import synthetic
from tests.model.building import small_scenario

CHECKOUT = Path(__file__).resolve().parents[2]
OURS = "ours"
_STATM = Path("/proc/self/statm")
_MEGABYTE = 1e6


def memory_rows(sizes: Sequence[int], alone: int) -> list[dict[str, Any]]:
    """Megabytes: our arrays, and what the process grows by; `alone` is a size without peers."""
    found = []
    for size in (*sizes, alone):
        opened = synthetic(size)
        content = _content(opened)
        kept = array_bytes(content) / _MEGABYTE
        found.append(figure("canvas: its arrays", size, kept, unit="MB"))
        if not _STATM.exists():
            continue
        ours = grown_by(OURS, size)
        peers = {peer: grown_by(peer, size) for peer in PEERS} if size in sizes else {}
        found += [
            figure("canvas: memory", size, ours, peer=peer, peer_value=value, unit="MB")
            for peer, value in peers.items()
        ] or [figure("canvas: memory", size, ours, unit="MB")]
    return found


def array_bytes(content: Content) -> int:
    """What the arrays hold that the canvas keeps beside frame and evaluation; each once."""
    styles = content.styles
    # What a frame far out asks for.
    parts = [styles.chances_before, styles.ruled_out_before]
    for holder in (content.scene, styles):
        parts += [getattr(holder, field.name) for field in fields(holder)]
    arrays = {id(part): part.nbytes for part in parts if isinstance(part, np.ndarray)}
    return sum(arrays.values())


def grown_by(way: str, size: int) -> float:
    """Megabytes by which a process grows when it shows a tree in one of the ways."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.canvas_memory", way, str(size)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(told.stdout)


def main(way: str, size: int) -> None:
    """Show a tree, and print by how many megabytes that made this process grow."""
    app = QApplication([])
    tokens = dress(app, "light", 1.0)
    opened = synthetic(size)
    # What any first picture brings along is nobody's.
    small = Opened.of(small_scenario())
    bench = Workbench(small)
    bench.dress(tokens, 1.0)
    view = TreeView(bench)
    _shown(view)
    for peer in PEERS.values():
        _shown(peer(_content(small).scene)[0])
    scene = None if way == OURS else _content(opened).scene
    _give_back()
    before = _resident()
    if scene is None:
        view.content = _content(opened)
        view.fit()
        view.repaint()
    else:
        other = PEERS[way](scene)
        _shown(other[0])
    _give_back()
    print((_resident() - before) / _MEGABYTE)
    sys.stdout.flush()
    # Taking it all down would only take time.
    os._exit(0)


def _content(opened: Opened) -> Content:
    return Content(opened.scenario, opened.frame, opened.evaluation)


def _shown(widget: QWidget) -> None:
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    QApplication.processEvents()


def _give_back() -> None:
    """Hand what is free back to the system, or what comes next would seem to need nothing."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _resident() -> int:
    """Bytes of this process in memory."""
    return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
