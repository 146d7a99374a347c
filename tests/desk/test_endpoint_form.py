"""What the form of an endpoint says of it."""

from __future__ import annotations

from typing import Any

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.endpoint_form import endpoint_rows
from scenario_desk.model.edits import set_endpoint
from tests.model.building import small_scenario


def said(bench: Workbench, endpoint: str) -> dict[str, str]:
    rows: dict[str, Any] = {row.key: row.value for row in endpoint_rows(bench, endpoint)}
    return dict(rows["verdict"])


def test_an_endpoint_that_no_leaf_reaches_is_not_called_ruled_out(qtbot: Any) -> None:
    bench = Workbench(Opened.of(small_scenario()))
    endpoint = next(iter(bench.scenario.endpoints))
    assert "No leaf ends here yet." not in said(bench, endpoint)
    leaves = [key for key, node in bench.scenario.nodes.items() if node.endpoint == endpoint]
    bench.apply(set_endpoint, leaves, None)
    assert "No leaf ends here yet." in said(bench, endpoint)
    assert not any("ruled out" in text for text in said(bench, endpoint))
