"""What the command line prints, and the two streams it goes to."""

from __future__ import annotations

import sys
from typing import Any

from scenario_desk.presentation.words.harmless import harmless, harmless_json, harmless_lines


def say(text: str) -> None:
    """Print an answer, which may have lines."""
    sys.stdout.write(f"{harmless_lines(text)}\n")


def say_json(content: Any) -> None:
    """Print an answer as one JSON object."""
    is_utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    sys.stdout.write(f"{harmless_json(content, ascii_only=not is_utf8)}\n")


def complain(sentence: str) -> None:
    """Print what went wrong, in one line."""
    sys.stderr.write(f"{harmless(sentence)}\n")
