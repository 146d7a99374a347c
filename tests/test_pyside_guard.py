"""The fault of PySide6 6.12 must not come back unseen.

There every Qt call that returns nothing gives away a reference to None: the interpreter aborts
after some thousand calls, and a short test run can pass all the same.
"""

from __future__ import annotations

import sys


def test_calls_that_return_nothing_keep_the_references_to_none() -> None:
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        thing.setObjectName("guard")

    assert abs(sys.getrefcount(None) - before) <= 50
