"""What is open, compared: with a file, with what was saved, with what it was some steps ago."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from scenario_desk.desk.tasks import Cancelled, Progress, Tasks
from scenario_desk.desk.telling import Telling
from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.titles import title_of

if TYPE_CHECKING:
    from scenario_desk.desk.bench.workbench import Workbench
    from scenario_desk.desk.compare.compare_window import CompareWindow
    from scenario_desk.desk.compare.comparison import Comparison
    from scenario_desk.model.scenario import Scenario

Read = Callable[[Progress], "Scenario"]
"""Gets a scenario, in a thread."""


class Comparing(QObject):
    """Opens windows in which two scenarios stand side by side; the work stays open beside them."""

    def __init__(self, bench: Callable[[], Workbench], tasks: Tasks, telling: Telling) -> None:
        """`bench`: asked for only where there is something to compare."""
        super().__init__(telling.window)
        self._get_bench, self._tasks, self._telling = bench, tasks, telling
        self.windows: list[CompareWindow] = []
        """Those that are open, the last opened last."""

    @property
    def _bench(self) -> Workbench:
        return self._get_bench()

    @property
    def saved_differs(self) -> bool:
        """Whether there is a saved version to compare with."""
        return self._bench.saved is not None and self._bench.modified

    def show(self, old: Scenario, new: Scenario, old_name: str, new_name: str) -> None:
        """Show what leads from an old scenario to a new one, in a window of its own."""
        self._compare(lambda _progress: old, lambda _progress: new, old_name, new_name)

    def with_file(self, path: Path) -> None:
        """Compare a file with what is open."""
        from scenario_desk.exchange.scenario_file import load

        self._with(
            lambda progress: load(
                path, progress=progress.report, cancelled=lambda: progress.cancelled
            ),
            path.name,
        )

    def with_saved(self) -> None:
        """Compare what the file holds, as it was last read or saved here, with what is open."""
        saved = self._bench.saved
        if saved is not None:
            path = self._bench.path
            name = path.name if path else title_of(saved)
            self._with(lambda _progress: saved, _("{file} as last saved").format(file=name))

    def with_earlier(self, steps: int) -> None:
        """Compare what was open so many steps ago with what is open."""
        bench = self._bench
        bench.settle()
        aside = bench.history.aside()
        # It is headed "Before: …".
        self._with(lambda _progress: aside.back(steps).current, aside.labels[steps - 1])

    def with_snapshot(self, moment: Scenario, name: str) -> None:
        """Compare what was kept under a name with what is open, but for the snapshots."""
        self._with(lambda _progress: moment, name, snapshots=False)

    def close(self) -> None:
        """Close the windows."""
        for window in tuple(self.windows):
            window.close()

    def _with(self, read: Read, name: str, *, snapshots: bool = True) -> None:
        bench = self._bench
        bench.settle()
        new = bench.committed if snapshots else bench.committed.moment
        self._compare(read, lambda _progress: new, name, open_name(bench))

    def _compare(self, old: Read, new: Read, old_name: str, new_name: str) -> None:
        def work(progress: Progress) -> Comparison:
            from scenario_desk.desk.compare.comparison import Comparison

            sides = (old_name, old(progress)), (new_name, new(progress))
            return Comparison.of(*sides, progress.check)

        title = _("Comparing “{old}” and “{new}”").format(old=old_name, new=new_name)
        self._tasks.run("compare", title, work, self._open, self._refused)

    def _open(self, comparison: Comparison) -> None:
        from scenario_desk.desk.compare.compare_window import CompareWindow

        window = CompareWindow(comparison, self._bench, self._tasks)
        self.windows.append(window)
        window.destroyed.connect(lambda: self.windows.remove(window))
        window.show()
        window.activateWindow()

    def _refused(self, error: BaseException) -> None:
        from scenario_desk.exchange.refusal import FileRefused, sentence
        from scenario_desk.model.messages import EditRefused
        from scenario_desk.presentation.words.messages import words

        if isinstance(error, Cancelled):
            return
        if isinstance(error, EditRefused):
            said = words(error.message)
        elif isinstance(error, FileRefused | OSError):
            said = sentence(error)
        else:
            raise error
        self._telling.refuse(_("Nothing was compared"), said)


def open_name(bench: Workbench) -> str:
    """What is open as one side of a comparison: not to be taken for the file it came from."""
    name = bench.path.name if bench.path else title_of(bench.committed)
    text = _("{file}, open here, not saved") if bench.modified else _("{file}, open here, saved")
    return text.format(file=name)


class EarlierMenu(QMenu):
    """A row for each of the last steps: what was open before it, compared with what is."""

    MOST = 20
    """So many rows; who goes further back has saved in between."""

    def __init__(self, labels: Callable[[], list[str]], comparing: Comparing, parent: QWidget):
        """`labels`: what the steps are called, the last first."""
        super().__init__(_("Compare with an earlier s&tate"), parent)
        self._labels, self._comparing = labels, comparing
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        labels = self._labels()[: self.MOST]
        for steps, label in enumerate(labels, start=1):
            action = self.addAction(unmarked(_("Before: {step}").format(step=label)))
            action.triggered.connect(
                lambda _on=False, steps=steps: self._comparing.with_earlier(steps)
            )
        if not labels:
            self.addAction(_("No step was taken yet")).setEnabled(False)
