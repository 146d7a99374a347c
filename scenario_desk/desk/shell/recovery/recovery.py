"""Finds what crashes left, asks about it, and does as is answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scenario_desk.desk import settings
from scenario_desk.desk.shell.files import ENDING, Files, Read
from scenario_desk.desk.shell.keeping import journals_home
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.telling import Answer, Telling
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.desk.shell.recovery.reading import Found, Look
    from scenario_desk.desk.shell.recovery.recovery_dialog import RecoveryDialog
    from scenario_desk.model.scenario import Scenario

_LOOK = "look_left"


class Recovery(QObject):
    """Unsaved work that no running program holds, as one window deals with it."""

    def __init__(
        self,
        files: Files,
        when_ready: Callable[[Callable[[], object]], None],
        tasks: Tasks,
        telling: Telling,
    ) -> None:
        """`when_ready` does something once the workbench has its views."""
        super().__init__(telling.window)
        self._files, self._when_ready = files, when_ready
        self._tasks, self._telling = tasks, telling
        self.dialog: RecoveryDialog | None = None
        """What asks just now."""
        self._look: Look | None = None
        self._to_say: tuple[Scenario, str] | None = None

    def begin(self, path: Path | None = None) -> None:
        """Ask about what was left, and open the file that the program was started with.

        Where that is what was left itself, it is opened once that is answered.
        """
        if not _any_journals():
            if path is not None:
                self._files.open_path(path)
            return

        def done(look: Look) -> None:
            if path is not None and not look.of_file:
                self._files.open_path(path)
            self._ask(look, path if look.of_file else None)

        def failed() -> None:
            if path is not None:
                self._files.open_path(path)

        self._find(path, done, failed)

    def ask(self) -> None:
        """Look for unsaved work now, and ask about it; say so where there is none."""
        if self.dialog is not None or self._tasks.busy(_LOOK):
            return

        def done(look: Look) -> None:
            if not look.found and not look.told:
                self._telling.say(_("No unsaved work was found."), warns=False)
            self._ask(look, None)

        self._find(None, done, lambda: None)

    def _find(
        self, path: Path | None, done: Callable[[Look], None], otherwise: Callable[[], None]
    ) -> None:
        """Look in a thread, for what was left of `path` first; `otherwise`: where that fails."""

        def work(progress: Progress) -> Look:
            from scenario_desk.desk.shell.recovery.reading import look

            return look(journals_home(), path, progress.check)

        def failed(error: BaseException) -> None:
            from scenario_desk.exchange.refusal import sentence

            otherwise()
            if not isinstance(error, OSError):
                raise error
            self._telling.say(sentence(error))

        title = _("Looking for unsaved work")
        self._when_ready(
            lambda: self._tasks.run(_LOOK, title, work, done, failed, can_be_cancelled=False)
        )

    def _ask(self, look: Look, then: Path | None) -> None:
        """Ask about all that was found; `then`: the file to open unless something is recovered."""
        if look.told:
            self._telling.say(" ".join(look.told))
        if not look.found:
            return
        from scenario_desk.desk.shell.recovery.recovery_dialog import RecoveryDialog

        self._look = look
        dialog = self.dialog = RecoveryDialog(look.found, self._telling.window)
        dialog.recover.connect(self._recover)
        dialog.elsewhere.connect(self._save_elsewhere)
        dialog.discard.connect(self._discard)

        def answered() -> None:
            self._end()
            if then is not None:
                self._files.open_path(then)

        dialog.finished.connect(answered)
        dialog.open()

    def _end(self) -> None:
        """Ask no more; what was not dealt with is asked about later."""
        look, self._look, dialog, self.dialog = self._look, None, self.dialog, None
        if look is not None:
            look.let_go()
        if dialog is not None:
            dialog.deleteLater()

    def close(self) -> None:
        """The window goes."""
        self._end()

    def tell(self, shown: Scenario) -> None:
        """Say what became of it, where this is what was recovered last."""
        to_say, self._to_say = self._to_say, None
        if to_say is not None and to_say[0] is shown:
            self._telling.say(to_say[1], warns=False)
            # What others did to its file meanwhile is asked about at once.
            self._files.look()

    def _remove(self, found: Found) -> None:
        """It is dealt with: show the next."""
        if self.dialog is not None:
            self.dialog.remove(found)

    def _take(self, found: Found) -> None:
        """From now on whoever deals with it lets go of its journal."""
        assert self._look is not None
        self._look.found.remove(found)

    def _give_back(self, found: Found) -> None:
        if self._look is not None:
            self._look.found.append(found)
        else:
            found.left.folder.release()

    # answers

    def _recover(self, found: Found) -> None:
        """Open it, unsaved, with its history."""
        self._take(found)
        assert self._look is not None
        assert self.dialog is not None
        more = len(self._look.found)
        self.dialog.finished.disconnect()
        self.dialog.accept()
        self._end()

        def work(progress: Progress) -> Read:
            from scenario_desk.desk.bench.moments import Opened
            from scenario_desk.desk.bench.replaying import Recovered
            from scenario_desk.exchange.file_lock import Holder

            scenario = found.history.current
            with self._files.locks.begun(found.path) as lock:
                try:
                    opened = Opened.of(scenario, progress.check)
                except BaseException:
                    found.left.folder.release()
                    raise
                journal = self._files.keeping.resume(found.left, scenario)
            recovered = Recovered(found.history, found.saved)
            if isinstance(lock, Holder):
                # Whoever works on its file goes on; what is recovered is saved elsewhere.
                return Read(opened, None, None, journal, recovered)
            return Read(opened, found.path, found.stands, journal, recovered, lock)

        def done(read: Read) -> None:
            said = [_("Recovered, and not saved yet.")]
            if read.path is None and found.path is not None:
                said.append(_("Its file is open elsewhere: save it under another name."))
            if more:
                said.append(_("More unsaved work was found: see the menu File."))
            self._to_say = (read.opened.scenario, " ".join(said))
            self._files.show(read)

        title = _("Recovering {name}").format(name=found.name)
        self._tasks.run("recover", title, work, done, can_be_cancelled=False)

    def _save_elsewhere(self, found: Found) -> None:
        """Write it to a file that is asked for."""
        file = found.left.file
        name = _("{name} (recovered)").format(name=Path(found.name).stem) + ENDING
        suggested = (file.parent if file is not None else Path.home()) / name.replace("/", "-")
        path = self._files.ask_where(_("Save the recovered scenario"), suggested)
        if path is None:
            return

        def work(_progress: Progress) -> None:
            from scenario_desk.exchange.saving_apart import save_apart

            save_apart(found.history.current, path, self._files.versions.keep)
            found.left.folder.remove()

        def done(_none: None) -> None:
            settings.remember_file(path)
            self._remove(found)
            said = _("What was recovered is saved as “{file}”.").format(file=path.name)
            self._telling.say(said, warns=False)

        def failed(error: BaseException) -> None:
            from scenario_desk.exchange.refusal import FileRefused, sentence

            self._give_back(found)
            if not isinstance(error, FileRefused | OSError):
                raise error
            self._telling.refuse(
                _("{file} was not saved").format(file=path.name),
                _("{error} What was found is still there.").format(error=sentence(error)),
            )

        self._take(found)
        title = _("Saving {file}").format(file=path.name)
        self._tasks.run("save_left", title, work, done, failed, can_be_cancelled=False)

    def _discard(self, found: Found) -> None:
        """Remove it, once it is clear what is lost."""
        from scenario_desk.desk.shell.recovery.recovery_words import lost_by_discarding

        answer = self._telling.ask(
            _("Unsaved work"),
            _("Discard the unsaved work on “{name}”?").format(name=found.name),
            lost_by_discarding(found),
            {Answer.Discard: _("Discard"), Answer.Cancel: ""},
            Answer.Cancel,
        )
        if answer == Answer.Discard:
            self._take(found)
            self._tasks.run(
                "discard_left",
                _("Discarding {name}").format(name=found.name),
                lambda _progress: found.left.folder.remove(),
                lambda _none: self._remove(found),
                can_be_cancelled=False,
            )


def _any_journals() -> bool:
    """Whether there may be something to find, seen at a glance."""
    try:
        return any(journals_home().iterdir())
    except OSError:
        return False
