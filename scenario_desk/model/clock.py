"""The time, as a scenario and all that is kept beside it have it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The time of this machine's clock: ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
