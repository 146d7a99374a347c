"""A table that another program wrote is read as the same table, in whatever dialect of CSV."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.exchange.csv_cells import read_table
from scenario_desk.exchange.csv_tables import read_tables, write_tables
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.table_text import read_csv, write_csv
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario, replace
from scenario_desk.model.table import Table
from tests.exchange.test_scenario_file import golden_scenario

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "marked utf-16-be")
MARKED = "marked "
MARKS = ",;\t|"
CELLS = st.text(st.sampled_from("ab0=é北 .,;|\t'\"\r\n"), max_size=8)
NAMES = st.text(st.sampled_from("abc_"), min_size=1, max_size=4)
WIDE = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}
WIDE |= {ord("-"): "－", ord("."): "．", ord(","): "，", ord("%"): "％"}


@dataclass(frozen=True)
class Dialect:
    """How a program writes tables."""

    mark: str = ","
    ending: str = "\r\n"
    encoding: str = "utf-8"
    declared: str = ""
    quotes_all: bool = False
    trailing: int = 0
    """So many empty cells end every row."""

    def bytes_of(self, rows: Sequence[Sequence[str]]) -> bytes:
        lines = [self.declared.format(mark=self.mark)] if self.declared else []
        lines += [self.mark.join([*map(self.cell, row), *[""] * self.trailing]) for row in rows]
        text = "".join(line + self.ending for line in lines)
        if self.encoding.startswith(MARKED):
            text = f"\ufeff{text}"
        return text.encode(self.encoding.removeprefix(MARKED))

    def cell(self, text: str) -> str:
        needs = self.quotes_all or any(sign in text for sign in f'{self.mark}"\r\n')
        return '"' + text.replace('"', '""') + '"' if needs else text


DIALECTS = st.builds(
    Dialect,
    st.sampled_from(MARKS),
    st.sampled_from(["\r\n", "\n", "\r"]),
    st.sampled_from(ENCODINGS),
    st.sampled_from(["", "sep={mark}", "SEP={mark}", '"sep={mark}"']),
    st.booleans(),
    st.integers(0, 2),
)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Names of columns, and rows below them whose texts hold what could part them."""
    names = draw(st.lists(NAMES, min_size=2, max_size=5, unique=True))
    row = st.lists(CELLS, min_size=len(names), max_size=len(names)).filter(any)
    return [names, *draw(st.lists(row, max_size=6))]


@settings(max_examples=300)
@given(tables(), DIALECTS)
def test_a_table_in_any_dialect_is_read_equal(table, dialect):
    names, *rows = table
    with TemporaryDirectory() as place:
        path = Path(place) / "table.csv"
        path.write_bytes(dialect.bytes_of(table))
        assert read_table(path, 6) == [dict(zip(names, row, strict=True)) for row in rows]


@given(tables())
def test_what_we_write_is_read_equal(table):
    assert list(read_csv(write_csv(table))) == table


@given(st.lists(CELLS, min_size=1).filter(any), st.sampled_from(MARKS))
def test_no_reader_parts_a_cell_of_ours_that_stands_first(cells, mark):
    """Whatever it takes for the mark: one at a time it meets them, each in quotes if need be."""
    for cell in cells:
        read = list(csv.reader(io.StringIO(write_csv([[cell]]), newline=""), delimiter=mark))
        assert read == ([[cell]] if cell else [[]])


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a;b\n1;x, y, z\n2;x, y\n", [["a", "b"], ["1", "x, y, z"], ["2", "x, y"]]),
        ("a;b\nx, y;z, w\nx, y;z, w\n", [["a", "b"], ["x, y", "z, w"], ["x, y", "z, w"]]),
        ('"a, or c";b\n1;2\n3;4\n', [["a, or c", "b"], ["1", "2"], ["3", "4"]]),
        ("a, or c;b\n1;2\n3;4\n", [["a, or c", "b"], ["1", "2"], ["3", "4"]]),
        ("a\tb\n1,5;2\t3;4,5\n", [["a", "b"], ["1,5;2", "3;4,5"]]),
        ("a;b;c\n1\n2;3\n", [["a", "b", "c"], ["1"], ["2", "3"]]),
        ("name\nx, y\nz\n", [["name"], ["x, y"], ["z"]]),
        ("sep=;;\r\na;b\r\n", [["a", "b"]]),
        ("sep=\t\na,b\tc\n", [["a,b", "c"]]),
        ("sep=:\na:b\n1:2,3\n", [["a", "b"], ["1", "2,3"]]),
        ('a;b\r"x\ry";"say ""no"""', [["a", "b"], ["x\ry", 'say "no"']]),
    ],
)
def test_the_mark_is_sought_where_it_parts_all_lines(text, rows):
    assert list(read_csv(text)) == rows


def as_percentage(text: str) -> str:
    return f"{Decimal(text) * 100:f}\u00a0%"


def with_a_comma(text: str) -> str:
    return text.replace(".", ",")


def wide(text: str) -> str:
    return text.translate(WIDE)


def rewrite(path: Path, dialect: Dialect, *ways: Callable[[str], str]) -> None:
    """Write a table of ours anew, its numbers in other ways."""
    names, *rows = read_csv(path.read_text(encoding="utf-8-sig"))
    numbers = ("probability", "low", "best", "high", "probability_low", "probability_high")
    for row in rows:
        for at, name in enumerate(names):
            for way in ways if name in numbers and row[at] else ():
                row[at] = way(row[at])
    path.write_bytes(dialect.bytes_of([names, *rows]))


def with_numbers(share: float, score: float) -> Scenario:
    golden = golden_scenario()
    nodes = dict(golden.nodes) | {
        "deal": dataclasses.replace(golden.nodes["deal"], probability=Estimate(share, 0, share))
    }
    scores = dict(golden.scores) | {next(iter(golden.scores)): Estimate(score)}
    return replace(golden, nodes=Table(nodes), scores=Table(scores))


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10**9).map(lambda number: number / 10**9),
    st.integers(-(10**6), 10**6).map(lambda number: number / 10**4),
    st.lists(st.sampled_from([with_a_comma, wide]), unique=True),
    st.lists(st.just(as_percentage), max_size=1),
    DIALECTS,
)
def test_a_scenario_in_any_dialect_is_read_equal(share, score, ways, share_ways, dialect):
    scenario = with_numbers(share, score)
    with TemporaryDirectory() as place:
        folder = Path(place) / "tables"
        write_tables(scenario, folder)
        for path in folder.iterdir():
            shares = share_ways if path.stem in ("nodes", "overrides") else []
            rewrite(path, dialect, *shares, *ways)
        assert read_tables(folder) == scenario


@pytest.mark.parametrize(
    ("table", "column", "cell", "said"),
    [
        ("scores", "best", "55%", "best” must be a number"),
        ("weights", "best", "５５％", "best” must be a number"),
        ("nodes", "probability", "much", "best” must be a number"),
        ("nodes", "probability", "1.234,5", "best” must be a number"),
        ("profiles", "reservation", "derivd", "the word “derived”"),
    ],
)
def test_a_number_that_is_none_there_is_refused(tmp_path, table, column, cell, said):
    write_tables(golden_scenario(), tmp_path)
    path = tmp_path / f"{table}.csv"
    names, *rows = read_csv(path.read_text(encoding="utf-8-sig"))
    of = names.index(column)
    for name in names[of + 1 : of + 3]:
        rows[-1][names.index(name)] = ""
    rows[-1][of] = cell
    path.write_bytes(Dialect().bytes_of([names, *rows]))
    with pytest.raises(FileRefused) as refused:
        read_tables(tmp_path)
    assert said in str(refused.value)


@pytest.mark.parametrize("content", [b"\xff\xfei", b"\xff\xfe\x00\xd8i\x00", b"\xfe\xff\xdc\x00"])
def test_half_a_letter_of_two_bytes_is_refused(tmp_path, content):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    with pytest.raises(FileRefused) as refused:
        read_table(path, 6)
    assert refused.value.message.code == "table_not_text"


@pytest.mark.parametrize("start", ["a,b\n1,2", 'a,b\n"1",2'])
def test_a_row_wider_than_any_spreadsheet_is_refused(tmp_path, start):
    path = tmp_path / "table.csv"
    path.write_text(f"{start}{',' * 10}\n{start[4:]}{',' * 20_000}")
    with pytest.raises(FileRefused) as refused:
        read_table(path, 6)
    assert refused.value.message.values["row"] == "3"


def test_more_rows_than_can_be_read_are_refused(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("a,b\n\n1,2\n,\n3,4\n")
    assert len(read_table(path, 2)) == 2
    with pytest.raises(FileRefused, match="more than 1 rows"):
        read_table(path, 1)


@pytest.mark.parametrize("content", ["", "\n\n", " ;\n", "sep=;", ";;\n"])
def test_a_table_of_nothing_has_no_rows(tmp_path, content):
    path = tmp_path / "table.csv"
    path.write_text(content)
    assert read_table(path, 6) == []
