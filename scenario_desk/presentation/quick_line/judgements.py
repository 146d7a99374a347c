"""What a judgement of the quick line does: edits of the model, several of them as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scenario_desk.model import edits
from scenario_desk.model.edits.amending import made
from scenario_desk.model.edits.walking import node_of, parent_of
from scenario_desk.model.entities import Actor, Endpoint, NodeKind, Phase, Resolution
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import called
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.quick_line.forms import Form

Nodes = tuple[str, ...]
Does = Callable[[Scenario, Nodes], Scenario]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One thing said of the nodes; `name` is the edit by which undo calls it."""

    form: Form
    name: str
    does: Does
    beside: Does | None = None
    """What it does instead where the line judges the branches to the nodes, too."""


def judge(scenario: Scenario, nodes: Nodes, judgements: tuple[Judgement, ...]) -> Scenario:
    """Apply judgements one after the other; raises EditRefused, and then none is applied."""
    if not nodes:
        raise EditRefused("nothing_chosen")
    judged = any(judgement.form.about == "probability" for judgement in judgements)
    for judgement in judgements:
        if judgement.form.single and len(nodes) > 1:
            raise EditRefused("quick_single", word=judgement.form.words[0], count=len(nodes))
        does = judgement.beside if judged and judgement.beside else judgement.does
        scenario = does(scenario, nodes)
    return scenario


def name_of(judgements: tuple[Judgement, ...]) -> str:
    """The edit that stands for the whole line in undo."""
    return judgements[0].name if len(judgements) == 1 else "amend_node"


def kind(value: NodeKind) -> Does:
    return lambda scenario, nodes: edits.set_kind(scenario, nodes, value)


def owner(actor: str | None) -> Does:
    """Decisions of this actor."""
    return lambda scenario, nodes: edits.set_owner(
        edits.set_kind(scenario, nodes, "decision"), nodes, actor
    )


def endpoint(key: str | None) -> Does:
    """Leaves that end there."""
    return lambda scenario, nodes: edits.set_endpoint(
        edits.set_kind(scenario, nodes, "leaf"), nodes, key
    )


def phase(key: str | None) -> Does:
    return lambda scenario, nodes: edits.amend_node(scenario, nodes, phase=key)


def new_owner(key: str, name: str) -> Does:
    """Decisions of an actor that is added with them, under its base profile."""
    return lambda scenario, nodes: owner(key)(
        edits.add(scenario, "actors", made(Actor, id=key, name=name)), nodes
    )


def new_endpoint(key: str, name: str) -> Does:
    """Leaves that end in an endpoint that is added with them."""
    return lambda scenario, nodes: endpoint(key)(
        edits.add(scenario, "endpoints", made(Endpoint, id=key, name=name)), nodes
    )


def new_phase(key: str, name: str) -> Does:
    """A phase that is added with what falls in it."""
    return lambda scenario, nodes: phase(key)(
        edits.add(scenario, "phases", made(Phase, id=key, name=name)), nodes
    )


def probability(estimate: Estimate | None) -> Does:
    """How likely the branches to the nodes are; why it was judged so stays with the number."""

    def does(scenario: Scenario, nodes: Nodes) -> Scenario:
        families: dict[str, dict[str, Estimate | None]] = {}
        for node in nodes:
            before = node_of(scenario, node).probability
            value = estimate.reasoned_as(before) if estimate is not None else None
            families.setdefault(parent_of(scenario, node), {})[node] = value
        for parent, estimates in families.items():
            scenario = edits.set_probabilities(scenario, parent, estimates)
        return scenario

    return does


def question(text: str) -> Does:
    return lambda scenario, nodes: edits.set_question(scenario, nodes[-1], text)


def notes(text: str) -> Does:
    return lambda scenario, nodes: edits.amend_node(scenario, nodes, notes=text)


def historical(took: bool) -> Does:
    return lambda scenario, nodes: edits.amend_node(scenario, nodes, historical=took)


def resolves(how: Resolution) -> Does:
    """How those of the nodes resolve that are decisions; refused where none is."""

    def does(scenario: Scenario, nodes: Nodes) -> Scenario:
        decisions = tuple(node for node in nodes if scenario.nodes[node].kind == "decision")
        if not decisions:
            raise EditRefused("choice_needs_decision", node=called(scenario, nodes[-1]))
        return edits.amend_node(scenario, decisions, resolves=how)

    return does


def even(beside: bool = False) -> Does:
    """The branches of the nodes are equally likely; `beside`: those to them and beside them."""

    def does(scenario: Scenario, nodes: Nodes) -> Scenario:
        for family in _families(scenario, nodes, beside):
            scenario = edits.spread_evenly(scenario, family)
        return scenario

    return does


def normalised(keeping: bool, beside: bool = False) -> Does:
    """The same branches add up to 1; with `keeping` the branches to the nodes keep their number."""

    def does(scenario: Scenario, nodes: Nodes) -> Scenario:
        kept = set(nodes) if keeping else set()
        for family in _families(scenario, nodes, beside):
            keep = [child for child in scenario.nodes[family].children if child in kept]
            scenario = edits.normalise(scenario, family, keep=keep)
        return scenario

    return does


def happened(scenario: Scenario, nodes: Nodes) -> Scenario:
    return edits.happened(scenario, nodes[-1])


def taken_back(scenario: Scenario, nodes: Nodes) -> Scenario:
    return edits.take_back(scenario, nodes[-1])


def _families(scenario: Scenario, nodes: Nodes, beside: bool) -> tuple[str, ...]:
    """Whose branches are meant: the node's own; for a leaf, or `beside`, its parent's."""
    own = [key for key in nodes if not beside and scenario.nodes[key].children]
    others = [scenario.parents.get(key, key) for key in nodes if key not in own]
    return tuple(dict.fromkeys([*own, *others]))
