"""This happened: history takes a branch, and what lies off its path can no longer be reached."""

from __future__ import annotations

import pytest

from tests.stories.facilitator import Facilitator

pytestmark = pytest.mark.story


@pytest.fixture
def analyst(person: Facilitator) -> Facilitator:
    """Somebody at the tree of the flagship."""
    person.opens_template(person.window.welcome.cards[0].title)
    person.presses("Ctrl+1")
    person.waits_until(person.window.tree.isVisible)
    return person


def test_a_branch_is_declared_and_the_others_are_reached_no_more(analyst: Facilitator) -> None:
    nodes, root = analyst.scenario.nodes, analyst.scenario.root
    taken, other, *_more = nodes[root].children
    analyst.picks_in_tree(taken, "This happened")
    reach = dict(zip(analyst.bench.frame.node_ids, analyst.bench.evaluation.reach, strict=True))
    assert [move.branch for move in analyst.scenario.moves] == [taken]
    assert reach[taken] == 1
    assert reach[other] == 0
    assert set(nodes) == set(analyst.scenario.nodes), "nothing is deleted"

    analyst.picks_in_tree(other, "This happened")
    assert [move.branch for move in analyst.scenario.moves] == [taken]
    assert nodes[taken].label in analyst.status()
    assert analyst.steps() == 1

    analyst.picks_in_tree(taken, "Take the move back")
    assert analyst.scenario.moves == ()
    assert analyst.steps() == 2


def test_a_deeper_branch_declares_those_above_it(analyst: Facilitator) -> None:
    nodes, root = analyst.scenario.nodes, analyst.scenario.root
    above = nodes[root].children[0]
    deeper = nodes[above].children[1]
    analyst.clicks(deeper)
    analyst.clicks_button("This happened", analyst.work.inspector)
    assert [move.branch for move in analyst.scenario.moves] == [above, deeper]
    analyst.fills_in("move.time", "2017-04-07")
    assert analyst.scenario.moves[1].time == "2017-04-07"
    analyst.clicks_button("Take the move back", analyst.work.inspector)
    assert [move.branch for move in analyst.scenario.moves] == [above]
