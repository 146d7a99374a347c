"""Tab goes where the eye goes, whichever widget was made first."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def in_order(stops: Iterable[QWidget]) -> None:
    """Let Tab go from each of these to the next; new widgets would come last of all."""
    for above, below in pairwise(stops):
        QWidget.setTabOrder(above, below)
