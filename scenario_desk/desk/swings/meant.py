"""Whose weights are meant by what is selected."""

from __future__ import annotations

from collections.abc import Iterator

from scenario_desk.desk.bench.workbench import Workbench


def profile_meant(bench: Workbench) -> str:
    """The profile selected, or the active one of the actor selected, or of whose interest or score is.

    Else the first that has two interests to compare, of the actors on the chart's axes before others;
    "" where there is none.
    """
    scenario = bench.scenario
    for key in _candidates(bench):
        profile = scenario.profiles.get(key)
        if profile is not None and len(scenario.interests_of(profile.actor)) > 1:
            return profile.id
    return ""


def _candidates(bench: Workbench) -> Iterator[str | None]:
    scenario = bench.scenario
    selection = bench.selection.within(scenario)
    key, kind = selection.primary, selection.kind
    if kind == "profile":
        yield key
    interest = scenario.interests.get({"interest": key, "score": key.partition("/")[2]}.get(kind))
    selected = key if kind == "actor" else "" if interest is None else interest.actor
    for actor in (selected, *bench.chart_actors, *scenario.actors):
        if actor in scenario.actors:
            yield bench.profile_of(actor)
