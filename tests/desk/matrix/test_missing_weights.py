"""A missing weight is marked in the matrix as a missing score is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from scenario_desk.model import edits
from tests.desk.matrix.conftest import Matrix

ACROSS = Qt.Orientation.Horizontal
SAID = "No weight yet"


def said(matrix: Matrix, column: int, role: Qt.ItemDataRole) -> str:
    return str(matrix.view.model.headerData(column, ACROSS, role) or "")


def drawn(matrix: Matrix) -> QImage:
    return matrix.view.table.horizontalHeader().grab().toImage()


def test_a_missing_weight_is_marked_over_its_column(matrix: Matrix) -> None:
    role = Qt.ItemDataRole
    column = matrix.view.model.interests.index("us1")
    before = drawn(matrix)
    assert SAID not in said(matrix, column, role.ToolTipRole)
    matrix.bench.apply(edits.set_weight, "us-base", "us1", None)
    assert SAID in said(matrix, column, role.ToolTipRole)
    assert SAID in said(matrix, column, role.AccessibleTextRole)
    assert drawn(matrix) != before
    others = set(range(matrix.view.model.columnCount())) - {column}
    assert not any(SAID in said(matrix, other, role.ToolTipRole) for other in others)


def test_an_interest_without_scores_is_not_marked(matrix: Matrix) -> None:
    bench = matrix.bench
    column = matrix.view.model.interests.index("us1")
    bench.apply(edits.set_weight, "us-base", "us1", None)
    bare = {(end, "us1"): None for end in bench.scenario.endpoints}
    bench.apply(edits.set_scores, bare, {})
    assert not matrix.view.model.unweighed(column)
