"""An actor has one colour in every view, also where a principal stands behind others in the roster."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPixmap
from pytestqt.qtbot import QtBot

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.chart.chart_header import ChartHeader
from scenario_desk.desk.inspector.endpoint_form import endpoint_rows
from scenario_desk.desk.outline.marks import Marks
from scenario_desk.model import edits
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.chart.content import Shown, content_of
from scenario_desk.presentation.tokens import tokens
from scenario_desk.presentation.tree.actor_marks import actor_marks
from tests.desk.matrix.conftest import make_matrix
from tests.desk.showing import workbench
from tests.model.building import small_scenario

COLOURS = {"us": "actor_3", "ru": "principal_1", "ir": "principal_2"}


def principals_behind() -> Scenario:
    """The first of the roster is no principal, the others are."""
    scenario = edits.amend(small_scenario(), "actors", "us", principal=False)
    return edits.amend(scenario, "actors", "ir", principal=True)


@pytest.fixture(params=["light", "dark"])
def bench(request: pytest.FixtureRequest, qtbot: QtBot) -> Workbench:
    bench = workbench(principals_behind())
    bench.dress(tokens(request.param), 1.0)
    return bench


def colour(bench: Workbench, actor: str) -> QColor:
    return QColor(bench.tokens.colour(COLOURS[actor]))


def within(picture: QImage | QPixmap, x: int, y: int) -> QColor:
    image = picture.toImage() if isinstance(picture, QPixmap) else picture
    return QColor(image.pixel(x, y))


def test_in_the_tree(bench: Workbench) -> None:
    assert actor_marks(bench.evaluation, held=False).colours == tuple(COLOURS.values())


@pytest.mark.parametrize("actors", [("us", "ru"), ("ir", "us")])
def test_in_the_chart(bench: Workbench, actors: tuple[str, str]) -> None:
    shown = content_of(bench.evaluation, actors, bench.tokens, Shown(), None)
    assert shown is not None
    for actor, side in zip(actors, (shown.across, shown.up), strict=True):
        assert QColor(side.colour) == colour(bench, actor)


def test_over_the_chart(bench: Workbench, qtbot: QtBot) -> None:
    header = ChartHeader(bench)
    qtbot.addWidget(header)
    header.refresh()
    for action in header.across.menu().actions():
        swatch = action.icon().pixmap(32, 32)
        assert within(swatch, 16, 16) == colour(bench, action.data())


def test_in_the_outline(bench: Workbench) -> None:
    marks = Marks(bench)
    for actor in COLOURS:
        mark = marks.actor(actor).pixmap(48, 48)
        assert within(mark, 24, 24) == colour(bench, actor)
    for decision, owner in (("root", "us"), ("push", "ru")):
        frame = marks.node(bench.frame.node_index[decision]).pixmap(48, 48)
        assert within(frame, 24, 9) == colour(bench, owner)


def test_in_the_matrix(bench: Workbench, qtbot: QtBot) -> None:
    matrix = make_matrix(qtbot, bench.scenario)
    matrix.bench.dress(bench.tokens, 1.0)
    view = matrix.view
    assert view.model.interests == ("ru1", "ru2", "ir1", "ir2")
    for actor in ("ru", "ir"):
        assert view.table.verticalHeader().totals.colour(actor) == colour(bench, actor)
    head = view.table.horizontalHeader()
    drawn = head.grab().toImage()
    for column, interest in enumerate(view.model.interests):
        middle = head.sectionViewportPosition(column) + head.sectionSize(column) // 2
        found = {QColor(drawn.pixel(middle, y)).name() for y in range(drawn.height())}
        assert colour(bench, interest[:2]).name() in found


def test_in_the_bars_of_an_endpoint(bench: Workbench) -> None:
    row = next(row for row in endpoint_rows(bench, "e1") if row.control == "bars")
    columns, _tokens = row.value
    assert [QColor(each.colour) for each in columns] == [
        colour(bench, actor.id) for actor in bench.scenario.principals
    ]
