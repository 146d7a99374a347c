"""The questions whose answers take a while, each with what its answer is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from scenario_desk.analysis.uncertainty.ground import Ground
from scenario_desk.desk.robustness.answers import Partial

if TYPE_CHECKING:
    from scenario_desk.analysis.arrays import Floats
    from scenario_desk.analysis.evaluation import Evaluation
    from scenario_desk.analysis.frame import Frame
    from scenario_desk.analysis.inverse.smallest import Answer
    from scenario_desk.analysis.perception import Corrections, Hypergame, Perception
    from scenario_desk.analysis.uncertainty.sensitivity.targets import Target
    from scenario_desk.analysis.uncertainty.sensitivity.tornado import Tornado
    from scenario_desk.analysis.uncertainty.sensitivity.two_way import TwoWayMap
    from scenario_desk.analysis.uncertainty.sensitivity.weight_space import (
        NearestWeights,
        PairMap,
        Share,
        WeightSpace,
    )
    from scenario_desk.analysis.uncertainty.value import Worth

Zone = Literal["overlap", "agreement"]
_VARIANCE_DRAWS = 2_048
"""Each is worked out once for every judgement."""
_VARIANCE_ERROR = 0.01


def heeding(frame: Frame, endpoint: str, of: Zone, check: Callable[[], None]) -> Target:
    """The target of an endpoint's id, or with "" of a likelihood, that asks with each slice of draws
    whether anybody wants it still."""
    from scenario_desk.analysis.judging import Judgement
    from scenario_desk.analysis.uncertainty.sensitivity.targets import Likelihood, Margin

    class Heeded(Margin):
        def read(self, judged: Judgement, count: int) -> Floats:
            check()
            return super().read(judged, count)

    class HeededLikelihood(Likelihood):
        def read(self, judged: Judgement, count: int) -> Floats:
            check()
            return super().read(judged, count)

    return Heeded(frame.endpoint_index[endpoint]) if endpoint else HeededLikelihood(of)


@dataclass(frozen=True)
class WhatItHangsOn:
    """The tornado of an endpoint, given by id, or with "" of a likelihood."""

    endpoint: str
    of: Zone = "overlap"

    def answers(self, ground: Ground, check: Callable[[], None]) -> Iterator[Partial]:
        """A Tornado."""
        from scenario_desk.analysis.uncertainty.sensitivity.tornado import tornado

        frame, assumptions, _sampling = ground
        target = heeding(frame, self.endpoint, self.of, check)
        yield Partial(tornado(frame, assumptions, target), 1.0)


@dataclass(frozen=True)
class WhatMatters:
    """What share of the variance hangs on which judgement, ever finer."""

    endpoint: str
    of: Zone = "overlap"

    def answers(self, ground: Ground, check: Callable[[], None]) -> Iterator[Partial]:
        """Shares, each finer than the one before."""
        from scenario_desk.analysis.uncertainty.sensitivity.sobol import refined, study

        frame, assumptions, sampling = ground
        target = heeding(frame, self.endpoint, self.of, check)
        job = study(frame, assumptions, replace(sampling, samples=_VARIANCE_DRAWS), target)
        for found in refined(job, error=_VARIANCE_ERROR):
            yield Partial(found, min(found.samples / _VARIANCE_DRAWS, 0.999))
            last = found
        if len(job.drawing.judged):
            yield Partial(last, 1.0)


@dataclass(frozen=True)
class WhatIsWorthAsking:
    """What knowing each judgement would take away of the variance; or with the id of a decision, what
    it is worth to its owner there."""

    endpoint: str
    of: Zone = "overlap"
    node: str = ""

    def answers(self, ground: Ground, check: Callable[[], None]) -> Iterator[Partial]:
        """A Worth; None where nobody chooses at the node."""
        yield Partial(self._worth(ground, check), 1.0)

    def _worth(self, ground: Ground, check: Callable[[], None]) -> Worth | None:
        from scenario_desk.analysis.uncertainty.drawing import drawing
        from scenario_desk.analysis.uncertainty.value import (
            NobodyChooses,
            worth_for_figure,
            worth_to_owner,
        )

        frame = ground[0]
        job = drawing(*ground)
        if not self.node:
            return worth_for_figure(job, heeding(frame, self.endpoint, self.of, check).read)
        try:
            return worth_to_owner(job, frame.node_index[self.node])
        except NobodyChooses:
            return None


@dataclass(frozen=True)
class WhoSits:
    """How endpoints fare under every combination of own profiles."""

    def answers(self, ground: Ground, check: Callable[[], None]) -> Iterator[Partial]:
        """Regrets."""
        from scenario_desk.analysis.regret import regrets

        yield Partial(regrets(*ground[:2], check), 1.0)


@dataclass(frozen=True, eq=False)
class Weighed:
    """How an actor's weights decide on an endpoint, with a map of two of its interests."""

    space: WeightSpace
    share: Share
    nearest: NearestWeights | None
    pair: tuple[int, int]
    """Places among the space's interests."""
    drawn: PairMap | None


@dataclass(frozen=True)
class HowItWeighs:
    """The weight space of an endpoint and an actor; of two interests, else of those that turn it."""

    endpoint: str
    actor: str
    pair: tuple[str, str] | None = None

    def answers(self, ground: Ground, check: Callable[[], None]) -> Iterator[Partial]:
        """A Weighed; None where the actor weighs nothing."""
        check()
        yield Partial(self._weighed(ground), 1.0)

    def _weighed(self, ground: Ground) -> Weighed | None:
        from scenario_desk.analysis.uncertainty.sensitivity.weight_space import (
            acceptable_share,
            nearest_weights,
            pair_map,
            weight_space,
        )

        frame, assumptions, _sampling = ground
        space = weight_space(
            frame, assumptions, frame.endpoint_index[self.endpoint], frame.actor_index[self.actor]
        )
        if space is None:
            return None
        nearest = nearest_weights(space)
        pair = self._places(space, nearest)
        drawn = pair_map(space, *pair) if len(set(pair)) == 2 else None
        return Weighed(space, acceptable_share(space), nearest, pair, drawn)

    def _places(self, space: WeightSpace, nearest: NearestWeights | None) -> tuple[int, int]:
        """The two wanted, else the two whose weights the nearest change moves most."""
        import numpy as np

        ids = [space.judged.frame.interest_ids[row] for row in space.interests.tolist()]
        if self.pair is not None and set(self.pair) <= set(ids):
            return ids.index(self.pair[0]), ids.index(self.pair[1])
        moved = space.weights if nearest is None else np.abs(nearest.weights - space.weights)
        order = np.lexsort((-space.weights, -moved)).tolist()
        return (order[0], order[1]) if len(order) > 1 else (0, 0)


@dataclass(frozen=True, eq=False)
class Mapped:
    """What an endpoint hangs on, and a map over two of those judgements."""

    tornado: Tornado
    pair: tuple[int, int]
    """Their places among the judgements."""
    found: TwoWayMap | None
    """None where there are no two."""


@dataclass(frozen=True)
class HowTwoMove:
    """The map of an endpoint over two judgements, by their places; else over those that move most."""

    endpoint: str
    pair: tuple[str, str] | None = None
    """As `presentation.robustness.judged.handle` names them."""

    def answers(self, ground: Ground, check: Callable[[], None]) -> Iterator[Partial]:
        """A Mapped."""
        yield Partial(self._mapped(ground, check), 1.0)

    def _mapped(self, ground: Ground, check: Callable[[], None]) -> Mapped:
        from scenario_desk.analysis.uncertainty.sensitivity.tornado import tornado
        from scenario_desk.analysis.uncertainty.sensitivity.two_way import two_way
        from scenario_desk.presentation.robustness.judged import handle

        frame, assumptions, _sampling = ground
        target = heeding(frame, self.endpoint, "overlap", check)
        found = tornado(frame, assumptions, target)
        places = {handle(found.judged, each): each for each in range(len(found.judged))}
        order = found.order.tolist()
        pair = (order[0], order[1]) if len(order) > 1 else (0, 0)
        if self.pair is not None and set(self.pair) <= places.keys():
            pair = places[self.pair[0]], places[self.pair[1]]
        if pair[0] == pair[1]:
            return Mapped(found, pair, None)
        return Mapped(found, pair, two_way(found.judged, target, *pair))


@dataclass(frozen=True, eq=False)
class Opened:
    """What would bring an endpoint in, or lose it."""

    answer: Answer
    held: bool
    """Whether choices were held while it was looked for."""


@dataclass(frozen=True)
class WhatOpensIt:
    """The smallest changes of each kind for an endpoint, given by id."""

    endpoint: str

    def answers(self, ground: Ground, check: Callable[[], None]) -> Iterator[Partial]:
        """An Opened, kind by kind."""
        from scenario_desk.analysis.inverse.smallest import KINDS, inverse

        frame, assumptions, _sampling = ground
        check()
        job, row = inverse(frame, assumptions), frame.endpoint_index[self.endpoint]
        found: Answer | None = None
        for done, kind in enumerate(KINDS, start=1):
            check()
            more = job.answer(row, (kind,))
            found = more if found is None else found.with_those_of(more)
            if found.changes or done == len(KINDS):
                yield Partial(Opened(found, job.held), done / len(KINDS))


@dataclass(frozen=True)
class WouldHold:
    """Whether an endpoint, given by id, holds in an evaluation; shifts and ratifiers, which are in no
    frame, are its scenario's."""

    evaluation: Evaluation
    endpoint: str

    def answers(self, _ground: Ground, check: Callable[[], None]) -> Iterator[Partial]:
        """Prospects."""
        from scenario_desk.analysis.prospects import prospects

        check()
        yield Partial(prospects(self.evaluation, [self.endpoint], go_on=check), 1.0)


@dataclass(frozen=True, eq=False)
class Seen:
    """How each holder of a picture, by id, sees it."""

    gaps: Mapping[str, Perception]
    games: Hypergame
    corrected: Mapping[str, Corrections] | None
    """None as long as that is being worked out."""


@dataclass(frozen=True)
class WhoSeesWrongly:
    """Who sees it wrongly in an evaluation; the names that are said are its scenario's."""

    evaluation: Evaluation

    def answers(self, _ground: Ground, check: Callable[[], None]) -> Iterator[Partial]:
        """A Seen, without the corrections first."""
        from scenario_desk.analysis.perception import corrections, hypergame, perception

        given = self.evaluation.frame, self.evaluation.assumptions
        gaps = perception(*given, check)
        games = hypergame(*given, check)
        yield Partial(Seen(gaps, games, None), 0.3)
        yield Partial(Seen(gaps, games, corrections(*given, check)), 1.0)
