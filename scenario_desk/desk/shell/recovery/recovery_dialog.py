"""Shows unsaved work that was found, and asks what is to become of each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.shell.recovery import recovery_words as told
from scenario_desk.desk.shell.recovery.reading import Found
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.presentation.words.harmless import harmless, harmless_lines
from scenario_desk.presentation.words.language import _

_LIST_WIDTH = 220


class RecoveryDialog(QDialog):
    """One, or a list to go through; closed without an answer, all is asked about again later."""

    recover = Signal(object)
    elsewhere = Signal(object)
    discard = Signal(object)
    """Each carries what was found, a Found."""

    def __init__(self, found: list[Found], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Unsaved work"))
        self._found = list(found)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Unsaved work that was found"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.addItems([f"{harmless(each.name)}\n{told.when(each)}" for each in found])
        self.name, self.where, self.state = PlainLabel(), PlainLabel(), PlainLabel()
        self.name.setObjectName("cardTitle")
        self.where.setObjectName("muted")
        for label in (self.name, self.where, self.state):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.marking = PlainLabel()
        self.marking.setObjectName("marking")
        self.marking.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.damage = PlainLabel()
        self.damage.setObjectName("warning")
        self.damage.setWordWrap(True)
        self.changes = QPlainTextEdit()
        self.changes.setReadOnly(True)
        # Tab is to lead out of it.
        self.changes.setTabChangesFocus(True)
        self.listed = QLabel()
        self.listed.setBuddy(self.changes)
        about = QVBoxLayout()
        about.setSpacing(4)
        for label in (self.name, self.where, self.state, self.damage):
            about.addWidget(label)
        about.addSpacing(8)
        about.addWidget(self.listed)
        about.addWidget(self.changes, 1)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addWidget(self.list)
        both.addLayout(about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        heading = QLabel(_("Unsaved work was found"))
        heading.setObjectName("title")
        lead = QLabel(
            _("Scenario Desk ended before this was saved. No file is changed before you say so.")
        )
        lead.setWordWrap(True)
        column.addWidget(heading)
        column.addWidget(lead)
        column.addLayout(both, 1)
        column.addWidget(self.marking)
        column.addWidget(self._buttons())
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.list.setCurrentRow(0)
        self._show_list()
        self.resize(760, 540)
        self.recover_button.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        """Recover, save elsewhere, discard, or later; Esc is later."""
        role = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        self.recover_button = _button(buttons, _("&Recover"), role.AcceptRole)
        self.recover_button.setDefault(True)
        elsewhere = _button(buttons, _("Save &elsewhere…"), role.ActionRole)
        # At the other end: nobody means it who aims at one beside it.
        discard = _button(buttons, _("&Discard…"), role.ResetRole)
        later = _button(buttons, _("&Later"), role.RejectRole)
        self.recover_button.setToolTip(
            _("Open it as it was, with all that can be undone; it is saved when you save it.")
        )
        elsewhere.setToolTip(_("Write it to a file of its own; what is open stays open."))
        later.setToolTip(_("Nothing happens; you are asked at the next start."))
        self.recover_button.clicked.connect(lambda: self.recover.emit(self.current))
        elsewhere.clicked.connect(lambda: self.elsewhere.emit(self.current))
        discard.clicked.connect(lambda: self.discard.emit(self.current))
        later.clicked.connect(self.reject)
        return buttons

    @property
    def current(self) -> Found:
        """What is shown."""
        return self._found[self.list.currentRow()]

    def remove(self, found: Found) -> None:
        """Take one off that is dealt with; with the last it closes."""
        place = self._found.index(found)
        del self._found[place]
        if not self._found:
            self.accept()
            return
        self.list.takeItem(place)
        self._show_list()
        self._show()

    def _show_list(self) -> None:
        self.list.setVisible(len(self._found) > 1)

    def _show(self) -> None:
        row = self.list.currentRow()
        if not 0 <= row < len(self._found):
            return
        found = self._found[row]
        self.name.setText(found.name)
        self.where.setText(told.where_and_when(found))
        state, damage = told.state(found), told.damage(found)
        self.state.setText(state)
        self.state.setVisible(bool(state))
        self.damage.setText(damage)
        self.damage.setVisible(bool(damage))
        marking = found.history.current.marking
        self.marking.setText(marking)
        self.marking.setVisible(bool(marking))
        self.listed.setText(told.listed(found))
        self.changes.setAccessibleName(told.listed(found))
        self.changes.setAccessibleDescription(
            harmless_lines("\n".join(filter(None, (told.where_and_when(found), state, damage))))
        )
        self.changes.setPlainText("\n\n".join("\n".join(block) for block in found.blocks))


def _button(buttons: QDialogButtonBox, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
    button = QPushButton(text)
    button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    button.setAutoDefault(False)
    buttons.addButton(button, role)
    return button
