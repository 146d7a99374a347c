"""What a judgement is called, wherever a figure is said to hang on it."""

from __future__ import annotations

from scenario_desk.analysis.uncertainty.judgements import SHARES, Judgements, Kind
from scenario_desk.model.naming import called, spot
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import filled, words


def judgement(judged: Judgements, number: int) -> str:
    """The name of one judgement, to stand inside a sentence or a table: "US's weight on “Bases”",
    "the probability of “Strike”"; of branches that share a name also what is above."""
    scenario = judged.frame.scenario
    if Kind(judged.kind[number]) is Kind.PROBABILITY:
        (node,) = judged.about(number)
        label, above = scenario.nodes[node].label, scenario.parents.get(node)
        if above and sum(each.label == label for each in scenario.nodes.values()) > 1:
            return filled(
                _("the probability of {name:of} below {above:below}"),
                name=called(scenario, node),
                above=called(scenario, above),
            )
    return words(spot(scenario, judgement_path(judged, number)))


def judgement_path(judged: Judgements, number: int) -> tuple[str, ...]:
    """Where in the scenario the judgement stands, as patches say it."""
    kind, about = Kind(judged.kind[number]), judged.about(number)
    if kind is Kind.SCORE:
        return ("scores", *about)
    if kind is Kind.PROBABILITY:
        return ("nodes", *about, "probability")
    if kind in (Kind.EFFECT, Kind.INJECT_EFFECT):
        bearer, interest, *endpoint = about
        table = ("endpoint_effects", *endpoint) if endpoint else ("effects",)
        return ("linkages" if kind is Kind.EFFECT else "injects", bearer, *table, interest)
    if kind in (Kind.OVERRIDE, Kind.INJECT_OVERRIDE):
        bearer, *branch = about
        return ("packages" if kind is Kind.OVERRIDE else "injects", bearer, "overrides", *branch)
    if kind is Kind.WEIGHT:
        profile, interest = about
        return ("profiles", profile, "weights", interest)
    return ("profiles", *about, kind.name.lower())


def judged_value(kind: Kind, value: float) -> str:
    """A value that such a judgement has or could have: "27 %", "−3.5"; a dash where there is none."""
    if kind in SHARES:
        return numbers.percent(value)
    return numbers.utility(value, digits=0 if value == round(value) else 1)
