"""Guards the open file against being written over when others changed or removed it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.telling import Answer, Telling
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.exchange.on_disk import Overtaken, Standing


class FileGuard:
    """Knows how the open file stood when it was last read or written here."""

    def __init__(self, tasks: Tasks, telling: Telling) -> None:
        self._tasks, self._telling = tasks, telling
        self._known: tuple[Path, Standing | None] | None = None
        self._told: Standing | None = None

    def seen(self, path: Path) -> Standing | None:
        """How a file stands; None where there is none or it cannot be seen. A share may be slow."""
        from scenario_desk.exchange.on_disk import standing

        try:
            return standing(path)
        except OSError:
            return None

    def remember(self, path: Path, stands: Standing | None) -> None:
        """A file that stands so is what is open; one that could not be seen is not guarded."""
        self._known = self._told = None
        if stands is not None:
            self._known, self._told = (path, stands), stands

    def check(self, path: Path) -> None:
        """Raises Overtaken where another file stands there than the one that is open, or none.

        To be called off the interface thread: a share may be slow. What cannot be seen is left to
        what comes next.
        """
        found = self._compared(path)
        if found is not None:
            raise found

    def may_write(self, overtaken: Overtaken) -> Answer:
        """Ask what to do: Discard to write over it, Save to save elsewhere, or Cancel."""
        from scenario_desk.presentation.words.messages import words

        gone = overtaken.now is None
        return self._telling.ask(
            _("The file is no longer there") if gone else _("The file was changed elsewhere"),
            words(overtaken.message),
            _("Saved in its place, your work stands there again.")
            if gone
            else _("Overwriting it loses what was changed there; your work is open in any case."),
            {
                Answer.Discard: _("Save there again") if gone else _("Overwrite"),
                Answer.Save: _("Save as…"),
                Answer.Cancel: "",
            },
            Answer.Save,
        )

    def look(self, path: Path, gone: Callable[[bool], None]) -> None:
        """Say it, once, where others have changed or removed the file; it is looked at in a thread.

        `gone` is told each time whether it was removed.
        """
        known = self._known
        if known is None or known[0] != path or self._tasks.closed:
            return

        def work(_progress: Progress) -> Overtaken | None:
            return self._compared(path)

        def done(found: Overtaken | None) -> None:
            if self._known is not known:
                return
            gone(found is not None and found.now is None)
            if found is None:
                # It is as it was again: what becomes of it next is news.
                self._told = known[1]
                return
            if found.now == self._told:
                return
            from scenario_desk.presentation.words.messages import words

            self._told = found.now
            more = _("You are asked before it is saved over.")
            self._telling.say(f"{words(found.message)} {more}")

        self._tasks.run("look", "", work, done)

    def _compared(self, path: Path) -> Overtaken | None:
        from scenario_desk.exchange.on_disk import Overtaken, standing

        if self._known is None or self._known[0] != path:
            return None
        try:
            now = standing(path)
        except OSError:
            return None
        return None if now == self._known[1] else Overtaken(path, now)
