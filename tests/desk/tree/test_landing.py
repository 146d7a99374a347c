"""Where branches can land, as found at once for a whole drag, is where the edits would put them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scenario_desk.analysis.frame import lower
from scenario_desk.desk.tree.landing import Landing, Spot
from scenario_desk.model import edits
from scenario_desk.model.edits.walking import tops
from scenario_desk.model.messages import EditRefused
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.layout import layout
from scenario_desk.presentation.tree.scene import scene
from tests.model.building import big_tree, small_scenario


def landing(scenario: Scenario, nodes: tuple[str, ...]) -> Landing:
    frame = lower(scenario)
    return Landing(frame, scene(frame, layout(frame)), nodes)


def grown() -> Scenario:
    """Finished and unfinished leaves, and a branch that has happened."""
    scenario = edits.add_child(small_scenario(), "leave", "open")
    scenario = edits.set_endpoint(scenario, ["open"], None)
    return edits.happened(scenario, "talks")


TREES = (small_scenario(), grown(), big_tree(40))


@given(st.sampled_from(TREES), st.data())
def test_it_says_what_the_edits_say(scenario: Scenario, data: st.DataObject) -> None:
    frame = lower(scenario)
    below_root = [node for node in frame.node_ids if node != scenario.root]
    chosen = data.draw(st.lists(st.sampled_from(below_root), min_size=1, max_size=3, unique=True))
    nodes = tops(scenario, chosen)
    spots = landing(scenario, nodes)
    fragment = edits.copy(scenario, nodes)
    for row, parent in enumerate(frame.node_ids):
        assert refused(edits.paste, scenario, parent, fragment) == spots.no_copy[row]
        if refused(edits.move, scenario, nodes, parent):
            assert spots.no_move[row]
        elif len({scenario.parents[node] for node in nodes}) == 1:
            assert not spots.no_move[row]


@given(st.sampled_from(TREES), st.data())
def test_beside_a_branch_is_an_index_among_those_that_stay(
    scenario: Scenario, data: st.DataObject
) -> None:
    frame = lower(scenario)
    below_root = [node for node in frame.node_ids if node != scenario.root]
    node, other = data.draw(st.sampled_from(below_root)), data.draw(st.sampled_from(below_root))
    after = data.draw(st.booleans())
    spots = landing(scenario, (node,))
    spot = spots.spot_beside(frame.node_index[other], after, copying=False)
    assert spot is not None
    if other == node or spots.no_move[spot.parent]:
        return
    moved = edits.move(scenario, [node], frame.node_ids[spot.parent], spot.index)
    children = moved.nodes[moved.parents[other]].children
    assert children.index(node) == children.index(other) + (1 if after else -1)
    assert spots.stays_put(spot) == (moved == scenario)


def test_a_place_knows_its_neighbours() -> None:
    spots = landing(small_scenario(), ("push",))
    talks, leave = 1, 3
    assert spots.neighbours(Spot(0, 1), copying=False) == (talks, leave)
    assert spots.neighbours(Spot(0, None), copying=False) == (leave, -1)
    assert spots.neighbours(Spot(0, 0), copying=True) == (-1, talks)


def refused(edit, *args) -> bool:  # type: ignore[no-untyped-def]
    try:
        edit(*args)
    except EditRefused:
        return True
    return False
