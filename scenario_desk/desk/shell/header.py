"""The head of the window: what is open, the workspaces, and the assumptions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAction, QHelpEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QToolButton,
    QToolTip,
    QWidget,
)

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.icons import icon
from scenario_desk.desk.shell.assumptions_bar import AssumptionsBar
from scenario_desk.desk.shell.panes import WORKSPACES
from scenario_desk.desk.widgets.elided_label import ElidedLabel
from scenario_desk.desk.widgets.plain_text import plain, tip
from scenario_desk.desk.widgets.workspace_tab import WorkspaceTab
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.titles import title_of

_LEFT, _LEFT_LETTERS = 0.28, 38
"""The share that the title gets of what the workspaces leave, and how many letters wide it is at
least."""
_RIGHT_LETTERS = 62
"""How many letters wide assumptions are at least before workspaces go by their icons."""
_BESIDE_NAME = 22
"""Pixels that a workspace takes beside its name, at least."""
_ICONS = {"build": "tree", "score": "matrix", "overlap": "chart"}
"""By workspace that has no icon of its own name."""
_MIDDLE = 0.2
"""The share of the width that the workspaces get where they would like more."""


class Header(QWidget):
    """Title at the left, workspaces in the middle, assumptions at the right.

    Where it gets narrow the file's name and the assumptions give way; the title stays.
    """

    def __init__(
        self,
        workbench: Workbench,
        choose_workspace: Callable[[str], None],
        actions: tuple[QAction, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._group = QButtonGroup(self)
        self._tabs: dict[str, WorkspaceTab] = {}
        self.assumptions = AssumptionsBar(workbench)
        slots = _Slots(self)
        slots.setContentsMargins(14, 5, 10, 5)
        slots.setSpacing(6)
        left, middle = QWidget(), QWidget()
        across, tabs = QHBoxLayout(left), QHBoxLayout(middle)
        for row in (across, tabs):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6 if row is across else 1)
        for action in actions:
            across.addWidget(_IconButton(action))
        self.title = ElidedLabel(least=24, most=48)
        self.title.setObjectName("title")
        self.file = ElidedLabel(least=0, elide=Qt.TextElideMode.ElideMiddle)
        self.file.setObjectName("muted")
        self.changed = QLabel("•")
        self.changed.setObjectName("muted")
        self.changed.setToolTip(_("Changed since it was last saved"))
        # Kept free while it is hidden, or the first edit would push everything aside.
        policy = self.changed.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.changed.setSizePolicy(policy)
        across.addWidget(self.title)
        across.addWidget(self.changed)
        across.addWidget(self.file)
        across.addStretch(1)
        labels = {
            "build": _("Build"),
            "score": _("Score"),
            "overlap": _("Overlap"),
            "robustness": _("Robustness"),
            "session": _("Session"),
        }
        for name in WORKSPACES:
            tabs.addWidget(self._tab(name, labels[name], choose_workspace))
        for part in (left, middle, self.assumptions):
            slots.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        workbench.file_changed.connect(self.refresh)
        workbench.theme_changed.connect(self._fold)
        self.refresh()

    def _tab(self, name: str, label: str, choose: Callable[[str], None]) -> WorkspaceTab:
        tab = WorkspaceTab(label)
        tab.clicked.connect(lambda _checked=False: choose(name))
        self._group.addButton(tab)
        self._tabs[name] = tab
        return tab

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Workspaces go by their icons where their names would push the title or assumptions away."""
        letter = self.fontMetrics().averageCharWidth()
        wide = sum(letter * len(tab.name) + _BESIDE_NAME for tab in self._tabs.values())
        # By nothing that a choice changes, as their place.
        folded = wide + letter * (_LEFT_LETTERS + _RIGHT_LETTERS) > self.width()
        ink = self._workbench.tokens.ink
        for name, tab in self._tabs.items():
            tab.show_icon(icon(_ICONS.get(name, name), ink) if folded else None)

    def refresh(self) -> None:
        """Say what is open and whether it is modified."""
        bench = self._workbench
        self.title.setText(title_of(bench.scenario))
        name = bench.path.name if bench.path is not None else _("not saved yet")
        self.file.setText(name)
        self.changed.setVisible(bench.modified)
        self.file.explain(str(bench.path) if bench.path is not None else "")

    def mark_workspace(self, name: str) -> None:
        """Show which workspace is open."""
        self._tabs[name].setChecked(True)
        for each, tab in self._tabs.items():
            # Tab stops at the one that is on; the arrows go on from there.
            stops = Qt.FocusPolicy.TabFocus if each == name else Qt.FocusPolicy.NoFocus
            tab.setFocusPolicy(stops)


class _Slots(QHBoxLayout):
    """Three parts, the middle one in a place that depends on the width alone.

    What the others say changes with every choice; what is clicked must not move away from it.
    """

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        left, middle, right = (self.itemAt(place) for place in range(3))
        assert left is not None
        assert middle is not None
        assert right is not None
        # By the width of the header alone, as its place.
        room = round(_MIDDLE * inner.width())
        wide = min(max(room, middle.minimumSize().width()), middle.sizeHint().width())
        room = inner.width() - wide - 2 * self.spacing()
        header = self.parentWidget()
        assert header is not None
        letters = header.fontMetrics().averageCharWidth() * _LEFT_LETTERS
        first = max(round(room * _LEFT), letters, left.minimumSize().width())
        first = max(min(first, room - right.minimumSize().width()), 0)
        last = min(right.sizeHint().width(), room - first)
        direction = header.layoutDirection()
        for item, x, width in (
            (left, inner.left(), first),
            (middle, inner.left() + first + self.spacing(), wide),
            (right, inner.right() + 1 - last, last),
        ):
            place = QRect(x, inner.top(), width, inner.height())
            item.setGeometry(QStyle.visualRect(direction, inner, place))


class _IconButton(QToolButton):
    """An action as an icon; its tooltip is plain text, for undo names what a file holds."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self.setDefaultAction(action)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setIconSize(QSize(16, 16))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            action = self.defaultAction()
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            words = plain(action.text())
            QToolTip.showText(event.globalPos(), tip(f"{words} ({keys})" if keys else words), self)
            return True
        return bool(super().event(event))
