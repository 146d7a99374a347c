"""What the scores come to stands at the head of each row, and what each actor has without a deal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.matrix.headers import EndpointHeader
from scenario_desk.desk.matrix.totals import Totals, TotalsHead
from scenario_desk.model import edits
from scenario_desk.model.estimate import Estimate
from tests.desk.matrix.conftest import Matrix


def totals(matrix: Matrix) -> Totals:
    header = matrix.view.table.verticalHeader()
    assert isinstance(header, EndpointHeader)
    return header.totals


def told(matrix: Matrix, endpoint: str) -> str:
    row = matrix.view.model.row_of(endpoint)
    role = Qt.ItemDataRole.AccessibleTextRole
    return str(matrix.view.model.headerData(row, Qt.Orientation.Vertical, role))


def even(matrix: Matrix, us1: float, us2: float) -> None:
    """Both of the United States' interests alike, no deal worth 0, and e1 scored."""
    matrix.bench.apply(edits.set_weight, "us-base", "us1", Estimate(50))
    matrix.bench.apply(edits.set_weight, "us-base", "us2", Estimate(50))
    matrix.bench.apply(edits.set_reservation, "us-base", Estimate(0))
    matrix.bench.apply(edits.set_margin, "us-base", Estimate(5))
    matrix.bench.apply(
        edits.set_scores, {("e1", "us1"): Estimate(us1), ("e1", "us2"): Estimate(us2)}, {}
    )


@pytest.mark.parametrize(
    ("scores", "said", "word"),
    [((20, 40), "30 ✓", ", acceptable"), ((-10, 12), "1 ✕", "not acceptable")],
)
def test_the_total_and_whether_it_is_accepted(
    matrix: Matrix, scores: tuple[float, float], said: str, word: str
) -> None:
    even(matrix, *scores)
    assert totals(matrix).said(0, "us") == said
    assert word in told(matrix, "e1").partition("US:")[2].partition(";")[0]
    assert totals(matrix).without_a_deal("us") == "0"


def test_what_nobody_can_know_has_no_mark(matrix: Matrix) -> None:
    even(matrix, 60, -20)
    matrix.bench.apply(edits.set_weight, "us-base", "us1", None)
    assert totals(matrix).said(0, "us") == "–"
    assert "undecided" in told(matrix, "e1")


def test_held_results_are_held_here_too(matrix: Matrix) -> None:
    assert totals(matrix).actors == ("us", "ru")
    wide = matrix.view.table.verticalHeader().width()
    matrix.bench.hold(True)
    assert totals(matrix).actors == ()
    assert "acceptable" not in told(matrix, "e1")
    assert matrix.view.table.verticalHeader().width() < wide


def test_names_keep_their_room_in_a_narrow_pane(matrix: Matrix) -> None:
    matrix.view.resize(300, 400)
    QApplication.processEvents()
    assert len(totals(matrix).actors) < 2
    assert matrix.view.table.verticalHeader().width() < matrix.view.table.width()


@pytest.mark.parametrize("name", ["Germany", "Damascus", "Saudi Arabia"])
def test_an_actor_is_named_in_full_where_there_is_room(matrix: Matrix, name: str) -> None:
    matrix.bench.apply(edits.amend, "actors", "ru", short=name)
    corner, room = matrix.view.table.corner, totals(matrix)
    assert isinstance(corner, TotalsHead)
    matrix.view.resize(1_600, 500)
    QApplication.processEvents()
    assert corner.shown_name("ru", room.name_room) == name
    matrix.view.resize(560, 500)
    QApplication.processEvents()
    assert room.actors == ("us", "ru"), "rather a name is cut than a total left out"
    assert room.width < matrix.view.table.width() / 2
    assert corner.width() == matrix.view.table.verticalHeader().width()


def test_the_corner_lies_over_the_heads_of_the_rows(matrix: Matrix) -> None:
    corner, table = matrix.view.table.corner, matrix.view.table
    assert corner is not None
    assert corner.width() == table.verticalHeader().width()
    assert corner.height() == table.horizontalHeader().height()


def test_cells_take_the_room_there_is(matrix: Matrix) -> None:
    table = matrix.view.table
    matrix.view.resize(500, 220)
    QApplication.processEvents()
    small = table.columnWidth(0), table.rowHeight(0)
    matrix.view.resize(1_600, 900)
    QApplication.processEvents()
    assert table.columnWidth(0) > small[0]
    assert table.rowHeight(0) > small[1]
    assert not table.horizontalScrollBar().isVisible()
