"""What a value costs that never changes: tables, edits, undo steps, changes and checks."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from statistics import median
from time import perf_counter
from typing import Any

from scenario_desk.exchange.scenario_file import dumps, loads
from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from scenario_desk.model.checks import check
from scenario_desk.model.entities import Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.merging import merge
from scenario_desk.model.patches import applied, inverse, patch
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.table import Table
from scenario_desk.presentation.words.changes import differences
from tests.benchmarks.figures import figure, milliseconds
from tests.model.building import big_tree

SIZES = (1_000, 100_000)
SET_US = 50.0
STEP_BYTES = 40_000.0
"""A thousand steps of undo in 40 MB."""
DIFFERENCE_US = 1_000.0
PATCH_US = 100.0
EDIT_US = 1_000.0
CHECK_MS = 300.0
TIMES_EQUAL = 2.0
"""What separates two scenarios is found in this many times what it takes to find them equal."""
FORKS_TIMES_EQUAL = 0.4
"""The same for a merge of forks, where only what was touched is looked at."""
MERGED_TIMES_EQUAL = 4.0
"""The same for a merge of three files, which compares two pairs of them."""
FORK = 1_000
"""So many changes does each side of a merge make."""
_RELABELLED = 100
_TURNS = 7
_KEPT = 40
"""So many versions are kept when bytes are measured."""


def rows(sizes: Sequence[int] = SIZES) -> list[dict[str, Any]]:
    """A row for each figure, size and peer; medians."""
    found = []
    for size in sizes:
        scenario = big_tree(size)
        found += _table_rows(scenario)
        found += _scenario_rows(scenario)
    found.append(_difference_row(scenario))
    found += _merge_rows(scenario)
    return found


class _CopiedDict:
    """The usual way to keep versions: copy the dict, change the copy."""

    name = "copied dict"

    def __init__(self, pairs: dict[str, Node]) -> None:
        self.pairs = pairs

    def set(self, key: str, value: Node) -> _CopiedDict:
        return _CopiedDict({**self.pairs, key: value})

    def difference(self, newer: _CopiedDict) -> set[str]:
        mine, theirs = self.pairs, newer.pairs
        return {key for key in mine.keys() | theirs.keys() if mine.get(key) is not theirs.get(key)}


class _HashTrie:
    """A persistent mapping from the shelf, where it is installed: `immutables.Map`."""

    name = "immutables.Map"

    def __init__(self, pairs: Any) -> None:
        self.pairs = pairs

    def set(self, key: str, value: Node) -> _HashTrie:
        return _HashTrie(self.pairs.set(key, value))

    def difference(self, newer: _HashTrie) -> set[str]:
        mine, theirs = self.pairs, newer.pairs
        return {key for key, value in theirs.items() if mine.get(key) is not value} | {
            key for key in mine if key not in theirs
        }


def _table_rows(scenario: Scenario) -> list[dict[str, Any]]:
    plain = dict(scenario.nodes.items())
    size = len(plain)
    keys = list(plain)[:: max(1, size // _KEPT)]
    other = Node("other")
    peers: list[Any] = [_CopiedDict(plain)]
    if find_spec("immutables"):
        peers.append(_HashTrie(import_module("immutables").Map(plain)))

    def one(start: Any) -> float:
        return _microseconds([lambda key=key: start.set(key, other) for key in keys])

    def difference(start: Any) -> float:
        after = [start.set(key, other) for key in keys]
        return _microseconds([lambda end=end: start.difference(end) for end in after])

    ours = Table(plain)
    found = []
    for what, unit, limit, measure in (
        ("table: one pair set", "µs", SET_US, one),
        (
            "table: kept by one pair set",
            "B",
            STEP_BYTES,
            lambda t: _kept(_versions(t, keys, other)),
        ),
        ("table: difference of one pair", "µs", DIFFERENCE_US, difference),
    ):
        mine = measure(ours)
        found += [
            figure(what, size, mine, limit, peer=peer.name, peer_value=measure(peer), unit=unit)
            for peer in peers
        ]
    return found


def _versions(start: Any, keys: Sequence[str], value: Node) -> Callable[[], list[Any]]:
    return lambda: [start.set(key, value) for key in keys]


def _scenario_rows(scenario: Scenario) -> list[dict[str, Any]]:
    size = len(scenario.nodes)
    leaves = [f"n{number}" for number in range(size - 1, size - 1 - _KEPT, -1)]
    half = Estimate(0.5, 0.4, 0.6)
    every: dict[str, Callable[[str], Scenario]] = {
        "label": lambda leaf: edits.set_label(scenario, leaf, "Another"),
        "probability": lambda leaf: edits.set_probability(scenario, leaf, half),
        "branch added": lambda leaf: edits.add_child(scenario, leaf, "new"),
        "branch moved": lambda leaf: edits.move(scenario, leaf, "n1", 0),
        "branch deleted": lambda leaf: edits.delete(scenario, leaf),
    }
    plain = _CopiedDict(dict(scenario.nodes.items()))
    copied = _microseconds(
        [lambda leaf=leaf: plain.set(leaf, plain.pairs[leaf]) for leaf in leaves]
    )
    found = []
    for what, edit in every.items():
        ours = _microseconds([lambda leaf=leaf, edit=edit: edit(leaf) for leaf in leaves])
        found.append(
            figure(
                f"edit: {what}", size, ours, EDIT_US, peer=plain.name, peer_value=copied, unit="µs"
            )
        )
    kept = _kept(lambda: [every["branch added"](leaf) for leaf in leaves])
    peer = _kept(_versions(plain, leaves, Node("other")))
    found.append(
        figure("undo step kept", size, kept, STEP_BYTES, peer=plain.name, peer_value=peer, unit="B")
    )
    after = [every["label"](leaf) for leaf in leaves]
    ours = _microseconds([lambda end=end: changes(scenario, end) for end in after])
    ends = [_CopiedDict(dict(end.nodes.items())) for end in after[:5]]
    compared = _microseconds([lambda end=end: plain.difference(end) for end in ends])
    found.append(
        figure(
            "changes after a label",
            size,
            ours,
            DIFFERENCE_US,
            peer=plain.name,
            peer_value=compared,
            unit="µs",
        )
    )
    found += _patch_rows(
        scenario, {what: [edit(leaf) for leaf in leaves] for what, edit in every.items()}
    )
    checked = _microseconds([lambda: check(scenario)] * 5) / 1_000
    found.append(figure("check", size, checked, CHECK_MS))
    return found


def _patch_rows(scenario: Scenario, after: dict[str, list[Scenario]]) -> list[dict[str, Any]]:
    size = len(scenario.nodes)
    found = []
    for what, ends in after.items():
        made = _microseconds([lambda end=end: patch(scenario, end) for end in ends])
        found.append(figure(f"patch: {what}", size, made, PATCH_US, unit="µs"))
        back = [(end, inverse(patch(scenario, end))) for end in ends]
        undone = _microseconds([lambda end=end, p=p: applied(end, p) for end, p in back])
        found.append(figure(f"patch: {what}, taken back", size, undone, EDIT_US, unit="µs"))
    return found


def _difference_row(scenario: Scenario) -> dict[str, Any]:
    """What separates two scenarios that share nothing in memory, beside whether they are equal.

    They come from two files; every hundredth branch is called otherwise.
    """
    size = len(scenario.nodes)
    content = dumps(scenario)
    relabelled = {
        key: replace(node, label="Another")
        for key, node in scenario.nodes.items()
        if int(key[1:]) % _RELABELLED == 1
    }
    old, same, new = loads(content), loads(content), loads(dumps(scenario.with_nodes(relabelled)))
    # In turns, for a machine is not equally fast at all times.
    turns = [
        (milliseconds(lambda: differences(old, new)), milliseconds(lambda: old == same))
        for _turn in range(_TURNS)
    ]
    taken, equal = (median(each) for each in zip(*turns, strict=True))
    return figure(
        "differences of two files",
        size,
        taken,
        TIMES_EQUAL * equal,
        peer="equality of two",
        peer_value=equal,
    )


def _merge_rows(scenario: Scenario) -> list[dict[str, Any]]:
    """Two forks merged, beside whether two that share nothing in memory are equal.

    First forks that share with the base what they did not change, then the same read from files.
    """
    size = len(scenario.nodes)
    sides = (scenario, _fork(scenario, "ours", 0), _fork(scenario, "theirs", 1))
    read = [loads(dumps(each)) for each in sides]
    same = loads(dumps(scenario))
    gc.collect()
    turns = [
        (
            milliseconds(lambda: merge(*sides)),
            milliseconds(lambda: merge(*read)),
            milliseconds(lambda: read[0] == same),
        )
        for _turn in range(_TURNS)
    ]
    shared, apart, equal = (median(each) for each in zip(*turns, strict=True))
    peer: dict[str, Any] = {"peer": "equality of two", "peer_value": equal}
    return [
        figure("merge of two forks", size, shared, FORKS_TIMES_EQUAL * equal, **peer),
        figure("merge of three files", size, apart, MERGED_TIMES_EQUAL * equal, **peer),
    ]


def _fork(scenario: Scenario, name: str, first: int) -> Scenario:
    """The scenario after labels, probabilities, branches and places of nodes all over it changed."""
    count = min(FORK, len(scenario.nodes) // 8)
    stride = len(scenario.nodes) // count
    for number in range(count):
        node = f"n{number * stride + 2 * first + 1}"
        match number % 4:
            case 0:
                scenario = edits.set_label(scenario, node, name)
            case 1:
                scenario = edits.set_probability(scenario, node, Estimate(0.5, 0.4, 0.6))
            case 2:
                scenario = edits.add_child(scenario, node, f"{name}{number}", name)
            case _:
                scenario = edits.reorder(scenario, node, 1)
    return scenario


def _microseconds(work: Sequence[Callable[[], object]]) -> float:
    """The median time of the calls, after one that is not counted."""
    work[0]()
    taken = []
    for call in work:
        start = perf_counter()
        call()
        taken.append((perf_counter() - start) * 1e6)
    return median(taken)


def _kept(make: Callable[[], list[Any]]) -> float:
    """How many bytes one more version keeps, of all that `make` returns."""
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    versions = make()
    kept = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    return kept / len(versions)
