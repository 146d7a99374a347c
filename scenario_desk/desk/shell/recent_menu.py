"""The File menu's list of recent files, filled when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from scenario_desk.desk import settings
from scenario_desk.desk.widgets.plain_text import tip
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.desk.shell.window import Window


class RecentMenu(QMenu):
    """One row for each recent file; the whole path stands in its tooltip."""

    def __init__(self, window: Window) -> None:
        super().__init__(_("&Recent files"), window)
        self._window = window
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        files = settings.recent_files()
        for path in files:
            action = self.addAction(path.name.replace("&", "&&"))
            action.setToolTip(tip(str(path)))
            action.triggered.connect(
                lambda _checked=False, chosen=path: self._window.files.open_path(chosen)
            )
        if not files:
            self.addAction(_("None yet")).setEnabled(False)
