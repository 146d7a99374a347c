"""How an entity lies in the columns of a table: which columns it has, and how it is read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from functools import cache
from math import isfinite
from typing import Any, Literal, get_args, get_origin, get_type_hints

from scenario_desk.exchange.csv_cells import Row, list_cell, list_of, text_cell, text_of
from scenario_desk.model.entities import ScoreKey
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.rosters import MOMENT, ROWS
from scenario_desk.model.scales import SCALES
from scenario_desk.model.table import Table
from scenario_desk.presentation.words.typed_numbers import NumberRefused, narrow, parse_number

Plain = dict[str, Any]
Kind = Literal["text", "number", "flag", "list", "estimate"]
_ESTIMATE_PARTS = ("low", "high", "rationale", "confidence", "sources")
_ELSEWHERE = ("children", "attributes", "arguments", "assumptions", MOMENT)
_POWER = re.compile(r"\s*[+-]?\d+(?:[.,]\d*)?e[+-]?\d{1,3}\s*", re.IGNORECASE)
"""How spreadsheets, and we, write what is very small or very large."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field of an entity in a table; an estimate takes further columns, `<name>_low` and so on."""

    name: str
    kind: Kind
    is_required: bool
    words: tuple[str, ...] = ()
    """What may stand in the place of an estimate."""
    is_share: bool = False
    """Whether it is on a scale 0 … 1, so that it may be a percentage."""


@cache
def columns_of(kind: Any) -> tuple[Column, ...]:
    """The columns of an entity's fields, but for those that are tables of their own."""
    hints = get_type_hints(kind)
    found = []
    for field in fields(kind):
        types = get_args(hints[field.name]) or (hints[field.name],)
        if get_origin(hints[field.name]) is Table or field.name in _ELSEWHERE:
            continue
        if types[0] == ScoreKey:
            continue
        required = field.default is MISSING and field.default_factory is MISSING
        words = tuple(
            word for each in types if get_origin(each) is Literal for word in get_args(each)
        )
        share = kind in ROWS and SCALES.get(ROWS[kind].judged.get(field.name, "")) == (0, 1)
        found.append(Column(field.name, _kind(hints[field.name], types), required, words, share))
    return tuple(found)


def names_of(kind: Any) -> list[str]:
    """The names of an entity's columns, those of estimates spread out."""
    names = []
    for column in columns_of(kind):
        names.append(column.name)
        if column.kind == "estimate":
            names += [f"{column.name}_{part}" for part in _ESTIMATE_PARTS]
    return names


def row_of(kind: Any, plain: Plain) -> Row:
    """The cells of an entity given as the file has it."""
    return dict(_cells(kind, plain))


def plain_of(kind: Any, row: Row, *, is_share: bool = False) -> Plain:
    """The entity in a row, as the file has it; columns of no field come along, to be refused.

    is_share: whether its numbers are on a scale 0 … 1, and may be percentages.
    """
    rest = dict(row)
    plain: Plain = {}
    for column in columns_of(kind):
        cell = rest.pop(column.name, "")
        if column.kind == "estimate":
            parts = {part: rest.pop(f"{column.name}_{part}", "") for part in _ESTIMATE_PARTS}
            value = _estimate(column, cell, parts)
        else:
            value = _value(column.kind, cell, is_share)
        if value is not None or column.is_required:
            plain[column.name] = text_of(cell) if value is None and column.kind == "text" else value
    return plain | {name: cell for name, cell in rest.items() if cell}


def number_cell(value: float | None) -> str:
    return "" if value is None else repr(value)


def _cells(kind: Any, plain: Plain) -> Iterator[tuple[str, str]]:
    for column in columns_of(kind):
        value = plain.get(column.name)
        if value is None:
            continue
        if isinstance(value, dict):
            estimate = row_of(Estimate, value)
            yield column.name, estimate["best"]
            for part in _ESTIMATE_PARTS:
                yield f"{column.name}_{part}", estimate.get(part, "")
        elif column.kind == "number":
            yield column.name, number_cell(value)
        elif column.kind == "flag":
            yield column.name, "yes" if value else "no"
        elif column.kind == "list":
            yield column.name, list_cell(value)
        else:
            yield column.name, text_cell(value)


def _kind(hint: Any, types: tuple[Any, ...]) -> Kind:
    if Estimate in types:
        return "estimate"
    if get_origin(hint) is tuple:
        return "list"
    if bool in types:
        return "flag"
    return "number" if any(type(each) is int or each in (int, float) for each in types) else "text"


def _value(kind: Kind, cell: str, is_share: bool) -> Any:
    """What a cell holds; None where it is empty. What is not understood stays text, to be refused."""
    if not cell:
        return None
    if kind == "number":
        return _number(cell, is_share)
    if kind == "flag":
        return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(
            cell.strip().lower(), cell
        )
    return list_of(cell) if kind == "list" else text_of(cell)


def _estimate(column: Column, best: str, parts: Row) -> Any:
    """An estimate, or the word that stands in its place ("derived"); None where all is empty."""
    if not any(parts.values()):
        if not best:
            return None
        if column.words and isinstance(_number(best, column.is_share), str):
            return text_of(best)
    return plain_of(Estimate, parts | {"best": best}, is_share=column.is_share)


def _number(cell: str, is_share: bool) -> float | str:
    """A number as people and spreadsheets write them; what is none stays text, to be refused."""
    text = narrow(cell)
    try:
        if _POWER.fullmatch(text):
            number = float(text.replace(",", "."))
        else:
            number = parse_number(text)
    except NumberRefused:
        return cell
    percentage = any(sign in text for sign in "%\u066a") and not is_share
    return number if isfinite(number) and not percentage else cell
