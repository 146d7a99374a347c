"""What every picture of robustness is: its answer in sentences, what is drawn, and the same as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from scenario_desk.presentation.box import Box
from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Surface


class Twin(NamedTuple):
    """What a picture says, as a table of plain words."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    of_numbers: bool = True
    """Whether all columns but the first are numbers."""
    sentences: int | None = None
    """The column that holds sentences, where one does: it takes what room the others leave."""


class Spot(NamedTuple):
    """A part of a picture that can be pointed at and chosen."""

    box: Box
    key: str
    """What it is of; "" where nothing can be chosen."""
    words: str
    """What it says, in one line."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked in a picture: the spots of the keys that are chosen, and one by its number."""

    chosen: frozenset[str] = frozenset()
    current: int = -1
    """The spot that has the keyboard."""


UNMARKED = Marked()


class Placed(Protocol):
    """A picture laid out for a width, its left top corner at (0, 0); lengths are pixels."""

    @property
    def width(self) -> float: ...

    @property
    def height(self) -> float: ...

    @property
    def spots(self) -> tuple[Spot, ...]:
        """From the top down."""

    def draw(self, surface: Surface, part: Box, marked: Marked = UNMARKED) -> None:
        """Draw what is in a part of it, where it stands."""


class Figure(Protocol):
    """A picture as data; nothing of it changes any more."""

    @property
    def title(self) -> str: ...

    @property
    def says(self) -> tuple[str, ...]:
        """The answer in sentences, the most important first."""

    @property
    def twin(self) -> Twin: ...

    def placed(self, width: float, height: float, style: Style) -> Placed:
        """Laid out to a width; it may be higher than `height`, and fills it where it can."""
