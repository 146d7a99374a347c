"""The tree as it stands in the window: the canvas, and above it the way to what it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tree.breadcrumb import Breadcrumb
from scenario_desk.desk.tree.tree_view import TreeView
from scenario_desk.desk.widgets.pane import Pane


class TreePane(Pane):
    """A tree view with its breadcrumb; F6 goes to the view."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = TreeView(workbench)
        self.breadcrumb = Breadcrumb(workbench)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree.nodes.find)
        column.addWidget(self.breadcrumb)
        column.addWidget(self.tree, 1)
        self.entrances = (self.tree,)
        self.breadcrumb.chosen.connect(self._show)
        self.tree.focus_changed.connect(self.breadcrumb.show_way)

    def _show(self, node: str) -> None:
        self.tree.view_commands.show_branch(node)
        self.tree.setFocus()
