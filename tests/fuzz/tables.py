"""Damage of a folder of CSV tables: columns, rows, cells, dialects, and whole tables."""

from __future__ import annotations

import csv
import io
from random import Random

from tests.fuzz import hostile

Table = list[list[str]]
Folder = dict[str, bytes]
"""The content of each file by its name."""


def damaged(random: Random, folder: Folder) -> Folder:
    """The folder with some of its tables damaged."""
    tables = {name: _rows(content) for name, content in folder.items()}
    touched: set[str] = set()
    for _ in range(random.choice([1, 1, 2, 4])):
        name = random.choice(sorted(tables))
        touched |= {name}
        _damage(random, tables, name)
    found = dict(folder)
    for name in touched:
        found[name] = _written(random, tables[name])
    if random.random() < 0.05:
        found.pop(random.choice(sorted(found)))
    return found


def _damage(random: Random, tables: dict[str, Table], name: str) -> None:
    rows = tables[name]
    row = random.choice(rows) if rows else []
    match random.randrange(11):
        case 0 if rows:
            rows.remove(row)
        case 1 if rows:
            rows.insert(random.randrange(len(rows) + 1), list(row))
        case 2 if row:
            rows[0][random.randrange(len(rows[0]))] = random.choice(
                [*rows[0], *hostile.KEYS, *hostile.STRINGS]
            )
        case 3 if rows:
            at = random.randrange(len(rows[0]) + 1)
            for each in rows:
                each.insert(at, random.choice([*each, "x"]))
        case 4 if rows and rows[0]:
            at = random.randrange(len(rows[0]))
            for each in rows:
                del each[at : at + 1]
        case 5:
            tables[name] = [list(each) for each in tables[random.choice(sorted(tables))]]
        case 6 if rows:
            rows += [list(row) for _ in range(random.choice([10, 300]))]
        case 7:
            random.shuffle(rows)
        case 8 if row:
            others = random.choice(tables[random.choice(sorted(tables))] or [["x"]])
            row[random.randrange(len(row))] = random.choice(others or [""])
        case 9 if row:
            row[random.randrange(len(row))] = str(random.choice(hostile.NUMBERS))
        case _ if row:
            row[random.randrange(len(row))] = random.choice([*hostile.STRINGS, *hostile.RAW])


def _rows(content: bytes) -> Table:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _written(random: Random, rows: Table) -> bytes:
    """In our own dialect or in one that some spreadsheet has."""
    text = io.StringIO(newline="")
    usual = random.random() < 0.7
    csv.writer(
        text,
        delimiter="," if usual else random.choice(",;\t"),
        lineterminator="\r\n" if usual else random.choice(["\r\n", "\n", "\r"]),
        quoting=csv.QUOTE_MINIMAL if usual else random.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    ).writerows(rows)
    codec = "utf-8-sig" if usual else random.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    return text.getvalue().encode(codec, "surrogatepass" if codec == "utf-16" else "replace")
