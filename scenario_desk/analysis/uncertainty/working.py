"""Work shared out: pieces of it done anywhere, taken back in their order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Executor, Future
from itertools import islice
from typing import TypeVar

Piece = TypeVar("Piece")
Done = TypeVar("Done")

_AHEAD = 2 * (os.cpu_count() or 1)
"""Pieces handed out before the first is back, where the executor has no `ahead` of its own: enough
for the cores of this machine, and no more in memory."""


def in_order(
    work: Callable[[Piece], Done], pieces: Iterable[Piece], executor: Executor | None
) -> Generator[Done, None, None]:
    """What `work` makes of each piece, in their order; what nobody takes any more is cancelled.

    Without an executor it is done here, each when it is asked for. One of other processes sends
    `work` and the piece there, so both must pickle.
    """
    if executor is None:
        yield from map(work, pieces)
        return
    left, ahead = iter(pieces), getattr(executor, "ahead", _AHEAD)
    waiting: deque[Future[Done]] = deque()
    try:
        while True:
            more = islice(left, ahead - len(waiting))
            waiting.extend(executor.submit(work, piece) for piece in more)
            if not waiting:
                return
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
