"""When something was done, as people read it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scenario_desk.presentation.words.times import local_time, time_and_author


@pytest.mark.parametrize("time", ["2026-11-27T23:30:59Z", "2026-11-28T01:30:00+02:00"])
def test_a_time_is_said_by_the_clock_of_this_place(time: str) -> None:
    said = local_time(time)
    moment = datetime.strptime(said, "%Y-%m-%d %H:%M").astimezone(UTC)
    assert moment == datetime(2026, 11, 27, 23, 30, tzinfo=UTC)
    assert time_and_author(time, "Ann") == f"{said}, Ann"


@pytest.mark.parametrize("text", ["", "after the first round", "0001-01-01T00:00:00+23:00"])
def test_what_is_no_time_stays(text: str) -> None:
    assert local_time(text) == text
    assert time_and_author(text, "") == text
    assert time_and_author("", "Ann") == "Ann"
