"""Standing: what each of the room judges by now, judgement by judgement, and how far that agrees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from scenario_desk.analysis.arrays import Floats, Ints
from scenario_desk.analysis.room.aggregation import How, aggregated
from scenario_desk.analysis.room.agreement import Agreement, agreement
from scenario_desk.analysis.room.answers import quantile
from scenario_desk.analysis.room.reading import Reading, read
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import ABOUT, Assessment, Judgement
from scenario_desk.model.scenario import Scenario

TAKEN = ("score", "weight", "branch", "red_line", "reservation")
"""The kinds of judgement that have a place in the scenario, so that they can be taken over."""
_DIGITS = {"branch": 3}
"""By kind: the decimals that a value keeps which is put together of several; else 1."""


@dataclass(frozen=True, eq=False)
class Standing:
    """The last answers of P rows, as `Reading` has them, to J judgements."""

    reading: Reading
    given: Mapping[Judgement, tuple[Assessment, ...]]
    """By judgement the answers that count, in the order of the rows."""

    @cached_property
    def column(self) -> dict[Judgement, int]:
        """By judgement its place."""
        return {each: place for place, each in enumerate(self.reading.judgements)}

    @cached_property
    def agreement(self) -> Agreement:
        """How far the room agrees."""
        return agreement(self.reading.answers)

    @cached_property
    def quartiles(self) -> Floats:
        """float64[J, 2] between which values the middle half of the best values lies."""
        best = self.reading.answers.best
        return np.stack([quantile(best, 0.25), quantile(best, 0.75)], axis=-1)

    @cached_property
    def median(self) -> Floats:
        """float64[J, 3] best, low, high."""
        return aggregated(self.reading.answers)

    @cached_property
    def farthest(self) -> Ints:
        """int64[J] the row of the person that differs most from the median; −1 where there is none,
        or all say the same, or it is no person."""
        if not self.reading.participants:
            return np.full(len(self.reading.judgements), -1)
        best = self.reading.answers.best
        away = np.nan_to_num(np.abs(best - quantile(best, 0.5)), nan=0.0)
        row = np.argmax(away, axis=0)
        person = np.array([each is not None for each in self.reading.participants])
        found: Ints = np.where((away.max(axis=0) > 0.0) & person[row], row, -1)
        return found

    def values(
        self, how: How = "median", weights: Floats | None = None
    ) -> dict[Judgement, Estimate]:
        """By judgement what the room comes to together; see `aggregated`. Without what nobody who has
        weight gave a number for."""
        together = self.median if how == "median" and weights is None else None
        if together is None:
            together = aggregated(self.reading.answers, how, weights)
        found = {}
        for place, judgement in enumerate(self.reading.judgements):
            estimate = self.reading.estimate(together, place)
            if estimate is not None:
                found[judgement] = rounded(judgement, estimate)
        return found

    def of(self, judgements: Iterable[Judgement]) -> Standing:
        """The same on some of the judgements alone."""
        wanted = [each for each in judgements if each in self.column]
        places = np.array([self.column[each] for each in wanted], np.int64)
        reading = replace(
            self.reading, judgements=tuple(wanted), answers=self.reading.answers.on(places)
        )
        return Standing(reading, {each: self.given[each] for each in wanted})

    def by(self, rows: Iterable[int]) -> Standing:
        """The same of some of the rows alone."""
        chosen = np.array(list(rows), np.int64)
        participants = tuple(self.reading.participants[row] for row in chosen.tolist())
        reading = replace(
            self.reading, participants=participants, answers=self.reading.answers.of(chosen)
        )
        kept = set(participants)
        given = {
            judgement: tuple(each for each in answers if each.participant in kept)
            for judgement, answers in self.given.items()
        }
        return Standing(reading, given)


def standing(scenario: Scenario) -> Standing:
    """What participants judge as themselves by now, of what has a place in the scenario.

    Of each participant the last answer to a judgement counts, in a round or from a score sheet.
    Answers that cannot be linked to those of an earlier round stand in their place where the later
    round asked the earlier one again.
    """
    judged = [
        (each, each.judgement)
        for each in scenario.assessments.values()
        if each.kind in TAKEN and each.as_actor is None
    ]
    again = _asked_again(scenario, judged)
    last: dict[tuple[Judgement, str], tuple[Assessment, Judgement]] = {}
    for each, judgement in judged:
        who = again.get((each.round, judgement))
        # Where it is known who answered in both rounds, the later answer is that person's.
        if who is None or (each.participant is not None and None not in who):
            last[judgement, each.participant or f"unlinkable/{each.id}"] = each, judgement
    place = {key: number for number, key in enumerate(scenario.participants)}
    ordered = sorted(
        last.values(), key=lambda pair: place.get(pair[0].participant or "", len(place))
    )
    judgements = _in_order(scenario, {judgement for _each, judgement in ordered})
    given: dict[Judgement, list[Assessment]] = {each: [] for each in judgements}
    for each, judgement in ordered:
        given[judgement].append(each)
    reading = read(scenario, [each for each, _judgement in ordered], judgements)
    return Standing(reading, {judgement: tuple(found) for judgement, found in given.items()})


def rounded(judgement: Judgement, estimate: Estimate) -> Estimate:
    """An estimate without the digits that arithmetic alone puts behind what people judged."""
    digits = _DIGITS.get(judgement.kind, 1)
    low, high = estimate.spread
    best, low, high = (round(each, digits) + 0.0 for each in (estimate.best, low, high))
    return Estimate(best) if low == best == high else Estimate(best, low, high)


def spread_of(found: Standing, places: Iterable[int]) -> tuple[float, int, int]:
    """Of some judgements: the mean of their interquartile ranges as a share of the scale, on how many
    the room agrees, and of how many that is known; nan, 0, 0 where it is of none."""
    columns = [place for place in places if found.agreement.count[place] > 1]
    if not columns:
        return float("nan"), 0, 0
    share = found.agreement.range[columns] / found.reading.answers.width[columns]
    return float(share.mean()), int(found.agreement.agreed[columns].sum()), len(columns)


def distance_of(found: Standing) -> Floats:
    """float64[P] how far each row lies from the medians on average, as a share of the scales; nan for
    who gave no number where another did."""
    answers = found.reading.answers
    shared = answers.count > 1
    away = np.abs(answers.best - found.agreement.median) / answers.width
    away = np.where(shared, away, np.nan)
    count = np.count_nonzero(~np.isnan(away), axis=1)
    mean: Floats = np.where(count > 0, np.nansum(away, axis=1), np.nan) / np.maximum(count, 1)
    return mean


def _asked_again(
    scenario: Scenario, judged: Iterable[tuple[Assessment, Judgement]]
) -> dict[tuple[str | None, Judgement], set[str | None]]:
    """By round and judgement that a later round, which asked it again, has answers to: who gave
    those, None for who cannot be linked."""
    earlier = {key: _before(scenario, key) for key in scenario.rounds}
    found: dict[tuple[str | None, Judgement], set[str | None]] = {}
    for each, judgement in judged:
        for key in earlier.get(each.round or "", ()):
            found.setdefault((key, judgement), set()).add(each.participant)
    return found


def _before(scenario: Scenario, key: str) -> list[str]:
    """The rounds that a round asks again, the last first."""
    found: list[str] = []
    after = scenario.rounds[key].after
    while after is not None and after in scenario.rounds and after not in (key, *found):
        found.append(after)
        after = scenario.rounds[after].after
    return found


def _in_order(scenario: Scenario, judgements: set[Judgement]) -> list[Judgement]:
    """By kind, then as the scenario has what they are about."""
    rosters: dict[str, Iterable[str]] = {"endpoint": scenario.endpoints, "interest": scenario.interests,
               "branch": scenario.nodes, "actor": scenario.actors}  # fmt: skip
    places = {
        field: {key: number for number, key in enumerate(roster)}
        for field, roster in rosters.items()
    }

    def key(judgement: Judgement) -> tuple[int, ...]:
        pairs = zip(ABOUT[judgement.kind], judgement.about, strict=True)
        at = tuple(places[field].get(each, -1) for field, each in pairs)
        return (TAKEN.index(judgement.kind), *at)

    return sorted(judgements, key=key)
