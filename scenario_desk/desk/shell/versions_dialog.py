"""Lists the earlier versions of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk import settings
from scenario_desk.desk.widgets.plain_label import PlainLabel
from scenario_desk.presentation.words.harmless import harmless
from scenario_desk.presentation.words.language import _
from scenario_desk.presentation.words.times import moment

if TYPE_CHECKING:
    from scenario_desk.exchange.backups import Version


class VersionsDialog(QDialog):
    """When each was saved and how large it is; accepted, one is chosen."""

    def __init__(self, file: str, versions: list[Version], parent: QWidget) -> None:
        super().__init__(parent)
        self._versions = versions
        self.setWindowTitle(_("Earlier versions"))
        heading = PlainLabel(_("Earlier versions of “{file}”").format(file=harmless(file)))
        heading.setObjectName("title")
        self.told = PlainLabel(_told(bool(versions)))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Earlier versions, the newest first"))
        self.list.addItems([_words(each) for each in versions])
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(versions))
        self.list.itemActivated.connect(lambda _item: self.accept())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        if versions:
            role = QDialogButtonBox.ButtonRole.AcceptRole
            buttons.addButton(_("Open a copy"), role).setDefault(True)
            buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for label in (heading, self.told):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(460, 360 if versions else 140)

    @property
    def chosen(self) -> Version:
        return self._versions[self.list.currentRow()]


def _told(any_kept: bool) -> str:
    if any_kept:
        return _("A copy opens unsaved, under no name yet; the file stays as it is.")
    if settings.VERSIONS.read():
        return _("None is kept yet. Each save keeps the version that it replaces.")
    return _("None is kept: see Settings… in the menu Edit.")


def _words(version: Version) -> str:
    """A version as the list says it."""
    decimal = QLocale.DataSizeFormat.DataSizeSIFormat
    size = QLocale().formattedDataSize(version.size, 0, decimal)
    return _("Saved {time}, {size}").format(time=moment(version.time), size=size)
