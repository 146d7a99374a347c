"""The one window: header, panes, status, and what the action table calls."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk import settings
from scenario_desk.desk.actions.build import Actions
from scenario_desk.desk.actions.table import rows
from scenario_desk.desk.chart.chart_view import ChartView
from scenario_desk.desk.files import Files
from scenario_desk.desk.finding_watch import FindingWatch
from scenario_desk.desk.findings.findings_view import FindingsView
from scenario_desk.desk.header import WORKSPACES, Header
from scenario_desk.desk.inspector.inspector_view import InspectorView
from scenario_desk.desk.matrix.matrix_view import MatrixView
from scenario_desk.desk.new_things import add_thing
from scenario_desk.desk.outline.outline_view import OutlineView
from scenario_desk.desk.panes import Panes
from scenario_desk.desk.status import Status
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.theme import LARGE_TYPE, dress, resolve
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.desk.welcome.welcome_view import WelcomeView
from scenario_desk.desk.workbench import Opened, Workbench
from scenario_desk.model.starting import empty_scenario
from scenario_desk.presentation.language import _


class Window(QMainWindow):
    """The main window. Views meet in `workbench`; commands are the rows of the action table."""

    def __init__(self) -> None:
        super().__init__()
        self.working = False
        self.theme = settings.THEME.read()
        self.large_type = settings.LARGE_TYPE.read()
        self.workbench = Workbench(Opened.of(empty_scenario()), self)
        self.tasks = Tasks(self)
        self.files = Files(self)
        self.watch = FindingWatch(self.workbench, self.tasks, self)
        self._apply_theme()
        self._build()
        self._listen()
        self.show_welcome()
        if not self.restoreGeometry(settings.GEOMETRY.read()):
            self.resize(1440, 900)

    def _build(self) -> None:
        bench = self.workbench
        self.tree = TreeView(bench)
        self.chart = ChartView(bench)
        self.matrix = MatrixView(bench)
        self.inspector = InspectorView(bench)
        self.outline = OutlineView(bench)
        self.findings = FindingsView(bench, self.watch)
        self.actions_by_id = Actions(self, rows())
        self.panes = Panes(
            {
                "tree": self.tree,
                "chart": self.chart,
                "matrix": self.matrix,
                "inspector": self.inspector,
                "outline": self.outline,
                "findings": self.findings,
            }
        )
        tools = tuple(self.actions_by_id[name] for name in ("undo", "redo", "hold"))
        self.header = Header(bench, self.show_workspace, tools)
        self.marking = QLabel()
        self.marking.setObjectName("marking")
        self.marking.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.marking.setTextFormat(Qt.TextFormat.PlainText)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.marking, self.header, self.panes):
            column.addWidget(part, 1 if part is self.panes else 0)
        self.welcome = WelcomeView(
            self.files.open_template, self.files.open_path, self.files.open, self._resume
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(work)
        self.setCentralWidget(self._pages)
        self.status = Status(bench, self.watch, self.tasks)
        self.setStatusBar(self.status)
        self.actions_by_id.fill(self.menuBar())
        self.actions_by_id.bind("tree", self.tree)
        self.actions_by_id.recolour(bench.tokens.muted)

    def _listen(self) -> None:
        bench = self.workbench
        bench.file_changed.connect(self._show_title)
        bench.history_changed.connect(self.actions_by_id.refresh)
        bench.updated.connect(self._show_marking)
        bench.hold_changed.connect(lambda _held: self.actions_by_id.refresh())
        bench.theme_changed.connect(
            lambda: self.actions_by_id.recolour(self.workbench.tokens.muted)
        )
        self.status.findings.clicked.connect(lambda: self.toggle_panel("findings"))
        self.tree.menu_requested.connect(self._tree_menu)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_theme)

    # pages and workspaces

    def show_welcome(self) -> None:
        """The welcome page; what is open stays open behind it."""
        self.welcome.refresh(self.workbench.scenario.title if self.working else "")
        self._pages.setCurrentIndex(0)
        self.statusBar().setVisible(False)
        self._show_title()
        self.actions_by_id.refresh()

    def show_work(self) -> None:
        """The scenario just opened, in the workspace last used."""
        self.working = True
        self.status.forget_saved()
        self._resume()
        self.workbench.hold(False)
        QTimer.singleShot(0, self, self._first_note)

    def _resume(self) -> None:
        self._pages.setCurrentIndex(1)
        self.statusBar().setVisible(True)
        name = settings.WORKSPACE.read()
        self.show_workspace(name if name in WORKSPACES else "overlap")
        self._show_marking()
        self._show_title()
        self.watch.check_now()
        self.panes.centre.currentWidget().setFocus()

    def leave_work(self) -> None:
        """Close the scenario."""
        self.workbench.open(Opened.of(empty_scenario()), None)
        self.working = False
        self.show_welcome()

    @property
    def workspace(self) -> str:
        return settings.WORKSPACE.read()

    def show_workspace(self, name: str) -> None:
        """Build, score or overlap."""
        settings.WORKSPACE.write(name)
        self._pages.setCurrentIndex(1)
        self.statusBar().setVisible(True)
        self.panes.show_workspace(name)
        self.header.mark_workspace(name)
        self.actions_by_id.refresh()
        if name == "score":
            self._first_note()

    def toggle_panel(self, name: str) -> None:
        self.panes.set_panel(name, not self.panes.panel_shown(name))
        self.actions_by_id.refresh()

    def panel_shown(self, name: str) -> bool:
        return self.working and self.panes.panel_shown(name)

    def next_pane(self, step: int) -> None:
        """Move the focus to the next pane in reading order."""
        panes = self.panes.in_order()
        focus = QApplication.focusWidget()
        holding = [
            place
            for place, pane in enumerate(panes)
            if focus is not None and (pane is focus or pane.isAncestorOf(focus))
        ]
        place = (holding[0] + step) if holding else 0
        panes[place % len(panes)].setFocus()

    # what the actions do

    def add_thing(self, kind: str) -> None:
        """Add an entity and show it in the inspector."""
        if add_thing(self.workbench, kind) is not None:
            self._show_inspector()
            self.inspector.edit_name()

    def show_details(self) -> None:
        """The scenario's own fields in the inspector."""
        self.workbench.select("scenario", "scenario")
        self._show_inspector()

    def _show_inspector(self) -> None:
        if not self.panes.panel_shown("inspector"):
            self.toggle_panel("inspector")

    def resolve_decisions(self, how: str) -> None:
        """Judged or rational, for every decision that does not say otherwise."""
        decisions = "rational" if how == "rational" else "judged"
        self.workbench.assume(replace(self.workbench.assumptions, decisions=decisions))

    def copy_picture(self) -> None:
        """Put a picture of the view in use on the clipboard."""
        view = self._picture_view()
        picture = view.copy_picture()
        image = picture.toImage() if isinstance(picture, QPixmap) else QImage(picture)
        QGuiApplication.clipboard().setImage(image)
        self.say(_("The picture is on the clipboard."))

    def _picture_view(self) -> TreeView | ChartView | MatrixView:
        pictures = (self.tree, self.chart, self.matrix)
        focus = QApplication.focusWidget()
        for view in pictures:
            if view.isVisible() and focus is not None and view.isAncestorOf(focus):
                return view
            if view is focus:
                return view
        if self.workspace == "score":
            return self.matrix
        return self.chart if self.workspace == "overlap" else self.tree

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
        scale = LARGE_TYPE if self.large_type else 1.0
        self.workbench.dress(dress(app, resolve(self.theme), scale), scale)

    def show_palette(self) -> None:
        from scenario_desk.desk.palette import Palette

        Palette(self.actions_by_id, self).show_over()

    def show_shortcuts(self) -> None:
        from scenario_desk.desk.shortcut_sheet import ShortcutSheet

        ShortcutSheet(self.actions_by_id.rows, self).exec()

    def show_scores_note(self) -> None:
        """Say plainly what scores are."""
        box = QMessageBox(self)
        box.setWindowTitle(_("What scores are"))
        box.setText(_("Scores are judgements, not measurements."))
        box.setInformativeText(
            _(
                "They turn what outcomes would mean for people's lives into numbers, so that a"
                " discussion can be structured and disagreement made visible. A score says how much"
                " better or worse one interest of one actor would fare than at the baseline date,"
                " as somebody judges it. Say who judged, give a range where you are unsure, and do"
                " not read more into a result than the judgements behind it bear."
            )
        )
        box.exec()
        box.deleteLater()

    def _first_note(self) -> None:
        """The note on scores, the first time scores are on screen."""
        if self.workspace == "score" and not settings.SCORES_NOTE_SEEN.read():
            settings.SCORES_NOTE_SEEN.write(True)
            self.show_scores_note()

    def show_about(self) -> None:
        from scenario_desk.desk.mishaps import program_version

        QMessageBox.about(
            self,
            _("About Scenario Desk"),
            _(
                "Scenario Desk {version}\n\nBuild the tree of ways a war can end, score each"
                " endpoint against the interests of those involved, and see which outcomes all"
                " could accept."
            ).format(version=program_version()),
        )

    # saying things

    def say(self, sentence: str) -> None:
        """A sentence in the status bar (on the welcome page, on the page)."""
        if self._pages.currentIndex() == 0:
            self.welcome.say(sentence)
        else:
            self.status.say(sentence)

    def tell_refusal(self, title: str, sentence: str) -> None:
        """A refusal that needs reading: a box with one sentence; what is open is untouched."""
        box = QMessageBox(QMessageBox.Icon.Warning, title, title, parent=self)
        box.setInformativeText(sentence)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.exec()
        box.deleteLater()

    def saved(self) -> None:
        self.status.mark_saved()
        self.actions_by_id.refresh()

    def show_mishap(self, report: str) -> None:
        """Tell that something unforeseen happened; the work is put aside first."""
        from scenario_desk.desk.mishap_dialog import MishapDialog

        dialog = MishapDialog(report, self.files.rescue(), self)
        dialog.exec()
        dialog.deleteLater()

    def _show_title(self) -> None:
        if self.working and self._pages.currentIndex() == 1:
            name = self.workbench.path.name if self.workbench.path else _("not saved yet")
            title = self.workbench.scenario.title or _("Untitled")
            self.setWindowTitle(f"{title} ({name})[*] — Scenario Desk")
        else:
            self.setWindowTitle("Scenario Desk[*]")
        self.setWindowModified(self.working and self.workbench.modified)

    def _show_marking(self) -> None:
        marking = self.workbench.scenario.marking
        self.marking.setText(marking)
        self.marking.setVisible(bool(marking))

    def _tree_menu(self, where: object) -> None:
        kind = "node" if self.workbench.selection.kind == "node" else "canvas"
        self.actions_by_id.context_menu(kind, self.tree).popup(where)  # type: ignore[call-overload]

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.working and not self.files.may_leave():
            event.ignore()
            return
        settings.GEOMETRY.write(self.saveGeometry())
        self.tasks.close()
        event.accept()
