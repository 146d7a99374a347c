"""A block of cells as spreadsheets exchange it: lines of tab-separated text, or of a CSV table."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from scenario_desk.exchange.table_text import declaration, is_parted_evenly, read_table
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.numbers import plain
from scenario_desk.presentation.words.typed_numbers import (
    NumberRefused,
    narrow,
    parse_estimate,
    parse_number,
)

Place = tuple[int, int]
"""(row, column)"""
Block = tuple[range, range]
"""The cells in these rows and columns."""


class BlockRefused(Exception):
    """A cell of a block that holds no score: `row` and `column` from 1, and the message why."""

    def __init__(self, row: int, column: int, message: Message) -> None:
        super().__init__(row, column, message)
        self.row, self.column, self.message = row, column, message


def read_block(text: str) -> list[list[Estimate | None]]:
    """The scores in a pasted block, line by line; an empty cell is None.

    A cell holds a number or low best high, with decimal comma or point. Without tabs, several
    lines that a semicolon, a bar or a comma parts into as many cells each are columns; on a line
    alone the same are low, best and high, as when they are typed. Raises BlockRefused for the
    first cell that holds neither.
    """
    mark, text = declaration(narrow(text))
    return [
        [cell_of(cell, row, column) for column, cell in enumerate(line, start=1)]
        for row, line in enumerate(read_table(text, mark or _parting(text)), start=1)
    ]


def table_of(text: str) -> list[list[str]]:
    """The cells of a block with words in it: by tabs, or by what parts all its lines evenly."""
    mark, text = declaration(narrow(text))
    evenly = (each for each in "\t;|," if each in text and is_parted_evenly(text, each))
    return [
        [_bare(cell).strip() for cell in line]
        for line in read_table(text, mark or next(evenly, "\t"))
    ]


def is_score(cell: str) -> bool:
    """Whether a cell that says something says a score."""
    try:
        return cell_of(cell, 1, 1) is not None
    except BlockRefused:
        return False


def _parting(text: str) -> str:
    """The mark between the columns: one that parts every line into as many cells."""
    if "\t" in text:
        return "\t"
    found = (mark for mark in ";|" if is_parted_evenly(text, mark))
    return next(found, "," if _is_parted_by_commas(text) else "\t")


def _is_parted_by_commas(text: str) -> bool:
    """Whether commas part numbers: they do not where they can be decimal, as in a line "1,5"."""
    cells = [cell for line in read_table(text, ",") for cell in line if cell]
    lines = [line for line in text.splitlines() if line]
    return (
        is_parted_evenly(text, ",")
        and all(map(_is_number, cells))
        and not all(map(_is_number, lines))
    )


def _is_number(text: str) -> bool:
    try:
        parse_number(_bare(text))
    except NumberRefused:
        return False
    return True


def cell_of(cell: str, row: int, column: int) -> Estimate | None:
    """The score in a cell, None in an empty one; raises BlockRefused."""
    text = _bare(cell)
    if not text.strip():
        return None
    try:
        return _score(text)
    except NumberRefused as refusal:
        raise BlockRefused(row, column, refusal.message) from refusal


@lru_cache(maxsize=4_096)
def _score(text: str) -> Estimate:
    """The score that a text says; many cells of a block say the same."""
    return parse_estimate(text, -100, 100)


def _bare(cell: str) -> str:
    """What a cell says; some programs quote every cell, and we do not mind."""
    return cell.strip().removeprefix('"').removesuffix('"')


def spread(
    block: list[list[Estimate | None]],
    places: set[Place],
    rows: int,
    columns: int,
    gaps: Collection[Place] = (),
) -> dict[Place, Estimate | None] | None:
    """Which scores go where in a table of `rows` × `columns`; None where the block does not fit.

    It starts at the upper left of the selected `places`; a single score fills all of them. What
    stands under the `gaps` of the block stays.
    """
    if len(block) == 1 and len(block[0]) == 1 and len(places) > 1:
        return dict.fromkeys(places, block[0][0])
    top, left = min(row for row, _column in places), min(column for _row, column in places)
    if top + len(block) > rows or left + max(len(line) for line in block) > columns:
        return None
    return {
        (top + down, left + right): estimate
        for down, line in enumerate(block)
        for right, estimate in enumerate(line)
        if (down, right) not in gaps
    }


def write_block(cells: list[list[Estimate | None]]) -> str:
    """The block as text that reads back the same: a spread is low best high, the minus as in code.

    The last row is closed with a line break where it would not be seen to be one.
    """
    written: dict[tuple[float | None, ...], str] = {}
    lines = ["\t".join([_write(cell, written) for cell in line]) for line in cells]
    return "\n".join(lines) + ("" if lines[-1] else "\n")


def _write(estimate: Estimate | None, written: dict[tuple[float | None, ...], str]) -> str:
    """A cell; `written` holds those that were written before, since many say the same."""
    if estimate is None:
        return ""
    key = (estimate.low, estimate.best, estimate.high)
    text = written.get(key)
    if text is None:
        numbers = [estimate.best]
        if estimate.low is not None and estimate.high is not None:
            numbers = [estimate.low, estimate.best, estimate.high]
        text = " ".join(plain(number) for number in numbers).replace("−", "-")
        written[key] = text
    return text
