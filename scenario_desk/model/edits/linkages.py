"""What linkages do to scores, and packages to probabilities; injects do both."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.model.edits.amending import amended
from scenario_desk.model.edits.judging import judged, known
from scenario_desk.model.edits.walking import node_of
from scenario_desk.model.entities import Linkage, Package
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import called, name_of
from scenario_desk.model.room import Inject
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table


def set_effect(
    scenario: Scenario,
    linkage: str,
    interest: str,
    estimate: Estimate | None,
    endpoint: str | None = None,
    collection: str = "linkages",
) -> Scenario:
    """Say what a linkage adds to an interest's score, in general or at one endpoint; None: nothing.

    Effects at an endpoint replace the general ones there, so with the last of them gone the
    general ones hold there again. Refused at an endpoint that the linkage cannot be attached to.
    `collection`: "linkages", or "injects" for one of those.
    """
    found: Linkage | Inject = known(scenario, collection, linkage)
    known(scenario, "interests", interest)
    judged(scenario, estimate, "effect")
    if endpoint is None:
        effects = _with(found.effects, interest, estimate)
        return _put(scenario, collection, amended(found, effects=effects))
    known(scenario, "endpoints", endpoint)
    if endpoint not in found.endpoints and estimate is not None:
        raise EditRefused(
            "not_attached",
            linkage=found.name,
            endpoint=name_of(scenario, "endpoints", endpoint),
        )
    there = _with(found.endpoint_effects.get(endpoint, Table()), interest, estimate)
    special = found.endpoint_effects
    special = special.set(endpoint, there) if there else special.without(endpoint)
    return _put(scenario, collection, amended(found, endpoint_effects=special))


def set_overrides(
    scenario: Scenario,
    package: str,
    node: str,
    estimates: Mapping[str, Estimate | None] | None,
    collection: str = "packages",
) -> Scenario:
    """Say how likely a node's branches are under a package; None takes the tree's numbers again.

    An override names every branch of its node: a number, or None for the rest. `collection`:
    "packages", or "injects" for one of those.
    """
    found: Package | Inject = known(scenario, collection, package)
    if estimates is None:
        overrides = found.overrides.without(node)
        return _put(scenario, collection, amended(found, overrides=overrides))
    above = node_of(scenario, node)
    if not above.children:
        raise EditRefused("no_branches", node=called(scenario, node))
    if set(estimates) != set(above.children):
        raise EditRefused("override_whole_node", node=called(scenario, node))
    for estimate in estimates.values():
        judged(scenario, estimate, "probability")
    overrides = found.overrides.set(node, Table(estimates))
    return _put(scenario, collection, amended(found, overrides=overrides))


def _with(
    effects: Table[str, Estimate], interest: str, estimate: Estimate | None
) -> Table[str, Estimate]:
    return effects.without(interest) if estimate is None else effects.set(interest, estimate)


def _put(scenario: Scenario, collection: str, cause: Linkage | Package | Inject) -> Scenario:
    return replace(scenario, **{collection: getattr(scenario, collection).put(cause)})
