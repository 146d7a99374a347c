"""The band while a moment of a session is looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.shell.band import Band
from scenario_desk.desk.widgets.spoken import announce, explain
from scenario_desk.presentation.session.told import what_happened
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.times import local_time


class PastBand(Band):
    """Says that it is the past, and which moment; hidden in the present."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.earlier, self.later = QPushButton(_("Earlier")), QPushButton(_("Later"))
        self.back = QPushButton(_("Back to now"))
        super().__init__(workbench, (self.earlier, self.later, self.back), parent)
        explain(self.earlier, _("Show the moment before (Alt+Page up)"))
        explain(self.later, _("Show the moment after (Alt+Page down)"))
        explain(self.back, _("Show the present again (Esc)"))
        self.earlier.clicked.connect(lambda: workbench.past.step(-1))
        self.later.clicked.connect(lambda: workbench.past.step(1))
        self.back.clicked.connect(lambda: workbench.past.leave())
        self.refresh()

    def refresh(self) -> None:
        past = self._bench.past
        told, before = past.told, self.means.text()
        if told is None:
            self.say("", "")
            if before:
                announce(self, _("The present"))
            return
        keys = [each.id for each in past.entries]
        place, count = keys.index(told.id) + 1, len(keys)
        title = _("The past: {number} of {count}").format(number=place, count=count)
        said = _("{time} · {what}. Nothing can be changed here.").format(
            time=local_time(told.time), what=what_happened(told)
        )
        self.say(title, said)
        self.earlier.setEnabled(place > 1)
        self.later.setEnabled(place < count)
        if said != before:
            announce(self, _("{title}. {said}").format(title=title, said=said))
