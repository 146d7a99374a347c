"""The band while all is shown as one actor sees it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.shell.band import Band
from scenario_desk.desk.widgets.spoken import announce, explain
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import as_seen_by, view_sentence


class ViewBand(Band):
    """Says whose view it is and what that means; hidden while it is nobody's."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        self.back = QPushButton(_("Back to own profiles"))
        super().__init__(workbench, (self.back,), parent)
        explain(self.back, _("Show everybody by its own profile again (Shift+F8)"))
        self.back.clicked.connect(lambda: workbench.seeing.see_as(None))
        self.refresh()

    def refresh(self) -> None:
        bench, before = self._bench, self.title.text()
        holder = bench.seeing.holder
        said = as_seen_by(bench.scenario, holder) if holder is not None else ""
        self.say(said, view_sentence(bench.scenario, holder) if holder is not None else "")
        if said != before:
            announce(self, said or _("Everybody by its own profile"))
