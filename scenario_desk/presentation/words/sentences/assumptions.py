"""Under what the figures stand: what is on the table, by which profiles, how decisions resolve."""

from __future__ import annotations

from scenario_desk.model.entities import Assumptions, Package
from scenario_desk.model.lenses import current_lens, settled
from scenario_desk.model.pictures import pictures_held, seen_by
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.numbers import plain
from scenario_desk.presentation.words.sentences.phrasing import quoted, some


def assumptions_sentence(scenario: Scenario, assumptions: Assumptions) -> str:
    """The lens if there is one, what is on the table, and what else departs from the base.

    "On the table: “Arms-control track” and “Iran package”, effects only, probabilities unchanged.
    Judged by other than the base profile: Russia, “Status reading”."
    """
    return " ".join([*_lens(scenario, assumptions), assumed(scenario, assumptions)])


def assumed(scenario: Scenario, assumptions: Assumptions) -> str:
    """The same, whatever lens it may be called by."""
    held = settled(scenario, assumptions)
    parts = (*_seen(scenario, held), _table(scenario, held), *_profiles(scenario, held))
    return " ".join([*parts, *_decisions(held)])


def as_seen_by(scenario: Scenario, holder: str) -> str:
    """What a view is called in which all is as this actor, given by id, sees it."""
    return _("As {name} sees it").format(name=scenario.actors[holder].label)


def view_sentence(scenario: Scenario, holder: str) -> str:
    """That such a view is a picture of how things are, whose profiles it takes, and what edits do."""
    pictures = pictures_held(scenario)[holder]
    text = _("{actor}, {profile}")
    names = [
        text.format(actor=scenario.actors[actor].label, profile=quoted(scenario.profiles[key].name))
        for actor, key in pictures.items()
    ]
    return _(
        "Not how things are, but what {name} takes them to be. Others are judged by its pictures of"
        " them: {pictures}. What is edited of a profile is edited in the picture that is shown."
    ).format(name=scenario.actors[holder].label, pictures=listed(names))


def no_view() -> str:
    """What such a view is called where there is none, with the reason."""
    return _("As another sees it (no profile is “seen by” another actor)")


def nobody_sees() -> str:
    """Why nobody can be said to see others wrongly, and what to do about it."""
    return _(
        "How each sees the others is not judged: a profile says it that is “seen by” another actor."
    )


def _seen(scenario: Scenario, held: Assumptions) -> list[str]:
    holder = seen_by(scenario, held)
    if holder is None:
        return []
    text = _("As {name} sees it: the others by its pictures of them, not by their own profiles.")
    return [text.format(name=scenario.actors[holder].label)]


def _lens(scenario: Scenario, assumptions: Assumptions) -> list[str]:
    lens = current_lens(scenario, assumptions)
    return (
        [] if lens is None else [_("Seen through the lens {name}.").format(name=quoted(lens.name))]
    )


def _table(scenario: Scenario, held: Assumptions) -> str:
    package = scenario.packages.get(held.package)
    if package is not None:
        return _package(package)
    ticked = held.linkages
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


def _profiles(scenario: Scenario, held: Assumptions) -> list[str]:
    """The actors that are judged by another profile than their base."""
    others = []
    for key, actor in scenario.actors.items():
        if key in held.profiles:
            text = _("{actor}, {profile}")
            profile = quoted(scenario.profiles[held.profiles[key]].name)
            others.append(text.format(actor=actor.label, profile=profile))
    if not others:
        return []
    return [_("Judged by another than the base profile: {names}.").format(names=listed(others))]


def _decisions(held: Assumptions) -> list[str]:
    if held.decisions == "judged":
        return []
    if held.decisions == "rational":
        return [_("Decisions go to the branch that is best for their owner.")]
    text = _(
        "Decisions lean from the forecast towards what is better for their owner: quantal response,"
        " λ {sharpness} per point."
    )
    return [text.format(sharpness=plain(held.sharpness))]
