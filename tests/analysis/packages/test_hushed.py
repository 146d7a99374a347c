"""What a solver prints does not come between a program and who reads its output."""

from __future__ import annotations

import os

import numpy as np
import pytest
from scipy import optimize

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.packages import efficient
from scenario_desk.analysis.packages.hushed import hushed
from scenario_desk.analysis.packages.search import Search
from tests.analysis.packages.dealing import bargain


def test_nothing_is_printed_while_it_lasts(capfd: pytest.CaptureFixture[str]) -> None:
    with hushed():
        os.write(1, b"noise")
    os.write(1, b"after")
    with pytest.raises(ZeroDivisionError), hushed():
        os.write(1, bytes([1 // 0]))
    os.write(1, b" all")
    assert capfd.readouterr().out == "after all"


def test_without_an_output_there_is_nothing_to_hush(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_number: int) -> int:
        raise OSError

    monkeypatch.setattr(os, "dup", closed)
    done = []
    with hushed():
        done.append(True)
    assert done


def test_a_search_by_programs_prints_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    solve, asked = optimize.milp, []

    def talkative(*given: object, **options: object) -> object:
        os.write(1, b"noise")
        asked.append(given)
        return solve(*given, **options)

    monkeypatch.setattr(optimize, "milp", talkative)
    monkeypatch.setattr(efficient, "MOST_STATES", 1)
    scenario = bargain(np.random.default_rng(0), linkages=5, endpoints=1)
    assert Search(lower(scenario), scenario.assumptions).frontier(["e0"]).points
    assert asked
    assert capfd.readouterr().out == ""
