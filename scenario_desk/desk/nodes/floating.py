"""Small panels over the window at a node: where they stand, within its edges."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from scenario_desk.desk.nodes.host import NodeHost, Part

_GAP = 4


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


def beside(window: QWidget, words: QRect, size: QSize) -> QRect:
    """A place for a panel of this size that leaves the words in sight where it can."""
    below = QRect(words.bottomLeft() + QPoint(0, _GAP), size)
    above = QRect(QPoint(words.left(), words.top() - _GAP - size.height()), size)
    right = QRect(QPoint(words.right() + _GAP, words.top()), size)
    left = QRect(words.topLeft() - QPoint(_GAP + size.width(), 0), size)
    for place in (below, above, right, left):
        fitting = within(window, place)
        if fitting.size() == size and not fitting.intersects(words):
            return fitting
    return within(window, below)
