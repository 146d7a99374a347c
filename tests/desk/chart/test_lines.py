"""Dragging the lines: one gesture, one undo step; Esc leaves no trace."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from scenario_desk.model.edits import set_margin, set_reservation
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table
from tests.desk.chart.conftest import Chart, middle
from tests.desk.conftest import Heard


def margin(chart: Chart, profile: str) -> Estimate:
    held = chart.bench.scenario.profiles[profile].margin
    assert held is not None
    return held


def test_dragging_the_signing_handle_changes_the_margin_as_one_undo_step(chart: Chart) -> None:
    before = chart.line("ru", "signing")
    start = middle(before.handle)
    units = chart.plot.plane.units_per_pixel[1]

    chart.press(start)
    for step in range(1, 6):
        chart.move(start + QPointF(0, -6 * step))
    assert chart.bench.previewing
    assert margin(chart, "ru-base").best == pytest.approx(4 + 30 * units, abs=0.11)
    assert chart.line("ru", "signing").value == pytest.approx(before.value + 30 * units, abs=0.11)
    chart.release(start + QPointF(0, -30))

    assert not chart.bench.previewing
    assert margin(chart, "ru-base").best == pytest.approx(4 + 30 * units, abs=0.11)
    assert chart.bench.undo_text
    chart.bench.undo()
    assert margin(chart, "ru-base") == Estimate(4, 2, 6)
    assert not chart.bench.undo_text


def test_a_dragged_margin_keeps_its_range_around_the_new_value(chart: Chart) -> None:
    chart.drag(middle(chart.line("us", "signing").handle), QPoint(20, 0))
    held = margin(chart, "us-base")
    assert held.best > 5
    assert held.low == pytest.approx(held.best - 3)
    assert held.high == pytest.approx(held.best + 3)


def test_a_margin_is_never_negative(chart: Chart) -> None:
    chart.drag(middle(chart.line("ru", "signing").handle), QPoint(0, 200))
    assert margin(chart, "ru-base") == Estimate(0, 0, 2)


def test_a_line_can_be_taken_hold_of_anywhere(chart: Chart) -> None:
    line = chart.line("us", "signing")
    chart.drag(QPointF(line.at, chart.plot.frame.bottom - 60), QPoint(24, 3))
    assert margin(chart, "us-base").best > 6


def test_dragging_a_derived_no_agreement_line_states_it(chart: Chart) -> None:
    before = chart.line("ru", "reservation")
    units = chart.plot.plane.units_per_pixel[1]
    chart.drag(middle(before.handle), QPoint(0, 40))
    stated = chart.bench.scenario.profiles["ru-base"].reservation
    assert isinstance(stated, Estimate)
    assert stated.best == pytest.approx(before.value - 40 * units, abs=0.11)
    assert margin(chart, "ru-base") == Estimate(4, 2, 6)
    assert chart.line("ru", "reservation").derive_at is not None


def test_one_click_gives_the_derived_line_back(chart: Chart) -> None:
    derived = chart.line("ru", "reservation").value
    chart.drag(middle(chart.line("ru", "reservation").handle), QPoint(0, 40))
    link = chart.line("ru", "reservation").derive_at
    assert link is not None
    chart.click(middle(link))
    assert chart.bench.scenario.profiles["ru-base"].reservation == "derived"
    assert chart.line("ru", "reservation").value == pytest.approx(derived)
    assert chart.line("ru", "reservation").derive_at is None


def test_esc_cancels_a_drag_without_a_trace(chart: Chart) -> None:
    before = chart.bench.scenario
    start = middle(chart.line("ru", "signing").handle)
    chart.press(start)
    chart.move(start + QPointF(0, -10))
    chart.move(start + QPointF(0, -40))
    assert chart.bench.scenario is not before
    chart.key(Qt.Key.Key_Escape)
    chart.move(start + QPointF(0, -60))
    chart.release(start + QPointF(0, -60))
    assert chart.bench.scenario == before
    assert not chart.bench.previewing
    assert not chart.bench.undo_text


def test_a_click_on_a_line_moves_nothing_and_selects_its_actor(chart: Chart) -> None:
    before = chart.bench.scenario
    chart.click(middle(chart.line("ru", "signing").handle))
    assert chart.bench.scenario is before
    assert chart.bench.selection.kind == "actor"
    assert chart.bench.selection.ids == ("ru",)


def test_hiding_the_chart_ends_a_drag(chart: Chart) -> None:
    start = middle(chart.line("ru", "signing").handle)
    chart.press(start)
    chart.move(start + QPointF(0, -40))
    assert chart.bench.previewing
    chart.view.hide()
    assert not chart.bench.previewing
    assert not chart.bench.undo_text


def test_the_ranges_hold_still_while_a_line_is_dragged(chart: Chart) -> None:
    before = chart.plot.box.viewRange()
    start = middle(chart.line("ru", "reservation").handle)
    chart.press(start)
    chart.move(start + QPointF(0, 100))
    chart.move(start + QPointF(0, 900))
    assert chart.plot.box.viewRange() == before
    chart.release(start + QPointF(0, 900))


def test_handles_move_by_keys_in_one_undo_step(chart: Chart) -> None:
    chart.plot.setFocus()
    chart.key(Qt.Key.Key_Tab)
    focused = chart.plot.pointer.focused
    assert focused == ("ru", "signing")
    chart.key(Qt.Key.Key_Up)
    chart.key(Qt.Key.Key_Up)
    assert margin(chart, "ru-base").best == pytest.approx(6, abs=0.11)
    chart.bench.undo()
    assert margin(chart, "ru-base").best == 4


def test_the_active_profile_takes_the_margin(chart: Chart) -> None:
    bench = chart.bench
    bench.assume(replace(bench.assumptions, profiles=Table({"ru": "us-sees-ru"})))
    chart.drag(middle(chart.line("ru", "signing").handle), QPoint(0, -30))
    assert margin(chart, "ru-base") == Estimate(4, 2, 6)
    assert margin(chart, "us-sees-ru").best > 4


def test_handles_never_lie_on_one_another(chart: Chart) -> None:
    chart.bench.apply(set_margin, "us-base", Estimate(0))
    chart.bench.apply(set_reservation, "us-base", Estimate(10))
    signing, reservation = chart.line("us", "signing"), chart.line("us", "reservation")
    assert signing.at == reservation.at
    assert signing.handle.cut(reservation.handle).width <= 3


def test_a_handle_says_which_keys_move_it_and_one_that_does_not_says_so(
    chart: Chart, heard: Heard
) -> None:
    refused: list[str] = []
    chart.bench.refused.connect(refused.append)
    keys = {True: ("up and down", Qt.Key.Key_Right), False: ("left and right", Qt.Key.Key_Up)}
    for _ in range(4):
        chart.key(Qt.Key.Key_Tab)
        focused = chart.plot.pointer.focused
        assert focused is not None
        shape = chart.line(*focused)
        words, in_vain = keys[shape.horizontal]
        assert f"The {words} arrows move it" in heard.said[-1]
        chart.key(in_vain)
        assert f"the {words} arrows move this line" in refused[-1]
        assert chart.line(*focused).value == shape.value
    assert len(refused) == 4
