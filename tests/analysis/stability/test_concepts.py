"""Nash, GMR, SMR and SEQ: known answers, their definitions word by word, and what is not known."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.stability.coalitions import Jump, jumps
from scenario_desk.analysis.stability.concepts import CONCEPTS, stabilities
from scenario_desk.analysis.stability.graph import StateGraph, state_graph
from scenario_desk.analysis.stability.sequences import reached
from scenario_desk.analysis.stability.temptations import Temptation, shortest, temptations
from tests.analysis.stability.conflicts import (
    CC,
    CD,
    DC,
    DD,
    MINISTRY,
    UNIROYAL,
    chicken,
    elmira,
    prisoners_dilemma,
)


def equilibria(graph: StateGraph) -> dict[str, set[int]]:
    found = stabilities(graph).equilibrium
    return {
        concept: set(np.flatnonzero(found[row] == 1).tolist())
        for row, concept in enumerate(CONCEPTS)
    }


def test_prisoners_dilemma() -> None:
    assert equilibria(prisoners_dilemma()) == {
        "nash": {DD},
        "gmr": {CC, DD},
        "smr": {CC, DD},
        "seq": {CC, DD},
    }


def test_chicken() -> None:
    assert equilibria(chicken()) == {
        "nash": {CD, DC},
        "gmr": {CC, CD, DC},
        "smr": {CC, CD, DC},
        "seq": {CD, DC},
    }


def test_elmira() -> None:
    numbered = {
        concept: {each + 1 for each in states} for concept, states in equilibria(elmira()).items()
    }
    assert numbered == {
        "nash": {5, 8, 9},
        "gmr": {1, 4, 5, 8, 9},
        "smr": {1, 4, 5, 8, 9},
        "seq": {5, 8, 9},
    }


def test_elmira_jumps_from_one_equilibrium_to_another() -> None:
    """The equilibrium jump of Kilgour, Hipel, Fang and Peng (2001): the ministry and Uniroyal go
    from 5 to 8 together, though neither would go alone; 8 and 9 no coalition leaves."""
    found = jumps(elmira())
    assert found is not None
    assert found[5 - 1] == (Jump((MINISTRY, UNIROYAL), 8 - 1),)
    assert not {8 - 1, 9 - 1} & set(found)


def test_nobody_moves_twice_running() -> None:
    line = np.zeros((2, 4, 4), bool)
    line[0, 0, 1] = line[0, 1, 2] = line[1, 2, 3] = True
    assert set(np.flatnonzero(reached(line[:1])[0])) == {1}
    assert set(np.flatnonzero(reached(line)[0])) == {1}
    line[1, 1, 3] = True
    line[0, 3, 2] = True
    assert set(np.flatnonzero(reached(line)[0])) == {1, 2, 3}
    assert shortest(line, 0, np.arange(4) == 2) == ((0, 1), (1, 3), (0, 2))
    assert shortest(line, 2, np.arange(4) == 0) == ()


def legal(
    graph: StateGraph, coalition: list[int], start: int, better: np.ndarray | None
) -> set[int]:
    """Where legal sequences lead, sequence by sequence."""
    seen: set[tuple[int, int]] = set()

    def go(state: int, last: int) -> None:
        for actor in coalition:
            for target in np.flatnonzero(graph.moves[actor, state]):
                may = better is None or better[actor, state, target]
                if actor != last and may and (actor, int(target)) not in seen:
                    seen.add((actor, int(target)))
                    go(int(target), actor)

    go(start, -1)
    return {state for _, state in seen}


def by_definition(graph: StateGraph, actor: int, s: int) -> list[bool]:
    """The four concepts as they are defined, for utilities that are known."""
    others = [each for each in range(len(graph.moves)) if each != actor]

    def prefers(a: int, b: int) -> bool:
        return bool(graph.better[actor, b, a])

    def own(state: int) -> list[int]:
        return np.flatnonzero(graph.moves[actor, state]).tolist()

    tempting = [each for each in own(s) if prefers(each, s)]
    any_moves = {each: legal(graph, others, each, None) for each in tempting}
    improvements = {each: legal(graph, others, each, graph.better) for each in tempting}
    return [
        not tempting,
        all(any(not prefers(x, s) for x in any_moves[t]) for t in tempting),
        all(
            any(not prefers(x, s) and not any(prefers(y, s) for y in own(x)) for x in any_moves[t])
            for t in tempting
        ),
        all(any(not prefers(x, s) for x in improvements[t]) for t in tempting),
    ]


@st.composite
def conflicts(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Moves and utilities, where ties are common."""
    actors, states = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    cells = actors * states * states
    moves = np.array(draw(st.lists(st.booleans(), min_size=cells, max_size=cells)))
    values = draw(st.lists(st.integers(0, 3), min_size=actors * states, max_size=actors * states))
    return (
        moves.reshape(actors, states, states),
        np.array(values, float).reshape(states, actors),
    )


@settings(max_examples=200, deadline=None)
@given(conflicts())
def test_each_concept_is_its_definition(conflict: tuple[np.ndarray, np.ndarray]) -> None:
    moves, utility = conflict
    graph = state_graph(moves, utility, utility)
    found = stabilities(graph).by_actor
    for actor, state in product(range(len(moves)), range(moves.shape[1])):
        assert found[:, state, actor].tolist() == by_definition(graph, actor, state)


@settings(max_examples=60, deadline=None)
@given(conflicts(), st.data())
def test_what_is_undecided_covers_whatever_the_unknown_may_be(
    conflict: tuple[np.ndarray, np.ndarray], data: st.DataObject
) -> None:
    moves, utility = conflict
    places = [tuple(each) for each in np.ndindex(utility.shape)]
    unknown = data.draw(st.lists(st.sampled_from(places), max_size=2, unique=True))
    low, high = utility.copy(), utility.copy()
    for place in unknown:
        low[place], high[place] = 0.0, 3.0
    said = stabilities(state_graph(moves, low, high)).by_actor
    for values in product((0.0, 0.5, 1.5, 3.0), repeat=len(unknown)):
        known = utility.copy()
        for place, value in zip(unknown, values, strict=True):
            known[place] = value
        true = stabilities(state_graph(moves, known, known)).by_actor
        assert ((said == -1) | (said == true)).all()


def test_what_is_not_known_at_all_is_undecided_where_it_matters() -> None:
    moves = np.zeros((2, 2, 2), bool)
    moves[0, 0, 1] = True
    nothing = np.full((2, 2), np.nan)
    found = stabilities(state_graph(moves, nothing, nothing))
    assert found.by_actor[:, 0, 0].tolist() == [-1] * 4
    assert found.by_actor[:, :, 1].tolist() == [[1, 1]] * 4
    assert found.equilibrium.tolist() == [[-1, 1]] * 4


def test_states_that_tie_are_no_improvement() -> None:
    moves = np.zeros((1, 2, 2), bool)
    moves[0, 0, 1] = True
    utility = np.array([[50.0], [50.0 + 1e-8]])
    assert stabilities(state_graph(moves, utility, utility)).by_actor[0, 0, 0] == 1
    utility[1] += 1e-6
    assert stabilities(state_graph(moves, utility, utility)).by_actor[0, 0, 0] == 0


def test_it_ends_where_it_is_told_to() -> None:
    class Enough(Exception):
        pass

    def check() -> None:
        raise Enough

    with pytest.raises(Enough):
        stabilities(elmira(), check)


def test_why_a_state_stays_or_is_left() -> None:
    row, column = 0, 1
    dilemma, mutual = prisoners_dilemma(), chicken()
    # Whoever defects is answered by a defection that is better for the other.
    assert temptations(dilemma, CC) == (
        Temptation(row, DC, "willing", ((column, DD),)),
        Temptation(column, CD, "willing", ((row, DD),)),
    )
    # In chicken the answer hurts who gives it.
    assert {each.answer for each in temptations(mutual, CC)} == {"able"}
    assert temptations(mutual, DD) == (
        Temptation(row, CD, "none"),
        Temptation(column, DC, "none"),
    )
    assert temptations(dilemma, DD) == ()


@settings(max_examples=100, deadline=None)
@given(conflicts())
def test_the_answers_are_what_the_concepts_say(conflict: tuple[np.ndarray, np.ndarray]) -> None:
    moves, utility = conflict
    graph = state_graph(moves, utility, utility)
    found = stabilities(graph).by_actor
    for state in range(moves.shape[1]):
        why = temptations(graph, state)
        for actor in range(len(moves)):
            answers = {each.answer for each in why if each.actor == actor}
            nash, gmr, _smr, seq = found[:, state, actor]
            assert nash == (not answers)
            assert gmr == ("none" not in answers)
            assert seq == (answers <= {"willing"})
        for each in why:
            if each.steps:
                assert graph.better[each.actor, state, each.steps[-1][1]] == 0
