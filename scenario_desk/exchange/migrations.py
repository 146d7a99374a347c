"""Brings the document of an older file to the present version, one version at a time.

A step takes the document (a dict of the file's top-level keys, its values plain JSON) of version n
to version n + 1 and may change it in place, the values in the changes of its snapshots included. Version 1 is the first, so there is no step yet; the
change that raises `shape.VERSION` adds the step here and a file of its time to the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Document = dict[str, Any]
Step = Callable[[Document], Document]

STEPS: Mapping[int, Step] = {}
"""By the version they start from."""


def migrate(
    document: Document, version: int, current: int, steps: Mapping[int, Step] = STEPS
) -> Document:
    """Return the document as version `current` would have it; there is a step for each version."""
    for number in range(version, current):
        document = steps[number](document)
    return document
