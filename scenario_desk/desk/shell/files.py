"""Opening, saving and closing what is on the workbench: off the interface thread, losing nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox

from scenario_desk.desk import settings
from scenario_desk.desk.shell.mishaps import rescue_path
from scenario_desk.desk.tasks import Cancelled, Progress
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.desk.bench.workbench import Opened, Workbench
    from scenario_desk.desk.shell.window import Window
    from scenario_desk.model.scenario import Scenario

ENDING = ".scenario"


class Files(QObject):
    """The file commands of a window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.saving = False
        """While a file is being written, nothing else is opened, saved or closed."""

    @property
    def _bench(self) -> Workbench:
        return self._window.workbench

    def new(self) -> None:
        """Offer the templates (what is open stays until one is chosen)."""
        self._window.show_welcome()

    def open(self) -> None:
        """Ask for a file and open it."""
        name, _filter = QFileDialog.getOpenFileName(
            self._window, _("Open a scenario"), self._folder(), _filters()
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a file; what is open is kept until the new one is there and whole."""
        self._load(path, lambda opened: self._opened(opened, path))

    def open_template(self, path: Path) -> None:
        """Start from a template: its content, no file yet."""
        self._load(path, lambda opened: self._opened(opened, None))

    def _load(self, path: Path, done: Callable[[Opened], None]) -> None:
        def work(progress: Progress) -> Opened:
            from scenario_desk.desk.bench.workbench import Opened
            from scenario_desk.exchange.scenario_file import load

            scenario = load(path, progress=progress.report, cancelled=lambda: progress.cancelled)
            progress.check()
            return Opened.of(scenario)

        title = _("Opening {file}").format(file=path.name)
        self._window.tasks.run("open", title, work, done, self._refused(path))

    def _refused(self, path: Path) -> Callable[[BaseException], None]:
        def tell(error: BaseException) -> None:
            if isinstance(error, Cancelled):
                return
            if not _foreseen(error):
                raise error
            if not path.exists():
                settings.forget_file(path)
            self._window.tell_refusal(_("{file} was not opened").format(file=path.name), str(error))

        return tell

    def _opened(self, opened: Opened, path: Path | None) -> None:
        if not self.may_leave():
            return
        self._bench.open(opened, path)
        if path is not None:
            settings.remember_file(path)
        # In a turn of its own: opening and arranging a huge tree together would stall the window.
        QTimer.singleShot(0, self._window, self._window.start_work)

    def save(self) -> bool:
        """Save to the file it came from, or ask for one; False where it was not saved."""
        self._bench.settle()
        if self._bench.path is None:
            return self.save_as()
        return self._save_to(self._bench.path)

    def save_as(self) -> bool:
        """Ask for a file and save there."""
        self._bench.settle()
        name, _filter = QFileDialog.getSaveFileName(
            self._window, _("Save the scenario"), str(self.suggested(ENDING)), _filters()
        )
        if not name:
            return False
        path = Path(name)
        if path.suffix == ENDING or path.exists():
            return self._save_to(path)
        # The dialog has asked about the name as it was typed, not about this one.
        path = path.with_name(path.name + ENDING)
        return self.may_replace(path, _("Save the scenario")) and self._save_to(path)

    def may_replace(self, path: Path, title: str) -> bool:
        """Whether there is no such file, or it may go."""
        if not path.exists():
            return True
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("Replace “{file}”?").format(file=path.name))
        box.setInformativeText(_("There is a file of this name already."))
        box.setStandardButtons(buttons.Save | buttons.Cancel)
        box.button(buttons.Save).setText(_("Replace"))
        box.setDefaultButton(buttons.Cancel)
        answer = box.exec()
        box.deleteLater()
        return answer == buttons.Save

    def _save_to(self, path: Path) -> bool:
        if self.saving:
            return False
        scenario = self._bench.committed
        error = self._write(scenario, path)
        if error is not None:
            self._window.tell_refusal(
                _("{file} was not saved").format(file=path.name),
                _("{error} Your work is still open.").format(error=_sentence(error)),
            )
            return False
        self._bench.mark_saved(scenario, path)
        settings.remember_file(path)
        self._window.work.status.mark_saved()
        return True

    def _write(self, scenario: Scenario, path: Path) -> BaseException | None:
        """Write the file; what went wrong, or None.

        It is written in a thread while the window lives on: what is being saved is a value that
        later edits cannot change.
        """

        def work(_progress: Progress) -> None:
            from scenario_desk.exchange.scenario_file import save

            save(scenario, path)

        errors: list[BaseException] = []
        waiting = QEventLoop()

        def failed(error: BaseException) -> None:
            errors.append(error)
            waiting.quit()

        title = _("Saving {file}").format(file=path.name)
        self.saving = True
        self._window.tasks.run(
            "save", title, work, lambda _done: waiting.quit(), failed, can_be_cancelled=False
        )
        waiting.exec()
        self.saving = False
        if errors and not _foreseen(errors[0]):
            raise errors[0]
        return errors[0] if errors else None

    def may_leave(self) -> bool:
        """Whether what is open may go: saved, discarded on request, or nothing to lose."""
        if self.saving:
            return False
        self._bench.settle()
        if not self._bench.modified:
            return True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(_("Unsaved changes"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        name = self._bench.path.name if self._bench.path else self._bench.scenario.title
        box.setText(_("Save the changes to “{name}”?").format(name=name or _("Untitled")))
        box.setInformativeText(_("What is not saved is lost when the scenario is closed."))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        box.deleteLater()
        if answer == buttons.Save:
            return self.save()
        return answer == buttons.Discard

    def close(self) -> None:
        """Close the scenario and go back to the welcome page."""
        if self.may_leave():
            self._window.leave_work()

    def rescue(self) -> Path | None:
        """Put unsaved work aside; where, or None where there was none or it could not be done."""
        if not self._window.working or not self._bench.modified:
            return None
        from scenario_desk.exchange.scenario_file import FileRefused, save

        try:
            path = rescue_path()
            save(self._bench.committed, path)
        except (FileRefused, OSError) as error:
            sentence = _sentence(error)
            QTimer.singleShot(0, self, lambda: self._window.say(sentence))
            return None
        return path

    def _folder(self) -> str:
        recent = settings.recent_files()
        if self._bench.path is not None:
            return str(self._bench.path.parent)
        return str(recent[0].parent) if recent else str(Path.home())

    def suggested(self, ending: str) -> Path:
        """Where a file of this scenario would stand: beside it, by its name."""
        if self._bench.path is not None:
            return self._bench.path.with_suffix(ending)
        return Path(self._folder()) / f"{file_name(self._bench.scenario)}{ending}"


def file_name(scenario: Scenario) -> str:
    """A file name from the title: lower case, words joined by hyphens, at most 48 letters."""
    title = scenario.title.split(":")[0].strip().lower()
    kept = "".join(letter if letter.isalnum() else "-" for letter in title)
    return "-".join(part for part in kept.split("-") if part)[:48] or "scenario"


def _foreseen(error: BaseException) -> bool:
    """Whether an error is one that a file can cause."""
    from scenario_desk.exchange.scenario_file import FileRefused

    return isinstance(error, FileRefused | OSError)


def _filters() -> str:
    return _("Scenarios (*{ending})").format(ending=ENDING) + ";;" + _("All files (*)")


def _sentence(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return _("The system says: {reason}.").format(reason=error.strerror)
    return str(error)
