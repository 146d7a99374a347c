"""Opening, saving and closing what is on the workbench: off the interface thread, losing nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from scenario_desk.desk import settings
from scenario_desk.desk.shell.changed_on_disk import ChangedOnDisk
from scenario_desk.desk.shell.earlier_versions import EarlierVersions
from scenario_desk.desk.shell.keeping import Keeping
from scenario_desk.desk.shell.same_file import SameFile
from scenario_desk.desk.tasks import Cancelled, Progress, Tasks
from scenario_desk.desk.telling import Answer, Telling
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.titles import title_of

if TYPE_CHECKING:
    from scenario_desk.desk.bench.moments import Opened
    from scenario_desk.desk.bench.replaying import Recovered
    from scenario_desk.desk.bench.workbench import Workbench
    from scenario_desk.exchange.file_lock import FileLock, Holder
    from scenario_desk.exchange.journal import Journal
    from scenario_desk.exchange.on_disk import Standing
    from scenario_desk.model.messages import Message
    from scenario_desk.model.scenario import Scenario

ENDING = ".scenario"


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from a file, or recovered, to be shown."""

    opened: Opened
    path: Path | None
    """Where it is saved from then on."""
    stands: Standing | None
    journal: Journal | None
    recovered: Recovered | None = None
    """What a crash left, where it is that."""
    lock: FileLock | Holder | None = None
    read_only: Message | None = None
    """Why it may only be looked at."""


class Files(QObject):
    """The file commands of a window.

    One after the other: what is asked for, or has been read, while another of them asks or writes
    is done when that is done.
    """

    opened = Signal()
    """The workbench holds a scenario to show."""
    saved = Signal()
    closed = Signal()
    """What was open may go."""

    def __init__(
        self,
        bench: Callable[[], Workbench],
        when_ready: Callable[[Callable[[], object]], None],
        tasks: Tasks,
        telling: Telling,
    ) -> None:
        """`bench`: asked for only where there is something to open, save or close.

        `when_ready` does something once the workbench has its views.
        """
        super().__init__(telling.window)
        self._get_bench, self._when_ready = bench, when_ready
        self._tasks, self._telling = tasks, telling
        changes = ChangedOnDisk(bench, self._in_turn, tasks, telling, self)
        self.others = SameFile(bench, changes, tasks, telling, self)
        self._guard, self.locks = self.others.changes.guard, self.others.locks
        self.keeping = Keeping(self)
        self.keeping.said.connect(telling.say)
        self.versions = EarlierVersions(self.open_template, tasks, telling)
        self._busy = False
        self._waiting: list[Callable[[], object]] = []
        self._read: Read | None = None
        """What was read from a file last and is to be shown."""

    @property
    def _bench(self) -> Workbench:
        return self._get_bench()

    def open(self) -> None:
        """Ask for a file and open it."""
        path = self.asked_for(_("Open a scenario"))
        if path is not None:
            self.open_path(path)

    def asked_for(self, title: str) -> Path | None:
        """Ask for a file to read; None where none was chosen."""
        name, _filter = QFileDialog.getOpenFileName(
            self._telling.window, title, self._folder(), _filters()
        )
        return Path(name) if name else None

    def open_path(self, path: Path) -> None:
        """Open a file; what is open is kept until the new one is there and whole."""
        self._load(path, path)

    def open_template(self, path: Path, principals: tuple[str, ...] = ()) -> None:
        """Start from a template: its content, no file yet.

        `principals`: what they are to be called, in their order; "" leaves a name as it is.
        """
        self._load(path, None, principals)

    def open_copy(self, scenario: Scenario) -> None:
        """Open a value by itself, with no file yet."""

        def work(progress: Progress) -> Read:
            from scenario_desk.desk.bench.moments import Opened

            opened = Opened.of(scenario, progress.check)
            return Read(opened, None, None, self.keeping.begin(scenario, None, None))

        name = title_of(scenario)
        self._read_by(_("Opening {file}").format(file=name), work, self._not_copied)

    def save(self) -> bool:
        """Save to the file it came from, or ask for one; False where it is not saved (yet)."""
        return self._in_turn(self._save, self.save)

    def save_as(self) -> bool:
        """Ask for a file and save there."""
        return self._in_turn(self._save_as, self.save_as)

    def close(self) -> None:
        """Let go of the scenario."""
        self._in_turn(self._close, self.close)

    def look(self) -> None:
        """Ask what is to become of it where others have changed or removed the file that is open."""
        self._in_turn(self.others.look, self.look)

    def may_quit(self) -> bool:
        """Whether the window may close now; where that has to wait it is closed later."""
        may = self._in_turn(self._may_leave, self._telling.window.close)
        if may:
            self._waiting.clear()
        return may

    def _in_turn(self, do: Callable[[], bool], again: Callable[[], object]) -> bool:
        """What it does says, or False where it is not its turn yet; it is called `again` then."""
        if self._busy:
            if again not in self._waiting:
                self._waiting.append(again)
            return False
        self._busy = True
        try:
            return do()
        finally:
            self._busy = False
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        if self._waiting and not self._busy:
            self._waiting.pop(0)()

    # opening

    def _load(self, path: Path, keep: Path | None, principals: tuple[str, ...] = ()) -> None:
        """Read a file; `keep`: where it is saved from then on."""

        def work(progress: Progress) -> Read:
            from scenario_desk.desk.bench.moments import Opened
            from scenario_desk.exchange.file_lock import Holder
            from scenario_desk.exchange.scenario_file import load
            from scenario_desk.model import edits

            # Before it is read: what is written meanwhile is another's.
            stands = self._guard.seen(path)
            with self.locks.begun(keep) as lock:
                scenario = load(
                    path, progress=progress.report, cancelled=lambda: progress.cancelled
                )
                for actor, name in zip(scenario.principals, principals, strict=False):
                    if name:
                        scenario = edits.amend(scenario, "actors", actor.id, name=name)
                opened = Opened.of(scenario, progress.check)
                held = lock.message("file_read_only", path) if isinstance(lock, Holder) else None
                journal = None if held else self.keeping.begin(scenario, keep, stands)
            return Read(opened, keep, stands, journal, lock=lock, read_only=held)

        title = _("Opening {file}").format(file=path.name)
        self._read_by(title, work, partial(self._refused, path))

    def _read_by(
        self,
        title: str,
        work: Callable[[Progress], Read],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Show what this reads, once it is read."""
        self._read = None
        # Not before: reading beside it would hold up the making of the views, and so the window.
        self._when_ready(lambda: self._tasks.run("open", title, work, self.show, failed))

    def show(self, read: Read) -> None:
        """Open what was read, once what is open may go; what is still being read is given up."""
        self._tasks.cancel("open")
        self._read = read
        self._show_read()

    def _refused(self, path: Path, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if not _foreseen(error):
            raise error
        if not path.exists():
            settings.forget_file(path)
        self._telling.refuse(_("{file} was not opened").format(file=path.name), _sentence(error))

    def _not_copied(self, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            raise error

    def _show_read(self) -> None:
        self._in_turn(self._take_read, self._show_read)

    def _take_read(self) -> bool:
        read, self._read = self._read, None
        if read is None:
            return False
        if not self._may_leave():
            self.locks.give_back(read.lock)
            if read.recovered is not None:
                self._in_background("leave_left", partial(self.keeping.leave, read.journal))
            return False
        self._bench.open(
            read.opened, read.path, read.journal, read.recovered, read_only=read.read_only
        )
        self._close_journals(read.journal)
        self.others.take_up(read.path, read.stands, read.lock)
        if read.path is not None:
            settings.remember_file(read.path)
        # In a turn of its own: opening and arranging a huge tree together would stall the window.
        QTimer.singleShot(0, self, lambda: self.opened.emit())
        return True

    # saving

    def _save(self) -> bool:
        self._bench.settle()
        if self._bench.path is None:
            return self._save_as()
        if self._bench.locked is not None:
            self._telling.say(_say(self._bench.locked))
            return False
        return self._save_to(self._bench.path, guarded=True)

    def _save_as(self) -> bool:
        self._bench.settle()
        if self._bench.locked is not None:
            self.open_copy(self._bench.committed)
            return False
        path = self.ask_where(_("Save the scenario"), self.suggested(ENDING))
        return path is not None and self._save_to(path)

    def ask_where(self, title: str, suggested: Path) -> Path | None:
        """Ask for a file to save in, which may be replaced; None where that was given up."""
        return self._telling.file_for(title, suggested, _filters(), ENDING)

    def _save_to(self, path: Path, *, guarded: bool = False) -> bool:
        """Save; `guarded`: asking first where others have changed the file."""
        from scenario_desk.exchange.on_disk import Overtaken

        scenario = self._bench.committed
        error = self._write(scenario, path, guarded=guarded)
        if isinstance(error, Overtaken):
            self._bench.mark_gone(error.now is None)
            answer = self._guard.may_write(error)
            if answer == Answer.Save:
                return self._save_as()
            return answer == Answer.Discard and self._save_to(path)
        if error is not None:
            return self._ask_where(path, error) == Answer.Save and self._save_as()
        self._bench.mark_saved(scenario, path)
        self._tell_what_was_not_kept()
        settings.remember_file(path)
        self.saved.emit()
        return True

    def _ask_where(self, path: Path, error: BaseException) -> Answer:
        """Say why a file was not saved, and ask: Save to save elsewhere, or Cancel."""
        return self._telling.refuse(
            _("{file} was not saved").format(file=path.name),
            _("{error} Your work is still open.").format(error=_sentence(error)),
            {Answer.Save: _("Save elsewhere…"), Answer.Cancel: ""},
            Answer.Save,
        )

    def _write(self, scenario: Scenario, path: Path, *, guarded: bool) -> BaseException | None:
        """Write the file; what went wrong, or None.

        It is written in a thread while the window lives on: what is being saved is a value that
        later edits cannot change.
        """
        mine, held = path == self._bench.path, self._bench.saved

        def work(_progress: Progress) -> tuple[Standing | None, FileLock | None]:
            keep = self.versions.keep
            return self.others.write(scenario, path, held, keep, mine=mine, guarded=guarded)

        errors: list[BaseException] = []
        waiting = QEventLoop()

        def written(done: tuple[Standing | None, FileLock | None]) -> None:
            self.others.take_up(path, *done)
            waiting.quit()

        def failed(error: BaseException) -> None:
            errors.append(error)
            waiting.quit()

        title = _("Saving {file}").format(file=path.name)
        self._tasks.run("save", title, work, written, failed, can_be_cancelled=False)
        waiting.exec()
        if errors and not _foreseen(errors[0]):
            raise errors[0]
        return errors[0] if errors else None

    def _tell_what_was_not_kept(self) -> None:
        from scenario_desk.exchange.atomic import untold

        if told := untold():
            self._telling.say(" ".join(map(_say, told)))

    # leaving

    def _close(self) -> bool:
        may = self._may_leave()
        if may:
            self.closed.emit()
            self._close_journals(None)
            self.others.take_up(None, None, None)
        return may

    def _close_journals(self, current: Journal | None) -> None:
        """Close those of what is open no more."""
        self._in_background("journals", partial(self.keeping.close_others, current))

    def _in_background(self, name: str, close: Callable[[], None]) -> None:
        """Close journals; a disk may take its time."""
        self._tasks.run(
            name,
            _("Closing"),
            lambda _progress: close(),
            lambda _none: None,
            can_be_cancelled=False,
        )

    def _may_leave(self) -> bool:
        """Whether what is open may go: saved, discarded on request, or nothing to lose."""
        bench = self._bench
        bench.settle()
        if not bench.modified:
            return True
        name = bench.path.name if bench.path else title_of(bench.scenario)
        answer = self._telling.ask(
            _("Unsaved changes"),
            _("Save the changes to “{name}”?").format(name=name),
            _("What is not saved is lost when the scenario is closed."),
            {Answer.Save: "", Answer.Discard: "", Answer.Cancel: ""},
            Answer.Save,
        )
        return self._save() if answer == Answer.Save else answer == Answer.Discard

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
    title = title_of(scenario).split(":")[0].strip().lower()
    kept = "".join(letter if letter.isalnum() else "-" for letter in title)
    return "-".join(part for part in kept.split("-") if part)[:48] or "scenario"


def _foreseen(error: BaseException) -> bool:
    """Whether an error is one that a file can cause."""
    from scenario_desk.exchange.on_disk import Overtaken
    from scenario_desk.exchange.refusal import FileRefused

    return isinstance(error, FileRefused | OSError | Overtaken)


def _say(message: Message) -> str:
    from scenario_desk.presentation.words.messages import words

    return words(message)


def _sentence(error: BaseException) -> str:
    from scenario_desk.exchange.refusal import sentence

    return sentence(error)


def _filters() -> str:
    return _("Scenarios (*{ending})").format(ending=ENDING) + ";;" + _("All files (*)")
