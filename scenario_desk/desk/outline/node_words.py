"""What the row of a node says: on screen, and to a screen reader."""

from __future__ import annotations

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.numbers import percent


def node_text(bench: Workbench, row: int) -> str:
    """The label of the branch to a node of the frame, and where a leaf ends."""
    node = bench.scenario.nodes[bench.frame.node_ids[row]]
    if row == 0:
        return str(node.question or node.label or _("Start"))
    endpoint = bench.scenario.endpoints.get(node.endpoint)
    label = node.label or node.question or _("(no label)")
    return f"{label} → {endpoint.name}" if endpoint is not None else str(label)


def node_value(bench: Workbench, row: int) -> str:
    """The probability of the branch to a node; "" at the root."""
    if row == 0:
        return ""
    figures = bench.evaluation
    # What owners would choose is an answer, and held back with the others.
    counts = figures.forecast if bench.hold_results else figures.probability
    return percent(float(counts[row]))


def node_description(bench: Workbench, row: int) -> str:
    """What is to be seen of a node beside its label: kind, owner, question, branches, level."""
    node = bench.scenario.nodes[bench.frame.node_ids[row]]
    kind = {"decision": _("decision"), "chance": _("chance"), "leaf": _("leaf")}[node.kind]
    parts = [kind]
    owner = bench.scenario.actors.get(node.owner)
    if owner is not None:
        parts.append(owner.name)
    if node.kind == "leaf" and node.endpoint is None:
        parts.append(_("ends nowhere yet"))
    if node.question and node.label:
        parts.append(node.question)
    branches = len(node.children)
    if branches:
        parts.append(ngettext("{n} branch", "{n} branches", branches).format(n=branches))
    parts.append(_("level {n}").format(n=int(bench.frame.depth[row]) + 1))
    return ", ".join(parts)
