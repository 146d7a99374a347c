"""The head of the window: what it means in a line, which picture is shown, and the few commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.desk.widgets.workspace_tab import WorkspaceTab
from scenario_desk.presentation.words.language import _


class CompareHead(QWidget):
    """Headline and controls; says with signals what is asked for."""

    page_chosen = Signal(int)
    only_wanted = Signal(bool)
    """Whether nothing is to be unfolded but what differs."""

    def __init__(
        self, markings: Iterable[str], pages: Sequence[str], commands: Sequence[QAction]
    ) -> None:
        """markings: of the scenarios. pages: what they are called. commands: each gets a button."""
        super().__init__()
        marking = PlainLabel("\n".join(dict.fromkeys(each for each in markings if each)))
        marking.setObjectName("marking")
        marking.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.headline = PlainLabel()
        self.headline.setObjectName("cardTitle")
        self.headline.setWordWrap(True)
        self.headline.setContentsMargins(14, 9, 14, 6)
        self.pages = [WorkspaceTab(each) for each in pages]
        both = QButtonGroup(self)
        for place, page in enumerate(self.pages):
            both.addButton(page, place)
        both.idClicked.connect(self._choose)
        self.pages[0].setChecked(True)
        self.only = QToolButton()
        self.only.setText(_("Only what differs"))
        self.only.setCheckable(True)
        explain(self.only, _("Fold every branch in which nothing differs"))
        self.only.toggled.connect(self.only_wanted)
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 10, 4)
        row.setSpacing(4)
        for page in self.pages:
            row.addWidget(page)
        row.addSpacing(16)
        row.addWidget(self.only)
        row.addStretch(1)
        for action in commands:
            row.addWidget(self._button(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if marking.text():
            column.addWidget(marking)
        column.addWidget(self.headline)
        column.addLayout(row)

    def _choose(self, page: int) -> None:
        # It is about the trees, which are the first page.
        self.only.setVisible(page == 0)
        self.page_chosen.emit(page)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button
