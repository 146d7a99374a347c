"""Checks on actors and their profiles."""

from __future__ import annotations

from scenario_desk.model import graphs
from scenario_desk.model.checking.ledger import Ledger
from scenario_desk.model.checking.weights import base_of, weights_of
from scenario_desk.model.entities import Actor, Profile
from scenario_desk.model.messages import Level
from scenario_desk.model.naming import name_of
from scenario_desk.model.references import judgements
from scenario_desk.model.scenario import Scenario


def check_actors(scenario: Scenario, ledger: Ledger, reached: set[str]) -> None:
    """Note actors that cannot be judged for; `reached` are the endpoints that leaves name."""
    if len(scenario.principals) < 2:
        ledger.note(
            "info", "few_principals", "scenario", scenario.root, count=len(scenario.principals)
        )
    unsigned = any(
        not scenario.endpoints[key].needs_agreement for key in reached if key in scenario.endpoints
    )
    for actor in scenario.actors.values():
        _check_actor(scenario, ledger, actor, unsigned)


def check_interests(scenario: Scenario, ledger: Ledger) -> None:
    """Note interests whose natural values at the ends of the scale measure nothing."""
    for interest in scenario.interests.values():
        worst, best = interest.natural_worst, interest.natural_best
        if worst == best and worst is not None:
            code = "natural_ends_equal"
            ledger.note("warning", code, "interests", interest.id, interest=interest.name, at=worst)
        elif (worst is None) != (best is None):
            code = "natural_end_missing"
            ledger.note("info", code, "interests", interest.id, interest=interest.name)


def check_relations(scenario: Scenario, ledger: Ledger) -> None:
    """Note relations that say the opposite of what another says of the same two interests."""
    for one, other in graphs.opposed(scenario):
        ledger.note(
            "warning",
            "relations_contradict",
            "relations",
            other.id,
            one=name_of(scenario, "interests", one.source),
            other=name_of(scenario, "interests", one.target),
        )


def check_profiles(scenario: Scenario, ledger: Ledger) -> None:
    """Note profiles whose numbers are missing, without spread, out of order or off their scale."""
    for profile in scenario.profiles.values():
        _check_profile(scenario, ledger, profile)


def _check_actor(scenario: Scenario, ledger: Ledger, actor: Actor, unsigned: bool) -> None:
    if actor.principal and not scenario.interests_of(actor.id):
        ledger.note("warning", "actor_without_interests", "actors", actor.id, actor=actor.name)
    base = base_of(scenario, actor.id)
    if base is None:
        ledger.note("error", "no_base_profile", "actors", actor.id, actor=actor.name)
        return
    may_spoil = actor.leverage in ("veto", "strong")
    level: Level = "warning" if actor.principal else "info"
    if base.reservation is None and (actor.principal or may_spoil):
        ledger.note(level, "no_reservation", "profiles", base.id, actor=actor.name)
    if base.reservation == "derived" and scenario.endpoints and not unsigned:
        ledger.note(level, "reservation_from_nothing", "profiles", base.id, actor=actor.name)
    if base.margin is None and actor.principal:
        ledger.note("warning", "no_margin", "profiles", base.id, actor=actor.name)


def _check_profile(scenario: Scenario, ledger: Ledger, profile: Profile) -> None:
    weights = weights_of(scenario, profile)
    given = [weight for weight in weights.values() if weight is not None]
    if weights and not any(weight.best > 0 for weight in given):
        ledger.note("warning", "weights_all_zero", "profiles", profile.id, profile=profile.name)
    elif len(given) < len(weights):
        ledger.note(
            "warning",
            "weights_missing",
            "profiles",
            profile.id,
            profile=profile.name,
            count=len(weights) - len(given),
        )
    if profile.kind == "perceived" and profile.holder in (None, profile.actor):
        ledger.note("warning", "perceived_by_nobody", "profiles", profile.id, profile=profile.name)
    _check_numbers(ledger, profile)
    _check_red_lines(scenario, ledger, profile)
    strangers = {*profile.weights, *profile.red_lines, *(key[1] for key in profile.scores)}
    for interest in sorted(strangers):
        found = scenario.interests.get(interest)
        if found is not None and found.actor != profile.actor:
            ledger.note(
                "warning",
                "interest_of_another_actor",
                "profiles",
                profile.id,
                profile=profile.name,
                interest=found.name,
            )


def _check_numbers(ledger: Ledger, profile: Profile) -> None:
    single = 0
    for _field, what, estimate in judgements(profile):
        single += estimate.low is None
        ledger.note_unsound(estimate, what, "profiles", profile.id, profile.name)
    if single:
        ledger.note(
            "info",
            "numbers_without_spread",
            "profiles",
            profile.id,
            profile=profile.name,
            count=single,
        )


def _check_red_lines(scenario: Scenario, ledger: Ledger, profile: Profile) -> None:
    base = base_of(scenario, profile.actor)
    for interest, line in sorted(profile.red_lines.items(), key=lambda pair: pair[0]):
        if line.floor is not None:
            ledger.note_off_scale(line.floor, "red_line", "profiles", profile.id, profile.name)
        elif base is not None and base.id == profile.id:
            ledger.note(
                "warning",
                "red_line_without_floor",
                "profiles",
                profile.id,
                profile=profile.name,
                interest=name_of(scenario, "interests", interest),
            )
