"""The pages at the right: what each asks, shows, and lets people choose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtWidgets import QWidget

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.frame import Frame
from scenario_desk.analysis.regret import Regrets
from scenario_desk.analysis.uncertainty.measures import Measure, junctures
from scenario_desk.analysis.uncertainty.robustness import Robustness
from scenario_desk.analysis.uncertainty.sensitivity.sobol import Shares
from scenario_desk.analysis.uncertainty.sensitivity.tornado import Tornado
from scenario_desk.analysis.uncertainty.value import Worth
from scenario_desk.desk.bench.verdicts import Badges
from scenario_desk.desk.robustness.answers import Question
from scenario_desk.desk.robustness.questions import (
    HowItWeighs,
    HowTwoMove,
    Mapped,
    Weighed,
    WhatIsWorthAsking,
    WhatItHangsOn,
    WhatMatters,
    WhoSits,
    Zone,
)
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.presentation.robustness.figure import Figure
from scenario_desk.presentation.robustness.judged import handle, short_name
from scenario_desk.presentation.robustness.juncture_bars import juncture_bars
from scenario_desk.presentation.robustness.ranks import rank_table
from scenario_desk.presentation.robustness.regret_table import regret_table
from scenario_desk.presentation.robustness.tornado_bars import tornado_bars
from scenario_desk.presentation.robustness.two_judgements import two_judgements
from scenario_desk.presentation.robustness.variance_bars import variance_bars
from scenario_desk.presentation.robustness.weight_plane import weight_plane
from scenario_desk.presentation.robustness.worth_list import worth_list, worth_to_chooser
from scenario_desk.presentation.tree.junctures import counts_junctures
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.sentences import weights_sentence
from scenario_desk.presentation.words.sentences.phrasing import principals_of

_MOST_OFFERED = 60
"""Judgements to choose from: those that move most."""


@dataclass(frozen=True, eq=False)
class Moment:
    """What is shown now."""

    evaluation: Evaluation
    endpoint: str
    """The one that is meant; "" where none is."""
    found: Robustness | None
    """What the draws have come to."""
    decision: str = ""
    """The decision that is selected; "" where none is."""
    verdicts: Badges = field(default_factory=dict)
    """The endpoints' badges, as far as they are known."""

    @property
    def spread(self) -> bool:
        """Whether anything is judged with a range, as far as is known."""
        return self.found is None or self.found.spread


class Page:
    """One of them."""

    label: str
    """Marked, to be said with `_`."""
    lacking = mark("Add endpoints, the ways this could end, to see here how sure they are.")
    """What is said where there is no endpoint."""
    needs_endpoint = False
    needs_spread = False

    def __init__(self) -> None:
        self.controls: list[QWidget] = []
        self.editing: list[QWidget] = []
        """Those of them that are of no use where nothing may be edited."""

    @property
    def in_use(self) -> list[QWidget]:
        """The controls that there is something to do with now."""
        return self.controls

    def measures(self, _frame: Frame) -> tuple[Measure, ...]:
        """What is to be counted in the draws besides."""
        return ()

    def called(self, moment: Moment) -> str:
        """What it is called now."""
        return _(self.label)

    def refresh(self, moment: Moment) -> None:
        """Offer what there is to choose from now."""

    def question(self, moment: Moment) -> Question | None:
        """What takes a while; None where draws are all it takes, or nothing can be asked."""

    def figure(self, moment: Moment, answer: object) -> Figure | None:
        """The picture of an answer; None where there is none yet."""
        raise NotImplementedError

    def without(self, moment: Moment, answer: object) -> str:
        """What is said where there is an answer and no picture."""
        return ""

    def meanwhile(self, moment: Moment) -> Figure | None:
        """The picture while something that was chosen in it is tried; None where nothing is."""
        return None

    @property
    def marked(self) -> frozenset[str]:
        """The keys of what is marked in the picture."""
        return frozenset()

    def choose(self, key: str) -> bool:
        """Do what choosing in the picture does; False where it leads to a place in the scenario."""
        return False

    def leave(self) -> bool:
        """Give up what is tried; False where nothing is."""
        return False

    def forget(self) -> None:
        """Hold on to nothing that was shown."""

    def instead(self, moment: Moment) -> str:
        """Why there can be no picture; "" where there can."""
        if not moment.evaluation.frame.endpoint_ids:
            return _(self.lacking)
        if not principals_of(moment.evaluation):
            return _("No principals: mark the actors whose signature an agreement needs.")
        if self.needs_spread and not moment.spread:
            return no_spread()
        if self.needs_endpoint and not moment.endpoint:
            return _("Select an endpoint at the left.")
        return ""


def no_spread() -> str:
    """What to do where nothing that counts is judged with a range."""
    return _(
        "No judgement that counts has a range yet, so nobody knows how sure the overlap is. Type low,"
        " best and high in a score, such as “10 20 45”, of an interest that has a weight."
    )


class _OfTarget(Page):
    """About the endpoint that is meant, or a likelihood."""

    needs_spread = True

    def __init__(self, chosen: Callable[[], None]) -> None:
        super().__init__()
        self._chosen, self._wanted = chosen, "endpoint"
        self.target = Picker(_("Of what"), self._picked)
        self.controls = [self.target]

    def _picked(self) -> None:
        self._wanted = self.target.value
        self._chosen()

    def refresh(self, moment: Moment) -> None:
        self.target.offer(self.choices(moment), self._wanted)

    def choices(self, moment: Moment) -> list[tuple[str, str]]:
        """What it can be of now, with its words."""
        choices = [
            ("overlap", _("How likely it ends in the overlap")),
            ("agreement", _("How likely it ends in an agreement")),
        ]
        if moment.endpoint:
            name = moment.evaluation.frame.scenario.endpoints[moment.endpoint].name
            choices.insert(0, ("endpoint", name))
        return choices

    def _target(self, moment: Moment) -> tuple[str, Zone]:
        if self.target.value == "agreement":
            return "", "agreement"
        return moment.endpoint if self.target.value == "endpoint" else "", "overlap"


class HangsOn(_OfTarget):
    """The tornado."""

    label = mark("What it hangs on")

    def question(self, moment: Moment) -> Question | None:
        return WhatItHangsOn(*self._target(moment))

    def figure(self, moment: Moment, answer: object) -> Figure | None:
        if not isinstance(answer, Tornado):
            return None
        frame = moment.evaluation.frame
        return tornado_bars(replace(answer, judged=answer.judged.on(frame)), moment.evaluation)


class Matters(_OfTarget):
    """Shares of variance, what is worth asking, or where in the tree it is settled."""

    label = mark("What matters")

    def __init__(self, chosen: Callable[[], None]) -> None:
        super().__init__(chosen)
        self.way = Picker(_("How it is shown"), chosen)
        self.way.offer(
            [
                ("shares", _("Shares of the variance")),
                ("worth", _("What is worth asking")),
                ("settled", _("Where it is settled")),
            ]
        )
        self.controls.append(self.way)

    def measures(self, _frame: Frame) -> tuple[Measure, ...]:
        return (junctures,) if self.way.value == "settled" else ()

    def choices(self, moment: Moment) -> list[tuple[str, str]]:
        """What is decided at the node that is selected, too: only what is worth asking is of it; and
        what is settled is whether it ends in the overlap."""
        choices = super().choices(moment)
        if self.way.value == "settled":
            return [choice for choice in choices if choice[0] == "overlap"]
        if moment.decision and self.way.value == "worth":
            node = moment.evaluation.frame.scenario.nodes[moment.decision]
            choices.append(("decision", node.question or node.label))
        return choices

    def question(self, moment: Moment) -> Question | None:
        if self.way.value == "settled":
            return None
        if self.way.value == "shares":
            return WhatMatters(*self._target(moment))
        node = moment.decision if self.target.value == "decision" else ""
        return WhatIsWorthAsking(*self._target(moment), node=node)

    def figure(self, moment: Moment, answer: object) -> Figure | None:
        frame, found = moment.evaluation.frame, moment.found
        if self.way.value == "settled":
            known = found is not None and counts_junctures(found)
            return juncture_bars(found) if known and found is not None else None
        if isinstance(answer, Shares):
            study = replace(answer.study, judged=answer.judged.on(frame))
            return variance_bars(replace(answer, study=study), moment.evaluation)
        if not isinstance(answer, Worth):
            return None
        answer = replace(answer, judged=answer.judged.on(frame))
        if self.target.value != "decision":
            return worth_list(answer, self._target(moment)[0])
        return worth_to_chooser(answer, moment.evaluation, moment.decision)

    def without(self, moment: Moment, answer: object) -> str:
        return _("Nobody who weighs interests chooses there.")


class Ranks(Page):
    """How often each endpoint has which rank."""

    label = mark("Ranks")

    def __init__(self, chosen: Callable[[], None]) -> None:
        super().__init__()
        self.actor = Picker(_("For whom"), chosen)
        self.controls = [self.actor]

    def refresh(self, moment: Moment) -> None:
        self.actor.offer(_principals(moment))

    def figure(self, moment: Moment, answer: object) -> Figure | None:
        found = moment.found
        return rank_table(found, self.actor.value) if found is not None else None


class Weights(Page):
    """A map of two weights of one actor."""

    label = mark("Weights")
    needs_endpoint = True

    def __init__(self, chosen: Callable[[], None]) -> None:
        super().__init__()
        self._chosen = chosen
        self._pair: tuple[str, str] | None = None
        self.actor = Picker(_("Whose weights"), self._other_actor)
        self.across = Picker(_("Interest on the horizontal axis"), self._picked)
        self.up = Picker(_("Interest on the vertical axis"), self._picked)
        self.controls = [self.actor, self.across, self.up]

    def _picked(self) -> None:
        self._pair = self.across.value, self.up.value
        self._chosen()

    def _other_actor(self) -> None:
        self._pair = None
        self._chosen()

    def refresh(self, moment: Moment) -> None:
        self.actor.offer(_principals(moment))

    def question(self, moment: Moment) -> Question | None:
        return HowItWeighs(moment.endpoint, self.actor.value, self._pair)

    def figure(self, moment: Moment, answer: object) -> Figure | None:
        if not isinstance(answer, Weighed):
            return None
        weighed, space = answer, answer.space.on(moment.evaluation.frame)
        scenario, ids = space.judged.frame.scenario, space.judged.frame.interest_ids
        keys = [ids[row] for row in space.interests.tolist()]
        choices = [(key, scenario.interests[key].name) for key in keys]
        for picker, place in zip((self.across, self.up), weighed.pair, strict=True):
            picker.offer(choices, keys[place])
        if weighed.drawn is None:
            return None
        return weight_plane(space, weighed.share, weighed.nearest, weighed.pair, weighed.drawn)

    def without(self, moment: Moment, answer: object) -> str:
        if isinstance(answer, Weighed):
            space = answer.space.on(moment.evaluation.frame)
            return weights_sentence(space, answer.share, answer.nearest)
        name = moment.evaluation.frame.scenario.actors[self.actor.value].label
        return _("{actor} weighs no interest yet.").format(actor=name)


class TwoJudgements(Page):
    """A map of two judgements."""

    label = mark("Two judgements")
    needs_endpoint = True
    needs_spread = True

    def __init__(self, chosen: Callable[[], None]) -> None:
        super().__init__()
        self._chosen = chosen
        self._pair: tuple[str, str] | None = None
        self.across = Picker(_("Judgement on the horizontal axis"), self._picked)
        self.up = Picker(_("Judgement on the vertical axis"), self._picked)
        self.controls = [self.across, self.up]

    def _picked(self) -> None:
        self._pair = self.across.value, self.up.value
        self._chosen()

    def question(self, moment: Moment) -> Question | None:
        return HowTwoMove(moment.endpoint, self._pair)

    def figure(self, moment: Moment, answer: object) -> Figure | None:
        if not isinstance(answer, Mapped):
            return None
        judged = answer.tornado.judged.on(moment.evaluation.frame)
        order = answer.tornado.order.tolist()
        offered = list(dict.fromkeys([*order[:_MOST_OFFERED], *answer.pair]))
        choices = [
            (handle(judged, each), short_name(judged, each, moment.endpoint)) for each in offered
        ]
        for picker, place in zip((self.across, self.up), answer.pair, strict=True):
            picker.offer(choices, handle(judged, place))
        if answer.found is None:
            return None
        return two_judgements(judged, moment.endpoint, answer.pair, answer.found)

    def without(self, moment: Moment, answer: object) -> str:
        return _("A map needs two different judgements with a range.")


class WhoeverSits(Page):
    """Maximin and regret over the principals' own profiles."""

    label = mark("Who sits there")

    def question(self, moment: Moment) -> Question | None:
        return WhoSits()

    def figure(self, moment: Moment, answer: object) -> Figure | None:
        return regret_table(answer, moment.evaluation) if isinstance(answer, Regrets) else None


def _principals(moment: Moment) -> list[tuple[str, str]]:
    return [(actor.id, actor.name) for _place, actor in principals_of(moment.evaluation)]
