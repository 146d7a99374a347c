"""The stamp alone tells whether an environment serves: a later start looks at nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scenario_desk.first_run.build import write_stamp
from scenario_desk.first_run.environment import PYTHON, STAMP, Environment

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def own(tmp_path: Path) -> Environment:
    """An environment that was set up for the tests, its interpreter an empty file."""
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "constraints.txt").write_text("numpy==2.0\n")
    own = Environment(str(tmp_path))
    os.makedirs(os.path.dirname(own.python))
    Path(own.python).touch()
    write_stamp(own.folder, own.inputs(), PYTHON, ["dev"], ["offscreen"])
    return own


def test_it_serves_what_it_was_made_for(own: Environment) -> None:
    assert own.serves([], "", inside=False)
    assert own.serves(["dev"], "offscreen", inside=True)


def test_it_does_not_serve_more(own: Environment) -> None:
    assert not own.serves(["dev", "bench"], "", inside=False)
    assert not own.serves([], "window", inside=False)


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_it_does_not_serve_other_inputs(own: Environment, name: str) -> None:
    with Path(own.checkout, name).open("a") as file:
        file.write("# changed\n")

    assert not own.serves([], "", inside=False)


def test_it_does_not_serve_a_python_that_moved_on_under_it(own: Environment) -> None:
    write_stamp(own.folder, own.inputs(), "3.10", [], [])

    assert own.stamped_python() == "3.10"
    assert not own.serves([], "", inside=True)


def test_it_does_not_serve_when_its_python_is_gone(own: Environment) -> None:
    Path(own.python).unlink()

    assert not own.serves([], "", inside=False)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"inputs\n\n", b"{}"])
def test_a_stamp_that_is_no_stamp_serves_nothing(own: Environment, content: bytes) -> None:
    Path(own.folder, STAMP).write_bytes(content)

    assert not own.serves([], "", inside=False)


def test_a_later_start_imports_nothing_slow() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(CHECKOUT)!r});"
        "import scenario_desk.bootstrap;"
        "print(*sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True
    )

    slow = {"dataclasses", "json", "pathlib", "re", "subprocess", "tomllib", "typing"}
    assert not slow & set(result.stdout.split())
