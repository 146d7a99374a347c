"""Points in time as people read them."""

from __future__ import annotations

from datetime import datetime

from scenario_desk.presentation.words.language import _


def local_time(time: str) -> str:
    """A time in ISO 8601 by the clock of this place, to the minute; other text stays as it is."""
    try:
        return day_and_time(datetime.fromisoformat(time))
    except (ValueError, OverflowError, OSError):
        return time


def time_and_author(time: str, author: str) -> str:
    """When and by whom, as far as it is known."""
    when = local_time(time)
    return (
        _("{time}, {author}").format(time=when, author=author)
        if when and author
        else when or author
    )


def moment(time: datetime) -> str:
    """When something was, by the clock of this machine: the time of today, else the day as well.

    `time` has a time zone.
    """
    here = time.astimezone()
    today = here.date() == datetime.now().astimezone().date()
    return here.strftime("%H:%M") if today else day_and_time(time)


def day_and_time(time: datetime) -> str:
    """When something was, by the clock of this machine, to the minute."""
    return time.astimezone().strftime("%Y-%m-%d %H:%M")
