"""What writing files could not do is told to each test alone."""

from __future__ import annotations

import pytest

from scenario_desk.exchange import atomic


@pytest.fixture(autouse=True)
def nothing_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "_noted", set())
    monkeypatch.setattr(atomic, "_untold", [])
