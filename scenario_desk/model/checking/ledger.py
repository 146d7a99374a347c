"""Where checks note what they find, without flooding whoever reads it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Finding, Level
from scenario_desk.model.naming import called
from scenario_desk.model.scales import SCALES
from scenario_desk.model.scenario import Scenario

LISTED = 100
"""So many findings of one code are listed; further ones are counted in one."""


class Ledger:
    """The findings so far, in the order they were noted.

    `go_on` is called at each of them, and by long checks in between; what it raises ends the check.
    """

    def __init__(self, scenario: Scenario, go_on: Callable[[], None] = lambda: None) -> None:
        self._scenario = scenario
        self.go_on = go_on
        self._noted: list[Finding] = []
        self._counts: dict[str, int] = {}
        self._beyond: dict[str, Finding] = {}

    def note(self, level: Level, code: str, place: str, about: str, **values: Any) -> None:
        """Note a finding about an entity; a value that is a function is asked only if it is listed.

        What a node is called may be far above it, and of a million nodes a few are named.
        """
        if self._has_room(level, code, place, about):
            said = {name: value() if callable(value) else value for name, value in values.items()}
            self._noted.append(Finding(level, code, place, about, said))

    def note_node(self, level: Level, code: str, node: str, **values: Any) -> None:
        """Note a finding about a node, with what to call it as the value `node`."""
        self.note(level, code, "nodes", node, node=partial(called, self._scenario, node), **values)

    def note_unsound(
        self, estimate: Estimate, what: str, place: str, about: str, name: object
    ) -> None:
        """Note an estimate that is off its scale or out of order; `what` is a key of `SCALES`."""
        least, most = estimate.spread
        if not estimate.ordered:
            self.note(
                "error",
                "estimate_disordered",
                place,
                about,
                name=name,
                what=what,
                low=least,
                best=estimate.best,
                high=most,
            )
        for value in dict.fromkeys((estimate.best, least, most)):
            self.note_off_scale(value, what, place, about, name)

    def note_off_scale(self, value: float, what: str, place: str, about: str, name: object) -> None:
        """Note a number where it is outside the scale of what it is."""
        low, high = SCALES[what]
        if low <= value <= high:
            return
        self.note(
            "error",
            "number_off_scale",
            place,
            about,
            name=name,
            what=what,
            low=low,
            high=high,
            value=value,
        )

    def findings(self) -> tuple[Finding, ...]:
        """All of them; of a code beyond what is listed, one that counts the others."""
        more = (
            Finding(
                beyond.level,
                "more_findings",
                beyond.place,
                beyond.about,
                {
                    "count": self._counts[code] - LISTED,
                    "like": next(each for each in self._noted if each.code == code),
                },
            )
            for code, beyond in self._beyond.items()
        )
        return (*self._noted, *more)

    def _has_room(self, level: Level, code: str, place: str, about: str) -> bool:
        self.go_on()
        count = self._counts.get(code, 0) + 1
        self._counts[code] = count
        if count == LISTED + 1:
            self._beyond[code] = Finding(level, code, place, about)
        return count <= LISTED
