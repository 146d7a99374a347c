"""What the command line prints, and the two streams it goes to."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from scenario_desk.cli.refused import CommandRefused
from scenario_desk.presentation.words.harmless import harmless, harmless_json, harmless_lines

_PLAIN = "scenario-desk-plain"
_PLAINER = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u2039\u203a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\xab\xbb", '"'),
    **dict.fromkeys("\xa0\u2007\u2009\u202f", " "),
    **dict.fromkeys("\u200b\u200c\u200d\ufeff", ""),
    **dict.fromkeys("\u2022\xb7\u2027", "*"),
    "\u2026": "...",
    "\u2192": "->",
    "\u2190": "<-",
    "\u2194": "<->",
    "\xd7": "x",
    "\xb1": "+/-",
    "\u2264": "<=",
    "\u2265": ">=",
    "\u2260": "!=",
    "\u2248": "~",
    "\u20ac": "EUR",
    # How an endpoint is accepted, as the legend below the table explains it.
    "\u25cf": "S",
    "\u25c9": "P",
    "\u25ce": "T",
    "\u25d0": "A",
    "\u25d1": "B",
    "\u25cb": "-",
    "\u25cc": "U",
    "\u0142": "l",
    "\u0141": "L",
    "\u0111": "d",
    "\u0110": "D",
    "\u0131": "i",
    "\xdf": "ss",
    "\xe6": "ae",
    "\xc6": "AE",
    "\u0153": "oe",
    "\u0152": "OE",
    "\xf8": "o",
    "\xd8": "O",
}
"""What stands for a sign in an encoding without it, each within ASCII."""


def make_ready() -> None:
    """Let both streams take whatever is printed, also where one is closed or lacks a letter."""
    codecs.register_error(_PLAIN, _plainer)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Nobody listens; and no file that is opened later may take the stream's number.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_PLAIN)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Answer a codec that cannot carry letters with others that it can."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(map(_in_ascii, lacking)), error.end


def _in_ascii(letter: str) -> str:
    if letter in _PLAINER:
        return _PLAINER[letter]
    parts = unicodedata.normalize("NFKD", letter)
    if unicodedata.combining(letter):
        return ""
    kept = "".join(part for part in parts if part.isascii())
    return kept or "?"


def say(text: str) -> None:
    """Print an answer, which may have lines; raises as `flush`."""
    with _printing():
        sys.stdout.write(f"{harmless_lines(text)}\n")


def say_json(content: Any, *, one_line: bool = False) -> None:
    """Print an answer as one JSON object; raises as `flush`."""
    is_utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    with _printing():
        sys.stdout.write(f"{harmless_json(content, ascii_only=not is_utf8, one_line=one_line)}\n")


def flush() -> None:
    """Print what waits; raises CommandRefused, and BrokenPipeError where nobody reads on."""
    with _printing():
        sys.stdout.flush()


@contextmanager
def _printing() -> Iterator[None]:
    """Say why an answer could not be printed; then the rest of it goes nowhere."""
    try:
        yield
    except OSError as error:
        _give_up(sys.stdout)
        if isinstance(error, BrokenPipeError):
            raise
        from scenario_desk.presentation.words.system_errors import system_error

        raise CommandRefused("command_not_printed", reason=system_error(error)) from error


def _give_up(stream: TextIO) -> None:
    """Let what is left to print go nowhere: the stream cannot take it, now or when we leave."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def progress(text: str) -> None:
    """Show how far it is, in place of what was shown last; "" takes it away. Only people who watch a
    terminal see it."""
    try:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\x1b[K{harmless(text)}")
            sys.stderr.flush()
    except OSError:
        _give_up(sys.stderr)


def complain(sentence: str) -> None:
    """Print what went wrong, in one line."""
    try:
        sys.stderr.write(f"{harmless(sentence)}\n")
        sys.stderr.flush()
    except OSError:
        # The exit code says it too.
        _give_up(sys.stderr)
