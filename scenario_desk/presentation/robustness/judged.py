"""What judgements are called in pictures, and where in the scenario each stands."""

from __future__ import annotations

from scenario_desk.analysis.uncertainty.judgements import SHARES, Judgements, Kind
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import judged_value, judgement
from scenario_desk.presentation.words.sentences.phrasing import quoted

LOW, HIGH = 1, 2
_PLACES = {
    Kind.SCORE: "score",
    Kind.WEIGHT: "profile",
    Kind.RESERVATION: "profile",
    Kind.MARGIN: "profile",
    Kind.PROBABILITY: "node",
    Kind.EFFECT: "linkage",
    Kind.OVERRIDE: "package",
    Kind.INJECT_EFFECT: "inject",
    Kind.INJECT_OVERRIDE: "inject",
}
"""By what is judged: the kind of thing that is selected to see and change it."""


def short_name(judged: Judgements, number: int, endpoint: str = "") -> str:
    """The name of a judgement for a row; a score of `endpoint` does not say of what."""
    if Kind(judged.kind[number]) is not Kind.SCORE:
        name = judgement(judged, number)
        return name[0].upper() + name[1:]
    scenario = judged.frame.scenario
    of, key = judged.about(number)
    interest = scenario.interests[key]
    owner = scenario.actors[interest.actor].label
    text = _("{actor} on {interest}")
    if of != endpoint:
        text = _("{actor} on {interest}, {endpoint}")
    name = quoted(scenario.endpoints[of].name)
    return text.format(actor=owner, interest=quoted(interest.name), endpoint=name)


def range_words(judged: Judgements, number: int) -> str:
    """From its low to its high: "−25 to 35", "5 to 20 %"."""
    kind = Kind(judged.kind[number])
    low, high = judged.estimates[[LOW, HIGH], number].tolist()
    if kind in SHARES:
        return numbers.percent_span(low, high)
    return _("{low} to {high}").format(low=judged_value(kind, low), high=judged_value(kind, high))


def place_of(judged: Judgements, number: int) -> str:
    """Where it stands, as a selection names it: "score:e1/i1", "profile:p", "node:n"."""
    kind = Kind(judged.kind[number])
    about = judged.about(number)
    key = "/".join(about) if kind is Kind.SCORE else about[0]
    return f"{_PLACES[kind]}:{key}"


def handle(judged: Judgements, number: int) -> str:
    """A name for a judgement that stays its own as others come and go."""
    return "/".join((Kind(judged.kind[number]).name, *judged.about(number)))
