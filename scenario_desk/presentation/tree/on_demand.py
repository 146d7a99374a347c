"""What the tree shows on demand, and the room it takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.presentation.layout import DOWNWARD, SIDEWAYS, Direction, Sizes

_LINE = 15.0
"""What one more line of small type below a branch takes."""
_WORDS = 40.0
"""What words beside the digits take."""


@dataclass(frozen=True, slots=True)
class OnDemand:
    """What is shown at the nodes beyond label and probability."""

    reach: bool = False
    """The probability of reaching each node."""
    overlap: bool = False
    """The probability, from each node, of ending in the overlap."""
    agreement: bool = False
    """The probability, from each node, of ending in the agreement zone."""
    likelihood: bool = False
    """The words of likelihood beside the digits of a branch."""
    rational: bool = False
    """What each owner would choose, beside the forecast."""
    junctures: bool = False
    """How much of what is still open each node settles."""
    phases: bool = False
    """The phases as bands of columns, with their dates."""

    @classmethod
    def of(cls, names: Iterable[str]) -> OnDemand:
        """What these names switch on; those that mean nothing are passed over."""
        return cls(**dict.fromkeys(set(cls.known()).intersection(names), True))

    @classmethod
    def known(cls) -> list[str]:
        """The names of all that can be switched on."""
        return [field.name for field in fields(cls)]

    @property
    def names(self) -> list[str]:
        """What is switched on, by name."""
        return [name for name in self.known() if getattr(self, name)]

    def toggled(self, name: str) -> OnDemand:
        """The same with one thing switched over."""
        return replace(self, **{name: not getattr(self, name)})

    def without_answers(self, evaluation: Evaluation) -> OnDemand:
        """The same while results are held: nothing from which an answer could be read.

        Where owners choose, reach would tell what they choose.
        """
        reach = self.reach and not evaluation.chosen_at.any()
        return replace(
            self, reach=reach, overlap=False, agreement=False, rational=False, junctures=False
        )

    @property
    def figures(self) -> bool:
        """Whether every node has a line of figures."""
        return self.reach or self.overlap or self.agreement

    @property
    def lines(self) -> int:
        """How many lines below a branch's probability room is made for."""
        return int(self.rational) + int(self.figures)

    @property
    def more_lines(self) -> int:
        """How many more there may be where there is room anyway: where branches part."""
        return int(self.junctures)

    def sizes(self, direction: Direction) -> Sizes:
        """How far apart the nodes stand in a tree that grows this way."""
        lines = _LINE * self.lines
        several = self.reach + self.overlap + self.agreement > 1
        wide = _WORDS if self.likelihood or self.rational or several else 0.0
        if direction == "down":
            return Sizes(row=DOWNWARD.row + wide, column=DOWNWARD.column + lines)
        return Sizes(row=SIDEWAYS.row + lines, column=SIDEWAYS.column + wide)


NOTHING = OnDemand()
