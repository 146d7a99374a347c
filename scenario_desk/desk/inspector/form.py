"""A form made of rows; it keeps its controls as long as their rows keep their shape."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from scenario_desk.desk.inspector import (
    choice_controls,
    line_controls,
    plain_parts,
    score_bars,
    text_controls,
)
from scenario_desk.desk.inspector.control import Control
from scenario_desk.desk.inspector.row import Row
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.desk.widgets.tab_order import in_order

_KINDS: dict[str, type[Control]] = {
    "heading": plain_parts.HeadingControl,
    "title": plain_parts.TitleControl,
    "sentences": plain_parts.SentencesControl,
    "badges": plain_parts.BadgesControl,
    "line": line_controls.LineControl,
    "text": text_controls.TextControl,
    "rows": text_controls.RowsControl,
    "choice": choice_controls.ChoiceControl,
    "many": choice_controls.ManyControl,
    "check": choice_controls.CheckControl,
    "estimate": line_controls.EstimateControl,
    "weight": line_controls.WeightControl,
    "red_line": line_controls.RedLineControl,
    "bars": score_bars.BarsControl,
    "buttons": choice_controls.ButtonsControl,
}
_WIDE = ("heading", "title", "sentences", "badges", "check", "bars", "buttons")
"""These have no label at their left."""
_ABOVE = ("text", "rows")
"""These have their label above them."""
_LABEL_LINES = 7.5
"""How wide the labels may be, in heights of a line."""
_LONGEST = 90
"""A longer label is cut; its tooltip has the whole."""


class Form(QWidget):
    """Labels at the left, controls at the right."""

    def __init__(self, above: QWidget) -> None:
        """`above`: where Tab comes from into the form."""
        super().__init__()
        self._above = above
        self._stops: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 14, 16)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._shapes: list[tuple[object, ...]] = []
        self._labels: dict[str, QLabel] = {}
        self.controls: dict[str, Control] = {}

    def minimumSizeHint(self) -> QSize:
        """A word of a thousand letters must not push the controls out of sight."""
        return QSize(0, super().minimumSizeHint().height())

    def show_rows(self, rows: list[Row], anew: bool = False) -> None:
        """Show these rows; where only values changed no widget is made.

        `anew`: they are about something else, so what was typed before does not belong to them.
        """
        shapes = [row.shape for row in rows]
        if shapes != self._shapes:
            before = dict(zip(self.controls, self._shapes, strict=True))
            self._shapes = shapes
            self._rebuild(rows, {row.key for row in rows if before.get(row.key) == row.shape}, anew)
            return
        for row in rows:
            self.controls[row.key].show_row(row, anew)
        self._order_tabs()

    def settle(self) -> list[str]:
        """Write everything typed, let go of what is dragged; the sentences of what was refused."""
        controls = tuple(self.controls.values())
        typed = [control for control in controls if control.busy()]
        for control in controls:
            control.settle()
        return [control.refusal for control in typed if control.refusal]

    def dress(self) -> None:
        """Fit the type of now: the width of the labels, and of what else depends on it."""
        most = round(self.fontMetrics().height() * _LABEL_LINES)
        beside = [label for label in self._labels.values() if not label.property("above")]
        wanted = (label.fontMetrics().horizontalAdvance(label.text()) + 2 for label in beside)
        self._grid.setColumnMinimumWidth(0, min(max(wanted, default=0), most))
        for label in beside:
            label.setMaximumWidth(most)
        for control in self.controls.values():
            control.dress()

    def _rebuild(self, rows: list[Row], kept: set[str], anew: bool) -> None:
        while (item := self._grid.itemAt(0)) is not None:
            # Not `takeAt`, which leaves the item alive: a kept control would go on telling that
            # one of its new sizes, and the sentences in it would be cut.
            widget = item.widget()
            assert widget is not None, "a form is laid out of widgets alone"
            self._grid.removeWidget(widget)
        for line in range(self._grid.rowCount()):
            self._grid.setRowStretch(line, 0)
        old, self.controls = self.controls, {}
        labels, self._labels = self._labels, {}
        for row in rows:
            if row.key in kept:
                self.controls[row.key] = old.pop(row.key)
                self.controls[row.key].show_row(row, anew)
            else:
                self.controls[row.key] = _KINDS[row.control](row)
            if row.label and row.control not in _WIDE:
                label = labels.pop(row.key) if row.key in kept else _label(row)
                label.setBuddy(self.controls[row.key].field or self.controls[row.key])
                self._labels[row.key] = label
        for gone in old.values():
            gone.retire()
        for unused in labels.values():
            unused.hide()
            unused.deleteLater()
        self._lay_out(rows)
        self._order_tabs()
        self.dress()

    def _lay_out(self, rows: list[Row]) -> None:
        line = 0
        for row in rows:
            control, label = self.controls[row.key], self._labels.get(row.key)
            if row.control in _WIDE or label is None:
                self._grid.addWidget(control, line, 0, 1, 2)
            elif row.control in _ABOVE:
                self._grid.addWidget(label, line, 0, 1, 2)
                line += 1
                self._grid.addWidget(control, line, 0, 1, 2)
            else:
                self._grid.addWidget(label, line, 0)
                self._grid.addWidget(control, line, 1)
            line += 1
        self._grid.setRowStretch(line, 1)

    def _order_tabs(self) -> None:
        stops = [stop for control in self.controls.values() for stop in control.stops()]
        if stops != self._stops:
            self._stops = stops
            in_order([self._above, *stops])


def _label(row: Row) -> QLabel:
    cut = row.label if len(row.label) <= _LONGEST else row.label[:_LONGEST].rstrip() + "…"
    label = PlainLabel(unmarked(cut))
    told = (row.label if cut != row.label else "", row.explained)
    explain(label, "\n".join(filter(None, told)))
    label.setObjectName("muted")
    label.setWordWrap(True)
    label.setProperty("above", row.control in _ABOVE)
    return label
