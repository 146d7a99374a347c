"""How many words there is room for, at usual type and at a projector's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenario_desk.presentation.tree import downward, sideways
from scenario_desk.presentation.tree.metrics import Metrics, metrics
from scenario_desk.presentation.tree.near import branch_width
from scenario_desk.presentation.tree.words import Beside
from tests.model.building import small_scenario
from tests.presentation.tree.drawn import EvenLetters, picture_of

SIZES = [1.0, 1.9, 3.8]


def sized(size: float, width: float = 1_200.0) -> Metrics:
    """The sizes at 100 % of type that is so much larger than usual."""
    return metrics(EvenLetters(), size, 400.0 * size, width * size, size)


def test_a_label_has_its_second_line_before_the_probability_stands_below() -> None:
    sizes = sized(1.0)
    found = {gap: (sizes.lines_above(gap), sizes.below_fits(gap)) for gap in range(20, 120)}
    assert max(lines for lines, _below in found.values()) >= 4
    least = min(gap for gap, (lines, _below) in found.items() if lines == 2)
    for gap, (lines, below) in found.items():
        assert lines >= 2 or not below
        if gap >= least:
            assert lines >= 2


def test_what_has_room_only_below_stands_there_above_a_single_line() -> None:
    sizes = sized(1.0)
    gap = next(gap for gap in range(20, 120) if sizes.below_fits(gap, 1))
    assert not sizes.below_fits(gap)
    assert sizes.lines_above(gap, least=1) == 1


def test_above_a_narrow_tree_a_label_has_as_many_lines_as_within() -> None:
    narrow, wide = sized(1.0, width=400), sized(1.0)
    assert narrow.lines_above(1e9) == narrow.lines_above(1_000)
    assert wide.lines_above(1e9) < wide.lines_above(1_000)


@pytest.mark.parametrize("size", SIZES)
def test_a_pill_holds_all_that_it_says(size: float) -> None:
    sizes, words = sized(size), Beside("+1 204 · 35 %", count="+1 204")
    needed = EvenLetters().laid(words.pill, sizes.small, 10_000).width
    for direction, places in (("right", sideways), ("down", downward)):
        picture = replace(picture_of(small_scenario(), direction), metrics=sizes)
        assert places.pill_box(picture, 1, words).width >= needed


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_branches_are_as_wide_in_larger_type_as_their_words_are_high(share: float) -> None:
    usual = branch_width(sized(1.0), share)
    for size in SIZES:
        assert branch_width(sized(size), share) == pytest.approx(size * usual)
