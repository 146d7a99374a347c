"""The head of the window: what is open, the workspaces, and the assumptions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from scenario_desk.desk.assumptions_bar import AssumptionsBar
from scenario_desk.desk.widgets.elided_label import ElidedLabel
from scenario_desk.desk.workbench import Workbench
from scenario_desk.presentation.language import _


class Header(QWidget):
    """Title at the left, workspaces in the middle, assumptions at the right."""

    def __init__(
        self,
        workbench: Workbench,
        choose_workspace: Callable[[str], None],
        actions: tuple[QAction, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self.title = ElidedLabel()
        self.title.setObjectName("title")
        self.file = QLabel()
        self.file.setObjectName("muted")
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        left = QHBoxLayout()
        left.setSpacing(6)
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setIconSize(QSize(16, 16))
            left.addWidget(button)
        left.addWidget(self.title)
        left.addWidget(self.file)
        left.addStretch(1)

        self._group = QButtonGroup(self)
        self._tabs: dict[str, QToolButton] = {}
        middle = QHBoxLayout()
        middle.setSpacing(4)
        labels = {"build": _("Build"), "score": _("Score"), "overlap": _("Overlap")}
        for name in labels:
            tab = QToolButton()
            tab.setObjectName("workspace")
            tab.setText(labels[name])
            tab.setCheckable(True)
            tab.clicked.connect(lambda _checked=False, chosen=name: choose_workspace(chosen))
            self._group.addButton(tab)
            self._tabs[name] = tab
            middle.addWidget(tab)

        self.assumptions = AssumptionsBar(workbench)
        right = QHBoxLayout()
        right.addStretch(1)
        right.addWidget(self.assumptions)

        grid = QGridLayout(self)
        grid.setContentsMargins(14, 5, 10, 5)
        grid.setHorizontalSpacing(12)
        grid.addLayout(left, 0, 0)
        grid.addLayout(middle, 0, 1)
        grid.addLayout(right, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        workbench.file_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is open and whether it is modified."""
        bench = self._workbench
        self.title.setText(bench.scenario.title or _("Untitled"))
        name = bench.path.name if bench.path is not None else _("not saved yet")
        self.file.setText(name + (" •" if bench.modified else ""))
        self.file.setToolTip(str(bench.path) if bench.path is not None else "")

    def mark_workspace(self, name: str) -> None:
        """Show which workspace is open."""
        self._tabs[name].setChecked(True)
