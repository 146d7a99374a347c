"""Where commands write a scenario: under a name that says so, and never over work that is open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scenario_desk.exchange.file_lock import FileLock, take_lock
from scenario_desk.exchange.scenario_file import load

COMMANDS = {
    "new": ["new", "--template", "blank", "-o"],
    "share": ["share", "{small}", "-o"],
    "merge": ["merge", "{small}", "{small}", "{small}", "-o"],
    "convert": ["convert", "{small}"],
}


@pytest.fixture(params=COMMANDS)
def command(request: pytest.FixtureRequest, small: str) -> list[str]:
    """A command that writes a scenario, up to where."""
    return [each.format(small=small) for each in COMMANDS[request.param]]


@pytest.fixture
def lock(tmp_path: Path) -> Iterator[FileLock]:
    """The lock of a file that somebody works on."""
    lock = take_lock(tmp_path / "theirs.scenario", "Bob")
    assert isinstance(lock, FileLock)
    yield lock
    lock.release()


@pytest.mark.parametrize("name", ["scores.csv", "a.json", "a.scenario.bak", "scenario"])
def test_a_name_that_does_not_say_what_it_is_is_refused(refuse, command, tmp_path, name):
    out = tmp_path / name
    if command[0] == "convert":
        # By its ending it writes other formats, too.
        out = out.with_suffix(".docx")
    said = refuse(*command, str(out), "--force")
    assert f"“{out.name}”" in said
    assert ".scenario" in said
    assert not out.exists()


def test_an_ending_in_capitals_is_one(run, command, tmp_path):
    out = tmp_path / "A.SCENARIO"
    assert run(*command, str(out)).code == 0
    assert load(out).nodes


def test_what_is_open_is_not_written_over_even_where_told(run, refuse, command, lock):
    lock.file.write_text("theirs")
    said = refuse(*command, str(lock.file), "--force")
    assert said.startswith("“theirs.scenario” is open for Bob on ")
    assert lock.file.read_text() == "theirs"
    lock.release()
    assert run(*command, str(lock.file), "--force").code == 0
