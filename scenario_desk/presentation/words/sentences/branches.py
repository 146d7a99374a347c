"""What the probabilities of a node's branches come to, and what stands in their place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from scenario_desk.analysis.doubts import CLOSE_CALLS
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.forecasting import TOLERANCE
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _, ngettext
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.numbers import percent
from scenario_desk.presentation.words.sentences.phrasing import quoted, some


@dataclass(frozen=True, slots=True)
class Total:
    """What branches add up to; best values, 0 … 1."""

    given: float
    """The sum of the numbers."""
    rests: int
    """How many branches are the rest."""

    @property
    def each_rest(self) -> float:
        """What one of the rests gets; 0 where there is none."""
        return max(0.0, 1 - self.given) / self.rests if self.rests else 0.0

    @property
    def off(self) -> float:
        """What is too much (positive) or missing (negative); 0 where they add up."""
        over = self.given - 1
        if abs(over) <= TOLERANCE or (self.rests and over < 0):
            return 0.0
        return over


def total(estimates: Collection[Estimate | None]) -> Total:
    """What these branches add up to; None is the rest."""
    given = [each.best for each in estimates if each is not None]
    return Total(sum(given), len(estimates) - len(given))


def total_sentence(found: Total) -> str:
    """What they add up to, and what is missing or too much.

    "They add up to 80 %: 20 % is missing."
    """
    added, off = percent(found.given), percent(abs(found.off))
    if found.off > 0 and found.rests:
        text = _("The numbers add up to {sum}: {off} too much, and nothing is left for the rest.")
        return text.format(sum=added, off=off)
    if found.off > 0:
        return _("They add up to {sum}: {off} too much.").format(sum=added, off=off)
    if found.off < 0:
        return _("They add up to {sum}: {off} is missing.").format(sum=added, off=off)
    if not found.rests:
        return _("They add up to {sum}.").format(sum=added)
    rest = percent(max(0.0, 1 - found.given))
    return ngettext(
        "The numbers add up to {sum}; the rest is {rest}.",
        "The numbers add up to {sum}; the rest, {rest}, is shared by {count}.",
        found.rests,
    ).format(sum=added, rest=rest, count=found.rests)


def off_sentence(scenario: Scenario, branch: str) -> str:
    """What a branch and its siblings add up to, and what is missing or too much; "" where none is."""
    siblings = scenario.nodes[scenario.parents[branch]].children
    found = total([scenario.nodes[key].probability for key in siblings])
    return total_sentence(found) if found.off else ""


def in_place_sentence(evaluation: Evaluation, node: str) -> str:
    """What the figures use in place of the numbers at this node; "" where they use the numbers."""
    frame = evaluation.frame
    row = frame.node_index.get(node)
    if row is None:
        return ""
    if evaluation.rational[row]:
        return _chosen(evaluation, row)
    if evaluation.quantal[row]:
        return _responded(evaluation, row)
    package = frame.scenario.packages.get(evaluation.assumptions.package)
    if package is not None and node in package.overrides:
        text = _("The package {name} puts other numbers in their place while it is on the table.")
        return text.format(name=quoted(package.name))
    return ""


def _chosen(evaluation: Evaluation, row: int) -> str:
    best = [label for place, label in _branches(evaluation, row) if evaluation.chosen[place]]
    name = _owner(evaluation, row)
    if evaluation.doubted_soon and evaluation.lead_doubt[row] in CLOSE_CALLS:
        text = _(
            "What {name} chooses here is open; figures use {branches}, which leads by best values,"
            " and not these numbers."
        )
        return text.format(name=name, branches=some(best))
    text = _("{name} chooses rationally here, so figures use {branches} and not these numbers.")
    return text.format(name=name, branches=some(best))


def _responded(evaluation: Evaluation, row: int) -> str:
    shares = [
        _("{branch} {share}").format(
            branch=quoted(label), share=percent(float(evaluation.probability[place]))
        )
        for place, label in _branches(evaluation, row)
    ]
    text = _("By quantal response of {name} figures use {branches} and not these numbers.")
    return text.format(name=_owner(evaluation, row), branches=listed(shares))


def _branches(evaluation: Evaluation, row: int) -> list[tuple[int, str]]:
    """The branches of the node in this row: the row of each, and its label."""
    frame = evaluation.frame
    first = int(frame.first_child[row])
    places = range(first, first + int(frame.child_count[row]))
    return [(place, frame.scenario.nodes[frame.node_ids[place]].label) for place in places]


def _owner(evaluation: Evaluation, row: int) -> str:
    frame = evaluation.frame
    return frame.scenario.actors[frame.actor_ids[int(frame.owner[row])]].label
