"""How ripe a deal was over a session: what each could have without one, and the chances of the zones.

Both hold from one entry of the log to the next, so their lines go in steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from scenario_desk.presentation.chart.style import Style
from scenario_desk.presentation.drawing import Dash
from scenario_desk.presentation.robustness.figure import Twin
from scenario_desk.presentation.session.placed_ripeness import PlacedRipeness
from scenario_desk.presentation.session.told import Standing, Told
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.messages import listed

ZONES: tuple[tuple[str, str, Dash], ...] = (
    (mark("Could be signed"), "overlap", "solid"),
    (mark("With the package"), "overlap", "long"),
    (mark("Tolerated"), "muted", "dotted"),
)
"""What each zone is called, its token, and how its line is broken."""
_DASHES: tuple[Dash, ...] = ("solid", "long", "close", "dashed")


@dataclass(frozen=True, slots=True)
class Series:
    """A figure at each entry."""

    name: str
    colour: str
    """A token."""
    dash: Dash
    values: tuple[float, ...]
    """One for each entry; nan is unknown."""
    text: str
    """The last of them, in words."""


@dataclass(frozen=True, eq=False)
class Ripeness:
    """See the module's words; an entry is chosen by its id."""

    title: str
    says: tuple[str, ...]
    told: tuple[Told, ...]
    standing: tuple[Series, ...]
    """By principal: −100 … 100."""
    chances: tuple[Series, ...]
    """By zone: 0 … 1."""

    @property
    def twin(self) -> Twin:
        series = (*self.standing, *self.chances)
        columns = (_("Entry"), _("Time"), *(each.name for each in series))
        rows = tuple(
            (
                told.what,
                told.when,
                *(numbers.signed(each.values[at], 0) for each in self.standing),
                *(numbers.percent(each.values[at]) for each in self.chances),
            )
            for at, told in enumerate(self.told)
        )
        return Twin(columns, rows, of_numbers=False, sentences=0)

    def placed(self, width: float, height: float, style: Style) -> PlacedRipeness:
        return PlacedRipeness(self, width, height, style)


def ripeness(told: Sequence[Told]) -> Ripeness | None:
    """The figure of a log; None of an empty one."""
    if not told:
        return None
    standing = _standing(told)
    chances = tuple(
        Series(
            name=_(name),
            colour=colour,
            dash=dash,
            values=tuple(each.chances[zone] for each in told),
            text=numbers.percent(told[-1].chances[zone]),
        )
        for zone, (name, colour, dash) in enumerate(ZONES)
    )
    shown = tuple(each for each in chances if any(each.values)) or chances[:1]
    return Ripeness(
        title=_("How ripe a deal was"),
        says=_says(told, standing, chances[0]),
        told=tuple(told),
        standing=standing,
        chances=shown,
    )


def _standing(told: Sequence[Told]) -> tuple[Series, ...]:
    """A line for everybody who was a principal at any moment, in the order of the last."""
    last: dict[str, Standing] = {}
    for each in told:
        last = {standing.actor: standing for standing in each.standings} | {
            key: standing
            for key, standing in last.items()
            if key not in {now.actor for now in each.standings}
        }
    values = [{standing.actor: standing.value for standing in each.standings} for each in told]
    return tuple(
        Series(
            name=standing.label,
            colour=standing.colour,
            dash=_DASHES[place % len(_DASHES)],
            values=tuple(each.get(actor, float("nan")) for each in values),
            text=numbers.signed(values[-1].get(actor), 0),
        )
        for place, (actor, standing) in enumerate(last.items())
    )


def _says(told: Sequence[Told], standing: Sequence[Series], signed: Series) -> tuple[str, ...]:
    """How the chance of a deal went, and what each could have had without one."""
    first, last = (numbers.percent(signed.values[at]) for at in (0, -1))
    most = max(range(len(told)), key=lambda at: signed.values[at])
    said = _("The chance of ending in what could be signed: {first} at first, {last} in the end.")
    chance = said.format(first=first, last=last)
    if signed.values[most] > max(signed.values[0], signed.values[-1]):
        said = _("{sentence} It was greatest, {most}, after entry {number}, {entry}.")
        chance = said.format(
            sentence=chance,
            most=numbers.percent(signed.values[most]),
            number=most + 1,
            entry=told[most].what,
        )
    went = [_went(each) for each in standing if any(map(isfinite, each.values))]
    if not went:
        return (chance,)
    without = _("What each could have without a deal: {values}.").format(values=listed(went))
    return chance, without


def _went(series: Series) -> str:
    """A principal's line in words: "US −9 → −12 (between −15 and −9)"."""
    values = [value for value in series.values if isfinite(value)]
    first, last, low, high = (
        numbers.signed(value, 0)
        for value in (series.values[0], series.values[-1], min(values), max(values))
    )
    if low == high and len(values) == len(series.values):
        return _("{name} {value} throughout").format(name=series.name, value=low)
    if {low, high} <= {first, last}:
        return _("{name} {first} → {last}").format(name=series.name, first=first, last=last)
    return _("{name} {first} → {last} (between {low} and {high})").format(
        name=series.name, first=first, last=last, low=low, high=high
    )
