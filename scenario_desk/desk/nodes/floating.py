"""Small panels over the window at a node: where they stand, within its edges."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from scenario_desk.desk.nodes.host import NodeHost, Part

_GAP = 4
PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""The keyboard goes for these reasons, and comes back."""


def rect_of(host: NodeHost, node: str, part: Part) -> QRect:
    """Where words of a node stand in the window; what lies outside the view is at its edge."""
    widget = host.widget
    seen = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
    box = host.box_of(node, part)
    if box is None:
        return QRect(seen.center().x(), seen.top() + seen.height() // 4, 1, 1)
    own = box.toAlignedRect().translated(seen.topLeft())
    left = min(max(own.left(), seen.left()), seen.right())
    top = min(max(own.top(), seen.top()), seen.bottom())
    right = max(min(own.right(), seen.right()), left)
    bottom = max(min(own.bottom(), seen.bottom()), top)
    return QRect(QPoint(left, top), QPoint(right, bottom))


def within(window: QWidget, wanted: QRect) -> QRect:
    """The rectangle moved, and cut where it is too large, to be inside the window."""
    room = window.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
    size = wanted.size().boundedTo(room.size())
    left = max(min(wanted.left(), room.right() - size.width() + 1), room.left())
    top = max(min(wanted.top(), room.bottom() - size.height() + 1), room.top())
    return QRect(QPoint(left, top), size)


def beside(window: QWidget, size: QSize, words: QRect, clear: Sequence[QRect] = ()) -> QRect:
    """A place at the words for a panel of this size that hides least of them and of `clear`."""
    across = words.left(), words.right() - size.width(), words.right() + _GAP
    below, above = words.bottom() + _GAP, words.top() - _GAP - size.height()
    places = [QPoint(left, top) for top in (below, above) for left in across[:2]]
    places += [
        QPoint(across[2], words.top()),
        QPoint(words.left() - _GAP - size.width(), words.top()),
    ]
    fitting = [within(window, QRect(place, size)) for place in places]
    return min(fitting, key=lambda place: sum(_shared(place, each) for each in (words, *clear)))


def _shared(one: QRect, other: QRect) -> int:
    both = one & other
    return both.width() * both.height() if both.isValid() else 0
