"""A block of scores as spreadsheets exchange it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("5.0;35.0;40.0\n4.0;9.0;33.0\n7.0;9.0;38.0\n", [[5, 35, 40], [4, 9, 33], [7, 9, 38]]),
        ("1,5;2,5\r\n;-3", [[1.5, 2.5], [None, -3]]),
        ("1 | 2\r3 | 4\r", [[1, 2], [3, 4]]),
        ("5,35,40\n1,2,3", [[5, 35, 40], [1, 2, 3]]),
        ("5.5,35.25\n1,2", [[5.5, 35.25], [1, 2]]),
        ('"5,5","35"\n1,2', [[5.5, 35], [1, 2]]),
        ("１２，５；－３\n４；５", [[12.5, -3], [4, 5]]),
        ("sep=;\n5;35;40", [[5, 35, 40]]),
        ('"5";"6"\n"7";"8"\n\n', [[5, 6], [7, 8], [None]]),
        ("1,5\n2,5", [[1.5], [2.5]]),
    ],
)
def test_what_parts_several_lines_alike_parts_columns(
    text: str, rows: list[list[float | None]]
) -> None:
    assert read_block(text) == [
        [None if best is None else Estimate(best) for best in row] for row in rows
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("5;35;40", [[(5, 35, 40)]]),
        ("5.0;35.0;40.0\n", [[(5, 35, 40)]]),
        ("5,35,40", [[(5, 35, 40)]]),
        ("1;2;3\t4;5;6\n7;8;9\t1;2;3", [[(1, 2, 3), (4, 5, 6)], [(7, 8, 9), (1, 2, 3)]]),
        ("1 2 3\n4 5 6", [[(1, 2, 3)], [(4, 5, 6)]]),
        ("1,5 2,5 3,5\n4 5 6", [[(1.5, 2.5, 3.5)], [(4, 5, 6)]]),
    ],
)
def test_on_a_line_alone_or_between_tabs_three_are_low_best_and_high(
    text: str, rows: list[list[tuple[float, float, float]]]
) -> None:
    assert read_block(text) == [
        [Estimate(best, low, high) for low, best, high in row] for row in rows
    ]


CELLS = st.none() | st.integers(-1000, 1000).map(lambda number: Estimate(number / 10))


@given(
    st.integers(2, 4).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2)
    ),
    st.sampled_from(["\t", ";", "|"]),
    st.sampled_from([".", ",", "．"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "sep={}"]),
)
def test_a_table_of_another_program_is_pasted_as_its_columns(
    block: list[list[Estimate | None]], mark: str, point: str, ending: str, declared: str
) -> None:
    lines = [declared.format(mark)] if declared else []
    for row in block:
        cells = ["" if each is None else f"{each.best:.1f}".replace(".", point) for each in row]
        lines.append(mark.join(cells))
    told = declared or mark == "\t" or sum(map(any, block)) > 1
    assume(told)
    assert read_block(ending.join([*lines, ""])) == block


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
