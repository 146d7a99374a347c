"""The time as it is kept: told apart from local time, and in order as text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from scenario_desk.model.clock import now


def test_a_time_says_that_it_is_utc_and_stands_in_order_as_text() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    first, second = now(), now()
    read = datetime.fromisoformat(first)
    assert read.utcoffset() == timedelta(0)
    assert before <= read <= datetime.now(UTC)
    assert first <= second
