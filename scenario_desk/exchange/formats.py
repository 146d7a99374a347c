"""The formats that a scenario can be read from and written to, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scenario_desk.exchange.csv_tables import read_tables, write_scores, write_tables
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.saving_apart import refuse_to_replace, save_apart
from scenario_desk.exchange.scenario_file import load
from scenario_desk.exchange.shape import ENDING
from scenario_desk.model.scenario import Scenario

FOLDER = "/"
"""What stands for the ending of a folder."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to keep a scenario: its ending, and how it is read and written if it can be."""

    ending: str
    read: Callable[[Path], Scenario] | None
    write: Callable[[Scenario, Path], None] | None


FORMATS: dict[str, Format] = {
    each.ending: each
    for each in (
        Format(ENDING, load, save_apart),
        Format(".csv", None, write_scores),
        Format(FOLDER, read_tables, write_tables),
    )
}


def convert(source: str, target: str, *, replace: bool = False) -> None:
    """Read a scenario in one format and write it in another; raises FileRefused.

    What is there already is only replaced if `replace`. A name that ends with a slash, or is a
    folder, is a folder of tables.
    """
    reading, writing = _format(source), _format(target)
    if reading.read is None:
        raise FileRefused("format_not_read", file=Path(source).name, known=_endings("read"))
    if writing.write is None:
        raise FileRefused("format_not_written", file=Path(target).name, known=_endings("write"))
    if not replace:
        refuse_to_replace(Path(target))
    writing.write(reading.read(Path(source)), Path(target))


def _format(name: str) -> Format:
    path = Path(name)
    ending = FOLDER if name.endswith(("/", "\\")) or path.is_dir() else path.suffix.lower()
    if ending not in FORMATS:
        raise FileRefused("format_unknown", file=path.name, known=_endings("read", "write"))
    return FORMATS[ending]


def _endings(*ways: str) -> list[str]:
    return [each.ending for each in FORMATS.values() if any(getattr(each, way) for way in ways)]
