"""A form made of rows; it reuses its controls as long as the rows keep their shape."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from scenario_desk.desk.inspector import controls, plain_parts, score_bars
from scenario_desk.desk.inspector.row import Row

_KINDS: dict[str, type[controls.Control]] = {
    "heading": plain_parts.HeadingControl,
    "title": plain_parts.TitleControl,
    "sentences": plain_parts.SentencesControl,
    "line": controls.LineControl,
    "text": controls.TextControl,
    "lines": controls.LinesControl,
    "pairs": controls.PairsControl,
    "choice": controls.ChoiceControl,
    "many": controls.ManyControl,
    "check": controls.CheckControl,
    "estimate": controls.EstimateControl,
    "weight": controls.WeightControl,
    "red_line": controls.RedLineControl,
    "bars": score_bars.BarsControl,
    "buttons": controls.ButtonsControl,
}
_WIDE = ("heading", "title", "sentences", "check", "bars", "buttons")
"""These have no label at their left."""
_ABOVE = ("text", "lines", "pairs")
"""These have their label above them."""


class Form(QWidget):
    """Labels at the left, controls at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 14, 16)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._shapes: list[tuple[object, ...]] = []
        self.controls: dict[str, controls.Control] = {}

    def show_rows(self, rows: list[Row]) -> None:
        """Show these rows; where only values changed no widget is made anew."""
        shapes = [row.shape for row in rows]
        if shapes != self._shapes:
            self._rebuild(rows)
            self._shapes = shapes
            return
        for row in rows:
            self.controls[row.key].show_row(row)

    def _rebuild(self, rows: list[Row]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.controls = {}
        line = 0
        for row in rows:
            control = _KINDS[row.control](row)
            self.controls[row.key] = control
            if row.control in _WIDE:
                self._grid.addWidget(control, line, 0, 1, 2)
            elif row.control in _ABOVE:
                self._grid.addWidget(_label(row.label, control), line, 0, 1, 2)
                line += 1
                self._grid.addWidget(control, line, 0, 1, 2)
            else:
                self._grid.addWidget(_label(row.label, control), line, 0)
                self._grid.addWidget(control, line, 1)
            line += 1
        self._grid.setRowStretch(line, 1)
        for above in range(line):
            self._grid.setRowStretch(above, 0)


def _label(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setObjectName("muted")
    label.setWordWrap(True)
    label.setBuddy(buddy)
    label.setMaximumWidth(label.fontMetrics().averageCharWidth() * 26)
    return label
