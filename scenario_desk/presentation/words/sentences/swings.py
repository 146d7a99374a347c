"""Sentences of weighing by swings: what trade-offs say, and what would agree with them."""

from __future__ import annotations

from scenario_desk.analysis.swings import Answer, Ratings, Tradeoff, worth
from scenario_desk.model.entities import Interest
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.sentences.phrasing import quoted


def ends_sentence(interest: Interest) -> str:
    """From which end to which an interest is brought, in words as far as there are any."""
    worst = interest.worst or _("the worst (not said in words)")
    best = interest.best or _("the best (not said in words)")
    return _("From: {worst}\nTo: {best}").format(worst=worst, best=best)


def ahead_words() -> tuple[str, ...]:
    """By strength of preference, from none: how far a swing is ahead of another."""
    return (
        _("not at all"),
        _("very weakly"),
        _("weakly"),
        _("moderately"),
        _("strongly"),
        _("very strongly"),
        _("extremely"),
    )


def improvement(scenario: Scenario, side: tuple[str, ...]) -> str:
    """The interests that are brought from worst to best."""
    return listed([quoted(scenario.interests[key].name) for key in side])


def tradeoff_sentence(scenario: Scenario, asked: Tradeoff, answer: Answer) -> str:
    """What was answered."""
    first, second = (improvement(scenario, side) for side in (asked.first, asked.second))
    if answer == "alike":
        return _("About the same: {first}, and {second}.").format(first=first, second=second)
    if answer == "second":
        first, second = second, first
    return _("Rather {first} than {second}.").format(first=first, second=second)


def contradiction_sentence(
    scenario: Scenario, ratings: Ratings, asked: Tradeoff, answer: Answer
) -> str:
    """What was answered, and what the ratings say against it."""
    said = tradeoff_sentence(scenario, asked, answer)
    sides = (asked.first, asked.second)
    mine, other = (
        worth(ratings, side) for side in (reversed(sides) if answer == "second" else sides)
    )
    return _("{answer} But the ratings come to {points} against {other}.").format(
        answer=said, points=mine, other=other
    )


def nearest_sentence(scenario: Scenario, now: Ratings, near: Ratings) -> str:
    """The ratings that agree with all answers, as far as they differ from those of now."""
    changed = [
        _("{name} {points} (now {before})").format(
            name=quoted(scenario.interests[key].name), points=points, before=now[key]
        )
        for key, points in near.items()
        if points != now[key]
    ]
    return _("The nearest ratings that agree with every answer: {ratings}.").format(
        ratings=listed(changed)
    )
