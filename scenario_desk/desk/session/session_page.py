"""One page of the session workspace."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.tasks import Tasks


class SessionPage(QWidget):
    """What all pages are made of. Participants see them: nothing blind, no plans, no who-voted-what."""

    label = ""
    """Marked for translation."""

    def __init__(self, workbench: Workbench, tasks: Tasks, host: Host) -> None:
        super().__init__()
        self.workbench, self.tasks, self.host = workbench, tasks, host

    def refresh(self) -> None:
        """Show what is there now: called when something changed, and only while it can be seen."""
        raise NotImplementedError

    def leave(self) -> bool:
        """Let go of what is only looked at (a moment of the past, a trial); False: there is nothing."""
        return False

    def put_away(self) -> None:
        """Another workspace is shown: as `leave`, but for what can be looked at there, too."""
        self.leave()
