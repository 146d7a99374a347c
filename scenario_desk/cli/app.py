"""The command line: opens the window, or does the same work without one.

A start with a window pays for nothing here: the commands, and the library that reads their
arguments, are imported only when one is called.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from scenario_desk.cli.refused import CommandRefused
from scenario_desk.cli.streams import complain, flush, make_ready
from scenario_desk.first_run import display
from scenario_desk.locate import locate
from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.language import speak

DONE, BAD_INPUT, INTERRUPTED = 0, 2, 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command in `arguments` (those of the process by default) and exit with its code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    make_ready()
    code = run(given)
    try:
        flush()
    except BrokenPipeError:
        code = DONE
    except CommandRefused as refused:
        code = code if code == BAD_INPUT else _refused(refused)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; every error is one sentence on stderr."""
    is_command = bool(arguments) and (
        arguments[0] in display.WITHOUT_WINDOW or arguments[0].startswith("-")
    )
    try:
        speak(locate("resources") / "translations")
        return run_command(arguments) if is_command else open_window(arguments)
    except BrokenPipeError:
        # Whoever read what we print has read enough.
        return DONE
    except Exception as error:
        return _refused(error)


def _refused(error: Exception) -> int:
    """Say on stderr why nothing came of it."""
    complain(_sentence(error))
    return BAD_INPUT


def run_command(arguments: Sequence[str]) -> int:
    """Run a command that needs no window."""
    import typer

    from scenario_desk.cli.commands import commands
    from scenario_desk.exchange.atomic import untold

    try:
        # Not through its own way in, which has ways of its own with streams that take nothing.
        with commands().make_context("scenario-desk", list(arguments)) as context:
            code = context.command.invoke(context)
    except typer.Exit as left:
        code = left.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    if told := untold():
        from scenario_desk.presentation.words.messages import words

        for message in told:
            complain(words(message))
    return int(code or DONE)


def open_window(arguments: Sequence[str]) -> int:
    """Open the window, on a file where one is named, and stay until it closes."""
    path = arguments[0] if arguments else None
    if path is not None and not Path(path).exists():
        raise CommandRefused("command_no_file", name=path)
    if len(arguments) > 1:
        raise CommandRefused("command_one_file")
    if not display.display_available():
        raise CommandRefused("command_no_display", commands=display.WITHOUT_WINDOW)
    from scenario_desk.desk.app import main as desk

    return desk(path)


def _sentence(error: Exception) -> str:
    """What happened, in one sentence."""
    from scenario_desk.presentation.words.messages import words

    message = getattr(error, "message", None)
    if isinstance(message, Message):
        return words(message)
    if hasattr(error, "format_message"):
        # Wrong arguments: typer does not export the base class of its errors.
        text = " ".join(str(error.format_message()).split()).rstrip(".")
        return words(Message("command_wrong_arguments", {"text": text}))
    if isinstance(error, OSError):
        from scenario_desk.exchange.refusal import sentence

        return sentence(error)
    if isinstance(error, MemoryError):
        return words(Message("command_no_memory", {}))
    what = f"{type(error).__name__}: {error}"
    return words(Message("command_unforeseen", {"error": what, "report": _report(error)}))


def _report(error: Exception) -> str:
    """A file that says where what nobody foresaw happened."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="scenario-desk-", suffix=".txt", delete=False, encoding="utf-8"
    ) as report:
        report.write("".join(traceback.format_exception(error)))
    return report.name
