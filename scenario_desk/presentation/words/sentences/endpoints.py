"""What an evaluation says about its endpoints: the answer before the numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite

import numpy as np

from scenario_desk.analysis.acceptance import NO, UNDECIDED, YES
from scenario_desk.analysis.arrays import Ints
from scenario_desk.analysis.doubts import CLOSE_CALLS, Doubt
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.ties import slack
from scenario_desk.analysis.zones import Zone
from scenario_desk.model.entities import Actor
from scenario_desk.presentation.words.language import _, mark, mark_in, ngettext
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.sentences.phrasing import (
    amount,
    no_principals,
    points,
    principals_of,
    quoted,
    some,
    who,
)


def verdict(evaluation: Evaluation, endpoint: str) -> list[str]:
    """Everything there is to say about who accepts the endpoint with this id, and who wrecks it."""
    if not principals_of(evaluation):
        return [no_principals(), *spoilers(evaluation, endpoint)]
    row = evaluation.frame.endpoint_index[endpoint]
    answer = int(evaluation.in_overlap[row])
    sentences = [_accepted(evaluation, row)] if answer == YES else []
    sentences += blockers(evaluation, endpoint)
    sentences += undecided(evaluation, endpoint)
    if answer != YES:
        sentences += _acceptors(evaluation, row)
    return sentences + spoilers(evaluation, endpoint)


def blockers(evaluation: Evaluation, endpoint: str) -> list[str]:
    """A sentence for each principal that rejects the endpoint: by how much, and which red lines."""
    row = evaluation.frame.endpoint_index[endpoint]
    sentences = []
    for place, actor in principals_of(evaluation):
        if evaluation.acceptable[row, place] != NO:
            continue
        reasons = [*_short_by(evaluation, row, place), *_red_lines(evaluation, row, place)]
        sentences.append(
            _("{name} rejects it: {reasons}.").format(name=actor.label, reasons="; ".join(reasons))
        )
    return sentences


def blocked_by(evaluation: Evaluation, endpoint: str) -> str:
    """The same in the few words of a table: "Russia: 12 short, red line"; "" for nobody."""
    row = evaluation.frame.endpoint_index[endpoint]
    said = []
    for place, actor in principals_of(evaluation):
        answer = evaluation.acceptable[row, place]
        if answer == UNDECIDED:
            said.append(_("{name}: undecided").format(name=actor.label))
        elif answer == NO:
            said.append(_blocker(evaluation, row, place, actor))
    return "; ".join(said)


def _blocker(evaluation: Evaluation, row: int, place: int, actor: Actor) -> str:
    """Who rejects, by how much and how surely, and whether a red line is crossed."""
    distance = float(evaluation.shortfall[row, place])
    crossed = bool(evaluation.crossed[row, _interests(evaluation, place)].any())
    if not isfinite(distance) or distance >= -slack(evaluation.utility[row, place]):
        text = _("{name}: red line") if crossed else _("{name}")
    elif evaluation.doubt[row, place] in CLOSE_CALLS:
        text = _("{name}: barely short, red line") if crossed else _("{name}: barely short")
    else:
        text = _("{name}: {amount} short, red line") if crossed else _("{name}: {amount} short")
    return text.format(name=actor.label, amount=amount(distance))


def undecided(evaluation: Evaluation, endpoint: str) -> list[str]:
    """A sentence for each principal whose answer nobody can know yet, and what is missing."""
    row = evaluation.frame.endpoint_index[endpoint]
    return [
        _("Undecided for {name}: {reasons}.").format(
            name=actor.label, reasons="; ".join(_gaps(evaluation, row, place))
        )
        for place, actor in principals_of(evaluation)
        if evaluation.acceptable[row, place] == UNDECIDED
    ]


def spoilers(evaluation: Evaluation, endpoint: str) -> list[str]:
    """The secondary actors that could wreck the endpoint and lose by it; at most one sentence."""
    row = evaluation.frame.endpoint_index[endpoint]
    actors = evaluation.frame.scenario.actors
    places = np.flatnonzero(evaluation.spoilers[row]).tolist()
    found = [(place, actors[evaluation.frame.actor_ids[place]]) for place in places]
    if not found:
        return []
    if len(found) == 1:
        place, actor = found[0]
        text = _("Spoiler: {name} ({leverage}), left {distance}.")
        distance = _below(evaluation, row, place, _EXPECTING_SHORT)
        return [text.format(name=actor.label, leverage=_leverage(actor), distance=distance)]
    return [
        _("Spoilers, left below what they expect without a deal: {names}.").format(
            names=_by_points(evaluation, row, found, with_leverage=True)
        )
    ]


def _accepted(evaluation: Evaluation, row: int) -> str:
    """In the overlap: what would be signed there if anything, and with how much to spare."""
    spare = [
        (place, actor)
        for place, actor in principals_of(evaluation)
        if np.isfinite(evaluation.shortfall[row, place])
    ]
    above = _("Above the threshold: {names}.")
    zone = evaluation.zone[row]
    if zone == Zone.AGREEMENT:
        start = who(
            evaluation,
            _("Both could sign it."),
            _("All could sign it."),
            _("{name} could sign it."),
        )
    elif zone == Zone.WITH_PACKAGE:
        start = who(
            evaluation,
            _("It comes about by itself; both would sign what is attached to it."),
            _("It comes about by itself; all would sign what is attached to it."),
            _("It comes about by itself; {name} would sign what is attached to it."),
        )
    else:
        start = who(
            evaluation,
            _("Tolerated: no worse than each of the two expects without a deal; nobody signs."),
            _("Tolerated: no worse than each expects without a deal; nobody signs."),
            _("Tolerated: no worse than what {name} expects without a deal; nobody signs."),
        )
        above = _("Above what each expects without a deal: {names}.")
    said = [start, *_bottom(evaluation, row)]
    if spare:
        said.append(above.format(names=_by_points(evaluation, row, spare)))
    return " ".join(said)


def _bottom(evaluation: Evaluation, row: int) -> list[str]:
    """That what is tolerated is nobody's wish, where no principal finds it better than today."""
    if evaluation.zone[row] != Zone.TOLERATED:
        return []
    utility = evaluation.utility[row, evaluation.frame.principal]
    if not (utility < 0.0).all():
        return []
    return [
        who(
            evaluation,
            _("For both it is worse than the baseline."),
            _("For all it is worse than the baseline."),
            _("For {name} it is worse than the baseline."),
        )
    ]


def _acceptors(evaluation: Evaluation, row: int) -> list[str]:
    """Outside the overlap: the principals that would accept, in one sentence."""
    accepting = [
        (place, actor)
        for place, actor in principals_of(evaluation)
        if evaluation.acceptable[row, place] == YES
    ]
    if not accepting:
        return []
    if not np.isfinite([evaluation.shortfall[row, place] for place, _actor in accepting]).all():
        names = listed(actor.label for _place, actor in accepting)
        return [_("Acceptable to {names}.").format(names=names)]
    text = (
        _("Above the threshold: {names}.")
        if evaluation.asked_to_sign[row]
        else _("Above what it expects without a deal: {names}.")
    )
    return [text.format(names=_by_points(evaluation, row, accepting))]


def _short_by(evaluation: Evaluation, row: int, place: int) -> list[str]:
    """How far below what it asks for; empty where only a red line stands in the way."""
    shortfall = float(evaluation.shortfall[row, place])
    asked = bool(evaluation.asked_to_sign[row])
    if np.isfinite(shortfall):
        if shortfall >= -slack(evaluation.utility[row, place]):
            return []
        return [_below(evaluation, row, place, _SIGNING_SHORT if asked else _EXPECTING_SHORT)]
    if evaluation.crossed[row, _interests(evaluation, place)].any():
        return []
    if asked:
        return [_("below its threshold whatever is still missing")]
    return [_("below what it expects without a deal whatever is still missing")]


def _below(evaluation: Evaluation, row: int, place: int, texts: Mapping[int, str]) -> str:
    """How far below what an actor asks for, and how sure that is."""
    distance = float(evaluation.shortfall[row, place])
    if not np.isfinite(distance):
        return _("below what it expects without a deal whatever is still missing")
    return _(texts[int(evaluation.doubt[row, place])]).format(amount=points(distance))


_SIGNING_SHORT: Mapping[int, str] = {
    Doubt.NONE: mark("{amount} below its threshold"),
    Doubt.WITHIN_RANGE: mark("barely below its threshold, within the scores' range"),
    Doubt.TOO_CLOSE: mark("a little below its threshold, too close to call: no spread judged"),
    Doubt.NO_SPREAD: mark("{amount} below its threshold, no spread judged"),
}
_EXPECTING_SHORT: Mapping[int, str] = {
    Doubt.NONE: mark("{amount} below what it expects without a deal"),
    Doubt.WITHIN_RANGE: mark(
        "barely below what it expects without a deal, within the scores' range"
    ),
    Doubt.TOO_CLOSE: mark(
        "a little below what it expects without a deal, too close to call: no spread judged"
    ),
    Doubt.NO_SPREAD: mark("{amount} below what it expects without a deal, no spread judged"),
}


def _red_lines(evaluation: Evaluation, row: int, place: int) -> list[str]:
    """The red lines that are crossed, as one clause; empty where none is."""
    scenario = evaluation.frame.scenario
    lines = []
    for column in _interests(evaluation, place):
        if not evaluation.crossed[row, column]:
            continue
        interest = evaluation.frame.interest_ids[column]
        name = quoted(scenario.interests[interest].name)
        said = _line_text(evaluation, place, interest)
        lines.append(_("{name} ({text})").format(name=name, text=said) if said else name)
    if not lines:
        return []
    text = ngettext("red line crossed on {names}", "red lines crossed on {names}", len(lines))
    return [text.format(names=listed(lines))]


def _line_text(evaluation: Evaluation, place: int, interest: str) -> str:
    """The words of the red line in the active profile, else in the base profile; no full stop."""
    scenario = evaluation.frame.scenario
    actor = scenario.actors[evaluation.frame.actor_ids[place]]
    for profile in (evaluation.active_profiles[place], actor.base_profile):
        line = scenario.profiles[profile].red_lines.get(interest) if profile else None
        text: str = line.text if line else ""
        if text:
            return text.strip().rstrip(".")
    return ""


def _gaps(evaluation: Evaluation, row: int, place: int) -> list[str]:
    """What is missing for an answer, each as a clause."""
    columns = _interests(evaluation, place)
    reasons = []
    unscored = [column for column in columns if evaluation.missing[row, column]]
    if unscored:
        names = some(_interest_names(evaluation, unscored))
        reasons.append(_("no score on {names}").format(names=names))
    unweighed = [column for column in columns if evaluation.unweighed[column]]
    if not evaluation.weights[columns].any():
        reasons.append(_("none of its interests has a weight"))
    elif unweighed:
        names = some(_interest_names(evaluation, unweighed))
        reasons.append(_("no weight for {names}").format(names=names))
    if not np.isfinite(evaluation.reservation[place]):
        if not evaluation.derived[place]:
            reasons.append(_("its no-agreement value is open"))
        elif np.isfinite(evaluation.reservation_low[place]):
            reasons.append(_("its no-agreement value rests on what is missing"))
        else:
            reasons.append(_("its no-agreement value cannot be derived from the tree yet"))
    if evaluation.asked_to_sign[row] and not np.isfinite(evaluation.margin[place]):
        reasons.append(_("its margin for signing is open"))
    return reasons or [_("its utility is unknown")]


def _interest_names(evaluation: Evaluation, columns: Sequence[int]) -> list[str]:
    frame = evaluation.frame
    return [frame.scenario.interests[frame.interest_ids[column]].name for column in columns]


def _by_points(
    evaluation: Evaluation,
    row: int,
    actors: Sequence[tuple[int, Actor]],
    *,
    with_leverage: bool = False,
) -> str:
    """How far each is above or below, and how sure: "US by 17 points; Russia barely, within …"."""
    doubt = {place: int(evaluation.doubt[row, place]) for place, _actor in actors}
    unspread = len(actors) > 1 and set(doubt.values()) == {Doubt.NO_SPREAD}
    said = []
    for place, actor in actors:
        distance = float(evaluation.shortfall[row, place])
        name = actor.label
        if with_leverage:
            name = _("{name} ({leverage})").format(name=name, leverage=_leverage(actor))
        text = _(_SPARE[Doubt.NONE if unspread else doubt[place]])
        said.append(text.format(name=name, amount=points(distance)) if isfinite(distance) else name)
    if unspread:
        return _("{names}; no spread judged").format(names=", ".join(said))
    return "; ".join(said)


_SPARE: Mapping[int, str] = {
    Doubt.NONE: mark("{name} by {amount}"),
    Doubt.WITHIN_RANGE: mark("{name} barely, within the scores' range"),
    Doubt.TOO_CLOSE: mark("{name} so little that it is too close to call, no spread judged"),
    Doubt.NO_SPREAD: mark("{name} by {amount}, no spread judged"),
}


_LEVERAGE = {
    "veto": mark_in("leverage", "veto"),
    "strong": mark_in("leverage", "strong leverage"),
    "moderate": mark_in("leverage", "moderate leverage"),
    "weak": mark_in("leverage", "weak leverage"),
}


def _leverage(actor: Actor) -> str:
    return _(_LEVERAGE[actor.leverage])


def _interests(evaluation: Evaluation, place: int) -> Ints:
    """The columns of an actor's interests."""
    return np.flatnonzero(evaluation.frame.interest_actor == place)
