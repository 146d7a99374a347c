"""Cells and files of CSV tables: safe to open in a spreadsheet, and read back as the same values."""

from __future__ import annotations

import csv
import io
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from scenario_desk.exchange.atomic import write_atomically
from scenario_desk.exchange.bounds import ENTITY_CHARACTERS, FILE_BYTES, MEGABYTE
from scenario_desk.exchange.refusal import FileRefused

Row = dict[str, str]

_TOUCHY = tuple("=+-@\t\r\n＝＋－＠'")
"""What a spreadsheet may take for the start of a formula, and the mark that keeps it text."""
_ESCAPES = {"\\\\": "\\", "\\;": ";", "\\e": ""}


def text_cell(text: str) -> str:
    """A text that no spreadsheet runs: with an apostrophe before what may begin a formula."""
    touchy = text.startswith(_TOUCHY[:-1]) or (text[:1] == "'" and text[1:].startswith(_TOUCHY))
    return f"'{text}" if touchy else text


def text_of(cell: str) -> str:
    """The text of a cell, without the apostrophe that `text_cell` put before it."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_TOUCHY) else cell


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
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(columns)
    table.writerows([row.get(column, "") for column in columns] for row in rows)
    try:
        # With a byte order mark, without which Excel takes UTF-8 for something else.
        write_atomically(path, [text.getvalue().encode("utf-8-sig")])
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileRefused("file_not_saved", file=path.name, reason=reason) from error


def read_table(path: Path) -> list[Row]:
    """Read the rows of a table by column name; raises FileRefused.

    Semicolons and tabs separate as well as commas: spreadsheets write what their country does.
    """
    text = _text(path)
    head = text.partition("\n")[0]
    separator = next((mark for mark in ",;\t" if mark in head), ",")
    csv.field_size_limit(ENTITY_CHARACTERS)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        raise FileRefused("table_malformed", file=path.name) from None
    if not rows:
        return []
    columns = [name.strip() for name in rows[0]]
    for number, row in enumerate(rows, 1):
        if len(row) > len(columns):
            raise FileRefused("table_row_too_long", file=path.name, row=str(number))
    return [dict(zip(columns, row, strict=False)) for row in rows[1:] if any(row)]


def _text(path: Path) -> str:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileRefused("table_not_a_file", file=path.name)
        with path.open("rb") as file:
            content = file.read(FILE_BYTES + 1)
        if len(content) > FILE_BYTES:
            raise FileRefused("file_too_large", file=path.name, limit=str(FILE_BYTES // MEGABYTE))
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused("table_not_text", file=path.name) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileRefused("file_unreadable", file=path.name, reason=reason) from error
