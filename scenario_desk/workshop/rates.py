"""How often somebody may do something: a bucket of tries that fills again with time."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

_MOST_KEYS = 2_000
"""Of as many at most the tries are counted: the longest unseen are forgotten."""


class Rates:
    """Tries by key: `burst` at once, and `per_second` again after that."""

    def __init__(
        self, burst: float, per_second: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst, self._per_second, self._clock = burst, per_second, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def has(self, key: str) -> bool:
        """Whether one more try is left."""
        return self._now(key) >= 1

    def take(self, key: str, count: float = 1) -> bool:
        """Use up a try, or several; False where not so many are left."""
        left = self._now(key)
        if left < count:
            return False
        self._left[key] = (left - count, self._clock())
        self._left.move_to_end(key)
        if len(self._left) > _MOST_KEYS:
            self._left.popitem(last=False)
        return True

    def _now(self, key: str) -> float:
        left, when = self._left.get(key, (self._burst, self._clock()))
        return min(self._burst, left + (self._clock() - when) * self._per_second)
