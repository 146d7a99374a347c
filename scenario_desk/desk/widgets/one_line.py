"""Fields of one line: what no line can hold becomes blanks, with a word about it."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from scenario_desk.presentation.words.language import _

_UNFIT = re.compile(r" *[\x00-\x1f\x7f-\x9f\u2028\u2029][\x00-\x20\x7f-\x9f\u2028\u2029]*")
_ROOM = 100_001
"""A letter more than any text may have: what is too long is refused with a reason, never cut."""


def keep_to_one_line(field: QLineEdit, say: Callable[[str], None]) -> None:
    """Make line breaks, tabs and control characters blanks as they come, and `say` so."""

    def tidy() -> None:
        text, cursor = field.text(), field.cursorPosition()
        fit = one_line(text)
        if fit != text:
            after = len(one_line(text[cursor:]))
            # Inserted over what is selected, so that undo takes it back.
            field.selectAll()
            field.insert(fit)
            field.setCursorPosition(len(fit) - after)
            say(_("One line only: line breaks, tabs and control characters have become blanks."))

    field.setMaxLength(_ROOM)
    field.textEdited.connect(tidy)


def one_line(text: str) -> str:
    """The text with a blank for each run of what no line can hold, and nothing for it at the ends."""

    def blank(found: re.Match[str]) -> str:
        return " " if found.start() and found.end() < len(text) else ""

    return _UNFIT.sub(blank, text)
