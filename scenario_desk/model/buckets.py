"""How the pairs of a table are kept: in buckets by the hash of their key, these in groups.

Whoever changes a pair copies its bucket and its group.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from itertools import chain, compress, islice
from operator import is_, is_not
from typing import TypeAlias, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

BITS = 6
GROUP = 1 << BITS
"""So many buckets are in a group."""
WIDTHS = (1, GROUP, GROUP * GROUP)
"""So many buckets has a table, by its size."""
FULL = 128
"""With so many pairs in each there are to be more of them."""

Groups: TypeAlias = tuple[tuple[dict[K, V], ...], ...]


def width_for(size: int) -> int:
    """How many buckets so many pairs are kept in."""
    return next((width for width in WIDTHS if size <= width * FULL), WIDTHS[-1])


def spread(plain: dict[K, V], width: int) -> list[dict[K, V]]:
    """The pairs in so many buckets."""
    if width == 1:
        return [plain]
    buckets: list[dict[K, V]] = [{} for _ in range(width)]
    for key, value in plain.items():
        buckets[hash(key) % width][key] = value
    return buckets


def grouped(buckets: Sequence[dict[K, V]]) -> Groups[K, V]:
    """The buckets in groups, in their order."""
    return tuple(tuple(buckets[start : start + GROUP]) for start in range(0, len(buckets), GROUP))


def left(bucket: dict[K, V], lost: Collection[K]) -> dict[K, V]:
    """A bucket without some of its keys; the bucket itself without none of them."""
    if not lost or len(lost) == len(bucket):
        return {} if lost else bucket
    gone = frozenset(lost)
    return {key: value for key, value in bucket.items() if key not in gone}


def unlike(
    ours: Sequence[dict[K, V]], others: Sequence[dict[K, V]]
) -> tuple[frozenset[K], frozenset[K], frozenset[K]]:
    """The keys that only the others have, that only ours have, and that stand for something else."""
    if len(ours) != len(others):
        ours, others = [_joined(ours)], [_joined(others)]
    added: list[Iterable[K]] = []
    removed: list[Iterable[K]] = []
    replaced: list[K] = []
    for mine, theirs in zip(ours, others, strict=True):
        if mine is theirs:
            continue
        if not (mine and theirs):
            added.append(theirs)
            removed.append(mine)
            continue
        differing: Iterable[K]
        if len(mine) <= len(theirs) and all(map(is_, mine, theirs)):
            # One is a copy of the other with some put in: no key needs to be looked up.
            added.append(islice(theirs, len(mine), None))
            differing = compress(mine, map(is_not, mine.values(), theirs.values()))
        else:
            # A set made of a dict, and its difference from one, know the hashes of their keys.
            removed.append(set(mine).difference(theirs))
            added.append(set(theirs).difference(mine))
            differing = [key for key, each in mine.items() if theirs.get(key, each) is not each]
        replaced += (key for key in differing if mine[key] != theirs[key])
    return frozenset().union(*added), frozenset().union(*removed), frozenset(replaced)


def _joined(buckets: Iterable[dict[K, V]]) -> dict[K, V]:
    return dict(chain.from_iterable(bucket.items() for bucket in buckets))
