"""Where the arrow keys lead."""

from __future__ import annotations

from scenario_desk.analysis.frame import lower
from scenario_desk.desk.tree.walking import walked
from tests.model.building import small_scenario
from tests.presentation.tree.test_scene import scene_of


def test_arrows_lead_to_what_is_seen_there() -> None:
    frame = lower(small_scenario())
    found = scene_of(small_scenario())
    name = {at: frame.node_ids[row] for at, row in enumerate(found.index)}
    at = {node: place for place, node in name.items()}
    assert name[walked(found, at["push"], "left")] == "root"
    assert name[walked(found, at["root"], "right")] == "push"
    assert name[walked(found, at["stall"], "down")] == "yield"
    assert name[walked(found, at["yield"], "up")] == "stall"
    assert name[walked(found, at["deal"], "up")] == "deal"
    assert name[walked(found, at["deal"], "right")] == "deal"
    assert name[walked(found, at["deal"], "home")] == "root"
    assert name[walked(found, at["deal"], "end")] == "leave"
