"""Before anybody can join: opening a session, and letting phones join it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scenario_desk.desk.bench.workbench import Workbench
from scenario_desk.desk.session.host import Host
from scenario_desk.desk.session.join_panel import label
from scenario_desk.desk.widgets.one_line import keep_to_one_line
from scenario_desk.desk.widgets.picker import Picker
from scenario_desk.desk.widgets.plain_text import unmarked
from scenario_desk.desk.widgets.spoken import explain, label_of
from scenario_desk.presentation.words.language import _, ngettext

_WIDEST = 620
_ABREAST = 3
"""Seats in a row."""
LOOPBACK = "127.0.0.1"


class OpeningForm(QWidget):
    """No session is open: a new one, or one that was closed."""

    def __init__(self, bench: Workbench, host: Host) -> None:
        super().__init__()
        self._bench, self._host = bench, host
        self.which = Picker(_("Which session"), self.refresh)
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name of the session"))
        self.name.setPlaceholderText(_("Name of the session"))
        keep_to_one_line(self.name, bench.told.emit)
        self.name.textChanged.connect(lambda _text: self.refresh())
        self.name.returnPressed.connect(self._open)
        self.seats: dict[str, QCheckBox] = {}
        self._seats = QGridLayout()
        self.open = QPushButton(_("&Open the session"))
        self.open.setObjectName("primary")
        self.open.clicked.connect(self._open)
        column = _column(self)
        column.addWidget(label("title", _("Let the room join in")))
        column.addWidget(
            label(
                "muted",
                _(
                    "People join from their own phones, with nothing installed, and judge in rounds that"
                    " are blind until they are revealed. What happens in the session stands in its log."
                ),
            )
        )
        column.addWidget(self.which)
        label_of(self.which, self.which.toolTip())
        column.addWidget(self.name)
        self._asks_seats = label(
            "muted", _("Seats that people take when they join; without any, they are not asked.")
        )
        column.addWidget(self._asks_seats)
        column.addLayout(self._seats)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)

    def refresh(self) -> None:
        """Offer what there is now."""
        scenario = self._bench.committed
        closed = [(key, each.name) for key, each in scenario.sessions.items()]
        self.which.offer([("", _("A new session")), *closed])
        self.which.setVisible(bool(closed))
        is_new = not self.which.value
        self.name.setVisible(is_new)
        self._offer_seats()
        for box in self.seats.values():
            box.setVisible(is_new)
        self._asks_seats.setVisible(is_new and bool(self.seats))
        ready = not is_new or bool(self.name.text().strip())
        self.open.setEnabled(ready and self._bench.read_only is None)

    def _offer_seats(self) -> None:
        actors = self._bench.committed.actors
        if list(self.seats) == list(actors):
            return
        for box in self.seats.values():
            self._seats.removeWidget(box)
            box.deleteLater()
        self.seats = {key: QCheckBox(unmarked(actor.label)) for key, actor in actors.items()}
        for place, box in enumerate(self.seats.values()):
            self._seats.addWidget(box, place // _ABREAST, place % _ABREAST)

    def _open(self) -> None:
        if not self.open.isEnabled():
            return
        if self.which.value:
            self._host.go_on(self.which.value)
            return
        taken = [key for key, box in self.seats.items() if box.isChecked()]
        if self._host.open_session(self.name.text().strip(), taken):
            self.name.clear()


class StartForm(QWidget):
    """A session is open, and no phone can join yet."""

    def __init__(self, bench: Workbench, host: Host) -> None:
        super().__init__()
        self._bench, self._host = bench, host
        self.name, self.says = label("display"), label("lead")
        self.kept = label("muted")
        self.address = Picker(_("Address of this computer"), lambda: None)
        self.again = QPushButton(_("&Look again"))
        explain(self.again, _("Look again which networks this computer is on"))
        self.again.clicked.connect(self._look)
        self.start = QPushButton(_("&Let phones join"))
        self.start.setObjectName("primary")
        self.start.clicked.connect(lambda: host.start(self.address.value))
        row = QHBoxLayout()
        row.addWidget(self.address)
        row.addWidget(self.again)
        row.addStretch(1)
        column = _column(self)
        for each in (self.name, self.says, self.kept):
            column.addWidget(each)
        column.addLayout(row)
        label_of(self.address, self.address.toolTip())
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
        self._looked = False

    def refresh(self) -> None:
        """Show what is needed before it can start."""
        session = self._host.session
        if session is None:
            return
        if not self._looked:
            self._look()
        self.name.setText(session.name)
        saved = self._bench.path is not None
        self.says.setText(
            _(
                "Phones must be on the same network as this computer. Choose the address at which they"
                " reach it, and let them join."
            )
            if saved
            else _("Save the scenario first (Ctrl+S): the votes are kept for its file.")
        )
        self.kept.setText(self._host.notice or self._unfinished())
        self.kept.setVisible(bool(self.kept.text()))
        self.start.setEnabled(saved and bool(self.address.value) and not self._host.busy)

    def _unfinished(self) -> str:
        """What is said where a round was asked when the program ended; "" where none was."""
        found = self._host.round
        if found is None or found.state not in ("open", "closed"):
            return ""
        return _(
            "The round “{round}” is not revealed yet. Once phones can join again it goes on with all"
            " votes that were acknowledged."
        ).format(round=found.name)

    def _look(self) -> None:
        """Ask the system for the addresses; that asks nobody on a network."""
        from scenario_desk.workshop.addresses import addresses

        self._looked = True
        found = [(each.host, _named(each.host, each.interface)) for each in addresses()]
        here = (LOOPBACK, _("{address} (this computer alone, to try it)").format(address=LOOPBACK))
        self.address.offer([*found, here])
        if not found:
            self._bench.told.emit(
                _(
                    "This computer is on no network; join the one the phones are on, or open its own"
                    " hotspot, then look again."
                )
            )
        elif len(found) > 1:
            text = ngettext(
                "This computer is on {count} network; choose its address on the one the phones are on.",
                "This computer is on {count} networks; choose its address on the one the phones are on.",
                len(found),
            )
            self._bench.told.emit(text.format(count=len(found)))
        self.refresh()


def _named(host: str, interface: str) -> str:
    if not interface:
        return host
    return _("{address} ({interface})").format(address=host, interface=interface)


def _column(widget: QWidget) -> QVBoxLayout:
    """A column in the middle of a widget, no wider than is read at ease."""
    across = QHBoxLayout(widget)
    across.addStretch(1)
    inner = QWidget()
    inner.setMaximumWidth(_WIDEST)
    across.addWidget(inner, 8)
    across.addStretch(1)
    column = QVBoxLayout(inner)
    column.setSpacing(12)
    column.addStretch(1)
    return column
