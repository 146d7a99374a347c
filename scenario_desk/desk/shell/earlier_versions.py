"""Keeps the version that a save replaces, and opens one as an unsaved copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from scenario_desk.desk import settings
from scenario_desk.desk.shell.mishaps import app_data
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.telling import Telling
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.exchange.backups import Version


class EarlierVersions(QObject):
    """The earlier versions of the files that are saved in one window."""

    _failed = Signal(str)

    def __init__(self, open_copy: Callable[[Path], object], tasks: Tasks, telling: Telling) -> None:
        super().__init__(telling.window)
        self._open_copy, self._tasks, self._telling = open_copy, tasks, telling
        self._told = False
        self._failed.connect(telling.say, Qt.ConnectionType.QueuedConnection)

    def keep(self, path: Path) -> None:
        """Keep the file that is about to be replaced; what goes wrong is said, once.

        Called from the thread that saves.
        """
        from scenario_desk.exchange.backups import keep
        from scenario_desk.exchange.refusal import sentence

        try:
            keep(path, versions_home(), settings.VERSIONS.read())
        except OSError as error:
            if not self._told:
                said = _("The version that was replaced is not among the earlier ones. {reason}")
                self._failed.emit(said.format(reason=sentence(error)))
            self._told = True
        else:
            self._told = False

    def show(self, path: Path | None) -> None:
        """List those of a file, to open one; None: of what is in no file yet."""
        if path is None:
            self._telling.say(
                _("What was never saved has no earlier versions."), warns=False, passes=True
            )
            return

        def work(_progress: Progress) -> list[Version]:
            from scenario_desk.exchange.backups import versions

            return versions(path, versions_home())

        def done(found: list[Version]) -> None:
            from scenario_desk.desk.shell.versions_dialog import VersionsDialog

            dialog = VersionsDialog(path.name, found, self._telling.window)
            if dialog.exec():
                self._open_copy(dialog.chosen.path)
            dialog.deleteLater()

        def failed(error: BaseException) -> None:
            from scenario_desk.exchange.refusal import sentence

            if not isinstance(error, OSError):
                raise error
            title = _("The earlier versions of {file} cannot be listed")
            self._telling.refuse(title.format(file=path.name), sentence(error))

        title = _("Looking for earlier versions")
        self._tasks.run("versions", title, work, done, failed)


def versions_home() -> Path | None:
    """Where earlier versions are kept; None: beside each file. Raises OSError."""
    place = settings.VERSIONS_PLACE.read()
    if place == settings.BESIDE:
        return None
    return Path(place) if place else app_data() / "versions"
