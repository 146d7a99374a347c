"""The inspector: the form of whatever is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from scenario_desk.desk.bench.selection import ROSTER_OF
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.inspector import (
    actor_forms,
    endpoint_form,
    lens_form,
    linkage_forms,
    node_form,
    plain_forms,
    profile_form,
    room_forms,
    score_form,
    shift_form,
    snapshot_form,
)
from scenario_desk.desk.inspector.form import Form
from scenario_desk.desk.inspector.line_controls import LineControl
from scenario_desk.desk.inspector.row import Row
from scenario_desk.desk.widgets.focus_ring import FocusRing
from scenario_desk.desk.widgets.pane import Pane
from scenario_desk.desk.widgets.spoken import as_role
from scenario_desk.presentation.words.language import _


class InspectorView(Pane):
    """Follows the one selection; a change anywhere shows here in the same frame."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self.area = QScrollArea()
        self.form = Form(self.area)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.form)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        as_role(self.area, QAccessible.Role.Grouping, _("Inspector"))
        self.entrances = (self.area,)
        self.setMinimumWidth(250)
        FocusRing(workbench, self, self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        workbench.updated.connect(lambda _update: self._refresh())
        workbench.selection_changed.connect(lambda _selection: self._turn())
        workbench.hold_changed.connect(lambda _held: self._refresh())
        workbench.settling.connect(self.settle)
        for worked_out in (workbench.draws, workbench.verdicts):
            worked_out.changed.connect(self._follow_draws)
        workbench.room.changed.connect(self._refresh)
        workbench.theme_changed.connect(self._dress)
        self._stale = True

    def settle(self) -> None:
        """Write what is being typed; what is refused is said in the status bar."""
        for sentence in self.form.settle():
            self._bench.refused.emit(sentence)

    def _follow_draws(self) -> None:
        if self._bench.selection.kind in _DRAWN:
            self._refresh()

    def _turn(self) -> None:
        """Turn to what is selected now; what was typed goes to where it was typed.

        Where a button of the form has added what is selected now, its name is to be typed.
        """
        if self._bench.selection.kind in _DRAWN:
            self._bench.draws.serve(self)
        else:
            self._bench.draws.leave(self)
        focus = QApplication.focusWidget()
        added = isinstance(focus, QPushButton) and self.form.isAncestorOf(focus)
        self.settle()
        self._refresh(anew=True)
        self.area.verticalScrollBar().setValue(0)
        if added:
            self.edit_name()

    def _refresh(self, anew: bool = False) -> None:
        """Show the form now, or once it can be seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._show_rows(anew or self._stale)

    def prepare(self) -> None:
        """Make the form before it can be seen: not all at once when it is shown."""
        if self._stale:
            self._show_rows(anew=True)

    def _show_rows(self, anew: bool) -> None:
        self.form.show_rows(self._rows(), anew)
        self._stale = False

    def _dress(self) -> None:
        self._refresh()
        self.form.dress()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def edit_name(self) -> None:
        """Put the cursor into the name of what is selected, all of it marked."""
        self._refresh()
        for key in ("name", "title", "label"):
            control = self.form.controls.get(key)
            if isinstance(control, LineControl):
                control.line.setFocus()
                control.line.selectAll()
                return

    def _rows(self) -> list[Row]:
        bench = self._bench
        # What an update removed is still selected until every view has seen the update.
        selection = bench.selection.within(bench.scenario)
        if selection.kind == "node":
            return node_form.node_rows(bench, selection.ids)
        if rows := _FORMS.get(selection.kind):
            return rows(bench, selection.primary)
        if collection := ROSTER_OF.get(selection.kind):
            return plain_forms.plain_rows(bench, collection, selection.primary)
        return plain_forms.scenario_rows(bench)


_DRAWN = frozenset(("endpoint",))
"""What the form of says how often it holds."""
_FORMS = {
    "endpoint": endpoint_form.endpoint_rows,
    "score": score_form.score_rows,
    "actor": actor_forms.actor_rows,
    "interest": actor_forms.interest_rows,
    "profile": profile_form.profile_rows,
    "linkage": linkage_forms.linkage_rows,
    "package": linkage_forms.package_rows,
    "shift": shift_form.shift_rows,
    "lens": lens_form.lens_rows,
    "snapshot": snapshot_form.snapshot_rows,
    "participant": room_forms.participant_rows,
    "session": room_forms.session_rows,
    "seed": room_forms.seed_rows,
    "inject": room_forms.inject_rows,
    "proposal": room_forms.proposal_rows,
}
"""The form of one selected thing that is more than fields, by the selection's kind."""
