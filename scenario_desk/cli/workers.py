"""Who draws: threads of this process, or the workers of a Dask cluster.

Threads rather than processes, as measured on two cores that others used, too: 60,000 draws of
Syria 2017 took 2.6 s in one thread, 2.2 s in two, and 2.3 s in two processes; 20,000 took 0.4 s in
one or two threads and 0.7 s in two processes, which send a megabyte of sums for every part of it.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from scenario_desk import __version__
from scenario_desk.cli.refused import CommandRefused

_PATIENCE, _ENOUGH = 10, 10
"""Seconds in which a scheduler has to answer, and then to have a worker."""


@contextmanager
def workers(scheduler: str | None) -> Iterator[Executor]:
    """Workers to share draws out to; raises CommandRefused where a cluster cannot be used.

    What they have not begun is given up when they are no longer needed.
    """
    if scheduler is not None:
        with _cluster(scheduler) as executor:
            yield executor
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield pool


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
        from distributed.comm import get_address_host_port
    except ImportError as missing:
        raise CommandRefused("command_no_distributed") from missing
    try:
        # A client that reaches nobody goes on trying, and says so at the end.
        socket.create_connection(get_address_host_port(address, strict=True), _PATIENCE).close()
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise CommandRefused("command_no_scheduler", address=address) from error
    with client:
        _check_workers(client, address)
        yield Cluster(client)


class Cluster(Executor):
    """The workers of a Dask client; what all pieces of work share is sent to each of them once."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._pool = client.get_executor(pure=False)
        self._work: Any = None
        self._sent: Any = None
        self.ahead = 4 * sum(client.nthreads().values())
        """Pieces that are handed out at a time."""

    def submit(self, work: Any, /, *pieces: Any, **named: Any) -> Future[Any]:
        """Have `work`, the same object for many pieces, done to these."""
        if work is not self._work:
            self._work = work
            self._sent = self._client.scatter(work, broadcast=True, hash=False)
        done: Future[Any] = self._pool.submit(done_to, self._sent, *pieces, **named)
        return done


def done_to(work: Any, *pieces: Any, **named: Any) -> Any:
    """What a worker is sent beside the work itself."""
    return work(*pieces, **named)


def _check_workers(client: Any, address: str) -> None:
    """Refuse a cluster without workers, or whose workers have another version than this."""
    try:
        client.wait_for_workers(1, timeout=_ENOUGH)
    except TimeoutError as error:
        raise CommandRefused("command_no_workers", address=address) from error
    found = client.run(version_here, on_error="return")
    if any(each != __version__ for each in found.values()):
        raise CommandRefused("command_workers_differ", address=address, version=__version__)


def version_here() -> str:
    """The version of the program where this is called."""
    return __version__
