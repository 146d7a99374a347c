"""Which phase each node is in, followed from edit to edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.tree.phase_columns import BEFORE
from scenario_desk.presentation.tree.phases import node_phases

FLAGSHIP = Path(__file__).parents[3] / "scenarios" / "syria-2017.scenario"


@pytest.fixture(scope="module")
def syria() -> Scenario:
    return load(FLAGSHIP)


def test_each_node_has_the_place_of_its_phase(syria: Scenario) -> None:
    frame = lower(syria)
    rows = node_phases(syria).rows(frame)
    order = list(syria.phases)
    for node, row in zip(frame.node_ids, rows.tolist(), strict=True):
        phase = syria.nodes[node].phase
        assert row == (BEFORE if phase is None else order.index(phase))


def test_edits_are_followed(syria: Scenario) -> None:
    told = node_phases(syria)
    renamed = edits.set_label(syria, "n02", "Another word")
    assert node_phases(renamed, told).by_node is told.by_node
    for changed in (
        edits.amend_node(syria, ("n04", "n11"), phase="p4"),
        edits.amend_node(syria, ("n04",), phase=None),
        edits.delete(syria, ("n04",)),
        edits.add_child(syria, "n04", "new"),
        edits.reorder_entity(syria, "phases", "p1", 3),
        edits.remove(syria, "phases", "p2"),
    ):
        assert node_phases(changed, told).by_node == node_phases(changed).by_node
