"""Commands of the command line, run in this process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from scenario_desk import cli
from scenario_desk.exchange.scenario_file import save
from tests.model.building import small_scenario


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        assert self.err == ""
        content = json.loads(self.out, parse_constant=lambda name: pytest.fail(name))
        assert isinstance(content, dict)
        return content


@pytest.fixture
def run(capsys, qapp):
    """Run a command in this process.

    One that draws would make an application that knows no widgets, and Qt keeps the first it gets.
    """

    def command(*arguments: str) -> Ran:
        with pytest.raises(SystemExit) as left:
            cli.main(arguments)
        printed = capsys.readouterr()
        return Ran(int(left.value.code or 0), printed.out, printed.err)

    return command


@pytest.fixture
def refuse(run):
    """Run a command that must be refused: one sentence on stderr, nothing on stdout, exit code 2."""

    def command(*arguments: str) -> str:
        ran = run(*arguments)
        assert ran.code == 2, ran
        assert ran.out == ""
        assert ran.err.endswith(".\n")
        assert ran.err.count("\n") == 1
        return ran.err.strip()

    return command


@pytest.fixture
def small(tmp_path: Path) -> str:
    path = tmp_path / "small.scenario"
    save(small_scenario(), path)
    return str(path)
