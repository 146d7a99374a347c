"""Whether all would rather have another package: held against every package, one by one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.packages.improving import improvement
from scenario_desk.analysis.packages.search import Search
from scenario_desk.model import edits
from tests.analysis.packages.dealing import bargain, every_valid


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.sampled_from([30.0, 90.0]))
def test_what_is_better_for_all_is_what_brute_force_finds(seed: int, effect: float) -> None:
    scenario = bargain(np.random.default_rng(seed), linkages=5, effect=effect, ask=-10.0)
    frame = lower(scenario)
    search = Search(frame, scenario.assumptions)
    packages = list(every_valid(scenario))
    agreed = packages[seed % len(packages)]
    seen = {
        each: evaluate(frame, replace(scenario.assumptions, linkages=each)) for each in packages
    }
    mine = seen[agreed].utility[0]
    better = {
        each: found.utility[0]
        for each, found in seen.items()
        if found.in_overlap[0] == 1 and (found.utility[0] > mine + 1e-7).all()
    }
    found = improvement(search, "e0", agreed)
    assert bool(found.better) == bool(better)
    assert {offer.linkages for _key, offer in found.better} <= set(better)
    if better:
        most = max(float((utility - mine).min()) for utility in better.values())
        _key, first = found.better[0]
        assert float((first.utility - mine).min()) >= most - 1e-7


def test_what_has_no_feasibility_is_named_and_nothing_is_better_than_the_unknown() -> None:
    scenario = bargain(np.random.default_rng(4), linkages=3, attached=1.0)
    scenario = edits.amend(scenario, "linkages", "l0", feasibility=None)
    found = improvement(Search(lower(scenario), scenario.assumptions), "e0", ())
    assert found.left_out == ("l0",)
    missing = edits.set_scores(scenario, {("e0", "us0"): None})
    found = improvement(Search(lower(missing), missing.assumptions), "e0", ())
    assert found.better == ()
    assert found.unknown == ("e0",)
