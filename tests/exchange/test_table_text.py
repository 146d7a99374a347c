"""The grammar of a table on the clipboard."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.exchange.table_text import read_table, without_quotes

CELLS = st.text(st.sampled_from('ab "\t\n'), max_size=6)


def spreadsheet(rows: list[list[str]]) -> str:
    """As a spreadsheet writes them: quotes where something in a cell needs them."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab").writerows(rows)
    return out.getvalue()


@given(st.integers(2, 4).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n))))
def test_what_a_spreadsheet_writes_is_read(rows: list[list[str]]) -> None:
    assert read_table(spreadsheet(rows)) == (rows or [[""]])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('"a\tb"\tc', [["a\tb", "c"]]),
        ('"he said ""no"""\r"x\r\ny"', [['he said "no"'], ["x\r\ny"]]),
        ('"We stay" they say\n5" pipe', [['"We stay" they say'], ['5" pipe']]),
        ('"never closed\nb', [['"never closed'], ["b"]]),
        ('"We stay"', [['"We stay"']]),
        ("a\t", [["a", ""]]),
    ],
)
def test_quotes_are_taken_off_where_they_were_needed(text: str, rows: list[list[str]]) -> None:
    assert read_table(text) == rows


def test_a_quoted_cell_becomes_one_line() -> None:
    text = 'Talks\t60 %\n"No talks,\n\tno ""deal"""\t40 %\n'
    assert without_quotes(text) == 'Talks\t60 %\nNo talks, no "deal"\t40 %\n'


@pytest.mark.parametrize("piece", ['"', '""', '"x\n', '"""x\n', '\t"', '\n""""'])
def test_nonsense_is_read_whole(piece: str) -> None:
    text = piece * 100_000
    assert sum(map(len, read_table(text))) >= 1
    assert len(without_quotes(text)) <= len(text)
