"""What Qt's offscreen platform says of itself is kept from the tables of the benchmarks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from tests.offscreen import hush


@pytest.fixture
def hushed() -> Iterator[None]:
    before = qInstallMessageHandler(None)
    hush()
    yield
    qInstallMessageHandler(before)


def test_only_that_is_not_passed_on(hushed: None, capsys: pytest.CaptureFixture[str]) -> None:
    qWarning("This plugin does not support propagateSizeHints()")
    qWarning("Something else")
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "Something else\n")
