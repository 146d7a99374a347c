"""Tables as spreadsheets put them on the clipboard: tabs between cells, a line for each row.

A cell with a tab, a line break or a quotation mark in it stands in quotes, its own quotes doubled.
Quotes around anything else are the text's own.
"""

from __future__ import annotations

import re

_INSIDE = r'"([^"]*+(?:""[^"]*+)*+)"'
_CELL = re.compile(rf"(?:{_INSIDE}|([^\t\r\n]*+))(\t|\r\n|\r|\n|\Z)")
_QUOTED = re.compile(rf"(?:\A|(?<=[\t\r\n])){_INSIDE}(?=[\t\r\n]|\Z)")
_NEEDING = frozenset('\t\r\n"')


def read_table(text: str) -> list[list[str]]:
    """The cells of each row; a line break at the very end closes the last row and begins none."""
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        found = _CELL.match(text, at)
        assert found is not None, "an empty cell is one too"
        inside, bare, end = found.groups()
        rows[-1].append(bare if inside is None else _taken(inside))
        at = found.end()
        if end != "\t":
            if at == len(text):
                return rows
            rows.append([])
        elif at == len(text):
            rows[-1].append("")
            return rows


def without_quotes(text: str) -> str:
    """The same rows with every quoted cell on one line, as words with single blanks between."""

    def bare(found: re.Match[str]) -> str:
        cell = _taken(found[1])
        return cell if cell == found[0] else " ".join(cell.split())

    return _QUOTED.sub(bare, text)


def _taken(inside: str) -> str:
    """What a quoted cell says; quotes it did not need are a part of it."""
    return f'"{inside}"' if _NEEDING.isdisjoint(inside) else inside.replace('""', '"')
