"""The first-run set-up: two commands on a machine that has only Python.

`run` finds an interpreter that has the dependencies in the right versions, or has one made (see
`first_run`), and starts the command in it. Standard library only, and a later start imports next
to nothing.
"""

from __future__ import annotations

import os
import sys

from scenario_desk.first_run import SetUpFailed, say
from scenario_desk.first_run.display import (
    NO_DISPLAY,
    WITHOUT_WINDOW,
    display_available,
    drawn_elsewhere,
)
from scenario_desk.first_run.environment import PYTHON, Environment

TYPE_CHECKING = False  # As in typing, which a later start need not pay for.
if TYPE_CHECKING:
    from collections.abc import Sequence

CHECKOUT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
# Tells the interpreter we start that it is the one, so that it need not look again.
STARTED = "SCENARIO_DESK_STARTED"

DRAWING = ("report",)


def run(arguments: Sequence[str]) -> int:
    """Do what `python3 main.py ARGUMENTS` asks for, setting up first what that needs."""
    try:
        arguments, wheels = without_wheels(arguments)
        groups, qt = needs(arguments)
        if qt == "window" and not display_available():
            raise SetUpFailed(NO_DISPLAY)
        python = interpreter(groups, qt, wheels)
    except SetUpFailed as reason:
        say(str(reason))
        return 2
    except KeyboardInterrupt:
        say("Stopped; the next start begins again.")
        return 130
    return start(arguments) if python is None else start_in(python, arguments)


def without_wheels(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """Take `--wheels DIR` out of the arguments: it is the set-up's alone."""
    rest = list(arguments)
    for at, argument in enumerate(rest):
        name, equals, value = argument.partition("=")
        if name != "--wheels":
            continue
        given = value if equals else "".join(rest[at + 1 : at + 2])
        if not given or not os.path.isdir(given):
            raise SetUpFailed(f"--wheels takes a folder of wheels; {given or 'nothing'} is none.")
        del rest[at : at + (1 if equals else 2)]
        return rest, os.path.abspath(given)
    return rest, None


def needs(arguments: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Return the dependency groups a command needs, and how much of Qt it does.

    By the command's name, since the program itself is not importable yet. Of Qt a command needs
    nothing (""), drawing ("offscreen") or a window on the display ("window").
    """
    command = arguments[0] if arguments else ""
    if command == "test":
        return ("dev",), "offscreen"
    if command == "bench":
        return (), "offscreen"
    if not {"-h", "--help", "--version"}.isdisjoint(arguments):
        return (), ""
    if command in WITHOUT_WINDOW:
        return (), "offscreen" if command in DRAWING else ""
    return (), "offscreen" if drawn_elsewhere() else "window"


def interpreter(groups: Sequence[str], qt: str, wheels: str | None) -> str | None:
    """Return the interpreter to start, made if there was none; None stands for this one."""
    if os.environ.pop(STARTED, "") == PYTHON:
        return None
    own = Environment(CHECKOUT)
    inside = own.is_running()
    if not inside and chosen_by_hand() and satisfied_here(own, groups):
        return None
    if own.serves(groups, qt, inside):
        return None if inside else own.python
    if not inside and satisfied_here(own, groups):
        return None

    from scenario_desk.first_run.build import set_up

    set_up(own, groups, qt, wheels, inside)
    return own.python


def chosen_by_hand() -> bool:
    """Tell whether somebody made the running interpreter's environment and started it from it."""
    return sys.prefix != sys.base_prefix or "CONDA_PREFIX" in os.environ


def satisfied_here(own: Environment, groups: Sequence[str]) -> bool:
    """Tell whether the running interpreter has the right versions, and nothing is to be set up."""
    from scenario_desk.first_run import requirements

    return not requirements.unmet(requirements.required(own.pyproject, groups))


def start(arguments: Sequence[str]) -> int:
    """Run the command in this interpreter; `test` and `bench` exist in a checkout only."""
    modules = {"test": "tests", "bench": "tests.benchmarks"}
    if arguments and arguments[0] in modules:
        import runpy

        sys.argv = [f"main.py {arguments[0]}", *arguments[1:]]
        runpy.run_module(modules[arguments[0]], run_name="__main__")
        return 0

    from scenario_desk.cli import main

    sys.argv = ["main.py", *arguments]
    main()
    return 0


def start_in(python: str, arguments: Sequence[str]) -> int:
    """Start again in another interpreter: in place of this process where the system can."""
    command = [python, os.path.join(CHECKOUT, "main.py"), *arguments]
    os.environ[STARTED] = Environment(CHECKOUT).stamped_python()
    if os.name == "posix":
        os.execv(python, command)

    import subprocess

    try:
        return subprocess.run(command, check=False).returncode
    except KeyboardInterrupt:
        return 130
