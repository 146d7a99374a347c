"""The package builder: ticked as people do, it follows the work and keeps what was put together."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.shell.builder import package_search
from scenario_desk.desk.shell.builder.builder_panel import BuilderPanel
from scenario_desk.desk.shell.builder.package_search import NAME
from scenario_desk.desk.shell.window import Window
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.starting import empty_scenario
from scenario_desk.model.table import Roster, Table
from tests.analysis.packages.dealing import bargain
from tests.desk.showing import LEFT, Key

OPENING = ("l1", "l3", "l5")
"""The first of the smallest packages that open the UN administration."""


def syria(**rules: dict[str, tuple[str, ...]]) -> Scenario:
    scenario = load(locate("scenarios", "syria-2017.scenario"))
    changed = [replace(each, **rules.get(each.id, {})) for each in scenario.linkages.values()]
    return replace(scenario, linkages=Roster(changed))


def panel_of(window: Window) -> BuilderPanel:
    (panel,) = window.findChildren(BuilderPanel)
    return panel


def opened(window: Window, scenario: Scenario) -> BuilderPanel:
    window.workbench.open(Opened.of(scenario), None)
    window.workbench.select("endpoint", "e16")
    window.actions_by_id["builder"].trigger()
    return panel_of(window)


@pytest.fixture
def builder(window: Window) -> BuilderPanel:
    """The builder over the flagship, at the UN administration."""
    return opened(window, syria())


def tick(panel: BuilderPanel, linkage: str) -> None:
    box = panel.ticks.rows[linkage].box
    panel.activateWindow()
    box.setFocus()
    QApplication.processEvents()  # a window is active in a turn of its own
    QTest.keyClick(box, Key.Key_Space)


def turn(panel: BuilderPanel, page: int) -> None:
    panel.pages.box.setCurrentIndex(page)
    panel.pages.go_to(page)


def table(window: Window) -> tuple[str, ...]:
    return window.workbench.evaluation.linkages


def rows(panel: BuilderPanel) -> tuple[tuple[str, ...], ...]:
    figure = panel.pane.view.figure
    return figure.twin.rows if figure is not None else ()


def test_the_menu_of_packages_leads_to_it(window: Window) -> None:
    button = window.work.header.assumptions.buttons["table"]
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    (action,) = [each for each in menu.actions() if each.text() == "Package builder…"]
    action.trigger()
    assert panel_of(window).isVisible()


def test_ticking_is_a_view_and_says_what_each_gains(window: Window, builder: BuilderPanel) -> None:
    assert builder.verdict.text().startswith("Nothing is on the table")
    assert builder.pane.view.figure is None
    for linkage in OPENING:
        tick(builder, linkage)
    assert table(window) == OPENING
    assert not window.workbench.history.last
    assert not window.workbench.modified
    assert builder.verdict.text().endswith("is in the overlap.")
    assert "delivered" in builder.more.text()
    assert rows(builder)[0] == ("US", "−1.3")
    # The dots of the chart have come from somewhere.
    assert window.workbench.origin is not None
    tick(builder, "l3")
    assert table(window) == ("l1", "l5")
    assert builder.verdict.text().endswith("is not in the overlap.")


def test_a_click_on_the_name_ticks_as_well(window: Window, builder: BuilderPanel) -> None:
    QTest.mouseClick(builder.ticks.rows["l2"], LEFT)
    assert table(window) == ("l2",)
    QTest.mouseClick(builder.clear, LEFT)
    assert table(window) == ()
    assert not builder.ticks.rows["l2"].box.isChecked()


def test_what_a_choice_excludes_is_greyed_and_what_it_requires_comes_along(
    window: Window,
) -> None:
    panel = opened(window, syria(l1={"excludes": ("l2",)}, l3={"requires": ("l1",)}))
    tick(panel, "l3")
    assert table(window) == ("l1", "l3")
    row = panel.ticks.rows["l2"]
    assert not row.box.isEnabled()
    assert "may not be together" in row.box.accessibleDescription()
    QTest.mouseClick(row, LEFT)
    assert table(window) == ("l1", "l3")
    tick(panel, "l1")
    assert table(window) == ()
    assert row.box.isEnabled()


def test_a_row_puts_its_package_on_the_table(
    qtbot: QtBot, window: Window, builder: BuilderPanel
) -> None:
    turn(builder, 1)
    qtbot.waitUntil(lambda: bool(rows(builder)))
    builder.pane.view.setFocus()
    builder.pane.view.go_to(0)
    QTest.keyClick(builder.pane.view, Key.Key_Return)
    assert table(window) == OPENING
    assert builder.pane.view.marked == frozenset(["l1 l3 l5"])
    assert rows(builder)  # What is on the table does not bear on it.


def test_a_dot_puts_its_package_on_the_table(
    qtbot: QtBot, window: Window, builder: BuilderPanel
) -> None:
    turn(builder, 2)
    qtbot.waitUntil(lambda: bool(builder.pane.view.spots))
    view = builder.pane.view
    spot = next(each for each in view.spots if each.key == "l3")
    x, y = spot.box.middle
    where = view.viewport().rect().topLeft()
    where.setX(round(x))
    where.setY(round(y) - view.verticalScrollBar().value())
    QTest.mouseClick(view.viewport(), LEFT, pos=where)
    assert table(window) == ("l3",)


def test_keeping_is_one_step(window: Window, builder: BuilderPanel) -> None:
    bench = window.workbench
    for linkage in OPENING:
        tick(builder, linkage)
    assert not builder.keep.isEnabled()
    builder.name.setFocus()
    QTest.keyClicks(builder.name, "Moscow first")
    QTest.keyClick(builder.name, Key.Key_Return)
    kept = [each for each in bench.scenario.packages.values() if each.name == "Moscow first"]
    assert [each.linkages for each in kept] == [OPENING]
    assert bench.assumptions.package == kept[0].id
    assert bench.undo_text == "Add package “Moscow first”"
    assert builder.isVisible()
    bench.undo()
    assert "Moscow first" not in {each.name for each in bench.scenario.packages.values()}
    assert bench.history.last is None


def test_another_endpoint_is_searched_anew(qtbot: QtBot, builder: BuilderPanel) -> None:
    turn(builder, 1)
    qtbot.waitUntil(lambda: bool(rows(builder)))
    place = builder.endpoints.findData("e12")
    builder.endpoints.setCurrentIndex(place)
    builder.endpoints.activated.emit(place)
    assert not rows(builder)
    said = "No valid package of what is on offer brings it in."
    qtbot.waitUntil(lambda: builder.says.text() == said)


def test_an_edit_makes_what_was_found_untrue(
    qtbot: QtBot, window: Window, builder: BuilderPanel
) -> None:
    turn(builder, 1)
    qtbot.waitUntil(lambda: bool(rows(builder)))
    before = rows(builder)
    for interest in ("ru1", "ru2", "ru3", "ru5"):
        window.workbench.apply(edits.set_score, "e16", interest, Estimate(100))
    qtbot.waitUntil(lambda: "with nothing on the table" in builder.says.text())
    assert rows(builder) != before


def test_held_results_hide_it(qtbot: QtBot, window: Window, builder: BuilderPanel) -> None:
    window.workbench.hold(True)
    assert builder.notice.isVisible()
    assert builder.notice.sentence.text() == "Results are held while scores are given."
    assert not builder.verdict.isVisible()
    assert not window.tasks.busy(NAME)
    QTest.mouseClick(builder.notice.button, LEFT)
    assert not window.workbench.hold_results
    assert builder.verdict.isVisible()


def test_a_cancelled_search_says_so_and_goes_on(
    qtbot: QtBot, window: Window, builder: BuilderPanel
) -> None:
    turn(builder, 1)
    window.workbench.select("endpoint", "e03")
    assert window.tasks.busy(NAME)
    window.tasks.cancel(NAME)
    assert builder.waiting.sentence.text() == "Stopped."
    QTest.mouseClick(builder.waiting.button, LEFT)
    qtbot.waitUntil(lambda: bool(rows(builder)))


def test_without_linkages_it_says_what_to_do(qtbot: QtBot, window: Window) -> None:
    scenario = replace(
        syria(), linkages=Roster(()), packages=Roster(()), lenses=Roster(()), snapshots=Roster(())
    )
    panel = opened(window, scenario)
    assert panel.notice.sentence.text().startswith("No linkages yet")
    QTest.mouseClick(panel.notice.button, LEFT)
    assert len(window.workbench.scenario.linkages) == 1
    qtbot.waitUntil(lambda: panel.verdict.isVisible())


def test_an_empty_scenario_asks_for_endpoints(window: Window, builder: BuilderPanel) -> None:
    window.workbench.open(Opened.of(empty_scenario()), None)
    assert builder.notice.sentence.text().startswith("Add endpoints")


def test_closed_it_searches_nothing(window: Window, builder: BuilderPanel) -> None:
    QTest.keyClick(builder, Key.Key_Escape)
    assert not builder.isVisible()
    assert not window.tasks.busy(NAME)
    window.workbench.apply(edits.set_score, "e16", "ru1", Estimate(90))
    QApplication.processEvents()
    assert not window.tasks.busy(NAME)


def test_the_same_as_a_table(window: Window, builder: BuilderPanel) -> None:
    tick(builder, "l3")
    builder.as_table.setFocus()
    QTest.keyClick(builder.as_table, Key.Key_Space)
    shown = builder.pane.table
    assert shown is not None
    assert shown.isVisible()
    assert shown.rowCount() == len(rows(builder))


def test_tab_goes_from_top_to_bottom(builder: BuilderPanel) -> None:
    tick(builder, "l3")
    boxes = [row.box for row in builder.ticks.rows.values()]
    builder.clear.setFocus()
    for widget in (*boxes, builder.name):
        QTest.keyClick(builder.focusWidget(), Key.Key_Tab)
        assert builder.focusWidget() is widget


def test_what_contradicts_itself_cannot_be_ticked(window: Window) -> None:
    rules = {"l1": ("l2",), "l2": ("l3",)}
    scenario = syria(
        **{key: {"requires": others} for key, others in rules.items()}, l3={"excludes": ("l1",)}
    )
    panel = opened(window, scenario)
    QTest.mouseClick(panel.ticks.rows["l1"], LEFT)
    assert table(window) == ()
    assert not panel.ticks.rows["l1"].box.isEnabled()
    assert "may not be together" in panel.ticks.rows["l1"].box.accessibleDescription()
    QTest.mouseClick(panel.ticks.rows["l2"], LEFT)
    assert table(window) == ("l2", "l3")


def said_of(window: Window, qtbot: QtBot, scenario: Scenario, endpoint: str, page: int = 1) -> str:
    """What stands above the packages of an endpoint, once they are found."""
    panel = opened(window, scenario)
    window.workbench.select("endpoint", endpoint)
    turn(panel, page)
    qtbot.waitUntil(lambda: panel.pane.view.figure is not None, timeout=60_000)
    return panel.says.text()


def test_what_nothing_brings_in_is_one_sentence(window: Window, qtbot: QtBot) -> None:
    assert said_of(window, qtbot, syria(), "e12") == (
        "No valid package of what is on offer brings it in."
    )
    actors = [replace(each, principal=False) for each in syria().actors.values()]
    nobody = replace(syria(), actors=Roster(actors))
    assert said_of(window, qtbot, nobody, "e12") == (
        "No principals: nobody's signature is asked for."
    )
    unscored = replace(syria(), scores=Table({}))
    assert said_of(window, qtbot, unscored, "e12") == (
        "With nothing on the table it is undecided: judgements are missing. No valid package of what"
        " is on offer is sure to bring it in."
    )


def test_while_forty_linkages_are_searched_the_window_goes_on(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By events: what is ticked and turned to while the search has not ended counts at once."""
    search, may_end = package_search.Search.opening, Event()

    def held_up(*given: object) -> object:
        assert may_end.wait(60)
        return search(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(package_search.Search, "opening", held_up)
    scenario = bargain(np.random.default_rng(0), linkages=40, endpoints=2, effect=12.0, ask=10.0)
    window.workbench.open(Opened.of(scenario), None)
    window.workbench.select("endpoint", "e0")
    window.actions_by_id["builder"].trigger()
    panel = panel_of(window)
    turn(panel, 1)
    assert panel.waiting.sentence.text() == "Searching for packages…"
    tick(panel, "l3")
    assert table(window) == ("l3",)
    assert panel.verdict.text().startswith("With this on the table")
    turn(panel, 0)
    assert rows(panel)
    turn(panel, 1)
    assert window.tasks.busy(NAME)
    window.tasks.cancel(NAME)
    assert panel.waiting.sentence.text() == "Stopped."
    may_end.set()
    QTest.mouseClick(panel.waiting.button, LEFT)
    qtbot.waitUntil(lambda: bool(rows(panel)), timeout=60_000)
    assert "only the smallest that bring it in were looked for" in panel.says.text()
