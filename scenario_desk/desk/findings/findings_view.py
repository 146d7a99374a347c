"""The list of findings; a click goes to the place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from scenario_desk.desk.bench.finding_watch import FindingWatch
from scenario_desk.desk.bench.selection import COLLECTION_OF, Selection
from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.icons import icon
from scenario_desk.desk.widgets.focus_ring import FocusRing
from scenario_desk.desk.widgets.pane import Pane
from scenario_desk.model.messages import Finding
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.messages import words

_KIND = {collection: kind for kind, collection in COLLECTION_OF.items()}
_ORDER = {"error": 0, "warning": 1, "info": 2}
_SHOWN = 500
"""A longer list helps nobody; the rest is counted."""


class FindingsView(Pane):
    """Errors first, then warnings, then notes."""

    def __init__(
        self, workbench: Workbench, watch: FindingWatch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._watch = workbench, watch
        heading = QLabel(_("Findings").upper())
        heading.setObjectName("heading")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Findings"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.empty = QLabel(_("Nothing to report: the figures rest on complete judgements."))
        self.empty.setObjectName("muted")
        self.empty.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 4)
        column.setSpacing(4)
        for part in (heading, self.empty, self.list):
            column.addWidget(part)
        column.addStretch(0)
        self.setMinimumHeight(120)
        self.entrances = (self.list,)
        FocusRing(workbench, self, self.list)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        watch.changed.connect(self._show)
        workbench.theme_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        findings = sorted(self._watch.findings, key=lambda finding: _ORDER[finding.level])
        tokens = self._bench.tokens
        marks = {
            "error": icon("finding", tokens.error),
            "warning": icon("finding", tokens.warning),
            "info": icon("note", tokens.muted),
        }
        current = self.list.currentItem()
        before = current.data(Qt.ItemDataRole.UserRole) if current is not None else None
        self.list.clear()
        for finding in findings[:_SHOWN]:
            item = QListWidgetItem(marks[finding.level], words(finding))
            item.setData(Qt.ItemDataRole.UserRole, finding)
            self.list.addItem(item)
            if finding == before:
                self.list.setCurrentItem(item)
        if len(findings) > _SHOWN:
            more = QListWidgetItem(_("… and {n} more").format(n=len(findings) - _SHOWN))
            more.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(more)
        self.empty.setVisible(not findings)
        self.list.setVisible(bool(findings))

    def _go(self, item: QListWidgetItem) -> None:
        finding = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(finding, Finding):
            self._bench.select(*self._place(finding))

    def _place(self, finding: Finding) -> tuple[str, str]:
        """Kind and id of what is to be selected; what has no form of its own is in another's."""
        kind, about = _KIND.get(finding.place), finding.about
        relation = self._bench.scenario.relations.get(about)
        if finding.place == "relations" and relation is not None:
            kind, about = "interest", relation.source
        if kind is None or not Selection(kind, (about,)).within(self._bench.scenario).kind:
            return "scenario", "scenario"
        return kind, about
