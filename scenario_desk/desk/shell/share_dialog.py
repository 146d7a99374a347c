"""What a copy to share goes without: chosen by ticks, and looked at before it is saved."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk import settings
from scenario_desk.desk.tasks import Progress, Tasks
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.exchange.sharing import mentions_of, sentences, shown
from scenario_desk.model.scenario import Scenario
from scenario_desk.model.sharing import PARTS, LeftOut, counts, shared_copy
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.part_words import PART_WORDS

Copy = tuple[Scenario, tuple[LeftOut, ...]]

_AT_FIRST = {"snapshots", "notes", "rationales", "authors"}
"""What goes until somebody decides otherwise: how people worked, not what they found."""
_PAUSE_MS = 150
"""Typing is followed once, when it pauses."""
_PLACE = Qt.ItemDataRole.UserRole


class ShareDialog(QDialog):
    """Remembers its ticks, and makes the copy in a thread whenever something else is chosen."""

    def __init__(self, scenario: Scenario, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Save a copy to share"))
        self._scenario, self._tasks = scenario, tasks
        self.ready: Copy | None = None
        """The copy by what is chosen now; None while it is being made."""
        remembered = settings.shared_without()
        self.ticks = {
            part: _tick(part, remembered.get(part, part in _AT_FIRST))
            for part, row in PARTS.items()
            if row.there
        }
        self.person = QLineEdit()
        self.person.setPlaceholderText(_("Nobody's"))
        self.places = QListWidget()
        self._ticked = _words(_("In these texts “—” stands for it, where they are ticked."), "note")
        self.places.setAccessibleName(self._ticked.text())
        self.places.setObjectName("rows")
        self.places.setWordWrap(True)
        self.places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said = _words("")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self._buttons.addButton(
            _("Save the copy…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.go.setDefault(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._make)
        self._lay_out()
        for tick in self.ticks.values():
            tick.toggled.connect(self._choose)
        self.person.textChanged.connect(self._name)
        self.places.itemChanged.connect(self._choose)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._count()
        self._make()

    @property
    def without(self) -> frozenset[str]:
        """The parts that are ticked."""
        return frozenset(part for part, tick in self.ticks.items() if tick.isChecked())

    def done(self, result: int) -> None:
        self._pause.stop()
        for name in ("counting", "share"):
            self._tasks.cancel(name)
        if result:
            chosen = self.without
            settings.remember_shared_without({part: part in chosen for part in self.ticks})
        super().done(result)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(_words(_("The copy goes without"), "title"))
        for tick in self.ticks.values():
            column.addWidget(tick)
        form = QFormLayout()
        form.setContentsMargins(0, 8, 0, 0)
        form.addRow(_("And without the &name"), self.person)
        column.addLayout(form)
        note = _(
            "Found in whole words, in capitals or not; nicknames and other forms of a name are not."
        )
        column.addWidget(_words(note, "note"))
        column.addWidget(self._ticked)
        column.addWidget(self.places, 2)
        column.addWidget(_words(_("What is left out").upper(), "heading"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(_("What is left out"))
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        area.setWidget(self.said)
        column.addWidget(area, 1)
        column.addWidget(_words(_("What is open here stays as it is."), "note"))
        column.addWidget(self._buttons)
        line = self.fontMetrics()
        self._ticked.hide()
        self.places.hide()
        self.places.setMinimumHeight(line.height() * 7)
        area.setMinimumHeight(line.height() * 6)
        self.resize(line.averageCharWidth() * 84, self.sizeHint().height())

    def _count(self) -> None:
        """Say at each tick how many there are."""
        scenario = self._scenario

        def show(found: dict[str, int]) -> None:
            for part, tick in self.ticks.items():
                tick.setText(_(PART_WORDS[part]).format(count=found[part]))

        self._tasks.run("counting", "", lambda progress: counts(scenario, progress.check), show)

    def _name(self) -> None:
        """Another name stands in other places."""
        with QSignalBlocker(self.places):
            self.places.clear()
        self._choose()

    def _choose(self, *_chosen: Any) -> None:
        self.ready = None
        self.go.setEnabled(False)
        self._pause.start(_PAUSE_MS)

    def _make(self) -> None:
        self.go.setEnabled(False)
        scenario, without, person = self._scenario, self.without, self.person.text()
        keeping = {
            tuple(item.data(_PLACE).split("/"))
            for item in map(self.places.item, range(self.places.count()))
            if item.checkState() == Qt.CheckState.Unchecked
        }

        def work(progress: Progress) -> Copy:
            return shared_copy(scenario, without, person, keeping, progress.check)

        self._tasks.run("share", "", work, self._show)

    def _show(self, ready: Copy) -> None:
        if self._pause.isActive():
            # Something else is chosen by now.
            return
        self.ready = ready
        self.said.setText("\n".join(sentences(ready[1])))
        self._show_places(ready[1])
        self.go.setEnabled(True)

    def _show_places(self, left_out: tuple[LeftOut, ...]) -> None:
        """List the texts with the name; those that are listed keep their place and tick."""
        found = {"/".join(each.at): each for each in mentions_of(left_out)}
        with QSignalBlocker(self.places):
            for row in reversed(range(self.places.count())):
                if found.pop(self.places.item(row).data(_PLACE), None) is None:
                    self.places.takeItem(row)
            for at, mention in found.items():
                item = QListWidgetItem(harmless(shown(mention)))
                item.setData(_PLACE, at)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
                self.places.addItem(item)
        for each in (self._ticked, self.places):
            each.setVisible(self.places.count() > 0)


def _tick(part: str, ticked: bool) -> QCheckBox:
    tick = QCheckBox(_(PART_WORDS[part]).format(count="…"))
    tick.setChecked(ticked)
    return tick


def _words(text: str, tone: str = "") -> PlainLabel:
    label = PlainLabel(text)
    label.setObjectName(tone)
    label.setWordWrap(True)
    return label
