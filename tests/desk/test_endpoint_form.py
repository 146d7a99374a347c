"""What the form of an endpoint says of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.desk.bench import draws
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector.endpoint_form import endpoint_rows
from scenario_desk.desk.inspector.inspector_view import InspectorView
from scenario_desk.desk.inspector.node_form import node_rows
from scenario_desk.desk.outline.outline_model import OutlineModel
from scenario_desk.desk.tasks import Tasks
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model.edits import add_new, amend, set_endpoint, set_scores
from scenario_desk.model.estimate import Estimate
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


def rows_of(bench: Workbench, endpoint: str) -> list[str]:
    return [row.key for row in endpoint_rows(bench, endpoint)]


def test_the_signature_is_asked_for_until_it_is_given_or_passed_over(qtbot: Any) -> None:
    """The question stands right above its switch, before the name; nothing has to answer it."""
    bench = Workbench(Opened.of(small_scenario()))
    bench.apply(add_new, "endpoints", "new", name="Truce")
    rows = rows_of(bench, "new")
    assert rows.index("needs_agreement") == rows.index("asked") + 1 < rows.index("name")
    bench.apply(amend, "endpoints", "new", needs_agreement=True)
    assert "asked" not in rows_of(bench, "new")
    bench.apply(amend, "endpoints", "new", needs_agreement=False)
    interest = next(iter(bench.scenario.interests))
    bench.apply(set_scores, {("new", interest): Estimate(10)})
    assert "asked" not in rows_of(bench, "new")


def test_a_leaf_with_a_new_endpoint_asks_as_well(qtbot: Any) -> None:
    bench = Workbench(Opened.of(small_scenario()))
    bench.apply(add_new, "endpoints", "new", name="Stalemate")
    bench.apply(set_endpoint, ("leave",), "new")
    rows = [row.key for row in node_rows(bench, ("leave",))]
    assert rows.index("needs_agreement") == rows.index("asked") + 1
    bench.apply(amend, "endpoints", "new", needs_agreement=True)
    assert "asked" not in [row.key for row in node_rows(bench, ("leave",))]


def test_the_switch_stands_right_below_what_is_said_of_a_tolerated_endpoint(qtbot: Any) -> None:
    bench = Workbench(Opened.of(load(locate("scenarios", "syria-2017.scenario"))))
    zones = bench.evaluation.zone[bench.evaluation.tolerated]
    assert len(zones)
    for key in bench.scenario.endpoints:
        rows = rows_of(bench, key)
        assert rows.index("needs_agreement") == rows.index("verdict") + 1
        if bench.evaluation.tolerated[bench.frame.endpoint_index[key]]:
            assert "nobody signs" in " ".join(said(bench, key))


def test_a_verdict_is_worded_with_its_doubt_once_it_was_drawn(qtbot: Any, monkeypatch: Any) -> None:
    """And in the outline; a thing that nothing is drawn of wants no draws."""
    monkeypatch.setattr(draws, "REST_MS", 0)
    bench = Workbench(Opened.of(load(locate("scenarios", "syria-2017.scenario"))))
    bench.draws.sample(Sampling(samples=1_000))
    tasks = Tasks(bench)
    bench.draws.run_in(tasks)
    view = InspectorView(bench)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    outline = OutlineModel(bench)
    assert not bench.draws.under_way
    bench.select("endpoint", "e06")
    assert bench.draws.under_way
    assert not any("of 100 draws" in text for text in _read(view))
    qtbot.waitUntil(lambda: not bench.draws.under_way)
    assert any(text.startswith("Barely; holds in 5") for text in _read(view))
    row = outline.index_of("endpoint", "e06")
    assert "barely; holds in 5" in outline.data(row, Qt.ItemDataRole.AccessibleTextRole)
    bench.hold(True)
    assert not any("draws" in text for text in _read(view))
    assert "draws" not in outline.data(row, Qt.ItemDataRole.AccessibleTextRole)
    bench.hold(False)
    bench.apply(set_scores, {("e06", "us1"): Estimate(-90, -95, -80)})
    assert not any("of 100 draws" in text for text in _read(view))
    bench.select("actor", "us")
    assert not bench.draws.under_way
    tasks.close()


def _read(view: InspectorView) -> list[str]:
    """All that the form says."""
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
