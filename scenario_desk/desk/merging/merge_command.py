"""Asks with which file to merge, and what both were made from; reads them off the interface thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.merging.base_dialog import BaseDialog
from scenario_desk.desk.merging.merge_into import merge_into
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.telling import Telling
from scenario_desk.exchange.refusal import FileRefused, sentence
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _


class MergeCommand(QObject):
    """Merging with a file, for one window."""

    def __init__(
        self, parent: QObject, workbench: Workbench, tasks: Tasks, telling: Telling
    ) -> None:
        super().__init__(parent)
        self.workbench, self.tasks, self.telling = workbench, tasks, telling

    def ask(self) -> None:
        """Ask for theirs and for the base, and merge."""
        self.workbench.settle()
        path = self._asked_for(_("Merge with a file"))
        if path is not None:
            self._read(path, partial(self._ask_base, path))

    def _ask_base(self, path: Path, theirs: Scenario) -> None:
        bench = self.workbench
        file, saved = bench.path, bench.saved
        shared = saved is not None and not saved.nodes.keys().isdisjoint(theirs.nodes.keys())
        dialog = BaseDialog(
            path.name, file.name if file is not None and shared else "", self.telling.window
        )
        chosen = dialog.chosen if dialog.exec() else None
        dialog.deleteLater()
        if chosen == "file":
            base = self._asked_for(_("What both were made from"))
            if base is not None:
                self._read(base, lambda found: self._merge(found, theirs, path))
        elif chosen is not None:
            self._merge(saved if chosen == "saved" else None, theirs, path)

    def _merge(self, base: Scenario | None, theirs: Scenario, path: Path) -> None:
        merge_into(self, base, theirs, path.name)

    def _asked_for(self, title: str) -> Path | None:
        """A file; None where none was chosen."""
        file = self.workbench.path
        name, _filter = QFileDialog.getOpenFileName(
            self.telling.window,
            title,
            str(file.parent if file is not None else Path.home()),
            _("Scenarios (*{ending})").format(ending=".scenario") + ";;" + _("All files (*)"),
        )
        return Path(name) if name else None

    def _read(self, path: Path, then: Callable[[Scenario], None]) -> None:
        """Read a file in a thread, and go on with what it holds."""

        def work(progress: Progress) -> Scenario:
            return load(path, progress=progress.report, cancelled=lambda: progress.cancelled)

        def failed(error: BaseException) -> None:
            if not isinstance(error, FileRefused | OSError):
                raise error
            title = _("{file} was not opened").format(file=path.name)
            self.telling.refuse(title, sentence(error))

        title = _("Opening {file}").format(file=path.name)
        self.tasks.run("merge_file", title, work, then, failed)
