"""The language the program speaks: `_` and `ngettext` for every word it puts before a person.

Texts are English in the source and their own keys; a catalogue found by `speak` translates them
from then on, so `_` is looked up when a sentence is made and never kept at import.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

Template = str | tuple[str, str]
"""A sentence with named places, or a pair of them: for one, for many."""

DOMAIN = "scenario_desk"
"""The name of the catalogues: `<folder>/<language>/LC_MESSAGES/scenario_desk.mo`."""

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def _(text: str) -> str:
    """Say `text` in the current language; without a translation, as it stands."""
    return _catalogue.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Say `one` or `many` as the current language counts; the caller fills in the count."""
    return _catalogue.ngettext(one, many, count)


def pgettext(context: str, text: str) -> str:
    """Say `text` as it is meant in `context`, for short words that translate in two ways."""
    return _catalogue.pgettext(context, text)


def speak(folder: Path | None = None, *languages: str) -> None:
    """Use the first of `languages` that has a catalogue in `folder`, else English.

    Without `languages` the environment's (LANGUAGE, LC_ALL, LC_MESSAGES, LANG) are tried.
    """
    global _catalogue
    if folder is None:
        _catalogue = _gettext.NullTranslations()
        return
    _catalogue = _gettext.translation(DOMAIN, folder, list(languages) or None, fallback=True)


def mark(text: str) -> str:
    """Mark a text for the catalogues where it is defined; `_` says it where it is used."""
    return text


_decimal = "."


def write_decimals_with(separator: str) -> None:
    """Show numbers with this decimal separator from now on; files always use a point."""
    global _decimal
    _decimal = separator


def decimal_separator() -> str:
    """What stands between whole and part in the numbers that people read."""
    return _decimal
