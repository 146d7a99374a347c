"""The chart beside a state that is pinned: headline, arrows, lines, and words for each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from scenario_desk.model.edits import remove, set_reservation, set_score
from scenario_desk.model.estimate import Estimate
from tests.desk.chart.conftest import Chart, middle


def pin(chart: Chart) -> None:
    QTest.mouseClick(chart.view.header.pin, Qt.MouseButton.LeftButton)


def said(chart: Chart) -> str:
    return chart.view.header.headline.text().replace("\N{NO-BREAK SPACE}", " ")


def legend(chart: Chart) -> list[str]:
    return [entry.words for entry in chart.view.legend.signs.entries]


def test_a_click_pins_and_another_lets_go(flagship: Chart) -> None:
    alone = said(flagship)
    assert flagship.view.header.pin.text() == "Pin"
    pin(flagship)
    assert flagship.view.header.pin.text() == "Unpin"
    assert said(flagship).startswith("Before and now: 4 of 16 could be signed")
    flagship.bench.assume(replace(flagship.bench.assumptions, package="pk-a"))
    assert said(flagship).startswith("Before → now: 4 of 16 could be signed")
    assert "8 % → 12 %" in said(flagship)
    assert "0 → 2 with the package" in said(flagship)
    flagship.bench.assume(replace(flagship.bench.assumptions, package=None))
    pin(flagship)
    assert said(flagship) == alone
    assert "from before to now" not in legend(flagship)


def test_each_endpoint_that_moved_has_an_arrow_from_where_it_was(chart: Chart) -> None:
    pin(chart)
    before = chart.view.content.chart.x.copy()
    chart.bench.apply(set_score, "e3", "us1", Estimate(60))
    content = chart.view.content
    moved = [
        key
        for key, was, now in zip(content.chart.ids, content.was[0], content.chart.x, strict=True)
        if was != now
    ]
    assert moved == ["e3"]
    assert content.was[0].tolist() == before.tolist()
    assert "from before to now" in legend(chart)


def test_a_line_that_is_dragged_says_where_it_was(chart: Chart) -> None:
    pin(chart)
    line = chart.line("ru", "signing")
    assert "before" not in line.text
    assert line.before is None
    chart.drag(middle(line.handle), QPoint(0, 40))
    moved = chart.line("ru", "signing")
    assert moved.value < line.value
    assert moved.text == f"{line.text} (before: {line.value:.1f})"
    assert moved.before is not None
    assert moved.before.top != moved.trace.top
    chart.bench.undo()
    assert chart.line("ru", "signing").before is None


def test_a_line_that_was_unknown_has_no_place_before(chart: Chart) -> None:
    bench = chart.bench
    bench.apply(set_reservation, "ru-base", None)
    pin(chart)
    bench.apply(set_reservation, "ru-base", Estimate(10))
    line = chart.line("ru", "reservation")
    assert line.before is None
    assert "before" not in line.text


def test_an_endpoint_that_is_gone_or_new_has_no_arrow_and_breaks_nothing(chart: Chart) -> None:
    pin(chart)
    chart.bench.apply(remove, "endpoints", "e2")
    assert "→ 3 could be signed" in said(chart)
    chart.plot.grab()
    pin(chart)
    pin(chart)
    chart.bench.undo()
    content = chart.view.content
    new = content.chart.ids.index("e2")
    assert content.was[0][new] != content.was[0][new]
    assert "3 → 4 could be signed" in said(chart)
    chart.plot.grab()


def test_held_results_hold_both(chart: Chart) -> None:
    pin(chart)
    chart.bench.hold(True)
    assert said(chart) == ""
    assert not chart.view.header.pin.isVisible()


def test_a_copied_chart_says_before_and_now(flagship: Chart) -> None:
    pin(flagship)
    flagship.bench.assume(replace(flagship.bench.assumptions, package="pk-a"))
    moment = flagship.view.moment
    assert moment.pinned is flagship.bench.pinned
    assert moment.origin is flagship.bench.origin


def test_pointing_at_a_dot_tells_its_utilities_before_and_now(chart: Chart) -> None:
    pin(chart)
    chart.bench.apply(set_score, "e3", "us1", Estimate(60))
    chart.hover(chart.dot("e3"))
    card = chart.view.card.card
    assert card is not None
    before, now = (
        float(each.utility[each.frame.endpoint_index["e3"], 0])
        for each in (chart.bench.pinned, chart.bench.evaluation)
    )
    across, up, *_rest = card.rows
    assert "→" in across[1]
    assert float(across[1].split("→")[1].split(" (")[0]) == pytest.approx(now, abs=0.5)
    assert before != now
    assert "→" not in up[1]
