"""What each linkage of a package has to do with an opening."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.packages import shares as module
from scenario_desk.analysis.packages.report import report
from scenario_desk.analysis.packages.shares import shares
from scenario_desk.analysis.packages.tables import Tables
from tests.analysis.packages.dealing import bargain


@pytest.mark.parametrize("seed", range(6))
def test_shares_are_averages_over_every_order(seed: int) -> None:
    scenario = bargain(
        np.random.default_rng(seed), linkages=4, attached=0.8, effect=150.0, touched=4, ask=0.0
    )
    frame = lower(scenario)
    row = seed % 2

    def margin(linkages: tuple[str, ...]) -> float:
        seen = evaluate(frame, replace(scenario.assumptions, linkages=linkages))
        return float(seen.margin_of[row])

    package = ("l0", "l2", "l3")
    found = shares(Tables(frame, scenario.assumptions), package, row)
    orders = list(permutations(package))
    for place, key in enumerate(package):
        others = tuple(each for each in package if each != key)
        assert found.alone[place] == pytest.approx(margin((key,)) - margin(()))
        assert found.last[place] == pytest.approx(margin(package) - margin(others))
        added = [
            margin((*order[: order.index(key)], key)) - margin(order[: order.index(key)])
            for order in orders
        ]
        assert found.share[place] == pytest.approx(np.mean(added))
    assert found.share.sum() == pytest.approx(margin(package) - margin(()))


def test_of_many_items_only_what_they_do_alone_and_last(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = bargain(np.random.default_rng(0), linkages=4, attached=1.0)
    tables = Tables(lower(scenario), scenario.assumptions)
    whole = shares(tables, tuple(scenario.linkages), 0)
    monkeypatch.setattr(module, "MOST_ITEMS", 3)
    found = shares(tables, tuple(scenario.linkages), 0)
    assert found.alone == pytest.approx(whole.alone)
    assert found.last == pytest.approx(whole.last)
    assert (found.opens_alone == whole.opens_alone).all()
    assert np.isnan(found.share).all()


def test_a_report_tells_how_far_it_is() -> None:
    scenario = bargain(np.random.default_rng(0), linkages=3, endpoints=2)
    evaluation = evaluate(lower(scenario))
    told: list[float] = []
    report(evaluation, None, "items", progress=told.append)
    assert told == [0.0, 0.25, 0.5, 0.75]
