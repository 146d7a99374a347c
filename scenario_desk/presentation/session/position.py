"""Where a session stands in the tree: what has happened, what may come next, and which news hold."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from scenario_desk.analysis.evaluation import Evaluation
from scenario_desk.model.naming import called, name_of
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.robustness.cells import Axis, Bar, Words
from scenario_desk.presentation.robustness.rows import Column, Row, RowFigure
from scenario_desk.presentation.words import numbers
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words

INSTEAD = "instead:"
"""Before the id of a branch that may have happened in place of the last move."""


def here(scenario: Scenario) -> str:
    """The id of the node at which the session stands."""
    return scenario.moves[-1].branch if scenario.moves else scenario.root


def path_rows(scenario: Scenario) -> RowFigure:
    """The moves, each with its time and note; the last is where it stands."""
    rows = []
    for number, move in enumerate(scenario.moves, start=1):
        said = _("{number}. {move}").format(number=number, move=_move(scenario, move.branch))
        last = number == len(scenario.moves)
        cells = (
            Words(said, strong=last),
            Words(harmless(move.time), colour="muted"),
            Words(" ".join(harmless(move.note).split())),
        )
        rows.append(Row(move.branch, cells))
    return RowFigure(
        title=_("What has happened"),
        says=(),
        columns=(
            Column(_("What has happened"), least=200),
            Column(_("Time")),
            Column(_("Note"), Axis(0, 1), grows=1, least=80, spare=True),
        ),
        rows=tuple(rows),
        of_numbers=False,
        widest_name=0.6,
        sentences=0,
    )


def next_rows(evaluation: Evaluation, *, held: bool) -> RowFigure | None:
    """What may come next, each with its forecast and, unless results are held, where it leads; None
    where the tree ends."""
    scenario = evaluation.frame.scenario
    children = scenario.nodes[here(scenario)].children
    return _branches(evaluation, children, _next_title(scenario), "", held) if children else None


def instead_rows(evaluation: Evaluation, *, held: bool) -> RowFigure | None:
    """What may have happened in place of the last move; None where there is nothing."""
    scenario = evaluation.frame.scenario
    if not scenario.moves:
        return None
    last = scenario.moves[-1].branch
    others = [key for key in scenario.nodes[scenario.parents[last]].children if key != last]
    title = _("What if they had not?")
    return _branches(evaluation, others, title, INSTEAD, held) if others else None


def where_it_stands(scenario: Scenario) -> str:
    """The question there is now; of an end, which it is."""
    node = scenario.nodes[here(scenario)]
    if node.children:
        return harmless(node.question) or _("What happens next?")
    if node.endpoint:
        name = harmless(name_of(scenario, "endpoints", node.endpoint))
        return _("It has ended: {endpoint}.").format(endpoint=name)
    return _("The tree goes no further here.")


def injects_in_force(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """The name and the text of each, in the order of their release."""
    found = []
    for each in scenario.released:
        inject = scenario.injects[each.inject]
        found.append((harmless(inject.name), inject.text))
    return tuple(found)


def next_inject(scenario: Scenario) -> str | None:
    """The id of the inject that is prepared and comes next: the first that is not in force."""
    released = {each.inject for each in scenario.released}
    return next((key for key in scenario.injects if key not in released), None)


def _next_title(scenario: Scenario) -> str:
    owner = _owner(scenario, here(scenario))
    if owner:
        return _("{actor} decides next").format(actor=owner)
    return _("What may come next")


def _branches(
    evaluation: Evaluation, branches: Sequence[str], title: str, before: str, held: bool
) -> RowFigure:
    scenario, frame = evaluation.frame.scenario, evaluation.frame
    # A branch off the path has no chance any more, but what was forecast there is as it was.
    columns = [Column(title, least=180)]
    if not before:
        columns.append(Column(_("Forecast"), Axis(0.0, 1.0, ((0.0, ""),)), grows=1, least=90))
        columns.append(Column("", align="right", where="picture"))
    if not held:
        columns.append(Column(_("Could be signed"), align="right", least=100))
    rows = []
    for key in branches:
        row = frame.node_index[key]
        cells: list[Words | Bar] = [Words(_name(scenario, key), strong=True)]
        if not before:
            forecast = float(evaluation.forecast[row])
            said = numbers.percent(forecast)
            cells += [Bar(forecast, float("nan"), float("nan"), said), Words(said, align="right")]
        if not held:
            reach = float(evaluation.agreement_reach[row])
            known = numbers.percent(reach) if isfinite(reach) else numbers.UNKNOWN
            cells.append(Words(known, align="right"))
        rows.append(Row(before + key, tuple(cells)))
    return RowFigure(
        title=title,
        says=(),
        columns=tuple(columns),
        rows=tuple(rows),
        of_numbers=True,
        widest_name=0.6,
        sentences=0,
    )


def _move(scenario: Scenario, branch: str) -> str:
    """A move by whose it was, where somebody decided."""
    owner, name = _owner(scenario, scenario.parents[branch]), _name(scenario, branch)
    return _("{actor}: {move}").format(actor=owner, move=name) if owner else name


def _owner(scenario: Scenario, key: str) -> str:
    """Who decides at a node; "" where nobody does."""
    node = scenario.nodes[key]
    actor = scenario.actors.get(node.owner or "")
    return harmless(actor.label) if actor is not None and node.kind == "decision" else ""


def _name(scenario: Scenario, branch: str) -> str:
    label = scenario.nodes[branch].label
    return harmless(label) or words(called(scenario, branch))
