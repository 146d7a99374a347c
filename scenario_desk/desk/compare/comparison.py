"""Two scenarios and all that separates them, made ready to show: slow on huge ones, needs no window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from scenario_desk.analysis.effect import Effect, effect
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.tree.change_marks import Codes, changed_nodes, codes_of
from scenario_desk.presentation.tree.scene import Ints
from scenario_desk.presentation.words.changes import Difference, differences
from scenario_desk.presentation.words.changes.difference import What


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One of the two."""

    name: str
    """What it is called here: a file, "as it is now", what a state comes before."""
    opened: Opened
    """With the assumptions it opens with, as for `diff` on the command line."""
    codes: Codes
    """uint8[N] of its frame: what became of each node, see `ChangeMarks`."""
    rows: Ints
    """int64[N] of its frame: the row of each node in the frame of the other side, or −1."""


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Two scenarios, what leads from the old one to the new, and what became of the overlap."""

    old: Side
    new: Side
    differences: tuple[Difference, ...]
    effect: Effect
    changed: Mapping[str, What]
    """By id, what became of each node; an added one is only in the new, a removed one in the old."""
    about: Mapping[str, tuple[Difference, ...]]
    """By node, the difference that is about it, after those that it is a part of, outermost first."""

    @classmethod
    def of(
        cls,
        old: tuple[str, Scenario],
        new: tuple[str, Scenario],
        go_on: Callable[[], None] = lambda: None,
    ) -> Comparison:
        """Compare two named scenarios; `go_on` is called between the steps, and may raise."""
        before, after = (Opened.of(scenario, go_on) for _name, scenario in (old, new))
        go_on()
        found = differences(old[1], new[1])
        go_on()
        changed = changed_nodes(found)
        return cls(
            _side(old[0], before, after, changed),
            _side(new[0], after, before, changed),
            found,
            effect(before.evaluation, after.evaluation),
            changed,
            _about(found),
        )


def _side(name: str, own: Opened, other: Opened, changed: Mapping[str, What]) -> Side:
    frame = own.frame
    return Side(name, own, codes_of(changed, frame), other.frame.rows_of(frame.node_ids))


def _about(found: Iterable[Difference]) -> dict[str, tuple[Difference, ...]]:
    about: dict[str, tuple[Difference, ...]] = {}
    waiting: list[tuple[Difference, ...]] = []
    waiting += [(each,) for each in reversed(tuple(found))]
    while waiting:
        way = waiting.pop()
        if way[-1].kind == "node" and way[-1].id:
            about.setdefault(way[-1].id, way)
        waiting += [(*way, part) for part in reversed(way[-1].parts)]
    return about
