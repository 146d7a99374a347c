"""Work shared out: numbered pieces of it done anywhere, taken back in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import TypeVar

Done = TypeVar("Done")


def in_order(
    work: Callable[[int], Done], numbers: Iterable[int], executor: Executor | None
) -> Iterator[Done]:
    """What `work` makes of each number, in their order; what nobody takes any more is cancelled."""
    if executor is None:
        yield from map(work, numbers)
        return
    waiting: list[Future[Done]] = [executor.submit(work, number) for number in numbers]
    try:
        for future in waiting:
            yield future.result()
    finally:
        for future in waiting:
            future.cancel()
