"""What stands between the principals: how little could be signed, what collides, what each misreads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

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
from scenario_desk.presentation.words.sentences.phrasing import principals_of, quoted, who

_TOLD = 2
"""So many collisions are put into the sentence."""
_OPPOSED, _SHARED = -1.0, 0.0
"""The sign of a relation from which on it is so."""


def divided(evaluation: Evaluation, seen: Mapping[str, Perception]) -> list[str]:
    """What stands between the principals, in three sentences; fewer where there is less to say.

    How little could be signed and how unlikely that is; which interests collide; what each fears,
    goes by, and gets wrong about the other. `seen` is the perception gap of the same figures.
    """
    if not principals_of(evaluation) or not evaluation.frame.endpoint_ids:
        return [headline(evaluation)]
    said = [_signed(evaluation), _collide(evaluation), _differ(evaluation, seen)]
    return [sentence for sentence in said if sentence]


def _signed(evaluation: Evaluation) -> str:
    refused = []
    for place, actor in principals_of(evaluation):
        count = int((evaluation.acceptable[:, place] == NO).sum())
        left = int((evaluation.acceptable[:, place] == UNDECIDED).sum())
        text = _("{name} rejects {count}")
        if left:
            text = _("{name} rejects {count} ({left} undecided)")
        refused.append(text.format(name=actor.label, count=count, left=left))
    return _("{signed}: {refused}.").format(signed=signed(evaluation), refused=listed(refused))


def _collide(evaluation: Evaluation) -> str:
    """Which interests of different principals pull apart over the endpoints."""
    if len(principals_of(evaluation)) < 2:
        return ""
    found = evaluation.divide.collisions
    if not found:
        if not evaluation.divide.compared:
            return _("Which interests collide is open: too little is weighed and scored for that.")
        return who(
            evaluation,
            _(
                "From endpoint to endpoint, no interest of one tends to fall as one of the other rises."
            ),
            _(
                "From endpoint to endpoint, no interest of one tends to fall as one of another rises."
            ),
            "",
        )
    pairs = [_pair(evaluation, each) for each in found[:_TOLD]]
    if len(pairs) == 1:
        return _("Over these endpoints the interests that collide most are {first}.").format(
            first=pairs[0]
        )
    return _(
        "Over these endpoints the interests that collide most are {first}, then {second}."
    ).format(first=pairs[0], second=pairs[1])


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


def _differ(evaluation: Evaluation, seen: Mapping[str, Perception]) -> str:
    """Fears, what each goes by, and what each gets wrong, as clauses of one sentence."""
    scenario, stances = evaluation.frame.scenario, evaluation.divide.stances
    fears = [text for each in stances if (text := _fear(scenario, each))]
    wrong = list(_wrong(evaluation, seen))
    clauses = [
        *([", ".join(fears)] if fears else []),
        *_goes_by(scenario, stances),
        *([", ".join(wrong)] if wrong else []),
    ]
    return _("{clauses}.").format(clauses="; ".join(clauses)) if clauses else ""


def _fear(scenario: Scenario, stance: Stance) -> str:
    """Its worst endpoint, and which red line it has most to fear for."""
    name, share = scenario.actors[stance.actor].label, percent(stance.crossing)
    worst = quoted(scenario.endpoints[stance.endpoint].name) if stance.endpoint else ""
    line = quoted(scenario.interests[stance.red_line].name) if stance.red_line else ""
    if worst and line:
        text = _("{name} fears {worst} most (red line likeliest to be crossed: {line}, {share})")
    elif worst:
        text = _("{name} fears {worst} most")
    elif line:
        text = _("the red line of {name} likeliest to be crossed is {line} ({share})")
    else:
        return ""
    return text.format(name=name, worst=worst, line=line, share=share)


def _goes_by(scenario: Scenario, stances: Iterable[Stance]) -> list[str]:
    """The interest by which each tells the endpoints apart, at most one clause."""
    said = [
        _("{interest} for {name}").format(
            interest=quoted(scenario.interests[each.goes_by].name),
            name=scenario.actors[each.actor].label,
        )
        for each in stances
        if each.goes_by
    ]
    if not said:
        return []
    return [_("what tells the endpoints apart most is {names}").format(names=listed(said))]


def _wrong(evaluation: Evaluation, seen: Mapping[str, Perception]) -> Iterator[str]:
    """What each principal gets wrong about the others, as it sees them."""
    scenario = evaluation.frame.scenario
    names = {actor.id: actor.label for _place, actor in principals_of(evaluation)}
    for holder, found in seen.items():
        if holder not in names:
            continue
        parts = [
            text
            for actor, readings in found.readings.items()
            if actor in names and (text := _misread(scenario, names[actor], readings))
        ]
        if missed := len(found.missed_agreements):
            text = ngettext("misses {count} agreement", "misses {count} agreements", missed)
            parts.append(text.format(count=missed))
        if hopes := len(found.false_hopes):
            text = ngettext("has {count} false hope", "has {count} false hopes", hopes)
            parts.append(text.format(count=hopes))
        if parts:
            yield _("{name} {parts}").format(name=names[holder], parts=listed(parts))


def _misread(scenario: Scenario, actor: str, readings: tuple[Reading, ...]) -> str:
    """The interest that is read most wrongly, and which way; "" where none is."""
    known = [each for each in readings if np.isfinite(each.apart) and each.apart > 0]
    if not known:
        return ""
    worst = max(known, key=lambda each: each.apart)
    own, shown = percent(worst.own), percent(worst.seen)
    if own == shown:
        text = _("takes {actor} to score {interest} otherwise than it does")
    elif worst.seen > worst.own:
        text = _(
            "takes {actor} to care more for {interest} than it does ({seen} of its weight, not {own})"
        )
    else:
        text = _(
            "takes {actor} to care less for {interest} than it does ({seen} of its weight, not {own})"
        )
    interest = quoted(scenario.interests[worst.interest].name)
    return text.format(actor=actor, interest=interest, seen=shown, own=own)
