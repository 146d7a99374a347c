"""What an evaluation says about its endpoints: the answer before the numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from scenario_desk.analysis.arrays import Bools, Ints
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.model.entities import Actor
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, ngettext, pgettext
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.sentences.phrasing import amount, points, quoted, some


def headline(evaluation: Evaluation) -> str:
    """What the principals could sign and what they would merely tolerate: two figures, never one.

    "Both could sign 4 (8 %, very unlikely) · would tolerate 2 more (40 %)"
    """
    principals = _principals(evaluation)
    if not principals:
        return _("No principals: mark the actors whose signature an agreement needs.")
    if not evaluation.frame.endpoint_ids:
        return _("No endpoints yet.")
    signed = int(evaluation.agreement_zone.sum())
    tolerated = int(evaluation.tolerated.sum())
    parts = [
        _who(evaluation, _("Both could sign"), _("All could sign"), _("{name} could sign"))
        + f" {_share(evaluation, evaluation.agreement_zone, with_words=True)}",
    ]
    if signed and tolerated:
        likely = numbers.percent(float(evaluation.endpoint_reach[evaluation.tolerated].sum()))
        parts.append(
            _("would tolerate {count} more ({likely})").format(count=tolerated, likely=likely)
        )
    else:
        share = _share(evaluation, evaluation.tolerated, with_words=bool(tolerated))
        parts.append(_("would tolerate {share}").format(share=share))
    undecided = int((evaluation.in_overlap == -1).sum())
    if undecided:
        parts.append(_("{count} undecided").format(count=undecided))
    return " · ".join(parts)


def verdict(evaluation: Evaluation, endpoint: str) -> list[str]:
    """Everything there is to say about who accepts the endpoint with this id, and who wrecks it."""
    if not _principals(evaluation):
        return [
            _("No principals: nobody's signature is asked for."),
            *spoilers(evaluation, endpoint),
        ]
    row = evaluation.frame.endpoint_index[endpoint]
    answer = int(evaluation.in_overlap[row])
    sentences = [_accepted(evaluation, row)] if answer == 1 else []
    sentences += blockers(evaluation, endpoint)
    sentences += undecided(evaluation, endpoint)
    if answer != 1:
        sentences += _acceptors(evaluation, row)
    return sentences + spoilers(evaluation, endpoint)


def blockers(evaluation: Evaluation, endpoint: str) -> list[str]:
    """A sentence for each principal that rejects the endpoint: by how much, and which red lines."""
    row = evaluation.frame.endpoint_index[endpoint]
    sentences = []
    for place, actor in _principals(evaluation):
        if evaluation.acceptable[row, place] != 0:
            continue
        reasons = [*_short_by(evaluation, row, place), *_red_lines(evaluation, row, place)]
        sentences.append(
            _("{name} rejects it: {reasons}.").format(name=actor.label, reasons="; ".join(reasons))
        )
    return sentences


def undecided(evaluation: Evaluation, endpoint: str) -> list[str]:
    """A sentence for each principal whose answer nobody can know yet, and what is missing."""
    row = evaluation.frame.endpoint_index[endpoint]
    return [
        _("Undecided for {name}: {reasons}.").format(
            name=actor.label, reasons="; ".join(_gaps(evaluation, row, place))
        )
        for place, actor in _principals(evaluation)
        if evaluation.acceptable[row, place] == -1
    ]


def spoilers(evaluation: Evaluation, endpoint: str) -> list[str]:
    """The secondary actors that could wreck the endpoint and lose by it; at most one sentence."""
    row = evaluation.frame.endpoint_index[endpoint]
    actors = evaluation.frame.scenario.actors
    found = []
    for place in np.flatnonzero(evaluation.spoilers[row]):
        actor = actors[evaluation.frame.actor_ids[place]]
        below = float(evaluation.utility[row, place] - evaluation.reservation[place])
        found.append((actor, points(below) if np.isfinite(below) else ""))
    if not found:
        return []
    if len(found) == 1:
        actor, by = found[0]
        if by:
            text = _(
                "Spoiler: {name} ({leverage}) is left below its no-agreement value by {points}."
            )
        else:
            text = _("Spoiler: {name} ({leverage}) is left below its no-agreement value.")
        return [text.format(name=actor.label, leverage=_leverage(actor), points=by)]
    named = [
        _("{name} ({leverage}) by {points}").format(
            name=actor.label, leverage=_leverage(actor), points=by
        )
        if by
        else f"{actor.label} ({_leverage(actor)})"
        for actor, by in found
    ]
    return [
        _("Spoilers, left below their no-agreement values: {names}.").format(names=listed(named))
    ]


def _accepted(evaluation: Evaluation, row: int) -> str:
    """In the overlap: who could sign or would tolerate it, and with how much to spare."""
    spare = [
        (actor, float(evaluation.shortfall[row, place]))
        for place, actor in _principals(evaluation)
        if np.isfinite(evaluation.shortfall[row, place])
    ]
    if evaluation.asked_to_sign[row]:
        start = _who(
            evaluation, _("Both could sign."), _("All could sign."), _("{name} could sign.")
        )
        above = _("Above the threshold: {names}.")
    else:
        start = _who(
            evaluation,
            _("Both would tolerate it; nobody signs."),
            _("All would tolerate it; nobody signs."),
            _("{name} would tolerate it; nobody signs."),
        )
        above = _("Above the no-agreement value: {names}.")
    if not spare:
        return start
    return f"{start} {above.format(names=_by_points(spare))}"


def _acceptors(evaluation: Evaluation, row: int) -> list[str]:
    """Outside the overlap: the principals that would accept, in one sentence."""
    accepting = [
        (actor, float(evaluation.shortfall[row, place]))
        for place, actor in _principals(evaluation)
        if evaluation.acceptable[row, place] == 1
    ]
    if not accepting:
        return []
    known = [(actor, spare) for actor, spare in accepting if np.isfinite(spare)]
    if len(known) < len(accepting):
        names = listed(actor.label for actor, _unknown in accepting)
        return [_("Acceptable to {names}.").format(names=names)]
    if evaluation.asked_to_sign[row]:
        return [_("Above the threshold: {names}.").format(names=_by_points(known))]
    return [_("Above the no-agreement value: {names}.").format(names=_by_points(known))]


def _short_by(evaluation: Evaluation, row: int, place: int) -> list[str]:
    """How far below what it asks for; empty where only a red line stands in the way."""
    shortfall = float(evaluation.shortfall[row, place])
    asked = bool(evaluation.asked_to_sign[row])
    if np.isfinite(shortfall):
        if shortfall >= 0:
            return []
        text = (
            _("{points} below its threshold")
            if asked
            else _("{points} below its no-agreement value")
        )
        return [text.format(points=points(shortfall))]
    if evaluation.crossed[row, _interests(evaluation, place)].any():
        return []
    if asked:
        return [_("below its threshold whatever is still missing")]
    return [_("below its no-agreement value whatever is still missing")]


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
        interests = evaluation.frame.scenario.interests
        names = [interests[evaluation.frame.interest_ids[column]].name for column in unscored]
        reasons.append(_("no score on {names}").format(names=some(names)))
    if not evaluation.weights[columns].any():
        reasons.append(_("none of its interests has a weight"))
    if not np.isfinite(evaluation.reservation[place]):
        if not evaluation.derived[place]:
            reasons.append(_("its no-agreement value is open"))
        elif np.isfinite(evaluation.reservation_low[place]):
            reasons.append(_("its no-agreement value rests on missing scores"))
        else:
            reasons.append(_("its no-agreement value cannot be derived from the tree yet"))
    if evaluation.asked_to_sign[row] and not np.isfinite(evaluation.margin[place]):
        reasons.append(_("its margin for signing is open"))
    return reasons or [_("its utility is unknown")]


def _share(evaluation: Evaluation, rows: Bools, *, with_words: bool) -> str:
    """ "4 (8 %, very unlikely)", or "none"."""
    count = int(rows.sum())
    if not count:
        return pgettext("no endpoint", "none")
    reach = float(evaluation.endpoint_reach[rows].sum())
    likely = numbers.percent(reach)
    if with_words:
        likely = f"{likely}, {numbers.likelihood(reach)}"
    return f"{count} ({likely})"


def _by_points(spare: Sequence[tuple[Actor, float]]) -> str:
    """ "US by 17.7 points, Russia by 2.7"."""
    said = []
    for place, (actor, distance) in enumerate(spare):
        by = amount(distance) if place else points(distance)
        said.append(_("{name} by {points}").format(name=actor.label, points=by))
    return ", ".join(said)


_LEVERAGE: dict[str, Callable[[], str]] = {
    "veto": lambda: pgettext("leverage", "veto"),
    "strong": lambda: pgettext("leverage", "strong leverage"),
    "moderate": lambda: pgettext("leverage", "moderate leverage"),
    "weak": lambda: pgettext("leverage", "weak leverage"),
}


def _leverage(actor: Actor) -> str:
    return _LEVERAGE[actor.leverage]()


def _who(evaluation: Evaluation, both: str, every: str, one: str) -> str:
    """The start of a sentence about all principals, as many as there are."""
    principals = _principals(evaluation)
    if len(principals) == 1:
        return one.format(name=principals[0][1].label)
    return both if len(principals) == 2 else every


def _principals(evaluation: Evaluation) -> list[tuple[int, Actor]]:
    """The principals with their rows."""
    frame = evaluation.frame
    return [
        (int(place), frame.scenario.actors[frame.actor_ids[place]])
        for place in np.flatnonzero(frame.principal)
    ]


def _interests(evaluation: Evaluation, place: int) -> Ints:
    """The columns of an actor's interests."""
    return np.flatnonzero(evaluation.frame.interest_actor == place)
