"""What can be set that is no matter of looks: who works here, and how earlier versions are kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk import settings
from scenario_desk.desk.printing.choices import Choice
from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.exchange.backups import MOST
from scenario_desk.presentation.words.language import _

_LONGEST_NAME = 200


class SettingsDialog(QDialog):
    """Nothing is set before OK."""

    def __init__(self, show_looks: Callable[[], object], parent: QWidget) -> None:
        """`show_looks`: lists what can be set of looks."""
        super().__init__(parent)
        self.setWindowTitle(_("Settings"))
        self.name = QLineEdit(settings.AUTHOR.read())
        self.name.setPlaceholderText(settings.account())
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setAccessibleName(_("Your name"))
        self.name.setToolTip(_("Stands beside your changes where they are recorded."))
        counts = {_("None"): 0} | {str(count): count for count in range(1, MOST + 1)}
        self.count = Choice(_("Earlier versions kept of each file"), counts)
        self.count.choose(max(0, min(MOST, settings.VERSIONS.read())))
        self.place = Choice(_("Where they are kept"), {})
        self._offer_places(settings.VERSIONS_PLACE.read())
        other = QPushButton(_("Another folder…"))
        other.clicked.connect(self._ask_where)
        looks = QPushButton(_("What is shown, and how…"))
        looks.setObjectName("link")
        looks.clicked.connect(self.reject)
        looks.clicked.connect(lambda: show_looks())
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(self.name.accessibleName(), self.name)
        for choice in (self.count, self.place):
            form.addRow(choice.accessibleName(), choice)
        form.addRow("", other)
        form.addRow(_("Looks"), looks)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        heading = QLabel(_("Settings"))
        heading.setObjectName("title")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addLayout(form)
        column.addWidget(buttons)
        self.resize(560, self.sizeHint().height())

    def accept(self) -> None:
        settings.AUTHOR.write(self.name.text().strip())
        settings.VERSIONS.write(self.count.value)
        settings.VERSIONS_PLACE.write(self.place.value)
        super().accept()

    def _offer_places(self, chosen: str) -> None:
        places = {
            _("In the program’s own folder"): "",
            _("Beside each file, in a hidden folder"): settings.BESIDE,
        }
        if chosen not in places.values():
            places[_("In {folder}").format(folder=unmarked(chosen))] = chosen
        self.place.offer(places)
        self.place.choose(chosen)

    def _ask_where(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Keep earlier versions in"))
        if folder:
            self._offer_places(folder)
