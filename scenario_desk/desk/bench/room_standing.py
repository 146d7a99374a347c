"""What the room judges by now, worked out once whenever an answer came: views read `found`.

Few answers are read at once; many in a thread, and `found` is None until they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from scenario_desk.analysis.room.standing import Standing, standing
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.desk.bench.workbench import Workbench
    from scenario_desk.model.scenario import Scenario

FEW = 3_000
"""So many answers are read in a few frames."""
_NAME = "standing"
_RESTS_ON = ("participants", "rounds", "assessments", "endpoints", "interests", "actors")


class RoomStanding(QObject):
    """The standing of a workbench's room. See the module's words."""

    changed = Signal()
    """`found` is another, though the workbench tells of nothing."""

    def __init__(self, workbench: Workbench) -> None:
        super().__init__(workbench)
        self._bench = workbench
        self._tasks: Tasks | None = None
        self._found: Standing | None = None
        self._ground: tuple[Any, ...] | None = None

    def run_in(self, tasks: Tasks) -> None:
        """Where the work of many answers is done; without it all is done at once."""
        self._tasks = tasks

    @property
    def found(self) -> Standing | None:
        """What the room judges; None where nobody has answered, or it is not worked out yet."""
        self._follow(self._bench.scenario)
        return self._found

    def _follow(self, scenario: Scenario) -> None:
        ground = _ground_of(scenario)
        if _same(self._ground, ground):
            return
        self._ground, self._found = ground, None
        if not scenario.assessments:
            return
        tasks = self._tasks
        if tasks is None or tasks.closed or len(scenario.assessments) <= FEW:
            self._found = _some(standing(scenario))
            return

        def work(_progress: Progress) -> Standing | None:
            found = _some(standing(scenario))
            if found is not None:
                # What views read is made here, not in theirs.
                _made = found.agreement, found.quartiles, found.median, found.farthest
            return found

        def take(found: Standing | None) -> None:
            if self._ground is ground:
                self._found = found
                self.changed.emit()

        tasks.run(_NAME, _("Reading the room’s answers"), work, take)


def _ground_of(scenario: Scenario) -> tuple[Any, ...]:
    return tuple(getattr(scenario, name) for name in _RESTS_ON)


def _same(one: tuple[Any, ...] | None, other: tuple[Any, ...]) -> bool:
    return one is not None and all(a is b for a, b in zip(one, other, strict=True))


def _some(found: Standing) -> Standing | None:
    return found if found.reading.judgements else None
