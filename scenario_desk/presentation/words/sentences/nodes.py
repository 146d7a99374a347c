"""What an evaluation says about one node of the tree."""

from __future__ import annotations

import numpy as np

from scenario_desk.analysis.doubts import Doubt
from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.analysis.frame import DECISION
from scenario_desk.analysis.induction import ROUNDING
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.language import _, mark
from scenario_desk.presentation.words.messages import listed
from scenario_desk.presentation.words.sentences.phrasing import points, quoted, some


def node_sentence(evaluation: Evaluation, node: str) -> str:
    """Where the node with this id leads and, for a decision, what its owner would choose and why.

    "US would choose “Leave”, by 3.2 points over the next best. From here 54 % end in the overlap:
    8 % could be signed, 46 % is tolerated." Empty for a node that the root does not reach.
    """
    row = evaluation.frame.node_index.get(node)
    if row is None:
        return ""
    if evaluation.frame.child_count[row] == 0:
        return _leaf(evaluation, row)
    return " ".join(
        text for text in (choice_sentence(evaluation, row), _onwards(evaluation, row)) if text
    )


def _leaf(evaluation: Evaluation, row: int) -> str:
    frame = evaluation.frame
    end = int(frame.leaf_endpoint[row])
    if end < 0:
        return _("Unfinished: it names no endpoint yet.")
    name = frame.scenario.endpoints[frame.endpoint_ids[end]].name
    return _("Ends in {name}.").format(name=quoted(name))


def _onwards(evaluation: Evaluation, row: int) -> str:
    overlap = float(evaluation.overlap_reach[row])
    undecided = float(evaluation.undecided_reach[row])
    if undecided > 0:
        text = _("From here {overlap} end in the overlap, and of {undecided} nobody can say yet.")
        return text.format(overlap=numbers.percent(overlap), undecided=numbers.percent(undecided))
    if overlap <= 0:
        return _("From here nothing ends in the overlap.")
    return _("From here {overlap} end in the overlap: {parts}.").format(
        overlap=numbers.percent(overlap), parts=listed(_by_zone(evaluation, row))
    )


def _by_zone(evaluation: Evaluation, row: int) -> list[str]:
    """How much of it is in each zone; "all of it …" where it is all in one."""
    signed = float(evaluation.agreement_reach[row])
    package = float(evaluation.with_package_reach[row])
    tolerated = float(evaluation.tolerated_reach[row])
    zones = (
        (signed, _("{share} could be signed"), _("all of it could be signed")),
        (package, _("{share} with the package"), _("all of it with the package")),
        (tolerated, _("{share} is tolerated"), _("all of it is tolerated, nobody signs")),
    )
    some = [(share, part, whole) for share, part, whole in zones if share > ROUNDING]
    if len(some) == 1:
        return [some[0][2]]
    return [part.format(share=numbers.percent(share)) for share, part, _whole in some]


def choice_sentence(evaluation: Evaluation, row: int) -> str:
    """What the owner of the decision in this row would choose, and how that stands to the forecast.

    Empty for any other node.
    """
    frame = evaluation.frame
    if frame.kind[row] != DECISION or not frame.child_count[row]:
        return ""
    owner = int(frame.owner[row])
    if owner < 0:
        return _("Nobody owns this decision.")
    name = frame.scenario.actors[frame.actor_ids[owner]].label
    first = int(frame.first_child[row])
    children = np.arange(first, first + int(frame.child_count[row]))
    best = [int(child) for child in children if evaluation.chosen[child]]
    if not best:
        return _unknown(evaluation, row, name)
    if len(best) > 1:
        text = _("Equally good for {name}: {branches}.")
        labels = [branch_label(evaluation, child) for child in best]
        return text.format(name=name, branches=some(labels))
    return " ".join(
        [_preference(evaluation, row, name, best[0]), *_forecast(evaluation, row, best[0])]
    )


def _preference(evaluation: Evaluation, row: int, name: str, best: int) -> str:
    lead = float(evaluation.lead[row])
    rational = bool(evaluation.rational[row])
    branch = quoted(branch_label(evaluation, best))
    if not np.isfinite(lead):
        text = _("{name} chooses {branch}.") if rational else _("{name} would choose {branch}.")
        return text.format(name=name, branch=branch)
    chooses, would = _LEADS[Doubt(evaluation.lead_doubt[row])]
    text = _(chooses) if rational else _(would)
    return text.format(name=name, branch=branch, amount=points(lead))


_LEADS = {
    Doubt.NONE: (
        mark("{name} chooses {branch}, by {amount} over the next best."),
        mark("{name} would choose {branch}, by {amount} over the next best."),
    ),
    Doubt.WITHIN_RANGE: (
        mark("What {name} chooses is open: {branch} leads, within the scores' range."),
        mark("What {name} would choose is open: {branch} leads, within the scores' range."),
    ),
    Doubt.TOO_CLOSE: (
        mark(
            "What {name} chooses is open: {branch} leads, too close to call, and no spread is judged."
        ),
        mark(
            "What {name} would choose is open: {branch} leads, too close to call, and no spread is"
            " judged."
        ),
    ),
    Doubt.NO_SPREAD: (
        mark("{name} chooses {branch}, by {amount} over the next best; no spread judged."),
        mark("{name} would choose {branch}, by {amount} over the next best; no spread judged."),
    ),
}


def _forecast(evaluation: Evaluation, row: int, best: int) -> list[str]:
    """What was forecast for the branch, which a choice sets aside and a response moves."""
    forecast = float(evaluation.forecast[best])
    if not np.isfinite(forecast):
        return []
    likely = numbers.percent(forecast)
    if evaluation.quantal[row]:
        share = numbers.percent(float(evaluation.probability[best]))
        text = _("The forecast for it is {likely}, by quantal response {share}.")
        return [text.format(likely=likely, share=share)]
    rational = evaluation.rational[row]
    text = _("The forecast was {likely}.") if rational else _("The forecast for it is {likely}.")
    return [text.format(likely=likely)]


def _unknown(evaluation: Evaluation, row: int, name: str) -> str:
    frame = evaluation.frame
    if frame.information_set[row]:
        return _(
            "What {name} would choose is not asked here: it cannot tell at which of several decisions"
            " it stands (information set {information_set})."
        ).format(name=name, information_set=quoted(frame.information_sets[frame.node_ids[row]]))
    interests = frame.interest_actor == frame.owner[row]
    if not evaluation.weights[interests].any():
        return _(
            "What {name} would choose is unknown: its interests have not been weighed."
        ).format(name=name)
    if evaluation.unweighed[interests].any():
        return _(
            "What {name} would choose is unknown: not all of its interests have been weighed."
        ).format(name=name)
    return _(
        "What {name} would choose is unknown: an end that can be reached from here is unfinished or"
        " unscored."
    ).format(name=name)


def branch_label(evaluation: Evaluation, row: int) -> str:
    """What the branch is called: by its label, else by what is asked there or where it ends."""
    frame = evaluation.frame
    node = frame.scenario.nodes[frame.node_ids[row]]
    end = int(frame.leaf_endpoint[row])
    ending = frame.scenario.endpoints[frame.endpoint_ids[end]].name if end >= 0 else ""
    return node.label or node.question or ending
