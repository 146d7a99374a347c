"""The linkages to tick: which are on the table, and which a rule keeps off it, with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.packages.following import following
from scenario_desk.analysis.packages.rules import Rules
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import following_sentences


@dataclass(frozen=True, slots=True)
class Tick:
    """One linkage to tick."""

    linkage: str
    name: str
    ticked: bool
    allowed: bool
    """Whether it may be ticked; what is on the table can always be taken off."""
    says: str
    """What it takes along or rules out, or why it is kept off; "" for nothing."""
    chance: str
    """How feasible it is, in words; "" where nobody said."""


def ticks_of(frame: Frame, rules: Rules, table: Sequence[str]) -> tuple[Tick, ...]:
    """All linkages in their order; `table` are those on the table (ids)."""
    return tuple(_tick(frame, rules, table, key) for key in rules.ids)


def _tick(frame: Frame, rules: Rules, table: Sequence[str], key: str) -> Tick:
    linkage, ticked = frame.scenario.linkages[key], key in table
    alone = following(rules, (key,))
    beside = alone if ticked else following(rules, (*table, key))
    # What stops it alone is said; what else would follow does not come about.
    told = alone if beside.possible else replace(beside, along=(), out=())
    feasible = linkage.feasibility
    chance = float(feasible.best) if feasible is not None else np.nan
    return Tick(
        linkage=key,
        name=linkage.name,
        ticked=ticked,
        allowed=ticked or beside.possible,
        says=" ".join(following_sentences(frame.scenario, told)),
        chance=_("feasible: {chance}").format(chance=numbers.percent(chance))
        if np.isfinite(chance)
        else "",
    )
