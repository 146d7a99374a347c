"""The findings: the worst first, and a click goes to the place."""

from __future__ import annotations

from dataclasses import replace as amended

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.findings.findings_view import FindingsView
from scenario_desk.model import edits
from scenario_desk.model.checks import check
from scenario_desk.model.messages import Finding
from tests.desk.showing import LEFT, Key, press, shown, workbench
from tests.model.building import small_scenario


class Watch(QObject):
    """Findings as a test states them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.findings: tuple[Finding, ...] = ()

    def find(self, *findings: Finding) -> None:
        self.findings = findings
        self.changed.emit()


@pytest.fixture
def found(qtbot: QtBot) -> tuple[Workbench, Watch, FindingsView]:
    bench, watch = workbench(small_scenario()), Watch()
    view = shown(qtbot, bench, lambda bench: FindingsView(bench, watch), (400, 300))  # type: ignore[arg-type]
    return bench, watch, view


Found = tuple[Workbench, Watch, FindingsView]


def texts(view: FindingsView) -> list[str]:
    return [view.list.item(row).text() for row in range(view.list.count())]


def click(view: FindingsView, row: int) -> None:
    place = view.list.visualItemRect(view.list.item(row)).center()
    QTest.mouseClick(view.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)


def test_with_nothing_to_report_it_says_so(found: Found) -> None:
    _bench, _watch, view = found
    assert view.empty.isVisible()
    assert not view.list.isVisible()


def test_errors_stand_before_warnings_and_notes(found: Found) -> None:
    bench, watch, view = found
    bench.apply(edits.set_endpoint, ("leave",), None)
    bench.apply(edits.set_owner, ("push",), None)
    found_now = check(bench.scenario)
    watch.find(*found_now)
    levels = [
        view.list.item(row).data(Qt.ItemDataRole.UserRole).level for row in range(view.list.count())
    ]
    assert len(levels) == len(found_now) >= 2
    assert levels == sorted(levels, key=("error", "warning", "info").index)
    assert all(texts(view))


@pytest.mark.parametrize(
    ("place", "about", "kind", "ids"),
    [
        ("nodes", "push", "node", ("push",)),
        ("actors", "ir", "actor", ("ir",)),
        ("interests", "ru1", "interest", ("ru1",)),
        ("endpoints", "e2", "endpoint", ("e2",)),
        ("profiles", "us-base", "profile", ("us-base",)),
        ("linkages", "relief", "linkage", ("relief",)),
        ("packages", "bargain", "package", ("bargain",)),
        ("scores", "e2/ir1", "score", ("e2/ir1",)),
        ("relations", "us1-ru1", "interest", ("us1",)),
        ("scenario", "anything", "scenario", ("scenario",)),
        ("groups", "money", "scenario", ("scenario",)),
        ("endpoints", "gone", "scenario", ("scenario",)),
    ],
)
def test_a_click_goes_to_the_place(
    found: Found, place: str, about: str, kind: str, ids: tuple[str, ...]
) -> None:
    bench, watch, view = found
    watch.find(Finding("warning", "nothing_scored", place, about))
    click(view, 0)
    assert (bench.selection.kind, bench.selection.ids) == (kind, ids)


def test_return_goes_there_too_and_the_row_stays_chosen(found: Found) -> None:
    bench, watch, view = found
    first = Finding("warning", "nothing_scored", "endpoints", "e1")
    second = Finding("warning", "nothing_scored", "endpoints", "e2")
    watch.find(first, second)
    view.list.setFocus()
    press(Key.Key_Down, Key.Key_Return)
    assert bench.selection.ids == ("e2",)
    watch.find(second)
    assert view.list.currentItem().data(Qt.ItemDataRole.UserRole) == second


def test_a_flood_is_counted(found: Found) -> None:
    _bench, watch, view = found
    watch.find(*(Finding("info", "nothing_scored", "endpoints", f"x{n}") for n in range(620)))
    assert view.list.count() == 501
    assert texts(view)[-1] == "… and 120 more"


def test_names_stay_plain_text(found: Found) -> None:
    bench, watch, view = found
    named = amended(bench.scenario.endpoints["e1"], name="<b>R&D</b>")
    bench.apply(edits.amend, "endpoints", "e1", name=named.name)
    bench.apply(edits.set_endpoint, ("deal",), None)
    watch.find(*check(bench.scenario))
    assert any("<b>R&D</b>" in text for text in texts(view))
    assert not view.grab().isNull()
