"""The one window: a welcome page that is there at once, the work area behind it, and commands."""

from __future__ import annotations

from collections.abc import Generator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from scenario_desk.desk import settings
from scenario_desk.desk.actions.build import Actions
from scenario_desk.desk.actions.table import VIEW, rows
from scenario_desk.desk.shell.commands import Commands
from scenario_desk.desk.shell.comparing import Comparing, EarlierMenu
from scenario_desk.desk.shell.files import ENDING, Files
from scenario_desk.desk.shell.getting_ready import GettingReady
from scenario_desk.desk.shell.presenting import Presenting
from scenario_desk.desk.shell.recent_menu import RecentMenu
from scenario_desk.desk.shell.recovery.recovery import Recovery
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.telling import Telling
from scenario_desk.desk.theme import LARGE_TYPE, dress, resolve
from scenario_desk.desk.turns import one_a_turn
from scenario_desk.desk.welcome.welcome_view import WelcomeView
from scenario_desk.desk.widgets.plain_text import plain
from scenario_desk.desk.widgets.spoken import announce
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.titles import title_of

if TYPE_CHECKING:
    from scenario_desk.desk.bench.moments import Update
    from scenario_desk.desk.bench.workbench import Workbench
    from scenario_desk.desk.nodes.commands import NodeCommands
    from scenario_desk.desk.shell.work_area import WorkArea
    from scenario_desk.desk.tree.tree_view import TreeView
    from scenario_desk.model.scenario import Scenario


class Window(QMainWindow):
    """The main window. Its commands are the rows of the action table."""

    def __init__(self) -> None:
        super().__init__()
        self.working = self._for_later = False
        self._given_up: Scenario | None = None
        """What somebody said may go unsaved, when the session was to end."""
        self.theme = settings.THEME.read()
        self.large_type = settings.LARGE_TYPE.read()
        self.tasks = Tasks(self)
        self.telling = Telling(self, self._say)
        self.getting_ready = GettingReady(self._make_work, self.tasks, self)
        self.files = Files(
            lambda: self.workbench, self.getting_ready.then, self.tasks, self.telling
        )
        self.files.opened.connect(lambda: one_a_turn(self, *self.work.preparing, self.start_work))
        self.files.saved.connect(self._tell_saved)
        self.files.closed.connect(self.leave_work)
        self.comparing = Comparing(lambda: self.workbench, self.tasks, self.telling)
        self.recovery = Recovery(self.files, self.getting_ready.then, self.tasks, self.telling)
        self.commands = Commands(self, self.files, self.tasks, self.telling)
        self.presenting = Presenting(self, lambda: self.work, self._apply_theme)
        self._apply_theme()
        self.welcome = WelcomeView(
            self.files.open_template, self.files.open_path, self.files.open, self._resume
        )
        self.welcome.setAutoFillBackground(True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.welcome)
        self.setCentralWidget(self._pages)
        self.actions_by_id = Actions(self, self.commands, rows())
        menus = self.actions_by_id.fill(self.menuBar())
        menus["&File"].insertMenu(
            self.actions_by_id["save"], RecentMenu(self.files.open_path, self)
        )
        self.earlier = EarlierMenu(
            lambda: self.workbench.history.labels if self.working else [], self.comparing, self
        )
        rows_of_file = menus["&File"].actions()
        after = rows_of_file.index(self.actions_by_id["compare_saved"]) + 1
        menus["&File"].insertMenu(rows_of_file[after], self.earlier)
        self.setAcceptDrops(True)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_theme)
        self.show_welcome()
        if not self.restoreGeometry(settings.GEOMETRY.read()):
            room = self.screen().availableSize()
            self.resize(min(1440, room.width() - 40), min(900, room.height() - 60))

    @cached_property
    def work(self) -> WorkArea:
        """The work area; made here and now where it is needed before it is ready."""
        return self.getting_ready.now()

    def _make_work(self) -> Generator[None, None, WorkArea]:
        """Make the work area; between the slices of this the window can answer."""
        from scenario_desk.desk.shell.announcer import Announcer
        from scenario_desk.desk.shell.work_area import WorkArea

        actions = self.actions_by_id
        tools = tuple(actions[name] for name in ("undo", "redo", "hold"))
        dressed = self.tokens, self._font_scale
        work = WorkArea(self.tasks, tools, *dressed)
        yield
        yield from work.fill()
        yield
        self._pages.addWidget(work)
        self.setStatusBar(work.status)
        work.status.setVisible(False)
        yield
        bench = work.workbench
        bench.compare = self.comparing.with_snapshot
        Announcer(bench, self)
        actions.bind("tree", work.tree)
        actions.bind("tree", work.outline.list)
        actions.recolour(self.tokens.muted)
        if dressed != (self.tokens, self._font_scale):
            bench.dress(self.tokens, self._font_scale)
        bench.file_changed.connect(self._show_title)
        bench.copy_wanted.connect(self.files.open_copy)
        bench.file_changed.connect(self.files.others.changes.refresh)
        self.files.others.open_elsewhere.connect(work.open_elsewhere.ask)
        self.files.others.changes.changed.connect(work.changed_on_disk.ask)
        self.files.others.changes.compare_wanted.connect(self.comparing.show)
        bench.history_changed.connect(actions.refresh)
        bench.hold_changed.connect(lambda _held: actions.refresh())
        work.session.host.changed.connect(actions.refresh)
        bench.updated.connect(self._look_otherwise)
        actions.starting.connect(work.status.go_on)
        work.workspace_chosen.connect(self._show_workspace)
        work.panes.changed.connect(actions.refresh)
        work.panes.panel_asked.connect(self.presenting.leave)
        work.tree.menu_requested.connect(self._tree_menu)
        work.outline.menu_requested.connect(self._tree_menu)
        return work

    def _look_otherwise(self, update: Update) -> None:
        if update.assumes_otherwise:
            self.actions_by_id.refresh()

    @property
    def workbench(self) -> Workbench:
        return self.work.workbench

    @property
    def tree(self) -> TreeView:
        return self.work.tree

    @property
    def nodes(self) -> NodeCommands:
        """The commands of the view of nodes that has, or last had, the keyboard."""
        return self.work.nodes

    # pages

    def show_welcome(self) -> None:
        """The welcome page; what is open stays open behind it."""
        self.welcome.refresh(title_of(self.workbench.scenario) if self.working else "")
        self._show_page(0)

    def start_work(self) -> None:
        """Show a scenario just opened, in the workspace last used; one with no endpoint, to build.

        Without an endpoint the other workspaces have nothing to show.
        """
        self.working = True
        if not self.workbench.scenario.endpoints:
            settings.WORKSPACE.write("build")
        self.work.status.forget_saved()
        self.workbench.hold(False)
        self._resume()
        self.recovery.tell(self.workbench.committed)

    def _resume(self) -> None:
        self.work.show_workspace(settings.WORKSPACE.read())
        self.work.panes.middle().enter()
        one_a_turn(self, self.work.watch.check_now)

    def _show_page(self, page: int) -> None:
        self.presenting.leave()
        self._pages.setCurrentIndex(page)
        if page:
            self.work.status.setVisible(True)
        elif "work" in self.__dict__:
            self.work.status.setVisible(False)
        self._show_title()
        self.actions_by_id.refresh()

    def leave_work(self) -> None:
        """Close the scenario."""
        from scenario_desk.desk.bench.moments import Opened
        from scenario_desk.model.starting import empty_scenario

        self.workbench.open(Opened.of(empty_scenario()), None)
        self.working = False
        self.show_welcome()

    def _show_workspace(self, name: str) -> None:
        self._show_page(1)
        if name == "score" and not settings.SCORES_NOTE_SEEN.read():
            settings.SCORES_NOTE_SEEN.write(True)
            QTimer.singleShot(0, self, self.commands.show_scores_note)

    # looks

    def choose_theme(self, name: str) -> None:
        """system, light or dark."""
        self.theme = name
        settings.THEME.write(name)
        self._apply_theme()

    def toggle_large_type(self) -> None:
        """Larger type for a projector, and back."""
        self.large_type = not self.large_type
        settings.LARGE_TYPE.write(self.large_type)
        self._apply_theme()

    def _apply_theme(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._font_scale = self.presenting.scale(LARGE_TYPE if self.large_type else 1.0)
        self.tokens = dress(app, resolve(self.theme), self._font_scale)
        if "work" in self.__dict__:
            self.workbench.dress(self.tokens, self._font_scale)
            self.actions_by_id.recolour(self.tokens.muted)

    def show_palette(self, typed: str = "") -> None:
        """Every command to search, from these words on."""
        from scenario_desk.desk.shell.command_palette import Palette

        Palette(self.actions_by_id, self, typed).show_over()

    def show_shortcuts(self) -> None:
        from scenario_desk.desk.shell.shortcut_sheet import ShortcutSheet

        ShortcutSheet(self.actions_by_id.rows, self).exec()

    def show_settings(self) -> None:
        """What can be set; what the menu View holds is listed from there."""
        from scenario_desk.desk.shell.settings_dialog import SettingsDialog

        dialog = SettingsDialog(lambda: self.show_palette(plain(_(VIEW))), self)
        dialog.exec()
        dialog.deleteLater()

    # saying things

    def _tell_saved(self) -> None:
        announce(self, self.work.status.mark_saved())

    def _say(self, sentence: str, warns: bool, passes: bool) -> None:
        """In the status bar, else on the welcome page; and aloud."""
        announce(self, sentence)
        if self._pages.currentIndex() == 0:
            self.welcome.say(sentence)
        else:
            self.work.status.say(sentence, warns, passes)

    def show_mishap(self, report: str) -> None:
        """Tell that something unforeseen happened, and whether what is unsaved would survive."""
        from scenario_desk.desk.shell.mishap_dialog import MishapDialog

        journal = self.workbench.journal if self.working and self.workbench.modified else None
        dialog = MishapDialog(report, journal is not None and journal.keeps, self)
        dialog.exec()
        dialog.deleteLater()

    def say_it_happened_again(self) -> None:
        """A line is enough for what a dialog has told."""
        self.telling.say(_("What went wrong before went wrong again. Save under another name."))

    def _show_title(self) -> None:
        if self.working and self._pages.currentIndex() == 1:
            bench = self.workbench
            name = bench.path.name if bench.path else _("not saved yet")
            if bench.locked is not None:
                name = _("{file}, read-only").format(file=name)
            title = title_of(bench.scenario)
            # Qt marks a change at this place, and a title may hold it too.
            title, name = (harmless(each).replace("[*]", "[*][*]") for each in (title, name))
            self.setWindowTitle(f"{title} ({name})[*] — Scenario Desk")
        else:
            self.setWindowTitle("Scenario Desk[*]")
        self.setWindowModified(self.working and self.workbench.modified)

    def _tree_menu(self, where: QPoint) -> None:
        kind = "node" if self.workbench.selection.kind == "node" else "canvas"
        self.actions_by_id.context_menu(kind, self.tree).popup(where)

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back to the window learns what became of its file, if nothing told before."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.working and self.isActiveWindow():
            self.files.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A scenario file dropped on the window is opened."""
        path = _dropped_file(event)
        if path is not None:
            self.files.open_path(path)

    # leaving

    def may_leave(self) -> bool:
        """Whether the window may close now, asking about what is unsaved; it is not asked twice."""
        may = not self.working or self._agreed() or self.files.may_quit()
        self._given_up = self.workbench.committed if may and self.working else None
        return may

    def _agreed(self) -> bool:
        """Whether somebody said that what is open may go."""
        given_up = self._given_up
        return given_up is not None and given_up is self.workbench.committed

    def keep_for_later(self) -> None:
        """Finish what is being typed, and have all that is unsaved on the disk for a recovery."""
        if self.working:
            self.workbench.settle()
            if self.workbench.journal is not None:
                self.workbench.journal.ended()
                self.workbench.journal.flush()

    def leave_for_later(self) -> None:
        """Close without a question; what is unsaved is offered at the next start."""
        self._for_later = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._for_later and not self.may_leave():
            event.ignore()
            return
        unsaved = self._for_later and self.working and self.workbench.modified
        kept = self.workbench.journal if unsaved else None
        self.presenting.leave()
        settings.GEOMETRY.write(self.saveGeometry())
        self.comparing.close()
        self.recovery.close()
        if "work" in self.__dict__:
            self.work.session.host.close()
        self.tasks.close()
        self.files.keeping.close_all(kept)
        self.files.others.leave()
        event.accept()


def _dropped_file(event: QDropEvent) -> Path | None:
    """The one scenario file that is being dropped, if that is what it is."""
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    one = len(files) == 1 and files[0].endswith(ENDING)
    return Path(files[0]) if one else None
