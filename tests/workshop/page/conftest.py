"""A phone's page and the session it joins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Browser, Page, browser
from tests.workshop.page.hosting import Session, session


@pytest.fixture(scope="session")
def phones() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture
def host(phones: Browser, tmp_path: Path) -> Iterator[Session]:
    with session(tmp_path / "box") as held:
        yield held


@pytest.fixture
def page(phones: Browser, host: Session) -> Iterator[Page]:
    """A phone; that its script throws nothing and keeps to its policy is part of every test."""
    opened = phones.page()
    yield opened
    phones.close(opened)
    assert not opened.complaints
