"""The language the program speaks: `_` and `ngettext` for every word it puts before a person.

Texts are English in the source and their own keys; a catalogue found by `speak` translates them
from then on, so `_` is looked up when a sentence is made and never kept at import: what is defined
at import is marked with `mark`, or with `mark_in` a context.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cases:
    """Whole sentences of which the value of one place chooses, `by` its name.

    A noun that came into a sentence from elsewhere could not be inflected, nor what agrees with it.
    """

    by: str
    sentences: Mapping[str, str]


ROLES = ("object", "decision", "of", "at", "before", "under", "below", "from", "to")
"""What a phrase can be in a sentence, or follow there, and is inflected for; else its subject."""

Template = str | tuple[str, str] | Cases
"""A sentence with named places; or a pair of them, for one and for many; or one for each case."""

DOMAIN = "scenario_desk"
"""The name of the catalogues: `<folder>/<language>/LC_MESSAGES/scenario_desk.mo`."""

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def _(text: str) -> str:
    """Say `text` in the current language; without a translation, as it stands."""
    # Of "" a catalogue tells its own particulars.
    return english(_catalogue.gettext(text)) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Say `one` or `many` as the current language counts; the caller fills in the count."""
    return _catalogue.ngettext(one, many, count)


def speak(folder: Path | None = None) -> None:
    """Use the language of the environment if it has a catalogue in `folder`, else English."""
    global _catalogue
    _catalogue = _gettext.NullTranslations()
    if folder is not None:
        _catalogue = _gettext.translation(DOMAIN, folder, fallback=True)


def mark(text: str) -> str:
    """Mark a text for the catalogues where it is defined; `_` says it where it is used."""
    return text


def mark_in(context: str, text: str) -> str:
    """Mark a short text that translates in two ways: its context goes along, and `_` leaves it out."""
    return f"{context}{_IN}{text}"


def english(marked: str) -> str:
    """A marked text as it stands in the source, without its context."""
    return marked.rpartition(_IN)[2]


_IN = "\x04"
"""Between context and text in the keys of catalogues."""


_decimal = "."


def write_decimals_with(separator: str) -> None:
    """Show numbers with this decimal separator from now on; files always use a point."""
    global _decimal
    _decimal = separator


def decimal_separator() -> str:
    """What stands between whole and part in the numbers that people read."""
    return _decimal
