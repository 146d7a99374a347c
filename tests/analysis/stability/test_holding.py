"""Shifts, ratifiers and the way to a deal, on scenarios written down in full."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scenario_desk.analysis.doubts import Doubt
from scenario_desk.analysis.evaluation import Evaluation, evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.stability.coalitions import Jump
from scenario_desk.analysis.stability.concepts import CONCEPTS
from scenario_desk.analysis.stability.keeping import keeping
from scenario_desk.analysis.stability.ratifying import ratifications, ratified
from scenario_desk.analysis.stability.shifts import gain_doubt, too_many
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.model.entities import Shift
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Roster
from tests.analysis.games import Grown, chance, decision, ending, game

FLAGSHIP = Path(__file__).parents[3] / "scenarios" / "syria-2017.scenario"


def shifting(scenario: Scenario, *shifts: tuple[str, str, str, bool]) -> Evaluation:
    """With shifts (actor, before, after, irreversible)."""
    for number, (actor, before, after, irreversible) in enumerate(shifts):
        shift = Shift(f"s{number}", actor, "?", before, after, irreversible)
        scenario = edits.add(scenario, "shifts", shift)
    return evaluate(lower(scenario))


def dilemma(**payoffs: dict[str, float]) -> Scenario:
    """The prisoners' dilemma, and a fifth endpoint that no shift touches."""
    pays: dict[str, dict[str, float]] = {
        "cc": {"row": 30, "column": 30},
        "cd": {"row": 0, "column": 50},
        "dc": {"row": 50, "column": 0},
        "dd": {"row": 10, "column": 10},
        "apart": {"row": -90, "column": -90},
    }
    return game(chance("root", (None, ending("leaf", "cc"))), pays | payoffs)


BOTH = (
    ("row", "cc", "dc", False),
    ("row", "cd", "dd", False),
    ("column", "cc", "cd", False),
    ("column", "dc", "dd", False),
)


def stable(evaluation: Evaluation, concept: str, value: int = 1) -> set[str]:
    assert evaluation.holding is not None
    row = CONCEPTS.index(concept)
    return set(evaluation.ids(evaluation.holding.equilibrium[row] == value))


def test_the_dilemma_from_a_scenarios_shifts() -> None:
    found = shifting(dilemma(), *BOTH)
    assert stable(found, "nash") == {"dd", "apart"}
    assert stable(found, "seq") == {"cc", "dd", "apart"}
    assert found.holding is not None
    cc, dd = (found.frame.endpoint_index[key] for key in ("cc", "dd"))
    assert found.holding.can_be_left(cc)
    assert not found.holding.can_be_left(found.frame.endpoint_index["apart"])
    jumps = found.holding.jumps()
    assert jumps is not None
    assert jumps == {dd: (Jump((0, 1), cc),)}


def test_what_cannot_be_taken_back_leads_one_way() -> None:
    there = shifting(dilemma(), ("row", "dc", "cc", True))
    assert stable(there, "nash") == set(there.frame.endpoint_ids)
    back = shifting(dilemma(), ("row", "dc", "cc", False))
    assert stable(back, "nash", 0) == {"cc"}


def test_without_a_shift_that_leads_anywhere_nothing_is_said() -> None:
    assert shifting(dilemma()).holding is None
    half = edits.add(dilemma(), "shifts", Shift("half", "row", "?", before="cc"))
    assert evaluate(lower(half)).holding is None


def test_more_shifts_than_can_be_looked_at_are_not() -> None:
    pays = {f"e{number}": {"row": float(number % 90)} for number in range(1_001)}
    scenario = game(chance("root", (None, ending("leaf", "e0"))), pays)
    shifts = [Shift(f"s{n}", "row", "?", f"e{n}", f"e{n + 1}") for n in range(1_000)]
    few, many = (replace(scenario, shifts=Roster(each)) for each in (shifts[:900], shifts))
    assert not too_many(lower(few))
    assert too_many(lower(many))
    assert evaluate(lower(many)).holding is None


def test_a_missing_score_leaves_open_what_hangs_on_it() -> None:
    found = shifting(dilemma(cd={"row": 0}), *BOTH)
    assert found.holding is not None
    cc, cd = (found.frame.endpoint_index[key] for key in ("cc", "cd"))
    # The row player gains whatever the other's utility is.
    assert found.holding.by_actor[CONCEPTS.index("nash"), cc].tolist() == [0, -1]
    assert found.holding.doubtful(cc) == ((1, cd),)


def test_a_gain_within_the_scores_ranges_is_called_so() -> None:
    pays = {"a": {"row": 0.0}, "b": {"row": 8.0}, "c": {"row": 20.0}}
    spread = game(chance("root", (None, ending("leaf", "a"))), pays, spread=6)
    found = evaluate(lower(spread))
    # √(6² + 6²) is 8.5
    assert gain_doubt(found, 0, 0, 1) == Doubt.WITHIN_RANGE
    assert gain_doubt(found, 0, 0, 2) == Doubt.NONE


def three_asked(quota: float | None) -> Evaluation:
    """A principal that needs the acceptance of three others, of whom c's is not known."""
    pays = {
        "deal": {"p": 20, "a": 5, "b": -5},
        "none": {"p": 0, "a": 0, "b": 0, "c": 0},
    }
    scenario = game(
        chance("root", (0.5, ending("x", "deal")), (None, ending("y", "none"))),
        pays,
        signed=("deal",),
        reservation=0.0,
    )
    for key in "abc":
        scenario = edits.amend(scenario, "actors", key, principal=False)
    scenario = edits.amend(scenario, "actors", "p", ratifiers=("a", "b", "c"), quota=quota)
    return evaluate(lower(scenario))


@pytest.mark.parametrize(("quota", "answer"), [(None, 0), (3.0, 0), (2.0, -1), (1.0, 1)])
def test_a_quota_of_ratifiers(quota: float | None, answer: int) -> None:
    evaluation = three_asked(quota)
    (found,) = ratifications(evaluation, 0)
    assert (found.accepting, found.refusing, found.undecided) == ((1,), (2,), (3,))
    assert found.answer == answer == ratified((found,))


def test_what_nobody_signs_is_not_ratified() -> None:
    assert ratifications(three_asked(1.0), 1) == ()
    assert ratified(()) is None


def path() -> Grown:
    """Two steps to the deal; the first may end in ruin."""
    late = chance("late", (0.5, ending("deal", "deal")), (None, ending("ruin", "ruin")))
    return decision("root", "a", (0.4, late), (None, ending("out", "none")))


PAYS = {
    "deal": {"a": 60, "b": 20},
    "ruin": {"a": -20, "b": -40},
    "none": {"a": 0, "b": 0},
}


def test_who_leaves_where_and_at_what_price() -> None:
    evaluation = evaluate(lower(game(path(), PAYS, signed=("deal",), reservation=5.0)))
    found = keeping(evaluation, 0)
    assert found is not None
    names = evaluation.frame.node_ids
    assert [names[node] for node in found.nodes] == ["late", "deal"]
    # At "late" a expects 20, b −10; each has 5 without a deal.
    (breach,) = found.breaches
    assert (names[breach.node], breach.actor) == ("late", 1)
    assert (breach.expected, breach.without, breach.cost) == pytest.approx((-10, 5, 15))
    assert found.answer == 0
    assert not found.clear


def test_one_of_several_ways_may_be_clear() -> None:
    ruin = chance("late", (0.5, ending("deal", "deal")), (None, ending("ruin", "ruin")))
    tree = decision("root", "a", (0.4, ruin), (None, ending("straight", "deal")))
    evaluation = evaluate(lower(game(tree, PAYS, signed=("deal",), reservation=5.0)))
    found = keeping(evaluation, 0)
    assert found is not None
    assert [evaluation.frame.node_ids[each.node] for each in found.breaches] == ["late"]
    assert found.clear


def test_a_way_that_everybody_goes_to_its_end() -> None:
    kind = PAYS | {"ruin": {"a": 5, "b": 5}}
    evaluation = evaluate(lower(game(path(), kind, signed=("deal",), reservation=5.0)))
    found = keeping(evaluation, 0)
    assert found is not None
    assert found.answer == 1
    unsigned = keeping(evaluation, 1)
    assert unsigned is None


def test_what_is_not_known_of_the_way_is_undecided() -> None:
    lost = PAYS | {"ruin": {"a": 20}}
    evaluation = evaluate(lower(game(path(), lost, signed=("deal",), reservation=5.0)))
    found = keeping(evaluation, 0)
    assert found is not None
    assert found.answer == -1
    assert found.unknown == ((evaluation.frame.node_index["late"], 1),)


def test_what_has_happened_is_behind() -> None:
    scenario = game(path(), PAYS, signed=("deal",), reservation=5.0)
    found = keeping(evaluate(lower(edits.happened(scenario, "late"))), 0)
    assert found is not None
    assert found.breaches == ()
    assert keeping(evaluate(lower(edits.happened(scenario, "out"))), 0) is None


def test_the_flagship() -> None:
    evaluation = evaluate(lower(load(FLAGSHIP)))
    assert stable(evaluation, "gmr", 0) == {"e02", "e03", "e10", "e16"}
    assert {"e05", "e11", "e12"} <= stable(evaluation, "nash")
    assert {"e01", "e04", "e07"} <= stable(evaluation, "seq") - stable(evaluation, "nash")
    carried = {
        key
        for row, key in enumerate(evaluation.frame.endpoint_ids)
        if ratified(ratifications(evaluation, row)) == 1
    }
    assert carried == {"e04"}, "of what could be signed, Damascus and Tehran accept this alone"


def test_shifts_and_ratifiers_change_no_other_figure() -> None:
    scenario = load(FLAGSHIP)
    bare = edits.remove_all(scenario, "shifts", list(scenario.shifts))
    for key in ("us", "ru"):
        bare = edits.amend(bare, "actors", key, ratifiers=(), quota=None)
    one, other = evaluate(lower(scenario)), evaluate(lower(bare))
    assert other.holding is None
    for name in ("utility", "reservation", "acceptable", "in_overlap", "reach", "spoilers"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
