"""The page on which a scenario is worked on: the workbench, its views, header, panes and foot.

Everything heavy is imported from here, and this only once the window has been painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from scenario_desk.desk import settings
from scenario_desk.desk.bench.finding_watch import FindingWatch
from scenario_desk.desk.bench.moments import Opened
from scenario_desk.desk.bench.new_things import add_thing
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.chart.chart_view import ChartView
from scenario_desk.desk.findings.findings_view import FindingsView
from scenario_desk.desk.inspector.inspector_view import InspectorView
from scenario_desk.desk.matrix.matrix_view import MatrixView
from scenario_desk.desk.nodes.commands import NodeCommands
from scenario_desk.desk.nodes.find_bar import FindBar
from scenario_desk.desk.outline.outline_view import OutlineView
from scenario_desk.desk.robustness.robustness_view import RobustnessView
from scenario_desk.desk.session.session_view import SessionView
from scenario_desk.desk.shell.beside import show_beside
from scenario_desk.desk.shell.builder.builder_panel import BuilderPanel
from scenario_desk.desk.shell.deal_panel import DealPanel
from scenario_desk.desk.shell.divide_panel import DividePanel
from scenario_desk.desk.shell.header import Header
from scenario_desk.desk.shell.panes import WORKSPACES, Panes, holds
from scenario_desk.desk.shell.past_band import PastBand
from scenario_desk.desk.shell.status import Status
from scenario_desk.desk.shell.view_band import ViewBand
from scenario_desk.desk.swings.meant import profile_meant
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.tree.tree_pane import TreePane
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.desk.widgets.ask_bar import AskBar
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.model.starting import empty_scenario
from scenario_desk.presentation.words.sentences import answer
from scenario_desk.presentation.words.sentences.phrasing import results_held

if TYPE_CHECKING:
    from scenario_desk.model.room import Judgement
    from scenario_desk.presentation.tokens import Tokens


class WorkArea(QWidget):
    """The views of one window, around its workbench."""

    workspace_chosen = Signal(str)

    def __init__(
        self, tasks: Tasks, tools: tuple[QAction, ...], tokens: Tokens, font_scale: float
    ) -> None:
        """`tools` stand at the left of the header; the views are made by `fill`."""
        super().__init__()
        self._tasks, self._tools = tasks, tools
        bench = self.workbench = Workbench(Opened.of(empty_scenario()), self)
        bench.dress(tokens, font_scale)
        self.watch = FindingWatch(bench, tasks, self)
        bench.draws.run_in(tasks)
        bench.verdicts.run_in(tasks)
        bench.room.run_in(tasks)

    def fill(self) -> Iterator[None]:
        """Make the views; between the slices of this the window can answer.

        To be gone through to its end before anything else is asked of the work area.
        """
        bench = self.workbench
        tree_pane = TreePane(bench)
        self.tree = tree_pane.tree
        yield
        self.chart = ChartView(bench)
        self.matrix = MatrixView(bench)
        self.inspector = InspectorView(bench)
        yield
        self.outline = OutlineView(bench)
        self.findings = FindingsView(bench, self.watch)
        yield
        self.robustness = RobustnessView(bench, self._tasks)
        yield
        self.session = SessionView(bench, self._tasks)
        yield
        self.header = Header(bench, self.show_workspace, self._tools)
        self.open_elsewhere, self.changed_on_disk = AskBar(), AskBar()
        self._bars = QWidget()
        bars = QVBoxLayout(self._bars)
        bars.setContentsMargins(0, 0, 0, 0)
        bars.setSpacing(0)
        for bar in (self.open_elsewhere, self.changed_on_disk):
            bars.addWidget(bar)
            bar.left.connect(lambda: self.panes.middle().enter())
        self.marking = PlainLabel()
        self.marking.setObjectName("marking")
        self.marking.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view_band = ViewBand(bench)
        self.past_band = PastBand(bench)
        for band in (self.view_band, self.past_band):
            band.left.connect(lambda: self.panes.middle().enter())
        self.headline = PlainLabel()
        self.headline.setObjectName("cardTitle")
        self.headline.setWordWrap(True)
        self.headline.setContentsMargins(14, 6, 14, 6)
        self.headline.hide()
        self.status = Status(bench, self.watch, self._tasks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        heads = (self.marking, self.past_band, self.view_band, self.header, self._bars)
        for part in (*heads, self.headline):
            column.addWidget(part)
        yield
        views = {
            "tree": tree_pane,
            "chart": self.chart,
            "matrix": self.matrix,
            "robustness": self.robustness,
            "session": self.session,
            "inspector": self.inspector,
            "outline": self.outline,
            "findings": self.findings,
        }
        self.panes: Panes = Panes(views, self)
        column.addWidget(self.panes, 1)
        self._connect()
        self.show_marking()

    def _connect(self) -> None:
        bench = self.workbench
        self._nodes = self.tree.nodes
        for commands in (self.tree.nodes, self.outline.nodes):
            commands.taken_up.connect(lambda commands=commands: self._take_up(commands))
        self.chart.add_requested.connect(self.add_thing)
        self.matrix.add_requested.connect(self.add_thing)
        self.robustness.add_requested.connect(self.add_thing)
        self.robustness.place_asked.connect(self.show_place)
        self.chart.why_asked.connect(self.show_divide)
        self.chart.deal_asked.connect(self.show_deal)
        self.header.assumptions.lens_wanted.connect(self.name_lens)
        self.header.assumptions.builder_wanted.connect(self.show_builder)
        self.status.findings.clicked.connect(lambda: self.panes.toggle_panel("findings"))
        bench.swings_wanted.connect(self.weigh_by_swings)
        bench.taking_wanted.connect(self.take_from_room)
        bench.updated.connect(self.show_marking)
        bench.updated.connect(self._say_headline)
        bench.hold_changed.connect(self._say_headline)
        bench.pin_changed.connect(self._say_headline)
        bench.draws.changed.connect(self._say_headline)

    @property
    def nodes(self) -> NodeCommands:
        """The commands of the view of nodes that has, or last had, the keyboard."""
        hidden = not self._nodes.host.widget.isVisibleTo(self)
        return self.tree.nodes if hidden else self._nodes

    @property
    def preparing(self) -> tuple[Callable[[], object], ...]:
        """What can be made of what was opened before it is shown, each in well under 100 ms."""
        return self.inspector.prepare, self.outline.list.doItemsLayout

    def _take_up(self, commands: NodeCommands) -> None:
        self._nodes = commands

    def finder(self) -> FindBar:
        """The bar that finds in the view of nodes in use; beside the matrix, in the outline."""
        if not self.nodes.host.widget.isVisibleTo(self):
            self.panes.panel_asked.emit()
        if not self.nodes.host.widget.isVisibleTo(self):
            self.panes.set_panel("outline", True)
            self._take_up(self.outline.nodes)
        return self.nodes.find

    def show_workspace(self, name: str) -> None:
        """Build, score, overlap, robustness or session."""
        name = name if name in WORKSPACES else "overlap"
        settings.WORKSPACE.write(name)
        self.workspace_chosen.emit(name)
        self.panes.show_workspace(name)
        self.header.mark_workspace(name)

    def add_thing(self, kind: str, above: str = "") -> None:
        """Add an entity and show it in the inspector; `above` is what it belongs to, if it is said."""
        if add_thing(self.workbench, kind, above or None) is not None:
            self._name_selected()

    def show_place(self, kind: str, key: str) -> None:
        """Select what was judged, and show it in the inspector."""
        self.workbench.select(kind, key)
        self.panes.set_panel("inspector", True)

    def _name_selected(self) -> None:
        self.panes.set_panel("inspector", True)
        self.inspector.edit_name()

    def name_lens(self, lens: str) -> None:
        """Show a lens in the inspector, its name to be typed over; "" saves what is assumed as one."""
        if lens:
            self.workbench.select("lens", lens)
            self._name_selected()
        else:
            self.add_thing("lens")

    def show_details(self) -> None:
        """The scenario's own fields in the inspector."""
        self.workbench.select("scenario", "scenario")
        self.panes.set_panel("inspector", True)

    def show_divide(self) -> None:
        """What stands between the principals, beside the work."""
        self._divide.show_over(self)

    @cached_property
    def _divide(self) -> DividePanel:
        """Made when it is first asked for."""
        return DividePanel(self.workbench, self._tasks, self)

    def show_builder(self) -> None:
        """The package builder, beside the work."""
        show_beside(self._builder, self)

    @cached_property
    def _builder(self) -> BuilderPanel:
        """Made when it is first asked for."""
        builder = BuilderPanel(self.workbench, self._tasks, self)
        builder.add_requested.connect(self.add_thing)
        return builder

    def show_deal(self) -> None:
        """What would open the endpoint that is meant, and whether it would hold, beside the work."""
        show_beside(self._deal, self)

    @cached_property
    def _deal(self) -> DealPanel:
        """Made when it is first asked for."""
        panel = DealPanel(self.workbench, self._tasks, self)
        panel.add_requested.connect(self.add_thing)
        return panel

    @property
    def profile_to_weigh(self) -> str:
        """The profile that is meant, of an actor with several interests; "" where there is none."""
        return profile_meant(self.workbench)

    def weigh_by_swings(self, profile: str = "") -> None:
        """Judge the weights of a profile by swings; of the one that is meant, where none is said."""
        from scenario_desk.desk.swings.swings_dialog import SwingsDialog

        self.workbench.settle()
        asking = SwingsDialog(self.workbench, profile or self.profile_to_weigh, self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.open()

    def go_on_with_round(self) -> None:
        """Open, close or reveal a round of the session, in sight; also while it is presented."""
        self._show_session()
        self.session.go_on()

    def prepare_round(self) -> None:
        """Prepare a round of the session."""
        self._show_session()
        self.session.prepare()

    def _show_session(self) -> None:
        if not self.session.isVisible():
            self.show_workspace("session")

    def take_from_room(self, judgements: tuple[Judgement, ...] = ()) -> None:
        """Choose how what the room judges is put together, and take it over; of all, if none is said."""
        from scenario_desk.desk.taking.taking_dialog import TakingDialog

        self.workbench.settle()
        if not judgements and (found := self.workbench.room.found) is not None:
            judgements = found.reading.judgements
        asking = TakingDialog(self.workbench, self._tasks, judgements, self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.open()

    def next_pane(self, step: int) -> None:
        """Move the focus to the next pane; from a panel of a view of nodes, on from that view."""
        here = QApplication.focusWidget()
        for nodes in (self.tree.nodes, self.outline.nodes):
            if nodes.holds(here):
                here = nodes.host.widget
        self.panes.next_pane(step, here)

    def view_in_use(self) -> TreeView | ChartView | MatrixView | RobustnessView | SessionView:
        """The one with the keyboard, else the one that the workspace is about."""
        focus = QApplication.focusWidget()
        for view in (self.tree, self.chart, self.matrix, self.robustness, self.session):
            if holds(view, focus):
                return view
        about: dict[str, ChartView | MatrixView | RobustnessView | SessionView] = {
            "score": self.matrix,
            "overlap": self.chart,
            "robustness": self.robustness,
            "session": self.session,
        }
        return about.get(self.panes.workspace, self.tree)

    def picture_in_use(self) -> str:
        """ "tree", "chart", "robustness" or "session": the one to be presented."""
        in_use = self.view_in_use()
        if in_use is self.robustness:
            return "robustness"
        if in_use is self.session:
            return "session"
        return "chart" if in_use is self.chart else "tree"

    def present(self, name: str) -> None:
        """Show one picture alone, with the headline; "" shows all again."""
        self.panes.show_alone(name)
        self.header.setVisible(not name)
        self._bars.setVisible(not name)
        self.chart.header.setVisible(not name)
        self.robustness.left.say_headline(not name)
        self.headline.setVisible(bool(name))
        self._say_headline()
        if name:
            self.panes.views[name].enter()

    def present_other(self) -> None:
        self.present("tree" if self.panes.alone == "chart" else "chart")

    def _say_headline(self) -> None:
        """What the chart's head says, over whichever picture is presented."""
        if self.panes.alone:
            bench = self.workbench
            draws = bench.draws
            said = answer(
                bench.evaluation,
                bench.pinned,
                draws.found,
                under_way=draws.under_way,
                tried=bench.trying,
            )
            both = "\n".join(filter(None, said))
            self.headline.setText(results_held() if bench.hold_results else both)

    def show_marking(self) -> None:
        """The handling marking stands above everything."""
        marking = self.workbench.scenario.marking
        self.marking.setText(marking)
        self.marking.setVisible(bool(marking))
