"""Tables as text: how cells and rows stand apart, on the clipboard as in a CSV file.

A mark parts the cells of a row, a line break (CR, LF or both) the rows. A cell with the mark, a
line break or a quotation mark in it stands in quotes, its own quotes doubled. Which mark it is may
be said in a first line, `sep=;`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

MARKS = ",;\t|"
"""What parts the cells of a row, in one country or program or another."""

_INSIDE = r'"([^"]*+(?:""[^"]*+)*+)"'
_QUOTED = re.compile(rf"(?:\A|(?<=[\t\r\n])){_INSIDE}(?=[\t\r\n]|\Z)")
_DECLARED = re.compile(r'("?)sep=([^"\r\n])\1[ \t,;|]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_SAMPLE = 200
"""So many rows show by which mark a table is parted."""
_WIDEST = 16_384
"""So many cells a row has in the widest spreadsheet."""
_LINE = re.compile(r"([^\r\n]*+)(?:\r\n|\r|\n|\Z)")


class TableMalformed(Exception):
    """Quotation marks of a table do not pair up; `row` counts from 1."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


def read_table(text: str, mark: str = "\t") -> list[list[str]]:
    """The cells of each row as a spreadsheet copies them, by tabs unless another mark is given.

    A line break at the very end closes the last row and begins none. Quotes that no cell needed
    are the text's own.
    """
    needing = frozenset(f'"\r\n{mark}')
    return [
        [_taken(cell, needing) if isinstance(cell, _Inside) else cell for cell in row]
        for row in _rows(text, mark)
    ]


def read_csv(text: str) -> Iterator[list[str]]:
    """The cells of each row of a file, by the mark that parts it; raises TableMalformed.

    Quotes around a cell are no part of it.
    """
    declared, text = declaration(text)
    for number, row in enumerate(_rows(text, declared or _parting(text)), 1):
        if any(cell.startswith('"') and not isinstance(cell, _Inside) for cell in row):
            raise TableMalformed(number)
        yield [_undoubled(cell) if isinstance(cell, _Inside) else cell for cell in row]


def write_csv(rows: Iterable[Sequence[str]]) -> str:
    """Rows parted by commas; whatever a reader might part a cell at stands in quotes."""
    return "".join(",".join(map(_quoted, row)) + "\r\n" for row in rows)


def declaration(text: str) -> tuple[str | None, str]:
    """The mark that a first line `sep=;` gives, None where there is none, and what follows it."""
    found = _DECLARED.match(text)
    return (found[2], text[found.end() :]) if found is not None else (None, text)


def is_parted_evenly(text: str, mark: str) -> bool:
    """Whether a mark parts all of several rows, but for empty ones, into as many cells, two or more."""
    widths = [len(row) for row in read_table(text, mark) if any(row)]
    return len(widths) > 1 and widths[0] > 1 and len(set(widths)) == 1


def without_quotes(text: str) -> str:
    """The same rows with every quoted cell on one line, as words with single blanks between."""

    def bare(found: re.Match[str]) -> str:
        cell = _taken(found[1], frozenset('"\r\n\t'))
        return cell if cell == found[0] else " ".join(cell.split())

    return _QUOTED.sub(bare, text)


class _Inside(str):
    """What stands between the quotes of a cell, its own quotes doubled."""

    __slots__ = ()


@cache
def _cell(mark: str) -> re.Pattern[str]:
    mark = re.escape(mark)
    return re.compile(rf"(?:{_INSIDE}|([^{mark}\r\n]*+))({mark}|\r\n|\r|\n|\Z)")


def _rows(text: str, mark: str) -> Iterator[list[str]]:
    """Each row; quotes count where a cell begins with them and ends with their pair.

    Of a row wider than any spreadsheet the rest is its last cell.
    """
    at = 0
    while True:
        line = _LINE.match(text, at)
        assert line is not None, "an empty line is one too"
        if '"' in line[1]:
            row, at = _row_with_quotes(text, mark, at)
        else:
            row, at = line[1].split(mark, _WIDEST), line.end()
        yield row
        if at == len(text):
            return


def _row_with_quotes(text: str, mark: str, at: int) -> tuple[list[str], int]:
    """The row that begins at a place, and where the next one does."""
    row: list[str] = []
    while len(row) < _WIDEST:
        found = _cell(mark).match(text, at)
        assert found is not None, "an empty cell is one too"
        inside, bare, end = found.groups()
        row.append(bare if inside is None else _Inside(inside))
        at = found.end()
        if end != mark:
            return row, at
    rest = _LINE.match(text, at)
    assert rest is not None, "an empty line is one too"
    return [*row, rest[1]], rest.end()


def _parting(text: str) -> str:
    """The mark that parts the rows of a file most evenly, seen outside of quotes.

    Names of columns have none of the marks in them, and texts below them may have any.
    """
    return min(MARKS, key=lambda mark: _unevenness(text, mark))


def _unevenness(text: str, mark: str) -> tuple[bool, int, int, int]:
    """How badly a mark parts a table: not at all, rows longer and shorter than the first, cells."""
    told = (row for row in _rows(text, mark) if any(row))
    head, *rest = list(islice(told, _SAMPLE)) or [[]]
    names = _width(head)
    parts = names > 1 and (not rest or max(map(len, rest)) > 1)
    longer = sum(_width(row) > names for row in rest)
    shorter = sum(len(row) < names for row in rest) if parts else 0
    return not parts, longer, shorter, -names


def _width(row: Sequence[str]) -> int:
    """How many cells a row has up to the last that says something."""
    return max((at for at, cell in enumerate(row, 1) if cell), default=0)


def _quoted(cell: str) -> str:
    apart = cell != cell.strip() or any(sign in cell for sign in f'"\r\n{MARKS}')
    return '"' + cell.replace('"', '""') + '"' if apart else cell


def _taken(inside: str, needing: Collection[str]) -> str:
    """What a quoted cell says; quotes it did not need are a part of it."""
    return _undoubled(inside) if any(sign in needing for sign in inside) else f'"{inside}"'


def _undoubled(inside: str) -> str:
    return inside.replace('""', '"')
