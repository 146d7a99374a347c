"""Under what the figures stand: what is on the table, by which profiles, how decisions resolve."""

from __future__ import annotations

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.model.entities import Assumptions, Package
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.sentences.phrasing import quoted, some


def assumptions_sentence(evaluation: Evaluation) -> str:
    """What is on the table, and every other assumption that departs from the base.

    "On the table: “Arms-control track” and “Iran package”, effects only, probabilities unchanged.
    Judged by other than the base profile: Russia, “Status reading”."
    """
    scenario, assumed = evaluation.frame.scenario, evaluation.assumptions
    parts = [_table(scenario, assumed), *_profiles(evaluation), *_decisions(assumed)]
    return " ".join(parts)


def _table(scenario: Scenario, assumed: Assumptions) -> str:
    package = scenario.packages.get(assumed.package)
    if package is not None:
        return _package(package)
    ticked = [each for each in assumed.linkages if each in scenario.linkages]
    if not ticked:
        return _("Nothing is on the table.")
    names = some([scenario.linkages[each].name for each in ticked])
    twin = next(
        (
            each
            for each in scenario.packages.values()
            if each.overrides and set(each.linkages) == set(ticked)
        ),
        None,
    )
    if twin is None:
        text = _("On the table: {names}, effects only, probabilities unchanged.")
        return text.format(names=names)
    return _(
        "On the table: the linkages of {name} ticked one by one, effects only, probabilities"
        " unchanged."
    ).format(name=quoted(twin.name))


def _package(package: Package) -> str:
    name = quoted(package.name)
    if not package.overrides:
        return _("On the table: the package {name}, probabilities unchanged.").format(name=name)
    count = len(package.overrides)
    return ngettext(
        "On the table: the package {name}, with its own probabilities at {count} node.",
        "On the table: the package {name}, with its own probabilities at {count} nodes.",
        count,
    ).format(name=name, count=count)


def _profiles(evaluation: Evaluation) -> list[str]:
    """The actors that are judged by another profile than their base."""
    scenario = evaluation.frame.scenario
    others = []
    for key, active in zip(evaluation.frame.actor_ids, evaluation.active_profiles, strict=True):
        actor = scenario.actors[key]
        if active is not None and active != actor.base_profile:
            text = _("{actor}, {profile}")
            profile = quoted(scenario.profiles[active].name)
            others.append(text.format(actor=actor.label, profile=profile))
    if not others:
        return []
    return [_("Judged by another than the base profile: {names}.").format(names=listed(others))]


def _decisions(assumed: Assumptions) -> list[str]:
    if assumed.decisions == "judged":
        return []
    return [_("Decisions go to the branch that is best for their owner.")]
