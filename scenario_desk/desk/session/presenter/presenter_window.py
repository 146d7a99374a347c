"""The presenter's window: see the package's words."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.moving import release_next
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.desk.widgets.spoken import explain
from scenario_desk.model import edits
from scenario_desk.presentation.session.position import next_inject, where_it_stands
from scenario_desk.presentation.session.presenter_words import (
    inject_words,
    missing_words,
    node_notes,
    reasons_of,
    waiting_words,
)
from scenario_desk.presentation.session.round_words import in_words, left_words
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.sentences.headline import headline

_ID = Qt.ItemDataRole.UserRole
_TOGETHER, _APART = 6, 16
"""Pixels between what belongs together, and more of them between that."""


class PresenterWindow(QWidget):
    """Beside the window of work, whose keys for the session work here, too."""

    def __init__(
        self, workbench: Workbench, host: Host, keys: Sequence[QAction], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._work = parent
        self.setWindowTitle(_("Presenter: not for the room"))
        self._bench, self._host = workbench, host
        for action in keys:
            self.addAction(action)
        self.marking, self.stands, self.headline = (PlainLabel() for _each in range(3))
        self.marking.setObjectName("marking")
        self.marking.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stands.setObjectName("title")
        self.count, self.left, self.missing = (PlainLabel() for _each in range(3))
        self.count.setObjectName("title")
        self.left.setObjectName("title")
        self.inject, self.inject_text, self.waiting = (PlainLabel() for _each in range(3))
        self.inject.setObjectName("title")
        self.waiting.setObjectName("muted")
        self.noted = PlainLabel()
        for label in (self.stands, self.headline, self.missing, self.inject, self.inject_text,
                      self.waiting, self.noted):  # fmt: skip
            label.setWordWrap(True)
        self.release = QPushButton(_("&Release it"))
        self.release.setObjectName("primary")
        explain(self.release, _("Let this news be in force (F9)"))
        self.release.clicked.connect(lambda: release_next(workbench))
        self.reasons_head = _heading(_("Reasons that are shown; untick one to hide it"))
        self.reasons = QListWidget()
        self.reasons.setAccessibleName(_("Reasons that are shown; untick one to hide it"))
        self.reasons.setWordWrap(True)
        self.reasons.itemChanged.connect(self._moderate)
        self.notes = QPlainTextEdit()
        self.notes.setAccessibleName(_("Notes on the session"))
        self.notes.setPlaceholderText(_("Notes on the session, which are saved with it"))
        self.notes.setTabChangesFocus(True)
        self.notes.textChanged.connect(self._note)
        self._lay_out()
        workbench.updated.connect(lambda _update: self.refresh())
        workbench.hold_changed.connect(lambda _held: self.refresh())
        host.changed.connect(self.refresh)
        host.ticked.connect(self._tick)
        self.refresh()

    def _lay_out(self) -> None:
        first, second = QVBoxLayout(), QVBoxLayout()
        for column in (first, second):
            column.setSpacing(_TOGETHER)
        for part in (_heading(_("Where it stands")), self.stands, self.headline):
            first.addWidget(part)
        first.addSpacing(_APART)
        for part in (_heading(_("Round")), self.count, self.left, self.missing):
            first.addWidget(part)
        first.addSpacing(_APART)
        first.addWidget(self.reasons_head)
        first.addWidget(self.reasons, 1)
        first.addStretch(0)
        second.addWidget(_heading(_("Next inject")))
        for part in (self.inject, self.inject_text, self.waiting):
            second.addWidget(part)
        second.addWidget(self.release, 0, Qt.AlignmentFlag.AlignLeft)
        second.addSpacing(_APART)
        second.addWidget(_heading(_("Notes")))
        second.addWidget(self.noted)
        second.addWidget(self.notes, 1)
        across = QHBoxLayout()
        across.setSpacing(28)
        across.addLayout(first, 1)
        across.addLayout(second, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 10, 18, 14)
        whole.setSpacing(10)
        whole.addWidget(self.marking)
        whole.addLayout(across, 1)

    def show_beside(self) -> None:
        """Show it, on another screen than that of the window of work where there is one."""
        here = self._work.screen()
        others = [screen for screen in QApplication.screens() if screen is not here]
        room = (others or [here])[0].availableGeometry()
        if not self.isVisible():
            self.resize(min(room.width() - 80, 1_100), min(room.height() - 80, 720))
            self.move(room.center() - self.rect().center())
        self.show()
        self.activateWindow()
        self.release.setFocus()

    # what is shown

    def refresh(self) -> None:
        """Show what is there now."""
        bench = self._bench
        scenario = bench.committed
        _say(self.marking, scenario.marking)
        self.stands.setText(where_it_stands(bench.scenario))
        said = headline(bench.evaluation)
        held = _("{headline} (held: the room does not see it)").format(headline=said)
        self.headline.setText(held if bench.hold_results else said)
        self._show_round()
        inject = next_inject(scenario)
        name, text = inject_words(scenario, inject)
        self.inject.setText(name)
        _say(self.inject_text, text)
        _say(self.waiting, waiting_words(scenario, inject))
        may = bench.read_only is None
        self.release.setEnabled(may and inject is not None)
        _say(self.noted, node_notes(bench.scenario))
        session = self._host.session
        notes = "" if session is None else session.notes
        self.notes.setReadOnly(session is None or not may)
        if self.notes.toPlainText() != notes:
            blocked = self.notes.blockSignals(True)
            self.notes.setPlainText(notes)
            self.notes.blockSignals(blocked)

    def _show_round(self) -> None:
        found, progress = self._host.round, self._host.progress
        if found is None:
            self.count.setText(_("No round is shown."))
        elif progress is not None:
            self.count.setText(in_words(progress.answered, progress.asked))
        else:
            self.count.setText(in_words(found.ballots, None))
        missing = ""
        if found is not None and progress is not None:
            people = ((each.id, each.alias, each.seat) for each in self._host.people)
            missing = missing_words(found, people, progress.answers)
        _say(self.missing, missing)
        self._tick()
        self._show_reasons()

    def _tick(self) -> None:
        left = self._host.left
        _say(self.left, "" if left is None else left_words(ceil(left)))

    def _show_reasons(self) -> None:
        found, hidden = self._host.round, self._host.hidden
        revealed = found is not None and found.state == "revealed"
        reasons = reasons_of(self._bench.committed, found.id) if found and revealed else ()
        blocked = self.reasons.blockSignals(True)
        if [self.reasons.item(at).data(_ID) for at in range(self.reasons.count())] != [
            key for key, _said in reasons
        ]:
            self.reasons.clear()
            for key, said in reasons:
                item = QListWidgetItem(said, self.reasons)
                item.setData(_ID, key)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        for at in range(self.reasons.count()):
            item = self.reasons.item(at)
            shown = item.data(_ID) not in hidden
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
        self.reasons.blockSignals(blocked)
        for part in (self.reasons_head, self.reasons):
            part.setVisible(bool(reasons))

    # what is done

    def _moderate(self, item: QListWidgetItem) -> None:
        self._host.hide_reason(item.data(_ID), hidden=item.checkState() != Qt.CheckState.Checked)

    def _note(self) -> None:
        session = self._host.session
        text = self.notes.toPlainText()
        if session is not None and text != session.notes:
            key = f"notes/{session.id}"
            self._bench.apply(edits.amend, "sessions", session.id, notes=text, merge=key)


def _say(label: QLabel, text: str) -> None:
    """Show a text, or nothing in its place."""
    label.setText(text)
    label.setVisible(bool(text))


def _heading(text: str) -> QLabel:
    found = PlainLabel(text)
    found.setObjectName("muted")
    return found
