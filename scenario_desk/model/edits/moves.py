"""What has happened: branches declared, one path from the root."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from scenario_desk.model.edits.amending import made
from scenario_desk.model.edits.walking import ancestors, parent_of
from scenario_desk.model.entities import Move
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.naming import called
from scenario_desk.model.scenario import Scenario, replace


def happened(scenario: Scenario, branch: str, time: str = "", note: str = "") -> Scenario:
    """Declare that a branch (named by its child) has happened, and with it those above it.

    Those above are declared without a time: it is not known. Said again of a branch that has
    happened, time and note are replaced. Refused where another branch has happened instead.
    """
    parent_of(scenario, branch)
    path = [branch, *ancestors(scenario, branch)][-2::-1]
    moves = []
    for step, known in zip_longest(path, scenario.moves):
        if step is None:
            moves.append(known)
        elif known is not None and known.branch != step:
            raise EditRefused(
                "otherwise_happened",
                branch=called(scenario, step),
                happened=called(scenario, known.branch),
            )
        elif step == branch:
            moves.append(made(Move, branch=branch, time=time, note=note))
        else:
            moves.append(known or made(Move, branch=step))
    return replace(scenario, moves=tuple(moves))


def happened_instead(scenario: Scenario, branch: str, time: str = "", note: str = "") -> Scenario:
    """Declare that a branch has happened, and not another that was declared, nor what came of that."""
    path = {branch, *ancestors(scenario, branch)}
    other = next((move.branch for move in scenario.moves if move.branch not in path), None)
    if other is not None:
        scenario = take_back(scenario, other)
    return happened(scenario, branch, time, note)


def set_moves(scenario: Scenario, branches: Iterable[str]) -> Scenario:
    """Declare that these branches have happened, in place of what was declared before."""
    scenario = replace(scenario, moves=())
    for branch in branches:
        scenario = happened(scenario, branch)
    return scenario


def take_back(scenario: Scenario, branch: str) -> Scenario:
    """Take back that a branch has happened, and with it those declared below it."""
    declared = [move.branch for move in scenario.moves]
    if branch not in declared:
        raise EditRefused("not_happened", branch=called(scenario, branch))
    return replace(scenario, moves=scenario.moves[: declared.index(branch)])
