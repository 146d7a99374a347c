"""How wide and high the cells of the score matrix are: as the type, the names and the room allow."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.matrix.headers import header_font
from scenario_desk.desk.matrix.matrix_model import MatrixModel
from scenario_desk.desk.matrix.score_table import ScoreTable

_CELL_PX, _WIDEST_PX, _ROW_PX = 74, 112, 36
_ROOMY_PX, _TALLEST_PX = 168, 54
"""How wide and high cells become where there is room: ranges and names are read from afar."""
_BESIDE = (2.2, 1.5)
"""How many times as wide and as high they are where what the room judges stands in them, too."""
_BAR_PX = 16
"""Kept for a scroll bar."""


def size_cells(table: ScoreTable, model: MatrixModel, workbench: Workbench) -> None:
    """Size the rows and columns of the table for what it shows now."""
    scale = max(table.fontMetrics().height() / 16, 1)
    across, down = table.horizontalHeader(), table.verticalHeader()
    longest = _longest_word(header_font(across.font()), model, workbench)
    wider, taller = _BESIDE if model.room.shown is not None else (1.0, 1.0)
    least = max(round(_CELL_PX * scale * wider), min(longest, round(_WIDEST_PX * scale)))
    room = table.width() - down.sizeHint().width() - _BAR_PX
    across.setDefaultSectionSize(
        _shared(room, model.columnCount(), least, round(_ROOMY_PX * scale * wider))
    )
    room = table.height() - across.sizeHint().height() - _BAR_PX
    row = round(_ROW_PX * scale * taller)
    down.setDefaultSectionSize(
        _shared(room, model.rowCount(), row, round(_TALLEST_PX * scale * taller))
    )
    across.setMinimumSectionSize(round(_CELL_PX * scale * 0.6))
    down.setMinimumSectionSize(round(_ROW_PX * scale * 0.6))
    for header in (across, down):
        header.updateGeometry()
    table.updateGeometries()


def _longest_word(font: QFont, model: MatrixModel, workbench: Workbench) -> int:
    """How wide a column must be for the longest word among the names of its interests."""
    interests = workbench.scenario.interests
    names = (interests[key].name for key in model.interests)
    found = {word for name in names for word in name.replace("-", "- ").split()}
    metrics = QFontMetrics(font)
    return max(map(metrics.horizontalAdvance, found), default=0) + 12


def _shared(room: int, count: int, least: int, most: int) -> int:
    """The size of each of so many that share the room, between the two."""
    return max(least, min(room // max(count, 1), most))
