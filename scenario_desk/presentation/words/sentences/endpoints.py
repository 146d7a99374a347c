"""What an evaluation says about its endpoints: the answer before the numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scenario_desk.analysis.arrays import Bools, Ints
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.ties import slack
from scenario_desk.model.entities import Actor
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, mark_in, ngettext
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.sentences.phrasing import amount, quoted, some


def headline(evaluation: Evaluation) -> str:
    """What the principals could sign and what they would merely tolerate: two figures, never one.

    "Both could sign 4 (8 %, very unlikely) · would tolerate 2 more (40 %)"
    """
    principals = _principals(evaluation)
    if not principals:
        return _("No principals: mark the actors whose signature an agreement needs.")
    if not evaluation.frame.endpoint_ids:
        return _("No endpoints yet.")
    parts = [_signed(evaluation), _tolerated(evaluation, len(principals))]
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
        found.append((actor, amount(below) if np.isfinite(below) else ""))
    if not found:
        return []
    if len(found) == 1:
        actor, by = found[0]
        if by:
            text = _(
                "Spoiler: {name} ({leverage}) is left below its no-agreement value by {amount} points."
            )
        else:
            text = _("Spoiler: {name} ({leverage}) is left below its no-agreement value.")
        return [text.format(name=actor.label, leverage=_leverage(actor), amount=by)]
    named = [
        (_("{name} ({leverage}) by {amount} points") if by else _("{name} ({leverage})")).format(
            name=actor.label, leverage=_leverage(actor), amount=by
        )
        for actor, by in found
    ]
    return [
        _("Spoilers, left below their no-agreement values: {names}.").format(names=listed(named))
    ]


def _signed(evaluation: Evaluation) -> str:
    """What the principals could sign, and how likely that is."""
    rows = evaluation.agreement_zone
    if not rows.any():
        return _who(
            evaluation,
            _("Both could sign none"),
            _("All could sign none"),
            _("{name} could sign none"),
        )
    return _who(
        evaluation,
        _("Both could sign {count} ({share}, {likelihood})"),
        _("All could sign {count} ({share}, {likelihood})"),
        _("{name} could sign {count} ({share}, {likelihood})"),
        **_weighed(evaluation, rows),
    )


def _tolerated(evaluation: Evaluation, principals: int) -> str:
    """What they would merely tolerate: the second half of the sentence, about the same ones."""
    rows = evaluation.tolerated
    if not rows.any():
        text = ngettext("would tolerate none", "would tolerate none", principals)
    elif evaluation.agreement_zone.any():
        text = ngettext(
            "would tolerate {count} more ({share})",
            "would tolerate {count} more ({share})",
            principals,
        )
    else:
        text = ngettext(
            "would tolerate {count} ({share}, {likelihood})",
            "would tolerate {count} ({share}, {likelihood})",
            principals,
        )
    return text.format(**_weighed(evaluation, rows))


def _weighed(evaluation: Evaluation, rows: Bools) -> dict[str, object]:
    """How many endpoints these are and how likely, for a sentence."""
    reach = float(evaluation.endpoint_reach[rows].sum())
    return {
        "count": int(rows.sum()),
        "share": numbers.percent(reach),
        "likelihood": numbers.likelihood(reach),
    }


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
        if shortfall >= -slack(evaluation.utility[row, place]):
            return []
        text = (
            _("{amount} points below its threshold")
            if asked
            else _("{amount} points below its no-agreement value")
        )
        return [text.format(amount=amount(shortfall))]
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


def _by_points(spare: Sequence[tuple[Actor, float]]) -> str:
    """ "US by 17.7 points, Russia by 2.7"."""
    said = []
    for place, (actor, distance) in enumerate(spare):
        text = _("{name} by {amount}") if place else _("{name} by {amount} points")
        said.append(text.format(name=actor.label, amount=amount(distance)))
    return ", ".join(said)


_LEVERAGE = {
    "veto": mark_in("leverage", "veto"),
    "strong": mark_in("leverage", "strong leverage"),
    "moderate": mark_in("leverage", "moderate leverage"),
    "weak": mark_in("leverage", "weak leverage"),
}


def _leverage(actor: Actor) -> str:
    return _(_LEVERAGE[actor.leverage])


def _who(evaluation: Evaluation, both: str, every: str, one: str, **values: object) -> str:
    """A sentence about all principals, as many as there are."""
    principals = _principals(evaluation)
    text = {1: one, 2: both}.get(len(principals), every)
    return text.format(name=principals[0][1].label, **values)


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
