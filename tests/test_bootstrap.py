"""Which interpreter a start ends up in, and what it says when it cannot."""

from __future__ import annotations

import ast
import runpy
import sys
from pathlib import Path

import pytest

from scenario_desk import bootstrap
from scenario_desk.first_run import build
from scenario_desk.first_run.display import WITHOUT_WINDOW
from scenario_desk.first_run.environment import PYTHON, Environment

MAIN = Path(bootstrap.CHECKOUT, "main.py")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """A checkout of its own that asks for pytest, started by a system's Python."""
    (tmp_path / "pyproject.toml").write_text('[project]\ndependencies = ["pytest>=1"]\n')
    (tmp_path / "constraints.txt").write_text("")
    monkeypatch.setattr(bootstrap, "CHECKOUT", str(tmp_path))
    monkeypatch.setattr(bootstrap, "chosen_by_hand", lambda: False)
    return Environment(str(tmp_path))


@pytest.fixture
def screenless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Linux without a display."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def stamp(own: Environment, **differing: str) -> None:
    """Pretend the environment was set up."""
    python = Path(own.python)
    python.parent.mkdir(parents=True)
    python.touch()
    build.write_stamp(own.folder, differing.get("inputs", own.inputs()), PYTHON, [], ["window"])


def never(*_: object) -> None:
    pytest.fail("a set-up was started")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ((), "window")),
        (["my.scenario"], ((), "window")),
        (["test", "tests/model"], (("dev",), "offscreen")),
        (["bench", "--json"], ((), "offscreen")),
        (["evaluate", "my.scenario"], ((), "")),
        (["report", "my.scenario", "-o", "tree.svg"], ((), "offscreen")),
        (["--help"], ((), "")),
        (["--version"], ((), "")),
    ],
)
def test_a_command_needs_no_more_than_it_uses(
    arguments: list[str], expected: tuple[tuple[str, ...], str], screenless: None
) -> None:
    assert bootstrap.needs(arguments) == expected


def test_the_commands_that_need_no_window_are_those_of_the_command_line() -> None:
    from typer.main import get_group

    from scenario_desk.cli.commands import app

    assert sorted(get_group(app).commands) == list(WITHOUT_WINDOW)


def test_without_a_display_one_sentence_says_what_works(
    own: Environment,
    screenless: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(build, "set_up", never)

    assert bootstrap.run(["my.scenario"]) == 2
    assert capsys.readouterr().err == (
        "There is no display to open a window on; without one these commands work: "
        f"{', '.join(WITHOUT_WINDOW[:-1])} and {WITHOUT_WINDOW[-1]}.\n"
    )


def test_the_folder_of_wheels_is_for_the_set_up_alone(tmp_path: Path) -> None:
    arguments, wheels = bootstrap.without_wheels(["--wheels", str(tmp_path), "check", "x"])
    assert (arguments, wheels) == (["check", "x"], str(tmp_path))

    arguments, wheels = bootstrap.without_wheels(["test", f"--wheels={tmp_path}"])
    assert (arguments, wheels) == (["test"], str(tmp_path))

    assert bootstrap.without_wheels(["test"]) == (["test"], None)


@pytest.mark.parametrize("arguments", [["--wheels"], ["--wheels="], ["--wheels", "no/such"]])
def test_a_folder_of_wheels_that_is_none_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.run(arguments) == 2
    assert "--wheels takes a folder of wheels" in capsys.readouterr().err


def test_a_later_start_goes_to_the_environment_that_is_there(
    own: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp(own)
    monkeypatch.setattr(build, "set_up", never)

    assert bootstrap.interpreter((), "window", None) == own.python


def test_inside_it_the_program_starts_at_once(
    own: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp(own)
    monkeypatch.setattr(sys, "prefix", own.folder)
    monkeypatch.setattr(build, "set_up", never)

    assert bootstrap.interpreter((), "", None) is None


def test_the_interpreter_we_start_does_not_look_again(
    own: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(bootstrap.STARTED, PYTHON)
    monkeypatch.setattr(build, "set_up", never)

    assert bootstrap.interpreter(("dev",), "window", None) is None


def test_where_the_right_versions_are_nothing_is_set_up(
    own: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "set_up", never)

    assert bootstrap.interpreter((), "window", None) is None


def test_an_environment_chosen_by_hand_wins_over_ours(
    own: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp(own)
    monkeypatch.setattr(bootstrap, "chosen_by_hand", lambda: True)

    assert bootstrap.interpreter((), "", None) is None


@pytest.mark.parametrize("line", ["pytest>=1,<2", "no-such-distribution>=1"])
def test_wrong_versions_and_none_are_set_up(
    own: Environment, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    Path(own.pyproject).write_text(f'[project]\ndependencies = ["{line}"]\n')
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(build, "set_up", lambda *given: asked.append(given[1:]))

    assert bootstrap.interpreter((), "window", "wheels") == own.python
    assert asked == [((), "window", "wheels", False)]


def test_changed_inputs_are_set_up_again(own: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp(own, inputs="of another day")
    Path(own.pyproject).write_text('[project]\ndependencies = ["no-such-distribution"]\n')
    asked: list[object] = []
    monkeypatch.setattr(build, "set_up", lambda *_: asked.append(True))

    bootstrap.interpreter((), "", None)

    assert asked


def test_an_interrupted_set_up_says_that_it_begins_again(
    own: Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "interpreter", interrupt)

    assert bootstrap.run(["check", "x"]) == 130
    assert capsys.readouterr().err == "Stopped; the next start begins again.\n"


def test_an_older_python_is_told_so_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    ast.parse(MAIN.read_text(encoding="utf-8"), feature_version=(3, 5))
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))

    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(str(MAIN))

    assert stopped.value.code == "Scenario Desk needs Python 3.11 or newer; this is 3.10."


def test_main_stays_a_few_lines() -> None:
    assert len(MAIN.read_text(encoding="utf-8").splitlines()) <= 15
