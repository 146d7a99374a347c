"""Which of many sets hold no other of them."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from scenario_desk.analysis.arrays import Bools
from scenario_desk.analysis.packages.rules import Bits

_WITHOUT = tuple(
    np.uint64(sum(1 << place for place in range(64) if not place >> bit & 1)) for bit in range(6)
)
"""By bit: the places in a word that stand for sets without it."""


def dense_minimal(sets: Bits) -> Bools:
    """bool[K] for sets of bits uint64[K] whose greatest bit is small: a table of all sets is made."""
    if not len(sets):
        return np.zeros(0, bool)
    bits = max(6, int(sets.max()).bit_length())
    there = np.zeros(1 << bits, bool)
    there[sets.astype(np.int64)] = True
    words = np.packbits(there, bitorder="little").view(np.uint64)
    for bit in range(bits):
        _spread(words, words, bit)
    below = np.zeros_like(words)
    for bit in range(bits):
        _spread(words, below, bit)
    holds = np.unpackbits(below.view(np.uint8), bitorder="little")
    found: Bools = holds[sets.astype(np.int64)] == 0
    return found


def _spread(words: Bits, into: Bits, bit: int) -> None:
    """Mark in `into` every set with this bit whose like without it is marked in `words`."""
    if bit < 6:
        into |= (words & _WITHOUT[bit]) << np.uint64(1 << bit)
        return
    size = 1 << (bit - 6)
    into.reshape(-1, 2, size)[:, 1] |= words.reshape(-1, 2, size)[:, 0]


def sparse_minimal(sets: Bits) -> Bools:
    """bool[K] the same, for sets of few items, of any bits, none of them empty."""
    items = np.bitwise_count(sets)
    minimal = np.zeros(len(sets), bool)
    smaller: list[tuple[int, Bits]] = []
    for count in np.unique(items).tolist():
        rows = np.flatnonzero(items == count)
        members = _members(sets[rows], count)
        for size, known in smaller:
            for chosen in combinations(range(count), size):
                inner = np.bitwise_or.reduce(members[:, list(chosen)], axis=1)
                place = np.searchsorted(known, inner).clip(max=len(known) - 1)
                free = known[place] != inner
                rows, members = rows[free], members[free]
        minimal[rows] = True
        if count and len(rows):
            smaller.append((count, np.sort(sets[rows])))
    return minimal


def _members(sets: Bits, count: int) -> Bits:
    """uint64[K, count] each set's items, one bit each."""
    left, found = sets.copy(), np.zeros((len(sets), count), np.uint64)
    for place in range(count):
        lowest = left & (~left + np.uint64(1))
        found[:, place] = lowest
        left ^= lowest
    return found
