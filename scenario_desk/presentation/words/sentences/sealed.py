"""What is said of packages that all were asked about in secret, and of a deal that was agreed."""

from __future__ import annotations

from collections.abc import Sequence

from scenario_desk.model.naming import name_of
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import listed


def team_rule() -> str:
    """When a team could sign a package."""
    return _(
        "A team could sign a package that one of it said yes to, and none said no. A team that does not"
        " answer could sign none."
    )


def asked_of_words(scenario: Scenario, teams: Sequence[str]) -> str:
    """Whose teams are asked."""
    names = listed([name_of(scenario, "actors", key) for key in teams])
    return _("Asked of the teams of {teams}, in secret.").format(teams=names)


def no_seat_words(scenario: Scenario, teams: Sequence[str]) -> str:
    """That nobody can sit for some who have to sign."""
    names = listed([name_of(scenario, "actors", key) for key in teams])
    return _(
        "Nobody can sit for {teams} in this session: open one that has seats for all who have to sign."
    ).format(teams=names)


def nobody_sits_words(scenario: Scenario, teams: Sequence[str]) -> str:
    """That nobody sits yet for some who have to sign."""
    names = listed([name_of(scenario, "actors", key) for key in teams])
    return _("Nobody sits for {teams} yet.").format(teams=names)


def deal_words(scenario: Scenario, package: str, endpoint: str) -> str:
    """A deal, as the log names it."""
    return _("{package}, at {endpoint}").format(
        package=name_of(scenario, "packages", package),
        endpoint=name_of(scenario, "endpoints", endpoint),
    )
