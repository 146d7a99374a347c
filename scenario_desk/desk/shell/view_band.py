"""A band across the window while all is shown as one actor sees it, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import announce, explain
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import as_seen_by, view_sentence


class ViewBand(QFrame):
    """Says whose view it is and what that means; hidden while it is nobody's."""

    left = Signal()
    """The button that had the keyboard is gone: it goes elsewhere."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewBand")
        self._bench = workbench
        self.title, self.means = PlainLabel(), PlainLabel()
        self.title.setObjectName("viewBandTitle")
        self.means.setWordWrap(True)
        self.back = QPushButton(_("Back to own profiles"))
        explain(self.back, _("Show everybody by its own profile again (Shift+F8)"))
        self.back.clicked.connect(lambda: workbench.seeing.see_as(None))
        across = QHBoxLayout(self)
        across.setContentsMargins(14, 5, 10, 5)
        across.setSpacing(14)
        across.addWidget(self.title)
        across.addWidget(self.means, 1)
        across.addWidget(self.back)
        workbench.updated.connect(lambda _update: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Say what holds now; a view that is another is announced."""
        bench, held = self._bench, self.back.hasFocus()
        holder, before = bench.seeing.holder, self.title.text()
        said = as_seen_by(bench.scenario, holder) if holder is not None else ""
        self.title.setText(said)
        self.means.setText(view_sentence(bench.scenario, holder) if holder is not None else "")
        self.setVisible(holder is not None)
        if held and holder is None:
            self.left.emit()
        if said != before:
            announce(self, said or _("Everybody by its own profile"))
