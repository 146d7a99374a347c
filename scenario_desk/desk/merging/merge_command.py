"""Asks with which file to merge, and what both were made from; reads them off the interface thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.merging.base_dialog import BaseDialog
from scenario_desk.desk.merging.merge_into import merge_into
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.telling import Telling
from scenario_desk.exchange.refusal import FileRefused, sentence
from scenario_desk.exchange.scenario_file import load
from scenario_desk.model.entities import Snapshot
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _


class MergeCommand(QObject):
    """Merging with a file, for one window."""

    def __init__(
        self,
        parent: QObject,
        workbench: Workbench,
        tasks: Tasks,
        telling: Telling,
        asked_for: Callable[[str], Path | None],
    ) -> None:
        """`asked_for` asks for a file to read, under a title."""
        super().__init__(parent)
        self.workbench, self.tasks, self.telling = workbench, tasks, telling
        self._asked_for = asked_for

    def ask(self) -> None:
        """Ask for theirs and for the base, and merge."""
        self.workbench.settle()
        path = self._asked_for(_("Merge with a file"))
        if path is not None:
            self._read(path, partial(self._ask_base, path))

    def _ask_base(self, path: Path, theirs: Scenario) -> None:
        bench = self.workbench
        file, saved, kept = bench.path, bench.saved, kept_in_both(bench.committed, theirs)
        shared = saved is not None and not saved.nodes.keys().isdisjoint(theirs.nodes.keys())
        dialog = BaseDialog(
            path.name,
            file.name if file is not None and shared else "",
            kept.name if kept is not None else "",
            self.telling.window,
        )
        chosen = dialog.chosen if dialog.exec() else None
        dialog.deleteLater()
        if chosen == "file":
            base = self._asked_for(_("What both were made from"))
            if base is not None:
                self._read(base, lambda found: self._merge(found, theirs, path))
        elif chosen == "kept" and kept is not None:
            self._merge(kept.scenario, theirs, path)
        elif chosen is not None:
            self._merge(saved if chosen == "saved" else None, theirs, path)

    def _merge(self, base: Scenario | None, theirs: Scenario, path: Path) -> None:
        merge_into(self.workbench, self.tasks, self.telling, base, theirs, path.name)

    def _read(self, path: Path, then: Callable[[Scenario], None]) -> None:
        """Read a file in a thread, and go on with what it holds."""

        def failed(error: BaseException) -> None:
            if not isinstance(error, FileRefused | OSError):
                raise error
            title = _("{file} was not opened").format(file=path.name)
            self.telling.refuse(title, sentence(error))

        self.tasks.run(
            "merge_file",
            _("Opening {file}").format(file=path.name),
            lambda progress: load(
                path, progress=progress.report, cancelled=lambda: progress.cancelled
            ),
            then,
            failed,
        )


def kept_in_both(ours: Scenario, theirs: Scenario) -> Snapshot | None:
    """The last of ours that holds the same in both: what either is has been made from it.

    In a copy to share, or one from a stranger, another thing may stand under the same id. What a
    file claims of when a snapshot was taken says nothing: a clock may have been wrong, or anybody
    have written it.
    """
    for each in reversed(tuple(ours.snapshots.values())):
        other = theirs.snapshots.get(each.id)
        if other is not None and other.scenario == each.scenario:
            return each
    return None
