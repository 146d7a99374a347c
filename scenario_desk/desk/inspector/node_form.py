"""The form of a node: what it comes to, the branch to it, the node itself, and its branches."""

from __future__ import annotations

from functools import partial
from typing import Any

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector import common_rows
from scenario_desk.desk.inspector.room_rows import room_rows
from scenario_desk.desk.inspector.row import Row
from scenario_desk.desk.inspector.row_edits import reasons_rows, signature_rows, tried
from scenario_desk.model import edits
from scenario_desk.model.entities import Node
from scenario_desk.model.room import Judgement
from scenario_desk.presentation.glyph import glyph
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import grouped, percent
from scenario_desk.presentation.words.sentences import node_likelihood, node_sentence
from scenario_desk.presentation.words.sentences.branches import off_sentence, total, total_sentence

_MOST_BRANCHES = 40


def node_rows(bench: Workbench, keys: tuple[str, ...]) -> list[Row]:
    """Rows for one node, or for what several have in common."""
    if len(keys) > 1:
        return _several(bench, keys)
    key = keys[-1]
    node: Node = bench.scenario.nodes[key]
    return [
        *_summary(bench, node),
        *_branch(bench, node),
        *_itself(bench, node),
        *_branches(bench, node),
        *common_rows.time_rows(bench, (node,)),
        *room_rows(bench, Judgement("branch", (key,))),
    ]


def _several(bench: Workbench, keys: tuple[str, ...]) -> list[Row]:
    title = _("{n} nodes selected").format(n=grouped(len(keys)))
    nodes = [bench.scenario.nodes[key] for key in keys]
    branches = [node for node in nodes if node.id != bench.scenario.root]
    return [
        Row("title", "", "title", (title, None, bench.tokens)),
        Row("told", "", "sentences", ((_("A change applies to all of them."), "muted"),)),
        Row("branch", _("The branches that lead there"), "heading"),
        common_rows.probability_row(bench, branches),
        common_rows.historical_row(bench, branches),
        Row("node", _("The nodes"), "heading"),
        *common_rows.kind_rows(bench, nodes),
        *common_rows.deciding_rows(bench, nodes),
        common_rows.notes_row(bench, nodes),
        *common_rows.time_rows(bench, nodes),
    ]


def _summary(bench: Workbench, node: Node) -> list[Row]:
    row = bench.frame.node_index[node.id]
    title = node.question or node.label or (_("A branch without a label") if row else _("Start"))
    shown = None
    endpoint = int(bench.frame.leaf_endpoint[row])
    sentences: list[tuple[str, str]] = []
    reach = float(bench.evaluation.reach[row])
    if row:
        sentences.append(
            (
                _("The chance of reaching it is {percent}, {words}.").format(
                    percent=percent(reach), words=node_likelihood(bench.evaluation, row)
                ),
                "",
            )
        )
    if not bench.hold_results:
        sentences += [(text, "") for text in (node_sentence(bench.evaluation, node.id),) if text]
        if endpoint >= 0:
            answers = bench.evaluation.acceptable[endpoint, bench.frame.principal]
            shown = glyph(answers.tolist(), int(bench.evaluation.zone[endpoint]))
    return [
        Row("title", "", "title", (title, shown, bench.tokens)),
        Row("told", "", "sentences", tuple(sentences)),
    ]


def _branch(bench: Workbench, node: Node) -> list[Row]:
    """The branch that leads here; the root has none."""
    if node.id == bench.scenario.root:
        return []

    def probability(value: Any) -> str | None:
        return tried(bench, edits.set_probability, node.id, value)

    def label(text: str) -> str | None:
        return tried(bench, edits.set_label, node.id, text)

    off = off_sentence(bench.scenario, node.id)
    move = next((move for move in bench.scenario.moves if move.branch == node.id), None)
    rows = [
        Row("branch", _("The branch that leads here"), "heading"),
        Row("label", _("Label"), "line", node.label, label),
        Row("probability", _("Probability"), "estimate", node.probability, probability,
            low=0, high=1, percentage=True, hint=_("the rest")),
        *([Row("off", "", "sentences", ((off, "warning"),))] if off else []),
        *reasons_rows(bench, "probability.", node.probability, probability),
        common_rows.historical_row(bench, (node,)),
    ]  # fmt: skip
    if move is None:
        rows.append(
            Row("move", "", "buttons", ((_("This happened"), "happened"),),
                lambda _key: tried(bench, edits.happened, node.id))
        )  # fmt: skip
    else:
        rows += [
            Row("move.time", _("Happened on"), "line", move.time,
                lambda text: tried(bench, edits.happened, node.id, text, move.note)),
            Row("move.note", _("Note on the move"), "text", move.note,
                lambda text: tried(bench, edits.happened, node.id, move.time, text)),
            Row("move.back", "", "buttons", ((_("Take the move back"), "back"),),
                lambda _key: tried(bench, edits.take_back, node.id)),
        ]  # fmt: skip
    return rows


def _itself(bench: Workbench, node: Node) -> list[Row]:
    rows = [
        Row("node", _("The node"), "heading"),
        *common_rows.kind_rows(bench, (node,)),
    ]
    if node.kind == "leaf" and node.endpoint and node.endpoint in bench.scenario.endpoints:
        rows += signature_rows(bench, node.endpoint)
    if node.kind != "leaf" or node.id == bench.scenario.root:
        rows.append(
            Row("question", _("Question"), "line", node.question,
                lambda text: tried(bench, edits.set_question, node.id, text))
        )  # fmt: skip
    rows += common_rows.deciding_rows(bench, (node,))
    rows.append(common_rows.notes_row(bench, (node,)))
    return rows


def _branches(bench: Workbench, node: Node) -> list[Row]:
    """The probabilities of the node's branches together, with what they add up to."""
    if not node.children:
        return []
    scenario = bench.scenario
    found = total([scenario.nodes[key].probability for key in node.children])
    rows = [Row("branches", _("Branches from here"), "heading")]
    for key in node.children[:_MOST_BRANCHES]:
        child = scenario.nodes[key]
        rows.append(
            Row(f"branch.{key}", child.label or _("(no label)"), "estimate", child.probability,
                partial(tried, bench, edits.set_probability, key),
                low=0, high=1, percentage=True, hint=_("the rest"))
        )  # fmt: skip
    rows += [
        Row("sum", "", "sentences",
            ((total_sentence(found), "warning" if found.off else "muted"),)),
        Row("even", "", "buttons",
            ((_("Spread evenly"), "spread"), (_("Normalise"), "normalise")),
            lambda key: tried(
                bench, edits.spread_evenly if key == "spread" else edits.normalise, node.id)),
    ]  # fmt: skip
    return rows
