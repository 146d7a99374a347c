"""When something was done, as people read it."""

from __future__ import annotations

from datetime import datetime

from scenario_desk.presentation.words.language import _


def local_time(time: str) -> str:
    """A time in ISO 8601 by the clock of this place, to the minute; other text stays as it is."""
    try:
        return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError):
        return time


def time_and_author(time: str, author: str) -> str:
    """When and by whom, as far as it is known."""
    when = local_time(time)
    return (
        _("{time}, {author}").format(time=when, author=author)
        if when and author
        else when or author
    )
