"""Declaring that branches have happened."""

from __future__ import annotations

from scenario_desk.model.edits import happened, happened_instead, set_moves, take_back
from scenario_desk.model.entities import Move
from tests.model.building import small_scenario
from tests.model.refusals import refusal

SMALL = small_scenario()


def test_a_deeper_branch_declares_those_above_it() -> None:
    declared = happened(SMALL, "hold", "2018-05", "After the spring offensive.")
    assert declared.moves == (
        Move("push"),
        Move("resist"),
        Move("hold", "2018-05", "After the spring offensive."),
    )


def test_a_path_grows_step_by_step_and_keeps_its_notes() -> None:
    declared = happened(happened(SMALL, "push", "2017-04"), "hold", "2018-05")
    assert [move.time for move in declared.moves] == ["2017-04", "", "2018-05"]


def test_said_again_the_time_is_corrected_and_nothing_below_is_lost() -> None:
    declared = happened(happened(SMALL, "hold", "2018-05"), "push", "2017-04", "At last.")
    assert declared.moves == (
        Move("push", "2017-04", "At last."),
        Move("resist"),
        Move("hold", "2018-05"),
    )


def test_a_contradiction_is_refused() -> None:
    declared = happened(SMALL, "resist")
    assert refusal(happened, declared, "yield") == "otherwise_happened"
    assert refusal(happened, declared, "deal") == "otherwise_happened"
    assert refusal(happened, declared, "root") == "root_has_no_branch"
    assert refusal(happened, declared, "gone") == "unknown_node"
    assert refusal(happened, SMALL, "deal", "x" * 1_001) == "text_too_long"


def test_taking_back_forgets_what_came_after() -> None:
    declared = happened(SMALL, "hold")
    assert [move.branch for move in take_back(declared, "resist").moves] == ["push"]
    assert take_back(declared, "push") == SMALL
    assert refusal(take_back, declared, "deal") == "not_happened"


def test_moves_are_declared_in_place_of_others() -> None:
    declared = happened(SMALL, "hold", "2018-05", "After the spring offensive.")
    assert set_moves(declared, ("talks", "deal")).moves == (Move("talks"), Move("deal"))
    assert set_moves(declared, ()) == SMALL
    assert refusal(set_moves, SMALL, ("talks", "yield")) == "otherwise_happened"


def test_another_branch_instead_takes_back_what_came_of_the_first() -> None:
    declared = happened(happened(SMALL, "push", "2017-04", "So it was."), "hold", "2018-05")
    instead = happened_instead(declared, "yield", "2018", "Else.")
    assert instead.moves == (Move("push", "2017-04", "So it was."), Move("yield", "2018", "Else."))
    assert happened_instead(declared, "leave").moves == (Move("leave"),)
    assert happened_instead(declared, "hold").moves == happened(declared, "hold").moves
    assert happened_instead(SMALL, "deal") == happened(SMALL, "deal")
    assert refusal(happened_instead, declared, "root") == "root_has_no_branch"
