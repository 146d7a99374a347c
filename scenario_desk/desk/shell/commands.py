"""What the actions of a window do, and what they ask before."""

from __future__ import annotations

from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QApplication

from scenario_desk.desk.shell.files import Files
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.telling import Telling
from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.presentation.words.language import _

if TYPE_CHECKING:
    from scenario_desk.desk.actions.build import Actions
    from scenario_desk.desk.bench.workbench import Workbench
    from scenario_desk.desk.merging.merge_command import MergeCommand
    from scenario_desk.desk.nodes.commands import NodeCommands
    from scenario_desk.desk.printing.exports import Exports
    from scenario_desk.desk.session.presenter.presenter_window import PresenterWindow
    from scenario_desk.desk.shell.comparing import Comparing
    from scenario_desk.desk.shell.presenting import Presenting
    from scenario_desk.desk.shell.recovery.recovery import Recovery
    from scenario_desk.desk.shell.sharing import Sharing
    from scenario_desk.desk.shell.work_area import WorkArea
    from scenario_desk.desk.tree.tree_view import TreeView


PRESENTER_KEYS = ("undo", "redo", "hold", "round_next", "inject_next", "past_earlier", "past_later",
                  "present_no_more")  # fmt: skip
"""The commands whose keys work in the presenter's window, too."""


class Hall(Protocol):
    """As much of the window as its commands need."""

    actions_by_id: Actions

    working: bool
    """Whether a scenario is open."""
    theme: str
    large_type: bool
    presenting: Presenting
    comparing: Comparing
    recovery: Recovery

    @property
    def work(self) -> WorkArea:
        """Made when it is first asked for."""

    def show_welcome(self) -> None: ...
    def show_palette(self, typed: str = "") -> None: ...
    def show_shortcuts(self) -> None: ...
    def show_settings(self) -> None: ...
    def choose_theme(self, name: str) -> None: ...
    def toggle_large_type(self) -> None: ...
    def close(self) -> bool: ...


class Commands:
    """The commands of one window; what they work on is there only while it is `working`."""

    def __init__(self, hall: Hall, files: Files, tasks: Tasks, telling: Telling) -> None:
        self.hall, self.files = hall, files
        self._tasks, self._telling = tasks, telling

    @property
    def working(self) -> bool:
        return self.hall.working

    @property
    def work(self) -> WorkArea:
        return self.hall.work

    @property
    def workbench(self) -> Workbench:
        return self.work.workbench

    @property
    def reads_only(self) -> bool:
        """Whether what is open may only be looked at."""
        return self.working and self.workbench.locked is not None

    @property
    def tree(self) -> TreeView:
        return self.work.tree

    @property
    def nodes(self) -> NodeCommands:
        """Those of the view of nodes that has, or last had, the keyboard."""
        return self.work.nodes

    @property
    def nodes_shown(self) -> bool:
        """Whether there is a view of nodes for those commands to work in."""
        return self.working and self.nodes.host.widget.isVisibleTo(self.work)

    @cached_property
    def exports(self) -> Exports:
        """What takes the tree out of the window, made when it is first needed."""
        from scenario_desk.desk.printing.exports import Exports

        return Exports(
            self.tree,
            self.work.chart,
            self.work.robustness,
            self.work.view_in_use,
            self._tasks,
            self._telling,
            self.files.suggested,
        )

    def show_presenter(self) -> None:
        """Show what only whoever leads a session may see, in a window of its own."""
        self._presenter.show_beside()

    @cached_property
    def _presenter(self) -> PresenterWindow:
        """Made when it is first asked for; the keys of a session work there, too."""
        from scenario_desk.desk.session.presenter.presenter_window import PresenterWindow

        keys = [self.hall.actions_by_id[name] for name in PRESENTER_KEYS]
        return PresenterWindow(self.workbench, self.work.session.host, keys, self._telling.window)

    @cached_property
    def moving(self) -> ModuleType:
        """What is done about moves and injects, loaded when it is first needed."""
        from scenario_desk.desk.session import moving

        return moving

    @property
    def next_inject(self) -> str | None:
        """The inject that is prepared and comes next."""
        from scenario_desk.presentation.session.position import next_inject

        return next_inject(self.workbench.committed)

    @property
    def has_log(self) -> bool:
        """Whether a session has left a log, or is open."""
        from scenario_desk.model.edits.room.sessions import session_meant

        return session_meant(self.workbench.scenario) is not None

    @cached_property
    def sharing(self) -> Sharing:
        """What gives copies away, made when it is first needed."""
        from scenario_desk.desk.shell.sharing import Sharing

        return Sharing(self.workbench, self._tasks, self._telling, self.files.suggested)

    # comparing and merging

    def compare_with_file(self) -> None:
        """Ask for a file, and compare it with what is open."""
        path = self.files.asked_for(_("Compare with a file"))
        if path is not None:
            self.hall.comparing.with_file(path)

    @property
    def saved_differs(self) -> bool:
        """Whether there is a saved version that differs from what is open."""
        return self.working and self.hall.comparing.saved_differs

    @cached_property
    def merging(self) -> MergeCommand:
        """What merges another file into what is open, made when it is first needed."""
        from scenario_desk.desk.merging.merge_command import MergeCommand

        return MergeCommand(
            self.work, self.workbench, self._tasks, self._telling, self.files.asked_for
        )

    # taking back

    @property
    def undo_text(self) -> str:
        """What undo would take back; empty where there is nothing."""
        return self.workbench.undo_text if self.working else ""

    @property
    def looks_otherwise(self) -> bool:
        """Whether other assumptions are chosen than those the scenario opens with."""
        if not self.working:
            return False
        from scenario_desk.model.lenses import alike

        bench = self.workbench
        return not alike(bench.scenario, bench.assumptions, bench.scenario.assumptions)

    @property
    def redo_text(self) -> str:
        return self.workbench.redo_text if self.working else ""

    def undo(self) -> None:
        """Undo, and say what, for it may be out of sight; what was not undone is said by itself."""
        if self.workbench.trying:
            self.workbench.undo()
            self._telling.say(_("Put back: what was tried."), warns=False, passes=True)
            return
        self.workbench.settle()
        if not self.undo_text:
            self._telling.say(
                _(
                    "Nothing to undo: what is assumed (a lens, a profile, a package, linkages, how"
                    " decisions resolve) is a view, not an edit; choose another at the head of the"
                    " window."
                ),
                warns=False,
                passes=True,
            )
            return
        step = self.workbench.undo()
        if step is not None and step.left is None:
            self._telling.say(_("Undone: {step}").format(step=step.label), warns=False, passes=True)

    def redo(self) -> None:
        self.workbench.settle()
        step = self.workbench.redo()
        if step is not None and step.left is None:
            self._telling.say(
                _("Done again: {step}").format(step=step.label), warns=False, passes=True
            )

    # files

    def show_versions(self) -> None:
        """List the earlier versions of the file that is open."""
        self.files.versions.show(self.workbench.path)

    # looking

    def pin(self) -> None:
        """Pin the present state, or let go of the pinned one, and say so."""
        self.workbench.pin()
        said = _("Pinned: from now on figures stand as before → now.")
        if self.workbench.pinned is None:
            said = _("No longer pinned.")
        self._telling.say(said, warns=False)

    @property
    def next_of_round(self) -> str:
        """What going on with a round of the session does, with its mnemonic."""
        words = self.work.session.room.bar.next_words() if self.working else ""
        return words or _("&Open the round")

    @property
    def next_view(self) -> str:
        """What seeing it as the next one does is called, or why nobody can be next."""
        if not self.working:
            return _("As another sees it")
        from scenario_desk.presentation.words.sentences import as_seen_by, no_view

        seeing = self.workbench.seeing
        shown = seeing.following or seeing.holder
        return unmarked(as_seen_by(self.workbench.scenario, shown) if shown else no_view())

    def go_back_to_work(self) -> None:
        """Leave the presentation; outside one, the moment of the past that is looked at."""
        if self.hall.presenting.on:
            self.hall.presenting.leave()
        else:
            self.workbench.past.leave()

    def copy_picture(self) -> None:
        """Put a picture of the view in use on the clipboard."""
        picture = self.work.view_in_use().copy_picture()
        image = picture.toImage() if isinstance(picture, QPixmap) else QImage(picture)
        QGuiApplication.clipboard().setImage(image)
        self._telling.say(_("The picture is on the clipboard."), warns=False)

    def open_context_menu(self) -> None:
        """Open the menu of what has the keyboard, where it stands."""
        focus = QApplication.focusWidget()
        if focus is not None:
            query = Qt.InputMethodQuery.ImCursorRectangle
            place = focus.inputMethodQuery(query).center()
            reason = QContextMenuEvent.Reason.Keyboard
            event = QContextMenuEvent(reason, place, focus.mapToGlobal(place))
            QApplication.sendEvent(focus, event)

    # help

    def show_scores_note(self) -> None:
        """Say plainly what scores are: from the menu, and once when they first appear."""
        self._telling.note(
            _("What scores are"),
            _("Scores are judgements, not measurements."),
            _(
                "They turn what outcomes would mean for people’s lives into numbers, so that a"
                " discussion can be structured and disagreement made visible. A score says how much"
                " better or worse one interest of one actor would fare than at the baseline date, as"
                " somebody judges it. Say who judged, give a range where you are unsure, and do not"
                " read more into a result than the judgements behind it bear."
            ),
        )

    def show_about(self) -> None:
        """What this is, and which version."""
        from scenario_desk.desk.shell.mishaps import program_version

        self._telling.note(
            _("About Scenario Desk"),
            f"Scenario Desk {program_version()}",
            _(
                "Build the tree of ways a war can end, score each endpoint against the interests of"
                " those involved, and see which outcomes all could accept."
            ),
        )
