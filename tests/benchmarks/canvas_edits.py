"""From an edit of a tree to its picture: the whole, and by stage.

Everything is unfolded and seen at once. The stages before the views are timed once more by
themselves, on the same edit; `content` is what the canvas does before it paints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from statistics import median
from time import perf_counter
from typing import Any

from scenario_desk.analysis.evaluation import evaluate_anew
from scenario_desk.desk.bench.moments import Update
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.scenario import Scenario
from tests.benchmarks.figures import figure

EDIT_MS = 50.0
"""From an edit to its picture."""
STAGES = ("edit", "changes", "frame", "evaluation", "content", "painting")
BY_STAGE = ("label", "add", "delete", "re-parent", "re-parent a third")
LARGE = ("delete a third", "duplicate a third")
"""What is too large to follow within the limit: measured, for it must not get worse."""
_BUDGET_S = 1.0
_FEWEST = 5

Edit = Callable[[Scenario], Scenario]
Times = dict[str, list[float]]


class Meter:
    """Times what the canvas does when the workbench tells it something."""

    def __init__(self, workbench: Workbench) -> None:
        self._workbench = workbench
        self._begun = 0.0
        self.content = 0.0
        """Milliseconds, of the last update."""
        workbench.updated.connect(self._begin)

    def watch(self) -> None:
        """Call when every view is connected: views are told in the order in which they came."""
        self._workbench.updated.connect(self._end)

    def _begin(self, _update: Update) -> None:
        self._begun = perf_counter()

    def _end(self, _update: Update) -> None:
        self.content = (perf_counter() - self._begun) * 1_000


def edit_rows(view: TreeView, meter: Meter, size: int) -> list[dict[str, Any]]:
    """Medians in milliseconds."""
    bench = view.workbench
    found = []
    for name, edit in tried(bench.scenario).items():
        limit = None if name in LARGE else EDIT_MS
        do, undo, redo = _measured(view, meter, edit)
        found.append(figure(f"canvas: {name} to pixels", size, median(do["whole"]), limit))
        if name in BY_STAGE:
            found += [
                figure(f"canvas: {name}, {stage}", size, median(do[stage])) for stage in STAGES
            ]
        found.append(figure(f"canvas: undo {name} to pixels", size, median(undo["whole"]), limit))
        if name == "add":
            found += [
                figure(f"canvas: undo {name}, {stage}", size, median(undo[stage]))
                for stage in ("content", "painting")
            ]
        found.append(figure(f"canvas: redo {name} to pixels", size, median(redo["whole"]), limit))
    taken = median(_far_back(view))
    found.append(figure("canvas: undo an older add to pixels", size, taken, EDIT_MS))
    return found


def tried(scenario: Scenario) -> dict[str, Edit]:
    """The edits by name, each of them another one every time; a leaf, a small branch, a third."""
    nodes, root = scenario.nodes, scenario.root
    big, other = nodes[root].children[0], nodes[root].children[-1]
    leaf, above = _lowest(scenario, big)
    numbers: Iterator[int] = count()
    return {
        "label": lambda s: edits.set_label(s, leaf, f"Label {next(numbers)}"),
        "add": lambda s: edits.add_child(s, above, f"new{next(numbers)}"),
        "delete": lambda s: edits.delete(s, leaf),
        "re-parent": lambda s: edits.move(s, leaf, other),
        "re-parent a third": lambda s: edits.move(s, big, other),
        "reorder": lambda s: edits.reorder(s, big, 1),
        "parent between": lambda s: edits.add_parent(s, big, f"new{next(numbers)}"),
        "duplicate a branch": lambda s: edits.duplicate(s, above),
        "delete a third": lambda s: edits.delete(s, big),
        "duplicate a third": lambda s: edits.duplicate(s, big),
    }


def _lowest(scenario: Scenario, node: str) -> tuple[str, str]:
    """A leaf below a node, and what stands two steps above it."""
    way = [node]
    while children := scenario.nodes[way[-1]].children:
        way.append(children[0])
    return way[-1], way[-3]


def _measured(view: TreeView, meter: Meter, edit: Edit) -> tuple[Times, Times, Times]:
    """The times of doing, undoing and doing again; afterwards all is as before."""
    bench = view.workbench
    done: tuple[Times, Times, Times] = ({}, {}, {})
    begun = perf_counter()
    turn = 0
    while turn <= _FEWEST or (perf_counter() - begun < _BUDGET_S and turn < 20):
        stages = _stages(bench, edit)
        times = [
            stages | _shown(view, meter, lambda: bench.apply(edit)),
            _shown(view, meter, bench.undo),
            _shown(view, meter, bench.redo),
        ]
        bench.undo()
        view.repaint()
        turn += 1
        if turn == 1:
            # The first time warms up.
            continue
        for kept, taken in zip(done, times, strict=True):
            for name, value in taken.items():
                kept.setdefault(name, []).append(value)
    return done


def _stages(bench: Workbench, edit: Edit) -> dict[str, float]:
    """What the workbench does with an edit, a stage at a time."""
    times: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        begun = perf_counter()
        made = work()
        times[name] = (perf_counter() - begun) * 1_000
        return made

    edited = timed("edit", lambda: edit(bench.scenario))
    between = timed("changes", lambda: changes(bench.scenario, edited))
    frame = timed("frame", lambda: bench.frame.updated(between))
    timed("evaluation", lambda: evaluate_anew(bench.evaluation, frame, bench.assumptions))
    return times


def _shown(view: TreeView, meter: Meter, change: Callable[[], object]) -> dict[str, float]:
    begun = perf_counter()
    change()
    told = perf_counter()
    view.repaint()
    ended = perf_counter()
    return {
        "whole": (ended - begun) * 1_000,
        "content": meter.content,
        "painting": (ended - told) * 1_000,
    }


def _far_back(view: TreeView) -> list[float]:
    """Undoing steps whose figures are no longer kept."""
    bench = view.workbench
    add = tried(bench.scenario)["add"]
    for _step in range(12):
        bench.apply(add)
    taken = []
    while bench.undo_text:
        begun = perf_counter()
        bench.undo()
        view.repaint()
        taken.append((perf_counter() - begun) * 1_000)
    return taken[-6:]
