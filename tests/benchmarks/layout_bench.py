"""How long a tree takes to lay out: ours over arrays, the same in Python, and the usual one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from scenario_desk.presentation.layout import Sizes, layout
from tests.benchmarks.buchheim import buchheim
from tests.benchmarks.figures import figure, milliseconds
from tests.presentation.trees import Tree, tree

SIZES = (1_000, 10_000, 100_000)
LIMIT_MS = 16.0
"""A frame of the screen."""
_ROW = 46.0


def rows(sizes: Sequence[int] = SIZES) -> list[dict[str, Any]]:
    """A row for each size and peer, times in milliseconds, medians."""
    return [row for size in sizes for row in _rows(size)]


def random_tree(count: int, seed: int = 7) -> Tree:
    """A tree of about `count` nodes, a good half of them leaves, as wide as real ones."""
    rng = np.random.default_rng(seed)
    counts: list[int] = []
    nodes = 1
    while nodes < count:
        waiting = nodes - len(counts)
        wanted = int(rng.choice((0, 2, 3, 4), p=(0.55, 0.2, 0.15, 0.1)))
        counts.append(wanted if wanted or waiting > 3 else 2)
        nodes += counts[-1]
    return tree(counts)


def _rows(size: int) -> list[dict[str, Any]]:
    drawn = random_tree(size)
    parents = drawn.parent.tolist()
    stacked, tidy = _stacked_in_python(drawn), buchheim(parents, _ROW)
    _agree(drawn, stacked, tidy)
    ours = milliseconds(lambda: layout(drawn, sizes=Sizes(row=_ROW)), 15)
    peers = {
        "the same in Python": milliseconds(lambda: _stacked_in_python(drawn), 5),
        "Buchheim in Python": milliseconds(lambda: buchheim(parents, _ROW), 3),
    }
    return [
        figure("tree layout", len(drawn), ours, LIMIT_MS, peer=peer, peer_value=value)
        for peer, value in peers.items()
    ]


def _stacked_in_python(drawn: Tree) -> list[float]:
    """Leaves stacked and parents centred, over lists, without recursion."""
    first, count = drawn.first_child.tolist(), drawn.child_count.tolist()
    leaves = [0] * len(first)
    for node in range(len(first) - 1, -1, -1):
        children = range(first[node], first[node] + count[node])
        leaves[node] = sum(leaves[child] for child in children) if count[node] else 1
    top = [0.0] * len(first)
    for node in range(len(first)):
        begin = top[node]
        for child in range(first[node], first[node] + count[node]):
            top[child] = begin
            begin += leaves[child] * _ROW
    place = [0.0] * len(first)
    for node in range(len(first) - 1, -1, -1):
        last = first[node] + count[node] - 1
        place[node] = (
            (place[first[node]] + place[last]) / 2 if count[node] else top[node] + _ROW / 2
        )
    return place


def _agree(drawn: Tree, stacked: list[float], tidy: list[float]) -> None:
    """Refuse to compare times of layouts that are wrong."""
    if not np.allclose(layout(drawn, sizes=Sizes(row=_ROW)).y, stacked):
        raise AssertionError("the layout over arrays differs from the one in Python")
    gaps = np.diff(tidy)
    gaps = np.delete(gaps, drawn.level_start[1:-1] - 1)
    if len(gaps) and gaps.min() < _ROW - 1e-6:
        raise AssertionError("the tidy layout lets rows touch")


if __name__ == "__main__":
    for row in rows():
        print(row)
