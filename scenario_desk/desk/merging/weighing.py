"""What a merge leaves to be decided, and what each choice does to the overlap. Slow on huge trees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scenario_desk.analysis.effect import Effect, effect
from scenario_desk.analysis.evaluation import evaluate_anew
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.model.changes import changes
from scenario_desk.model.entities import Assumptions
from scenario_desk.model.lenses import settled
from scenario_desk.model.merging import Conflict, Merged, SideName, merge, two_way
from scenario_desk.model.messages import EditRefused, Message
from scenario_desk.model.patches import Path
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.changes import (
    SECTIONS,
    ConflictWords,
    Difference,
    conflict_words,
    decision_outcomes,
    decision_title,
    differences,
)
from scenario_desk.presentation.words.changes.difference import section_of

GoOn = Callable[[], None]
"""Called between two steps; what it raises ends them."""
Chosen = Mapping[Path, SideName]
"""By the key of a decision, whose changes stand."""


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """What is merged."""

    base: Scenario | None
    """What both were made from; None where nobody knows."""
    ours: Opened
    """What is open here."""
    theirs: Scenario
    assumptions: Assumptions
    """Under which the effects are told."""

    def merged(self, chosen: Chosen, prefer: SideName = "ours") -> Merged:
        """Both, put together; raises EditRefused where that is too deep or too large."""
        if self.base is None:
            return two_way(self.ours.scenario, self.theirs, chosen, prefer)
        return merge(self.base, self.ours.scenario, self.theirs, chosen, prefer)

    def moment(self, scenario: Scenario) -> Opened:
        """A scenario with its figures, made from those of ours."""
        ours = self.ours
        frame = ours.frame.updated(changes(ours.scenario, scenario))
        scenario.levels_at_most()
        held = settled(scenario, self.assumptions)
        return Opened(scenario, frame, evaluate_anew(ours.evaluation, frame, held))


@dataclass(frozen=True)
class Decision:
    """Conflicts that are decided together, for the one side or the other."""

    conflicts: tuple[Conflict, ...]
    sources: Sources = field(repr=False, compare=False)

    @property
    def key(self) -> Path:
        """What it is chosen by."""
        return self.conflicts[0].key

    @cached_property
    def title(self) -> str:
        """What is decided, in words."""
        return decision_title(self.conflicts, *self._scenarios)

    def rows(self, most: int) -> list[ConflictWords]:
        """The first conflicts with their values in words."""
        return [conflict_words(each, *self._scenarios) for each in self.conflicts[:most]]

    @cached_property
    def outcomes(self) -> Mapping[SideName, str]:
        """What becomes of it if the one side is chosen, and if the other is, in words."""
        return decision_outcomes(self.conflicts, *self._scenarios)

    @property
    def _scenarios(self) -> tuple[Scenario | None, Scenario, Scenario]:
        return self.sources.base, self.sources.ours.scenario, self.sources.theirs


@dataclass(frozen=True, slots=True, eq=False)
class Alternatives:
    """What either choice of one decision leads to, the others as they are."""

    key: Path
    effect: Effect | None
    """From ours to theirs; None where one of them cannot be chosen."""
    between: tuple[Difference, ...] = ()
    """All in which taking theirs differs from keeping ours."""
    refused: tuple[SideName, Message] | None = None
    """Which, and why."""


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """What comes of the choices so far; what is undecided stands as in ours."""

    chosen: Chosen
    result: Opened
    changed: bool
    """Whether the result is another than what is open."""
    effect: Effect
    """From what is open to the result."""
    decisions: tuple[Decision, ...]
    alternatives: Alternatives | None


@dataclass(frozen=True, slots=True, eq=False)
class ByItself:
    """What nobody has to decide about."""

    theirs: tuple[Difference, ...]
    """What comes in."""
    ours: tuple[Difference, ...]
    """What stays, of which theirs knows nothing."""


def weigh(
    sources: Sources, chosen: Chosen, key: Path | None = None, go_on: GoOn = lambda: None
) -> Weighed:
    """What comes of these choices; `key`: of which decision both alternatives are wanted, too.

    Raises EditRefused as `Sources.merged` does.
    """
    go_on()
    merged = sources.merged(chosen)
    found = _decisions(sources, merged.conflicts)
    result = sources.moment(merged.scenario)
    alternatives = None
    if any(each.key == key for each in found):
        assert key is not None
        go_on()
        alternatives = _alternatives(sources, chosen, key, result, go_on)
    return Weighed(
        chosen,
        result,
        result.scenario != sources.ours.scenario,
        effect(sources.ours.evaluation, result.evaluation),
        found,
        alternatives,
    )


def by_itself(sources: Sources, go_on: GoOn = lambda: None) -> ByItself:
    """What is merged whatever is decided: with each side preferred, what the other adds to it."""
    if sources.base is None:
        return ByItself((), ())
    go_on()
    come = differences(sources.ours.scenario, sources.merged({}, "ours").scenario)
    go_on()
    stay = differences(sources.theirs, sources.merged({}, "theirs").scenario)
    return ByItself(come, stay)


def _alternatives(
    sources: Sources, chosen: Chosen, key: Path, result: Opened, go_on: GoOn
) -> Alternatives:
    """What either choice leads to; the one that is chosen has led to the result."""
    have = chosen.get(key, "ours")
    other: SideName = "theirs" if have == "ours" else "ours"
    try:
        merged = sources.merged({**chosen, key: other})
    except EditRefused as refusal:
        return Alternatives(key, None, refused=(other, refusal.message))
    sides = result, sources.moment(merged.scenario)
    ours, theirs = sides if have == "ours" else sides[::-1]
    go_on()
    return Alternatives(
        key,
        effect(ours.evaluation, theirs.evaluation),
        differences(ours.scenario, theirs.scenario),
    )


def _decisions(sources: Sources, conflicts: Iterable[Conflict]) -> tuple[Decision, ...]:
    """In the order of the sections in which differences are told."""
    together: dict[Path, list[Conflict]] = {}
    for each in conflicts:
        together.setdefault(each.key, []).append(each)
    sections = list(SECTIONS)
    found = [Decision(tuple(each), sources) for each in together.values()]
    return tuple(sorted(found, key=lambda each: sections.index(section_of(each.key))))
