"""What stands between text from elsewhere and any surface that would obey it.

A name may hold characters that a terminal, a window's title or a line of text acts on instead of
showing: escapes, line breaks, marks that turn the direction of what follows.
"""

from __future__ import annotations

from typing import Any

_OBEYED = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029]
"""Controls of ASCII and of Latin-1, among them ESC and CSI, and the separators of lines."""
_TURNING = [
    *(0x061C, 0x200E, 0x200F),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x2070),
    *range(0xFFF9, 0xFFFC),
]
"""What orders the letters around it and is not seen itself; joiners, which shape letters, stay."""

_SHOWN = dict.fromkeys(_OBEYED, " ") | dict.fromkeys(_TURNING, "")
_ESCAPED = {code: f"\\u{code:04x}" for code in _OBEYED[0x20:] + _TURNING}


def harmless(text: str) -> str:
    """The text as one line that nothing obeys: controls become spaces, direction marks go."""
    return text if text.isprintable() else text.translate(_SHOWN)


def harmless_lines(text: str) -> str:
    """The text line by line, where line breaks are meant."""
    return "\n".join(harmless(line) for line in text.split("\n"))


def harmless_json(content: Any, *, ascii_only: bool, one_line: bool = False) -> str:
    """The content as JSON with the same characters escaped, so that reading gives them back."""
    import json

    text = json.dumps(
        content, ensure_ascii=ascii_only, allow_nan=False, indent=None if one_line else 1
    )
    return text.translate(_ESCAPED)
