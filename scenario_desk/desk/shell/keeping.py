"""Keeps the journals of a window: one for each scenario that is open, gone when it is closed."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from scenario_desk.desk.settings import author
from scenario_desk.desk.shell.mishaps import app_data
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.exchange.journal import Journal, Left
    from scenario_desk.exchange.on_disk import Standing
    from scenario_desk.model.scenario import Scenario


class Keeping(QObject):
    """Begins a journal with every scenario that is opened, and ends it when that is closed."""

    said = Signal(str)
    """What a person should know: the disk refuses to keep edits, or keeps them again."""
    _told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._begun: list[Journal] = []
        """All that are not closed: also of files whose opening was given up."""
        self._recovered: list[Journal] = []
        """Those of what is being recovered and is not open yet: never removed."""
        self._told.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def begin(
        self, scenario: Scenario, file: Path | None, stands: Standing | None
    ) -> Journal | None:
        """A journal of what was just read; None where the disk refuses, and that is said.

        Called from a working thread: it takes as long as copying the file.
        """
        from scenario_desk.exchange.journal import Journal
        from scenario_desk.exchange.refusal import FileRefused, sentence

        try:
            journal = Journal.begin(journals_home(), scenario, file, stands, author())
        except (OSError, FileRefused) as error:
            self._told.emit(sentence(error))
            return None
        journal.told = self._told.emit
        with self._lock:
            self._begun.append(journal)
        return journal

    def resume(self, left: Left, scenario: Scenario) -> Journal | None:
        """The journal of what is recovered as `scenario`; None as in `begin`: what is left stays.

        Called from a working thread. Until it is that of what is open it is kept, whatever comes.
        """
        from scenario_desk.exchange.journal import Journal
        from scenario_desk.exchange.refusal import FileRefused, sentence

        try:
            journal = Journal.resume(journals_home(), left, scenario, author())
        except (OSError, FileRefused) as error:
            left.folder.release()
            self._told.emit(sentence(error))
            return None
        journal.told = self._told.emit
        with self._lock:
            self._recovered.append(journal)
        return journal

    def leave(self, journal: Journal | None) -> None:
        """Let go of one of what was to be recovered: it is asked about again later."""
        with self._lock:
            left = [each for each in self._recovered if each is journal]
            self._recovered = [each for each in self._recovered if each is not journal]
        for each in left:
            each.close(keep=True)

    def close_others(self, current: Journal | None) -> None:
        """Close and remove every journal but that of what is open now."""
        with self._lock:
            if current in self._recovered:
                self._recovered.remove(current)
                self._begun.append(current)
            gone = [each for each in self._begun if each is not current]
            self._begun = [each for each in self._begun if each is current]
        for each in gone:
            each.close()

    def close_all(self, kept: Journal | None = None) -> None:
        """Close and remove all; what `kept` holds stays for a later recovery, on the disk."""
        with self._lock:
            recovered, self._recovered = self._recovered, []
            begun, self._begun = self._begun, []
        for each in (*recovered, *begun):
            each.close(keep=each is kept or each in recovered)

    def _say(self, reason: str) -> None:
        if reason:
            said = _("What you do now would not survive a crash: save your work. {reason}")
            self.said.emit(said.format(reason=reason))
        else:
            self.said.emit(_("What you do survives a crash again."))


def journals_home() -> Path:
    """Where the journals of all windows are."""
    return app_data() / "journals"
