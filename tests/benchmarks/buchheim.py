"""The usual tidy-tree layout, in plain Python: what a tree editor would take off the shelf.

Buchheim, Jünger and Leipert (2002), "Improving Walker's algorithm to run in linear time".
"""

from __future__ import annotations

from collections.abc import Sequence


class _Place:
    """A node while it is laid out, with the paper's fields."""

    __slots__ = (
        "ancestor",
        "change",
        "children",
        "mod",
        "number",
        "parent",
        "prelim",
        "shift",
        "thread",
        "x",
    )

    def __init__(self, parent: _Place | None, number: int) -> None:
        self.parent = parent
        self.number = number
        self.children: list[_Place] = []
        self.ancestor: _Place = self
        self.thread: _Place | None = None
        self.prelim = self.mod = self.shift = self.change = self.x = 0.0

    def next_left(self) -> _Place | None:
        return self.children[0] if self.children else self.thread

    def next_right(self) -> _Place | None:
        return self.children[-1] if self.children else self.thread


def buchheim(parents: Sequence[int], row: float) -> list[float]:
    """The coordinate across the growth of each node, breadth first; `parents[0]` is the root's."""
    places = [_Place(None, 0)]
    for above in parents[1:]:
        parent = places[above]
        place = _Place(parent, len(parent.children))
        parent.children.append(place)
        places.append(place)
    # The paper walks depth first and recursively. Backwards through breadth-first order, too, all
    # subtrees of a family are done before the family, and no chain is too long for the stack.
    for place in reversed(places):
        _first_walk(place, row)
    offset = {id(places[0]): 0.0}
    for place in places:
        mod = offset.pop(id(place))
        place.x = place.prelim + mod
        for child in place.children:
            offset[id(child)] = mod + place.mod
    return [place.x for place in places]


def _first_walk(parent: _Place, row: float) -> None:
    """Place the children of a node, whose own subtrees are done, beside one another."""
    if not parent.children:
        return
    default = parent.children[0]
    for place in parent.children:
        middle = (
            (place.children[0].prelim + place.children[-1].prelim) / 2 if place.children else 0.0
        )
        if place.number == 0:
            place.prelim = middle
        else:
            place.prelim = parent.children[place.number - 1].prelim + row
            place.mod = place.prelim - middle if place.children else 0.0
        default = _apportion(place, default, row)
    shift = change = 0.0
    for place in reversed(parent.children):
        place.prelim += shift
        place.mod += shift
        change += place.change
        shift += place.shift + change
    if parent.parent is None:
        parent.prelim = (parent.children[0].prelim + parent.children[-1].prelim) / 2


def _apportion(place: _Place, default: _Place, row: float) -> _Place:
    """Push a subtree right until its left contour clears the right contour of those before."""
    if place.number == 0 or place.parent is None:
        return default
    siblings = place.parent.children
    inner_right = outer_right = place
    inner_left, outer_left = siblings[place.number - 1], siblings[0]
    right_mod = outer_right_mod = place.mod
    left_mod, outer_left_mod = inner_left.mod, outer_left.mod
    left, right = inner_left.next_right(), inner_right.next_left()
    while left is not None and right is not None:
        inner_left, inner_right = left, right
        outer_left = outer_left.next_left() or outer_left
        outer_right = outer_right.next_right() or outer_right
        outer_right.ancestor = place
        shift = (inner_left.prelim + left_mod) - (inner_right.prelim + right_mod) + row
        if shift > 0:
            mover = inner_left.ancestor
            origin = mover if mover.parent is place.parent else default
            _move(origin, place, shift)
            right_mod += shift
            outer_right_mod += shift
        left_mod += inner_left.mod
        right_mod += inner_right.mod
        outer_left_mod += outer_left.mod
        outer_right_mod += outer_right.mod
        left, right = inner_left.next_right(), inner_right.next_left()
    if left is not None and outer_right.next_right() is None:
        outer_right.thread = left
        outer_right.mod += left_mod - outer_right_mod
    if right is not None and outer_left.next_left() is None:
        outer_left.thread = right
        outer_left.mod += right_mod - outer_left_mod
        default = place
    return default


def _move(origin: _Place, place: _Place, shift: float) -> None:
    """Move a subtree, and spread those between it and `origin` evenly."""
    between = place.number - origin.number
    place.change -= shift / between
    place.shift += shift
    origin.change += shift / between
    place.prelim += shift
    place.mod += shift
