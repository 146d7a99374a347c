"""The way from the root to the branch that alone is shown: each step of it leads back there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.tree import branch_focus
from scenario_desk.desk.widgets.elided_label import ElidedLabel
from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.numbers import percent

_LETTERS, _FEW_LETTERS = 26, 17
"""A step says no more than this of its node's name; less where there are more than two."""
_STEPS = 4
"""More steps than this stand in a menu, but for the first and the last ones."""


class Breadcrumb(QWidget):
    """A row of buttons above the canvas while only one branch is shown; hidden otherwise."""

    chosen = Signal(str)
    """Show this node's branch instead; the root is the whole tree."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench, self._focus = workbench, ""
        self.steps: list[QToolButton] = []
        """The buttons, from the root on."""
        self.here = ElidedLabel(least=_FEW_LETTERS, most=_LETTERS * 2, parent=self)
        self.here.setObjectName("cardTitle")
        self.reached = QLabel(self)
        self.reached.setObjectName("muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 3, 10, 3)
        self._row.setSpacing(2)
        self.setObjectName("breadcrumb")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("The branch that is shown"))
        self.hide()
        workbench.updated.connect(self._refresh)
        workbench.hold_changed.connect(self._refresh)

    def show_way(self, focus: str) -> None:
        """Say the way to a node; "" hides the row."""
        self._focus = focus
        self._refresh()

    def minimumSizeHint(self) -> QSize:
        """As little as the canvas itself needs: the row must not widen the pane."""
        return QSize(120, super().minimumSizeHint().height())

    def _refresh(self) -> None:
        scenario = self._bench.scenario
        way = branch_focus.trail(self._focus, scenario) if self._focus in scenario.nodes else ()
        self.setVisible(bool(way))
        if not way:
            return
        self._clear()
        folded = way[1:-_STEPS] if len(way) > _STEPS + 1 else ()
        letters = _LETTERS if len(way) < 4 else _FEW_LETTERS
        for node in way[:-1]:
            if not folded or node not in folded:
                self._add(self._step(node, letters))
            elif node == folded[0]:
                self._add(self._menu(folded))
        self.here.setText(self._name(way[-1]))
        self.here.setAccessibleName(_("Shown: {name}").format(name=harmless(self._name(way[-1]))))
        self._row.addSpacing(6)
        self._row.addWidget(self.here)
        bench = self._bench
        share = percent(float(bench.evaluation.reach[bench.frame.node_index[self._focus]]))
        self.reached.setText(_("reached in {share}").format(share=share))
        # Where owners choose, it would tell what they choose.
        self.reached.setVisible(not (bench.hold_results and bench.evaluation.chosen_at.any()))
        self._row.addSpacing(10)
        self._row.addWidget(self.reached)
        self._row.addStretch(1)

    def _clear(self) -> None:
        for step in self.steps:
            step.deleteLater()
        self.steps = []
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in (self.here, self.reached):
                widget.hide()
                widget.deleteLater()

    def _add(self, step: QToolButton) -> None:
        self.steps.append(step)
        self._row.addWidget(step)
        mark = QLabel("‹" if self.isRightToLeft() else "›")
        mark.setObjectName("muted")
        self._row.addWidget(mark)

    def _step(self, node: str, letters: int) -> QToolButton:
        name = self._name(node)
        cut = _cut(name, letters)
        step = QToolButton()
        step.setText(unmarked(cut))
        explain(step, name if cut != name else "")
        whole = node == self._bench.scenario.root
        said = _("Show the whole tree: {name}") if whole else _("Show the branch {name}")
        step.setAccessibleName(said.format(name=harmless(name)))
        step.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        step.clicked.connect(partial(self._choose, node))
        return step

    def _menu(self, nodes: tuple[str, ...]) -> QToolButton:
        step = QToolButton()
        step.setText("…")
        step.setAccessibleName(_("Steps between"))
        step.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        step.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(step)
        for node in nodes:
            name = unmarked(_cut(self._name(node), 2 * _LETTERS))
            menu.addAction(name).triggered.connect(partial(self._choose, node))
        step.setMenu(menu)
        return step

    def _choose(self, node: str, _checked: bool = False) -> None:
        self.chosen.emit(node)

    def _name(self, key: str) -> str:
        node = self._bench.scenario.nodes[key]
        name = node.label or node.question
        if key == self._bench.scenario.root:
            name = node.question or _("The whole tree")
        return " ".join(name.split()) or _("no label")


def _cut(name: str, letters: int) -> str:
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"
