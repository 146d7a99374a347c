"""The room: how to join, what is asked, how many are in, and what the room said."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.asking_panel import AskingPanel
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.join_panel import JoinPanel
from scenario_desk.desk.session.opening import OpeningForm, StartForm
from scenario_desk.desk.session.reveal_panel import RevealPanel
from scenario_desk.desk.session.round_bar import RoundBar
from scenario_desk.desk.session.session_page import SessionPage
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.widgets.notice import Notice
from scenario_desk.presentation.words.language import _, mark


class RoomPage(SessionPage):
    """One panel at a time, over the row with what its facilitator can do next."""

    label = mark("The room")

    def __init__(self, workbench: Workbench, tasks: Tasks, host: Host) -> None:
        super().__init__(workbench, tasks, host)
        self.opening = OpeningForm(workbench, host)
        self.starting = StartForm(workbench, host)
        self.joining = JoinPanel(host)
        self.asking = AskingPanel(workbench, host)
        self.reveal = RevealPanel(workbench, host)
        self.held = Notice()
        self.held.pressed.connect(lambda: workbench.hold(False))
        self.bar = RoundBar(workbench, host)
        self._stack = QStackedWidget()
        for panel in (
            self.opening, self.starting, self.joining, self.asking, self.reveal, self.held
        ):  # fmt: skip
            self._stack.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 0)
        column.setSpacing(8)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)

    @property
    def panel(self) -> QWidget:
        """The one that is shown."""
        found = self._stack.currentWidget()
        assert found is not None
        return found

    def refresh(self) -> None:
        panel = self._wanted()
        if isinstance(panel, Notice):
            panel.say(
                _("The results are held; what the room said is not shown."), _("Show results")
            )
        else:
            panel.refresh()
        if panel is not self._stack.currentWidget():
            self._stack.setCurrentWidget(panel)
        self.bar.refresh()

    def _wanted(self) -> OpeningForm | StartForm | JoinPanel | AskingPanel | RevealPanel | Notice:
        host = self.host
        found = host.round
        if host.session is None:
            return self.opening
        if found is not None and found.state == "revealed":
            return self.held if self.workbench.hold_results else self.reveal
        if not host.running:
            return self.starting
        return self.joining if found is None else self.asking
