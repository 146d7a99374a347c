"""How mappings came of one another: which keys were put or taken on the way.

A mapping that never changes is made from another by putting and taking keys. What is told of that
is told without the mappings themselves, which nobody keeps alive by it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable


class Lineage:
    """Stands for one mapping, and says which keys were touched where it was made from the last."""

    __slots__ = ("_before", "_number", "_touched", "count")

    def __init__(self) -> None:
        self._before: Lineage | None = None
        self._number = 0
        self._touched: tuple[Hashable, ...] = ()
        self.count = 0
        """How many keys were touched since the first mapping that this one tells of."""

    def next(self, touched: Iterable[Hashable], count: int) -> Lineage:
        """Of a mapping made from this one, of which so many keys were put or taken."""
        made = Lineage()
        made._before, made._number = self, self._number + 1
        made._touched, made.count = tuple(touched), self.count + count
        return made


def touched_between(one: Lineage, other: Lineage) -> set[Hashable] | None:
    """The only keys in which two mappings can differ; None where they did not come of one."""
    found: set[Hashable] = set()
    while one is not other:
        if one._number < other._number:
            one, other = other, one
        if one._before is None:
            return None
        found.update(one._touched)
        one = one._before
    return found
