"""Cells and files of CSV tables: safe to open in a spreadsheet, and read back as the same values."""

from __future__ import annotations

import codecs
import re
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from scenario_desk.exchange.atomic import write_atomically
from scenario_desk.exchange.bounds import FILE_BYTES, MEGABYTE
from scenario_desk.exchange.refusal import FileRefused, refused_by_system
from scenario_desk.exchange.table_text import TableMalformed, read_csv, write_csv

Row = dict[str, str]

_FORMULA = r'(?:[^\S\t\r\n]|["\u200b-\u200f\u2060\ufeff])*[=+\-@＝＋－＠﹦﹢﹣﹫]'
"""What a spreadsheet may take for a formula, where it begins a cell."""
_BEHIND = r"(?<=[;\t\r\n])"
"""Where a cell begins for whoever parts a table at all of these."""
_UNMARKED = re.compile(rf"\A(?='*(?:[\t\r\n]|{_FORMULA}))|{_BEHIND}(?='*{_FORMULA})")
_MARKED = re.compile(rf"\A'(?='*(?:[\t\r\n]|{_FORMULA}))|{_BEHIND}'(?='*{_FORMULA})")
_ESCAPES = {"\\\\": "\\", "\\;": ";", "\\e": ""}


def text_cell(text: str) -> str:
    """A text that no spreadsheet runs: with an apostrophe before what may begin a formula.

    So too behind a semicolon, a tab or a line break, where some programs begin another cell.
    """
    return _UNMARKED.sub("'", text)


def text_of(cell: str) -> str:
    """The text of a cell, without the apostrophes that `text_cell` put into it."""
    return _MARKED.sub("", cell)


def list_cell(items: Sequence[str]) -> str:
    r"""Several texts in one cell, separated by semicolons (`\;` is one in a text)."""
    escaped = (item.replace("\\", "\\\\").replace(";", "\\;") or "\\e" for item in items)
    return text_cell(";".join(escaped))


def list_of(cell: str) -> list[str]:
    """The texts of a cell that `list_cell` made, or that a person typed."""
    text = text_of(cell)
    items, item, at = [], "", 0
    while at < len(text):
        pair = text[at : at + 2]
        if pair in _ESCAPES:
            item += _ESCAPES[pair]
            at += 2
        elif text[at] == ";":
            items.append(item)
            item = ""
            at += 1
        else:
            item += text[at]
            at += 1
    return [*items, item] if text else []


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write rows under a line of column names, atomically; raises FileRefused."""
    text = write_csv([columns, *([row.get(column, "") for column in columns] for row in rows)])
    try:
        # With a byte order mark, without which Excel takes UTF-8 for something else.
        write_atomically(path, [text.encode("utf-8-sig")])
    except OSError as error:
        raise refused_by_system("file_not_saved", path, error) from error


def read_table(path: Path, most: int) -> list[Row]:
    """Read at most so many rows of a table by column name, in any dialect of CSV.

    Raises FileRefused.
    """
    columns: list[str] = []
    rows: list[Row] = []
    try:
        for number, cells in enumerate(read_csv(_text(path)), 1):
            if not any(cells):
                continue
            if not columns:
                columns = [name.strip() for name in cells]
                while columns and not columns[-1]:
                    columns.pop()
                continue
            if any(cells[len(columns) :]):
                raise FileRefused("table_row_too_long", file=path.name, row=str(number))
            if len(rows) == most:
                raise FileRefused("table_too_many_rows", file=path.name, limit=str(most))
            rows.append(dict(zip(columns, cells, strict=False)))
    except TableMalformed as fault:
        raise FileRefused("table_malformed", file=path.name, row=str(fault.row)) from None
    return rows


def _text(path: Path) -> str:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileRefused("table_not_a_file", file=path.name)
        with path.open("rb") as file:
            content = file.read(FILE_BYTES + 1)
        if len(content) > FILE_BYTES:
            raise FileRefused("file_too_large", file=path.name, limit=str(FILE_BYTES // MEGABYTE))
        return content.decode(_encoding(content))
    except UnicodeDecodeError:
        raise FileRefused("table_not_text", file=path.name) from None
    except OSError as error:
        raise refused_by_system("file_unreadable", path, error) from error


def _encoding(content: bytes) -> str:
    """How a table is written: by its mark, or by its first letter, which is one of ASCII."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in content[:2]:
        return "utf-16-be" if content[0] == 0 else "utf-16-le"
    return "utf-8-sig"
