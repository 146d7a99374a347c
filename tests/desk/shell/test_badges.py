"""Whether an endpoint would hold stands beside the overlap, in a glyph and a word, and never stale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.shell.window import Window
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from scenario_desk.presentation.words.sentences import badges

SLIDES = "✗ slides away"
ENDPOINT = "e03"
"""Neither holds nor is ratified."""


@pytest.fixture
def shown(window: Window, qtbot: QtBot) -> Window:
    bench = window.workbench
    bench.open(Opened.of(load(locate("scenarios", "syria-2017.scenario"))), None)
    window.work.show_workspace("overlap")
    bench.select("endpoint", ENDPOINT)
    follow(window, qtbot)
    return window


def follow(window: Window, qtbot: QtBot) -> None:
    verdicts = window.workbench.verdicts
    qtbot.waitUntil(lambda: bool(verdicts.found), timeout=30_000)
    QApplication.processEvents()


def in_inspector(window: Window) -> dict[str, str]:
    """The badges that can be seen, with their tooltips."""
    control = window.work.inspector.form.controls["badges"]
    labels = [each for each in control.findChildren(QLabel) if each.isVisibleTo(control)]
    return {each.text(): each.toolTip() for each in labels if each.text()}


def test_the_inspector_shows_them_with_their_sentences(shown: Window) -> None:
    said = in_inspector(shown)
    assert list(said) == [SLIDES, "✗ not ratified"]
    assert "would slide from" in said[SLIDES]
    assert "and nobody can punish it" in said[SLIDES]
    shown.workbench.select("endpoint", "e04")
    assert list(in_inspector(shown)) == ["✓ holds if answered", "✓ ratified"]


def test_a_drag_and_an_edit_leave_nothing_stale(shown: Window, qtbot: QtBot) -> None:
    bench = shown.workbench
    bench.preview(edits.set_score, ENDPOINT, "ru1", Estimate(20))
    assert in_inspector(shown) == {}
    bench.commit()
    assert in_inspector(shown) == {}
    follow(shown, qtbot)
    now = badges(bench.evaluation, ENDPOINT)
    assert list(in_inspector(shown)) == [each.words for each in now]


def test_held_results_show_none(shown: Window) -> None:
    shown.workbench.hold(True)
    assert in_inspector(shown) == {}


def test_the_card_of_a_dot_says_them(shown: Window, qtbot: QtBot) -> None:
    chart = shown.work.chart
    plot = chart.ensure_plot()
    qtbot.waitUntil(lambda: plot.arranged() is not None)
    arranged = plot.arranged()
    assert arranged is not None
    at = QPointF(*arranged.dot_box(shown.workbench.frame.endpoint_index[ENDPOINT]).middle)
    nothing, no = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(plot.viewport().mapToGlobal(at.toPoint()))
    move = QMouseEvent(QEvent.Type.MouseMove, at, where, nothing, nothing, no)
    QApplication.sendEvent(plot.viewport(), move)
    qtbot.waitUntil(lambda: chart.card.card is not None)
    card = chart.card.card
    assert card is not None
    assert SLIDES in card.text
    assert "nobody can punish it" in card.text


def test_the_ranked_list_has_them(shown: Window, qtbot: QtBot) -> None:
    shown.work.show_workspace("robustness")
    view = shown.work.robustness
    qtbot.waitUntil(lambda: view.left.pane.view.figure is not None, timeout=30_000)
    follow(shown, qtbot)
    figure = view.left.pane.view.figure
    assert figure is not None
    titles = figure.twin.columns
    rows = {row[0]: row for row in figure.twin.rows}
    mine = rows["Transition without Assad"]
    assert mine[titles.index("Stability")] == SLIDES
    assert mine[titles.index("Ratification")] == "✗ not ratified"
    assert "nobody can punish it" in mine[titles.index("Why")]
    # What is pointed at says it, too.
    spot = next(spot for spot in view.left.pane.view.spots if spot.key == ENDPOINT)
    assert "nobody can punish it" in spot.words


def test_the_outline_says_them_in_full(shown: Window) -> None:
    model = shown.work.outline.model
    told = str(model.data(model.index_of("endpoint", ENDPOINT), Qt.ItemDataRole.ToolTipRole))
    assert SLIDES in told
    head, *lines = told.removeprefix("<p style='white-space:pre-wrap'>").split("\n")
    assert head.startswith("Transition without Assad: ")
    # Each on a line of its own, bad news with its weightiest reason.
    assert [line.partition(":")[0] for line in lines] == [SLIDES, "✗ not ratified"]
    assert "nobody can punish it" in lines[0]
    spoken = model.data(model.index_of("endpoint", ENDPOINT), Qt.ItemDataRole.AccessibleTextRole)
    assert "\n" not in str(spoken)
