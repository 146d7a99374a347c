"""Hears that something was done to a file or beside it, by whatever program."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_PAUSE_MS = 200
"""What is written in several goes is looked at once, when it has calmed down."""


class FileWatch(QObject):
    """Watches one file and its folder: a file that is replaced is another one in the same place.

    Where a file system tells nothing, as some shares do, nothing is heard.
    """

    stirred = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_again)
        self._watcher.fileChanged.connect(lambda _path: self._pause.start())
        self._watcher.directoryChanged.connect(lambda _path: self._pause.start())

    def follow(self, file: Path | None) -> None:
        """Watch this file from now on, or none."""
        self._file = file
        self._pause.stop()
        self._arm()

    def _look_again(self) -> None:
        # First, so that nothing is missed while it is looked at.
        self._arm()
        self.stirred.emit()

    def _arm(self) -> None:
        """Watch what stands under the name now; what was watched may be another file by now."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        if self._file is None:
            return
        link, target = self._file.absolute(), Path(os.path.realpath(self._file))
        places = {str(each) for each in (target, target.parent, link.parent) if each.exists()}
        if places:
            self._watcher.addPaths(sorted(places))
