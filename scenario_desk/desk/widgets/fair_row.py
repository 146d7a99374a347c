"""A row in which the widest give way first where it gets narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout


class FairRow(QHBoxLayout):
    """A row of widgets; a short one keeps its width as long as there is a longer one to shorten."""

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        found = (self.itemAt(place) for place in range(self.count()))
        # What is hidden takes no room, nor a gap.
        items = [item for item in found if item is not None and not item.isEmpty()]
        room = rect.width() - self.spacing() * (len(items) - 1)
        left = rect.left()
        for item, width in zip(
            items, fair_widths([item.sizeHint().width() for item in items], room), strict=True
        ):
            item.setGeometry(QRect(left, rect.top(), width, rect.height()))
            left += width + self.spacing()


def fair_widths(wanted: Sequence[int], room: int) -> list[int]:
    """What each gets of the room: all it wants, or the same share as the others that want more."""
    given = [0] * len(wanted)
    left = max(room, 0)
    rising = sorted(range(len(wanted)), key=lambda place: wanted[place])
    for done, place in enumerate(rising):
        given[place] = min(wanted[place], left // (len(wanted) - done))
        left -= given[place]
    return given
