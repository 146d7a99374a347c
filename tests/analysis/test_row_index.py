"""Rows shift with every edit; which node a row is, and which row a node has, follow."""

from __future__ import annotations

import numpy as np
import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.model import edits
from scenario_desk.model.changes import changes
from tests.model.building import small_scenario

SMALL = small_scenario()
FRAME = lower(SMALL)
PRUNED = edits.add_child(edits.delete(SMALL, "talks"), "push", "new", index=0)
AFTER = FRAME.updated(changes(SMALL, PRUNED))


def test_the_ids_of_a_frame_are_a_sequence() -> None:
    assert FRAME.node_ids[0] == "root"
    assert FRAME.node_ids[np.int64(1)] == "talks"
    assert FRAME.node_ids[-2:] == ("hold", "rout")
    assert list(AFTER.node_ids) == [
        "root", "push", "leave", "new", "yield", "resist", "hold", "rout"
    ]  # fmt: skip
    assert AFTER.node_ids == lower(PRUNED).node_ids
    assert AFTER.node_ids != FRAME.node_ids
    assert FRAME.node_ids == tuple(FRAME.node_ids)
    assert hash(FRAME.node_ids) == hash(lower(SMALL).node_ids)
    assert FRAME.node_ids != "root"


def test_an_older_frame_stays_what_it_was() -> None:
    assert "new" not in FRAME.node_index
    assert FRAME.node_index["talks"] == 1
    assert "talks" not in AFTER.node_index
    with pytest.raises(KeyError):
        AFTER.node_index["talks"]
    assert set(AFTER.node_index) == set(PRUNED.nodes)
    assert len(AFTER.node_index) == len(PRUNED.nodes)


def test_rows_of_many_nodes_are_found_at_once() -> None:
    assert AFTER.rows_of(["rout", "talks", "nobody", "root"]).tolist() == [7, -1, -1, 0]
    for ids in (FRAME.node_ids, tuple(FRAME.node_ids), lower(SMALL).node_ids):
        expected = [AFTER.node_index.get(key, -1) for key in ids]
        assert AFTER.rows_of(ids).tolist() == expected
    assert FRAME.rows_of(AFTER.node_ids)[3] == -1
