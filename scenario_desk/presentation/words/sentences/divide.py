"""What stands between the principals: how little could be signed, what collides, what each misreads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from scenario_desk.analysis.acceptance import NO, UNDECIDED
from scenario_desk.analysis.divide import Collision, Stance
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.perception import Perception, Reading
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.numbers import percent
from scenario_desk.presentation.words.sentences.headline import headline, signed
from scenario_desk.presentation.words.sentences.phrasing import principals_of, quoted, some, who

_OPPOSED, _SHARED = -1.0, 0.0
"""The sign of a relation from which on it is so."""


def divided(evaluation: Evaluation, seen: Mapping[str, Perception]) -> list[list[str]]:
    """What stands between the principals: paragraphs of short sentences.

    The first says how little could be signed and who rejects how many; then which interests
    collide; then of each principal what it fears, goes by, and gets wrong about the others. There
    are fewer where there is less to say. `seen` is the perception gap of the same figures.
    """
    if not principals_of(evaluation) or not evaluation.frame.endpoint_ids:
        return [[headline(evaluation)]]
    said = [_signed(evaluation), _collide(evaluation), *_differ(evaluation, seen)]
    return [sentences for sentences in said if sentences]


def _signed(evaluation: Evaluation) -> list[str]:
    refused = []
    for place, actor in principals_of(evaluation):
        count = int((evaluation.acceptable[:, place] == NO).sum())
        left = int((evaluation.acceptable[:, place] == UNDECIDED).sum())
        text = _("{name} rejects {count}")
        if left:
            text = _("{name} rejects {count} ({left} undecided)")
        refused.append(text.format(name=actor.label, count=count, left=left))
    said = [
        _("{signed}.").format(signed=signed(evaluation)),
        _("{refused}.").format(refused=listed(refused)),
    ]
    return [*said, *_rejected_by_all(evaluation)]


def _rejected_by_all(evaluation: Evaluation) -> list[str]:
    """Which endpoints the principals have in common that they reject, at most one sentence."""
    rows = [place for place, _actor in principals_of(evaluation)]
    names = [
        evaluation.frame.scenario.endpoints[key].name
        for key, answers in zip(
            evaluation.frame.endpoint_ids, evaluation.acceptable[:, rows], strict=True
        )
        if (answers == NO).all()
    ]
    if len(rows) < 2 or not names:
        return []
    both = _("Both principals reject {names}.")
    return [who(evaluation, both, _("All principals reject {names}."), "", names=some(names))]


def _collide(evaluation: Evaluation) -> list[str]:
    """Which interests of different principals pull apart over the endpoints."""
    if len(principals_of(evaluation)) < 2:
        return []
    found = evaluation.divide.collisions
    if not found:
        if not evaluation.divide.compared:
            return [
                _("Which interests collide is open: too little is weighed and scored for that.")
            ]
        both = _(
            "From endpoint to endpoint, no interest of one tends to fall as one of the other rises."
        )
        every = _(
            "From endpoint to endpoint, no interest of one tends to fall as one of another rises."
        )
        return [who(evaluation, both, every, "")]
    texts = (
        _("Over these endpoints the interests that collide most are {pair}."),
        _("Next come {pair}."),
    )
    return [
        text.format(pair=_pair(evaluation, each)) for text, each in zip(texts, found, strict=False)
    ]


def _pair(evaluation: Evaluation, collision: Collision) -> str:
    scenario = evaluation.frame.scenario
    first, second = collision.interests
    names = _("{first} and {second}").format(
        first=_interest(scenario, first), second=_interest(scenario, second)
    )
    sign = next(
        (
            each.sign
            for each in scenario.relations.values()
            if {each.source, each.target} == {first, second}
        ),
        None,
    )
    if sign is None:
        return names
    if sign > _SHARED:
        text = _("{names} (noted as shared)")
    elif sign > _OPPOSED:
        text = _("{names} (noted as partly opposed)")
    else:
        text = _("{names} (noted as opposed)")
    return text.format(names=names)


def _interest(scenario: Scenario, key: str) -> str:
    interest = scenario.interests[key]
    text = _("{interest} ({actor})")
    return text.format(interest=quoted(interest.name), actor=scenario.actors[interest.actor].label)


def _differ(evaluation: Evaluation, seen: Mapping[str, Perception]) -> list[list[str]]:
    """Of each principal: what it fears, what it goes by, and what it gets wrong."""
    scenario = evaluation.frame.scenario
    stances = {each.actor: each for each in evaluation.divide.stances}
    names = {actor.id: actor.label for _place, actor in principals_of(evaluation)}
    return [
        [
            *(_stance(scenario, stances[key]) if key in stances else []),
            *(_wrong(scenario, key, seen[key], names) if key in seen else []),
        ]
        for key in names
    ]


def _stance(scenario: Scenario, stance: Stance) -> Iterator[str]:
    """Its worst endpoint, the red line it has most to fear for, and what it tells endpoints by."""
    name = scenario.actors[stance.actor].label
    if stance.endpoint:
        worst = quoted(scenario.endpoints[stance.endpoint].name)
        yield _("{name} fears {worst} most.").format(name=name, worst=worst)
    if stance.red_line:
        text = _("The red line of {name} likeliest to be crossed is {line} ({share}).")
        line = quoted(scenario.interests[stance.red_line].name)
        yield text.format(name=name, line=line, share=percent(stance.crossing))
    if stance.goes_by:
        text = _("What tells the endpoints apart most for {name} is {interest}.")
        yield text.format(name=name, interest=quoted(scenario.interests[stance.goes_by].name))


def _wrong(
    scenario: Scenario, holder: str, found: Perception, names: Mapping[str, str]
) -> Iterator[str]:
    """What a principal gets wrong about the others, as it sees them."""
    for actor, readings in found.readings.items():
        if actor in names:
            yield from _misread(scenario, names[holder], names[actor], readings)
    if missed := len(found.missed_agreements):
        text = ngettext(
            "{name} misses {count} agreement.", "{name} misses {count} agreements.", missed
        )
        yield text.format(name=names[holder], count=missed)
    if hopes := len(found.false_hopes):
        text = ngettext("{name} has {count} false hope.", "{name} has {count} false hopes.", hopes)
        yield text.format(name=names[holder], count=hopes)


def _misread(
    scenario: Scenario, name: str, actor: str, readings: tuple[Reading, ...]
) -> Iterator[str]:
    """The interest that is read most wrongly, and which way; nothing where none is."""
    known = [each for each in readings if np.isfinite(each.apart) and each.apart > 0]
    if not known:
        return
    worst = max(known, key=lambda each: each.apart)
    own, shown = percent(worst.own), percent(worst.seen)
    if own == shown:
        text = _("{name} takes {actor} to score {interest} otherwise than it does.")
    elif worst.seen > worst.own:
        text = _(
            "{name} takes {actor} to care more for {interest} than it does ({seen} of its weight,"
            " not {own})."
        )
    else:
        text = _(
            "{name} takes {actor} to care less for {interest} than it does ({seen} of its weight,"
            " not {own})."
        )
    interest = quoted(scenario.interests[worst.interest].name)
    yield text.format(name=name, actor=actor, interest=interest, seen=shown, own=own)
