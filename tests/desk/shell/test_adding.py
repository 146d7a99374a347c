"""Adding with the mouse: the plus of a heading, and the button where there is nothing yet."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from scenario_desk.desk import settings
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.new_things import add_thing
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.chart.chart_view import ChartView
from scenario_desk.desk.matrix.matrix_view import MatrixView
from scenario_desk.desk.outline.entries import SECTION
from scenario_desk.desk.outline.outline_delegate import plus_box
from scenario_desk.desk.outline.outline_model import SHORT_VALUE_ROLE, VALUE_ROLE
from scenario_desk.desk.outline.outline_view import OutlineView
from scenario_desk.model.edits import amend, remove, take_snapshot
from scenario_desk.model.scenario import Scenario
from tests.model.building import small_scenario


def outline_of(qtbot: Any, scenario: Scenario) -> tuple[Workbench, OutlineView]:
    bench = Workbench(Opened.of(scenario))
    view = OutlineView(bench)
    bench.setParent(view)
    qtbot.addWidget(view)
    view.resize(260, 700)
    with qtbot.waitExposed(view):
        view.show()
    return bench, view


def plus(view: OutlineView, section: str) -> QPoint:
    row = view.list.visualRect(view.model.index_of(SECTION, section))
    return plus_box(row, view.list.fontMetrics().height(), view.list.layoutDirection()).center()


@pytest.mark.parametrize("section", ["endpoints", "actors", "linkages", "phases"])
def test_the_plus_of_a_heading_adds_and_opens_the_name(qtbot: Any, section: str) -> None:
    bench, view = outline_of(qtbot, small_scenario())
    before = len(getattr(bench.scenario, section))
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=plus(view, section))
    assert len(getattr(bench.scenario, section)) == before + 1
    assert view.list.isExpanded(view.model.index_of(SECTION, section))
    new = list(getattr(bench.scenario, section).values())[-1]
    assert bench.selection.ids == (new.id,)
    assert view.list.state() == view.list.State.EditingState


def test_a_snapshot_is_named_by_its_number_and_says_who_took_it(qtbot: Any) -> None:
    settings.AUTHOR.write("Ann")
    bench, view = outline_of(qtbot, small_scenario())
    bench.apply(amend, "snapshots", "start", name="Snapshot 2")
    kept = bench.scenario
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=plus(view, "snapshots"))
    new = list(bench.scenario.snapshots.values())[-1]
    assert (new.name, new.author, new.time[-1]) == ("Snapshot 3", "Ann", "Z")
    assert new.scenario == kept.moment
    assert bench.undo_text == "Take snapshot “Snapshot 3”"
    row = view.model.index_of("snapshot", new.id)
    assert str(row.data(VALUE_ROLE)).endswith(", Ann")
    assert str(row.data(VALUE_ROLE)).startswith(str(row.data(SHORT_VALUE_ROLE)))


@pytest.mark.parametrize(
    ("kept", "named"),
    [
        ((), "Snapshot 1"),
        (("At the start", "After round 1"), "Snapshot 1"),
        (("Snapshot 1", "After round 2"), "Snapshot 2"),
        (("Snapshot 1", "Snapshot 3"), "Snapshot 4"),
        (("Snapshot 2", "Snapshot 2"), "Snapshot 3"),
        (("Snapshot 1", "Snapshot 1914", "Snapshot 02"), "Snapshot 2"),
        (("Snapshot 999", "Snapshot 1000"), "Snapshot 1001"),
    ],
)
def test_snapshots_are_counted_whatever_went_or_was_renamed(
    qtbot: Any, kept: tuple[str, ...], named: str
) -> None:
    scenario = remove(small_scenario(), "snapshots", "start")
    for place, name in enumerate(kept):
        scenario = take_snapshot(scenario, f"s{place}", name, "", "")
    bench, _view = outline_of(qtbot, scenario)
    key = add_thing(bench, "snapshot")
    assert bench.scenario.snapshots[key].name == named


def test_beside_the_plus_a_heading_still_folds(qtbot: Any) -> None:
    bench, view = outline_of(qtbot, small_scenario())
    before = bench.scenario
    place = plus(view, "endpoints") - QPoint(120, 0)
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not view.list.isExpanded(view.model.index_of(SECTION, "endpoints"))
    assert bench.scenario is before


def test_folding_leaves_the_mark_on_what_is_selected(qtbot: Any) -> None:
    bench, view = outline_of(qtbot, small_scenario())
    actor = next(iter(bench.scenario.actors))
    bench.select("actor", actor)
    place = plus(view, "endpoints") - QPoint(120, 0)
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert bench.selection.ids == (actor,)
    assert view.list.selectionModel().isSelected(view.model.index_of("actor", actor))


def without(roster: str) -> Scenario:
    scenario = small_scenario()
    for key in list(getattr(scenario, roster)):
        scenario = remove(scenario, roster, key)
    return scenario


@pytest.mark.parametrize("view_class", [ChartView, MatrixView])
@pytest.mark.parametrize(
    ("scenario", "kind", "words"),
    [
        (without("endpoints"), "endpoint", "Add an endpoint"),
        (without("interests"), "interest", "Add an interest"),
    ],
    ids=["no endpoints", "no interests"],
)
def test_where_there_is_nothing_a_button_adds_it(
    qtbot: Any, view_class: Any, scenario: Scenario, kind: str, words: str
) -> None:
    bench = Workbench(Opened.of(scenario))
    view = view_class(bench)
    bench.setParent(view)
    qtbot.addWidget(view)
    view.resize(700, 500)
    with qtbot.waitExposed(view):
        view.show()
    assert view.notice.button.text() == words
    with qtbot.waitSignal(view.add_requested) as asked:
        view.notice.button.click()
    assert asked.args[0] == kind
