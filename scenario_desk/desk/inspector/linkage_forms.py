"""The forms of linkages and packages, and what injects share with them."""

from __future__ import annotations

from typing import Any

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.row import Option, Row
from scenario_desk.desk.inspector.row_edits import (
    actor_options,
    amending,
    field_rows,
    reasons_rows,
    sources_row,
    tried,
)
from scenario_desk.model import edits
from scenario_desk.model.entities import Linkage, Package
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.room import Inject
from scenario_desk.presentation.words.language import _


def linkage_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for a linkage."""
    scenario = bench.scenario
    linkage: Linkage = scenario.linkages[key]

    def amend(field: str) -> Any:
        return amending(bench, "linkages", key, field)

    others: tuple[Option, ...] = tuple(
        (each.id, each.name) for each in scenario.linkages.values() if each.id != key
    )
    endpoints: tuple[Option, ...] = tuple(
        (each.id, each.name) for each in scenario.endpoints.values()
    )
    groups: tuple[Option, ...] = (
        (None, _("none")),
        *((each.id, each.name) for each in scenario.groups.values()),
    )
    on_table = key in bench.linkages_on_table
    return [
        Row("title", "", "title", (linkage.name, None, bench.tokens)),
        Row("on", _("On the table now"), "check", on_table,
            lambda _on: _toggled(bench, key)),
        *field_rows(bench, "linkages", key, ("name", _("Name"), "line"),
                    ("description", _("Description"), "text")),
        Row("givers", _("Given by"), "many", linkage.givers, amend("givers"),
            options=actor_options(bench)),
        Row("receivers", _("Received by"), "many", linkage.receivers, amend("receivers"),
            options=actor_options(bench)),
        Row("feasibility", _("Feasibility"), "estimate", linkage.feasibility, amend("feasibility"),
            low=0, high=1, percentage=True),
        *reasons_rows(bench, "feasibility.", linkage.feasibility, amend("feasibility")),
        Row("endpoints", _("Attaches to"), "many", linkage.endpoints, amend("endpoints"),
            options=endpoints),
        *effects_rows(bench, "linkages", linkage),
        Row("rules", _("Together with others"), "heading"),
        Row("requires", _("Requires"), "many", linkage.requires, amend("requires"),
            options=others),
        Row("excludes", _("Excludes"), "many", linkage.excludes, amend("excludes"),
            options=others),
        Row("group", _("Group"), "choice", linkage.group, amend("group"), options=groups),
        sources_row(bench, linkage.sources, amend("sources")),
    ]  # fmt: skip


def _toggled(bench: Workbench, key: str) -> str | None:
    bench.toggle_linkage(key)
    return None


def effects_rows(bench: Workbench, collection: str, cause: Linkage | Inject) -> list[Row]:
    """What it adds to which interest's score; then what differs at single endpoints."""
    scenario = bench.scenario
    rows = [Row("effects", _("Effects on scores"), "heading")]
    rows += _effect_rows(bench, collection, cause, None, dict(cause.effects))
    for endpoint, effects in sorted(cause.endpoint_effects.items()):
        named = scenario.endpoints.get(endpoint)
        name = named.name if named else endpoint
        rows.append(
            Row(f"at.{endpoint}", _("Instead, at {endpoint}").format(endpoint=name), "heading")
        )
        rows += _effect_rows(bench, collection, cause, endpoint, dict(effects))
    return rows


def _effect_rows(
    bench: Workbench,
    collection: str,
    cause: Linkage | Inject,
    endpoint: str | None,
    effects: dict[str, Any],
) -> list[Row]:
    scenario = bench.scenario
    prefix = f"effect.{endpoint or ''}."

    def write(interest: str) -> Any:
        return lambda value: tried(
            bench, edits.set_effect, cause.id, interest, value, endpoint, collection
        )

    rows = []
    for interest in scenario.interests.values():
        if interest.id in effects:
            owner = scenario.actors.get(interest.actor)
            label = f"{owner.label if owner else ''}: {interest.name}"
            rows.append(
                Row(prefix + interest.id, label, "estimate", effects[interest.id],
                    write(interest.id), low=-200, high=200)
            )  # fmt: skip
    others: tuple[Option, ...] = tuple(
        (each.id, f"{scenario.actors[each.actor].label}: {each.name}")
        for each in scenario.interests.values()
        if each.id not in effects and each.actor in scenario.actors
    )

    def add(interest: str) -> str | None:
        put: str | None = write(interest)(Estimate(best=0))
        return put

    rows.append(Row(prefix + "add", _("Add an effect on"), "choice", None, add, options=others))
    return rows


def package_rows(bench: Workbench, key: str) -> list[Row]:
    """Rows for a package."""
    scenario = bench.scenario
    package: Package = scenario.packages[key]
    linkages: tuple[Option, ...] = tuple(
        (each.id, each.name) for each in scenario.linkages.values()
    )
    return [
        Row("title", "", "title", (package.name, None, bench.tokens)),
        *field_rows(bench, "packages", key, ("name", _("Name"), "line"),
                    ("description", _("Description"), "text")),
        Row("linkages", _("Linkages"), "many", package.linkages,
            amending(bench, "packages", key, "linkages"), options=linkages),
        Row("overrides", _("Probabilities under this package"), "heading"),
        *overrides_rows(bench, "packages", package),
        *field_rows(bench, "packages", key, ("override_note", _("Why they differ"), "text")),
    ]  # fmt: skip


def overrides_rows(bench: Workbench, collection: str, cause: Package | Inject) -> list[Row]:
    """What it makes of the probabilities of which node's branches."""
    scenario = bench.scenario
    rows: list[Row] = []
    for node_key in sorted(cause.overrides):
        rows += _override(bench, collection, cause, node_key)

    def add(node: str) -> str | None:
        children = scenario.nodes[node].children
        branches = {child: scenario.nodes[child].probability for child in children}
        return tried(bench, edits.set_overrides, cause.id, node, branches, collection)

    free: tuple[Option, ...] = tuple(
        (node.id, node.question or node.label)
        for node in scenario.nodes.values()
        if node.children and node.id not in cause.overrides and (node.question or node.label)
    )[:500]
    rows.append(Row("override.add", _("Override at"), "choice", None, add, options=free))
    return rows


def _override(
    bench: Workbench, collection: str, cause: Package | Inject, node_key: str
) -> list[Row]:
    node = bench.scenario.nodes.get(node_key)
    branches = dict(cause.overrides[node_key])
    title = (node.question or node.label) if node is not None else node_key
    rows = [Row(f"override.{node_key}", "", "sentences", ((title, ""),))]

    def write(child: str) -> Any:
        return lambda value: tried(
            bench, edits.set_overrides, cause.id, node_key, branches | {child: value}, collection
        )

    for child in node.children if node is not None else ():
        named = bench.scenario.nodes[child]
        rows.append(
            Row(f"override.{node_key}.{child}", named.label, "estimate", branches.get(child),
                write(child), low=0, high=1, percentage=True, hint=_("the rest"))
        )  # fmt: skip
    rows.append(
        Row(f"override.{node_key}.drop", "", "buttons", ((_("Drop this override"), "drop"),),
            lambda _key: tried(bench, edits.set_overrides, cause.id, node_key, None, collection))
    )  # fmt: skip
    return rows
