"""A block of scores as spreadsheets exchange it."""

from __future__ import annotations

import pytest

from scenario_desk.desk.matrix.block import BlockRefused, read_block, spread, write_block
from scenario_desk.model.estimate import Estimate


def test_numbers_with_comma_and_point_and_ranges_are_read() -> None:
    assert read_block("10\t2,5\r\n-3\t−4.5\r\n") == [
        [Estimate(10), Estimate(2.5)],
        [Estimate(-3), Estimate(-4.5)],
    ]
    assert read_block("10 20 45") == [[Estimate(20, 10, 45)]]


def test_an_empty_cell_is_a_missing_score() -> None:
    assert read_block("1\t\t3\n\t5\t") == [
        [Estimate(1), None, Estimate(3)],
        [None, Estimate(5), None],
    ]


def test_the_last_line_break_closes_a_row_and_empty_rows_before_it_count() -> None:
    assert read_block("7\n") == [[Estimate(7)]]
    assert read_block("7\r\n\r\n") == [[Estimate(7)], [None]]
    assert read_block("7\t8\n\t\n") == [[Estimate(7), Estimate(8)], [None, None]]
    assert read_block("\n") == [[None]]


def test_a_quoted_cell_with_breaks_or_tabs_in_it_is_one_cell() -> None:
    assert read_block('"-5\n0\n5"\t7\r\n8\t"1\t2\t3"\r\n') == [
        [Estimate(0, -5, 5), Estimate(7)],
        [Estimate(8), Estimate(2, 1, 3)],
    ]
    with pytest.raises(BlockRefused) as refused:
        read_block('4\t"1\n2"\n5\t6')
    assert (refused.value.row, refused.value.column) == (1, 2)


def test_what_a_spreadsheet_quotes_is_read() -> None:
    assert read_block('"10 20 45"\t"3"') == [[Estimate(20, 10, 45), Estimate(3)]]


@pytest.mark.parametrize(
    ("text", "row", "column", "code"),
    [
        ("1\t2\n3\tx", 2, 2, "number_unreadable"),
        ("1\t101", 1, 2, "number_out_of_range"),
        ("30 20 10", 1, 1, "number_order"),
        ("1 2", 1, 1, "number_count"),
        ("10%", 1, 1, "number_percent_refused"),
    ],
)
def test_a_refused_cell_is_named(text: str, row: int, column: int, code: str) -> None:
    with pytest.raises(BlockRefused) as refused:
        read_block(text)
    assert (refused.value.row, refused.value.column) == (row, column)
    assert refused.value.message.code == code


def test_what_is_written_is_read_back() -> None:
    block = [[Estimate(-12.5), None], [Estimate(20, 10, 45), Estimate(0)]]
    assert write_block(block) == "-12.5\t\n10 20 45\t0"
    assert read_block(write_block(block)) == block


def test_a_block_starts_at_the_upper_left_of_what_is_selected() -> None:
    block = [[Estimate(1), Estimate(2)]]
    assert spread(block, {(1, 2), (2, 1)}, 4, 4) == {(1, 1): Estimate(1), (1, 2): Estimate(2)}


def test_a_single_score_fills_the_selection() -> None:
    assert spread([[Estimate(5)]], {(0, 0), (3, 2)}, 4, 4) == {
        (0, 0): Estimate(5),
        (3, 2): Estimate(5),
    }


def test_a_block_that_does_not_fit_goes_nowhere() -> None:
    block = [[Estimate(1), Estimate(2)], [Estimate(3)]]
    assert spread(block, {(3, 0)}, 4, 4) is None
    assert spread(block, {(0, 3)}, 4, 4) is None
    assert spread(block, {(2, 2)}, 4, 4) is not None
