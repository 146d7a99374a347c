"""A kill at any moment takes no finished change, and leaves the file whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.kills.killing import killed_run
from tests.kills.voting import killed_vote

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason=f"{sys.platform} cannot fork a run to kill"
)


@pytest.mark.parametrize("seed", range(20))
def test_nothing_finished_is_lost(tmp_path: Path, seed: int) -> None:
    killed_run(seed, tmp_path)


@pytest.mark.parametrize("seed", range(4))
def test_no_vote_that_was_acknowledged_is_lost(tmp_path: Path, seed: int) -> None:
    killed_vote(seed, tmp_path)
