"""A block of cells as spreadsheets exchange it: lines of tab-separated text."""

from __future__ import annotations

from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.numbers import editable
from scenario_desk.presentation.typed_numbers import parse_estimate


def read_block(text: str) -> list[list[Estimate | None]]:
    """The scores in a pasted block, line by line; an empty cell is None.

    A cell holds a number or low best high, with decimal comma or point. Raises NumberRefused for
    the first cell that holds neither, with `row` and `column` (from 1) among its values.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    return [[_read(cell) for cell in line.split("\t")] for line in lines]


def _read(cell: str) -> Estimate | None:
    return parse_estimate(cell, -100, 100) if cell.strip() else None


def write_block(cells: list[list[Estimate | None]]) -> str:
    """The block as text; a spread is written low best high, the minus sign as in code."""
    return "\n".join("\t".join(_write(cell) for cell in line) for line in cells)


def _write(estimate: Estimate | None) -> str:
    return "" if estimate is None else editable(estimate).replace("−", "-")
