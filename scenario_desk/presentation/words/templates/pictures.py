"""The words for pictures: why one was not drawn or not written, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

from scenario_desk.presentation.words.language import Template, mark

TEMPLATES: Mapping[str, Template] = {
    "picture_unknown_ending": mark(
        "{file:quoted} does not say what to draw; a tree can be written as one of {known}."
    ),
    "log_unknown_ending": mark(
        "{file:quoted} does not say what to write; a session can be written as one of {known}."
    ),
    "picture_too_large": mark(
        "{file:quoted} would be {width} × {height} pixels, more than a .png can be read with; take"
        " a smaller scale, or .svg or .pdf, which stay sharp at any size."
    ),
    "picture_beyond_a_page": mark(
        "{file:quoted} would be one page of more than five metres; spread it over pages (--pages"
        " width), or write an .svg."
    ),
    "picture_not_written": mark(
        "{file:quoted} could not be written ({reason}); what was there is as it was: choose another"
        " name or folder."
    ),
    "print_refused": mark(
        "The printer {printer:quoted} takes no pages; see whether it is on, or print to a file."
    ),
}
