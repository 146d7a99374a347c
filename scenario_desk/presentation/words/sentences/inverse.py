"""What it would take at an endpoint, in sentences: "… if US cared 12 points less about “Iran”"."""

from __future__ import annotations

from math import ceil, floor

from scenario_desk.analysis.acceptance import UNDECIDED, YES
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.inverse.smallest import Answer, Change
from scenario_desk.analysis.uncertainty.judgements import Kind
from scenario_desk.model.naming import name_of
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.sentences.endpoints import undecided
from scenario_desk.presentation.words.sentences.judgement import judgement
from scenario_desk.presentation.words.sentences.phrasing import no_principals, points, quoted


def state_sentence(evaluation: Evaluation, answer: Answer) -> str:
    """Whether the endpoint is in the overlap now."""
    frame = evaluation.frame
    text = _("{endpoint} is not in the overlap.")
    if answer.in_overlap == YES:
        text = _("{endpoint} is in the overlap.")
    elif answer.in_overlap == UNDECIDED:
        text = _("Whether {endpoint} is in the overlap is undecided.")
    key = frame.endpoint_ids[answer.endpoint]
    return text.format(endpoint=quoted(name_of(frame.scenario, "endpoints", key)))


def change_sentence(answer: Answer, change: Change, *, named: bool = True) -> str:
    """What would have to be otherwise for the endpoint to come in, or to be lost; not `named` where
    it is plain which is meant."""
    frame = change.what.frame
    key = frame.endpoint_ids[answer.endpoint]
    if answer.in_overlap == YES:
        would = _("It would no longer be in the overlap if {changes}.")
        if named:
            would = _("{endpoint} would no longer be in the overlap if {changes}.")
    else:
        would = _("It would be in the overlap if {changes}.")
        if named:
            would = _("{endpoint} would be in the overlap if {changes}.")
    return would.format(
        endpoint=quoted(name_of(frame.scenario, "endpoints", key)),
        changes=listed(_clause(answer, change, number) for number in range(len(change.what))),
    )


def range_sentence(answer: Answer, change: Change) -> str:
    """Whether somebody judged such a change possible; "" where nobody did."""
    if not all(change.within_range):
        return ""
    if answer.in_overlap == YES:
        return _("That is within what was judged: nobody is sure that it is in.")
    return _("That is within what was judged: nobody is sure that it is out.")


def beyond_sentences(answer: Answer) -> list[str]:
    """That nobody judged any of its changes possible; nothing where somebody did."""
    if not answer.changes or any(all(each.within_range) for each in answer.changes):
        return []
    return [_("Each of these changes goes beyond what was judged.")]


def held_sentences() -> list[str]:
    """What is to be said where owners choose by utility and a no-agreement value is derived."""
    return [
        _("Owners choose by utility: their choices were held, and each change was tried."),
        _("A smaller change that moves a choice may do it, too."),
    ]


def answer_sentences(evaluation: Evaluation, answer: Answer, *, held: bool) -> list[str]:
    """What there is to say of an endpoint beside its changes, if anything: what is missing, that
    nothing would do, or that more was not looked at."""
    if not evaluation.frame.principal.any():
        return [no_principals()]
    if answer.undecided:
        missing = undecided(evaluation, evaluation.frame.endpoint_ids[answer.endpoint])
        start = _("What it would take cannot be said while judgements are missing.")
        return [start, *missing]
    said = []
    without = [kind for kind in answer.kinds if all(each.kind != kind for each in answer.changes)]
    if not answer.changes and held:
        said.append(_("No change was found that does it while choices are held as they are."))
    elif not answer.changes and len(answer.kinds) > 1:
        text = _("No change of one kind of judgement alone would lose it.")
        if answer.in_overlap != YES:
            text = _("No change of one kind of judgement alone would bring it in.")
        said.append(text)
    elif not answer.changes:
        texts = _NONE_LOSES if answer.in_overlap == YES else _NONE_GAINS
        said.append(_(texts[answer.kinds[0]]))
    elif without and answer.complete and not held:
        text = _("No change of these alone would bring it in: {kinds}.")
        if answer.in_overlap == YES:
            text = _("No change of these alone would lose it: {kinds}.")
        said.append(text.format(kinds=listed(_(_KINDS[kind]) for kind in without)))
    if not answer.complete:
        said.append(_("There may be others: not all were looked at."))
    return said


_KINDS = {
    Kind.SCORE: mark("scores"),
    Kind.WEIGHT: mark("weights"),
    Kind.RESERVATION: mark("stated no-agreement values"),
    Kind.MARGIN: mark("margins"),
    Kind.PROBABILITY: mark("the probabilities of one node"),
}
_NONE_GAINS = {
    Kind.SCORE: mark("No change of scores alone would bring it in."),
    Kind.WEIGHT: mark("No change of weights alone would bring it in."),
    Kind.RESERVATION: mark("No change of stated no-agreement values alone would bring it in."),
    Kind.MARGIN: mark("No change of margins alone would bring it in."),
    Kind.PROBABILITY: mark("No change of the probabilities of one node alone would bring it in."),
}
_NONE_LOSES = {
    Kind.SCORE: mark("No change of scores alone would lose it."),
    Kind.WEIGHT: mark("No change of weights alone would lose it."),
    Kind.RESERVATION: mark("No change of stated no-agreement values alone would lose it."),
    Kind.MARGIN: mark("No change of margins alone would lose it."),
    Kind.PROBABILITY: mark("No change of the probabilities of one node alone would lose it."),
}


def _clause(answer: Answer, change: Change, number: int) -> str:
    """What would have to be otherwise with one judgement."""
    frame, about = change.what.frame, change.what.about(number)
    old, new = float(change.what.estimates[0, number]), float(change.values[number])
    if change.kind is Kind.PROBABILITY:
        text = _("{judgement} were {new}, not {old}")
        before, after = _shares(old, new)
        return text.format(judgement=judgement(change.what, number), old=before, new=after)
    place = int(change.what.place[number])
    names = {
        "points": points(new - old),
        "passage": numbers.passage(_value(old), _enough(old, new)),
    }
    scenario = frame.scenario
    if change.kind in (Kind.SCORE, Kind.WEIGHT):
        column = place % len(frame.interest_ids)
        names["interest"] = quoted(name_of(scenario, "interests", frame.interest_ids[column]))
        place = int(frame.interest_actor[column])
    more, less = _CLAUSES[change.kind]
    if change.kind is Kind.SCORE and about[0] != frame.endpoint_ids[answer.endpoint]:
        names["endpoint"] = quoted(name_of(scenario, "endpoints", about[0]))
        more, less = _ELSEWHERE
    actor = scenario.actors[frame.actor_ids[place]].label
    return _(more if new > old else less).format(actor=actor, **names)


_CLAUSES = {
    Kind.SCORE: (
        mark("it were {points} better for {actor} on {interest} ({passage})"),
        mark("it were {points} worse for {actor} on {interest} ({passage})"),
    ),
    Kind.WEIGHT: (
        mark("{actor} cared {points} more about {interest} ({passage})"),
        mark("{actor} cared {points} less about {interest} ({passage})"),
    ),
    Kind.RESERVATION: (
        mark("{actor} expected {points} more without a deal ({passage})"),
        mark("{actor} expected {points} less without a deal ({passage})"),
    ),
    Kind.MARGIN: (
        mark("{actor} asked {points} more for its signature ({passage})"),
        mark("{actor} asked {points} less for its signature ({passage})"),
    ),
}
"""Where the value goes up, and where it goes down."""
_ELSEWHERE = (
    mark("{endpoint} were {points} better for {actor} on {interest} ({passage})"),
    mark("{endpoint} were {points} worse for {actor} on {interest} ({passage})"),
)
"""Where the score is another endpoint's, of what comes about without a deal."""


def _enough(old: float, value: float) -> str:
    """A value to a tenth, rounded away from what it was: what is typed as it is read does it."""
    tenths = value * 10.0
    if abs(tenths - round(tenths)) > _ROUNDING:
        tenths = ceil(tenths) if value > old else floor(tenths)
    return _value(tenths / 10.0)


def _value(value: float) -> str:
    return numbers.utility(value, digits=1 if round(value * 10.0) % 10 else 0)


_ROUNDING = 1e-6
"""Tenths that differ by this are the same; a step beyond a strict limit is longer."""


def _shares(old: float, new: float) -> tuple[str, str]:
    """Two probabilities; where they look alike, which of them is more."""
    before, after = numbers.percent(old), numbers.percent(new)
    if before != after:
        return before, after
    text = _("a little more than {share}") if new > old else _("a little less than {share}")
    return before, text.format(share=before)
