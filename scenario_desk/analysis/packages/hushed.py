"""Keeping what a solver prints off the output of the program: HiGHS has a line that no option stops."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_STDOUT = 1
_ONE_AT_A_TIME = Lock()


@contextmanager
def hushed() -> Iterator[None]:
    """While this lasts, what anything writes to the standard output of the process goes nowhere."""
    with _ONE_AT_A_TIME:
        try:
            kept = os.dup(_STDOUT)
        except OSError:
            # A window that was started without a terminal may have none.
            yield
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, _STDOUT)
            yield
        finally:
            os.dup2(kept, _STDOUT)
            os.close(kept)
            os.close(nowhere)
