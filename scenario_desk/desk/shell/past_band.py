"""A band across the window while a moment of a session is looked at, and the way back to now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import announce, explain
from scenario_desk.presentation.session.told import what_happened
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.times import local_time


class PastBand(QFrame):
    """Says that it is the past, and which moment; hidden in the present."""

    left = Signal()
    """The button that had the keyboard is gone: it goes elsewhere."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("viewBand")
        self._bench = workbench
        self.title, self.means = PlainLabel(), PlainLabel()
        self.title.setObjectName("viewBandTitle")
        self.means.setWordWrap(True)
        self.earlier, self.later = QPushButton(_("Earlier")), QPushButton(_("Later"))
        self.back = QPushButton(_("Back to now"))
        explain(self.earlier, _("Show the moment before (Alt+Page up)"))
        explain(self.later, _("Show the moment after (Alt+Page down)"))
        explain(self.back, _("Show the present again (Esc)"))
        self.earlier.clicked.connect(lambda: workbench.past.step(-1))
        self.later.clicked.connect(lambda: workbench.past.step(1))
        self.back.clicked.connect(lambda: workbench.past.leave())
        across = QHBoxLayout(self)
        across.setContentsMargins(14, 5, 10, 5)
        across.setSpacing(14)
        across.addWidget(self.title)
        across.addWidget(self.means, 1)
        for button in (self.earlier, self.later, self.back):
            across.addWidget(button)
        workbench.updated.connect(lambda _update: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Say which moment is shown; another one is announced."""
        past = self._bench.past
        told, before = past.told, self.means.text()
        held = any(each.hasFocus() for each in (self.earlier, self.later, self.back))
        self.setVisible(told is not None)
        if told is None:
            self.means.setText("")
            if held:
                self.left.emit()
            if before:
                announce(self, _("The present"))
            return
        keys = [each.id for each in past.entries]
        place, count = keys.index(told.id) + 1, len(keys)
        title = _("The past: {number} of {count}").format(number=place, count=count)
        self.title.setText(title)
        said = _("{time} · {what}. Nothing can be changed here.").format(
            time=local_time(told.time), what=what_happened(told)
        )
        self.means.setText(said)
        self.earlier.setEnabled(place > 1)
        self.later.setEnabled(place < count)
        if said != before:
            announce(self, _("{title}. {said}").format(title=title, said=said))
