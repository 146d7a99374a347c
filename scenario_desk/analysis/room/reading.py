"""Reading: assessments of a scenario as arrays, and what they say of whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from scenario_desk.analysis.arrays import Bools, Floats
from scenario_desk.analysis.room.answers import Answers
from scenario_desk.analysis.room.concordance import kendall_w, krippendorff_alpha
from scenario_desk.analysis.room.own import About
from scenario_desk.analysis.room.performance import Performance, brier, brier_weights, cooke
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import SCALE_OF, Assessment, Judgement, items
from scenario_desk.model.scales import SCALES
from scenario_desk.model.scenario import Scenario

_NOTHING = (float("nan"),) * 3


@dataclass(frozen=True, eq=False)
class Reading:
    """Answers of P rows to J judgements."""

    judgements: tuple[Judgement, ...]
    participants: tuple[str | None, ...]
    """[P] ids; None for a row that is nobody: answers that cannot be linked fill such rows one by one,
    so that each judgement has all of its answers and no row is a person."""
    answers: Answers

    @property
    def about(self) -> tuple[About, ...]:
        """[J] what they are about, as `own_numbers` takes it."""
        return tuple((each.kind, *each.about) for each in self.judgements)

    @property
    def people(self) -> Reading:
        """Only the rows that are persons: what is asked of a pattern of answers is asked of these."""
        rows = np.array([each is not None for each in self.participants], bool)
        named = tuple(each for each in self.participants if each is not None)
        return replace(self, participants=named, answers=self.answers.of(rows))

    def estimate(self, values: Floats, judgement: int) -> Estimate | None:
        """An estimate of aggregated values float64[J, 3]; None where there is none."""
        best, low, high = values[judgement].tolist()
        if np.isnan(best):
            return None
        return Estimate(best) if low == best == high else Estimate(best, low, high)


def read_round(scenario: Scenario, key: str) -> Reading:
    """What was answered in a round, by what it asks; as whom, the round says."""
    given = [each for each in scenario.assessments.values() if each.round == key]
    return read(scenario, given, items(scenario.rounds[key]))


def read(
    scenario: Scenario,
    assessments: Iterable[Assessment],
    judgements: Sequence[Judgement] | None = None,
) -> Reading:
    """These assessments, on these judgements or all that they are of; of several answers of one
    participant to one judgement the last counts. Participants stand in the scenario's order."""
    listed = list(assessments)
    if judgements is None:
        judgements = list(dict.fromkeys(each.judgement for each in listed))
    column = {judgement: place for place, judgement in enumerate(judgements)}
    given = [each for each in listed if each.judgement in column]
    named = {each.participant for each in given}
    people: list[str | None] = [key for key in scenario.participants if key in named]
    row = {key: place for place, key in enumerate(people)}
    nobody = [0] * len(column)
    cells: list[tuple[int, int, Assessment]] = []
    for each in given:
        place = column[each.judgement]
        if each.participant in row:
            cells.append((row[each.participant], place, each))
        elif each.participant is None:
            cells.append((len(people) + nobody[place], place, each))
            nobody[place] += 1
    people += [None] * max(nobody, default=0)
    return Reading(tuple(judgements), tuple(people), _answers(scenario, judgements, people, cells))


def _answers(
    scenario: Scenario,
    judgements: Sequence[Judgement],
    people: Sequence[str | None],
    cells: Iterable[tuple[int, int, Assessment]],
) -> Answers:
    size = len(people), len(judgements)
    values = np.full((*size, 3), np.nan)
    abstains, unknown = np.zeros(size, bool), np.zeros(size, bool)
    for row, column, each in cells:
        answer = each.answer
        spoken = isinstance(answer, Estimate)
        values[row, column] = (answer.best, *answer.spread) if spoken else _NOTHING  # type: ignore[union-attr]
        abstains[row, column] = answer == "abstains"
        unknown[row, column] = answer == "unknown"
    ends = np.array([scale(scenario, each) for each in judgements], np.float64).reshape(-1, 2)
    return Answers(values, abstains, unknown, ends[:, 0], ends[:, 1])


def scale(scenario: Scenario, judgement: Judgement) -> tuple[float, float]:
    """The two ends of a judgement's scale, −inf and inf where it has none."""
    if judgement.kind == "seed":
        seed = scenario.seeds.get(judgement.about[0])
        least, most = (seed.least, seed.most) if seed else (None, None)
        return -inf if least is None else least, inf if most is None else most
    what = SCALE_OF.get(judgement.kind, "")
    return (-inf, inf) if what in ("", "seed") else SCALES[what]


@dataclass(frozen=True)
class Concordance:
    """How alike the participants see one interest."""

    w: float
    """Kendall's W over their rankings of the endpoints by it; nan where too few rank them all."""
    alpha: float
    """Krippendorff's alpha of the scores on it; nan where it is unknown."""


def concordances(reading: Reading) -> dict[str, Concordance]:
    """By interest of which scores were asked, in the order they were. Of rankings only persons have
    any; an endpoint nobody scored is in none."""
    found = {}
    people, best = reading.people.answers.best, reading.answers.best
    for interest in dict.fromkeys(
        each.about[1] for each in reading.judgements if each.kind == "score"
    ):
        columns = [
            place
            for place, each in enumerate(reading.judgements)
            if each.kind == "score" and each.about[1] == interest
        ]
        ranked = people[:, columns]
        ranked = ranked[:, ~np.isnan(ranked).all(axis=0)] if len(ranked) else ranked
        found[interest] = Concordance(kendall_w(ranked), krippendorff_alpha(best[:, columns]))
    return found


def votes(scenario: Scenario, key: str) -> Mapping[str, int]:
    """By endpoint that a round polls, how many prefer it, in the order asked."""
    count = dict.fromkeys(scenario.rounds[key].poll, 0)
    for each in scenario.assessments.values():
        if each.round == key and each.kind == "poll":
            for endpoint in each.choice:
                if endpoint in count:
                    count[endpoint] += 1
    return count


@dataclass(frozen=True, eq=False)
class Track:
    """How P participants did on the seed questions of the scenario."""

    quantities: Performance
    """On those with a number for an answer."""
    brier: Floats
    """float64[P] on those of whether something is so, answered with its probability."""

    def weights(self, by: str) -> Floats | None:
        """float64[P] that add up to 1, "cooke" or "brier"; None where nobody has any, or for "equal":
        then all count alike."""
        if by == "equal":
            return None
        found = self.quantities.weights if by == "cooke" else brier_weights(self.brier)
        return found if found.any() else None


def track(scenario: Scenario, participants: Sequence[str | None]) -> Track:
    """How these participants did, over all answers to seed questions."""
    asked = [
        Judgement("seed", (key,)) for key, seed in scenario.seeds.items() if seed.truth is not None
    ]
    given = [each for each in scenario.assessments.values() if each.kind == "seed"]
    reading = read(scenario, given, asked)
    place = {key: row for row, key in enumerate(reading.participants) if key is not None}
    values = np.full((len(participants), len(asked), 3), np.nan)
    for row, key in enumerate(participants):
        if key in place:
            values[row] = reading.answers.values[place[key]]
    truth = np.array([scenario.seeds[each.about[0]].truth for each in asked], np.float64)
    whether = _whether(reading.answers, truth)
    return Track(
        cooke(values[:, ~whether], truth[~whether]), brier(values[:, whether, 0], truth[whether])
    )


def _whether(answers: Answers, truth: Floats) -> Bools:
    """bool[S] which questions are of whether something is so: from 0 to 1, the truth one of them."""
    shares: Bools = (answers.least == 0.0) & (answers.most == 1.0)
    known: Bools = (truth == 0.0) | (truth == 1.0)
    return shares & known
