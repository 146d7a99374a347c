"""The session workspace: its pages, of which one is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QHideEvent, QKeyEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.argued.argued_page import ArguedPage
from scenario_desk.desk.session.camps.camps_page import CampsPage
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.log_page import LogPage
from scenario_desk.desk.session.position_page import PositionPage
from scenario_desk.desk.session.room_page import RoomPage
from scenario_desk.desk.session.sealed.sealed_page import SealedPage
from scenario_desk.desk.session.session_page import SessionPage
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.widgets.page_choice import PageChoice
from scenario_desk.desk.widgets.pane import Pane
from scenario_desk.desk.widgets.spoken import as_role
from scenario_desk.presentation.words.language import _


class SessionView(Pane):
    """A page is made anew by `refresh` when it is seen and something changed."""

    PAGES: tuple[type[SessionPage], ...] = (
        RoomPage,
        CampsPage,
        PositionPage,
        ArguedPage,
        SealedPage,
        LogPage,
    )

    def __init__(self, workbench: Workbench, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        as_role(self, QAccessible.Role.Grouping, _("Session"))
        self.workbench = workbench
        self.host = Host(workbench)
        self._stale = True
        self.pages = [page(workbench, tasks, self.host) for page in self.PAGES]
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(page)
        self.choice = PageChoice([_(page.label) for page in self.pages], self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(7)
        column.addWidget(self.choice)
        column.addWidget(self._stack, 1)
        for signal in (workbench.updated, workbench.hold_changed, workbench.theme_changed):
            signal.connect(self._changed)
        self.host.changed.connect(self._changed)

    @property
    def page(self) -> SessionPage:
        """The one that is shown."""
        return self.pages[self.choice.page]

    def show_page(self, kind: type[SessionPage]) -> None:
        """Turn to a page."""
        self.choice.go_to(next(n for n, page in enumerate(self.pages) if isinstance(page, kind)))

    @property
    def room(self) -> RoomPage:
        """The page of rounds."""
        return next(page for page in self.pages if isinstance(page, RoomPage))

    @property
    def may_go_on(self) -> bool:
        """Whether there is a round to be opened, closed, revealed or shown."""
        return self.room.bar.may_go_on

    def go_on(self) -> None:
        """Do what comes next with the round, in sight."""
        self.show_page(RoomPage)
        self.room.bar.go_on()

    def prepare(self) -> None:
        """Prepare a round."""
        self.show_page(RoomPage)
        self.room.bar.prepare(None)

    def _turn(self, place: int) -> None:
        for page in self.pages:
            page.leave()
        self._stack.setCurrentIndex(place)
        self._changed()

    def _changed(self, *_what: object) -> None:
        self._stale = True
        if self.isVisible() and self.pages:
            self._stale = False
            self.page.refresh()

    def copy_picture(self) -> QPixmap:
        """The page, as it is seen."""
        return self._stack.grab()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets go of what is only looked at."""
        if event.key() != Qt.Key.Key_Escape or not self.page.leave():
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for page in self.pages:
            page.put_away()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._changed()
