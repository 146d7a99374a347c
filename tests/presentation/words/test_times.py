"""Points in time as people read them: of today the time is enough."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from scenario_desk.presentation.words.times import local_time, moment, time_and_author


@pytest.mark.parametrize("time", ["2026-11-27T23:30:59Z", "2026-11-28T01:30:00+02:00"])
def test_a_time_is_said_by_the_clock_of_this_place(time: str) -> None:
    said = local_time(time)
    told = datetime.strptime(said, "%Y-%m-%d %H:%M").astimezone(UTC)
    assert told == datetime(2026, 11, 27, 23, 30, tzinfo=UTC)
    assert time_and_author(time, "Ann") == f"{said}, Ann"


@pytest.mark.parametrize("text", ["", "after the first round", "0001-01-01T00:00:00+23:00"])
def test_what_is_no_time_stays(text: str) -> None:
    assert local_time(text) == text
    assert time_and_author(text, "") == text
    assert time_and_author("", "Ann") == "Ann"


def test_another_day_is_said_with_its_date() -> None:
    then = datetime(2017, 4, 7, 12, 30, tzinfo=UTC)
    assert moment(then) == then.astimezone().strftime("%Y-%m-%d %H:%M")


def test_of_today_the_time_is_enough() -> None:
    # The day may change between the two: then the date stands before the time.
    said = moment(datetime.now(UTC))
    assert re.fullmatch(r"(\d{4}-\d\d-\d\d )?\d\d:\d\d", said)
    assert moment(datetime.now(UTC) - timedelta(days=2)).startswith("20")
