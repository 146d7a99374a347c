"""A page of a session on a hall, shown and kept up to date as the workspace does."""

from __future__ import annotations

from typing import TypeVar

from pytestqt.qtbot import QtBot

from scenario_desk.desk.session.session_page import SessionPage
from scenario_desk.desk.tasks import Tasks
from tests.desk.session.conftest import Hall

Page = TypeVar("Page", bound=SessionPage)


def page_on(hall: Hall, qtbot: QtBot, kind: type[Page]) -> Page:
    """The page, in front; its tasks end with it."""
    tasks = Tasks(hall.host)
    page = kind(hall.bench, tasks, hall.host)
    qtbot.addWidget(page, before_close_func=lambda _page: tasks.close())
    for signal in (hall.bench.updated, hall.bench.hold_changed, hall.host.changed):
        signal.connect(lambda *_what: page.refresh())
    page.resize(1200, 700)
    page.refresh()
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page
