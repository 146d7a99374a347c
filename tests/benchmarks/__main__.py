"""`python3 main.py bench [--json] [--only NAME]`: run the benchmarks and print their table."""

from __future__ import annotations

import argparse
import json
import pkgutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any

import tests.benchmarks
from tests.benchmarks import COLUMNS
from tests.offscreen import hush

_ENDING = "_bench"
Row = dict[str, Any]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the rows; the exit code is 1 where a benchmark failed, 2 for a wrong name."""
    known = names()
    arguments = argparse.ArgumentParser(prog="bench", description=__doc__)
    arguments.add_argument("--json", action="store_true", help="print one JSON object")
    arguments.add_argument("--only", metavar="NAME", choices=known, help=", ".join(known))
    wanted = arguments.parse_args(argv)
    hush()
    chosen = [wanted.only] if wanted.only else known
    if wanted.json:
        found = [row for name in chosen for row in rows_of(name)]
        print(json.dumps({"rows": found}, ensure_ascii=False))
        return 0
    print(table([dict(zip(COLUMNS, COLUMNS, strict=True))]))
    for name in chosen:
        print(table(rows_of(name)), flush=True)
    return 0


def names() -> list[str]:
    """The benchmarks there are, without the ending of their modules."""
    modules = (module.name for module in pkgutil.iter_modules(tests.benchmarks.__path__))
    return sorted(name.removesuffix(_ENDING) for name in modules if name.endswith(_ENDING))


def rows_of(name: str) -> Iterator[Row]:
    """The rows of one benchmark, with every column; run here and now."""
    module = import_module(f"tests.benchmarks.{name}{_ENDING}")
    for row in module.rows():
        yield {column: row.get(column) for column in COLUMNS}


def table(rows: Iterable[Row]) -> str:
    """The rows as lines of text; what is 0 or not there is a dash, a figure over its limit marked."""
    return "\n".join(_line(row) for row in rows)


_WIDTHS = {
    "what": -44,
    "size": 9,
    "ours": 11,
    "peer": -20,
    "peer_value": 11,
    "unit": -5,
    "ratio": 8,
    "limit": 8,
}


def _line(row: Row) -> str:
    cells = []
    for column, width in _WIDTHS.items():
        text = _text(row[column])
        cells.append(text.ljust(-width) if width < 0 else text.rjust(width))
    ours, limit = row["ours"], row["limit"]
    over = isinstance(ours, float | int) and isinstance(limit, float | int) and ours > limit
    return ("  ".join(cells) + ("  over" if over else "")).rstrip()


def _text(value: Any) -> str:
    if value is None or value == 0:
        return "–"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


if __name__ == "__main__":
    sys.exit(main())
