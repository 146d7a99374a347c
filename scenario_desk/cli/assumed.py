"""What the command line says of assumptions, in place of those the scenario comes with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.cli.refused import CommandRefused
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.model.entities import Assumptions, Decisions
from scenario_desk.model.estimate import LARGEST
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.typed_numbers import NumberRefused, parse_number

if TYPE_CHECKING:
    from scenario_desk.analysis.packages.search import By


def evaluated(
    file: Path,
    profiles: list[str] | None = None,
    package: str | None = None,
    linkages: str | None = None,
    decisions: str | None = None,
    moves: str | None = None,
    lens: str | None = None,
    snapshot: str | None = None,
    sharpness: str | None = None,
) -> Evaluation:
    """A scenario under its own assumptions with what the command line says instead.

    `snapshot`: the name or id of one, which is looked at instead of what there is now. A lens says all of them at once, so that nothing else can be said beside it.
    """
    if lens is not None and (profiles or {package, linkages, decisions, sharpness} != {None}):
        raise CommandRefused("command_lens_alone")
    scenario = load(file)
    if snapshot is not None:
        scenario = scenario.snapshots[_snapshot_called(scenario, snapshot)].scenario
    if moves is not None:
        scenario = edits.set_moves(scenario, listed(moves))
    if lens is not None:
        must_be_among(scenario, "lenses", lens)
        return evaluate(lower(scenario), scenario.lenses[lens].assumptions)
    ticked = None if linkages is None else listed(linkages)
    assumptions = _assumed(scenario, profiles or [], package, ticked, decisions)
    if sharpness is not None:
        assumptions = replace(assumptions, sharpness=_sharpness(sharpness, assumptions))
    return evaluate(lower(scenario), assumptions)


def endpoint_row(evaluation: Evaluation, endpoint: str) -> int:
    """The row of the endpoint with this id; raises CommandRefused where there is none."""
    must_be_among(evaluation.frame.scenario, "endpoints", endpoint)
    return evaluation.frame.endpoint_index[endpoint]


def order_of(by: str) -> By:
    """The order of packages that is meant; raises CommandRefused where it is none."""
    from scenario_desk.analysis.packages.search import ORDERS

    for order in ORDERS:
        if order == by:
            return order
    raise CommandRefused("command_choice", option="--by", given=by, known=list(ORDERS))


def _assumed(
    scenario: Scenario,
    profiles: Sequence[str],
    package: str | None,
    linkages: tuple[str, ...] | None,
    decisions: str | None,
) -> Assumptions:
    """The scenario's own assumptions with what the command line says instead."""
    given: dict[str, Any] = {}
    if package is not None and linkages is not None:
        raise CommandRefused("command_package_or_linkages")
    if package is not None:
        must_be_among(scenario, "packages", package)
        given |= {"package": package, "linkages": ()}
    if linkages is not None:
        for linkage in linkages:
            must_be_among(scenario, "linkages", linkage)
        given |= {"package": None, "linkages": linkages}
    if decisions not in (None, *get_args(Decisions)):
        raise CommandRefused("command_decisions", given=decisions)
    if decisions is not None:
        given["decisions"] = decisions
    active = dict(_active(scenario, each) for each in profiles)
    given["profiles"] = scenario.assumptions.profiles.updated(active)
    return replace(scenario.assumptions, **given)


def _sharpness(given: str, assumptions: Assumptions) -> float:
    """λ as typed, for decisions that are quantal."""
    if assumptions.decisions != "quantal":
        raise CommandRefused("command_sharpness_alone")
    try:
        found = parse_number(given)
    except NumberRefused:
        found = -1.0
    if not 0 <= found <= LARGEST:
        raise CommandRefused("command_sharpness", given=given)
    return found


def _active(scenario: Scenario, pair: str) -> tuple[str, str]:
    actor, equals, profile = pair.partition("=")
    if not equals:
        raise CommandRefused("command_profile_form", given=pair)
    must_be_among(scenario, "actors", actor)
    must_be_among(scenario, "profiles", profile)
    if scenario.profiles[profile].actor != actor:
        raise CommandRefused("command_profile_of_another", profile=profile, actor=actor)
    return actor, profile


def _snapshot_called(scenario: Scenario, name: str) -> str:
    """The id of the last snapshot of this name, else of this id."""
    named = [key for key, each in scenario.snapshots.items() if each.name == name]
    key = named[-1] if named else name
    must_be_among(scenario, "snapshots", key)
    return key


def must_be_among(scenario: Scenario, collection: str, key: str) -> None:
    """Raise CommandRefused where a collection has no such id."""
    known = getattr(scenario, collection)
    if key not in known:
        code = "command_unknown_id" if known else "command_nothing_there"
        raise CommandRefused(code, collection=collection, id=key, known=list(known))


def listed(text: str) -> tuple[str, ...]:
    """The items of a list with commas."""
    return tuple(item.strip() for item in text.split(",") if item.strip())
