"""How an entity lies in the columns of a table: which columns it has, and how it is read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from functools import cache
from math import isfinite
from typing import Any, Literal, get_args, get_origin, get_type_hints

from scenario_desk.exchange.csv_cells import Row, list_cell, list_of, text_cell, text_of
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table

Plain = dict[str, Any]
Kind = Literal["text", "number", "flag", "list", "estimate"]
_ESTIMATE_PARTS = ("low", "high", "rationale", "confidence", "sources")


@dataclass(frozen=True, slots=True)
class Column:
    """A field of an entity in a table; an estimate takes further columns, `<name>_low` and so on."""

    name: str
    kind: Kind
    is_required: bool


@cache
def columns_of(kind: Any) -> tuple[Column, ...]:
    """The columns of an entity's fields, but for those that are tables of their own."""
    hints = get_type_hints(kind)
    found = []
    for field in fields(kind):
        types = get_args(hints[field.name]) or (hints[field.name],)
        if get_origin(hints[field.name]) is Table or field.name in ("children", "attributes"):
            continue
        required = field.default is MISSING and field.default_factory is MISSING
        found.append(Column(field.name, _kind(hints[field.name], types), required))
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


def plain_of(kind: Any, row: Row) -> Plain:
    """The entity in a row, as the file has it; columns of no field come along, to be refused."""
    rest = dict(row)
    plain: Plain = {}
    for column in columns_of(kind):
        cell = rest.pop(column.name, "")
        value = _value(column.kind, cell)
        if column.kind == "estimate":
            parts = {part: rest.pop(f"{column.name}_{part}", "") for part in _ESTIMATE_PARTS}
            value = _estimate(cell, parts)
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
    return "number" if float in types else "text"


def _value(kind: Kind, cell: str) -> Any:
    """What a cell holds; None where it is empty. What is not understood stays text, to be refused."""
    if not cell:
        return None
    if kind == "number":
        return _number(cell)
    if kind == "flag":
        return {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}.get(
            cell.strip().lower(), cell
        )
    return list_of(cell) if kind == "list" else text_of(cell)


def _estimate(best: str, parts: Row) -> Any:
    """An estimate, or the word that stands in its place ("derived"); None where all is empty."""
    if not any(parts.values()):
        if not best:
            return None
        if isinstance(_number(best), str):
            return text_of(best)
    return plain_of(Estimate, parts | {"best": best})


def _number(cell: str) -> float | str:
    text = cell.strip().replace("\N{MINUS SIGN}", "-").replace(",", ".")
    try:
        number = float(text)
    except ValueError:
        return cell
    return number if isfinite(number) else cell
