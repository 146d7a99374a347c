"""The File menu's list of recent files, filled when it is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from scenario_desk.desk import settings
from scenario_desk.desk.widgets.plain_text import tip, unmarked
from scenario_desk.presentation.words.language import _


class RecentMenu(QMenu):
    """One row for each recent file; the whole path stands in its tooltip."""

    def __init__(self, open_path: Callable[[Path], None], parent: QWidget) -> None:
        super().__init__(_("&Recent files"), parent)
        self._open_path = open_path
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        files = settings.recent_files()
        for path in files:
            action = self.addAction(unmarked(path.name))
            action.setToolTip(tip(str(path)))
            action.triggered.connect(lambda _checked=False, path=path: self._open_path(path))
        if not files:
            self.addAction(_("None yet")).setEnabled(False)
