"""Keeps text from a file plain where Qt would read markup or mnemonics into it."""

from __future__ import annotations

import html

from scenario_desk.presentation.words.harmless import harmless, harmless_lines

_LONGEST = 2_000
"""A tooltip longer than this fills the screen; the inspector shows the whole."""


def tip(text: str) -> str:
    """The text as a tooltip that wraps; whatever looks like markup in it is shown as typed."""
    if not text:
        return ""
    shown = text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"
    return f"<p style='white-space:pre-wrap'>{html.escape(harmless_lines(shown))}</p>"


def unmarked(text: str) -> str:
    """The text for a button, menu or buddy label: no letter of it becomes a mnemonic."""
    return " ".join(harmless(text).split()).replace("&", "&&")


def plain(text: str) -> str:
    """An action's text without the mark of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
