"""What others did to the file that is open, and what is to become of it: a bar asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from scenario_desk.desk.shell.comparing import open_name
from scenario_desk.desk.shell.file_guard import FileGuard, Sight
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.telling import Telling
from scenario_desk.desk.widgets.ask_bar import Ask, Reply
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.desk.bench.moments import Opened
    from scenario_desk.desk.bench.workbench import Workbench
    from scenario_desk.exchange.on_disk import Standing
    from scenario_desk.model.messages import Message
    from scenario_desk.model.scenario import Scenario

InTurn = Callable[[Callable[[], bool], Callable[[], object]], bool]
"""Does something once no other command is at work on the file; see `Files`."""


class FileCommands(Protocol):
    """What the bars have done by the file commands."""

    def open_path(self, path: Path) -> None: ...
    def save(self) -> bool: ...
    def save_as(self) -> bool: ...
    def look(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Again:
    """What was read again from the file that is open."""

    path: Path
    theirs: Scenario
    stands: Standing | None
    opened: Opened | None
    """The same, to be shown in place of what is here; None where it is to be merged with that."""


class ChangedOnDisk(QObject):
    """Asks about each change of the file once, until it is answered or taken back."""

    changed = Signal(object)
    """The Ask of a file that others changed or removed, or None."""
    compare_wanted = Signal(object, object, str, str)
    """The scenario here and that on disk, and what each is called."""

    def __init__(
        self,
        bench: Callable[[], Workbench],
        in_turn: InTurn,
        tasks: Tasks,
        telling: Telling,
        files: FileCommands,
    ) -> None:
        super().__init__(telling.window)
        self._get_bench, self._in_turn = bench, in_turn
        self._tasks, self._telling, self._files = tasks, telling, files
        self.guard = FileGuard(tasks, telling)
        self._sight: Sight | None = None
        """What was found at the file and is not answered yet."""
        self._edited = False
        """Whether the bar that stands speaks to somebody with unsaved edits."""
        self._again: _Again | None = None

    @property
    def _bench(self) -> Workbench:
        return self._get_bench()

    def take_up(self, path: Path | None, stands: Standing | None) -> None:
        """This file, which stands so, is what is open from now on."""
        self.guard.remember(path, stands)
        self._ask_of(None)

    def look(self) -> None:
        """See what became of the file."""
        self.guard.look(self._bench.saved, self._ask_of)

    def refresh(self) -> None:
        """What is best to do about a change depends on whether there is something to lose."""
        if self._sight is not None and self._edited != self._bench.modified:
            self._ask_of(self._sight)

    def _ask_of(self, sight: Sight | None) -> None:
        bench, self._sight = self._bench, None
        bench.mark_gone(sight is not None and sight.now is None)
        self._sight = None if sight is None or sight.same else sight
        self._edited = bench.modified
        self.changed.emit(None if self._sight is None else self._asked_of(self._sight))

    def _asked_of(self, sight: Sight) -> Ask:
        from scenario_desk.exchange.on_disk import what_happened
        from scenario_desk.presentation.words.messages import words

        if sight.now is not None and sight.theirs is not None:
            said = words(what_happened(sight.path, sight.now, "file_written_elsewhere"))
            return self._asked_of_theirs(said)
        answers: tuple[Reply, ...] = ()
        if sight.now is None:
            said = words(what_happened(sight.path, None))
            again = Reply(_("Save there again"), self._save_there_again)
            answers = (again, Reply(_("Save as…"), self._files.save_as))
        else:
            told = what_happened(sight.path, sight.now, "file_spoilt")
            said, answers = (
                self._with_unsaved(words(_with(told, reason=sight.refusal))),
                (self._keep(),),
            )
        return Ask(said, answers if self._bench.locked is None else ())

    def _asked_of_theirs(self, said: str) -> Ask:
        """`said`: that the file holds another scenario now, which can be read."""
        show = Reply(_("Show differences"), self._show_differences)
        if self._bench.locked is not None:
            return Ask(said, (show, Reply(_("Reload"), self.reload)), usual=1)
        tip = _("What is on disk replaces what is open here; undo takes it back.")
        reload = Reply(_("Reload"), self.reload, tip)
        if not self._edited:
            return Ask(said, (show, self._keep(), reload), usual=2)
        tip = _("What was changed on disk joins your changes; undo takes it back.")
        together = Reply(_("Merge…"), self._merge, tip)
        step = _("Reloading or merging is one step, which undo takes back.")
        said = f"{self._with_unsaved(said)} {step}"
        return Ask(said, (show, together, self._keep(), reload))

    def _with_unsaved(self, said: str) -> str:
        return f"{said} {_('You have unsaved changes.')}" if self._edited else said

    def _keep(self) -> Reply:
        return Reply(
            _("Keep mine"), self._keep_mine, _("The next save overwrites what is on disk.")
        )

    def _keep_mine(self) -> None:
        """What is here goes over what is there with the next save."""
        sight = self._sight
        if sight is not None:
            self.guard.accept(sight)
            self._ask_of(None)
            self._bench.mark_held(sight.theirs)
            said = _("Yours is kept: the next save overwrites what is on disk now.")
            self._telling.say(said, warns=False)

    def _save_there_again(self) -> None:
        if self._sight is not None:
            self.guard.accept(self._sight)
            self._files.save()

    def _show_differences(self) -> None:
        sight = self._sight
        if sight is not None and sight.theirs is not None:
            self._bench.settle()
            here, there = open_name(self._bench), _("{file}, on disk").format(file=sight.path.name)
            self.compare_wanted.emit(self._bench.committed, sight.theirs, here, there)

    def reload(self) -> None:
        """Show what the file holds now; what is here stays one undo away."""
        self._read_again(merges=False)

    def _merge(self) -> None:
        """Put what was changed there together with what was changed here, as one step."""
        self._read_again(merges=True)

    def _read_again(self, *, merges: bool) -> None:
        path, guard = self._bench.path, self.guard
        if path is None:
            return
        file = path

        def work(progress: Progress) -> _Again:
            from scenario_desk.desk.bench.moments import Opened
            from scenario_desk.exchange.scenario_file import load

            stands = guard.seen(file)
            theirs = load(file, progress=progress.report, cancelled=lambda: progress.cancelled)
            opened = None if merges else Opened.of(theirs, progress.check)
            return _Again(file, theirs, stands, opened)

        def done(again: _Again) -> None:
            self._again = again
            self._show_again()

        title = _("Opening {file}").format(file=path.name)
        self._tasks.run("reload", title, work, done, self._not_read_again)

    def _not_read_again(self, error: BaseException) -> None:
        from scenario_desk.exchange.refusal import FileRefused, sentence

        if not isinstance(error, FileRefused | OSError):
            raise error
        self._telling.say(sentence(error))
        self._files.look()

    def _show_again(self) -> None:
        self._in_turn(self._take_again, self._show_again)

    def _take_again(self) -> bool:
        from scenario_desk.desk.merging.merge_into import merge_into

        again, self._again = self._again, None
        bench = self._bench
        if again is None or again.path != bench.path:
            return False
        bench.settle()
        if again.opened is not None:
            bench.take_over("reload", again.opened)
            bench.mark_saved(again.theirs, again.path)
        else:
            asked = bench, self._tasks, self._telling, bench.saved, again.theirs, again.path.name
            if not merge_into(*asked):
                return False
            bench.mark_held(again.theirs)
        self.take_up(again.path, again.stands)
        return True


def _with(message: Message, **values: str) -> Message:
    from scenario_desk.model.messages import Message

    return Message(message.code, {**message.values, **values})
