"""A rectangle by its edges."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in pixels or in other units, by its edges; y points downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def at(cls, left: float, top: float, size: tuple[float, float]) -> Box:
        """The rectangle of a width and a height from its left top corner."""
        return cls(left, top, left + size[0], top + size[1])

    @classmethod
    def around(cls, x: float, y: float, radius: float) -> Box:
        """The square around a circle."""
        return cls(x - radius, y - radius, x + radius, y + radius)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def empty(self) -> bool:
        """Whether nothing is in it."""
        return not (self.right > self.left and self.bottom > self.top)

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        return self.left, self.top, self.right, self.bottom

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def contains(self, other: Box) -> bool:
        """Whether all of another is in it."""
        return self.holds(other.left, other.top) and self.holds(other.right, other.bottom)

    def touches(self, other: Box) -> bool:
        """Whether some of another is in it; an edge in common is nothing."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def united(self, other: Box) -> Box:
        """The smallest that contains both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def cut(self, other: Box) -> Box:
        """What both have in common: empty where that is nothing."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )


NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
"""The place of what is not there."""
