"""Guards the open file against being written over when others changed or removed it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.telling import Answer, Telling
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.exchange.on_disk import Overtaken, Standing
    from scenario_desk.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Sight:
    """How the open file was found, where it does not stand as it did."""

    path: Path
    now: Standing | None
    """None where it is gone."""
    theirs: Scenario | None = None
    """What it holds; None where it is gone or cannot be read."""
    refusal: str = ""
    """Why it cannot be read."""
    same: bool = False
    """Whether it holds what it held: it was only touched, or put back."""


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

    def remember(self, path: Path | None, stands: Standing | None) -> None:
        """A file that stands so is what is open; one that could not be seen is not guarded."""
        self._known = self._told = None
        if path is not None and stands is not None:
            self._known, self._told = (path, stands), stands

    def accept(self, sight: Sight) -> None:
        """What was found may be written over; what comes after it may not."""
        self._known, self._told = (sight.path, sight.now), sight.now

    def check(self, path: Path, held: Scenario | None) -> None:
        """Raises Overtaken where another file stands there than the one that is open, or none.

        `held`: what it held when it was last read or written here. To be called off the interface
        thread: a share may be slow. What cannot be seen is left to what comes next.
        """
        from scenario_desk.exchange.on_disk import Overtaken

        found = self._found(path, held)
        if found is not None and not found.same:
            raise Overtaken(path, found.now)

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

    def look(self, held: Scenario | None, tell: Callable[[Sight], None]) -> None:
        """Tell, once, what became of the file; it is looked at in a thread. `held` as for `check`."""
        known, told = self._known, self._told
        if known is None or self._tasks.closed:
            return
        path = known[0]

        def work(progress: Progress) -> Sight | None:
            return self._found(path, held, lambda now: now == told, progress)

        def done(found: Sight | None) -> None:
            if found is None or self._known is not known:
                return
            self._told = found.now
            if found.same:
                self._known = (path, found.now)
            tell(found)

        self._tasks.run("look", "", work, done)

    def _found(
        self,
        path: Path,
        held: Scenario | None,
        is_told: Callable[[Standing | None], bool] | None = None,
        progress: Progress | None = None,
    ) -> Sight | None:
        """How a file is found; None where it stands as it did, as was told, or is not seen."""
        from scenario_desk.exchange.on_disk import standing
        from scenario_desk.exchange.refusal import FileRefused, sentence
        from scenario_desk.exchange.scenario_file import load

        known = self._known
        if known is None or known[0] != path:
            return None
        try:
            now = standing(path)
        except OSError:
            return None
        if is_told(now) if is_told is not None else now == known[1]:
            return None
        if now is None or now == known[1]:
            return Sight(path, now, same=now == known[1])
        try:
            theirs = load(path, cancelled=lambda: progress is not None and progress.cancelled)
        except (FileRefused, OSError) as error:
            return Sight(path, now, refusal=sentence(error))
        return Sight(path, now, theirs, same=theirs == held)
