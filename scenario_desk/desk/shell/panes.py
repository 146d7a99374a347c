"""The panes of a window and how each workspace arranges them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from scenario_desk.desk.widgets.pane import Pane


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which panes a workspace shows, and the share of the width that the right column takes."""

    centre: str
    outline: bool
    chart: bool
    inspector: bool
    right: float


ARRANGEMENTS = {
    "build": Arrangement("tree", outline=True, chart=False, inspector=True, right=0.27),
    "score": Arrangement("matrix", outline=False, chart=False, inspector=True, right=0.27),
    "overlap": Arrangement("tree", outline=True, chart=True, inspector=True, right=0.40),
    "robustness": Arrangement(
        "robustness", outline=False, chart=False, inspector=False, right=0.27
    ),
    "session": Arrangement("session", outline=False, chart=False, inspector=False, right=0.27),
}
WORKSPACES = tuple(ARRANGEMENTS)
CENTRES = tuple(dict.fromkeys(each.centre for each in ARRANGEMENTS.values()))
_OUTLINE_PX = 236
_CHART_SHARE = 0.6
_CHART_PX, _INSPECTOR_PX = 460, 90


class Panes(QWidget):
    """Outline | tree, matrix, robustness or session (over the findings) | chart over inspector."""

    changed = Signal()
    """Other panes are shown."""
    panel_asked = Signal()
    """Before a panel is shown or hidden: where one picture stands alone, it must not any more."""

    def __init__(self, views: dict[str, Pane], parent: QWidget | None = None) -> None:
        """`views` by name: outline, tree, matrix, robustness, session, chart, inspector,
        findings."""
        super().__init__(parent)
        self.views = views
        # From without to within: whatever is put into another takes the look of all in it anew.
        self._across = _splitter(Qt.Orientation.Horizontal, self)
        self._across.addWidget(views["outline"])
        self._middle = _splitter(Qt.Orientation.Vertical, self._across)
        self._right = _splitter(Qt.Orientation.Vertical, self._across)
        self._across.setStretchFactor(1, 1)
        self.centre = QStackedWidget(self._middle)
        for name in CENTRES:
            self.centre.addWidget(views[name])
        # Else the widest of them would set the least width of all.
        self.centre.setMinimumSize(240, 160)
        self._middle.addWidget(views["findings"])
        self._middle.setStretchFactor(0, 1)
        self._right.addWidget(views["chart"])
        self._right.addWidget(views["inspector"])
        views["findings"].hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._across)
        self.workspace = ""
        """The one that is shown."""
        self.alone = ""
        """The one view that is shown, of all; "" for those of the workspace."""
        self._chosen = {name: _defaults(arrangement) for name, arrangement in ARRANGEMENTS.items()}
        self._dragged: dict[str, tuple[list[float], list[float]]] = {}
        """By workspace, which shares of the width and of the right column's height panes take."""
        for splitter in (self._across, self._right):
            splitter.splitterMoved.connect(self._remember)

    def show_workspace(self, name: str) -> None:
        """Arrange the panes for a task, with the shares last dragged there."""
        self.workspace = name
        self._show_views()
        self._divide()
        self.changed.emit()

    def show_alone(self, name: str) -> None:
        """Show one picture and nothing else; "" shows the workspace again."""
        self.alone = name
        self._show_views()
        self._divide()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All panes give and take in proportion, whoever chose it: none is left a stub."""
        super().resizeEvent(event)
        if self.workspace:
            self._column.setGeometry(self.rect())
            self._divide()

    def _remember(self) -> None:
        if self.alone:
            return
        self._dragged[self.workspace] = (_shares(self._across), _shares(self._right))

    def _divide(self) -> None:
        first = self._first_sizes()
        dragged = self._dragged.get(self.workspace, ([0.0] * 3, [0.0] * 2))
        for splitter, sizes, shares, room in zip(
            (self._across, self._right), first, dragged, (self.width(), self.height()), strict=True
        ):
            # One that was hidden while others were dragged has no share of its own.
            splitter.setSizes(
                [round(share * room) or size for share, size in zip(shares, sizes, strict=True)]
            )

    def _first_sizes(self) -> tuple[list[int], list[int]]:
        arrangement = ARRANGEMENTS[self.workspace]
        width, height = self.width(), self.height()
        scale = max(self.fontMetrics().height() / 16, 1)
        outline = min(round(_OUTLINE_PX * scale), width // 5) if arrangement.outline else 0
        right = round(width * arrangement.right)
        # Where there is little height the chart takes it: less than this and nothing can be read.
        least = min(round(_CHART_PX * scale), height - round(_INSPECTOR_PX * scale))
        chart = max(round(height * _CHART_SHARE), least)
        return [outline, width - outline - right, right], [chart, height - chart]

    def panel_shown(self, name: str) -> bool:
        """Whether the outline, inspector, chart or findings panel is shown."""
        return self.workspace in self._chosen and self._chosen[self.workspace][name]

    def set_panel(self, name: str, shown: bool) -> None:
        """Show or hide a panel in this workspace."""
        self.panel_asked.emit()
        self._chosen[self.workspace][name] = shown
        self._show_views()
        self.changed.emit()

    def toggle_panel(self, name: str) -> None:
        self.set_panel(name, not self.panel_shown(name))

    def _show_views(self) -> None:
        """Show what is meant to be shown; the keyboard goes to the middle where it would be lost."""
        chosen, centre = self._chosen[self.workspace], ARRANGEMENTS[self.workspace].centre
        shown = {name for name in (centre, *chosen) if chosen.get(name, True)}
        if self.alone:
            shown = {self.alone}
        focus = QApplication.focusWidget()
        lost = any(holds(self.views[name], focus) for name in self.views.keys() - shown)
        if lost and focus is not None:
            # Else Qt hands it on from one hidden thing to the next, and each would be said.
            focus.clearFocus()
        for name in chosen:
            self.views[name].setVisible(name in shown)
        alone = self.alone if self.alone in CENTRES else centre
        self.centre.setCurrentWidget(self.views[alone])
        self._middle.setVisible(self.alone != "chart")
        self._right.setVisible(bool(shown & {"chart", "inspector"}))
        if lost:
            self.middle().enter()

    def middle(self) -> Pane:
        """The tree, the matrix, robustness or session, whichever this workspace is about."""
        return self.views[ARRANGEMENTS[self.workspace].centre]

    def in_order(self) -> list[Pane]:
        """The panes shown now, as F6 walks them."""
        order = ("outline", *CENTRES, "findings", "chart", "inspector")
        return [self.views[name] for name in order if self.views[name].isVisible()]

    def next_pane(self, step: int, here: QWidget | None) -> None:
        """Move the focus on from `here` by panes, in reading order; past where nothing takes it."""
        panes = self.in_order()
        holding = [place for place, pane in enumerate(panes) if holds(pane, here)]
        place = (holding[0] + step) if holding else 0
        for _pane in panes:
            if panes[place % len(panes)].enter(Qt.FocusReason.TabFocusReason):
                return
            place += step


def holds(pane: QWidget, focus: QWidget | None) -> bool:
    """Whether the keyboard is in a pane."""
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


def _defaults(arrangement: Arrangement) -> dict[str, bool]:
    return {
        "outline": arrangement.outline,
        "chart": arrangement.chart,
        "inspector": arrangement.inspector,
        "findings": False,
    }


def _shares(splitter: QSplitter) -> list[float]:
    sizes = splitter.sizes()
    return [size / max(sum(sizes), 1) for size in sizes]


def _splitter(orientation: Qt.Orientation, parent: QWidget) -> QSplitter:
    """Make a splitter in another widget; in another splitter it is the last."""
    splitter = QSplitter(orientation, parent)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    if isinstance(parent, QSplitter):
        parent.addWidget(splitter)
    return splitter
