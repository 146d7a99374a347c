"""The command that saves a copy to share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.shell.files import ENDING
from scenario_desk.desk.shell.share_dialog import ShareDialog
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.telling import Telling
from scenario_desk.exchange.refusal import FileRefused, sentence
from scenario_desk.exchange.sharing import save_copy, sentences
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.language import _


class Sharing:
    """Makes copies of what is open, which itself stays as it is, for one window."""

    def __init__(
        self,
        bench: Workbench,
        tasks: Tasks,
        telling: Telling,
        suggested: Callable[[str], Path],
    ) -> None:
        """`suggested`: the file for an ending where nothing else is said."""
        self._bench, self._tasks, self._telling = bench, tasks, telling
        self._suggested = suggested

    def share(self) -> None:
        """Ask what a copy goes without and where it is to be, and save it there."""
        self._bench.settle()
        dialog = ShareDialog(self._bench.committed, self._tasks, self._telling.window)
        if dialog.exec() and dialog.ready is not None:
            copy, left_out = dialog.ready
            path = self._telling.file_for(
                _("Save a copy to share"), self._beside(), _kinds(), ENDING
            )
            if path is not None:
                self.save(copy, path, "\n".join(sentences(left_out)))
        dialog.deleteLater()

    def save(self, copy: Scenario, path: Path, said: str) -> None:
        """Save a copy, in a thread; `said` is what to say of it then."""
        source = self._bench.path

        def work(_progress: Progress) -> None:
            save_copy(copy, path, source)

        def done(_nothing: None) -> None:
            title = _("Save a copy to share")
            self._telling.note(title, _("The copy is in {file}.").format(file=path.name), said)

        def failed(error: BaseException) -> None:
            if not isinstance(error, FileRefused | OSError):
                raise error
            title = _("{file} was not saved").format(file=path.name)
            self._telling.refuse(title, sentence(error))

        title = _("Saving {file}").format(file=path.name)
        self._tasks.run("share", title, work, done, failed, can_be_cancelled=False)

    def _beside(self) -> Path:
        """A file beside the one that is open, told from it by its name."""
        path = self._suggested(ENDING)
        return path.with_name(_("{name}-shared").format(name=path.stem) + ENDING)


def _kinds() -> str:
    return _("Scenarios (*{ending})").format(ending=ENDING)
