"""What a package gains interest by interest, and what putting on and taking off lead to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.packages.following import put_on, taken_off, unchosen
from scenario_desk.analysis.packages.gains import gains
from scenario_desk.analysis.packages.rules import Rules
from scenario_desk.analysis.packages.tables import Tables
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate


@pytest.mark.parametrize("linkages", [(), ("l1", "l3", "l5"), ("l2", "l4", "l6")])
def test_gains_of_an_actor_add_up_to_what_its_utility_changes_by(
    linkages: tuple[str, ...],
) -> None:
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    frame = lower(scenario)
    plain = replace(scenario.assumptions, package=None, linkages=())
    before = evaluate(frame, plain)
    after = evaluate(frame, replace(plain, linkages=linkages))
    tables = Tables(frame, after.assumptions)
    for endpoint in range(len(frame.endpoint_ids)):
        found = gains(tables, after, endpoint)
        by_actor = np.bincount(frame.interest_actor, found, len(frame.actor_ids))
        changed = after.utility[endpoint] - before.utility[endpoint]
        assert np.allclose(by_actor, changed)


def rules(**fields: object) -> Rules:
    plain = Rules(("a", "b", "c", "d"), (), (), (), ())
    return replace(plain, **fields)  # type: ignore[arg-type]


def test_what_is_required_comes_along_and_what_requires_goes_along() -> None:
    chain = rules(requires=((0, 1), (1, 2)))
    assert put_on(chain, ("d",), "a") == ("a", "b", "c", "d")
    assert taken_off(chain, ("a", "b", "c", "d"), "b") == ("c", "d")
    assert taken_off(chain, ("a", "b", "c", "d"), "a") == ("b", "c", "d")


def test_linkages_that_require_one_another_go_together() -> None:
    circle = rules(requires=((0, 1), (1, 0)))
    assert put_on(circle, (), "b") == ("a", "b")
    assert taken_off(circle, ("a", "b", "d"), "a") == ("d",)


def test_a_group_of_which_one_has_to_be_chosen_is_named_until_one_is() -> None:
    of_two = rules(groups=((1, 2),), exactly=((1, 2),))
    assert unchosen(of_two, ()) == ()
    assert unchosen(of_two, ("a",)) == (("b", "c"),)
    assert unchosen(of_two, ("a", "c")) == ()
