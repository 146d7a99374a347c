"""The cases of each kind: made from their number and a seed, the same ones on every machine."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from scenario_desk.exchange.csv_tables import write_tables
from scenario_desk.exchange.scenario_file import dumps, loads
from scenario_desk.locate import locate
from tests.exchange.test_scenario_file import golden_scenario
from tests.fuzz import structure, tables
from tests.fuzz.scrambling import scrambled
from tests.fuzz.tables import Folder
from tests.fuzz.trying import try_file, try_folder
from tests.model.building import small_scenario

KINDS = ("structure", "bytes")
_TABLES = 0.2
"""The share of folders of tables among the cases."""
_WHOLE = 0.1
"""The share that starts from a file as it ships, however large; the others start from a small one."""
_THERE_AND_BACK = 0.1


@dataclass(frozen=True, slots=True)
class Case:
    """One input: the content of a file, or of the files of a folder."""

    content: bytes | Folder
    with_folder: bool

    def run(self) -> str:
        """`trying.READ` or the code of the refusal; raises whatever must not happen."""
        if isinstance(self.content, dict):
            return try_folder(self.content, self.with_folder)
        return try_file(self.content, self.with_folder)

    def keep(self, path: Path) -> Path:
        """Keep the input, as a file or a folder; returns where."""
        if not isinstance(self.content, dict):
            path = path.with_suffix(".scenario")
            path.write_bytes(self.content)
            return path
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        for name, content in self.content.items():
            (path / name).write_bytes(content)
        return path


def case(kind: str, seed: int, number: int) -> Case:
    """The case of this number; nothing else has a part in what it is."""
    random = Random(f"{kind} {seed} {number}")
    starts = _whole() if random.random() < _WHOLE else _small()
    start, other = random.choice(starts), random.choice(_small())
    content: bytes | Folder
    if random.random() < _TABLES:
        content = _folder_of(start)
        if kind == "structure":
            content = tables.damaged(random, content)
        else:
            name = random.choice(sorted(content))
            content = content | {name: scrambled(random, content[name], other)}
    elif kind == "structure":
        text = structure.damaged(random, start.decode(), other.decode())
        content = text.encode("utf-8", "surrogatepass")
    else:
        content = scrambled(random, start, other)
    return Case(content, random.random() < _THERE_AND_BACK)


@cache
def _whole() -> tuple[bytes, ...]:
    shipped = sorted(locate("scenarios").glob("*.scenario"))
    return tuple(path.read_bytes() for path in shipped)


@cache
def _small() -> tuple[bytes, ...]:
    """Small scenarios, and what ships cut down to a few levels and a few of everything."""
    cut = (
        structure.shrunk(text.decode(), levels, most)
        for text in _whole()
        for levels, most in ((3, 6), (4, 12))
    )
    ours = (dumps(small_scenario()), dumps(golden_scenario()))
    return (*ours, *(dumps(loads(text.encode())) for text in cut))


@cache
def _folder_of(content: bytes) -> Folder:
    with TemporaryDirectory(prefix="fuzz-") as place:
        write_tables(loads(content), Path(place))
        return {path.name: path.read_bytes() for path in Path(place).glob("*.csv")}
