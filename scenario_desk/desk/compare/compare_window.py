"""The window in which two scenarios stand side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.chart.chart_view import ChartView
from scenario_desk.desk.compare.compare_head import CompareHead
from scenario_desk.desk.compare.compared_tree import ComparedTree
from scenario_desk.desk.compare.comparison import Comparison
from scenario_desk.desk.compare.difference_list import DifferenceList
from scenario_desk.desk.compare.places import meant_by
from scenario_desk.desk.compare.signs import SignLegend
from scenario_desk.desk.compare.tree_pair import TreePair
from scenario_desk.desk.tasks import Tasks
from scenario_desk.desk.widgets.keyboards import sequences
from scenario_desk.desk.widgets.notice import Notice
from scenario_desk.desk.widgets.pane import Pane
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import announce
from scenario_desk.exchange.diff_text import diff_text
from scenario_desk.model.messages import Message
from scenario_desk.presentation.words.changes import Difference
from scenario_desk.presentation.words.changes.kinds import kinds_words
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences import effect_headline, effect_sentences
from scenario_desk.presentation.words.sentences.phrasing import results_held

_LIST_SHARE = 0.18
"""Of the width of the window."""
_LIST_PX = 300


class CompareWindow(QMainWindow):
    """Two scenarios: what differs, as a list and in both trees, and what it means, as a chart."""

    def __init__(self, comparison: Comparison, beside: Workbench, tasks: Tasks) -> None:
        """`beside`: the workbench whose look is followed, and whether results are held there."""
        super().__init__()
        self.comparison, self._beside, self._tasks = comparison, beside, tasks
        self._task = f"compare {id(self)}"
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = harmless(comparison.old.name), harmless(comparison.new.name)
        title = _("Compare — {old} ↔ {new}").format(old=names[0], new=names[1])
        self.setWindowTitle(title.replace("[*]", "[*][*]"))
        self.benches = tuple(
            Workbench(side.opened, self, read_only=Message("only_compared", {}))
            for side in (comparison.old, comparison.new)
        )
        self._close = self._act(_("Close"), ("Ctrl+W",), self.close)
        self._dress_benches()
        if comparison.differences:
            self._fill()
            beside.hold_changed.connect(self._hold)
        else:
            notice = Notice()
            said = _("“{old}” and “{new}” are equal: nothing differs.")
            notice.say(said.format(old=names[0], new=names[1]), _("Close"))
            notice.pressed.connect(self.close)
            self.setCentralWidget(notice)
            self.resize(560, 260)
        beside.theme_changed.connect(self._dress_benches)

    def _fill(self) -> None:
        room = self.screen().availableSize()
        self.resize(room.width() - 40, room.height() - 60)
        comparison, (old, new) = self.comparison, self.benches
        new.set_beside(old.evaluation)
        self.list = DifferenceList(comparison.differences, new, self._tasks, self._task)
        self.trees = TreePair(comparison, (old, new), self._told)
        self.chart = ChartView(new, with_headline=False)
        self.effect = PlainLabel()
        self.effect.setWordWrap(True)
        self.effect.setContentsMargins(14, 8, 14, 8)
        self.effect.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.effect.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.head = self._make_head()
        self.pages = QStackedWidget()
        self.head.page_chosen.connect(self.pages.setCurrentIndex)
        self._tree_page = self._make_tree_page()
        self.pages.addWidget(self._tree_page)
        self.pages.addWidget(self._make_chart_page())
        across = QSplitter()
        across.setChildrenCollapsible(False)
        across.addWidget(self.list)
        across.addWidget(self.pages)
        across.setStretchFactor(1, 1)
        wide = max(round(self.width() * _LIST_SHARE), _LIST_PX)
        across.setSizes([wide, self.width() - wide])
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(across, 1)
        column.addWidget(self._make_foot())
        self.setCentralWidget(held)
        self.list.moved_to.connect(self._show_place)
        self.trees.chosen.connect(self._find_row)
        self._hold(self._beside.hold_results)
        QTimer.singleShot(0, self.list, self.list.enter)

    def _make_head(self) -> CompareHead:
        sides = (self.comparison.old, self.comparison.new)
        self.copy = self._act(_("Copy as text"), ("Ctrl+Shift+T",), self.copy_text)
        commands = [
            self._act(_("Previous"), ("Shift+F8",), lambda: self._step(-1)),
            self._act(_("Next"), ("F8",), lambda: self._step(1)),
            self.copy,
            self._act(_("Copy picture"), ("Ctrl+Shift+C",), self.copy_picture),
            self._close,
        ]
        pages = (_("Trees"), _("Chart and effect"))
        head = CompareHead([each.opened.scenario.marking for each in sides], pages, commands)
        head.only.setChecked(self.trees.only_differing)
        head.only.setEnabled(bool(self.comparison.changed))
        head.only_wanted.connect(self.trees.show_only_differing)
        for button, key in zip(head.pages, ("Ctrl+1", "Ctrl+2"), strict=True):
            button.setToolTip(key)
            self._act(button.text(), (key,), button.click)
        self._act(_("Next pane"), ("F6", "Shift+F6"), self._next_pane)
        zoom = self.trees.zoom
        self._act(_("Search the differences"), ("Ctrl+F",), self.list.search.setFocus)
        self._act(_("Fit"), ("Ctrl+9",), self._fit)
        self._act(_("100 %"), ("Ctrl+0",), lambda: zoom(ComparedTree.zoom_100))
        self._act(_("Zoom in"), ("Ctrl++", "Ctrl+="), lambda: zoom(ComparedTree.zoom_in))
        self._act(_("Zoom out"), ("Ctrl+-",), lambda: zoom(ComparedTree.zoom_out))
        return head

    def _make_foot(self) -> QWidget:
        """How much differs of each kind, what the signs mean, and what was said last."""
        self.said = PlainLabel()
        self.kinds = PlainLabel(kinds_words(self.comparison.differences))
        for label in (self.kinds, self.said):
            label.setObjectName("muted")
        self.kinds.setWordWrap(True)
        row = QHBoxLayout()
        if self.comparison.changed:
            row.addWidget(SignLegend(self.benches[1], self.comparison.changed))
        row.addStretch(1)
        row.addWidget(self.said)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(14, 5, 14, 5)
        column.setSpacing(3)
        column.addWidget(self.kinds)
        column.addLayout(row)
        return foot

    def _make_tree_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trees, 1)
        return page

    def _make_chart_page(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.effect)
        scroll.setAccessibleName(_("Effect"))
        page = QSplitter(Qt.Orientation.Vertical)
        page.setChildrenCollapsible(False)
        page.addWidget(self.chart)
        page.addWidget(scroll)
        page.setStretchFactor(0, 1)
        page.setSizes([10_000, 150])
        return page

    # going from place to place

    def _next_pane(self) -> None:
        """Give the keyboard to the list, or from there to the picture."""
        picture: Pane = self.trees if self.trees.isVisible() else self.chart
        here = QApplication.focusWidget()
        in_list = here is not None and self.list.isAncestorOf(here)
        (picture if in_list else self.list).enter()

    def _step(self, by: int) -> None:
        if not self.list.list.step(by):
            self._say(_("There are no more differences that way."))

    def _show_place(self, told: Difference) -> None:
        seen = self.trees.select(meant_by(told))
        self.said.setText("" if seen else _("This stands at no place of the trees."))

    def _find_row(self, node: str) -> None:
        self.list.list.go_to(self.comparison.about.get(node, ()))

    def _told(self, node: str) -> str:
        way = self.comparison.about.get(node)
        return way[-1].sentence if way else ""

    def _fit(self) -> None:
        self.trees.fit()
        self.chart.fit()

    # taking it along

    def copy_text(self) -> None:
        """Put on the clipboard what differs and what it means, in sentences."""
        comparison = self.comparison
        text = diff_text(comparison.differences, comparison.effect, whole=False)
        QGuiApplication.clipboard().setText(text)
        self._say(_("What differs is on the clipboard."))

    def copy_picture(self) -> None:
        """Put a picture of the trees, or of the chart, on the clipboard."""
        if self.trees.isVisible():
            QGuiApplication.clipboard().setPixmap(self._tree_page.grab())
        else:
            QGuiApplication.clipboard().setImage(self.chart.copy_picture())
        self._say(_("The picture is on the clipboard."))

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        announce(self, sentence)

    # how it looks

    def _hold(self, held: bool) -> None:
        for bench in self.benches:
            bench.hold(held)
        # The text says what it means, too.
        self.copy.setEnabled(not held)
        effect = self.comparison.effect
        self.head.headline.setText(results_held() if held else effect_headline(effect))
        self.effect.setText(results_held() if held else "\n".join(effect_sentences(effect)))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tasks.cancel(self._task)
        super().closeEvent(event)

    def _dress_benches(self) -> None:
        for bench in self.benches:
            bench.dress(self._beside.tokens, self._beside.font_scale)

    def _act(self, text: str, keys: tuple[str, ...], run: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([each for key in keys for each in sequences(key)])
        action.triggered.connect(lambda _checked=False: run())
        self.addAction(action)
        return action
