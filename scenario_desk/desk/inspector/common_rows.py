"""Rows of a node that several nodes have alike: what they share, or that it is mixed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from operator import attrgetter, eq
from typing import Any

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.row import Control, Option, Row
from scenario_desk.desk.inspector.row_edits import actor_options, tried
from scenario_desk.model import edits
from scenario_desk.model.entities import Node
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _, mark

Nodes = Sequence[Node]
_RESOLVES = mark(
    "As assumed: what is chosen at the head of the window for all decisions. As judged: by the"
    " probabilities of its branches. By rational choice: its owner takes the branch worth most to it."
)
_INFORMATION_SET = mark(
    "Decisions that name the same set look alike to their owner when it decides: it does not know at"
    " which of them it stands, so it makes one choice for all."
)


def kind_rows(bench: Workbench, nodes: Nodes) -> list[Row]:
    """Kind, and what decisions and leaves have beside; written to those of the nodes it suits."""
    kinds: tuple[Option, ...] = (
        ("decision", _("decision")),
        ("chance", _("chance")),
        ("leaf", _("leaf")),
    )
    rows = [_choice(bench, nodes, "kind", _("Kind"), kinds, edits.set_kind)]
    if decisions := [node for node in nodes if node.kind == "decision"]:
        actors = actor_options(bench, _("nobody yet"))
        rows.append(_choice(bench, decisions, "owner", _("Owner"), actors, edits.set_owner))
    if leaves := [node for node in nodes if node.kind == "leaf"]:
        ends: tuple[Option, ...] = (
            (None, _("unfinished")),
            *((key, each.name) for key, each in bench.scenario.endpoints.items()),
        )
        rows.append(_choice(bench, leaves, "endpoint", _("Endpoint"), ends, edits.set_endpoint))
    return rows


def deciding_rows(bench: Workbench, nodes: Nodes) -> list[Row]:
    """How those of the nodes resolve that are decisions, and what their owner cannot tell apart."""
    decisions = [node for node in nodes if node.kind == "decision"]
    if not decisions:
        return []
    ways: tuple[Option, ...] = (
        (None, _("as assumed")),
        ("judged", _("as judged")),
        ("rational", _("by rational choice")),
    )
    hint = _("a name shared by nodes that the owner cannot tell apart")
    return [
        _field(bench, decisions, "resolves", _("Resolves"), "choice", options=ways,
               explained=_(_RESOLVES)),
        _field(bench, decisions, "information_set", _("Information set"), "line", hint=hint,
               explained=_(_INFORMATION_SET)),
    ]  # fmt: skip


def historical_row(bench: Workbench, nodes: Nodes) -> Row:
    """Whether history took the branches that lead to the nodes."""
    return _field(bench, nodes, "historical", _("History took this branch"), "check")


def notes_row(bench: Workbench, nodes: Nodes) -> Row:
    return _field(bench, nodes, "notes", _("Notes"), "text")


def time_rows(bench: Workbench, nodes: Nodes) -> list[Row]:
    """When it is: the phase, and from when to when."""
    phases: tuple[Option, ...] = (
        (None, _("none")),
        *((key, phase.name) for key, phase in bench.scenario.phases.items()),
    )
    return [
        Row("when", _("Time"), "heading"),
        _field(bench, nodes, "phase", _("Phase"), "choice", options=phases),
        _field(bench, nodes, "start", _("From"), "line"),
        _field(bench, nodes, "end", _("To"), "line"),
    ]


def probability_row(bench: Workbench, nodes: Nodes) -> Row:
    """The probability of several branches; why each was judged so stays with it."""
    value, mixed = _alike(map(_numbers, nodes))
    shown = None if value is None else Estimate(*value)
    return Row("probability", _("Probability"), "estimate", shown,
               lambda estimate: tried(bench, edits.judge_probability, _keys(nodes), estimate),
               low=0, high=1, percentage=True, hint=_("the rest"), mixed=mixed)  # fmt: skip


def _choice(
    bench: Workbench,
    nodes: Nodes,
    field: str,
    label: str,
    options: tuple[Option, ...],
    edit: Callable[..., Scenario],
) -> Row:
    value, mixed = _alike(map(attrgetter(field), nodes))
    return Row(field, label, "choice", value, lambda chosen: tried(bench, edit, _keys(nodes), chosen),
               options=options, mixed=mixed)  # fmt: skip


def _field(
    bench: Workbench, nodes: Nodes, field: str, label: str, control: Control, **more: Any
) -> Row:
    """A row of a field that `amend_node` writes."""
    value, mixed = _alike(map(attrgetter(field), nodes))
    return Row(field, label, control, value,
               lambda written: tried(bench, edits.amend_node, _keys(nodes), **{field: written}),
               mixed=mixed, **more)  # fmt: skip


def _keys(nodes: Nodes) -> tuple[str, ...]:
    return tuple(node.id for node in nodes)


def _alike(values: Iterator[Any]) -> tuple[Any, bool]:
    """What all of them are, and False; None and True where they differ."""
    first = next(values)
    return (first, False) if all(map(eq, values, repeat(first))) else (None, True)


def _numbers(node: Node) -> tuple[float, float | None, float | None] | None:
    estimate = node.probability
    return None if estimate is None else (estimate.best, estimate.low, estimate.high)
