"""Pointing at dots, choosing them, and moving about in the plane."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from scenario_desk.model.edits import amend, delete, remove, set_reservation
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.table import Table
from scenario_desk.presentation.box import Box
from tests.desk.chart.conftest import Chart, middle


def free_ground(chart: Chart) -> QPointF:
    """A place in the frame with nothing on it."""
    frame = chart.plot.frame
    for row in range(20, int(frame.height), 15):
        for column in range(20, int(frame.width), 15):
            at = QPointF(frame.left + column, frame.top + row)
            if chart.plot.pointer.target_at(at) is None:
                return at
    raise AssertionError("the whole plot is covered")


def test_a_click_selects_the_endpoint_for_all_views(chart: Chart) -> None:
    chart.click(chart.dot("e3"))
    assert chart.bench.selection.kind == "endpoint"
    assert chart.bench.selection.ids == ("e3",)
    assert chart.plot.chosen == {2}
    arranged = chart.plot.arranged()
    assert arranged is not None
    assert [label.text for label in arranged.labels if label.strong] == ["Frozen lines"]


def test_control_click_selects_several(chart: Chart) -> None:
    chart.click(chart.dot("e3"))
    chart.click(chart.dot("e1"), Qt.KeyboardModifier.ControlModifier)
    assert chart.bench.selection.ids == ("e3", "e1")
    chart.click(chart.dot("e3"), Qt.KeyboardModifier.ControlModifier)
    assert chart.bench.selection.ids == ("e1",)


def test_a_click_on_the_ground_selects_nothing(chart: Chart) -> None:
    chart.click(chart.dot("e3"))
    chart.click(free_ground(chart))
    assert chart.bench.selection.kind == ""


def test_a_leaf_selected_elsewhere_lights_up_its_endpoint(chart: Chart) -> None:
    chart.bench.select("node", "deal")
    assert chart.plot.chosen == {0}


def test_the_card_says_who_blocks_and_why_as_plain_text(chart: Chart) -> None:
    chart.bench.apply(amend, "endpoints", "e2", title="<b>Imposed</b> transition")
    chart.hover(chart.dot("e2"))
    card = chart.view.card
    assert card.isVisible()
    assert card.card is not None
    assert card.card.title == "<b>Imposed</b> transition"
    text = card.card.text
    assert "United States 100.0 (92.7 to 100.0)\n" in text
    assert "In brackets: 10th–90th percentile, of the scores alone." in text
    assert "United States 100" in text
    assert "Likelihood 6\u00a0%, very unlikely" in text
    assert "RU rejects it" in text
    assert "red line" in text
    chart.hover(free_ground(chart))
    assert not card.isVisible()


def test_an_endpoint_no_branch_leads_to_says_so(chart: Chart) -> None:
    chart.bench.apply(delete, ["yield"])
    chart.hover(chart.dot("e2"))
    assert chart.view.card.card is not None
    assert "no branch leads here" in chart.view.card.card.text


def test_the_card_stays_inside_the_view(flagship: Chart) -> None:
    for endpoint in flagship.bench.scenario.endpoints:
        flagship.hover(flagship.dot(endpoint))
        card = flagship.view.card
        assert card.isVisible()
        assert card.parentWidget().rect().contains(card.geometry())


def test_arrow_keys_walk_the_endpoints(chart: Chart) -> None:
    chart.click(chart.dot("e3"))
    chart.key(Qt.Key.Key_Right)
    assert chart.bench.selection.ids == ("e1",)
    chart.key(Qt.Key.Key_Down)
    assert chart.bench.selection.ids == ("e2",)


def test_dragging_the_ground_pans_and_a_double_click_fits(chart: Chart) -> None:
    before = chart.plot.box.viewRange()
    start = free_ground(chart)
    chart.drag(start, QPoint(40, 25))
    panned = chart.plot.box.viewRange()
    across, up = chart.plot.plane.units_per_pixel
    assert panned[0][0] < before[0][0] - 35 * across
    assert panned[1][0] > before[1][0] + 20 * up
    assert not chart.bench.undo_text
    chart.plot.pointer.double_click(free_ground(chart))
    assert chart.plot.box.viewRange() == before


def test_the_wheel_zooms_at_the_mouse(chart: Chart) -> None:
    at = chart.dot("e1")
    viewport = chart.plot.viewport()
    event = QWheelEvent(
        at,
        viewport.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = chart.plot.plane.units_per_pixel
    QApplication.sendEvent(viewport, event)
    after = chart.plot.plane.units_per_pixel
    assert after[0] < before[0]
    assert after[1] < before[1]
    assert abs(chart.dot("e1").x() - at.x()) < 2
    assert not chart.plot.following
    chart.key(Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert chart.plot.following
    assert chart.plot.plane.units_per_pixel == before


def test_esc_lets_go_of_the_selection(chart: Chart) -> None:
    chart.click(chart.dot("e3"))
    chart.key(Qt.Key.Key_Escape)
    assert chart.bench.selection.kind == ""


def menu_texts(chart: Chart) -> list[str]:
    """Ask for the context menu as a right click does, read it, and close it."""
    viewport, at = chart.plot.viewport(), middle(chart.plot.frame).toPoint()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    return texts


def test_the_context_menu_is_the_programs_own(chart: Chart) -> None:
    own = [
        "Copy picture",
        "Fit\tCtrl+9",
        "Pareto",
        "Bargaining",
        "Lotteries",
        "Misread",
        "Whiskers",
        "Clouds",
        "Labels",
        "Arrows",
    ]
    assert menu_texts(chart) == own
    chart.bench.apply(set_reservation, "ru-base", Estimate(10))
    assert menu_texts(chart) == [*own, "Derive Russia's no-agreement value again"]


def test_the_fit_is_kept_from_the_windows_shortcuts(chart: Chart) -> None:
    fired: list[bool] = []
    shortcut = QShortcut(QKeySequence("Ctrl+9"), chart.view)
    shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
    shortcut.activated.connect(lambda: fired.append(True))
    chart.plot.setFocus()
    chart.plot.following = False
    chart.key(Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert chart.plot.following
    assert not fired


def test_letters_say_what_a_solution_maximises(flagship: Chart) -> None:
    flagship.view.header.switches["bargaining"].setChecked(True)
    arranged = flagship.plot.arranged()
    assert arranged is not None
    nash = next(mark for mark in arranged.marks if mark.letter == "N")
    flagship.hover(middle(nash.box))
    card = flagship.view.card.card
    assert card is not None
    assert card.title.startswith("Power-sharing")
    assert "product of gains" in card.text
    assert "smallest gain" not in card.text
    flagship.click(middle(nash.box))
    assert flagship.bench.selection.ids == ("e04",)


def test_a_line_says_what_it_stands_for(chart: Chart) -> None:
    chart.hover(middle(chart.line("ru", "signing").handle))
    card = chart.view.card.card
    assert card is not None
    assert card.title == "Russia: where it would sign"
    assert "Margin 4.0" in card.text
    chart.hover(middle(chart.line("us", "reservation").handle))
    assert chart.view.card.card is not None
    assert "Derived from the tree" in chart.view.card.card.text


LINES = [(actor, kind) for actor in ("us", "ru") for kind in ("signing", "reservation")]


@pytest.mark.parametrize(("actor", "kind"), LINES)
@pytest.mark.parametrize("size", [(640, 560), (512, 420), (1_000, 800)])
def test_the_card_covers_nothing_of_a_line_that_is_dragged(
    flagship: Chart, actor: str, kind: str, size: tuple[int, int]
) -> None:
    flagship.resize(*size)
    start = middle(flagship.line(actor, kind).handle)
    flagship.press(start)
    for step in range(1, 9):
        at = start + QPointF(0, -4 * step) if actor == "ru" else start + QPointF(14 * step, 0)
        flagship.move(at)
        QApplication.processEvents()
        card, shape = flagship.view.card, flagship.line(actor, kind)
        assert card.isVisible()
        place = Box(*card.geometry().normalized().getCoords())
        assert not place.touches(shape.handle)
        # Where there is room beside it.
        assert size[0] < 640 or not place.touches(shape.trace.grown(1))
        assert card.parentWidget().rect().contains(card.geometry())
    flagship.release(at)


def test_the_card_goes_when_what_is_dragged_leaves_the_plot(flagship: Chart) -> None:
    start = middle(flagship.line("ru", "signing").handle)
    flagship.press(start)
    flagship.move(start - QPointF(0, 30))
    assert flagship.view.card.isVisible()
    flagship.move(start - QPointF(200, 60))
    assert not flagship.view.card.isVisible()
    flagship.move(start - QPointF(0, 40))
    assert flagship.view.card.isVisible()
    flagship.move(start - QPointF(200, 60))
    flagship.release(start - QPointF(200, 60))
    assert not flagship.view.card.isVisible()


def test_the_card_says_what_is_true_now(chart: Chart) -> None:
    chart.hover(chart.dot("e2"))
    card = chart.view.card.card
    assert card is not None
    chart.bench.apply(amend, "endpoints", "e2", title="Another name")
    renamed = chart.view.card.card
    assert renamed is not None
    assert renamed.title == "Another name"
    for endpoint in ("e2", "e1"):
        chart.bench.apply(remove, "endpoints", endpoint)
    assert chart.view.card.card is None or chart.view.card.card.title != "Another name"


def test_a_lot_says_what_it_mixes_and_that_nobody_can_toss(flagship: Chart) -> None:
    flagship.view.header.switches["lotteries"].setChecked(True)
    arranged = flagship.plot.arranged()
    assert arranged is not None
    (lot,) = arranged.lots
    flagship.hover(middle(lot.box))
    card = flagship.view.card.card
    assert card is not None
    assert card.title.startswith("Kalai–Smorodinsky: “Power-sharing with Assad” with 65")
    assert "Nobody can toss" in card.text
    # It is no endpoint, so that a click on it selects none.
    flagship.click(middle(lot.box))
    assert flagship.bench.selection.kind == ""
    flagship.view.header.switches["lotteries"].setChecked(False)
    arranged = flagship.plot.arranged()
    assert arranged is not None
    assert arranged.lots == ()


def test_who_misses_it_is_said_where_it_is_marked(chart: Chart) -> None:
    for name, value in (("weights", Table()), ("scores", Table()), ("red_lines", Table())):
        chart.bench.apply(amend, "profiles", "us-sees-ru", **{name: value})
    for profile, value in (("us-base", -90), ("ru-base", -90), ("us-sees-ru", 90)):
        chart.bench.apply(set_reservation, profile, Estimate(value))
    header = chart.view.header
    switch = header.switches["misreads"]
    button = next(each for each in header._buttons if each.defaultAction() is switch)
    assert not switch.isChecked()
    chart.resize(1_000, 700)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    arranged = chart.plot.arranged()
    assert arranged is not None
    missed = [sign for sign in arranged.signs if not sign.hoped]
    assert missed
    chart.hover(middle(missed[0].text_at))
    card = chart.view.card.card
    assert card is not None
    assert "US misses this agreement" in card.text
    assert "missed agreement" in chart.view.legend.accessibleDescription()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    later = chart.plot.arranged()
    assert later is not None
    assert later.signs == ()
